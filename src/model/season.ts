/**
 * Which of a shop's season names name a moment. A month is the same everywhere; a season is the other
 * one south of the equator, so a product needs a country to be called in season there: the viewer's
 * where it may be used, else the ones that the product is sold in. Seasons are the meteorological ones, three
 * whole months each, by UTC.
 */

import type { Product } from '../core/product.js';

/** English, German, French, Spanish, Italian, Portuguese and Dutch; as {@link plain} leaves them. */
const SEASONS: readonly (readonly string[])[] = [
  ['winter', 'hiver', 'invierno', 'inverno'],
  ['spring', 'frühling', 'frühjahr', 'printemps', 'primavera', 'lente', 'voorjaar'],
  ['summer', 'sommer', 'été', 'verano', 'estate', 'verão', 'zomer'],
  ['autumn', 'fall', 'herbst', 'automne', 'otoño', 'autunno', 'outono', 'herfst', 'najaar'],
];
const MONTHS = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
].map((names) => names.split(' '));

/** Countries whose people call December summer, ISO 3166-1 alpha-2. */
const SOUTHERN = new Set(
  'AR AU BO BR BW CL FJ FK LS MG MU MW MZ NA NC NZ PE PY RE SZ UY ZA ZM ZW'.split(' '),
);

/**
 * Whether a product is of the season that a moment is in.
 * @param region the viewer's country, ISO 3166-1 alpha-2; null: not known, or not to be used
 */
export function inSeason(
  { seasons, regions }: Product,
  nowMs: number,
  region: string | null,
): boolean {
  if (seasons === undefined || !Number.isFinite(nowMs)) return false;
  const month = new Date(nowMs).getUTCMonth();
  const countries = region === null ? (regions ?? []) : [region];
  const south = countries.length > 0 && countries.every((country) => SOUTHERN.has(country));
  const season = SEASONS[(Math.floor(((month + 1) % 12) / 3) + (south ? 2 : 0)) % 4];
  return seasons.some((name) => {
    const word = plain(name);
    return season?.includes(word) === true || MONTHS.some((names) => names[month] === word);
  });
}

function plain(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
