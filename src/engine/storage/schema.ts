import type { DBSchema } from 'idb';

export { DATABASE_NAME } from '../../core/database.js';

/** Version of the layout; each step up is a migration in `migrations.ts`. */
export const DATABASE_VERSION = 3;

/** Form of the values inside the sealed records; part of what each record is bound to. */
export const RECORD_SCHEMA = 1;

/** Which key seals which store (design, section 6). */
export const STORE_KEYS = {
  /** Every act, one record each. */
  signals: 'profile',
  /** Switches and salt. */
  settings: 'profile',
  /** Comparisons, one record each, and the weights learned from them. */
  learning: 'profile',
  /** What was shown and looked at, for the offers purpose. */
  offers: 'profile',
  /** One record per choice. */
  consent: 'records',
  /** One record for the whole origin: what was spent on reports. */
  ledger: 'records',
  /** One record per show: the report that waits, or what became of it. */
  outbox: 'records',
  /** Entries of the audit log and its checkpoint. */
  audit: 'records',
} as const;

/** One store of sealed records. */
export type StoreName = keyof typeof STORE_KEYS;

/** All stores of sealed records. */
export const STORE_NAMES = Object.keys(STORE_KEYS) as readonly StoreName[];

/** The stores that the profile key seals. */
export const PROFILE_STORES = STORE_NAMES.filter((name) => STORE_KEYS[name] === 'profile');

/** Namespace of what belongs to the origin and not to one shop. */
export const ORIGIN_WIDE = '';

/** A value as it lies on disk. Only these fields are readable without the key. */
export interface SealedRecord {
  readonly shop: string;
  readonly id: string;
  readonly schema: number;
  /** 1 for a new record, one more at each change. */
  readonly revision: number;
  /** Id of the key that seals it; absent in records of before version 3: the oldest key there is. */
  readonly key?: string;
  /** 96 random bits. */
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A key that only a passphrase opens. */
export interface WrappedKey {
  /** 128 random bits for PBKDF2. */
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  /** 96 random bits. */
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** An AES-256-GCM key as it lies on disk: non-extractable, or wrapped under a passphrase. */
export interface KeyMaterial {
  /** Random; tells a new key from the one that it replaces. */
  readonly id: string;
  readonly key?: CryptoKey;
  readonly wrapped?: WrappedKey;
}

/** The key that seals now, and while records are sealed anew the one before. */
export interface KeyRecord extends KeyMaterial {
  /** `records`, or `profile/` and the shop. */
  readonly name: string;
  /**
   * Stays the same when the key is replaced, and is another after an erase: what a tab meant to
   * write before an erase is never written under the key of after. Absent before version 3: the id.
   */
  readonly line?: string;
  /** Milliseconds since 1970; absent before version 3. */
  readonly madeAt?: number;
  /** Still seals some records. */
  readonly previous?: KeyMaterial;
}

/** A number that is kept beside a key and says nothing of what it sealed. */
export interface CounterRecord {
  /** `uses/` or `tries/` and the name of the key. */
  readonly name: string;
  /** Id of the key that it counts for. */
  readonly key: string;
  readonly count: number;
  /** When it last went up, milliseconds since 1970. */
  readonly at: number;
}

/** The database as `idb` types it. */
export interface StreamPicksSchema extends DBSchema {
  keys: { key: string; value: KeyRecord };
  counters: { key: string; value: CounterRecord };
  signals: { key: [string, string]; value: SealedRecord };
  settings: { key: [string, string]; value: SealedRecord };
  learning: { key: [string, string]; value: SealedRecord };
  offers: { key: [string, string]; value: SealedRecord };
  consent: { key: [string, string]; value: SealedRecord };
  ledger: { key: [string, string]; value: SealedRecord };
  outbox: { key: [string, string]; value: SealedRecord };
  audit: { key: [string, string]; value: SealedRecord };
}
