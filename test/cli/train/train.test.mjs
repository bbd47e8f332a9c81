import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRandom } from '../../../src/cli/data/seeded.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { assembleWeights } from '../../../src/cli/train/assemble.ts';
import { curveSvg } from '../../../src/cli/train/curve.ts';
import { examplesOf, FEATURES } from '../../../src/cli/train/examples.ts';
import { formatWeights, MAX_WEIGHTS_BYTES } from '../../../src/cli/train/format.ts';
import { momentsOf } from '../../../src/cli/train/moments.ts';
import { train } from '../../../src/cli/train/train.ts';
import { catalogueHash } from '../../../src/model/catalogue-hash.ts';
import { likenessOf } from '../../../src/model/contributions.ts';
import { createIndex } from '../../../src/model/features.ts';
import { FIELDS } from '../../../src/model/fields.ts';
import { PLAIN_SCALES } from '../../../src/model/pack.ts';
import { readWeights } from '../../../src/model/weights.ts';
import { temporaryFolder } from '../support.mjs';

const BRANDS = 8;
const KINDS = 7;
const PRICES = [5, 20, 80, 320, 1280, 5120];

function products(count) {
  return Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    url: 'https://shop.example/',
    title: '',
    brand: `Brand ${at % BRANDS}`,
    category: [`Kind ${at % KINDS}`],
    tags: [],
    price: { current: PRICES[at % PRICES.length], currency: 'EUR' },
  }));
}

/** A shop whose viewers go on to a product that is alike in one thing only. */
function shopOf(alikeBy, seed = 1, viewers = 120) {
  const items = products(168);
  const random = createRandom(seed);
  const draw = () => Math.floor(random() * items.length);
  const moments = Array.from({ length: viewers }, () => {
    const first = draw();
    let target = draw();
    while (target === first || alikeBy(target) !== alikeBy(first)) target = draw();
    return { history: [first], target, ageDays: null };
  });
  const orders = moments.map(({ history }, at) => ({ buyer: `b${at}`, items: history }));
  return { name: 'planted', products: items, hasTitles: true, moments, orders };
}

const options = { version: 'test', seed: 1, epochs: 12, makePack: null, hide: false };
const byBrand = (item) => item % BRANDS;
const byPrice = (item) => item % PRICES.length;

test('a taste for brands alone, and for prices alone, is learned', async () => {
  const brand = (await train([shopOf(byBrand)], options)).weights.fields;
  assert.ok(brand.brand > 3 * brand.category, JSON.stringify(brand));
  assert.ok(brand.brand > 3 * brand.price, JSON.stringify(brand));
  const price = (await train([shopOf(byPrice)], options)).weights.fields;
  assert.ok(price.price > 3 * price.brand, JSON.stringify(price));
  assert.ok(price.price > price.category, JSON.stringify(price));
});

test('the loss falls, in every shop', async () => {
  const { curves } = await train([shopOf(byBrand), shopOf(byBrand, 2)], options);
  const [first, last] = [curves.content[0].logLoss, curves.content.at(-1).logLoss];
  assert.equal(Object.keys(first).length, 2);
  for (const shop of Object.keys(first)) assert.ok(last[shop] < first[shop] - 0.2, shop);
  assert.match(curveSvg(curves), /^<svg .*<polyline.*<\/svg>\n$/s);
});

test('equal shops and seeds give equal weights, another seed others', async () => {
  const short = { ...options, epochs: 4, hide: true };
  const [a, b] = [await train([shopOf(byBrand)], short), await train([shopOf(byBrand)], short)];
  assert.deepEqual(a, b);
  const other = await train([shopOf(byBrand)], { ...short, seed: 2 });
  assert.notDeepEqual(a.weights, other.weights);
});

test('packs are calibrated for what this run learned, never for the weights that ship', async (t) => {
  const before = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = temporaryFolder(t);
  t.after(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  });
  const asked = [];
  const makePack = async (products, _, given) => {
    asked.push(given);
    return {
      catalogueHash: catalogueHash(products),
      popularity: new Float32Array(products.length),
      bias: new Float32Array(products.length),
      neighbours: products.map(() => ({ items: [], values: [] })),
      factors: null,
      scales: PLAIN_SCALES,
      rule: { minBuyers: 1, epsilon: null, delta: null, unit: 'none' },
    };
  };
  const { weights } = await train([shopOf(byBrand, 5, 20)], { ...options, epochs: 1, makePack });
  assert.deepEqual(
    asked.map((given) => given.weights.fields),
    [weights.fields],
  );
});

