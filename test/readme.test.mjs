// The README says the same as the code: its tables are made from the sources, and every attribute,
// event, method and error code of the element is named in it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WITH_TABLES, withSnippet, withTables } from '../scripts/readme-tables.mjs';
import { ERROR_CODES } from '../src/core/errors.ts';
import { DRAWN, SETTINGS } from '../src/ui/stream-picks/attributes.ts';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

test('the tables are up to date (npm run docs)', () => {
  for (const file of WITH_TABLES) assert.equal(withTables(read(file)), read(file), file);
});

test('the snippet names this version, and what a release was built to', () => {
  const { version } = JSON.parse(read('package.json'));
  const [, path, hash] =
    /stream-picks\/([\w.-]+)\/stream-picks\.js"\s+integrity="(sha384-[\w+/]{64})"/.exec(readme);
  assert.equal(path, version);
  // Between releases each change of the code has another hash; a release has the one that was built.
  const built = JSON.parse(read('dist/integrity.json'))['stream-picks.js'];
  if (read('CHANGELOG.md').includes(`## [${version}]`)) assert.equal(hash, built, 'npm run docs');
  assert.ok(withSnippet(readme).includes(built));
});

test('every attribute and event of the elements is named', () => {
  for (const file of [
    'ui/stream-picks/stream-picks.ts',
    'host/stream-picks-host/stream-picks-host.ts',
  ]) {
    const source = read(`src/${file}`);
    for (const [, name] of source.matchAll(/@fires \{\w+\} ([\w-]+)/g))
      assert.ok(readme.includes(`\`${name}\``), name);
  }
  for (const name of [...SETTINGS, ...DRAWN]) assert.ok(readme.includes(`\`${name}\``), name);
});

test('every code that a page can hear is named', () => {
  const inner = new Set([
    'mechanism',
    'plan',
    'model',
    'dataset',
    'import',
    'limit',
    'log',
    'passphrase-wrong',
    'passphrase-wait',
    'passphrase-short',
    'passphrase-busy',
  ]);
  for (const code of Object.keys(ERROR_CODES)) {
    if (!inner.has(code)) assert.ok(readme.includes(`\`${code}\``), code);
  }
});

test('every script of package.json and every bench is explained, in one line', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const guide = read('CONTRIBUTING.md');
  const rows = [
    ...guide.matchAll(/^\| `npm (?:run )?(?:-s )?([\w:-]+)(?: -- (\w+))?.*` \| (.+) \|$/gm),
  ];
  const named = new Set(rows.map(([, name]) => name));
  for (const name of Object.keys(scripts)) {
    if (!name.startsWith('pre')) assert.ok(named.has(name), name);
  }
  for (const name of named) assert.ok(name in scripts, `there is no script ${name}`);
  const benches = rows.filter(([, name]) => name === 'bench').map(([, , bench]) => bench);
  const helpers = new Set(['figures', 'mechanisms', 'rank-onnx', 'rank-runtimes', 'rank-shop']);
  const files = readdirSync(new URL('../scripts/bench', import.meta.url))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => file.replace('.mjs', ''));
  assert.deepEqual(
    benches.toSorted((a, b) => a.localeCompare(b)),
    files.filter((file) => !helpers.has(file)).toSorted((a, b) => a.localeCompare(b)),
  );
  for (const [line, , , text] of rows)
    assert.ok(text.length <= 240, `too long for a line: ${line}`);
});
