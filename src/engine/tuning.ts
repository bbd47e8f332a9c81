import type { Comparison, OwnWeights } from '../core/comparison.js';
import { COMPARISONS_PER_RUN } from '../core/comparison.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import type { Storage } from './storage/storage.js';
import type { Durability, Vault, Write } from './storage/vault.js';
import { ConflictError, LockedError, retryConflicts } from './storage/vault.js';

export type { OwnWeights } from '../core/comparison.js';

/** What was taken out, exactly as it was. */
export interface RemovedTuning {
  readonly comparisons: readonly Comparison[];
  /** The weights that were learned from some of them. */
  readonly own: OwnWeights | null;
}

/** Nothing was taken out. */
export const NOTHING_REMOVED: RemovedTuning = { comparisons: [], own: null };

/**
 * Newest comparisons kept; as many as one run learns from. Older ones stay while weights that were
 * learned from them count, so that what is taken out later still takes these with it.
 */
export const MAX_COMPARISONS = 200;

const STORE = 'learning';
const OWN_ID = 'weights';
/** Sorts comparisons behind the weights and apart from them. */
const COMPARISON_PREFIX = '~';

/**
 * A viewer's comparisons and own weights for one shop. All of it is in memory; the storage decides
 * whether it is on disk too. Weights never outlive a comparison that they were learned from: where
 * one is taken out or expires, they go, and the rest counts as new.
 */
export class Tuning {
  readonly #storage: Storage;
  readonly #shop: string;
  #comparisons: Comparison[] = [];
  #own: OwnWeights | null = null;
  #version = 0;

  constructor(storage: Storage, shop: string) {
    this.#storage = storage;
    this.#shop = shop;
  }

  /** Oldest first. */
  get comparisons(): readonly Comparison[] {
    return this.#comparisons;
  }

  /** The viewer's own weights, whatever shipped ones they stand for. */
  get kept(): OwnWeights | null {
    return this.#own;
  }

  /** What the next run learns from, oldest first. */
  get newest(): readonly Comparison[] {
    return this.#comparisons.slice(-MAX_COMPARISONS);
  }

  /** Goes up whenever something was taken out or put back: what is being learned is void then. */
  get version(): number {
    return this.#version;
  }

  /** The viewer's own weights, where they stand for these shipped ones. */
  own(base: string): OwnWeights | null {
    return this.#own?.base === base ? this.#own : null;
  }

  /** Comparisons that no weights of this base were learned from. */
  fresh(base: string): number {
    const own = this.own(base);
    if (own === null) return this.#comparisons.length;
    return this.#comparisons.filter(({ at }) => at > own.newestAt).length;
  }

  /** True when there is enough new for one run. */
  isDue(base: string): boolean {
    return this.fresh(base) >= COMPARISONS_PER_RUN;
  }

