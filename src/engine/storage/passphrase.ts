/**
 * A passphrase over a key: PBKDF2 (RFC 8018, section 5.2) makes a wrapping key from it, and AES-GCM
 * wraps the key, so that the key itself lies nowhere on disk.
 */

import { StreamPicksError } from '../../core/errors.js';
import { MIN_PASSPHRASE } from '../../core/passphrase.js';
import type { WrappedKey } from './schema.js';

/** PBKDF2-HMAC-SHA-256 rounds (OWASP Password Storage Cheat Sheet, 2023). */
export const PASSPHRASE_ITERATIONS = 600_000;

/** 128 bits (NIST SP 800-132, section 5.1). */
const SALT_BYTES = 16;
/** 96 bits (NIST SP 800-38D, section 5.2.1.1). */
const IV_BYTES = 12;

/** A wrapping key with what it was made from, but for the passphrase. */
export interface Wrapper {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly key: CryptoKey;
}

/**
 * Makes the wrapping key; takes some tenths of a second, on purpose. The passphrase is taken in
 * Unicode's form NFKC, since keyboards write one letter in several ways.
 * @throws {StreamPicksError} `passphrase-short`.
 */
export async function makeWrapper(passphrase: string): Promise<Wrapper> {
  if (Array.from(passphrase.normalize('NFKC')).length < MIN_PASSPHRASE) {
    throw new StreamPicksError('passphrase-short', 'the passphrase is too short');
  }
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return derive(passphrase, salt, PASSPHRASE_ITERATIONS);
}

/**
 * The wrapping key that a wrapped key was made with, if the passphrase is the right one.
 * @throws {StreamPicksError} `passphrase-wrong` for none at all, of which WebKit makes no key.
 */
export async function wrapperFor(passphrase: string, wrapped: WrappedKey): Promise<Wrapper> {
  if (passphrase === '') throw new StreamPicksError('passphrase-wrong', 'no passphrase');
  return derive(passphrase, wrapped.salt, wrapped.iterations);
}

/** Makes a new key and wraps it; the key that is given back cannot be read out. */
export async function makeWrapped(
  wrapper: Wrapper,
  id: string,
): Promise<{ readonly key: CryptoKey; readonly wrapped: WrappedKey }> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ]);
  const wrapped = await wrap(wrapper, id, made);
  return { key: await unwrap(wrapper, id, wrapped), wrapped };
}

/**
 * Opens a wrapped key.
 * @throws {StreamPicksError} `passphrase-wrong` when it was wrapped under another one.
 */
export async function unwrap(
  { key: wrapping }: Wrapper,
  id: string,
  wrapped: WrappedKey,
  extractable = false,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrapped.data,
      wrapping,
      algorithm(id, wrapped),
      'AES-GCM',
      extractable,
      ['encrypt', 'decrypt'],
    );
  } catch (cause) {
    throw new StreamPicksError('passphrase-wrong', 'another passphrase', { cause });
  }
}

/** Wraps again, under another passphrase, a key that is wrapped. Rejects as {@link unwrap}. */
export async function rewrap(
  from: Wrapper,
  to: Wrapper,
  id: string,
  wrapped: WrappedKey,
): Promise<WrappedKey> {
  return wrap(to, id, await unwrap(from, id, wrapped, true));
}

async function wrap(
  { salt, iterations, key: wrapping }: Wrapper,
  id: string,
  key: CryptoKey,
): Promise<WrappedKey> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const place = { salt, iterations, iv };
  const data = await crypto.subtle.wrapKey('raw', key, wrapping, algorithm(id, place));
  return { ...place, data };
}

async function derive(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Wrapper> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
  return { salt, iterations, key };
}

/** The wrapped key is bound to its id and to how it was wrapped. */
function algorithm(
  id: string,
  { iv, iterations }: Pick<WrappedKey, 'iv' | 'iterations'>,
): AesGcmParams {
  const additionalData = new TextEncoder().encode(`key|${JSON.stringify(id)}|${iterations}`);
  return { name: 'AES-GCM', iv, additionalData };
}
