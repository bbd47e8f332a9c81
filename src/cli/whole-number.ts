import { StreamPicksError } from '../core/errors.js';

/**
 * Lets a whole number within bounds pass.
 * @param path name of the option, told with the error
 * @throws StreamPicksError `settings` for any other value
 */
export function assertWhole(path: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new StreamPicksError(
    'settings',
    `${path} must be a whole number from ${least} to ${most}`,
    {
      path,
    },
  );
}
