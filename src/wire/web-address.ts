/** Longest address that is taken, in characters. */
export const MAX_ADDRESS_LENGTH = 2048;

/**
 * `text` as an absolute address, relative ones resolved against `base`; null when it is not
 * `http(s)`, too long, unreadable, or carries a user name or password.
 */
export function webAddress(text: string, base?: string): string | null {
  if (text.length > MAX_ADDRESS_LENGTH) return null;
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return null; // Not an address: the caller says where it stood.
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

/**
 * `text` as the address of a picture: like {@link webAddress}, and SVG only from the shop's own
 * origin (that of `base`; without a base, any).
 */
export function pictureAddress(text: string, base?: string): string | null {
  const address = webAddress(text, base);
  if (address === null || base === undefined || !/svg/i.test(address)) return address;
  const { pathname, origin } = new URL(address);
  return /\.svgz?$/i.test(pathname) && origin !== new URL(base).origin ? null : address;
}
