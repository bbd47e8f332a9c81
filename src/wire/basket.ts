import { StreamPicksError } from '../core/errors.js';

/** Most things in one basket that are looked at. */
const MAX_ITEMS = 1000;

/**
 * Checks what a page says is in the basket: ids of products or of variants, as text or numbers. Null
 * where the page takes back what it said.
 * @throws {StreamPicksError} `settings`; `path` names the entry, as `basket[2]`.
 */
export function readBasket(input: unknown): readonly string[] | null {
  if (input === null || input === undefined) return null;
  if (!Array.isArray(input)) throw refuse('basket', 'is no list');
  if (input.length > MAX_ITEMS) throw refuse('basket', `has more than ${MAX_ITEMS} entries`);
  return Array.from(input, (entry: unknown, at) => {
    const id = typeof entry === 'number' && Number.isSafeInteger(entry) ? String(entry) : entry;
    if (typeof id === 'string' && id !== '' && id.length <= 128) return id;
    throw refuse(`basket[${at}]`, 'is no id');
  });
}

function refuse(path: string, message: string): StreamPicksError {
  return new StreamPicksError('settings', `${path} ${message}`, { path });
}
