/** Acts that belong together in a sentence: "your 3 looks at trail shoes", "you saved it". */

import type { MatchField, ReasonActs } from '../core/picks.js';
import type { Product } from '../core/product.js';
import { type Act, wordedType } from './acts.js';
import { type Contribution, LIKENESSES } from './contributions.js';
import type { CatalogueIndex } from './features.js';
import { interestId } from './statements.js';
import { nameKey } from './text.js';

/** The acts behind one reason about the viewer. */
export interface ActGroup {
  /** `type|category>path`, `search|words`, `stated|kind:path`, or `same|type`. */
  readonly id: string;
  readonly same: boolean;
  readonly members: readonly Contribution[];
  /** Sum of the members', in units of the score. */
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

/** Groups the contributions to one product; those that add nothing to it are left out. */
export function groupContributions(
  index: CatalogueIndex,
  found: readonly Contribution[],
): ActGroup[] {
  const groups = new Map<string, Contribution[]>();
  for (const contribution of found) {
    if (contribution.total === 0) continue;
    const id = groupId(index, contribution);
    const members = groups.get(id);
    if (members === undefined) groups.set(id, [contribution]);
    else members.push(contribution);
  }
  return Array.from(groups, ([id, members]) => ({
    id,
    same: (members[0] as Contribution).same,
    members,
    total: members.reduce((sum, member) => sum + member.total, 0),
  }));
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
  const category = first.item < 0 ? undefined : index.products[first.item]?.category.at(-1);
  return {
    type: wordedType(first.signal),
    count: acts.length,
    productIds: [...new Set(productIds)],
    ...(category === undefined ? {} : { category }),
    ...(statement === undefined ? {} : { statement }),
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
export function mainField(group: ActGroup): MatchField | undefined {
  const sums = new Map<MatchField, number>();
  const agreeing = new Map<MatchField, number>();
  for (const { byField } of group.members) {
    const agrees = new Set<MatchField>();
    byField.forEach((value, at) => {
      if (value === 0) return;
      const field = MATCH_FIELDS[at] as MatchField;
      agrees.add(field);
      sums.set(field, (sums.get(field) ?? 0) + value * Math.sign(group.total));
    });
    for (const field of agrees) agreeing.set(field, (agreeing.get(field) ?? 0) + 1);
  }
  const [best] = [...sums]
    .filter(([field]) => agreeing.get(field) === group.members.length)
    .sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] <= 0 ? undefined : best[0];
}

function groupId(index: CatalogueIndex, { act, same }: Contribution): string {
  return same ? `same|${kindOf(act)}` : actsId(index, act);
}

/** What an act is grouped by where it is a reason for another product. */
export function actsId(index: CatalogueIndex, act: Act): string {
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

/** Liking less is another sentence than liking more. */
function kindOf({ signal: { type, value } }: Act): string {
  return type === 'react' && (value ?? 1) < 0 ? 'react-' : type;
}