  /** Reads what is kept; comparisons whose act is gone are dropped. Rejects with code `storage`. */
  async load(signalIds: ReadonlySet<string>): Promise<void> {
    const records = await this.#storage
      .vault(STORE)
      .read<Comparison | OwnWeights>(STORE, this.#shop);
    const own = records.find(({ id }) => id === OWN_ID)?.value as OwnWeights | undefined;
    this.#own = own ?? null;
    this.#version += 1;
    this.#comparisons = records
      .filter(({ id }) => id !== OWN_ID)
      .map(({ value }) => value as Comparison)
      .sort(byTime);
    await this.#drop(({ signalId }) => !signalIds.has(signalId), 'strict');
  }

  /** Adds new comparisons. */
  async add(comparisons: readonly Comparison[]): Promise<void> {
    if (comparisons.length === 0) return;
    this.#comparisons = [...this.#comparisons, ...comparisons].sort(byTime);
    await this.#commit(
      [...comparisons.map((each) => this.#put(each)), ...this.#takeSurplus()],
      'relaxed',
    );
  }

  /** Keeps weights that were learned. */
  async setOwn(own: OwnWeights): Promise<void> {
    this.#own = own;
    await this.#writeOwn();
    await this.#commit(this.#takeSurplus(), 'relaxed');
  }

  /** Takes out what follows from some acts. */
  async remove(signalIds: ReadonlySet<string>): Promise<RemovedTuning> {
    return this.#drop(({ signalId }) => signalIds.has(signalId), 'strict');
  }

  /** Takes out everything: the standard weights count again. */
  async reset(): Promise<RemovedTuning> {
    return this.#drop(() => true, 'strict');
  }

  /** Deletes what is past its time; says how many records that were. */
  async purge(nowMs: number): Promise<number> {
    const before = this.#own;
    const { comparisons } = await this.#drop(
      ({ at }) => isExpired(at, nowMs, RETENTION_DAYS.history),
      'strict',
    );
    let count = comparisons.length;
    if (this.#own !== null && isExpired(this.#own.oldestAt, nowMs, RETENTION_DAYS.history)) {
      this.#own = null;
      await this.#commit(
        [{ kind: 'delete', store: STORE, shop: this.#shop, id: OWN_ID }],
        'strict',
      );
    }
    if (before !== this.#own) count += 1;
    return count;
  }

  /**
   * Puts back what was taken out, but for comparisons whose act has gone since. The weights only come
   * back where every comparison that they were learned from is there again.
   */
  async restore(removed: RemovedTuning, signalIds: ReadonlySet<string>): Promise<void> {
    const comparisons = removed.comparisons.filter(({ signalId }) => signalIds.has(signalId));
    const { own } = removed;
    if (comparisons.length === 0 && own === null) return;
    this.#version += 1;
    this.#comparisons = [...this.#comparisons, ...comparisons].sort(byTime);
    await this.#commit(
      comparisons.map((each) => this.#put(each)),
      'strict',
    );
    // What has been learned since stays.
    if (own === null || this.#own !== null) return;
    const { oldestAt, newestAt } = own;
    const there = this.#comparisons.filter(({ at }) => at >= oldestAt && at <= newestAt);
    if (there.length === own.comparisons) await this.setOwn(own);
  }

  /** The writes that put these in the place of all that is kept. */
  writesOf(comparisons: readonly Comparison[], own: OwnWeights | null): Write[] {
    const place = { store: STORE, shop: this.#shop } as const;
    return [
      { kind: 'clear', ...place },
      ...comparisons.map((each) => this.#put(each)),
      ...(own === null
        ? []
        : [{ kind: 'put', ...place, id: OWN_ID, value: own, after: 0 } as const]),
    ];
  }

  /** After a fault of the disk: deletes there too what was taken out of memory only. */
  async removeBehind({ comparisons, own }: RemovedTuning): Promise<void> {
    await this.#storage.abandoned?.commit(this.#deletions(comparisons, own), 'strict');
  }

  /** After `history` was turned on: what was in memory goes to disk too. */
  async keep(): Promise<void> {
    const stored = new Set(
      (await this.#storage.vault(STORE).read(STORE, this.#shop)).map(({ id }) => id),
    );
    const missing = this.#comparisons.filter(({ id }) => !stored.has(COMPARISON_PREFIX + id));
    await this.#commit(
      missing.map((each) => this.#put(each)),
      'strict',
    );
    if (this.#own !== null) await this.#writeOwn();
  }

  /** Forgets everything in memory. */
  async forget(): Promise<void> {
    this.#comparisons = [];
    this.#own = null;
    this.#version += 1;
    await this.#storage.memory.commit(
      [{ kind: 'clear', store: STORE, shop: this.#shop }],
      'relaxed',
    );
  }

  /** Takes out in memory what is more than is kept; gives the writes that do the same on disk. */
  #takeSurplus(): Write[] {
    const { oldestAt = 0, newestAt = -1 } = this.#own ?? {};
    const surplus = this.#comparisons
      .slice(0, -MAX_COMPARISONS)
      .filter(({ at }) => at < oldestAt || at > newestAt);
    this.#comparisons = this.#comparisons.filter((one) => !surplus.includes(one));
    return surplus.map((each) => this.#delete(each));
  }

  async #drop(
    isGone: (one: Comparison) => boolean,
    durability: Durability,
  ): Promise<RemovedTuning> {
    const comparisons = this.#comparisons.filter(isGone);
    if (comparisons.length === 0) return { comparisons, own: null };
    const learned = comparisons.some(({ at }) => this.#own !== null && at <= this.#own.newestAt);
    const own = learned ? this.#own : null;
    this.#version += 1;
    this.#comparisons = this.#comparisons.filter((one) => !comparisons.includes(one));
    if (learned) this.#own = null;
    await this.#commit(this.#deletions(comparisons, own), durability);
    return { comparisons, own };
  }

  async #writeOwn(): Promise<void> {
    const write = (vault: Vault) =>
      retryConflicts(async () => {
        const before = await vault.get(STORE, this.#shop, OWN_ID);
        const after = before?.revision ?? 0;
        const value = this.#own;
        const put: Write = {
          kind: 'put',
          store: STORE,
          shop: this.#shop,
          id: OWN_ID,
          value,
          after,
        };
        await vault.commit([put], 'strict');
      });
    try {
      await this.#storage.on(STORE, write);
    } catch (error) {
      // Another tab erased the profile meanwhile; the weights hold for this visit.
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  async #commit(writes: readonly Write[], durability: Durability): Promise<void> {
    if (writes.length === 0) return;
    try {
      await this.#storage.vault(STORE).commit(writes, durability);
    } catch (error) {
      // Another tab locked the profile: these wait for the passphrase in memory.
      if (error instanceof LockedError) await this.#storage.memory.commit(writes, durability);
      // Another tab erased the profile meanwhile: then these are erased too.
      else if (!(error instanceof ConflictError)) this.#storage.fail(error);
    }
  }

  #deletions(comparisons: readonly Comparison[], own: OwnWeights | null): Write[] {
    const weights: Write = { kind: 'delete', store: STORE, shop: this.#shop, id: OWN_ID };
    return [...comparisons.map((each) => this.#delete(each)), ...(own === null ? [] : [weights])];
  }

  #put(value: Comparison): Write {
    const id = COMPARISON_PREFIX + value.id;
    return { kind: 'put', store: STORE, shop: this.#shop, id, value, after: 0 };
  }

  #delete({ id }: Comparison): Write {
    return { kind: 'delete', store: STORE, shop: this.#shop, id: COMPARISON_PREFIX + id };
  }
}

function byTime(a: Comparison, b: Comparison): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
