// Inputs that fuzzing has found, smaller: each of them once broke what it stands beside.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalogueFromMerchantFeed } from '../../src/cli/catalog/merchant-feed.ts';
import { readSource } from '../../src/cli/catalog/source.ts';
import { readCsv } from '../../src/cli/data/csv.ts';
import { catalogueFromFeed, catalogueFromJsonLd } from '../../src/page/catalogs/feeds/feeds.ts';
import { readTabChoice } from '../../src/page/consent/tab-choice.ts';
import { readBasket } from '../../src/wire/basket.ts';
import { parseCatalogue } from '../../src/wire/catalogue.ts';
import { readConsentMap } from '../../src/wire/consent-map.ts';
import { readCue } from '../../src/wire/cue.ts';
import { parseManifest } from '../../src/wire/manifest.ts';
import { readSchedule } from '../../src/wire/schedule.ts';

const good = { id: 'ok', title: 'Pan', url: 'https://shop.example/pan' };
const typed = (code) => ({ name: 'StreamPicksError', code });

/** Milliseconds of the processor's time, which other programs do not make longer; best of three. */
function cpuMs(act) {
  const once = () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}

test('offers within offers, ten thousand deep, are followed a few steps', () => {
  const deep = `${'{"offers":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const page = JSON.parse(`{"@type":"Product","sku":"A","name":"A","url":"/a","offers":${deep}}`);
  assert.equal(catalogueFromJsonLd([page]).products.length, 1);
});

test('one product that claims to have a length, or half a character in its path, costs no other', () => {
  const products = [{ ...good, id: { length: { toString: 1, valueOf: 1 } } }, good];
  const found = parseCatalogue({ version: 1, products });
  assert.deepEqual(
    [found.products.map(({ id }) => id), found.refused.map(({ path }) => path)],
    [['ok'], ['products[0]']],
  );
  const shop = ['half \ud800', 'whole'].map((handle, id) => ({
    id,
    title: handle,
    handle,
    variants: [],
  }));
  const feed = catalogueFromFeed({ products: shop }, 'https://shop.example/products.json');
  const { products: read, refused } = parseCatalogue(feed, { baseUrl: 'https://shop.example/' });
  assert.deepEqual(
    [read.map(({ title }) => title), refused.map(({ path }) => path)],
    [['whole'], ['products[0].url']],
  );
});

test('a feed from a file, which has no address, is read', () => {
  const shop = { products: [{ id: 1, title: 'A', handle: 'a', variants: [] }] };
  const { products } = catalogueFromFeed(shop, '');
  assert.equal(products[0].url, '/products/a');
});

test('a minor unit that is an object without a number is none', () => {
  const prices = { price: '1999', currency_minor_unit: { toString: 1, valueOf: 1 } };
  const feed = catalogueFromFeed([{ id: 1, name: 'A', permalink: '/a', prices }], '');
  assert.equal(feed.products[0].price.current, 19.99);
});

test('what claims to have a length is refused with a typed error everywhere', () => {
  const title = { length: { toString: 1, valueOf: 1 } };
  assert.throws(() => parseManifest(JSON.stringify({ v: 1, title })), typed('manifest'));
});

test('holes of a sparse list are no ids and no purposes', () => {
  const sparse = Object.assign([], { 1: 'picks' });
  assert.throws(() => readCue({ type: 'streampicks.product', v: 1, ids: sparse }), typed('cue'));
  assert.throws(() => readBasket(sparse), typed('settings'));
  const { map, problems } = readConsentMap({ tool: sparse });
  assert.deepEqual([map, problems.length], [{}, 1]);
});

test('a start that cannot be made a number is a fault of the running order, not of the page', () => {
  for (const startsAt of [Object.create(null), Symbol('x'), 12n, { valueOf: 1 }, true, []]) {
    assert.throws(() => readSchedule({ startsAt, cues: [] }), typed('cue'));
  }
});

test('a choice that a script wrote into the tab is taken field by field', () => {
  const on = { picks: true };
  const kept = (choice) => {
    globalThis.sessionStorage = { getItem: () => JSON.stringify({ device: 'shared', ...choice }) };
    try {
      return readTabChoice('');
    } finally {
      delete globalThis.sessionStorage;
    }
  };
  const odd = { noticeVersion: 'x', language: 5, wordings: 7, named: [], tool: null, more: 'x' };
  const found = kept({ purposes: on, source: 'viewer', ...odd });
  assert.equal(found.source, 'tab');
  assert.equal(found.noticeVersion, 0);
  assert.equal(found.language, '');
  assert.ok(!('tool' in found) && !('more' in found) && !('wordings' in found));
  assert.equal(kept({ purposes: on, source: 'nobody' }), null);
  assert.deepEqual(kept({ purposes: on, source: 'page', tool: { kind: 'page', name: 'K' } }).tool, {
    kind: 'page',
    name: 'K',
  });
});

test('long cells, large groups and many columns of a merchant feed take time as they are long', () => {
  const cell = `id\tproduct_type\n1\t${','.repeat(60_000)}\n`;
  const group = `id\titem_group_id\n${'1\t1\n'.repeat(15_000)}`;
  for (const text of [cell, group]) {
    assert.ok(cpuMs(() => catalogueFromMerchantFeed(text, 0)) < 1000);
  }
  const wide = `id\t${'c\t'.repeat(40_000)}\n1\n`;
  assert.throws(() => catalogueFromMerchantFeed(wide, 0), typed('catalog-invalid'));
});

test('a category keeps the comma that stands in quotes', () => {
  const feed = catalogueFromMerchantFeed(
    'id\tproduct_type\n1\t"""Home, Kitchen"" > Cups, Other"\n',
    0,
  );
  assert.equal(feed.products[0].category, 'Home, Kitchen > Cups');
});

test('a quoted value of ten million characters is one value', () => {
  const value = 'x'.repeat(10_000_000);
  assert.equal([...readCsv(`id\n"${value}"\n`, 'f', ['id'])][0].get('id'), value);
});

test('a page of tags that never end is no work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'found-'));
  const file = join(folder, 'page.html');
  try {
    for (const tag of ['<script ', '<script type=application/ld+json>']) {
      await writeFile(file, `<html>${tag.repeat(100_000)}`);
      const before = process.cpuUsage();
      await readSource(file, {}, 0).catch(() => undefined);
      assert.ok(process.cpuUsage(before).user < 1_000_000);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
