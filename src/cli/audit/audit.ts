/** One audit: simulated viewers of a catalogue, and real ones where a dataset is given. */

import type { Product } from '../../core/product.js';
import { gainAt } from '../../model/fairness.js';
import { type GroupQuality, qualityByGroup, qualityGap } from '../../model/fairness-groups.js';
import { type CatalogueIndex, createIndex } from '../../model/features.js';
import type { Pack } from '../../model/pack.js';
import type { Weights } from '../../model/weights.js';
import type { Dataset } from '../data/dataset.js';
import { ablate, type Variant } from './ablation.js';
import { datasetViewers, purchases } from './dataset-viewers.js';
import { type AttributeExposure, exposures } from './exposure.js';
import { flipShop, type TagFlip } from './flip.js';
import { forgedReach } from './forgery.js';
import {
  judge,
  type LimitId,
  type LimitOverrides,
  type MeasuredValue,
  type Verdict,
} from './limits.js';
import { ALL_STEPS, listsOf, rankAll, SCORES_ONLY, targetPlaces } from './lists.js';
import { type Measured, qualities } from './measure.js';
import { type AuditViewer, simulateViewers } from './viewers.js';

/** What is audited. */
export interface AuditSubject {
  readonly products: readonly Product[];
  readonly pack: Pack | null;
  readonly weights: Weights;
  readonly dataset: Dataset | null;
  /** Simulated viewers of each kind. */
  readonly perKind: number;
  /** Most viewers of the dataset. */
  readonly mostViewers: number;
  /** A whole number that everything random follows from. */
  readonly seed: number;
  readonly limits: LimitOverrides;
}

/** The result, as `report.json` holds it. */
export interface AuditReport {
  readonly weights: string;
  readonly seed: number;
  readonly products: number;
  readonly pack: boolean;
  readonly viewers: number;
  /** Every measure that has a limit. */
  readonly verdicts: readonly Verdict[];
  readonly passed: boolean;
  /** The simulated viewers: every step after scoring, alone and together. */
  readonly ablation: readonly Variant[];
  readonly qualityByKind: readonly GroupQuality[];
  readonly exposure: readonly AttributeExposure[];
  /** Null where no product names men or women. */
  readonly tagFlip: TagFlip | null;
  /** Null without a dataset. */
  readonly dataset: DatasetReport | null;
}

/** The same for real viewers. */
export interface DatasetReport {
  readonly name: string;
  readonly products: number;
  readonly viewers: number;
  readonly ablation: readonly Variant[];
  readonly groups: readonly AttributeQuality[];
}

/** NDCG over the whole ranking by group of one attribute of viewers. */
export interface AttributeQuality {
  readonly attribute: string;
  readonly groups: readonly GroupQuality[];
  /** Largest difference over groups of at least {@link LEAST_VIEWERS}. */
  readonly gap: number;
}

/** Groups of real viewers smaller than this are shown and do not decide. */
export const LEAST_VIEWERS = 30;

/** Which limit the parity of an attribute is held against. */
const PARITIES: Readonly<Record<string, LimitId>> = {
  brand: 'brandParity',
  creator: 'creatorParity',
  'price band': 'priceParity',
  'gendered tag': 'genderParity',
};

/** Runs an audit. Deterministic; writes nothing. */
export function audit(subject: AuditSubject): AuditReport {
  const { products, pack, weights, seed, dataset } = subject;
  const index = createIndex(products, pack);
  const viewers = simulateViewers(index.products, subject.perKind, seed);
  const rankings = rankAll(index, viewers, weights);
  const popularity = chosenBy(index, viewers);
  const measured = { index, viewers, rankings, popularity };
  const merit = meritOf(viewers, index.products.length);
  const [before, after] = [SCORES_ONLY, ALL_STEPS].map((steps) =>
    listsOf(index, rankings, steps),
  ) as [number[][], number[][]];
  const ablation = ablate(measured);
  const exposure = exposures(index.products, after, merit);
  const tagFlip = flipShop(index, viewers, rankings, weights);
  const kindOf = viewers.map(({ kind }) => kind);
  const real = dataset === null ? null : auditDataset(dataset, subject);
  const values: MeasuredValue[] = [
    ...overall(ablation),
    { id: 'forgedReach', ...forgedReach(index, viewers, weights) },
    ...exposure.flatMap(({ attribute, parity }) => {
      const id = PARITIES[attribute] as LimitId;
      const unarranged = parityOf(exposures(index.products, before, merit), attribute);
      return parity === null ? [] : [{ id, before: unarranged, value: parity }];
    }),
    ...genderGap(measured, [before, after]),
    ...flipValues(tagFlip),
    ...(real?.groups ?? []).slice(0, 1).map(() => ({
      id: 'groupGap' as const,
      before: null,
      value: Math.max(...(real as DatasetReport).groups.map(({ gap }) => gap)),
    })),
  ];
  const verdicts = judge(values, subject.limits);
  return {
    weights: weights.version,
    seed,
    products: index.products.length,
    pack: pack !== null,
    viewers: viewers.length,
    verdicts,
    passed: verdicts.every(({ passed }) => passed),
    ablation,
    qualityByKind: qualityByGroup(qualities(viewers, after), kindOf),
    exposure,
    tagFlip,
    dataset: real,
  };
}

