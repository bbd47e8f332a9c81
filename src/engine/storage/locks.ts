import { partitioned } from './partition.js';

/** What runs in one tab at a time. */
const PREFIX = 'stream-picks:';

/** Order of work where the browser has no Web Locks; revisions keep other tabs apart then. */
const queues = new Map<string, Promise<unknown>>();

/** Locks held by engines of this thread where the browser has no Web Locks. */
const held = new Set<string>();

/**
 * How long work that revisions guard anyway waits for its turn, milliseconds: a tab that was frozen
 * with a lock in hand must not hold up an erase (viewer rules, 12).
 */
export const LOCK_PATIENCE_MS = 250;

/** How long work that no other tab may be at waits before it is given up, milliseconds. */
export const TURN_PATIENCE_MS = 500;

/**
 * Runs work while no other tab runs work under the same name. Where there are no Web Locks it keeps
 * apart only this thread's engines; the revision check of each commit guards against other tabs.
 * @param patienceMs After so long it runs all the same: only for work that starts again on a
 * `ConflictError`.
 * @param late What is done then instead.
 */
export async function withLock<T>(
  name: string,
  work: () => Promise<T>,
  patienceMs = Number.POSITIVE_INFINITY,
  late = work,
): Promise<T> {
  const locks = webLocks();
  if (locks !== null)
    return withWebLock(locks, partitioned(PREFIX + name), work, { patienceMs, late });
  const before = queues.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  queues.set(name, mine);
  try {
    return await mine;
  } finally {
    if (queues.get(name) === mine) queues.delete(name);
  }
}

async function withWebLock<T>(
  locks: LockManager,
  name: string,
  work: () => Promise<T>,
  { patienceMs, late }: { readonly patienceMs: number; readonly late: () => Promise<T> },
): Promise<T> {
  if (patienceMs === Number.POSITIVE_INFINITY) return locks.request(name, work);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  let isOurs = false;
  try {
    return await locks.request(name, { signal: patience.signal }, () => {
      isOurs = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (isOurs || !patience.signal.aborted) throw error;
    return late();
  }
}

/** Runs work unless another tab runs work under the same name; false when one does. */
export async function withFreeLock(name: string, work: () => Promise<void>): Promise<boolean> {
  const locks = webLocks();
  if (locks !== null) {
    return locks.request(partitioned(PREFIX + name), { ifAvailable: true }, async (lock) => {
      if (lock !== null) await work();
      return lock !== null;
    });
  }
  if (queues.has(name)) return false;
  await withLock(name, work);
  return true;
}

/**
 * Asks for a lock that is kept until `signal` aborts. `onHeld` is called when it is ours; resolves
 * to true when it was ours at once, and to false when another tab has it: then `onHeld` follows as
 * soon as that tab lets go, unless `wait` is false. Without Web Locks it is always ours, once per thread.
 */
export async function holdLock(
  name: string,
  signal: AbortSignal,
  onHeld: () => void,
  wait = true,
): Promise<boolean> {
  const locks = webLocks();
  if (locks === null) {
    if (held.has(name) || signal.aborted) return false;
    held.add(name);
    signal.addEventListener('abort', () => held.delete(name), { once: true });
    onHeld();
    return true;
  }
  const keep = () =>
    new Promise<void>((release) => {
      if (signal.aborted) release();
      signal.addEventListener('abort', () => release(), { once: true });
      if (!signal.aborted) onHeld();
    });
  const atOnce = await new Promise<boolean>((resolve, reject) => {
    locks
      .request(partitioned(PREFIX + name), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : keep();
      })
      .catch(reject);
  });
  if (!atOnce && wait && !signal.aborted) {
    // Ends in an AbortError when the engine closes before its turn.
    locks.request(partitioned(PREFIX + name), { signal }, keep).catch(() => undefined);
  }
  return atOnce;
}

function webLocks(): LockManager | null {
  return typeof navigator !== 'undefined' && navigator.locks !== undefined ? navigator.locks : null;
}
