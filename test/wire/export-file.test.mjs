import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamPicksError } from '../../src/core/errors.ts';
import { MAX_IMPORT_BYTES } from '../../src/core/import.ts';
import { readExportFile } from '../../src/wire/export-file.ts';
import { idOf, mutated, sampleExport } from '../support/export-sample.mjs';
import { randomOf } from '../support/seeded.mjs';

const read = (file) => readExportFile(JSON.stringify(file));
const refused = (path) => (error) =>
  error instanceof StreamPicksError && error.code === 'import' && error.path === path;

/** Where every plain value of a file stands, as lists of keys. */
function placesOf(value, keys = []) {
  if (typeof value !== 'object' || value === null) return [keys];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...keys, key]));
}

test('rule 14: a whole export file is read, and what is restored is what it says', () => {
  const file = sampleExport();
  const { exportedAt, file: kept } = read(file);
  assert.equal(exportedAt, file.exportedAt);
  const { interests: _, region: __, ...restored } = file.profile;
  assert.deepEqual(kept, {
    shop: '',
    profile: restored,
    learning: file.learning,
    ledger: { entries: file.ledger.entries },
  });
});

test('a field that is not known is refused, wherever it stands', () => {
  const places = [
    [(file) => file, 'extra'],
    [({ profile }) => profile, 'profile.extra'],
    [({ profile }) => profile.signals[5].statement, 'profile.signals[5].statement.extra'],
    [({ learning }) => learning.own, 'learning.own.extra'],
    [({ audit }) => audit.entries[0], 'audit.entries[0].extra'],
    [({ weights }) => weights.withPack, 'weights.withPack.extra'],
  ];
  for (const [place, path] of places) {
    const file = sampleExport();
    place(file).extra = 1;
    assert.throws(() => read(file), refused(path), path);
  }
});

test('a field that is missing or wrong is named', () => {
  for (const [change, path] of [
    [(file) => delete file.format, 'format'],
    [(file) => Object.assign(file, { version: 2 }), 'version'],
    [(file) => delete file.audit.head, 'audit.head'],
    [
      (file) => Object.assign(file.profile.signals[0], { type: 'stare' }),
      'profile.signals[0].type',
    ],
    [(file) => Object.assign(file.profile.signals[2], { value: 1 }), 'profile.signals[2].value'],
    [(file) => delete file.profile.signals[3].query, 'profile.signals[3].query'],
    [(file) => Object.assign(file.profile.offered[0], { type: 'save' }), 'profile.offered[0].type'],
    [(file) => Object.assign(file.ledger.entries[0], { weight: 2 }), 'ledger.entries[0].weight'],
    [(file) => file.profile.signals.push(file.profile.signals[0]), 'profile.signals[6].id'],
  ]) {
    const file = sampleExport();
    change(file);
    assert.throws(() => read(file), refused(path), path);
  }
});

test('keys of prototypes are refused where any key may stand', () => {
  const text = JSON.stringify(sampleExport());
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const inDetail = text.replace('"basedOnMe":true,"products"', `"${key}":1,"products"`);
    assert.notEqual(inDetail, text);
    assert.throws(() => readExportFile(inDetail), refused(`audit.entries[0].detail.${key}`));
  }
});

test('what is no text of an export, too long or too deep is refused without a field', () => {
  for (const text of ['', 'x', '{', '[', 'null'.repeat(2)]) {
    assert.throws(() => readExportFile(text), refused(undefined), text);
  }
  assert.throws(() => readExportFile(' '.repeat(MAX_IMPORT_BYTES + 1)), refused(undefined));
  const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
  assert.throws(() => readExportFile(deep), { code: 'import' });
});

test('ten thousand acts are taken, one more is not', () => {
  const file = sampleExport();
  const [act] = file.profile.signals;
  const acts = (count) =>
    Array.from({ length: count }, (_, at) => ({ ...act, id: idOf(at + 100) }));
  file.profile.signals = acts(10_000);
  const start = performance.now();
  assert.equal(read(file).file.profile.signals.length, 10_000);
  assert.ok(performance.now() - start < 2000, 'it takes too long');
  file.profile.signals = acts(10_001);
  assert.throws(() => read(file), refused('profile.signals'));
});

test('every field of the file is looked at', () => {
  const file = sampleExport();
  for (const keys of placesOf(file)) {
    const broken = structuredClone(file);
    const inside = keys.slice(0, -1).reduce((inner, key) => inner[key], broken);
    inside[keys.at(-1)] = { odd: true };
    assert.throws(() => read(broken), { code: 'import' }, keys.join('.'));
  }
});

test('rule 14: of 2,000 changed files each is refused with the code, or taken whole', () => {
  const file = sampleExport();
  const random = randomOf(14);
  let taken = 0;
  for (let nth = 0; nth < 2000; nth += 1) {
    const text = mutated(file, random);
    let kept;
    try {
      kept = readExportFile(text).file;
    } catch (error) {
      assert.ok(error instanceof StreamPicksError, `${error}: ${text}`);
      assert.equal(error.code, 'import', text);
      continue;
    }
    taken += 1;
    const { profile, learning, ledger, shop } = JSON.parse(text);
    const { interests: _, region: __, ...restored } = profile;
    assert.deepEqual(kept, {
      shop,
      profile: restored,
      learning,
      ledger: { entries: ledger.entries },
    });
  }
  assert.ok(taken > 50 && taken < 1000, `${taken} taken`);
  assert.equal({}.polluted, undefined);
});
