/** What of the viewer all picks rest on together: acts that belong together, over the whole rail. */

import type { Cause } from '../core/view.js';
import type { Act } from './acts.js';
import type { CatalogueIndex } from './features.js';
import { describeActs, groupActs, kindsOfActs } from './groups.js';
import type { Ranking } from './ranker.js';

interface Gathered {
  readonly acts: Act[];
  readonly parts: Map<number, number>;
}

/**
 * The causes of some picks, most first. Unlike the reasons of one product, acts on a pick itself
 * stand with the others of their kind: taking a cause away takes all of them.
 * @param items the picks, best first
 */
export function causesOf(
  index: CatalogueIndex,
  ranking: Ranking,
  items: readonly number[],
): Cause[] {
  const gathered = new Map<string, Gathered>();
  for (const { id, acts } of kindsOfActs(index, ranking.acts)) {
    gathered.set(id, { acts, parts: new Map() });
  }
  for (const item of items) {
    for (const { parts: from } of groupActs(index, ranking.acts, ranking.weights, item)) {
      for (const { bundle, total } of from) {
        const { parts } = gathered.get(bundle.id) as Gathered;
        parts.set(item, (parts.get(item) ?? 0) + total);
      }
    }
  }
  return [...gathered]
    .map(([id, { acts, parts }]) => ({
      id,
      acts: describeActs(index, acts, ranking.stream),
      parts: [...parts].map(([item, contribution]) => ({
        productId: (index.products[item] as { id: string }).id,
        contribution,
      })),
    }))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.id < b.id ? -1 : 1));
}

function sizeOf({ parts }: Cause): number {
  return parts.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
}
