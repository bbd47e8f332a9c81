/**
 * Purchases of a dataset as sessions. What a viewer wants is real: the next purchases of their
 * history, held out. The show around them is made: it puts these on stage among products that
 * others bought, in random order, and the viewer opens what they bought a while after it came.
 */

import type { RecordedSession } from '../../wire/recorded-session.js';
import type { Dataset, DatasetViewer } from '../data/dataset.js';
import { testHistory } from '../data/dataset.js';
import { createRandom, drawBelow, drawOrder } from '../data/seeded.js';
import type { Recording } from './session-file.js';

/** Purchases that are held out and shown, besides the test target. */
const HELD_OUT = 3;
/** Fewest purchases that are left to know a viewer by. */
const LEAST_KNOWN = 4;
/** Products on stage in one show. */
const ON_STAGE = 12;
/** Seconds on stage, and of talk after every third. */
const SLOT = 150;
const TALK = 45;
const INTRO = 90;
const QUESTIONS = 420;
const CLOSING = 90;
const START = Date.UTC(2026, 5, 5, 18);

type Act = RecordedSession['acts'][number];

/**
 * One session for each of some viewers, drawn at random.
 * @param actMs what one purchase of the past stands for, milliseconds
 */
export function sessionsOf(
  dataset: Dataset,
  { limit, seed, actMs }: { readonly limit: number; readonly seed: number; readonly actMs: number },
): Recording {
  const usable = dataset.viewers.filter(
    (viewer) => viewer.test !== null && testHistory(viewer).length >= HELD_OUT + LEAST_KNOWN,
  );
  const order = drawOrder(usable.length, createRandom(seed, 0));
  const sessions = Array.from(order.slice(0, limit), (at, nth) =>
    sessionOf(dataset, usable[at] as DatasetViewer, createRandom(seed, nth + 1), actMs),
  );
  return { products: dataset.products, sessions };
}

function sessionOf(
  { products, viewers }: Dataset,
  viewer: DatasetViewer,
  random: () => number,
  actMs: number,
): RecordedSession {
  const idOf = (item: number) => (products[item] as { id: string }).id;
  const history = testHistory(viewer);
  const known = history.slice(0, -HELD_OUT);
  const had = new Set(known);
  const next = [...history.slice(-HELD_OUT), viewer.test as number];
  // What is bought again and again is wanted as a matter of course.
  const wanted = [...new Set(next)].filter((item) => !had.has(item));
  const shown = new Set(wanted);
  while (shown.size < Math.min(ON_STAGE, products.length)) {
    const other = viewers[drawBelow(viewers.length, random)] as DatasetViewer;
    const item = other.history[drawBelow(Math.max(1, other.history.length), random)];
    if (item !== undefined && !had.has(item)) shown.add(item);
  }
  const items = [...shown];
  const acts: Act[] = known.map((item, at) => ({
    at: (-(known.length - at) * actMs) / 1000,
    type: 'purchase',
    productId: idOf(item),
  }));
  const stage: RecordedSession['stage'] = [{ at: 0, ids: [], stage: 'intro' }];
  let at = INTRO;
  drawOrder(items.length, random).forEach((place, nth) => {
    const item = items[place] as number;
    stage.push({ at, ids: [idOf(item)], stage: 'demo' });
    if (wanted.includes(item)) {
      acts.push({ at: at + 20 + drawBelow(100, random), type: 'select', productId: idOf(item) });
    }
    at += SLOT;
    if (nth % 3 === 2) {
      stage.push({ at, ids: [] });
      at += TALK;
    }
  });
  stage.push({ at, ids: [], stage: 'questions' });
  stage.push({ at: at + QUESTIONS, ids: [], stage: 'closing' });
  return {
    format: 'stream-picks-session',
    version: 1,
    stream: 'replay',
    startedAt: START,
    seconds: at + QUESTIONS + CLOSING,
    stage,
    acts: acts.sort((a, b) => a.at - b.at),
    busy: [],
  };
}
