import { StreamPicksError } from '../../core/errors.js';
import type { SealedRecord, StoreName } from './schema.js';
import { RECORD_SCHEMA } from './schema.js';

/** Bytes of an AES-GCM nonce (NIST SP 800-38D, section 5.2.1.1: 96 bits). */
const IV_BYTES = 12;

/** What a sealed record is bound to: moved to another place it no longer opens. */
export interface RecordPlace {
  readonly store: StoreName;
  readonly shop: string;
  readonly id: string;
  readonly revision: number;
}

/** A key with the id that its records carry. */
export interface OpenKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/** Makes a non-extractable AES-256-GCM key. Rejects where there is no Web Crypto (plain http). */
export async function makeKey(): Promise<OpenKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  return { id: crypto.randomUUID(), key };
}

/**
 * Encrypts a JSON value with AES-256-GCM under a random 96-bit nonce; place, schema and revision
 * are additional data. Call it before a transaction is opened: Firefox ends a transaction while
 * `crypto.subtle` is awaited.
 */
export async function seal(
  { id: keyId, key }: OpenKey,
  place: RecordPlace,
  value: unknown,
): Promise<SealedRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: additionalData(place, RECORD_SCHEMA) },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  const { shop, id, revision } = place;
  return { shop, id, schema: RECORD_SCHEMA, revision, key: keyId, iv, data };
}

/** Decrypts what {@link seal} made. Throws code `storage` when it was changed, moved or cut. */
export async function unseal<T>(
  key: CryptoKey,
  store: StoreName,
  record: SealedRecord,
): Promise<T> {
  const { shop, id, revision, schema, iv, data } = record;
  try {
    const bytes = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv,
        additionalData: additionalData({ store, shop, id, revision }, schema),
      },
      key,
      data,
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  } catch (cause) {
    throw new StreamPicksError('storage', 'a stored record cannot be read', {
      path: `${store}.${id}`,
      cause,
    });
  }
}

/**
 * Throws code `storage` unless what `written` seals can be opened by `readBack`: some browsers take
 * a key and give back null or another one.
 */
export async function testKey(written: OpenKey, readBack: unknown): Promise<void> {
  const place: RecordPlace = { store: 'settings', shop: '', id: 'key-test', revision: 1 };
  const sealed = await seal(written, place, 'works');
  if (!(readBack instanceof CryptoKey) || readBack.extractable) {
    throw new StreamPicksError('storage', 'the stored key does not read back');
  }
  if ((await unseal<string>(readBack, 'settings', sealed)) !== 'works') {
    throw new StreamPicksError('storage', 'the stored key opens something else');
  }
}

/** `store|id|schema|revision`; shop and id are quoted so that no two places share one text. */
function additionalData(place: RecordPlace, schema: number): Uint8Array<ArrayBuffer> {
  const id = JSON.stringify([place.shop, place.id]);
  return new TextEncoder().encode(`${place.store}|${id}|${schema}|${place.revision}`);
}
