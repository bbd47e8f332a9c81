/**
 * The queue that works before the script has loaded:
 * `(window.streamPicks ||= []).push(['highlight', ['SKU-1']])`. Each entry names a method of the
 * element, or the property `player`, `catalog`, `consent` or `basket`, and its arguments.
 */

/** What an entry may reach; anything else is refused. */
const METHODS = ['track', 'highlight', 'why', 'openYourData'] as const;
const PROPERTIES = ['player', 'catalog', 'consent', 'basket'] as const;

/** An element that takes entries. */
export type QueueTarget = Record<(typeof METHODS)[number], (...values: never[]) => void> &
  Record<(typeof PROPERTIES)[number], unknown>;

/**
 * Connects an element to the page's queue: what waits is done now, what is pushed later at once.
 * With several elements each entry goes to all that are there.
 * @param refused Told of entries that name nothing we have.
 * @returns The function that ends it.
 */
export function attachQueue(target: QueueTarget, refused: (entry: unknown) => void): () => void {
  const queue = openQueue();
  const take = (entry: unknown) => {
    if (!apply(target, entry)) refused(entry);
  };
  queue.targets.add(take);
  if (queue.waiting.length > 0) {
    for (const entry of queue.waiting) take(entry);
    // Elements that are upgraded in the same task get them too, later ones do not get them again.
    queueMicrotask(() => queue.waiting.splice(0));
  }
  return () => queue.targets.delete(take);
}

interface Queue {
  /** Pushed while there was no element. */
  readonly waiting: unknown[];
  readonly targets: Set<(entry: unknown) => void>;
}

/** Most entries kept while there is no element; the newest stay. */
const MAX_WAITING = 100;

const queues = new WeakMap<Window, Queue>();

/** Replaces the page's array by one whose `push` acts at once. */
function openQueue(): Queue {
  const known = queues.get(window);
  if (known) return known;
  const page = window as Window & { streamPicks?: unknown };
  const before: unknown[] = Array.isArray(page.streamPicks) ? page.streamPicks : [];
  const queue: Queue = { waiting: before.slice(-MAX_WAITING), targets: new Set() };
  page.streamPicks = {
    push: (...entries: unknown[]) => {
      for (const entry of entries) {
        if (queue.targets.size === 0) {
          queue.waiting.push(entry);
          if (queue.waiting.length > MAX_WAITING) queue.waiting.shift();
        }
        for (const take of queue.targets) take(entry);
      }
      return queue.waiting.length;
    },
  };
  queues.set(window, queue);
  return queue;
}

function apply(target: QueueTarget, entry: unknown): boolean {
  if (!Array.isArray(entry)) return false;
  const [name, ...values] = entry as [unknown, ...never[]];
  const method = METHODS.find((known) => known === name);
  if (method) {
    target[method](...values);
    return true;
  }
  const property = PROPERTIES.find((known) => known === name);
  if (property === undefined) return false;
  (target as Record<string, unknown>)[property] = values[0];
  return true;
}
