/**
 * Whether a product is likely wanted enough to interrupt for. A guess that hangs on one act is no
 * ground for that, so the acts that speak most for the product are left out, and everything is scored
 * again by what remains of the viewer's acts:
 *
 * - On stage, where the viewer is looking already: without the strongest act, it must still be
 *   among the first tenth of the catalogue.
 * - In a lull: without the two strongest, among the first twentieth.
 *
 * Only what the viewer's acts give is compared, not what the show gives: being on stage, or popular,
 * says nothing about this viewer. What the acts give must be more than nothing. In very large
 * catalogues the product is held against what all acts give the others, which errs on the side of
 * silence and takes no second scoring.
 */

import type { SpotlightWord } from '../core/pacing.js';
import type { Pick } from '../core/picks.js';
import { type Contribution, contributions } from './contributions.js';
import type { CatalogueIndex } from './features.js';
import type { Ranking } from './ranker.js';
import { sunkItems, unsendableItems } from './sinks.js';
import { viewerScores } from './viewer-terms.js';

/** How much must be left of the ground for an interruption. */
interface Bar {
  /** Strongest acts that are left out. */
  readonly without: number;
  /** Share of the catalogue it must be among; at least the first place counts. */
  readonly share: number;
}

/** Larger catalogues are not scored a second time. */
const MAX_SCORED_AGAIN = 20_000;

/** What is left of a sum whose terms were all taken away, by rounding. */
const NOTHING = 1e-9;

const ON_STAGE: Bar = { without: 1, share: 1 / 10 };
const LULL: Bar = { without: 2, share: 1 / 20 };

/**
 * The engine's words: one for each product on stage, best first, and one for the first pick of the
 * rail that is neither paid for nor there as something new. What the viewer is done with, cannot
 * have, or cannot buy gets none.
 */
export function spotlightWords(
  index: CatalogueIndex,
  ranking: Ranking,
  picks: readonly Pick[],
  onStage: readonly string[],
  region: string | null,
): SpotlightWord[] {
  const out = sunkItems(ranking.acts, ranking.stream, ranking.nowMs);
  for (const item of unsendableItems(index, region)) out.add(item);
  const itemOf = (id: string): number => {
    const item = index.itemOf.get(id) ?? -1;
    const soldOut = index.products[item]?.availability === 'out-of-stock';
    return soldOut || out.has(item) ? -1 : item;
  };
  const items = [...new Set(onStage.map(itemOf))].filter((item) => item >= 0);
  items.sort((a, b) => (ranking.viewer[b] as number) - (ranking.viewer[a] as number));
  const words = items.map((item) => wordOf(index, ranking, item, 'on-stage'));
  const first = picks.find(({ promoted, discovery }) => !promoted && !discovery);
  const top = first === undefined ? -1 : itemOf(first.productId);
  // A place that is paid for elsewhere in the list is no ground to interrupt with it, either.
  if (top < 0 || index.products[top]?.promotedBy !== undefined) return words;
  return [...words, wordOf(index, ranking, top, 'lull')];
}

function wordOf(
  index: CatalogueIndex,
  ranking: Ranking,
  item: number,
  moment: SpotlightWord['moment'],
): SpotlightWord {
  const { id: productId } = index.products[item] as { id: string };
  const sure = clears(index, ranking, item, moment === 'lull' ? LULL : ON_STAGE);
  return { productId, moment, sure };
}

function clears(index: CatalogueIndex, ranking: Ranking, item: number, bar: Bar): boolean {
  const { acts, weights, viewer } = ranking;
  const strongest = strongestFor(index, ranking, item, bar.without);
  const large = viewer.length > MAX_SCORED_AGAIN;
  const out = new Set(strongest.map(({ act }) => act));
  const kept = acts.filter((act) => !out.has(act));
  const scores = large ? viewer : viewerScores(index, kept, weights);
  const lost = large ? strongest.reduce((sum, { total }) => sum + total, 0) : 0;
  const left = (scores[item] as number) - lost;
  // Also false where a sum is no number.
  if (!(left > NOTHING)) return false;
  const room = Math.max(1, Math.floor(viewer.length * bar.share));
  let above = 0;
  for (let other = 0; other < scores.length; other += 1) {
    if (other !== item && (scores[other] as number) > left) above += 1;
    if (above >= room) return false;
  }
  return true;
}

/** The few acts that give a product most, and more than nothing. */
function strongestFor(
  index: CatalogueIndex,
  { acts, weights }: Ranking,
  item: number,
  few: number,
): readonly Contribution[] {
  const most: Contribution[] = [];
  for (const each of contributions(index, acts, weights, item)) {
    if (!(each.total > 0)) continue;
    most.push(each);
    most.sort((a, b) => b.total - a.total);
    most.length = Math.min(most.length, few);
  }
  return most;
}
