import type { SwitchedNote } from '../core/after-show.js';
import { toBase64Url } from '../core/base64-url.js';
import { NOTHING_SAID, type SpotlightSwitches } from '../core/pacing.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import type { NotedType, StoredSignal } from '../core/signal.js';
import type { RandomBytes } from '../privacy/mechanism/random.js';
import { byTime, insert } from './in-order.js';
import type { StoreName } from './storage/schema.js';
import type { Storage } from './storage/storage.js';
import type { Durability, Vault, Write } from './storage/vault.js';
import { ConflictError, LockedError, retryConflicts } from './storage/vault.js';
import { isSwitched, SwitchedNotes } from './switched.js';

/** The viewer's switches. */
export interface Switches {
  readonly basedOnMe: boolean;
  readonly showPromoted: boolean;
  /** Absent until something is said. */
  readonly spotlight?: SpotlightSwitches;
  /** The country that the viewer chose, ISO 3166-1 alpha-2; null or absent: the clock says it. */
  readonly country?: string | null;
}

/** They and the salt of the audit log, kept with the profile. */
interface ProfileSettings extends Switches {
  /** 32 random bytes, base64url. Gone with the profile. */
  readonly salt: string;
}

/** Signals taken out, exactly as they were. */
export interface Removed {
  readonly signals: readonly StoredSignal[];
  readonly offered: readonly StoredSignal[];
}

/** All of a profile that a file can hold; the salt is this browser's own. */
export interface ProfileState extends Switches {
  readonly signals: readonly StoredSignal[];
  readonly offered: readonly StoredSignal[];
  /** Absent in files of before there was any. */
  readonly switched?: readonly SwitchedNote[];
}

/** Newest signals kept, and newest copies of them; older ones hardly count and would slow every ranking. */
export const MAX_SIGNALS = 10_000;

/** How long signals wait to be written together; what a crash may lose. */
const FLUSH_AFTER_MS = 250;

const SETTINGS_ID = 'switches';
const SALT_BYTES = 32;

/** What the offers purpose keeps: what was shown and looked at, and what nothing is offered for. */
const OFFERED_TYPES: readonly NotedType[] = ['view', 'dwell', 'select', 'dismiss'];

/** What ends the offers on a product: it is in the basket, or bought. */
const TAKEN_TYPES: readonly NotedType[] = ['add', 'purchase'];

/**
 * The viewer's acts and switches for one shop. All of it is in memory; the storage decides what of
 * it is on disk too. Signals are written in batches with relaxed durability; deletions strictly.
 */
