// Nothing is counted without a form that says why, and no weights ship without an audit on record.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ANSWERS } from '../src/core/report.ts';
import { RETENTION_DAYS } from '../src/core/retention.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(root + path, 'utf8');

/** The lines of a form: what is asked → what is said. */
const formOf = (page) =>
  new Map(
    [...page.matchAll(/^\| ([A-Z][^|]+) \| (.*) \|$/gm)].map(([, asked, said]) => [asked, said]),
  );
const asked = [...formOf(read('docs/counts/README.md')).keys()];
const kinds = Object.keys(ANSWERS);

test('every kind of question has a form, and every form a question', () => {
  const pages = readdirSync(`${root}docs/counts`).filter((file) => file !== 'README.md');
  assert.deepEqual(
    pages.toSorted((a, b) => a.localeCompare(b)),
    kinds.map((kind) => `${kind}.md`).toSorted((a, b) => a.localeCompare(b)),
  );
});

for (const kind of kinds) {
  test(`the form of ${kind} is filled in and says what the code does`, () => {
    const form = formOf(read(`docs/counts/${kind}.md`));
    assert.ok(asked.length >= 13);
    assert.deepEqual([...form.keys()], asked);
    for (const [line, said] of form) assert.ok(said.length >= 40, `${line}: ${said}`);
    const named = [...form.get('What is measured').matchAll(/`(\w+)`/g)].map(([, name]) => name);
    assert.deepEqual(named.slice(0, ANSWERS[kind].length), [...ANSWERS[kind]]);
    assert.match(form.get('How long it is kept'), new RegExp(`, ${RETENTION_DAYS.counts} days`));
    assert.ok(
      read('docs/counts/README.md').includes(`(${kind}.md)`),
      `${kind} is not in the list of forms`,
    );
  });
}

test('the weights that ship were audited', () => {
  const hash = createHash('sha256')
    .update(readFileSync(`${root}models/weights.json`))
    .digest('hex');
  const rows = [
    ...read('docs/governance.md').matchAll(/^\| (\d{4}-\d\d-\d\d) \| `([0-9a-f]{16})` \|/gm),
  ];
  assert.ok(rows.length > 0);
  const now = rows.filter(([, , begins]) => hash.startsWith(begins));
  assert.ok(now.length > 0, `no audit of the weights ${hash.slice(0, 16)} in docs/governance.md`);
  const dates = rows.map(([, date]) => date);
  assert.deepEqual(dates, dates.toSorted().toReversed(), 'newest first');
});
