import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../src/cli/data/seeded.ts';
import { commonHistories } from '../../src/cli/prepare/private-common.ts';
import { packInputs } from '../../src/cli/prepare/private-inputs.ts';
import {
  discreteLaplace,
  drawExponential,
  missesBefore,
  noiseScale,
  tailChance,
} from '../../src/cli/prepare/private-noise.ts';
import { noisyHistogram, pairBound } from '../../src/cli/prepare/private-noisy.ts';
import { expectedCount, plausibleCells } from '../../src/cli/prepare/private-plausible.ts';
import { guardedStatistics } from '../../src/cli/prepare/private-statistics.ts';
import { holdOutOfCells } from '../../src/cli/prepare/private-trial.ts';

/** Bytes that come out the same again; the product's own come from the operating system. */
function seededBytes(seed) {
  const draw = createRandom(seed);
  return (length) => Uint8Array.from({ length }, () => Math.floor(256 * draw()));
}

/** `items` products, the n-th with attribute n modulo `kinds`. */
function attributes(items, kinds = 4) {
  return {
    columns: kinds,
    starts: Uint32Array.from({ length: items + 1 }, (_, at) => at),
    indexes: Uint32Array.from({ length: items }, (_, at) => at % kinds),
    values: new Float32Array(items).fill(1),
  };
}

const buyersOf = (lists) => lists.map((items, at) => ({ buyer: `b${at}`, items }));
const times = (count, items) => Array.from({ length: count }, () => items);
const rule = { minBuyers: 5, epsilon: null };
const inputs = (lists, items = 8, how = rule) =>
  packInputs(buyersOf(lists), attributes(items), how, 1, () => assert.fail('no noise here'));
const pairKeys = ({ pairs }) => pairs.map(({ earlier, later }) => `${earlier}>${later}`);

/** 320 products in 40 kinds; each buyer keeps to one kind, without rule too thin for pairs. */
function wideShop(seed = 1) {
  const draw = createRandom(seed);
  return times(500, null).map(() => {
    const kind = Math.floor(40 * draw());
    return [...new Set(times(4, 0).map(() => kind + 40 * Math.floor(8 * draw())))];
  });
}

test('a pair of four buyers leaves no trace, one of five does', () => {
  const others = [...times(6, [4, 5]), ...times(9, [0]), ...times(9, [1])];
  const alone = inputs([...others, ...times(4, [0]), ...times(4, [1])]);
  const four = inputs([...others, ...times(4, [0, 1]), ...times(0, [1])]);
  assert.deepEqual(four, alone);
  const five = inputs([...others, ...times(5, [0, 1])]);
  assert.deepEqual(pairKeys(five), ['0>1', '4>5']);
  assert.ok(five.examples.items.includes(0) && !four.examples.items.includes(0));
});

test('one buyer counts once, however often and in whatever order', () => {
  const often = inputs([...times(4, [0, 1]), ...times(1, [2, 3, 2, 3, 2, 3, 2, 3, 2, 3])]);
  assert.deepEqual(often.pairs, []);
  assert.equal(often.examples.targets.length, 0);
  assert.deepEqual([...often.buyers], times(8, 0));
  const [pair] = inputs([...times(4, [0, 1]), [0, 1, 0, 1, 0, 1]]).pairs;
  assert.equal(pair.buyers, 5);
  assert.ok(pair.weight <= 5);
});

test('the order of a pair is known only where five buyers had it', () => {
  const mixed = inputs([...times(4, [0, 1]), ...times(2, [1, 0])]);
  const swapped = inputs([...times(2, [0, 1]), ...times(4, [1, 0])]);
  assert.deepEqual(mixed.pairs, swapped.pairs);
  assert.deepEqual(pairKeys(mixed), ['0>1', '1>0']);
  assert.equal(mixed.pairs[0].weight, mixed.pairs[1].weight);
  // Five one way: that is known, and the one buyer of the other way is forgotten.
  const known = inputs([...times(5, [0, 1]), [1, 0]]);
  assert.deepEqual(pairKeys(known), ['0>1']);
  assert.deepEqual(known.pairs, inputs(times(5, [0, 1])).pairs);
});

