/** Classes and types of `<stream-picks>`. Importing this registers nothing; `define.js` does. */

export type { ConsentSource, Purpose, Purposes } from './core/consent.js';
export { PURPOSES } from './core/consent.js';
export type { ErrorCode } from './core/errors.js';
export { ERROR_CODES, StreamPicksError } from './core/errors.js';
export type { Product } from './core/product.js';
export type { Signal, SignalType } from './core/signal.js';
export type { Messages } from './i18n/messages.js';
export type { ConsentMap } from './page/session/options.js';
export * from './ui/events.js';
export { StreamPicksElement } from './ui/stream-picks/stream-picks.js';
