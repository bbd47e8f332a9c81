import type { StoreName } from './schema.js';
import { ORIGIN_WIDE } from './schema.js';
import type { Durability, Stored, Vault, Write } from './vault.js';
import { ConflictError } from './vault.js';

interface Kept {
  readonly revision: number;
  /** JSON text, so that what is read is always a copy. */
  readonly json: string;
}

/**
 * A vault that ends with the page. It also takes over in the middle of a visit when the disk fails,
 * so a change may name a revision of a record that this vault has never held.
 */
export class MemoryVault implements Vault {
  readonly #records = new Map<string, Map<string, Kept>>();

  async read<T>(store: StoreName, shop: string): Promise<Stored<T>[]> {
    const all = [...this.#of(store, shop)].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.map(([id, kept]) => open<T>(id, kept));
  }

  async get<T>(store: StoreName, shop: string, id: string): Promise<Stored<T> | null> {
    const kept = this.#of(store, shop).get(id);
    return kept === undefined ? null : open<T>(id, kept);
  }

  async last<T>(store: StoreName, shop: string): Promise<Stored<T> | null> {
    return (await this.read<T>(store, shop)).at(-1) ?? null;
  }

  async count(store: StoreName, shop: string): Promise<number> {
    return this.#of(store, shop).size;
  }

  async commit(writes: readonly Write[], _durability: Durability): Promise<void> {
    for (const write of writes) {
      if (write.kind !== 'put') continue;
      const kept = this.#of(write.store, write.shop).get(write.id);
      if (kept !== undefined && kept.revision !== write.after) {
        throw new ConflictError(write.store, write.id);
      }
    }
    for (const write of writes) this.#apply(write);
  }

  async bytes(shop: string): Promise<number> {
    let sum = 0;
    for (const [place, records] of this.#records) {
      const owner = place.slice(place.indexOf('|') + 1);
      if (owner !== shop && owner !== ORIGIN_WIDE) continue;
      for (const { json } of records.values()) sum += json.length;
    }
    return sum;
  }

  #apply(write: Write): void {
    if (write.kind === 'drop-key') return;
    const records = this.#of(write.store, write.shop);
    if (write.kind === 'clear') records.clear();
    else if (write.kind === 'delete') records.delete(write.id);
    else records.set(write.id, { revision: write.after + 1, json: JSON.stringify(write.value) });
  }

  #of(store: StoreName, shop: string): Map<string, Kept> {
    const place = `${store}|${shop}`;
    let records = this.#records.get(place);
    if (records === undefined) {
      records = new Map();
      this.#records.set(place, records);
    }
    return records;
  }
}

function open<T>(id: string, kept: Kept): Stored<T> {
  return { id, revision: kept.revision, value: JSON.parse(kept.json) as T };
}