test('products of fewer than five buyers are in nothing', () => {
  const { buyers, examples } = inputs([...times(4, [2, 6]), ...times(5, [0, 1])]);
  assert.deepEqual([...buyers], [5, 5, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(new Set([...examples.items, ...examples.targets]), new Set([0, 1]));
});

test('every cell has five buyers, and no purchase is in two cells', () => {
  const lists = wideShop();
  const { levels } = guardedStatistics(buyersOf(lists), attributes(320, 40), 5, (place) =>
    createRandom(1, place),
  );
  assert.deepEqual(
    levels.map(({ kind }) => kind),
    ['ordered', 'either', 'group', 'groups'],
  );
  const cells = levels.flatMap((level) => level.cells);
  assert.ok(cells.length > 100);
  for (const { buyers, weight } of cells) assert.ok(buyers >= 5 && weight <= buyers);
  // Recounted the slow way, level by level.
  let left = lists.flatMap((items, buyer) =>
    items.flatMap((later, to) => items.slice(0, to).map((earlier) => ({ buyer, earlier, later }))),
  );
  const sort = (a, b) => (a < b ? [a, b] : [b, a]);
  for (const { kind, groups, cells: own } of levels) {
    const keysOf = {
      ordered: ({ earlier, later }) => [[earlier, later]],
      either: ({ earlier, later }) => [sort(earlier, later)],
      group: ({ earlier, later }) => [
        [earlier, groups[later]],
        [later, groups[earlier]],
      ],
      groups: ({ earlier, later }) => [sort(groups[earlier], groups[later])],
    }[kind];
    const count = (keysFor) => {
      const sets = new Map();
      for (const each of left) {
        for (const key of keysFor(each)) {
          sets.set(`${key}`, (sets.get(`${key}`) ?? new Set()).add(each.buyer));
        }
      }
      return sets;
    };
    const raw = count(keysOf);
    const chosen = (each) =>
      keysOf(each).sort(
        (a, b) => raw.get(`${b}`).size - raw.get(`${a}`).size || a[0] - b[0] || a[1] - b[1],
      )[0];
    const counts = count((each) => [chosen(each)]);
    const expected = [...counts].filter(([, buyers]) => buyers.size >= 5);
    assert.deepEqual(
      new Map(own.map(({ first, second, buyers }) => [`${first},${second}`, buyers])),
      new Map(expected.map(([key, buyers]) => [key, buyers.size])),
    );
    left = left.filter((each) => counts.get(`${chosen(each)}`).size < 5);
  }
});

test('where pairs are too thin, groups teach which products go together', () => {
  const lists = wideShop();
  const { pairs, examples } = packInputs(buyersOf(lists), attributes(320, 40), rule, 1, () => []);
  const same = examples.targets.filter((target, at) => target % 40 === examples.items[at] % 40);
  assert.ok(examples.targets.length > 2 * pairs.length, `${pairs.length} pairs`);
  // Kinds that share a group are as good as one to it; by chance it would be one in 40.
  assert.ok(same.length > 0.25 * examples.targets.length, `${same.length}`);
});

test('equal input and seed give equal inputs; order and names of buyers do not matter', () => {
  const lists = wideShop();
  const make = (from, seed = 1) => packInputs(from, attributes(320, 40), rule, seed, () => []);
  const first = make(buyersOf(lists));
  assert.deepEqual(make(buyersOf(lists)), first);
  assert.notDeepEqual(make(buyersOf(lists), 2).examples, first.examples);
  const turned = make(buyersOf([...lists].reverse()));
  assert.deepEqual(pairKeys(turned), pairKeys(first));
  assert.deepEqual(turned.buyers, first.buyers);
});

test('common histories hold only products that so many buyers have beside others', () => {
  const lists = [...times(5, [0, 1, 0]), [2, 0], ...times(5, [3]), ...times(4, [1, 4])];
  const kept = commonHistories(buyersOf(lists), 8, 5);
  assert.deepEqual(new Set(kept.flatMap(({ items }) => items)), new Set([0, 1]));
  assert.deepEqual(kept[0].items, [0, 1]);
});

test('noise has the chances of the discrete Laplace distribution', () => {
  const bytes = seededBytes(3);
  const scale = noiseScale(0.9);
  const draws = 40_000;
  const counts = new Map();
  for (let at = 0; at < draws; at += 1) {
    const value = discreteLaplace(scale, bytes);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const a = Math.exp(-0.9);
  for (const value of [-3, -2, -1, 0, 1, 2, 3]) {
    const chance = ((1 - a) / (1 + a)) * a ** Math.abs(value);
    // 5.5 deviations: a false alarm in seven tests has a chance below 3e-7.
    const slack = 5.5 * Math.sqrt(draws * chance * (1 - chance));
    assert.ok(Math.abs(counts.get(value) - draws * chance) < slack, `${value}`);
  }
  let tail = 0;
  for (const [value, count] of counts) if (value >= 2) tail += count;
  const expected = draws * tailChance(scale, 2);
  assert.ok(Math.abs(tail - expected) < 5.5 * Math.sqrt(expected));
});

test('draws of e^-x and of misses have the right chances', () => {
  const bytes = seededBytes(5);
  const draws = 20_000;
  for (const x of [0, 0.5, 1, 2.5]) {
    const scale = { numerator: x * 1000, denominator: 1000 };
    let hits = 0;
    for (let at = 0; at < draws; at += 1) if (drawExponential(scale, bytes)) hits += 1;
    const slack = 5.5 * Math.sqrt(draws * 0.25);
    assert.ok(Math.abs(hits - draws * Math.exp(-x)) <= slack, `${x}: ${hits}`);
  }
  let sum = 0;
  for (let at = 0; at < draws; at += 1) sum += missesBefore(0.01, bytes);
  assert.ok(Math.abs(sum / draws - 99) < 5.5 * (99.5 / Math.sqrt(draws)));
});

test('the bound leaves few false pairs, worked by hand', () => {
  // 12,101 products at 8: e^-8 / (1 + e^-8) · 12,100 = 4.06 a product, at most six.
  assert.equal(pairBound(12_101, noiseScale(8)), 1);
  // At 4: e^-4 / (1 + e^-4) · 12,100 = 218; with 2, 3.99.
  assert.equal(pairBound(12_101, noiseScale(4)), 2);
  assert.throws(() => noiseScale(0.0004), { code: 'settings', path: 'epsilon' });
});

/** The histogram of exact counts, but for noise of e^-100. */
function exactCells(lists, unit, items = 12, seed = 1) {
  const rule = { epsilon: 100, unit };
  const { cells } = noisyHistogram(buyersOf(lists), items, rule, seededBytes(seed));
  return new Map(cells.map(({ first, second, buyers }) => [`${first}>${second}`, buyers]));
}

test('one unit more or less changes one cell by one', () => {
  const others = [
    [0, 1, 2, 3],
    [1, 2],
    [4, 5, 4, 5, 6],
  ];
  const differences = (a, b) =>
    [...new Set([...a.keys(), ...b.keys()])].reduce(
      (sum, key) => sum + Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0)),
      0,
    );
  const without = (unit) => exactCells(others, unit);
  // A fact of one buyer: that 8 was bought right after 7.
  const facts = exactCells([...others, [7, 8]], 'pair');
  assert.equal(differences(facts, without('pair')), 1);
  assert.equal(facts.get('7>8'), 1);
  // Once a buyer, however often.
  assert.equal(without('pair').get('4>5'), 1);
  // A purchase, by its place: each one is in one cell at most.
  const whole = [7, 8, 9, 10, 11];
  for (let at = 0; at < whole.length; at += 1) {
    // Blanked out: its place stays, its cell is gone. Product 0 beside itself is no pair.
    const pairs = exactCells([...others, whole], 'purchase');
    const [, a, b, c, d] = whole;
    assert.ok(pairs.has(`${a}>${b}`) && pairs.has(`${c}>${d}`) && !pairs.has(`${b}>${c}`));
    const touched = [...pairs.keys()].filter((key) => key.split('>').includes(`${whole[at]}`));
    assert.equal(touched.length, at === 0 ? 0 : 1);
  }
  // A buyer is in one cell, drawn at random, however long the history.
  const drawn = new Set();
  for (let seed = 1; seed <= 40; seed += 1) {
    const cells = exactCells([whole], 'buyer', 12, seed);
    assert.equal(cells.size, 1);
    for (const key of cells.keys()) drawn.add(key);
  }
  assert.equal(drawn.size, whole.length - 1);
});

test('a cell comes out much the same with a unit as without it: ε is kept', () => {
  const epsilon = 1;
  const draws = 30_000;
  // Three products and ε = 1: the bound is 1, so the count of a cell is seen where it is at least 1.
  const chances = (lists, seed) => {
    const bytes = seededBytes(seed);
    const found = new Map();
    for (let at = 0; at < draws; at += 1) {
      const { cells, bound } = noisyHistogram(buyersOf(lists), 3, { epsilon, unit: 'pair' }, bytes);
      assert.equal(bound, 1);
      const cell = cells.find(({ first, second }) => first === 0 && second === 1);
      const seen = cell?.buyers ?? 0;
      found.set(seen, (found.get(seen) ?? 0) + 1 / draws);
    }
    return found;
  };
  const [none, one] = [
    chances([[2, 1]], 21),
    chances(
      [
        [2, 1],
        [0, 1],
      ],
      22,
    ),
  ];
  const a = Math.exp(-epsilon);
  // Worked out: nothing seen has a chance of P(noise ≤ 0) = 1/(1+a), or P(noise ≤ -1) = a/(1+a).
  assert.ok(Math.abs(none.get(0) - 1 / (1 + a)) < 0.02, `${none.get(0)}`);
  assert.ok(Math.abs(one.get(0) - a / (1 + a)) < 0.02, `${one.get(0)}`);
  for (const seen of [0, 1, 2]) {
    const ratio = Math.log((one.get(seen) ?? 0) / (none.get(seen) ?? 0));
    // Six deviations of a logarithm of two shares.
    const slack = 6 * Math.sqrt(1 / (draws * one.get(seen)) + 1 / (draws * none.get(seen)));
    assert.ok(Math.abs(ratio) <= epsilon + slack, `${seen}: ${ratio}`);
    // And no more noise than ε asks for.
    assert.ok(Math.abs(ratio) >= epsilon - slack, `${seen}: ${ratio}`);
  }
});

test('noisy counts: often bought pairs stay, few false ones come, the bytes alone decide', () => {
  const lists = [...times(40, [0, 1, 2]), ...times(30, [5, 6])];
  const make = (seed, unit) =>
    noisyHistogram(buyersOf(lists), 100, { epsilon: 4, unit }, seededBytes(seed));
  const noisy = make(1, 'pair');
  assert.deepEqual(make(1, 'pair'), noisy);
  assert.notDeepEqual(make(2, 'pair'), noisy);
  const found = noisy.cells.map(({ first, second }) => `${first}>${second}`);
  for (const key of ['0>1', '1>2', '5>6']) assert.ok(found.includes(key));
  assert.ok(!noisy.cells.some(({ first, second, buyers }) => buyers > 9 && second - first !== 1));
  // Purchases two by two, the newest two first.
  const paired = make(1, 'purchase').cells.filter(({ buyers }) => buyers > 9);
  assert.deepEqual(
    paired.map(({ first, second }) => `${first}>${second}`),
    ['1>2', '5>6'],
  );
  // 9,900 cells · e^-4 / (1 + e^-4) = 178 false ones are expected; 260 have a chance below 1e-8.
  assert.ok(noisy.cells.length < 260, `${noisy.cells.length}`);
});

test('what a noisy count stands for, worked by hand', () => {
  // Rate .01, ε = 4, seen 1: .99·e^-4 = .01813 for none, .01·.8 for one, .0016·e^-4 for two.
  const [none, one, two] = [0.99 * Math.exp(-4), 0.008, 0.0016 * Math.exp(-4)];
  const expected = (one + 2 * two) / (none + one + two);
  assert.ok(Math.abs(expected - 0.308) < 1e-3);
  assert.ok(Math.abs(expectedCount(1, 0.01, 4) - expected) < 1e-3);
  assert.ok(expectedCount(1, 1e-6, 4) < 1e-4);
  // What many did is believed, however unlikely it was.
  for (const rate of [1e-6, 0.01, 800]) {
    assert.ok(Math.abs(expectedCount(30, rate, 4) - 30) < 0.2);
  }
});

test('false pairs are told from true ones by what products have in common', () => {
  const lists = wideShop();
  const noisy = noisyHistogram(buyersOf(lists), 320, { epsilon: 4, unit: 'pair' }, seededBytes(8));
  const cells = plausibleCells(noisy, attributes(320, 40), createRandom(1));
  const alike = ({ first, second }) => first % 40 === second % 40;
  const mean = (some) => some.reduce((sum, { weight }) => sum + weight, 0) / some.length;
  const other = noisy.cells.filter((cell) => !alike(cell));
  assert.ok(other.length > 200, 'noise made many');
  assert.ok(mean(cells.filter(alike)) > 0.8);
  const left = cells.filter((cell) => !alike(cell));
  assert.ok(left.reduce((sum, { weight }) => sum + weight, 0) < 0.2 * other.length);
});

test('purchases held out of counts are gone from them, and a cell that is left thin with them', () => {
  const cells = Array.from({ length: 400 }, (_, at) => ({
    first: at,
    second: at + 1,
    weight: 25,
    buyers: at % 2 === 0 ? 5 : 50,
  }));
  const levels = [{ kind: 'ordered', cells }];
  const { levels: left, held } = holdOutOfCells(levels, 5, createRandom(2));
  assert.equal(held.length, 250);
  const taken = new Map();
  for (const { history, target } of held) {
    assert.equal(target, history[0] + 1);
    taken.set(history[0], (taken.get(history[0]) ?? 0) + 1);
  }
  const found = new Map(left[0].cells.map((cell) => [cell.first, cell]));
  for (const { first, buyers } of cells) {
    const rest = buyers - (taken.get(first) ?? 0);
    if (rest < 5) assert.ok(!found.has(first), `${first}`);
    else assert.equal(found.get(first).buyers, rest);
  }
  assert.equal(holdOutOfCells(levels, 5, createRandom(3)).held.length, 250);
  const few = [{ kind: 'ordered', cells: cells.slice(0, 100) }];
  assert.equal(holdOutOfCells(few, 5, createRandom(2)), null);
});

test('a pack says of what its rule is: pairs only where its factors keep to it too', () => {
  const lists = Array.from({ length: 6 }, (_, buyer) => [0, 1, 2 + (buyer % 3)]);
  const rule = { minBuyers: 2, epsilon: null };
  const of = (how) => packInputs(buyersOf(lists), attributes(8), how, 1, () => []).rule;
  assert.deepEqual(of(rule), { minBuyers: 2, epsilon: null, delta: null, unit: 'pair' });
  const product = { minBuyers: 2, epsilon: null, delta: null, unit: 'product' };
  assert.deepEqual(of({ ...rule, counts: 'product' }), product);
});
