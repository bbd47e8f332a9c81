/** From what training learned to weights as they ship. */

import type { TrainState } from '../../engine/learner/train-graph.js';
import { FIELDS, type Field } from '../../model/fields.js';
import { readWeights, type Weights } from '../../model/weights.js';
import { FEATURES, TERMS } from './examples.js';
import { PRIOR_FIELDS, PRIOR_PACK_WEIGHTS, PRIOR_REST, SHORT_HALF_LIFE_MS } from './prior.js';

/** What the runs gave. */
export interface Learned {
  readonly version: string;
  readonly content: TrainState;
  /** Null where no pack was trained with: its parts then keep the values set by hand. */
  readonly withPack: TrainState | null;
}

const MS_PER_DAY = 86_400_000;
/** Digits that are kept: more than the data can tell. */
const DIGITS = 3;

/**
 * The weights. A score can be multiplied by any number without another ranking, so both sets are
 * divided by the one that gives the fields of the first the sum they start with: what is learned
 * keeps its proportions, and its size beside the stage terms and acts that are set by hand.
 */
export function assembleWeights({ version, content, withPack }: Learned): Weights {
  const unit = sum(fieldsOf(content)) / sum(Object.values(PRIOR_FIELDS));
  const named = ({ features }: TrainState) =>
    Object.fromEntries(
      FIELDS.map((field, at) => [field, short((features[at] as number) / unit)]),
    ) as Record<Field, number>;
  const longMs = Math.exp(content.logLongDays) * MS_PER_DAY;
  const weights = {
    version,
    fields: named(content),
    popularity: PRIOR_REST.popularity,
    embedding: PRIOR_REST.embedding,
    withPack: packWeights(withPack, unit) ?? { ...PRIOR_PACK_WEIGHTS, fields: named(content) },
    stage: PRIOR_REST.stage,
    events: PRIOR_REST.events,
    decay: {
      shortHalfLifeMs: SHORT_HALF_LIFE_MS,
      longHalfLifeMs: Math.max(SHORT_HALF_LIFE_MS, short(longMs)),
      shortShare: short(1 / (1 + Math.exp(-content.shareLogit))),
      actMs: Math.max(1, short(Math.exp(content.logActDays) * MS_PER_DAY)),
    },
  };
  return readWeights(weights);
}

function packWeights(state: TrainState | null, unit: number): Weights['withPack'] | null {
  if (state === null) return null;
  const feature = (name: string) =>
    short((state.features[FEATURES.indexOf(name as (typeof FEATURES)[number])] as number) / unit);
  const perAct = PRIOR_REST.events.purchase.alike;
  const term = (name: (typeof TERMS)[number]) =>
    short(((state.terms[TERMS.indexOf(name)] as number) * perAct) / unit);
  return {
    fields: Object.fromEntries(FIELDS.map((field) => [field, feature(field)])) as Record<
      Field,
      number
    >,
    popularity: term('popularity'),
    embedding: PRIOR_REST.embedding,
    neighbours: feature('neighbours'),
    factors: feature('factors'),
    bias: term('bias'),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function fieldsOf({ features }: TrainState): number[] {
  return FIELDS.map((_, at) => features[at] as number);
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
