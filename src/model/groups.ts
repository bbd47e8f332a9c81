/** Acts that belong together in a sentence: "your 3 looks at trail shoes", "you saved it". */

import type { MatchField, ReasonActs } from '../core/picks.js';
import type { Product } from '../core/product.js';
import { type Reaction, reactionOf } from '../core/signal.js';
import { type Act, wordedType } from './acts.js';
import { LIKENESSES, likenessOf } from './contributions.js';
import type { CatalogueIndex } from './features.js';
import { interestId } from './statements.js';
import { nameKey } from './text.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

/** Acts of one kind on one thing: alike in all but their time. */
interface Bundle {
  /** What they are grouped by where they are a reason for another product, and for the same one. */
  readonly id: string;
  readonly sameId: string;
  /** As in {@link Act}. */
  readonly item: number;
  readonly query: Act['query'];
  /** Oldest first, by their place among all acts. */
  readonly members: number[];
  /** Sums over the members. */
  alike: number;
  same: number;
}

/** One bundle's part in a group. */
interface Part {
  readonly bundle: Bundle;
  /** θ · φ in the order of {@link LIKENESSES}; null for acts on the product itself. */
  readonly likeness: Float64Array | null;
  /** In units of the score. */
  readonly total: number;
}

/** The acts behind one reason about the viewer. */
export interface ActGroup {
  /** `type|category>path`, `search|words`, `stated|kind:path`, or `same|type`. */
  readonly id: string;
  readonly same: boolean;
  readonly parts: readonly Part[];
  /** Sum of its acts' contributions, in units of the score. */
  readonly total: number;
}

/** Likeness of the model to field of a reason. */
const MATCH_FIELDS: readonly MatchField[] = LIKENESSES.map((likeness) => {
  switch (likeness) {
    case 'grams':
      return 'title';
    case 'neighbours':
    case 'factors':
      return 'together';
    case 'embedding':
      return 'alike';
    default:
      return likeness;
  }
});

const bundled = new WeakMap<readonly Act[], readonly Bundle[]>();

/** With thousands of acts on some hundreds of products, each likeness is needed only once. */
function bundlesOf(index: CatalogueIndex, acts: readonly Act[]): readonly Bundle[] {
  const known = bundled.get(acts);
  if (known !== undefined) return known;
  const byThing = new Map<number | Act['query'], Map<string, Bundle>>();
  acts.forEach((act, nth) => {
    const { item, query, alike, same } = act;
    if (alike === 0 && same === 0) return;
    const thing = query ?? item;
    let kinds = byThing.get(thing);
    if (kinds === undefined) byThing.set(thing, (kinds = new Map<string, Bundle>()));
    const kind = kindOf(act);
    let bundle = kinds.get(kind);
    if (bundle === undefined) {
      const ids = { id: actsId(index, act), sameId: `same|${kind}` };
      bundle = { ...ids, item, query, members: [], alike: 0, same: 0 };
      kinds.set(kind, bundle);
    }
    bundle.members.push(nth);
    bundle.alike += alike;
    bundle.same += same;
  });
  const bundles = [...byThing.values()].flatMap((kinds) => [...kinds.values()]);
  bundled.set(acts, bundles);
  return bundles;
}

/** What the acts add to one product's score, in groups; those that add nothing are left out. */
export function groupActs(
  index: CatalogueIndex,
  acts: readonly Act[],
  weights: Weights,
  item: number,
): ActGroup[] {
  const theta = thetaOf(index.pack, weights);
  const likenesses = new Map<number | Act['query'], Float64Array>();
  const groups = new Map<string, { id: string; same: boolean; parts: Part[]; total: number }>();
  for (const bundle of bundlesOf(index, acts)) {
    const same = bundle.item === item;
    const thing = bundle.query ?? bundle.item;
    let likeness: Float64Array | null = null;
    if (!same) {
      likeness = likenesses.get(thing) ?? likenessOf(index, theta, bundle, item);
      likenesses.set(thing, likeness);
    }
    const each = likeness?.reduce((sum, value) => sum + value, 0) ?? 0;
    const total = same ? bundle.same : bundle.alike * each;
    if (total === 0) continue;
    const id = same ? bundle.sameId : bundle.id;
    const group = groups.get(id) ?? { id, same, parts: [], total: 0 };
    groups.set(id, group);
    group.parts.push({ bundle, likeness, total });
    group.total += total;
  }
  return [...groups.values()];
}

