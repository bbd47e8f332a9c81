/** Options of every command that talks to a collector. */

import { InvalidArgumentError, Option } from 'commander';

/** Which collector, and as whom. */
export interface Access {
  readonly collector: string;
  readonly token?: string;
}

/** Variable that the host token is read from, so that it need not stand in a list of processes. */
export const TOKEN_VARIABLE = 'STREAM_PICKS_TOKEN';

/** Where a collector on this machine is, unless told otherwise. */
export const DEFAULT_COLLECTOR = 'http://127.0.0.1:8787';

/** `--token`, or its variable. */
export function tokenOption(): Option {
  return new Option('--token <token>', 'host token').env(TOKEN_VARIABLE);
}

/**
 * A number from the command line.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Not a number.');
  return value;
}
