import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Shortest host token that is taken, in characters. */
export const TOKEN_MIN_LENGTH = 16;

/** A new host token: 32 random bytes, 43 base64url characters. */
export function newHostToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The host token kept in a file that only its owner may read; made on the first call, with the
 * folders that it needs.
 *
 * @returns the token, and whether it was made by this call
 * @throws Error when the file cannot be read or written, or holds no usable token
 */
export function keepHostToken(file: string): { readonly token: string; readonly isNew: boolean } {
  const isNew = makeToken(file);
  const token = readFileSync(file, 'utf8').trim();
  if (token.length < TOKEN_MIN_LENGTH) {
    throw new Error(`No host token in ${file}: remove the file, and a new one is made`);
  }
  return { token, isNew };
}

function makeToken(file: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${newHostToken()}\n`, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * A check of `Authorization: Bearer …` headers that takes the same time wherever a wrong token
 * differs: digests of equal length are compared.
 */
export function tokenCheck(hostToken: string): (header: string | undefined) => boolean {
  const wanted = digest(hostToken);
  return (header) => {
    const given = /^Bearer ([!-~]+)$/i.exec(header ?? '')?.[1];
    return timingSafeEqual(digest(given ?? ''), wanted) && given !== undefined;
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
