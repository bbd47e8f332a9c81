import type { Digest } from '../core/audit.js';
import { toBase64Url } from '../core/base64-url.js';

/** Whether this page may use Web Crypto's keys and hashes; plain http may not. */
export function hasSubtle(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

/** SHA-256 by Web Crypto. Rejects where there is none. */
export const sha256: Digest = async (bytes) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** SHA-256 of a text's UTF-8 bytes as 43 base64url characters. Rejects without Web Crypto. */
export async function hashText(text: string): Promise<string> {
  return toBase64Url(await sha256(new TextEncoder().encode(text)));
}
