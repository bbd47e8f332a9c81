/**
 * Every fault the widget can name. The first group is what a page hears as `sp-error`; the second
 * stays between parts of the code.
 */
export const ERROR_CODES = {
  /** An attribute or property has a value that cannot be used. */
  settings: 'settings',
  /** The catalogue could not be fetched or read. */
  'catalog-load': 'catalog-load',
  /** The catalogue holds nothing usable. */
  'catalog-invalid': 'catalog-invalid',
  /** Some products were refused, the rest is shown. */
  'catalog-partial': 'catalog-partial',
  /** A cue claims to be ours and cannot be read. */
  cue: 'cue',
  /** The player named by `for` is missing or cannot be listened to. */
  player: 'player',
  /** IndexedDB or a stored record failed; the widget goes on in memory. */
  storage: 'storage',
  /** No worker could start; the engine runs on the main thread. */
  worker: 'worker',
  /** The engine failed; products stay in show order. */
  engine: 'engine',
  /** The manifest is missing, malformed, or not the one that was pinned or committed. */
  manifest: 'manifest',
  /** A report was refused for good. */
  report: 'report',
  /** The page did not take, or refused, an add to the basket. */
  cart: 'cart',
  /** A choice could not be recorded. */
  consent: 'consent',
  /** The pack was refused, or weights have another shape; picks go on without it. */
  model: 'model',
  /** Privacy arithmetic was asked for something outside its range. */
  mechanism: 'mechanism',
  /** A show cannot be planned as asked. */
  plan: 'plan',
  /** A file that a command reads (histories, orders, attributes) is not as its format says. */
  dataset: 'dataset',
  /** A file that is to be imported is no export, was changed, or is of another shop. */
  import: 'import',
  /** Not the passphrase that the profile was locked with. */
  'passphrase-wrong': 'passphrase-wrong',
  /** Too many wrong passphrases in a row: the next may be tried after a pause. */
  'passphrase-wait': 'passphrase-wait',
  /** Another tab is at the key, and did not come to an end of it. */
  'passphrase-busy': 'passphrase-busy',
  /** A new passphrase has too few characters. */
  'passphrase-short': 'passphrase-short',
  /** An audit found a measure past the limit it is held against. */
  limit: 'limit',
  /** An audit log is not as it was written. */
  log: 'log',
} as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** Longest message, in characters: input stands in some, and a megabyte of it helps nobody. */
const MAX_MESSAGE_LENGTH = 600;

/** The one error class of the project: a code for programs, a message for developers. */
export class StreamPicksError extends Error {
  override readonly name = 'StreamPicksError';
  /** Which of the closed list of faults this is. */
  readonly code: ErrorCode;
  /** Where in the input the fault lies, as `products[3].price.current`, when there is such a place. */
  readonly path: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { path?: string | undefined; cause?: unknown } = {},
  ) {
    super(shortened(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.path = options.path;
  }
}

function shortened(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH
    ? `${message.slice(0, MAX_MESSAGE_LENGTH)} …`
    : message;
}
