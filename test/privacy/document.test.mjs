// docs/privacy.md and the code say the same.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { withNumbers } from '../../scripts/privacy-tables.mjs';
import { ACCEPTED_WEIGHTS, ANSWERS } from '../../src/core/report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(root + path, 'utf8');
const page = read('docs/privacy.md');

/** Exported functions of `src/privacy` by name: `{file, comment}`. */
const functions = new Map(
  readdirSync(`${root}src/privacy`, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = read(`src/privacy/${file}`);
      const head = /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
      const found = text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport function (\w+)/g);
      return [...found].map(([, comment, name]) => [name, { file, head, comment }]);
    }),
);

const section = (from, to) => page.slice(page.indexOf(from), page.indexOf(to));

test('its numbers are those that the code gives (npm run docs)', () => {
  assert.equal(withNumbers(page), page);
  assert.match(page, /\| 7 \(default\) \| 1\.946 \|/);
});

test('each formula is one function of src/privacy that names its source', () => {
  const rows = [
    ...section('| function |', 'The estimate has no bias').matchAll(/^\| `(\w+)` \|/gm),
  ];
  assert.ok(rows.length >= 15, `${rows.length} formulas`);
  for (const [, name] of rows) {
    const found = functions.get(name);
    assert.ok(found, `${name} is no exported function of src/privacy`);
    assert.match(found.comment + found.head, /Source/, `${name} in ${found.file} names no source`);
  }
  for (const name of ['drawAssignment', 'newReportId', 'uniformInt', 'respond', 'maySpend']) {
    assert.ok(page.includes(`\`${name}\``) && functions.has(name), name);
  }
});

test('each kind of question has an entry: what, why, answers in wire order, ε', () => {
  for (const [kind, answers] of Object.entries(ANSWERS)) {
    const entry = new RegExp(`### \`${kind}\`\n([\\s\\S]*?)\n\n?#`).exec(page)?.[1] ?? '';
    for (const part of ['What', 'Why', 'ε'])
      assert.ok(entry.includes(`**${part}**`), `${kind}: ${part}`);
    const what = entry.slice(0, entry.indexOf('**Why**'));
    const named = [...what.matchAll(/`(\w+)`/g)].map(([, answer]) => answer);
    assert.deepEqual(named, [...answers], kind);
  }
  const entries = [...page.matchAll(/^### `(\w+)`$/gm)].map(([, kind]) => kind);
  assert.deepEqual(entries, Object.keys(ANSWERS));
});

test('each check that it names is there', () => {
  const named = [...page.matchAll(/`((?:test|src|docs|scripts)\/[\w./-]+)`/g)].map(
    ([, path]) => path,
  );
  assert.ok(named.length >= 12);
  for (const path of named) assert.ok(existsSync(root + path), path);
  for (const weight of ACCEPTED_WEIGHTS) assert.ok(page.includes(`\n| ${weight}`), `W ${weight}`);
});
