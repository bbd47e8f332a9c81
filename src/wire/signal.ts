import { StreamPicksError } from '../core/errors.js';
import type { Signal, SignalType } from '../core/signal.js';
import { SIGNAL_TYPES } from '../core/signal.js';

/** Longest search that is noted, in characters. */
export const MAX_QUERY_LENGTH = 200;

/** Longest dwell that is noted, in seconds. */
export const MAX_DWELL_SECONDS = 3600;

/**
 * Checks what a page passes to `track()`. Keys that the type does not use are left out.
 * @throws {StreamPicksError} `settings`; `path` names the field, as `track.value`.
 */
export function readSignal(input: unknown): Signal {
  const raw = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
  const type = raw['type'] as SignalType;
  if (!SIGNAL_TYPES.includes(type)) throw refuse('type', `is none of ${SIGNAL_TYPES.join(', ')}`);
  if (type === 'search') return { type, query: readQuery(raw['query']) };
  const productId = raw['productId'];
  if (typeof productId !== 'string' || productId === '' || productId.length > 128) {
    throw refuse('productId', 'is not a product id');
  }
  if (type === 'dwell')
    return { type, productId, value: within(raw['value'], 0, MAX_DWELL_SECONDS) };
  if (type === 'react') return { type, productId, value: within(raw['value'], -1, 1) };
  return { type, productId };
}

function readQuery(query: unknown): string {
  if (typeof query !== 'string' || query.trim() === '') throw refuse('query', 'is not text');
  return query.trim().slice(0, MAX_QUERY_LENGTH);
}

function within(value: unknown, low: number, high: number): number {
  if (typeof value === 'number' && value >= low && value <= high) return value;
  throw refuse('value', `is not a number from ${low} to ${high}`);
}

function refuse(field: string, message: string): StreamPicksError {
  return new StreamPicksError('settings', `track: ${field} ${message}`, { path: `track.${field}` });
}
