import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Shortest host token that is taken, in characters. */
export const TOKEN_MIN_LENGTH = 16;

/** A new host token: 32 random bytes, 43 base64url characters. */
export function newHostToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The host token kept in a file that only its owner may read; made on the first call.
 *
 * @throws Error when the file cannot be read or written, or holds no usable token
 */
export function keepHostToken(file: string): string {
  try {
    writeFileSync(file, `${newHostToken()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const token = readFileSync(file, 'utf8').trim();
  if (token.length < TOKEN_MIN_LENGTH) throw new Error(`No host token in ${file}`);
  return token;
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
