// docs/migration.md names the versions that the code has, and the changelog keeps its form.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DATABASE_VERSION, RECORD_SCHEMA } from '../src/engine/storage/schema.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(root + path, 'utf8');
const guide = read('docs/migration.md');

/** The cells of a row of the table of forms. */
const row = (form) =>
  guide
    .split('\n')
    .find((line) => line.startsWith(`| ${form} |`))
    ?.split('|')
    .map((cell) => cell.trim()) ?? assert.fail(`no row for ${form}`);
const literal = (path, before) =>
  new RegExp(`${before}[^\\d]*(\\d+)`).exec(read(path))?.[1] ?? assert.fail(path);

test('every form has the version that the code writes', () => {
  for (const [form, version] of [
    ['layout of the database on the device', DATABASE_VERSION],
    ['form of a sealed record', RECORD_SCHEMA],
    ['export file', literal('src/wire/export-file.ts', 'version: z\\.literal\\(')],
    ['catalogue', literal('src/wire/catalogue.ts', 'version: z\\.literal\\(')],
    ['pack of past orders', literal('src/model/pack.ts', 'const VERSION = ')],
    ['weights', JSON.parse(read('models/weights.json')).version],
  ])
    assert.equal(row(form)[2], String(version), form);
  assert.match(read('src/core/report.ts'), /interface Report \{\n\s+readonly v: 1;/);
  assert.equal(row('manifest and report')[2], '1');
});

test('every place that it names is there', () => {
  const places = [...guide.matchAll(/`((?:src|test|models)\/[\w./-]+)`/g)].map(([, path]) => path);
  assert.ok(places.length >= 8);
  for (const path of places) assert.ok(existsSync(root + path), path);
});

const KINDS = /^(Added|Changed|Changed for viewers|Deprecated|Removed|Fixed|Security)$/;

test('the changelog: what is not released first, then versions by date, lines under their kind', () => {
  const [, ...parts] = read('CHANGELOG.md').split(/^## /m);
  const heads = parts.map((part) => part.split('\n')[0]);
  assert.equal(heads[0], '[Unreleased]');
  for (const head of heads.slice(1)) assert.match(head, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
  for (const part of parts) {
    const [before, ...kinds] = part.split(/^### /m);
    assert.doesNotMatch(before, /^- /m, 'a line stands under no kind');
    for (const kind of kinds) {
      assert.match(kind.split('\n')[0], KINDS);
      assert.match(kind, /^- /m);
    }
  }
  const released = heads.slice(1).map((head) => /\[(.*)\]/.exec(head)?.[1]);
  const { version } = JSON.parse(read('package.json'));
  assert.ok(released.length === 0 || released.includes(version), `${version} has no entry`);
});
