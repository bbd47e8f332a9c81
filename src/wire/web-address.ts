import { MAX_ADDRESS_LENGTH, readAddress } from './read-address.js';

/**
 * A path from the root in which the parser of addresses finds nothing to change: segments of
 * unreserved characters, none beginning with a dot. Nearly all of a large catalogue's are such.
 */
const PLAIN_PATH = /^\/(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?$/;

/** Origin of the last base, where that is http(s); a catalogue has one, and thousands of addresses. */
let last: { readonly base: string; readonly origin: string | null } | undefined;

function originOf(base: string): string | null {
  if (last?.base !== base) last = { base, origin: readAddress(base)?.origin ?? null };
  return last.origin;
}

/**
 * `text` as an absolute address, relative ones resolved against `base`; null when it is not
 * `http(s)`, too long, unreadable, or carries a user name or password.
 */
export function webAddress(text: string, base?: string): string | null {
  if (base !== undefined && text.length <= MAX_ADDRESS_LENGTH && PLAIN_PATH.test(text)) {
    const origin = originOf(base);
    if (origin !== null) return origin + text;
  }
  return readAddress(text, base)?.href ?? null;
}

/**
 * `text` as the address of a picture: like {@link webAddress}, and SVG only from the shop's own
 * origin (that of `base`; without a base, any).
 */
export function pictureAddress(text: string, base?: string): string | null {
  const address = webAddress(text, base);
  if (address === null || base === undefined || !/svg/i.test(address)) return address;
  if (PLAIN_PATH.test(text)) return address;
  const { pathname, origin } = new URL(address);
  return /\.svgz?$/i.test(pathname) && origin !== new URL(base).origin ? null : address;
}
