import type { Purpose } from '../core/consent.js';
import { PURPOSES } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';

/** Which answers of consent tools turn on which of our purposes, by the tools' own names for them. */
export type ConsentMap = Readonly<Record<string, readonly Purpose[]>>;

/**
 * Names of answers of the tools that are heard without the page's help. Google's are missing: it can
 * only deny.
 */
const KNOWN = [
  /^tcf:([1-9]|1[01]|custom-\d{1,2})$/,
  /^gpp:personal-data$/,
  /^shopify:(preferences|analytics|marketing|sale_of_data)$/,
  /^wp:(preferences|statistics|statistics-anonymous|marketing)$/,
];
const PREFIX = /^(tcf|gpp|shopify|wp|google):/;

/** What a reading of a map found. */
export interface ReadConsentMap {
  readonly map: ConsentMap | null;
  /** Entries that could not be used; the others are. */
  readonly problems: readonly StreamPicksError[];
}

/**
 * Checks `{'tcf:5': ['picks'], 'name-in-the-tool': ['picks', 'history'], …}`. Problems have the code
 * `consent` and a path as `consentMap.tcf:5`.
 */
export function readConsentMap(input: unknown): ReadConsentMap {
  if (input === null || input === undefined) return { map: null, problems: [] };
  if (typeof input !== 'object' || Array.isArray(input)) {
    return { map: null, problems: [problem('consentMap', 'is no object')] };
  }
  const entries: [string, readonly Purpose[]][] = [];
  const problems: StreamPicksError[] = [];
  for (const [name, ours] of Object.entries(input)) {
    const path = `consentMap.${name.slice(0, 100)}`;
    if (PREFIX.test(name) && !KNOWN.some((known) => known.test(name))) {
      problems.push(problem(path, 'names no answer that can turn something on'));
    } else if (!Array.isArray(ours) || ![...ours].every(isPurpose)) {
      problems.push(problem(path, `is no list of ${PURPOSES.join(', ')}`));
    } else {
      entries.push([name, [...ours]]);
    }
  }
  return { map: Object.fromEntries(entries), problems };
}

function isPurpose(value: unknown): value is Purpose {
  return PURPOSES.includes(value as Purpose);
}

function problem(path: string, message: string): StreamPicksError {
  return new StreamPicksError('consent', `${path} ${message}`, { path });
}
