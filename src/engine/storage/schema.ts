import type { DBSchema } from 'idb';

/** Name of the one database. */
export const DATABASE_NAME = 'stream-picks';

/** Version of the layout; each step up is a migration in `migrations.ts`. */
export const DATABASE_VERSION = 2;

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
  /** 96 random bits. */
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A non-extractable AES-256-GCM key. */
export interface KeyRecord {
  /** `records`, or `profile/` and the shop. */
  readonly name: string;
  /** Random; tells a new key from the one that it replaces. */
  readonly id: string;
  readonly key: CryptoKey;
}

/** The database as `idb` types it. */
export interface StreamPicksSchema extends DBSchema {
  keys: { key: string; value: KeyRecord };
  signals: { key: [string, string]; value: SealedRecord };
  settings: { key: [string, string]; value: SealedRecord };
  learning: { key: [string, string]; value: SealedRecord };
  offers: { key: [string, string]; value: SealedRecord };
  consent: { key: [string, string]; value: SealedRecord };
  ledger: { key: [string, string]; value: SealedRecord };
  outbox: { key: [string, string]; value: SealedRecord };
  audit: { key: [string, string]; value: SealedRecord };
}
