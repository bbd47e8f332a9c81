/** First wait before a retry, in milliseconds; it doubles with each attempt. */
export const FIRST_WAIT_MS = 2000;

/** Attempts in one page load, the first included. What is left is tried again on the next load. */
export const MAX_ATTEMPTS = 6;

/**
 * Wait before the attempt after attempt number `attempt` (1 = first), in milliseconds: exponential
 * with full jitter above half, never below what the collector asked for, however long that is.
 * @param random Uniform in 0 to 1. Only spreads load; nothing about privacy hangs on it.
 */
export function waitBeforeRetry(attempt: number, random: number, retryAfterMs = 0): number {
  const ceiling = FIRST_WAIT_MS * 2 ** (attempt - 1);
  const own = ceiling / 2 + (ceiling / 2) * random;
  return Math.max(own, retryAfterMs + own / 2);
}
