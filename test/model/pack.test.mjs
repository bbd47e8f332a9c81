import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalogueHash } from '../../src/model/catalogue-hash.ts';
import { crc32 } from '../../src/model/crc32.ts';
import { createIndex } from '../../src/model/features.ts';
import { decodePack, encodePack } from '../../src/model/pack.ts';
import { rank } from '../../src/model/ranker.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { rawPackOf } from './packs.mjs';
import { plainShop, profileOf } from './shops.mjs';

const SHOP = plainShop(40, [['A'], ['B']]);
const BYTES = encodePack(rawPackOf(SHOP, { neighbours: 4, rank: 6 }));
const BIG = plainShop(12_000, [['A'], ['B']]);

/** The bytes with a checksum that fits, as somebody would make it who means harm. */
function sealed(bytes) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(copy.length - 4, crc32(copy.subarray(0, -4)), true);
  return copy;
}

function changed(change) {
  const copy = BYTES.slice();
  change(copy, new DataView(copy.buffer));
  return sealed(copy);
}

function refusal(bytes, products = SHOP) {
  try {
    decodePack(bytes, products);
  } catch (error) {
    assert.equal(error.code, 'model', String(error));
    assert.equal(typeof error.path, 'string');
    return error.path;
  }
  return null;
}

/** Root of the squared error's share of the squares. */
function relativeError(found, wanted) {
  let error = 0;
  let size = 0;
  wanted.forEach((value, at) => {
    error += (found[at] - value) ** 2;
    size += value ** 2;
  });
  return Math.sqrt(error / size);
}

test('ten neighbours and 48 factors take at most 80 bytes an item, 76 in memory', (t) => {
  const raw = rawPackOf(BIG);
  const bytes = encodePack(raw);
  const pack = decodePack(bytes, BIG);
  const inFile = bytes.length / BIG.length;
  const inMemory = pack.bytes / BIG.length;
  t.diagnostic(`${inFile.toFixed(1)} bytes an item in the file, ${inMemory.toFixed(1)} in memory`);
  assert.ok(inFile <= 80, `${inFile}`);
  assert.ok(inMemory <= 76, `${inMemory}`);
});

test('what is decoded is what was encoded, but for rounding', () => {
  const raw = rawPackOf(BIG.slice(0, 600), { rank: 47, scales: { bias: 0.5, fields: -2 } });
  raw.rule = { minBuyers: 5, epsilon: 4, delta: 1e-6, unit: 'buyer' };
  const pack = decodePack(encodePack(raw), BIG.slice(0, 600));
  assert.deepEqual(pack.rule, raw.rule);
  assert.deepEqual(pack.scales, raw.scales);
  assert.equal(pack.items, 600);
  const [values, wanted, targets] = [[], [], []];
  const sources = [];
  raw.neighbours.forEach((row, item) => {
    assert.ok(Math.abs(pack.popularityOf(item) - raw.popularity[item]) <= 0.5 / 255 + 1e-7);
    assert.ok(Math.abs(pack.biasOf(item) - raw.bias[item]) <= 0.01);
    const found = pack.neighbours.neighboursOf(item);
    assert.deepEqual(
      [...found.items],
      row.items.toSorted((a, b) => a - b),
    );
    found.items.forEach((other, at) => {
      values.push(found.values[at]);
      wanted.push(row.values[row.items.indexOf(other)]);
    });
    targets.push(...pack.factors.targetOf(item));
    sources.push(...pack.factors.sourceOf(item));
  });
  assert.ok(relativeError(values, wanted) < 0.15);
  // 15 levels for a normal number cost a tenth of its size (Lloyd 1982 has .11 for 16, uniform .12).
  assert.ok(relativeError(targets, raw.factors.target) < 0.12);
  assert.ok(relativeError(sources, raw.factors.source) < 0.12);
});

test('the clip of each vector is the one that loses least', () => {
  const raw = rawPackOf(SHOP, { neighbours: 0, rank: 48 });
  // One number far from the others: without a clip all others would round to nothing.
  raw.factors.target.fill(0.1);
  for (let item = 0; item < 40; item += 1) raw.factors.target[item * 48] = 1;
  const { factors } = decodePack(encodePack(raw), SHOP);
  const found = factors.targetOf(3);
  assert.ok(found[0] < 0.99 && found[0] > 0.55, `${found[0]}`);
  assert.ok(Math.abs(found[1] - 0.1) < 0.03, `${found[1]}`);
});

