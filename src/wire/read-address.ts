/** Longest address that is taken, in characters. */
export const MAX_ADDRESS_LENGTH = 2048;

/**
 * `text` as an absolute address, read by the browser; null when it is not `http(s)`, too long,
 * unreadable, or carries a user name or password.
 */
export function readAddress(text: string, base?: string): URL | null {
  if (text.length > MAX_ADDRESS_LENGTH) return null;
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return null; // Not an address: the caller says where it stood.
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '') return null;
  return url;
}
