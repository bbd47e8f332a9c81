/**
 * The made-up shop and viewer of the ranking bench, from a seed. Names of brands, categories and
 * words are as uneven as in a real shop (Zipf), and the viewer keeps to a few categories.
 */

import { catalogueHash } from '../../src/model/catalogue-hash.ts';
import { PLAIN_SCALES } from '../../src/model/pack.ts';
import { randomOf } from '../../test/support/seeded.mjs';

const NOW = 1_800_000_000_000;
const HOUR_MS = 3_600_000;
const STREAM = 'bench';
const SYLLABLES =
  'ba ke lo mi nu ra se to vi za dor fen gar hel jun kal lim mor nes pol ris sul tan vor'.split(
    ' ',
  );
/** Words of the language that titles are written in. */
const WORDS = 6000;
/** Narrowest categories, three names each. */
const CATEGORIES = 120;
/** Narrowest categories that the viewer cares for. */
const LIKED = 6;
/** Of all acts; the others are on products. */
const SEARCH_SHARE = 0.08;
/** Acts by what they are, about as often as in a visit. */
const TYPES = ['view', 'select', 'dwell', 'select', 'save', 'dwell', 'add', 'react', 'dismiss'];
/** Products that viewers of the show have chosen. */
const CHOSEN = 200;

/** A catalogue of `count` products. */
export function makeProducts(count, seed = 1) {
  const random = randomOf(seed);
  const brands = Math.max(20, Math.round(count / 60));
  const creators = Math.max(10, Math.round(count / 300));
  return Array.from({ length: count }, (_, item) => {
    const category = Math.floor(random() * CATEGORIES);
    const brand = zipf(random, brands);
    const words = 4 + Math.floor(random() * 4);
    // The first words go with the category, as "trail shoe" does, the others are anything.
    const title = Array.from({ length: words }, (__, at) =>
      wordOf(at < 2 ? category * 7 + zipf(random, 7) : zipf(random, WORDS)),
    );
    return {
      id: `p${item}`,
      title: title.join(' '),
      brand: `${wordOf(brand + 11)} ${brand}`,
      creator: wordOf(zipf(random, creators) + 5),
      category: [Math.floor(category / 24), Math.floor(category / 6), category].map(
        (name, depth) => `${'abc'[depth]} ${wordOf(name)} ${name}`,
      ),
      tags: Array.from({ length: 2 + Math.floor(random() * 3) }, () => wordOf(zipf(random, 400))),
      price: { current: Math.round(100 * 2 ** (2 + random() * 8)) / 100, currency: 'EUR' },
      url: 'https://shop.example/',
    };
  });
}

const leaf = ({ category }) => category.at(-1);

/** A viewer with `count` acts on products of the categories they like, and searches for them. */
export function makeProfile(products, count, seed = 2) {
  const random = randomOf(seed);
  const liked = new Set();
  while (liked.size < LIKED) liked.add(leaf(products[Math.floor(random() * products.length)]));
  const near = products.filter((product) => liked.has(leaf(product)));
  const signals = Array.from({ length: count }, (_, at) => {
    const from = random() < 0.75 ? near : products;
    const product = from[Math.floor(random() * from.length)];
    const signal = { id: `s${at}`, at: NOW - (count - at) * 0.3 * HOUR_MS, stream: STREAM };
    if (random() < SEARCH_SHARE) {
      return { ...signal, type: 'search', query: product.title.split(' ').slice(0, 2).join(' ') };
    }
    const type = TYPES[Math.floor(random() * TYPES.length)];
    const value = { dwell: 2 + Math.floor(random() * 40), react: 1 }[type];
    return { ...signal, type, productId: product.id, ...(value === undefined ? {} : { value }) };
  });
  const popularity = {};
  for (let at = 0; at < CHOSEN; at += 1) {
    popularity[products[Math.floor(random() * products.length)].id] = random() * 0.2;
  }
  const [first, second, third] = [0.2, 0.5, 0.7].map(
    (share) => products[Math.floor(share * products.length)].id,
  );
  return {
    signals,
    show: { onStage: [first], upcoming: [second, third], past: [] },
    stream: STREAM,
    popularity,
    nowMs: NOW,
  };
}

/** A rank below `count`, the first ones often: nearly 1 / (rank + 1). */
function zipf(random, count) {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
}

function wordOf(number) {
  let word = '';
  let left = number + SYLLABLES.length;
  while (left > 0) {
    word += SYLLABLES[left % SYLLABLES.length];
    left = Math.floor(left / SYLLABLES.length);
  }
  return word;
}

/** Neighbours of a product, and the length of its factors, in a pack of the usual size. */
const NEIGHBOURS = 10;
const RANK = 48;

/** A pack of the usual size: what it says is drawn, how much it takes is not. */
export function makePack(products, seed = 3) {
  const random = randomOf(seed);
  const count = products.length;
  const vectors = () => Float32Array.from({ length: count * RANK }, () => random() - 0.5);
  return {
    catalogueHash: catalogueHash(products),
    popularity: Float32Array.from({ length: count }, random),
    bias: Float32Array.from({ length: count }, () => random() - 0.5),
    neighbours: Array.from({ length: count }, (_, item) => {
      const others = new Set();
      while (others.size < NEIGHBOURS) others.add(Math.floor(random() * count));
      others.delete(item);
      return { items: [...others], values: Array.from(others, () => 0.05 + random()) };
    }),
    factors: { rank: RANK, source: vectors(), target: vectors() },
    scales: PLAIN_SCALES,
    rule: { minBuyers: 5, epsilon: null, delta: null, unit: 'buyer' },
  };
}
