import type { ErrorCode } from '../../core/errors.js';
import { StreamPicksError } from '../../core/errors.js';
import type { Settings } from '../../wire/settings.js';
import type { SessionOptions } from './options.js';
import type { Store } from './store.js';

/** Codes that stay between parts of the code; a page hears of them as `engine`. */
const INNER_CODES: readonly ErrorCode[] = [
  'mechanism',
  'plan',
  'dataset',
  'limit',
  'log',
  'passphrase-wrong',
  'passphrase-wait',
  'passphrase-short',
  'passphrase-busy',
];

/** What the parts of a session share. */
export interface Context {
  readonly options: SessionOptions;
  readonly store: Store;
  /** The settings as they are now. */
  readonly settings: () => Settings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tells the page of a fault: one `sp-error`, one console line. Never throws. */
  readonly fault: (error: unknown, otherwise: ErrorCode, count?: number) => void;
}

/** Makes {@link Context.fault} for an element. */
export function faultTeller(fire: SessionOptions['fire']): Context['fault'] {
  return (error, otherwise, count) => {
    const known = error instanceof StreamPicksError ? error : null;
    const code = known ? (INNER_CODES.includes(known.code) ? 'engine' : known.code) : otherwise;
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`stream-picks: ${code}: ${reason}`);
    fire('sp-error', {
      code,
      ...(known?.path === undefined ? {} : { path: known.path }),
      ...(count === undefined ? {} : { count }),
    });
  };
}