test('what is learned from keeps to the formula of the ranker', () => {
  const shop = shopOf(byBrand, 3, 4);
  const index = createIndex(shop.products);
  const [batch] = examplesOf(index, shop, { seed: 1, hide: false });
  const ones = Object.fromEntries(FIELDS.map((field) => [field, 1]));
  const theta = { fields: ones, embedding: 1, neighbours: 1, factors: 1, popularity: 1, bias: 1 };
  shop.moments.forEach(({ history, target }, viewer) => {
    const expected = likenessOf(index, theta, { item: history[0], query: null }, target);
    FEATURES.forEach((name, k) => {
      const at = viewer * batch.acts * batch.candidates * FEATURES.length + k;
      assert.ok(Math.abs(batch.likeness[at] - expected[k]) < 1e-6, name);
    });
  });
  const counted = batch.logWeights.slice(0, batch.candidates).filter((each) => each > -1);
  const total = counted.reduce((sum, each) => sum + Math.exp(each), 0);
  assert.ok(Math.abs(total - (shop.products.length - 1)) < 1e-3, 'stands for all but the history');
});

test('the same scores times any number are the same weights, and always under the limit', () => {
  const state = (times) => ({
    features: Float32Array.from(FEATURES, (_, at) => times * (at + 1.23456)),
    terms: new Float32Array([times * 1.23456, times * -0.123456]),
    shareLogit: 0.123,
    logLongDays: 2.3456,
    logActDays: 1.2345,
  });
  const of = (times) =>
    assembleWeights({
      version: 'x'.repeat(12),
      content: state(times),
      withPack: state(times),
    });
  assert.deepEqual(of(1), of(17));
  const text = formatWeights(of(1));
  assert.ok(Buffer.byteLength(text) <= MAX_WEIGHTS_BYTES, `${Buffer.byteLength(text)}`);
  assert.deepEqual(readWeights(JSON.parse(text)), of(1));
});

const DAY = 86_400_000;

test('baskets: the last one is the target, test targets and what was had before are never', () => {
  const items = products(6);
  // The household's events: 0 and 1, then 2, then 1 and 3 (and 4, the test target).
  const viewer = {
    history: [0, 1, 2, 1],
    validation: 3,
    test: 4,
    negatives: null,
    atMs: [1, 1, 2, 5, 5, 6].map((day) => day * DAY),
  };
  const everyone = [0, 1, 2, 3, 4, 5];
  const orders = Array.from({ length: 5 }, (_, at) => ({ buyer: `${at}`, items: everyone }));
  const shop = momentsOf(
    {
      name: 'baskets',
      format: 'baskets',
      products: items,
      viewers: [viewer],
      ordersForTest: orders,
      ordersForValidation: orders,
    },
    1,
    10,
  );
  assert.deepEqual(shop.moments, [{ history: [0, 1, 2], target: 3, ageDays: [4, 4, 3] }]);
  assert.deepEqual(shop.orders, [{ buyer: 'buyer-0', items: [0, 1, 2] }]);
});

async function run(...args) {
  const sink = { write: () => true };
  const program = createProgram({ stdout: sink, stderr: sink });
  return program.parseAsync(['node', 'stream-picks', 'train', ...args]);
}

test('where nothing can be written, that is said before the work begins', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'file');
  await writeFile(file, '');
  // The dataset is missing too; what comes first is the place to write to.
  for (const out of [folder, join(file, 'weights.json')]) {
    await assert.rejects(run(join(folder, 'none'), '-o', out), { code: 'settings', path: out });
  }
  const out = join(folder, 'new', 'weights.json');
  await assert.rejects(run(join(folder, 'none'), '-o', out), { code: 'dataset' });
});

test('a version that no weights can have is refused before hours of work', async () => {
  for (const version of ['', 'v'.repeat(33)]) {
    const program = createProgram({ stdout: process.stderr, stderr: process.stderr });
    for (const each of program.commands) each.exitOverride().configureOutput({ writeErr() {} });
    const args = ['train', 'none', '-o', 'none/weights.json', '--version', version];
    await assert.rejects(program.parseAsync(['node', 'stream-picks', ...args]), {
      name: 'CommanderError',
    });
  }
});

test('bad input is refused with a code, and nothing is written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stream-picks-train-'));
  const out = join(folder, 'weights.json');
  await assert.rejects(run(folder, '-o', out), { code: 'dataset' });
  await assert.rejects(run(join(folder, 'missing'), '-o', out), { code: 'dataset' });
  await assert.rejects(train([], options), { code: 'dataset' });
  const nothing = { ...shopOf(byBrand), moments: [] };
  await assert.rejects(train([nothing], options), { code: 'dataset', path: 'planted' });
  await assert.rejects(readFile(out));
});
