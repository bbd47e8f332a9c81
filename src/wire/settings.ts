/**
 * What the element's attributes say, checked once. Written without a schema library: settings are
 * read by the small entry. A value that cannot be used becomes its default and a problem.
 */

import { plainName, shortText } from './asked-settings.js';
import { webAddress } from './web-address.js';

/** The element's settings after the check. Addresses are absolute. */
export interface Settings {
  /** `for`: id of the media element or player. */
  readonly playerId: string | null;
  /** Id of the show, '' when there is none. */
  readonly stream: string;
  /** Keeps profiles of several shops on one origin apart, '' by default. */
  readonly shop: string;
  /** Address of a catalogue, `page` for the page's own JSON-LD, null where neither is set. */
  readonly catalog: string | null;
  /** Seconds between two looks at the catalogue's address, 15 to 3600; null: it is read once. */
  readonly catalogEvery: number | null;
  /** Address of the pack that belongs to the catalogue, made by `prepare`. */
  readonly pack: string | null;
  /** Base address without a slash at the end; null: nothing is ever sent. */
  readonly collector: string | null;
  /** SHA-256 the manifest must have, 43 base64url characters. */
  readonly manifestHash: string | null;
  /** Who answers for the data, '' when not said. */
  readonly controller: string;
  readonly policy: string | null;
  readonly contact: string | null;
  readonly recipient: string | null;
  readonly recipientCountry: string | null;
  readonly minor: boolean;
  /** Number of the storefront in the TCF's global vendor list. */
  readonly tcfVendor: number | null;
  readonly placement: 'rail' | 'overlay';
  /** 1 to 24. */
  readonly maxPicks: number;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly productRegion: string | null;
  /** ISO 4217. */
  readonly currency: string | null;
  /** Same-origin copy of the engine. */
  readonly workerSrc: string | null;
  /**
   * Address of the vault's page, of another origin; null: there is none. '' where it cannot be used:
   * then nothing is kept at all, rather than where the shop did not want it.
   */
  readonly vault: string | null;
}

/** A setting that could not be used. */
export interface SettingProblem {
  /** Name of the attribute. */
  readonly path: string;
  readonly message: string;
}

/** Places shown without `max-picks`. */
export const DEFAULT_MAX_PICKS = 6;

/** How often a catalogue may be read again, in seconds. */
export const CATALOG_EVERY = { least: 15, most: 3600 } as const;

/**
 * Reads all settings.
 * @param read Gives an attribute's value by name, null when it is absent (`element.getAttribute`).
 * @param baseUrl Address of the page.
 */
export function readSettings(
  read: (name: string) => string | null,
  baseUrl: string,
): { readonly settings: Settings; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const take = <T, D>(path: string, message: string, use: (value: string) => T | null, or: D) => {
    const value = read(path)?.trim() ?? '';
    if (value === '') return or;
    const used = use(value);
    if (used === null) problems.push({ path, message });
    return used ?? or;
  };
  const text = (path: string) => take(path, 'is too long', shortText, null);
  const address = (path: string) =>
    take(path, 'is no http(s) address', (value) => webAddress(value, baseUrl), null);
  const name = (path: string) => take(path, 'is not 1 to 64 of A-Z a-z 0-9 . _ -', plainName, '');

  const settings: Settings = {
    playerId: text('for'),
    stream: name('stream'),
    shop: name('shop'),
    catalog: read('catalog')?.trim() === 'page' ? 'page' : address('catalog'),
    catalogEvery: take(
      'catalog-every',
      `is not ${CATALOG_EVERY.least} to ${CATALOG_EVERY.most} seconds`,
      readCatalogEvery,
      null,
    ),
    pack: address('pack'),
    collector: take('collector', 'is no http(s) address', (v) => collectorBase(v, baseUrl), null),
    manifestHash: take(
      'manifest-hash',
      'is not 43 base64url characters',
      (value) => (/^[A-Za-z0-9_-]{43}$/.test(value) ? value : null),
      null,
    ),
    controller: text('controller') ?? '',
    policy: address('policy'),
    contact: text('contact'),
    recipient: text('recipient'),
    recipientCountry: text('recipient-country'),
    minor: read('minor') !== null,
    tcfVendor: take(
      'tcf-vendor',
      'is no number of a vendor',
      (value) => (/^[1-9]\d{0,4}$/.test(value) ? Number(value) : null),
      null,
    ),
    placement: take('placement', 'is neither rail nor overlay', readPlacement, 'rail' as const),
    maxPicks: take('max-picks', 'is not 1 to 24', readMaxPicks, DEFAULT_MAX_PICKS),
    productRegion: take(
      'product-region',
      'is no ISO 3166-1 alpha-2 code',
      (value) => (/^[A-Za-z]{2}$/.test(value) ? value.toUpperCase() : null),
      null,
    ),
    currency: take(
      'currency',
      'is no ISO 4217 code',
      (value) => (/^[A-Za-z]{3}$/.test(value) ? value.toUpperCase() : null),
      null,
    ),
    workerSrc: take('worker-src', 'is not of this origin', (v) => sameOrigin(v, baseUrl), null),
    vault: take(
      'vault',
      'is no http(s) address of another origin',
      (v) => otherOrigin(v, baseUrl),
      (read('vault')?.trim() ?? '') === '' ? null : '',
    ),
  };
  if (settings.collector !== null && settings.stream === '' && !problems.some(isAbout('stream'))) {
    problems.push({ path: 'stream', message: 'is missing, so nothing is counted' });
  }
  return { settings, problems };
}

/** True when counts can be offered: there is a collector and a show to count for. */
export function countsConfigured(settings: Settings): boolean {
  return settings.collector !== null && settings.stream !== '';
}

const isAbout = (path: string) => (problem: SettingProblem) => problem.path === path;

function readPlacement(value: string): 'rail' | 'overlay' | null {
  return value === 'rail' || value === 'overlay' ? value : null;
}

function readMaxPicks(value: string): number | null {
  const count = Number(value);
  return Number.isInteger(count) && count >= 1 && count <= 24 ? count : null;
}

function readCatalogEvery(value: string): number | null {
  const seconds = Number(value);
  const { least, most } = CATALOG_EVERY;
  return Number.isInteger(seconds) && seconds >= least && seconds <= most ? seconds : null;
}

function otherOrigin(value: string, baseUrl: string): string | null {
  const address = webAddress(value, baseUrl);
  return address !== null && new URL(address).origin !== new URL(baseUrl).origin ? address : null;
}

function collectorBase(value: string, baseUrl: string): string | null {
  const address = webAddress(value, baseUrl);
  if (address === null) return null;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

function sameOrigin(value: string, baseUrl: string): string | null {
  const address = webAddress(value, baseUrl);
  return address !== null && new URL(address).origin === new URL(baseUrl).origin ? address : null;
}
