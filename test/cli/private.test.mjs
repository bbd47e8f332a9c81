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
import {
  noisyStatistics,
  pairBound,
  sensitivity,
  splitEpsilon,
} from '../../src/cli/prepare/private-noisy.ts';
import { guardedStatistics } from '../../src/cli/prepare/private-statistics.ts';

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

test('the parts of ε add up to no more than ε, worked by hand', () => {
  // ε = 8 a purchase: .8 for its one count in the popularity, 7.2 for its two pairs, 3.6 each.
  assert.deepEqual(splitEpsilon({ epsilon: 8, unit: 'purchase' }), {
    popularity: { numerator: 800, denominator: 1000 },
    pairs: { numerator: 3600, denominator: 1000 },
  });
  // ε = 1 a buyer: .1 for eight counts in the popularity, .0125 each, kept to thousandths; .9 a pair.
  assert.deepEqual(splitEpsilon({ epsilon: 1, unit: 'buyer' }), {
    popularity: { numerator: 12, denominator: 1000 },
    pairs: { numerator: 900, denominator: 1000 },
  });
  for (const unit of ['buyer', 'purchase', 'pair']) {
    for (const epsilon of [0.5, 1, 4, 8]) {
      const { popularity, pairs } = splitEpsilon({ epsilon, unit });
      const changes = sensitivity(unit);
      const whole =
        (popularity.numerator / 1000) * changes.popularity +
        (pairs.numerator / 1000) * changes.pairs;
      assert.ok(whole <= epsilon + 1e-12 && whole > 0.9 * epsilon, `${unit} ${epsilon} ${whole}`);
    }
  }
  // 12,101 products, 3.6 a pair: e^-3.6·3 / (1 + e^-3.6) · 146,422,100 cells = 2,910 ≤ 3,025.
  assert.equal(pairBound(12_101, noiseScale(3.6)), 3);
  assert.throws(() => splitEpsilon({ epsilon: 0.001, unit: 'buyer' }), { code: 'settings' });
});

test('noisy counts: often bought pairs stay, few false ones come, the seed alone decides', () => {
  const lists = [...times(40, [0, 1, 2]), ...times(30, [5, 6])];
  const make = (seed, unit = 'purchase') =>
    noisyStatistics(buyersOf(lists), 100, { epsilon: 4, unit }, seededBytes(seed));
  const noisy = make(1);
  assert.deepEqual(make(1), noisy);
  assert.notDeepEqual(make(2).buyers, noisy.buyers);
  const found = pairKeys(noisy);
  for (const key of ['0>1', '1>2', '5>6']) assert.ok(found.includes(key));
  // Only purchases next to each other make a pair, unless the unit is the pair.
  assert.ok(
    (noisy.pairs.find(({ earlier, later }) => earlier === 0 && later === 2)?.weight ?? 0) < 20,
  );
  assert.ok(pairKeys(make(1, 'pair')).includes('0>2'));
  // At most 25 false ones are expected; 60 would come with a chance below 1e-8.
  assert.ok(noisy.pairs.length < 60, `${noisy.pairs.length}`);
});

test('where the unit is a buyer, one buyer is in one pair and eight popularity counts', () => {
  const many = [Array.from({ length: 30 }, (_, at) => at)];
  let pairs = 0;
  let buyers = 0;
  const rounds = 200;
  for (let seed = 0; seed < rounds; seed += 1) {
    const noisy = noisyStatistics(
      buyersOf(many),
      30,
      { epsilon: 100, unit: 'buyer' },
      seededBytes(seed),
    );
    pairs += noisy.pairs.length;
    buyers += noisy.buyers.reduce((a, b) => a + b, 0);
  }
  // At ε = 100 the noise of a pair is 0, that of a product's buyers has a deviation of .9.
  assert.equal(pairs, rounds);
  assert.ok(buyers / rounds > 7 && buyers / rounds < 25, `${buyers / rounds}`);
});

test('a pack only says that it keeps to a rule where its factors do too', () => {
  const lists = Array.from({ length: 6 }, (_, buyer) => [0, 1, 2 + (buyer % 3)]);
  const rule = { minBuyers: 2, epsilon: null };
  const of = (how) => packInputs(buyersOf(lists), attributes(8), how, 1, () => []).rule;
  assert.deepEqual(of(rule), { minBuyers: 2, epsilon: null, delta: null, unit: 'pair' });
  const none = { minBuyers: 1, epsilon: null, delta: null, unit: 'none' };
  assert.deepEqual(of({ ...rule, counts: 'product' }), none);
});
