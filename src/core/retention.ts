import type { Purpose } from './consent.js';

const DAY_MS = 86_400_000;

/** How long what a purpose stores is kept, in days since the signal or report (design, section 3.1). */
export const RETENTION_DAYS: Readonly<Record<Exclude<Purpose, 'picks' | 'region'>, number>> = {
  history: 90,
  counts: 28,
  offers: 30,
};

/**
 * True when something noted at `atMs` must be gone at `nowMs`. A clock set back never prolongs a
 * life: what lies more than a day in the future is expired too.
 */
export function isExpired(atMs: number, nowMs: number, ttlDays: number): boolean {
  return nowMs - atMs >= ttlDays * DAY_MS || atMs - nowMs > DAY_MS;
}
