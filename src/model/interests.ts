/** What the profile amounts to, in words a viewer can check: kinds and brands, liked or not. */

import type { Product } from '../core/product.js';
import type { Interest } from '../core/view.js';
import { type Act, weighActs, wordedType } from './acts.js';
import type { CatalogueIndex, FieldFeatures } from './features.js';
import { categoryTokens, FIELDS } from './fields.js';
import { firstItem } from './postings.js';
import type { RankProfile } from './ranker.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

const BRAND = FIELDS.indexOf('brand');
const CATEGORY = FIELDS.indexOf('category');

interface Gathered {
  readonly id: string;
  readonly kind: Interest['kind'];
  readonly label: string;
  strength: number;
  readonly acts: Act[];
}

/**
 * The viewer's interests, strongest first. An interest's strength is what its acts add to another
 * product that agrees in that brand, or in that narrowest category, scaled so that the strongest is
 * 1 or -1. A search counts for the brands and categories it names. What adds up to nothing is left
 * out.
 */
export function interests(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
): Interest[] {
  const { fields } = thetaOf(index.pack, weights);
  const gathered = new Map<string, Gathered>();
  for (const act of weighActs(index, profile.signals, weights, profile.nowMs)) {
    if (act.alike === 0) continue;
    for (const { id, kind, label } of subjectsOf(index, act)) {
      const known = gathered.get(id) ?? { id, kind, label, strength: 0, acts: [] };
      known.strength += act.alike * fields[kind];
      known.acts.push(act);
      gathered.set(id, known);
    }
  }
  const found = [...gathered.values()].filter(({ strength }) => strength !== 0);
  const strongest = Math.max(...found.map(({ strength }) => Math.abs(strength)));
  return found
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength) || (a.id < b.id ? -1 : 1))
    .map(({ id, kind, label, strength, acts }) => ({
      id,
      kind,
      label,
      strength: strength / strongest,
      acts: countByType(acts),
      signalIds: acts.map(({ signal }) => signal.id),
    }));
}

type Subject = Pick<Interest, 'id' | 'kind' | 'label'>;

function subjectsOf(index: CatalogueIndex, act: Act): Subject[] {
  if (act.query === null) {
    const product = index.products[act.item];
    return [
      ...categorySubject(product?.category ?? []),
      ...(product?.brand === undefined ? [] : [brandSubject(product.brand)]),
    ];
  }
  return searchedSubjects(index, act);
}

/** The names behind the buckets of a search, read off the first product that has each. */
function searchedSubjects(index: CatalogueIndex, act: Act): Subject[] {
  const productOf = (field: number, bucket: number): Product =>
    index.products[firstItem((index.fields[field] as FieldFeatures).postings, bucket)] as Product;
  const categories = Array.from(act.query?.[CATEGORY]?.buckets ?? [], (bucket) => {
    const path = productOf(CATEGORY, bucket).category;
    const { vocabulary } = index.fields[CATEGORY] as FieldFeatures;
    const depth = categoryTokens(path).findIndex((token) => vocabulary?.get(token) === bucket);
    return categorySubject(path.slice(0, depth + 1));
  });
  const brands = Array.from(act.query?.[BRAND]?.buckets ?? [], (bucket) =>
    brandSubject(productOf(BRAND, bucket).brand as string),
  );
  return [...categories.flat(), ...brands];
}

function categorySubject(path: readonly string[]): Subject[] {
  const label = path.at(-1);
  return label === undefined ? [] : [{ id: `category:${path.join('>')}`, kind: 'category', label }];
}

function brandSubject(brand: string): Subject {
  return { id: `brand:${brand}`, kind: 'brand', label: brand };
}

/** Acts by type, most acts first; the products of each most recent first, without repeats. */
function countByType(acts: readonly Act[]): Interest['acts'] {
  const byType = new Map<Act['signal']['type'], Act[]>();
  for (const act of acts) {
    const type = wordedType(act.signal);
    const known = byType.get(type);
    if (known === undefined) byType.set(type, [act]);
    else known.push(act);
  }
  return [...byType]
    .map(([type, of]) => ({
      type,
      count: of.length,
      productIds: [...new Set(of.toReversed().flatMap(({ signal }) => signal.productId ?? []))],
    }))
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}
