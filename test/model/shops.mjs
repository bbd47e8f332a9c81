/** Seeded shops and profiles for the tests of the model, ordinary ones and hostile ones. */
import fc from 'fast-check';

export const NOW = 1_800_000_000_000;
export const STREAM = 'show';

const CATEGORIES = [
  [],
  ['Outdoors'],
  ['Outdoors', 'Trail shoes'],
  ['Outdoors', 'Rain jackets'],
  ['Home', 'Tea'],
  ['Home', 'Tea', 'Pots'],
  ['Sound'],
];
const HOSTILE_TITLES = [
  '',
  ' ',
  '🎧🎧',
  'خيمة للمطر',
  '跑鞋推荐',
  'ﷺ',
  '\ud800',
  'e\u0301'.repeat(500),
];
const MANY_TAGS = Array.from({ length: 10_000 }, (_, at) => `tag ${at}`);
const TYPES = ['view', 'dwell', 'select', 'save', 'add', 'purchase', 'react', 'dismiss'];

const title = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('Ember lamp', 'Ember trail shoe', 'Fell shoe 2', 'Drift tea pot'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TITLES) },
);

const product = fc.record(
  {
    title,
    brand: fc.constantFrom('Oda', 'Ridgeway', 'Fell', '★', ''),
    creator: fc.constantFrom('Mara', 'Ivo'),
    category: fc.constantFrom(...CATEGORIES),
    tags: fc.oneof(
      {
        weight: 8,
        arbitrary: fc.array(fc.constantFrom('wool', 'red', 'new', ''), { maxLength: 3 }),
      },
      { weight: 1, arbitrary: fc.constant('10,000 tags') },
    ),
    price: fc.record({
      current: fc.constantFrom(9, 10, 45, 1e308, 5e-324, 0, -3, NaN, Infinity),
      currency: fc.constantFrom('EUR', 'USD'),
    }),
    promotedBy: fc.constant({ name: 'Oda' }),
    seasons: fc.constantFrom(['winter'], ['summer', ' Januar '], [], ['always']),
    regions: fc.constantFrom(['DE', 'FR'], ['AU'], []),
    embedding: fc.constantFrom(
      [0.5, -1, 0.25],
      [2, 2, -3],
      [-0.1, 0.4, 0],
      [1e300, -1e300, 1],
      [0, 0, 0],
      [NaN, 1, 1],
      [1, 2],
      [],
    ),
  },
  { requiredKeys: ['title', 'category', 'tags'] },
);

const statement = fc
  .record({
    said: fc.constantFrom('less', 'more', 'keep'),
    subject: fc.constantFrom(
      ...CATEGORIES.filter(({ length }) => length > 0).map((path) => ['category', path]),
      ['brand', ['Oda']],
      ['brand', ['Ridgeway']],
      ['brand', ['Nobody']],
    ),
    amount: fc.constantFrom(-4, -1, 1, 1, 2.5, 40),
    pinned: fc.boolean(),
  })
  .map(({ subject: [kind, path], ...rest }) => ({ ...rest, kind, path }));

const signal = (count) =>
  fc.record({
    type: fc.constantFrom(...TYPES),
    item: fc.integer({ min: 0, max: count }),
    ageMs: fc.constantFrom(0, 1000, 60_000, 3_600_000, 40 * 86_400_000, -5000),
    stream: fc.constantFrom(STREAM, 'before'),
    value: fc.option(fc.constantFrom(-1, 0, 0.5, 1, 30, 3600, NaN, 1e9), { nil: undefined }),
    query: fc.option(fc.constantFrom('trail shoes', 'Oda tea', '跑鞋', '', '🎧'), {
      nil: undefined,
      freq: 3,
    }),
    statement: fc.option(statement, { nil: undefined, freq: 4 }),
  });

/** A shop, what is known about it and a viewer, and options. Ids are `p<item>`. */
export const situation = fc.integer({ min: 0, max: 30 }).chain((count) =>
  fc
    .record({
      products: fc.array(product, { minLength: count, maxLength: count }),
      acts: fc.array(signal(count), { maxLength: 25 }),
      region: fc.constantFrom(null, null, 'DE', 'AU'),
      onStage: fc.array(fc.integer({ min: 0, max: count }), { maxLength: 2 }),
      upcoming: fc.array(fc.integer({ min: 0, max: count }), { maxLength: 3 }),
      shares: fc.array(fc.constantFrom(0, 0.01, 0.2, 0.2, 1, NaN, -1, Infinity), {
        maxLength: count,
      }),
      options: fc.record(
        {
          maxPicks: fc.integer({ min: 1, max: 24 }),
          basedOnMe: fc.constantFrom(true, true, true, false),
          showPromoted: fc.boolean(),
          discovery: fc.boolean(),
          diversity: fc.boolean(),
        },
        { requiredKeys: ['maxPicks'] },
      ),
    })
    .map((drawn) => withIds(drawn, (item) => `p${item}`)),
);

/** Gives the drawn shop its ids; ids past the last product belong to no product. */
export function withIds({ drawn, ...rest }, idOf) {
  const from = drawn ?? rest;
  return {
    drawn: from,
    products: from.products.map((given, item) => ({
      ...given,
      tags: given.tags === '10,000 tags' ? MANY_TAGS : given.tags,
      id: idOf(item),
      url: 'https://shop.example/',
    })),
    profile: {
      signals: from.acts.map(
        ({ type, item, ageMs, stream, value, query, statement: said }, at) => ({
          id: `s${at}`,
          at: NOW - ageMs,
          stream,
          ...(said !== undefined
            ? { type: 'stated', statement: said }
            : query === undefined
              ? { type, productId: idOf(item) }
              : { type: 'search', query }),
          ...(value === undefined || said !== undefined ? {} : { value }),
        }),
      ),
      show: { onStage: from.onStage.map(idOf), upcoming: from.upcoming.map(idOf), past: [] },
      stream: STREAM,
      region: from.region,
      popularity: Object.fromEntries(from.shares.map((share, item) => [idOf(item), share])),
      nowMs: NOW,
    },
    options: from.options,
  };
}

/** A small plain shop: `count` products, category by category in turn. */
export function plainShop(count, categories, extra = () => ({})) {
  return Array.from({ length: count }, (_, item) => ({
    id: `p${item}`,
    title: `Thing ${item}`,
    url: 'https://shop.example/',
    category: categories[item % categories.length],
    tags: [],
    ...extra(item),
  }));
}

/** A profile at {@link NOW}; acts are `[type, productId, more?]`, oldest first, a second apart. */
export function profileOf(acts, more = {}) {
  return {
    signals: acts.map(([type, productId, extra], at) => ({
      id: `s${at}`,
      type,
      at: NOW - (acts.length - at) * 1000,
      stream: STREAM,
      ...(type === 'search' ? { query: productId } : { productId }),
      ...extra,
    })),
    show: { onStage: [], upcoming: [], past: [] },
    stream: STREAM,
    popularity: {},
    nowMs: NOW,
    ...more,
  };
}
