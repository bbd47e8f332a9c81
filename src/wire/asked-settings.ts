/**
 * What the question itself needs of the settings, and how each is read: kept apart, since the entry
 * asks before the rest is loaded.
 */

import { readAddress } from './read-address.js';

/** What is named in the question, and what decides whether it is asked. */
export interface AskedSettings {
  /** '' by default. */
  readonly shop: string;
  /** '' when not said. */
  readonly controller: string;
  readonly recipient: string | null;
  readonly recipientCountry: string | null;
  readonly minor: boolean;
  /** True when there is a collector and a show to count for. */
  readonly counts: boolean;
}

type Read = (name: string) => string | null;

const MAX_TEXT_LENGTH = 300;
const NAME = /^[A-Za-z0-9._-]{1,64}$/;

/** The value where it is a short text, else null. */
export function shortText(value: string): string | null {
  return value.length <= MAX_TEXT_LENGTH ? value : null;
}

/** The value where it is a name of a show or shop, else null. */
export function plainName(value: string): string | null {
  return NAME.test(value) ? value : null;
}

/** Reads these settings as `readSettings` does, which also tells what cannot be used. */
export function readAsked(read: Read, baseUrl: string): AskedSettings {
  const take = (name: string, use: (value: string) => string | null) =>
    use(read(name)?.trim() ?? '') || null;
  return {
    shop: take('shop', plainName) ?? '',
    controller: take('controller', shortText) ?? '',
    recipient: take('recipient', shortText),
    recipientCountry: take('recipient-country', shortText),
    minor: read('minor') !== null,
    counts:
      take('stream', plainName) !== null &&
      take('collector', (value) => value && (readAddress(value, baseUrl)?.href ?? null)) !== null,
  };
}
