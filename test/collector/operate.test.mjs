import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { USAGE } from '../../src/collector/config.ts';
import { LIMITS } from '../../src/collector/limits.ts';
import { createMetrics } from '../../src/collector/metrics.ts';

const page = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');
const source = (name) =>
  readFileSync(new URL(`../../src/collector/${name}`, import.meta.url), 'utf8');
/** Flags of other programs that the page names. */
const OTHERS = [
  '--build',
  '--env-file',
  '--exclude-table-data',
  '--help',
  '--now',
  '--prefix',
  '--tpm2-device',
  '--type',
  '--webroot',
];
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, found]) => found))];

test('every flag and variable of the collector is in docs/operate.md, and no other', () => {
  const settings = page.slice(page.indexOf('## Settings'), page.indexOf('## A service of systemd'));
  const rows = all(settings, /^\| (?:`(--[a-z-]+)`)? *\|/gm).filter((flag) => flag !== undefined);
  assert.deepEqual(rows.sort(), all(USAGE, /^ +(--[a-z-]+)/gm).sort());
  const variables = all(settings, /^\|[^|]*\| `([A-Z_]+)` \|/gm);
  assert.deepEqual(variables.sort(), all(USAGE, /\b([A-Z]+(?:_[A-Z]+)*) {2,}/g).sort());
  for (const flag of all(page, /(?<![\w-])(--[a-z][a-z0-9-]+)/g)) {
    const isOurs = rows.includes(flag);
    assert.ok(isOurs || OTHERS.includes(flag), flag);
  }
  for (const variable of all(page, /^Environment=([A-Z_]+)=/gm)) {
    assert.ok(variables.includes(variable) || variable === 'NODE_ENV', variable);
  }
});

test('the limits that docs/operate.md states are those that hold', () => {
  const { burst, perSecond, queueCap } = LIMITS.production;
  assert.ok(
    page.includes(`send ${burst.toLocaleString('en')} reports at once and ${perSecond} a second`),
  );
  assert.ok(page.includes(`stream_picks_queue_length > ${queueCap / 2}`));
});

test('alerts ask for metrics and outcomes that the collector has', async () => {
  const exported = await createMetrics(() => 0).registry.metrics();
  const known = all(exported, /^# TYPE (\S+)/gm);
  const rules = page.slice(page.indexOf('# stream-picks.rules.yml'), page.indexOf('## Answers'));
  const asked = all(rules, /\b((?:stream_picks|process)_[a-z_]+)/g);
  assert.ok(asked.length >= 5);
  for (const metric of asked) {
    assert.ok(known.includes(metric.replace(/_(?:count|bucket)$/, '')), metric);
  }
  const codes = all(source('refusals.ts'), /^ {2}'?([a-z-]+)'?: [45]\d\d,$/gm);
  for (const outcome of all(rules, /outcome="([^"]+)"/g))
    assert.ok(codes.includes(outcome), outcome);
});

test('every refusal is in the table of answers, under its status', () => {
  const answers = page.slice(page.indexOf('## Answers'));
  const refusals = [...source('refusals.ts').matchAll(/^ {2}'?([a-z-]+)'?: ([45]\d\d),$/gm)];
  assert.ok(refusals.length >= 15);
  for (const [, code, status] of refusals) {
    assert.match(answers, new RegExp(`^\\| ${status} \\|[^|]*\`${code}\``, 'm'));
  }
  const named = [...answers.matchAll(/^\| \d{3} \|([^|]*)\|/gm)].flatMap(([, cell]) =>
    all(cell, /`([a-z-]+)`/g),
  );
  assert.deepEqual(named.sort(), refusals.map(([, code]) => code).sort());
});
