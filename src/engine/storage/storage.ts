import type { Purposes } from '../../core/consent.js';
import { NO_PURPOSES } from '../../core/consent.js';
import { StreamPicksError } from '../../core/errors.js';
import type { StorageMode } from '../../core/view.js';
import { GoneError } from './connection.js';
import { DiskVault } from './disk.js';
import { MemoryVault } from './memory.js';
import { BusyError } from './open.js';
import type { StoreName } from './schema.js';
import { ORIGIN_WIDE, PROFILE_STORES } from './schema.js';
import type { Vault } from './vault.js';
import { ConflictError, LockedError } from './vault.js';

/** Told of every storage fault that ends in memory. */
export type FaultListener = (error: StreamPicksError) => void;

/**
 * Decides where each store lives. On disk is only what a purpose allows: consent records, ledger and
 * outbox once a choice was made; the profile and the audit log with `history`; what was shown with
 * `offers`. The first fault moves everything to memory for the rest of the visit.
 */
export class Storage {
  readonly #disk: DiskVault;
  readonly #memory = new MemoryVault();
  readonly #onFault: FaultListener;
  #purposes: Purposes = NO_PURPOSES;
  #shop = '';
  #usable = false;
  #failed = false;
  #shared = false;
  #waiting = false;
  #mayBeGone = false;

  /**
   * @param onFree Told when what stood in the way of the disk is gone; this storage stays as it is.
   * @param now Milliseconds since 1970.
   */
  constructor(onFault: FaultListener, onFree: () => void = () => undefined, now = Date.now) {
    this.#onFault = onFault;
    this.#disk = new DiskVault(now);
    this.#disk.onFree = () => {
      this.#waiting = false;
      onFree();
    };
    this.#disk.onWorn = () => void this.renewKeys();
  }

  /** Where the profile lives now. */
  get mode(): StorageMode {
    if (this.#failed) return 'memory';
    return this.#purposes.history && !this.#shared && !this.locked ? 'durable' : 'visit';
  }

  /** True while the profile on disk is under a passphrase that was not given in this tab. */
  get locked(): boolean {
    const { history, offers } = this.#purposes;
    return this.disk !== null && (history || offers) && this.#disk.isLocked(this.#shop);
  }

  /** True while another tab keeps the disk from being brought up to date. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** True while this tab is to leave nothing behind. */
  get shared(): boolean {
    return this.#shared;
  }

  /** On a shared device nothing is kept on disk, nor read from it. */
  share(shared: boolean): void {
    this.#shared = shared;
    this.#usable = false;
  }

  /** The disk, or null when nothing can be kept there: then no report may be made. */
  get disk(): DiskVault | null {
    return this.#usable && !this.#failed && !this.#shared ? this.#disk : null;
  }

  /** After a fault, the disk that this visit had used until then; else null. */
  get abandoned(): DiskVault | null {
    return this.#usable && this.#failed ? this.#disk : null;
  }

  /** Looks for the database; makes none. A fault ends in memory. */
  async open(): Promise<void> {
    if (this.#failed || this.#shared) return;
    await this.attempt(async () => {
      this.#usable = await this.#disk.open(false);
      if (this.#usable) this.#usable = await this.#disk.prepareKey('records', '', false);
    });
  }

  /** Makes the database and the records key: only ever called while a yes is recorded. */
  async create(): Promise<void> {
    if (this.disk !== null || this.#failed || this.#shared) return;
    await this.attempt(async () => {
      await this.#disk.open(true);
      this.#mayBeGone = false;
      await this.#disk.prepareKey('records', '', true);
      this.#usable = true;
    });
  }

  /** Sets what may be kept; makes the profile key where the purposes allow one. */
  async allow(purposes: Purposes, shop: string): Promise<void> {
    this.#shop = shop;
    const needsKey = purposes.history || purposes.offers;
    if (needsKey && this.disk !== null) {
      await this.attempt(() => this.#disk.prepareKey('profile', shop, true));
    }
    this.#purposes = purposes;
  }

  /** The vault of a store under the purposes that hold now. */
  vault(store: StoreName): Vault {
    const disk = this.disk;
    if (disk === null) return this.#memory;
    if (PROFILE_STORES.includes(store) && this.locked) return this.#memory;
    switch (store) {
      case 'signals':
      case 'settings':
      case 'audit':
        return this.#purposes.history ? disk : this.#memory;
      case 'learning':
        return this.#purposes.history && this.#purposes.picks ? disk : this.#memory;
      case 'offers':
        return this.#purposes.offers ? disk : this.#memory;
      default:
        return disk;
    }
  }

  /** The vault in memory, for what must be carried from one home to the other. */
  get memory(): Vault {
    return this.#memory;
  }

  /**
   * Runs work on the vault of a store. A fault of the disk is reported, and the work runs once more
   * in memory; a {@link ConflictError} is the caller's.
   */
  async on<T>(store: StoreName, work: (vault: Vault) => Promise<T>): Promise<T> {
    const vault = this.vault(store);
    try {
      return await work(vault);
    } catch (error) {
      if (vault === this.#memory) throw error;
      if (error instanceof LockedError) return work(this.#memory);
      if (error instanceof ConflictError) throw error;
      this.fail(error);
      return work(this.#memory);
    }
  }

  /** What was kept in memory belongs on disk now, or nowhere any more. */
  async clearMemory(): Promise<void> {
    const shop = this.#shop;
    await this.#memory.commit(
      PROFILE_STORES.map((store) => ({ kind: 'clear', store, shop })),
      'relaxed',
    );
  }

  /**
   * Replaces the keys that are due, beside all other work. A fault changes nothing: both keys of a
   * half replaced one can be read, and the next visit goes on with it.
   */
  async renewKeys(): Promise<void> {
    const { disk } = this;
    if (disk === null) return;
    try {
      await disk.renewKey('records', ORIGIN_WIDE);
      await disk.renewKey('profile', this.#shop);
    } catch {
      // Whoever reads the record that is in the way will say so.
    }
  }

  /** Runs work on the disk; a fault is reported and resolves to undefined. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  /** Another tab erased: that the database goes with it is no fault until this tab makes one. */
  expectGone(): void {
    this.#mayBeGone = true;
  }

  /** From here on memory only. Told once. */
  fail(error: unknown): void {
    if (this.#failed) return;
    if (this.#mayBeGone && error instanceof GoneError) {
      this.#usable = false;
      return;
    }
    this.#failed = true;
    this.#waiting = error instanceof BusyError;
    const known = error instanceof StreamPicksError ? error : null;
    this.#onFault(known ?? new StreamPicksError('storage', String(error), { cause: error }));
  }

  /**
   * The disk for an erase or a withdrawal, which must reach it even after a fault: looked for again,
   * never made. Null when there is no database. Rejects with code `storage`.
   */
  async reach(): Promise<DiskVault | null> {
    if (this.#shared || typeof indexedDB === 'undefined' || indexedDB === null) return null;
    return (await this.#disk.open(false)) ? this.#disk : null;
  }

  close(): void {
    this.#disk.close();
  }
}
