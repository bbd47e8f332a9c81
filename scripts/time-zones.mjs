// Writes src/engine/time-zones.ts and src/i18n/countries.ts from the time zone database of this
// machine (zone.tab, iso3166.tab and the links of tzdata.zi; public domain). Run after an update of it:
// node scripts/time-zones.mjs [/usr/share/zoneinfo]
import { readFileSync, writeFileSync } from 'node:fs';

const from = process.argv[2] ?? '/usr/share/zoneinfo';
const root = new URL('../src/', import.meta.url);
const rows = (name) =>
  readFileSync(`${from}/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const tzdata = rows('tzdata.zi');
const version = /# version (\S+)/.exec(readFileSync(`${from}/tzdata.zi`, 'utf8'))[1];
const countryOf = new Map(
  rows('zone.tab').map((line) => {
    const [code, , zone] = line.split('\t');
    return [zone, code];
  }),
);
// Older names, which browsers still give (Asia/Calcutta): the country of what they stand for, where
// that lies in one country. A link between two countries (Europe/Zagreb) has a row of its own above.
for (const line of tzdata) {
  const [kind, target, name] = line.split(' ');
  if (kind !== 'L' || countryOf.has(name) || !name.includes('/')) continue;
  const code = countryOf.get(target);
  if (code !== undefined && !/^(Etc|SystemV|US|Canada|Brazil|Chile|Mexico)\//.test(name))
    countryOf.set(name, code);
}
for (const [old, code] of [
  ['US', 'US'],
  ['Canada', 'CA'],
  ['Brazil', 'BR'],
  ['Chile', 'CL'],
  ['Mexico', 'MX'],
]) {
  for (const line of tzdata) {
    const [kind, , name] = line.split(' ');
    if (kind === 'L' && name.startsWith(`${old}/`)) countryOf.set(name, code);
  }
}

const areas = new Map();
for (const [zone, code] of [...countryOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const cut = zone.indexOf('/');
  const area = zone.slice(0, cut);
  areas.set(area, `${areas.get(area) ?? ''} ${code}${zone.slice(cut + 1)}`);
}
const table = [...areas].map(([area, list]) => `${area}${list}`).join('|');
writeFileSync(
  new URL('engine/time-zones.ts', root),
  `/**
 * The country of every time zone that lies in one, made by \`scripts/time-zones.mjs\` from the time zone
 * database ${version}: areas divided by \`|\`, each with its places, their country's code in front.
 */
export const TIME_ZONES =
  '${table}';
`,
);
const codes = rows('iso3166.tab').map((line) => line.split('\t')[0]);
writeFileSync(
  new URL('i18n/countries.ts', root),
  `/** ISO 3166-1 alpha-2 codes of all countries, made by \`scripts/time-zones.mjs\`. */
export const COUNTRIES: readonly string[] =
  '${codes.join(' ')}'.split(
    ' ',
  );
`,
);
console.error(`${countryOf.size} zones, ${codes.length} countries, ${table.length} characters`);
