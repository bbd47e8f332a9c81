/** Where a command writes, looked at before the work begins, so that hours of it are not lost. */

import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StreamPicksError } from '../core/errors.js';

/**
 * Makes the folder of a file that is to be written.
 * @throws {StreamPicksError} `settings` where there can be no such file
 */
export async function prepareOutput(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (cause) {
    throw new StreamPicksError('settings', 'there can be no such file', { path: file, cause });
  }
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() === true) {
    throw new StreamPicksError('settings', 'is a folder, not a file', { path: file });
  }
}