test('a shop without orders, and one product, have packs too', () => {
  for (const count of [0, 1, 2]) {
    const products = SHOP.slice(0, count);
    const pack = decodePack(encodePack(rawPackOf(products, { rank: 0, neighbours: 0 })), products);
    assert.equal(pack.factors, null);
    assert.equal(pack.neighbours.entries, 0);
    const { ids } = rank(createIndex(products, pack), profileOf([]), HAND_WEIGHTS);
    assert.equal(ids.length, count);
  }
});

test('a product among its own neighbours is left out', () => {
  const raw = rawPackOf(SHOP, { neighbours: 0, rank: 0 });
  raw.neighbours[2] = { items: [7, 2], values: [1, 1] };
  const pack = decodePack(encodePack(raw), SHOP);
  assert.deepEqual([...pack.neighbours.neighboursOf(2).items], [7]);
});

test('a pack of another catalogue is refused, by decoding and by the index', () => {
  assert.equal(refusal(BYTES, SHOP.toReversed()), 'catalogueHash');
  assert.equal(refusal(BYTES, SHOP.slice(1)), 'catalogueHash');
  assert.equal(refusal(BYTES, []), 'catalogueHash');
  const pack = decodePack(BYTES, SHOP);
  assert.throws(() => createIndex(SHOP.toReversed(), pack), { code: 'model' });
  assert.equal(createIndex(SHOP, pack).pack, pack);
});

test('the hash of a catalogue: ids and their order, repeated ones once', () => {
  const hashOf = (...ids) => catalogueHash(ids.map((id) => ({ id })));
  assert.match(hashOf('a'), /^[0-9a-f]{16}$/);
  assert.equal(hashOf('a', 'b', 'a'), hashOf('a', 'b'));
  const hashes = [hashOf(), hashOf(''), hashOf('a', 'b'), hashOf('ab'), hashOf('b', 'a')];
  assert.equal(new Set(hashes).size, hashes.length);
  const many = Array.from({ length: 20_000 }, (_, at) => hashOf(`${at}`));
  assert.equal(new Set(many).size, many.length);
  // Each half alone must tell ids apart: 20,000 values of 32 bits meet .05 times on average.
  for (const half of [0, 8]) {
    assert.ok(new Set(many.map((hash) => hash.slice(half, half + 8))).size > many.length - 6);
  }
});

test('CRC-32 of the check string', () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
});

test('cut off anywhere, or with more behind it, a file is refused', () => {
  for (let length = 0; length < BYTES.length; length += 1) {
    assert.notEqual(refusal(BYTES.subarray(0, length)), null, `${length} bytes`);
    if (length >= 100) assert.notEqual(refusal(sealed(BYTES.slice(0, length))), null, `${length}`);
  }
  assert.equal(refusal(new Uint8Array([...BYTES, 0])), 'checksum');
  assert.equal(refusal(sealed(new Uint8Array([...BYTES, 0]))), 'length');
});

test('every single bit that flips is noticed', () => {
  for (let bit = 0; bit < BYTES.length * 8; bit += 1) {
    const copy = BYTES.slice();
    copy[bit >>> 3] ^= 1 << (bit & 7);
    assert.notEqual(refusal(copy), null, `bit ${bit}`);
  }
});

