/**
 * As much of IndexedDB as the keys' code asks of it, in memory: transactions that hold all or nothing
 * are the browsers' own and are tested there; here it is what the code writes, and in which order.
 */

globalThis.IDBKeyRange ??= { bound: (lower, upper) => ({ lower, upper }) };

/** A connection whose tables a test may look into: `tables.keys` is a map from key to record. */
export class FakeConnection {
  /** Write transactions before every further one fails, as when the browser is killed. */
  killAfter = Number.POSITIVE_INFINITY;
  /** Called before each write transaction; stands for what another tab does in between. */
  onWrite = () => undefined;
  tables = {};

  /** One piece of work on the open database. */
  async use(work) {
    return work(this.#database());
  }

  /** The records of a store, in the order of their keys. */
  all(name) {
    return [...this.#table(name)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  }

  /** Puts a record where it belongs, past all code that is tested. */
  put(name, value) {
    this.#table(name).set(JSON.stringify(value.name ?? [value.shop, value.id]), value);
  }

  #table(name) {
    this.tables[name] ??= new Map();
    return this.tables[name];
  }

  #store(name, isOpen) {
    const table = this.#table(name);
    // A request after the transaction has ended is the fault that browsers make of it.
    const request =
      (act) =>
      async (...args) => {
        if (!isOpen()) throw new DOMException('the transaction has finished', 'InvalidStateError');
        return act(...args);
      };
    return {
      get: request((key) => table.get(JSON.stringify(key))),
      getAll: request((range) => this.all(name).filter(({ shop }) => isWithin(range, shop))),
      count: request((key) => (table.has(JSON.stringify(key)) ? 1 : 0)),
      put: request((value) => this.put(name, value)),
      delete: request((key) => void table.delete(JSON.stringify(key))),
    };
  }

  #database() {
    const always = (name) => this.#store(name, () => true);
    return {
      get: (name, key) => always(name).get(key),
      getAll: (name, range) => always(name).getAll(range),
      put: (name, value) => always(name).put(value),
      delete: (name, key) => always(name).delete(key),
      transaction: (names, mode, { durability } = {}) => {
        if (mode !== 'readwrite' || durability !== 'strict') throw new Error('not a strict write');
        this.killAfter -= 1;
        if (this.killAfter < 0) throw new DOMException('killed', 'AbortError');
        this.onWrite();
        let isOpen = true;
        const scope = [names].flat();
        const objectStore = (name) => {
          if (!scope.includes(name)) throw new DOMException(`${name} is not in`, 'NotFoundError');
          return this.#store(name, () => isOpen);
        };
        return {
          objectStore,
          get store() {
            return objectStore(scope[0]);
          },
          get done() {
            return afterThisTask(() => {
              isOpen = false;
            });
          },
        };
      },
    };
  }
}

async function afterThisTask(act) {
  await new Promise((resolve) => setTimeout(resolve));
  act();
}

function isWithin(range, shop) {
  return range === undefined || (range.lower[0] === shop && Array.isArray(range.upper[1]));
}
