import { StreamPicksError } from '../../core/errors.js';
import type { StoreName } from './schema.js';

/** How hard a commit is pressed to disk before it counts as done. */
export type Durability = 'strict' | 'relaxed';

/** A value with the revision that a later change must name. */
export interface Stored<T> {
  readonly id: string;
  /** 1 or more. */
  readonly revision: number;
  readonly value: T;
}

/** One change. All changes of one commit happen together or not at all. */
export type Write =
  | {
      readonly kind: 'put';
      readonly store: StoreName;
      readonly shop: string;
      readonly id: string;
      readonly value: unknown;
      /** Revision that this change replaces; 0 when the record must not exist yet. */
      readonly after: number;
    }
  | {
      readonly kind: 'delete';
      readonly store: StoreName;
      readonly shop: string;
      readonly id: string;
    }
  | { readonly kind: 'clear'; readonly store: StoreName; readonly shop: string }
  /** Deletes the profile key of a shop; what it sealed can never be read again. */
  | { readonly kind: 'drop-key'; readonly shop: string };

/**
 * Where records live: on disk under a key, or in memory. Values are JSON values; what is read is a
 * copy. Reading rejects with code `storage`; committing too, and with {@link ConflictError} when
 * another tab was faster.
 */
export interface Vault {
  /** All records of a shop in a store, ids ascending. */
  read<T>(store: StoreName, shop: string): Promise<Stored<T>[]>;
  get<T>(store: StoreName, shop: string, id: string): Promise<Stored<T> | null>;
  /** The record with the highest id. */
  last<T>(store: StoreName, shop: string): Promise<Stored<T> | null>;
  /** How many records a shop has in a store; needs no key. */
  count(store: StoreName, shop: string): Promise<number>;
  commit(writes: readonly Write[], durability: Durability): Promise<void>;
  /** Bytes of all records of a shop and of the origin. */
  bytes(shop: string): Promise<number>;
}

/**
 * The record was changed, made or deleted, or its key erased, by another tab since it was read.
 * Nothing was written.
 */
export class ConflictError extends StreamPicksError {
  constructor(store: StoreName, id: string) {
    super('storage', 'another tab changed the record', { path: `${store}.${id}` });
  }
}

/**
 * The profile is under a passphrase that was not given in this tab. Nothing was read or written;
 * what was to be written belongs into memory until it is given.
 */
export class LockedError extends ConflictError {
  constructor(store: StoreName) {
    super(store, 'locked');
  }
}

/** How often a read-modify-write is begun anew when another tab was faster. */
const CONFLICT_RETRIES = 24;

/** Longest wait before it is begun anew, in milliseconds; all waits together stay below 700. */
const LONGEST_WAIT_MS = 32;

/**
 * Runs a read-modify-write again while it ends in a {@link ConflictError}, at most 24 times
 * more. With Web Locks this hardly happens; without them it is what keeps tabs apart: each waits for
 * a random part of a time that doubles, or four tabs that write without end would crowd one out.
 */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isFinal = tried === CONFLICT_RETRIES || error instanceof LockedError;
      if (isFinal || !(error instanceof ConflictError)) throw error;
    }
    // Uniform, to spread load; nothing about privacy hangs on it.
    const waitMs = Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** tried);
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}