const absurd = {
  magic: (bytes) => bytes.set([0]),
  version: (bytes) => bytes.set([9], 4),
  'rule.unit': (bytes) => bytes.set([200], 5),
  'factors.rank': (_, view) => view.setUint16(6, 60_000, true),
  'catalogueHash items': (_, view) => view.setUint32(8, 0xffff_ffff, true),
  'length bits': (_, view) => view.setUint32(76, 0xffff_ffff, true),
  'length rank': (_, view) => view.setUint16(6, 200, true),
  'rule.epsilon': (_, view) => view.setFloat64(24, NaN, true),
  'rule.delta': (_, view) => view.setFloat64(32, -2, true),
  'scales.popularity': (_, view) => view.setFloat32(40, NaN, true),
  'scales.bias': (_, view) => view.setFloat32(44, Infinity, true),
  'scales.fields': (_, view) => view.setFloat32(56, 1e7, true),
  bias: (_, view) => view.setFloat32(60, -1, true),
  'neighbours.highest': (_, view) => view.setFloat32(64, NaN, true),
  'neighbours.step': (_, view) => view.setFloat32(68, -1, true),
  'neighbours.most': (_, view) => view.setUint16(72, 60_000, true),
  'neighbours[0]': (bytes) => bytes.fill(255, bytes.length - 200, bytes.length - 100),
  'factors.source': (_, view) => view.setFloat32(80, 30, true),
  'factors.target': (_, view) => view.setFloat32(92, 1e30, true),
};

for (const [name, change] of Object.entries(absurd)) {
  test(`refuses a bad ${name}, though the checksum fits`, () => {
    const [path] = name.split(' ');
    const found = refusal(changed(change));
    if (path === 'neighbours[0]') assert.match(found, /^neighbours/);
    else assert.equal(found, path);
  });
}

test('no bytes do anything but refuse or rank with finite scores, and quickly', () => {
  const profile = profileOf([
    ['select', 'p1'],
    ['dismiss', 'p2'],
    ['save', 'p30'],
  ]);
  let opened = 0;
  const tryBytes = (bytes) => {
    let pack;
    try {
      pack = decodePack(bytes, SHOP);
    } catch (error) {
      assert.equal(error.code, 'model', String(error));
      return;
    }
    opened += 1;
    const { scores } = rank(createIndex(SHOP, pack), profile, HAND_WEIGHTS);
    assert.ok(scores.every(Number.isFinite));
  };
  const flips = fc.array(fc.tuple(fc.nat(BYTES.length - 5), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  const start = performance.now();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), tryBytes), { numRuns: 300, seed: 1 });
  fc.assert(
    fc.property(flips, (changes) => {
      const copy = BYTES.slice();
      for (const [at, value] of changes) copy[at] = value;
      tryBytes(copy);
      tryBytes(sealed(copy));
    }),
    { numRuns: 2000, seed: 2 },
  );
  assert.ok(opened > 200, `${opened} opened`);
  assert.ok(performance.now() - start < 60_000);
});

const badParts = {
  catalogueHash: { catalogueHash: 'x' },
  popularity: { popularity: new Float32Array(40).fill(NaN) },
  'popularity of another length': { popularity: new Float32Array(39) },
  bias: { bias: new Float32Array(40).fill(Infinity) },
  'factors.rank': { factors: { rank: 257, source: new Float32Array(0), target: null } },
  'factors.target': {
    factors: { rank: 1, source: new Float32Array(40), target: new Float32Array(41) },
  },
  'factors.source': {
    factors: { rank: 1, source: new Float32Array(40).fill(NaN), target: new Float32Array(40) },
  },
  'scales.bias': { scales: { ...rawPackOf([]).scales, bias: NaN } },
  'rule.minBuyers': { rule: { minBuyers: 0, epsilon: null, delta: null, unit: 'none' } },
  'rule.epsilon': { rule: { minBuyers: 1, epsilon: NaN, delta: null, unit: 'none' } },
};

for (const [name, part] of Object.entries(badParts)) {
  test(`does not encode a bad ${name}`, () => {
    const [path] = name.split(' ');
    assert.throws(
      () => encodePack({ ...rawPackOf(SHOP, { rank: 2 }), ...part }),
      (error) => error.code === 'model' && error.path === path,
    );
  });
}

test('does not encode rows that name no item, one twice, or no positive value', () => {
  const rows = [
    { items: [40], values: [1] },
    { items: [-1], values: [1] },
    { items: [0.5], values: [1] },
    { items: [3, 3], values: [1, 2] },
    { items: [3], values: [0] },
    { items: [3], values: [NaN] },
    { items: [3], values: [] },
  ];
  for (const row of rows) {
    const raw = rawPackOf(SHOP, { neighbours: 0, rank: 0 });
    raw.neighbours[1] = row;
    assert.throws(
      () => encodePack(raw),
      (error) => error.code === 'model' && error.path === 'neighbours[1]',
    );
  }
});
