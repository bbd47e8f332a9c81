// Writes the generated tables of the README (attributes, styling properties, parts, players, figures),
// of docs/players.md and of docs/sustainability.md, between `<!-- name -->` and `<!-- /name -->`, from
// the sources, from what `test/e2e/players.test.mjs` saw and from what benches printed
// (docs/measured.json); and, where there is a build, version and integrity of the README's snippet. `--check` only says whether they are up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { drawBrowsers } from './browser-results.mjs';
import { drawTable } from './measured.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The styling properties: `{name, value, text}` in the order of the sources. */
export function tokenDocs() {
  const found = new Map();
  let comment = '';
  for (const [, said, name, value] of read('src/ui/tokens.styles.ts').matchAll(
    /\/\*(?!\*)\s*([\s\S]*?)\s*\*\/|^\s*(--sp-[\w-]+):\s*([\s\S]*?);/gm,
  )) {
    if (said !== undefined) comment = said.replace(/\s+/g, ' ');
    else if (!found.has(name)) {
      found.set(name, { name, value: value.replace(/\s+/g, ' '), text: comment });
    }
  }
  return [...found.values()];
}

/** What each part of `<stream-picks>` is, by its name. */
export function partDocs() {
  const found = new Map();
  for (const file of readdirSync(join(root, 'src/ui'), { recursive: true })) {
    if (!String(file).endsWith('.ts')) continue;
    for (const [, name, text] of read(join('src/ui', String(file))).matchAll(
      /@csspart ([\w-]+) - (.*)/g,
    )) {
      if (!found.has(name)) found.set(name, text);
    }
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}

function attributeTable() {
  const rows = [
    ...read('src/ui/stream-picks/stream-picks.ts').matchAll(/@attr \{.*?\} ([\w-]+) - (.*)/g),
  ].map(([, name, text]) => `| \`${name}\` | ${text} |`);
  return ['| attribute | meaning (default) |', '|---|---|', ...rows].join('\n');
}

const tokenTable = () =>
  [
    '| property | default | for |',
    '|---|---|---|',
    ...tokenDocs().map(
      ({ name, value, text }) => `| \`${name}\` | \`${value.replaceAll('|', '\\|')}\` | ${text} |`,
    ),
  ].join('\n');

const partTable = () =>
  [
    '| part | what it is |',
    '|---|---|',
    ...[...partDocs()].map(([name, text]) => `| \`${name}\` | ${text} |`),
  ].join('\n');

/** Browsers in the tables of players, as their cells name them in turn. */
const PLAYED_IN = { chrome: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

/** One cell of a table of players. */
const playerCell = (seen) =>
  seen
    ? Object.keys(PLAYED_IN)
        .map((name) => (seen[name] === 'late' ? 'late' : seen[name] ? '✓' : 'no'))
        .join(' / ')
    : '–';

/** What the test of the players saw, by browser. */
function playerTable(name) {
  const rows = JSON.parse(read('docs/players.json'))[name];
  const columns = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
  return [
    `| ${Object.values(PLAYED_IN).join(' / ')} | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---|').join('')}`,
    ...Object.entries(rows).map(
      ([row, seen]) =>
        `| ${row} | ${columns.map((column) => playerCell(seen[column])).join(' | ')} |`,
    ),
  ].join('\n');
}

const TABLES = {
  attributes: attributeTable,
  tokens: tokenTable,
  parts: partTable,
  players: () => playerTable('players'),
  'cue-sources': () => playerTable('sources'),
  ...Object.fromEntries(
    ['choice', 'sizes', 'energy', 'rank'].map((name) => [name, () => drawTable(name)]),
  ),
  browsers: drawBrowsers,
};

/** Files that hold generated tables. */
export const WITH_TABLES = ['README.md', 'docs/players.md', 'docs/sustainability.md'];

/** A text with its tables made anew. */
export function withTables(text) {
  return Object.entries(TABLES).reduce(
    (made, [name, table]) =>
      made.replace(
        new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, open, close) => `${open}\n${table()}\n${close}`,
      ),
    text,
  );
}

const SNIPPET =
  /(your-cdn\.example\/stream-picks\/)[^/"]+(\/stream-picks\.js"\s+integrity=")sha384-[^"]+(")/;

/** The README's snippet with the version and the integrity value of the build in dist/. */
export function withSnippet(text) {
  const { version } = JSON.parse(read('package.json'));
  const hash = JSON.parse(read('dist/integrity.json'))['stream-picks.js'];
  return text.replace(SNIPPET, (_, before, between, after) =>
    [before, version, between, hash, after].join(''),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const file of WITH_TABLES) {
    const before = read(file);
    const made = withTables(before);
    const built = existsSync(join(root, 'dist/integrity.json'));
    const after = file === 'README.md' && built ? withSnippet(made) : made;
    if (before === after) continue;
    if (process.argv.includes('--check')) process.exitCode = 1;
    else writeFileSync(join(root, file), after);
  }
}
