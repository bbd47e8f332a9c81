import type { Context } from './context.js';

/** How long after a show's deadline its report ids are kept. */
const IDS_KEPT_AFTER_DEADLINE_MS = 3_600_000;

/** How often the collector looks for ids to forget. */
const PURGE_EVERY_MS = 300_000;

/** Forgets the ids of shows whose deadline is more than an hour past; gives how many. */
export async function forgetOldIds(context: Context, signal?: AbortSignal): Promise<number> {
  try {
    const ids = await context.storage.forgetIds(context.now() - IDS_KEPT_AFTER_DEADLINE_MS, signal);
    context.metrics.forgotten(ids);
    return ids;
  } catch (error) {
    context.onFault('purge', error);
    return 0;
  }
}

/** Forgets old ids now and every five minutes; returns a function that stops and waits for the last run. */
export function startPurging(context: Context): () => Promise<void> {
  const stop = new AbortController();
  let running = forgetOldIds(context, stop.signal);
  const timer = setInterval(() => {
    running = running.then(() => forgetOldIds(context, stop.signal));
  }, PURGE_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}
