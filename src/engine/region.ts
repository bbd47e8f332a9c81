import { TIME_ZONES } from './time-zones.js';

let countries: Map<string, string> | undefined;

/**
 * The country that a time zone lies in (`DE` of `Europe/Berlin`), ISO 3166-1 alpha-2; null for a zone
 * of no country (`UTC`, `Etc/GMT+1`), or one that is not known. Where somebody is in that country
 * cannot be told from it.
 */
export function countryOfTimeZone(zone: string): string | null {
  countries ??= readTable(TIME_ZONES);
  return countries.get(zone) ?? null;
}

/** A country's code as a viewer chooses it; null where it is none. */
export function countryCode(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? value : null;
}

function readTable(table: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of table.split('|')) {
    const [area, ...places] = line.split(' ');
    for (const place of places) found.set(`${area}/${place.slice(2)}`, place.slice(0, 2));
  }
  return found;
}
