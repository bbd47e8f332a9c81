import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutsideChoice } from '../../src/wire/outside-choice.ts';
import { countsConfigured, readSettings } from '../../src/wire/settings.ts';
import { readSignal } from '../../src/wire/signal.ts';

const BASE = 'https://shop.example/live/';
const read = (attributes) => readSettings((name) => attributes[name] ?? null, BASE);

test('without attributes everything is off or by default, and nothing is wrong', () => {
  const { settings, problems } = read({});
  assert.deepEqual(problems, []);
  assert.equal(settings.collector, null);
  assert.equal(settings.maxPicks, 6);
  assert.equal(settings.placement, 'rail');
  assert.equal(settings.minor, false);
  assert.equal(countsConfigured(settings), false);
});

test('good values are taken, addresses made absolute', () => {
  const { settings, problems } = read({
    for: 'player',
    stream: 'friday-show',
    catalog: '/products.json',
    collector: 'https://counts.shop.example/base/',
    policy: '/privacy',
    minor: '',
    'max-picks': '24',
    currency: 'eur',
    'product-region': 'de',
    'worker-src': '/engine.js',
    'manifest-hash': 'x'.repeat(43),
  });
  assert.deepEqual(problems, []);
  assert.equal(settings.catalog, 'https://shop.example/products.json');
  assert.equal(settings.collector, 'https://counts.shop.example/base');
  assert.equal(settings.policy, 'https://shop.example/privacy');
  assert.equal(settings.minor, true);
  assert.equal(settings.maxPicks, 24);
  assert.equal(settings.currency, 'EUR');
  assert.equal(settings.workerSrc, 'https://shop.example/engine.js');
  assert.equal(countsConfigured(settings), true);
});

test('a vault is of another origin; one that cannot be used is still no reason to do without', () => {
  const at = 'https://vault.example/stream-picks-vault.html';
  assert.equal(read({ vault: at }).settings.vault, at);
  assert.equal(read({}).settings.vault, null);
  assert.equal(read({ vault: ' ' }).settings.vault, null);
  for (const vault of [
    '/stream-picks-vault.html',
    'https://shop.example/vault.html',
    'vault',
    'data:,',
  ]) {
    const { settings, problems } = read({ vault });
    assert.equal(settings.vault, '', vault);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['vault'],
    );
  }
});

for (const [name, value] of [
  ['stream', 'a b'],
  ['stream', 'x'.repeat(65)],
  ['shop', '../x'],
  ['catalog', 'javascript:1'],
  ['catalog-every', '14'],
  ['catalog-every', '3601'],
  ['catalog-every', 'often'],
  ['collector', 'ftp://x/'],
  ['manifest-hash', 'short'],
  ['placement', 'popup'],
  ['max-picks', '0'],
  ['max-picks', '25'],
  ['max-picks', '2.5'],
  ['product-region', 'Germany'],
  ['currency', '€'],
  ['worker-src', 'https://cdn.example/engine.js'],
]) {
  test(`${name}="${value}" becomes the default and a problem with its name`, () => {
    const { settings, problems } = read({ [name]: value });
    assert.deepEqual(
      problems.map(({ path }) => path),
      [name],
    );
    assert.deepEqual(settings, read({}).settings);
  });
}

test('a collector without a show counts nothing and says so', () => {
  const { settings, problems } = read({ collector: 'https://counts.shop.example' });
  assert.equal(countsConfigured(settings), false);
  assert.deepEqual(
    problems.map(({ path }) => path),
    ['stream'],
  );
});

test('signals of track(): good ones are reduced to their fields, bad ones name theirs', () => {
  assert.deepEqual(readSignal({ type: 'select', productId: 'A', value: 3, extra: 1 }), {
    type: 'select',
    productId: 'A',
  });
  assert.deepEqual(readSignal({ type: 'search', query: '  red shoes ' }), {
    type: 'search',
    query: 'red shoes',
  });
  assert.deepEqual(readSignal({ type: 'dwell', productId: 'A', value: 12 }), {
    type: 'dwell',
    productId: 'A',
    value: 12,
  });
  for (const [input, path] of [
    [null, 'track.type'],
    [{ type: 'buy', productId: 'A' }, 'track.type'],
    [{ type: 'view' }, 'track.productId'],
    [{ type: 'search' }, 'track.query'],
    [{ type: 'react', productId: 'A', value: 2 }, 'track.value'],
    [{ type: 'dwell', productId: 'A', value: Number.NaN }, 'track.value'],
  ]) {
    assert.throws(() => readSignal(input), { code: 'settings', path });
  }
});

test('an outside choice keeps what it leaves out apart from what it denies', () => {
  const input = { picks: true, counts: false, region: null, Analytics: true, size: 5 };
  assert.deepEqual(readOutsideChoice({ ...input, source: 'tool' }), {
    answers: { picks: true, counts: false, Analytics: true },
    asking: false,
    source: 'tool',
    noticeId: '',
  });
  assert.throws(() => readOutsideChoice({ picks: 'yes' }), {
    code: 'consent',
    path: 'consent.picks',
  });
  assert.throws(() => readOutsideChoice('all'), { code: 'consent' });
});
