import { StreamPicksError } from '../core/errors.js';
import type { RandomBytes } from '../privacy/mechanism/random.js';

/** Bytes fetched at once; one call for each byte would take most of a simulation's time. */
const STORE_BYTES = 16_384;

/**
 * A source of uniform bytes from the operating system. They are fetched in advance and each is
 * handed out once, as a copy.
 *
 * @throws StreamPicksError `mechanism`, from the source, for more than 16,384 bytes at once.
 */
export function createRandomBytes(): RandomBytes {
  const store = new Uint8Array(STORE_BYTES);
  let used = STORE_BYTES;
  return (length) => {
    if (length > STORE_BYTES) {
      throw new StreamPicksError('mechanism', `${length} bytes are more than ${STORE_BYTES}`);
    }
    if (used + length > STORE_BYTES) {
      crypto.getRandomValues(store);
      used = 0;
    }
    used += length;
    return store.slice(used - length, used);
  };
}