export class Profile {
  readonly #storage: Storage;
  readonly #shop: string;
  readonly #randomBytes: RandomBytes;
  /** What the viewer turned off of what the offers purpose shows. */
  readonly switched: SwitchedNotes;
  #signals: StoredSignal[] = [];
  #offered: StoredSignal[] = [];
  #settings: ProfileSettings;
  #pending: Write[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(storage: Storage, shop: string, randomBytes: RandomBytes) {
    this.#storage = storage;
    this.#shop = shop;
    this.#randomBytes = randomBytes;
    this.#settings = this.#freshSettings();
    this.switched = new SwitchedNotes(storage, shop);
  }

  /** Oldest first. */
  get signals(): readonly StoredSignal[] {
    return this.#signals;
  }

  /** What the offers purpose keeps, oldest first; partly the same acts as in `signals`. */
  get offered(): readonly StoredSignal[] {
    return this.#offered;
  }

  /** Every act that is kept for any purpose, newest first, each once. */
  get allSignals(): StoredSignal[] {
    const byId = new Map([...this.#offered, ...this.#signals].map((each) => [each.id, each]));
    return [...byId.values()].sort((a, b) => byTime(b, a));
  }

  get switches(): Switches {
    const { salt: _, ...switches } = this.#settings;
    return switches;
  }

  get basedOnMe(): boolean {
    return this.#settings.basedOnMe;
  }

  get showPromoted(): boolean {
    return this.#settings.showPromoted;
  }

  get spotlight(): SpotlightSwitches {
    return this.#settings.spotlight ?? NOTHING_SAID;
  }

  /** For commitments in the audit log. */
  get salt(): string {
    return this.#settings.salt;
  }

  /** Reads what is kept; what is in memory only is replaced. Rejects with code `storage`. */
  async load(): Promise<void> {
    const signals = await this.#read('signals');
    const settings = await this.#readSettings();
    await this.loadOffered();
    this.#signals = signals;
    if (settings !== null) this.#settings = settings;
  }

  /** Of it, what the offers purpose keeps. */
  async loadOffered(): Promise<void> {
    const kept = await this.#read('offers');
    this.#offered = kept.filter((each) => !isSwitched(each));
    this.switched.all = (kept as (StoredSignal | SwitchedNote)[]).filter(isSwitched);
  }

  /**
   * Notes an act. With `offers` a copy of what was shown or looked at is kept for that purpose, until
   * the product is in the basket or bought.
   */
  add(signal: StoredSignal, offers: boolean): void {
    insert(this.#signals, signal);
    this.#queue(this.#put('signals', signal));
    if (offers && OFFERED_TYPES.includes(signal.type)) {
      insert(this.#offered, signal);
      this.#queue(this.#put('offers', signal));
    }
    if (TAKEN_TYPES.includes(signal.type)) this.#dropOffered(signal.productId);
    this.#dropSurplus();
  }

  /** What the viewer said stays: the oldest act goes instead. */
  #dropSurplus(): void {
    while (this.#signals.length > MAX_SIGNALS) {
      const oldest = this.#signals.findIndex(({ type }) => type !== 'stated');
      for (const { id } of this.#signals.splice(Math.max(0, oldest), 1)) {
        this.#queue(this.#delete('signals', id));
      }
    }
    const surplus = Math.max(0, this.#offered.length - MAX_SIGNALS);
    for (const { id } of this.#offered.splice(0, surplus)) this.#queue(this.#delete('offers', id));
  }

  #dropOffered(productId: string | undefined): void {
    const isOf = (offered: StoredSignal) => offered.productId === productId;
    for (const { id } of this.#offered.filter(isOf)) this.#queue(this.#delete('offers', id));
    this.#offered = this.#offered.filter((offered) => !isOf(offered));
  }

  /** Takes acts out by id, from memory and strictly from disk. */
  remove(ids: readonly string[]): Promise<Removed> {
    return this.exchange(ids, []);
  }

  /** The same, and puts others in their place, all at once or not at all. */
  async exchange(ids: readonly string[], added: readonly StoredSignal[]): Promise<Removed> {
    await this.flush();
    const gone = new Set(ids);
    const isGone = ({ id }: StoredSignal) => gone.has(id);
    const removed = {
      signals: this.#signals.filter(isGone),
      offered: this.#offered.filter(isGone),
    };
    this.#signals = this.#signals.filter((signal) => !isGone(signal));
    this.#offered = this.#offered.filter((signal) => !isGone(signal));
    for (const signal of added) insert(this.#signals, signal);
    await this.#commit(
      [
        ...added.map((signal) => this.#put('signals', signal)),
        ...removed.signals.map(({ id }) => this.#delete('signals', id)),
        ...removed.offered.map(({ id }) => this.#delete('offers', id)),
      ],
      'strict',
    );
    return removed;
  }

  /**
   * After a fault of the disk acts are taken out of memory only; the next visit would read them
   * again, so they are deleted there too. Rejects with code `storage` when the disk refuses.
   */
  async removeBehind({ signals, offered }: Removed): Promise<void> {
    await this.#storage.abandoned?.commit(
      [
        ...signals.map(({ id }) => this.#delete('signals', id)),
        ...offered.map(({ id }) => this.#delete('offers', id)),
      ],
      'strict',
    );
  }

  /** Puts back what {@link remove} took out, exactly as it was. */
  async restore({ signals, offered }: Removed): Promise<void> {
    for (const signal of signals) insert(this.#signals, signal);
    for (const signal of offered) insert(this.#offered, signal);
    await this.#commit(
      [
        ...signals.map((signal) => this.#put('signals', signal)),
        ...offered.map((signal) => this.#put('offers', signal)),
      ],
      'strict',
    );
  }

  /** The writes that put these in the place of all that is kept; `offers` with their copies. */
  writesOf(
    { signals, offered, switched = [], ...switches }: ProfileState,
    offers: boolean,
  ): Write[] {
    const clear = (store: StoreName): Write => ({ kind: 'clear', store, shop: this.#shop });
    const value: ProfileSettings = { ...switches, salt: this.salt };
    return [
      clear('signals'),
      ...signals.map((signal) => this.#put('signals', signal)),
      clear('settings'),
      { kind: 'put', store: 'settings', shop: this.#shop, id: SETTINGS_ID, value, after: 0 },
      ...(offers ? [clear('offers'), ...offered.map((each) => this.#put('offers', each))] : []),
      ...(offers ? this.switched.writesOf(switched) : []),
    ];
  }

  /** Turns switches; the others stay. */
  async turn(switches: Partial<Switches>): Promise<void> {
    await this.#change(switches);
  }

  /** Deletes what is past its time; says how many records that were. */
  async purge(nowMs: number): Promise<number> {
    const old = this.#signals.filter((signal) => isPastTime(signal, nowMs));
    const oldOffered = this.#offered.filter(({ at }) =>
      isExpired(at, nowMs, RETENTION_DAYS.offers),
    );
    const oldSwitched = await this.switched.purge(nowMs);
    if (old.length + oldOffered.length === 0) return oldSwitched;
    this.#signals = this.#signals.filter((signal) => !old.includes(signal));
    this.#offered = this.#offered.filter((signal) => !oldOffered.includes(signal));
    await this.#commit(
      [
        ...old.map(({ id }) => this.#delete('signals', id)),
        ...oldOffered.map(({ id }) => this.#delete('offers', id)),
      ],
      'strict',
    );
    return old.length + oldOffered.length + oldSwitched;
  }

  /**
   * After `history` was turned on: what was in memory goes to disk too. Where another tab was first,
   * its switches and salt are taken over.
   */
  async keep(): Promise<void> {
    this.#pending = [];
    const stored = new Set((await this.#read('signals')).map(({ id }) => id));
    const missing = this.#signals.filter(({ id }) => !stored.has(id));
    await this.#commit(
      missing.map((signal) => this.#put('signals', signal)),
      'strict',
    );
    const settings = await this.#readSettings();
    if (settings === null) await this.#change({});
    else this.#settings = settings;
  }

  /** Forgets everything in memory, the salt too. What waits to be written is never written. */
  async forget(): Promise<void> {
    await this.dropPending();
    this.#signals = [];
    this.forgetOffered();
    this.#settings = this.#freshSettings();
    await this.#storage.memory.commit(
      (['signals', 'settings', 'offers'] as const).map(
        (store): Write => ({ kind: 'clear', store, shop: this.#shop }),
      ),
      'relaxed',
    );
  }

  /** Forgets the copies of the offers purpose, and what was turned off. */
  forgetOffered(): void {
    this.#offered = [];
    this.switched.all = [];
  }

  /** What waits to be written stays unwritten; resolves when nothing is being written any more. */
  async dropPending(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = [];
    await this.#flushing;
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const writes = this.#pending;
    this.#pending = [];
    this.#flushing = this.#flushing.then(() => this.#commit(writes, 'relaxed'));
    await this.#flushing;
  }

  #queue(write: Write): void {
    this.#pending.push(write);
    // The flush reports its own faults.
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS);
  }

  async #change(change: Partial<ProfileSettings>): Promise<void> {
    this.#settings = { ...this.#settings, ...change };
    const write = (vault: Vault) =>
      retryConflicts(async () => {
        const before = await vault.get('settings', this.#shop, SETTINGS_ID);
        const put: Write = {
          kind: 'put',
          store: 'settings',
          shop: this.#shop,
          id: SETTINGS_ID,
          value: this.#settings,
          after: before?.revision ?? 0,
        };
        await vault.commit([put], 'strict');
      });
    try {
      await this.#storage.on('settings', write);
    } catch (error) {
      // Another tab erased the profile meanwhile; the switch holds for this visit.
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  async #readSettings(): Promise<ProfileSettings | null> {
    const vault = this.#storage.vault('settings');
    const stored = await vault.get<ProfileSettings>('settings', this.#shop, SETTINGS_ID);
    return stored?.value ?? null;
  }

  /** Writes each store's part to its own home. */
  async #commit(writes: readonly Write[], durability: Durability): Promise<void> {
    const homes = new Map<Vault, Write[]>();
    for (const write of writes) {
      const home = this.#storage.vault(write.kind === 'drop-key' ? 'signals' : write.store);
      homes.set(home, [...(homes.get(home) ?? []), write]);
    }
    for (const [home, own] of homes) {
      try {
        await home.commit(own, durability);
      } catch (error) {
        // Another tab locked the profile: these acts wait for the passphrase in memory.
        if (error instanceof LockedError) await this.#storage.memory.commit(own, durability);
        // Another tab erased the profile meanwhile: then these acts are erased too.
        else if (!(error instanceof ConflictError)) this.#storage.fail(error);
      }
    }
  }

  async #read(store: StoreName): Promise<StoredSignal[]> {
    const records = await this.#storage.vault(store).read<StoredSignal>(store, this.#shop);
    return records.map(({ value }) => value).sort(byTime);
  }

  #put(store: StoreName, value: StoredSignal): Write {
    return { kind: 'put', store, shop: this.#shop, id: value.id, value, after: 0 };
  }

  #delete(store: StoreName, id: string): Write {
    return { kind: 'delete', store, shop: this.#shop, id };
  }

  #freshSettings(): ProfileSettings {
    const salt = toBase64Url(this.#randomBytes(SALT_BYTES));
    return { basedOnMe: true, showPromoted: true, salt };
  }
}

/** Whether a note of the history has lived its time; a pinned statement lives until it is taken out. */
export function isPastTime({ at, statement }: StoredSignal, nowMs: number): boolean {
  return statement?.pinned !== true && isExpired(at, nowMs, RETENTION_DAYS.history);
}
