/**
 * Sessions by chance, from a seed: viewers who care for two kinds of things and a brand, in shows
 * that do not know them. Their tastes are made as the model sees the world, so what is measured on
 * them is the pacing at work, not how well real viewers are known.
 */

import type { Product } from '../../core/product.js';
import type { RecordedSession } from '../../wire/recorded-session.js';
import { createRandom, drawBelow } from '../data/seeded.js';
import type { Recording } from './session-file.js';

const KINDS = [
  ['Outdoors', 'Trail shoes'],
  ['Outdoors', 'Rain jackets'],
  ['Outdoors', 'Day packs'],
  ['Outdoors', 'Headlamps'],
  ['Home', 'Tea'],
  ['Home', 'Lamps'],
  ['Home', 'Vases'],
  ['Home', 'Blankets'],
  ['Sound', 'Headphones'],
  ['Sound', 'Speakers'],
  ['Body', 'Soap'],
  ['Body', 'Creams'],
] as const;
const WORDS = [
  'Fell',
  'Ember',
  'Drift',
  'Squall',
  'Hush',
  'Moss',
  'Tarn',
  'Birch',
  'Flint',
  'Reed',
];
const PRODUCTS = 120;
const BRANDS = 12;
const MINUTE = 60;
/** Friday 5 June 2026, 18:00 UTC. */
const START = Date.UTC(2026, 5, 5, 18);

type Act = RecordedSession['acts'][number];
type Cue = RecordedSession['stage'][number];

/** What one viewer cares for, 0 to 1, by product. */
type Taste = (product: Product) => number;

/** Sessions of one made-up shop; equal seeds give equal sessions. */
export function generateSessions(count: number, seed: number): Recording {
  const products = makeShop(createRandom(seed, 0));
  const sessions = Array.from({ length: count }, (_, nth) =>
    makeSession(products, createRandom(seed, nth + 1)),
  );
  return { products, sessions };
}

function makeShop(random: () => number): Product[] {
  return Array.from({ length: PRODUCTS }, (_, at) => {
    const kind = KINDS[at % KINDS.length] as (typeof KINDS)[number];
    const word = WORDS[Math.floor(at / KINDS.length) % WORDS.length] as string;
    return {
      id: `SKU-${at + 1}`,
      title: `${word} ${kind[1].toLowerCase()}`,
      url: `https://shop.example/${at + 1}`,
      brand: `Brand ${drawBelow(BRANDS, random) + 1}`,
      category: [...kind],
      tags: [],
      price: { current: 10 + drawBelow(190, random), currency: 'EUR' },
    };
  });
}

function makeSession(products: readonly Product[], random: () => number): RecordedSession {
  const seconds = (35 + drawBelow(21, random)) * MINUTE;
  const stage = makeShow(products, seconds, random);
  const taste = makeTaste(products, random);
  const acts = [
    ...browse(products, taste, seconds, random),
    ...answer(products, taste, stage, random),
  ]
    .filter(({ at }) => at < seconds)
    .sort((a, b) => a.at - b.at);
  const busy = makeBusy(seconds, random);
  return {
    format: 'stream-picks-session',
    version: 1,
    stream: 'friday-show',
    startedAt: START,
    seconds,
    stage,
    acts,
    busy,
  };
}

/** Intro, twelve products or so with gaps, questions, closing. */
function makeShow(products: readonly Product[], seconds: number, random: () => number): Cue[] {
  const cues: Cue[] = [{ at: 0, ids: [], stage: 'intro' }];
  const questions = seconds - 8 * MINUTE;
  const shown = new Set<string>();
  let at = 60 + drawBelow(60, random);
  while (at < questions - 90) {
    const { id } = products[drawBelow(products.length, random)] as Product;
    if (shown.has(id)) continue;
    shown.add(id);
    cues.push({ at, ids: [id], stage: random() < 0.2 ? 'offer' : 'demo' });
    at += 90 + drawBelow(120, random);
    // Some products follow at once, others after a while of talk.
    if (random() < 0.4 && at < questions - 120) {
      cues.push({ at, ids: [] });
      at += 20 + drawBelow(60, random);
    }
  }
  cues.push({ at: questions, ids: [], stage: 'questions' });
  cues.push({ at: seconds - 2 * MINUTE, ids: [], stage: 'closing' });
  return cues;
}

function makeTaste(products: readonly Product[], random: () => number): Taste {
  const likes = new Set([drawBelow(KINDS.length, random), drawBelow(KINDS.length, random)]);
  const kinds = new Set([...likes].map((kind) => (KINDS[kind] as (typeof KINDS)[number])[1]));
  const brand = (products[drawBelow(products.length, random)] as Product).brand;
  return (product) => {
    const kind = kinds.has(product.category.at(-1) as (typeof KINDS)[number][1]) ? 0.5 : 0;
    return kind + (product.brand === brand ? 0.25 : 0) + 0.02;
  };
}

/** Looks at what is in the list, mostly by taste; some were on an earlier evening. */
function browse(
  products: readonly Product[],
  taste: Taste,
  seconds: number,
  random: () => number,
): Act[] {
  const acts: Act[] = [];
  const looks = 4 + drawBelow(9, random);
  for (let tries = 0; acts.length < looks && tries < 2000; tries += 1) {
    const product = products[drawBelow(products.length, random)] as Product;
    if (random() > taste(product) + 0.03) continue;
    const earlier = random() < 0.25;
    const at = earlier ? -(3 + drawBelow(4, random)) * 86_400 : drawBelow(seconds, random);
    acts.push({ at, type: 'select', productId: product.id });
    if (random() < 0.2) acts.push({ at: at + 20, type: 'save', productId: product.id });
  }
  return acts;
}

/** What the show leads to: by taste, a while after it came on stage. */
function answer(
  products: readonly Product[],
  taste: Taste,
  stage: readonly Cue[],
  random: () => number,
): Act[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  return stage.flatMap(({ at, ids }) =>
    ids.flatMap((id): Act[] => {
      const product = byId.get(id);
      if (product === undefined || random() > taste(product)) return [];
      const opened = at + 15 + drawBelow(120, random);
      const acts: Act[] = [{ at: opened, type: 'select', productId: id }];
      if (random() < 0.3) acts.push({ at: opened + 15, type: 'add', productId: id });
      return acts;
    }),
  );
}

function makeBusy(seconds: number, random: () => number): RecordedSession['busy'] {
  return Array.from({ length: drawBelow(5, random) }, () => {
    const from = drawBelow(seconds - 120, random);
    const why = (['typing', 'hidden', 'captions', 'dialog'] as const)[drawBelow(4, random)];
    return { from, to: from + 10 + drawBelow(110, random), why: why ?? 'typing' };
  }).sort((a, b) => a.from - b.from);
}