/** All acts that add to any product, by what they are grouped by; oldest first. */
export function kindsOfActs(
  index: CatalogueIndex,
  acts: readonly Act[],
): { readonly id: string; readonly acts: Act[] }[] {
  const kinds = new Map<string, Bundle[]>();
  for (const bundle of bundlesOf(index, acts)) {
    const known = kinds.get(bundle.id);
    if (known === undefined) kinds.set(bundle.id, [bundle]);
    else known.push(bundle);
  }
  return [...kinds].map(([id, bundles]) => ({ id, acts: inOrder(bundles, acts) }));
}

function inOrder(bundles: readonly Bundle[], acts: readonly Act[]): Act[] {
  return bundles
    .flatMap(({ members }) => members)
    .sort((a, b) => a - b)
    .map((nth) => acts[nth] as Act);
}

/** The acts of a group, oldest first. */
export function actsOf({ parts }: ActGroup, acts: readonly Act[]): Act[] {
  return inOrder(
    parts.map(({ bundle }) => bundle),
    acts,
  );
}

/** One act of each thing acted on: what products have in common does not depend on how often. */
export function examplesOf({ parts }: ActGroup, acts: readonly Act[]): Act[] {
  return parts.map(({ bundle }) => acts[bundle.members[0] as number] as Act);
}

/** The acts as a reason names them. */
export function describeActs(
  index: CatalogueIndex,
  acts: readonly Act[],
  stream: string,
): ReasonActs {
  const newestFirst = acts.toReversed();
  const first = newestFirst[0] as Act;
  const productIds = newestFirst.flatMap(({ signal }) => signal.productId ?? []);
  const queries = newestFirst.flatMap(({ signal, query }) =>
    query === null || signal.query === undefined ? [] : signal.query,
  );
  const { statement } = first.signal;
  const reaction = plainReaction(first);
  const category = first.item < 0 ? undefined : index.products[first.item]?.category.at(-1);
  return {
    type: reaction === null ? wordedType(first.signal) : 'react',
    count: acts.length,
    productIds: [...new Set(productIds)],
    ...(category === undefined ? {} : { category }),
    ...(statement === undefined ? {} : { statement }),
    ...(reaction === null ? {} : { reaction }),
    // Without an id the show of today cannot be told from the one of last month.
    thisShow: stream !== '' && acts.every(({ signal }) => signal.stream === stream),
    signalIds: acts.map(({ signal }) => signal.id),
    ...(queries.length === 0 ? {} : { queries: [...new Set(queries)] }),
  };
}

/**
 * The field that gave most of a group's contribution, in the direction of the whole, among those in
 * which every act agrees with the product: what only one of three acts shares is not said of three.
 */
export function mainField({ parts, total }: ActGroup): MatchField | undefined {
  const sums = new Map<MatchField, number>();
  const agreeing = new Map<MatchField, number>();
  for (const { bundle, likeness } of parts) {
    const agrees = new Set<MatchField>();
    likeness?.forEach((each, at) => {
      const value = bundle.alike * each;
      if (value === 0) return;
      const field = MATCH_FIELDS[at] as MatchField;
      agrees.add(field);
      sums.set(field, (sums.get(field) ?? 0) + value * Math.sign(total));
    });
    for (const field of agrees) agreeing.set(field, (agreeing.get(field) ?? 0) + 1);
  }
  const [best] = [...sums]
    .filter(([field]) => agreeing.get(field) === parts.length)
    .sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] <= 0 ? undefined : best[0];
}

/** What an act is grouped by where it is a reason for another product. */
function actsId(index: CatalogueIndex, act: Act): string {
  const { query, statement } = act.signal;
  if (statement !== undefined) return `stated|${interestId(statement.kind, statement.path)}`;
  if (act.query !== null) return `search|${nameKey(query as string)}`;
  return `${kindOf(act)}|${pathOf(index.products[act.item] as Product)}`;
}

const paths = new WeakMap<Product, string>();

/** Joined once a product: a long history asks thousands of times. */
function pathOf(product: Product): string {
  let path = paths.get(product);
  if (path === undefined) {
    path = product.category.join('>');
    paths.set(product, path);
  }
  return path;
}

/** Liking less is another sentence than liking more, and each plain reaction has its own. */
function kindOf(act: Act): string {
  const { type, value } = act.signal;
  const reaction = plainReaction(act);
  if (reaction !== null) return `react:${reaction}`;
  return type === 'react' && (value ?? 1) < 0 ? 'react-' : type;
}

/** A reaction that has words of its own; "more like this" is told as ever. */
function plainReaction({ signal: { type, value } }: Act): Exclude<Reaction, 'more'> | null {
  const reaction = type === 'react' ? reactionOf(value) : null;
  return reaction === 'more' ? null : reaction;
}
