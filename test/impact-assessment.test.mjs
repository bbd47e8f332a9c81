// The impact assessment says the same as the code: every measure points to a test that is there, and
// every purpose, stored item and time of retention is named in it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PURPOSES } from '../src/core/consent.ts';
import { RETENTION_DAYS } from '../src/core/retention.ts';
import { KEY_DAYS } from '../src/engine/storage/key-ring.ts';
import { STORE_NAMES } from '../src/engine/storage/schema.ts';
import { en } from '../src/i18n/en/messages.ts';
import { ASK_AGAIN_AFTER_MONTHS } from '../src/page/consent/marker.ts';

const folder = new URL('../docs/', import.meta.url);
const page = readFileSync(new URL('impact-assessment.md', folder), 'utf8');

/** The cells of the row of a table that begins with this. */
function row(start) {
  const line = page.split('\n').find((one) => one.startsWith(`| ${start}`));
  assert.ok(line, `no row for ${start}`);
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

const measures = () => page.split('\n').filter((line) => /^\| R\d+\. /.test(line));

test('rule 24: every measure points to a test that is there, and that is of the rule it names', () => {
  const links = [...page.matchAll(/\[([^\]]+)\]\((\.\.\/[^)]+|[\w-]+\.md)\)/g)];
  assert.ok(links.length > 40, `${links.length} links`);
  for (const [, says, path] of links) {
    const file = new URL(path, folder);
    assert.ok(existsSync(file), `${says}: no ${path}`);
    const [, rule] = /^rule (\d+)$/.exec(says) ?? [];
    if (rule === undefined) continue;
    const named = new RegExp(`rule (\\d+, (rule )?)*${rule}\\b[\\d, rule]*:`);
    assert.match(readFileSync(file, 'utf8'), named, `${path} has no test of rule ${rule}`);
  }
});

test('rule 24: every risk is weighed before and after, and no measure makes it worse', () => {
  assert.ok(measures().length >= 10);
  for (const line of measures()) {
    const [risk, before, proven, after] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const weight = (cell) => {
      const [, likely, severe] =
        /^([1-4]) × ([1-4])$/.exec(cell) ?? assert.fail(`${risk}: ${cell}`);
      return likely * severe;
    };
    assert.ok(weight(after) < weight(before), risk);
    assert.match(proven, /\]\(\.\.\/test\//, `${risk} has no proof`);
  }
});

test('rule 24: every purpose is named as on screen, with how long its data is kept', () => {
  for (const purpose of PURPOSES) {
    const [, onScreen, , , kept] = row(`\`${purpose}\``);
    assert.equal(onScreen, en.how.purposes[purpose].title);
    const days = RETENTION_DAYS[purpose];
    if (days !== undefined) assert.match(kept, new RegExp(`^${days} days`), purpose);
  }
});

test('rule 24: every store is named, with how long what is in it is kept', () => {
  const days = {
    signals: RETENTION_DAYS.history,
    learning: RETENTION_DAYS.history,
    audit: RETENTION_DAYS.history,
    offers: RETENTION_DAYS.offers,
    ledger: RETENTION_DAYS.counts,
    outbox: RETENTION_DAYS.counts,
  };
  for (const store of [...STORE_NAMES, 'keys', 'counters']) {
    const kept = row(`store \`${store}\``).at(-1);
    if (store in days) assert.match(kept, new RegExp(`^${days[store]} days`), store);
  }
  assert.match(row('store `keys`').at(-1), new RegExp(`replaced after ${KEY_DAYS} days`));
  const marker = row('`localStorage` marker |').at(-1);
  assert.match(marker, new RegExp(`after ${ASK_AGAIN_AFTER_MONTHS} months`));
});

test('rule 24: what each law asks for stands in a part that is there', () => {
  const asked = page.slice(page.indexOf('## 6.'));
  for (const letter of 'abcd') assert.ok(asked.includes(`GDPR 35 (7) (${letter})`), letter);
  for (const law of ['GDPR 36', 'PIPL 56 (1)', 'PIPL 56 (2)', 'PIPL 56 (3)', '11 CCR 7152'])
    assert.ok(asked.includes(law), law);
  const parts = new Set([...page.matchAll(/^## (\d)\. /gm)].map(([, number]) => number));
  assert.equal(parts.size, 6);
  for (const [, part] of asked.matchAll(/\[(\d)\]\(#/g)) assert.ok(parts.has(part), part);
});

test('rule 24: it is to be found from the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  assert.match(readme, /\]\(docs\/impact-assessment\.md\)/);
});
