import { toBase64Url } from '../../core/base64-url.js';

/**
 * SHA-256 of a notice's wording as 43 base64url characters; '' where the page is not a secure
 * context and the browser has no hash (the version and language are kept all the same).
 */
export async function hashNotice(text: string): Promise<string> {
  if (!globalThis.crypto?.subtle) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(digest));
}
