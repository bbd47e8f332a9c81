/** What the profile amounts to, in words a viewer can check: kinds, brands and creators, liked or not. */

import type { Product } from '../core/product.js';
import type { Said, SignalType } from '../core/signal.js';
import type { Interest } from '../core/view.js';
import { type Act, weighActs, wordedType } from './acts.js';
import type { CatalogueIndex, FieldFeatures } from './features.js';
import { categoryTokens, FIELDS } from './fields.js';
import { firstItem } from './postings.js';
import type { RankProfile } from './ranker.js';
import { interestId, statedAmount } from './statements.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

const CATEGORY = FIELDS.indexOf('category');

interface Gathered {
  readonly id: string;
  readonly kind: Interest['kind'];
  readonly label: string;
  readonly path: readonly string[];
  strength: number;
  /** What the acts give, without what was said. */
  given: number;
  readonly acts: Act[];
  said: Interest['said'];
}

/**
 * The viewer's interests, strongest first. An interest's strength is what its acts, and what was said
 * about it, add to another product that agrees in that brand, creator or narrowest category, scaled so
 * that the strongest is 1 or -1. A search counts for the brands, creators and categories it names. What
 * adds up to nothing is left out, unless something was said about it.
 */
export function interests(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
): Interest[] {
  const found = gather(index, profile, weights).filter(
    ({ strength, said }) => strength !== 0 || said !== undefined,
  );
  const strongest = found.reduce((most, { strength }) => Math.max(most, Math.abs(strength)), 0);
  return found
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength) || (a.id < b.id ? -1 : 1))
    .map(({ id, kind, label, path, strength, acts, said }) => ({
      id,
      kind,
      label,
      path,
      strength: strongest === 0 ? 0 : strength / strongest,
      acts: countByType(acts.filter(({ signal }) => signal.type !== 'stated')),
      ...(said === undefined ? {} : { said }),
      signalIds: acts.map(({ signal }) => signal.id),
    }));
}

/**
 * What a viewer's word on one of the interests counts, in the unit of event weights; null for an
 * interest that the profile does not have.
 */
export function saidAmount(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
  { id, said }: { readonly id: string; readonly said: Said },
): number | null {
  const all = gather(index, profile, weights);
  const own = all.find((each) => each.id === id);
  if (own === undefined) return null;
  const { fields } = thetaOf(index.pack, weights);
  const strongest = all.reduce((most, { kind, given }) => {
    const alike = (given * fields[kind]) / fields[own.kind];
    return Number.isFinite(alike) ? Math.max(most, alike) : most;
  }, 0);
  return statedAmount(said, own.given, strongest);
}

function gather(index: CatalogueIndex, profile: RankProfile, weights: Weights): Gathered[] {
  const { fields } = thetaOf(index.pack, weights);
  const gathered = new Map<string, Gathered>();
  // Thousands of acts are on some hundreds of products.
  const subjects = new Map<number | Act['query'], readonly Subject[]>();
  for (const act of weighActs(index, profile.signals, weights, profile.nowMs)) {
    if (act.alike === 0) continue;
    const { id: signalId, at, statement } = act.signal;
    const thing = act.query ?? act.item;
    const known = subjects.get(thing) ?? subjectsOf(index, act);
    subjects.set(thing, known);
    for (const subject of known) {
      let own = gathered.get(subject.id);
      if (own === undefined) {
        own = { ...subject, strength: 0, given: 0, acts: [], said: undefined };
        gathered.set(subject.id, own);
      }
      own.strength += act.alike * fields[own.kind];
      own.acts.push(act);
      if (statement === undefined) own.given += act.alike;
      else own.said = { signalId, said: statement.said, pinned: statement.pinned, at };
    }
  }
  return [...gathered.values()];
}

type Subject = Pick<Interest, 'id' | 'kind' | 'label' | 'path'>;

function subjectsOf(index: CatalogueIndex, act: Act): readonly Subject[] {
  const { statement } = act.signal;
  if (statement !== undefined) {
    return statement.kind === 'category'
      ? categorySubject(statement.path)
      : nameSubject(statement.kind, statement.path[0]);
  }
  if (act.query === null) {
    const product = index.products[act.item];
    return [
      ...categorySubject(product?.category ?? []),
      ...nameSubject('brand', product?.brand),
      ...nameSubject('creator', product?.creator),
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
  const names = (['brand', 'creator'] as const).flatMap((kind) => {
    const field = FIELDS.indexOf(kind);
    return Array.from(act.query?.[field]?.buckets ?? [], (bucket) =>
      nameSubject(kind, productOf(field, bucket)[kind]),
    );
  });
  return [...categories.flat(), ...names.flat()];
}

function categorySubject(path: readonly string[]): Subject[] {
  const label = path.at(-1);
  if (label === undefined) return [];
  return [{ id: interestId('category', path), kind: 'category', label, path }];
}

function nameSubject(kind: 'brand' | 'creator', name: string | undefined): Subject[] {
  if (name === undefined) return [];
  const path = [name];
  return [{ id: interestId(kind, path), kind, label: name, path }];
}

/** Acts by type, most acts first; the products of each most recent first, without repeats. */
function countByType(acts: readonly Act[]): Interest['acts'] {
  const byType = new Map<SignalType, Act[]>();
  for (const act of acts) {
    const type = wordedType(act.signal) as SignalType;
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