function auditDataset(dataset: Dataset, subject: AuditSubject): DatasetReport {
  const { weights, mostViewers, seed } = subject;
  const index = createIndex(dataset.products);
  const viewers = datasetViewers(dataset, weights.decay.actMs, mostViewers, seed);
  const rankings = rankAll(index, viewers, weights);
  const popularity = purchases(dataset);
  // Ten places of a large catalogue hold too few targets to compare groups by.
  const quality = targetPlaces(index, rankings, viewers).map((place) =>
    gainAt(place, index.products.length),
  );
  const attributes = [...new Set(viewers.flatMap(({ groups }) => Object.keys(groups)))].sort();
  return {
    name: dataset.name,
    products: index.products.length,
    viewers: viewers.length,
    ablation: ablate({ index, viewers, rankings, popularity }),
    groups: attributes.map((attribute) => {
      const groupOf = viewers.map(({ groups }) => groups[attribute] ?? null);
      const groups = qualityByGroup(quality, groupOf);
      return { attribute, groups, gap: qualityGap(groups, LEAST_VIEWERS) };
    }),
  };
}

/** The measures of whole lists, without and with the steps. */
function overall(ablation: readonly Variant[]): MeasuredValue[] {
  const [before, after] = [ablation.at(0), ablation.at(-1)] as [Variant, Variant];
  const loss = before.measures.ndcg === 0 ? 0 : 1 - after.measures.ndcg / before.measures.ndcg;
  const ids = [
    'coverage',
    'gini',
    'popularityLift',
    'longTailShare',
    'calibration',
    'intraListDistance',
  ] as const;
  return [
    { id: 'ndcgLoss', before: null, value: loss },
    ...ids.map((id) => ({ id, before: before.measures[id], value: after.measures[id] })),
  ];
}

function parityOf(found: readonly AttributeExposure[], attribute: string): number | null {
  return found.find((one) => one.attribute === attribute)?.parity ?? null;
}

function genderGap(
  { viewers }: Measured,
  [before, after]: readonly [number[][], number[][]],
): MeasuredValue[] {
  const groupOf = viewers.map(({ kind }) =>
    kind === "men's taste" || kind === "women's taste" ? kind : null,
  );
  if (new Set(groupOf).size < 3) return [];
  const gapOf = (lists: number[][]): number =>
    qualityGap(qualityByGroup(qualities(viewers, lists), groupOf));
  return [{ id: 'genderGap', before: gapOf(before), value: gapOf(after) }];
}

function flipValues(flip: TagFlip | null): MeasuredValue[] {
  if (flip === null) return [];
  return [
    { id: 'flipOverlap', before: null, value: flip.overlap },
    { id: 'flipScoreChange', before: null, value: flip.scoreChange },
    { id: 'flipAdvantage', before: null, value: Math.abs(flip.advantage) },
  ];
}

/** How many viewers chose each product, by item. */
function chosenBy(index: CatalogueIndex, viewers: readonly AuditViewer[]): Float64Array {
  const shares = viewers[0]?.profile.popularity ?? {};
  return Float64Array.from(index.products, ({ id }) => (shares[id] ?? 0) * viewers.length);
}

/** What each product deserves: every viewer gives one, in the proportions of the taste. */
function meritOf(viewers: readonly AuditViewer[], items: number): Float64Array {
  const merit = new Float64Array(items);
  for (const { taste } of viewers) {
    const all = taste?.reduce((sum, one) => sum + one, 0) ?? 0;
    if (taste === null || all === 0) continue;
    taste.forEach((one, item) => {
      (merit[item] as number) += one / all;
    });
  }
  return merit;
}
