/** How the readers of shops' feeds look at values that nobody has checked yet. */

import { decodeHTML } from 'entities';

/** An object of unknown fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** A catalogue that only looks like one: `parseCatalogue` checks it. */
export interface RawCatalogue {
  readonly version: 1;
  readonly products: readonly object[];
}

/** Most variants of one product that are taken over. */
const MAX_VARIANTS = 250;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list; nothing is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The objects of a list. */
export function fieldsOf(value: unknown): readonly Fields[] {
  return listOf(value).filter(isFields).slice(0, MAX_VARIANTS);
}

/** Text or a number as trimmed text; undefined where it is neither, or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * Text in which a shop has written characters as HTML entities (`Caf&eacute;`, `&#8211;`), as those
 * characters. It stays text: what looks like a tag afterwards is shown, never read as one.
 */
export function plainText(value: unknown): string | undefined {
  const text = textOf(value);
  return text?.includes('&') ? textOf(decodeHTML(text)) : text;
}

/** The path of an address; '' where it is none, as for a file that a command reads. */
export function pathnameOf(address: string): string {
  try {
    return new URL(address).pathname;
  } catch {
    return '';
  }
}

/** Text as a part of a path; undefined where it holds half a character, which no address can. */
export function pathPart(text: string): string | undefined {
  try {
    return encodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * An amount written in minor units, `'1999'` with two digits, in major ones. What is no whole number
 * comes back as it is, for the check to refuse.
 */
export function fromMinorUnits(value: unknown, digits: number): unknown {
  const text = textOf(value);
  if (text === undefined) return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) / 10 ** digits : value;
}

/** An amount written with a decimal point; what is none comes back as it is. */
export function fromDecimal(value: unknown): unknown {
  const text = textOf(value);
  if (text === undefined) return undefined;
  return /^\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : value;
}
