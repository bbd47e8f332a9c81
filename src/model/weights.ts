/** The numbers of the model, and the one place where they are checked. */

import shipped from '../../models/weights.json' with { type: 'json' };
import { StreamPicksError } from '../core/errors.js';
import { SIGNAL_TYPES, type SignalType } from '../core/signal.js';
import { FIELDS, type Field } from './fields.js';

/** What one act of a type counts, before decay. */
export interface EventWeight {
  /** For products like the one acted on (times θ and φ of each field). */
  readonly alike: number;
  /** For the product itself. */
  readonly same: number;
}

/** What the terms of a ranking without a pack are multiplied with. */
export interface ContentWeights {
  /** θ of each field. */
  readonly fields: Readonly<Record<Field, number>>;
  /**
   * θ of popularity: without a pack of ln(1 + share of the viewers who chose it), within
   * `withPack` of the pack's own, which counts beside the former.
   */
  readonly popularity: number;
  /** θ of the cosine of the shop's own product vectors. */
  readonly embedding: number;
}

/** What they are multiplied with where there is a pack. */
export interface PackWeights extends ContentWeights {
  /** θ of the item-item list. */
  readonly neighbours: number;
  /** θ of the factors. */
  readonly factors: number;
  /** θ of the products' bias. */
  readonly bias: number;
}

/** In the order of the graph's inputs. */
export const STAGE_KEYS = ['onStage', 'upcoming', 'season', 'region'] as const;

/** All weights of the model; under 1 kB as JSON. Any of θ may be negative. */
export interface Weights extends ContentWeights {
  readonly version: string;
  readonly withPack: PackWeights;
  /**
   * Terms of the show and the moment; `upcoming` is divided by the place among what is announced,
   * `season` is for what is of the season, `region` for what names the viewer's country.
   */
  readonly stage: Readonly<Record<(typeof STAGE_KEYS)[number], number>>;
  readonly events: Readonly<Record<SignalType, EventWeight>>;
  /** An act counts `shortShare` by the short half-life and the rest by the long one. */
  readonly decay: {
    readonly shortHalfLifeMs: number;
    readonly longHalfLifeMs: number;
    /** 0 to 1. */
    readonly shortShare: number;
    /** What one act stands for where a history has an order but no clock. */
    readonly actMs: number;
  };
}

/** No weight may be larger than this in absolute value. */
const MAX_WEIGHT = 100;
const CONTENT_KEYS = ['fields', 'popularity', 'embedding'] as const;
const PACK_KEYS = ['neighbours', 'factors', 'bias'] as const;
/** Longest {@link Weights.version}, characters. */
export const MAX_VERSION_LENGTH = 32;
/** Ten years: anything longer is a unit mistaken. */
const MAX_HALF_LIFE_MS = 10 * 365 * 86_400_000;

/**
 * Weights from parsed JSON, frozen and without anything that was not asked for.
 * @throws {StreamPicksError} `model`, with the path, where a part is missing, unknown, not a finite
 *   number, or out of range
 */
export function readWeights(json: unknown): Weights {
  const root = readObject(json, '', [
    'version',
    ...CONTENT_KEYS,
    'withPack',
    'stage',
    'events',
    'decay',
  ]);
  const version = root['version'];
  if (typeof version !== 'string' || version === '' || version.length > MAX_VERSION_LENGTH) {
    throw refuse('version', `must be a text of 1 to ${MAX_VERSION_LENGTH} characters`);
  }
  const events = readObject(root['events'], 'events', SIGNAL_TYPES);
  return Object.freeze({
    version,
    ...readContent(root, ''),
    withPack: readWithPack(root['withPack']),
    stage: readNumbers(root['stage'], 'stage', STAGE_KEYS, 0, MAX_WEIGHT),
    events: Object.freeze(
      Object.fromEntries(
        SIGNAL_TYPES.map((type) => [
          type,
          readNumbers(events[type], `events.${type}`, ['alike', 'same'], -MAX_WEIGHT, MAX_WEIGHT),
        ]),
      ) as Record<SignalType, EventWeight>,
    ),
    decay: readDecay(root['decay']),
  });
}

/** The weights that ship; which of them are learned and which set by hand says `models/README.md`. */
export const HAND_WEIGHTS: Weights = /* @__PURE__ */ readWeights(shipped);

function readContent(json: Readonly<Record<string, unknown>>, prefix: string): ContentWeights {
  return {
    fields: readNumbers(json['fields'], `${prefix}fields`, FIELDS, -MAX_WEIGHT, MAX_WEIGHT),
    popularity: readWeight(json['popularity'], `${prefix}popularity`),
    embedding: readWeight(json['embedding'], `${prefix}embedding`),
  };
}

function readWithPack(json: unknown): PackWeights {
  const found = readObject(json, 'withPack', [...CONTENT_KEYS, ...PACK_KEYS]);
  return Object.freeze({
    ...readContent(found, 'withPack.'),
    neighbours: readWeight(found['neighbours'], 'withPack.neighbours'),
    factors: readWeight(found['factors'], 'withPack.factors'),
    bias: readWeight(found['bias'], 'withPack.bias'),
  });
}

function readDecay(json: unknown): Weights['decay'] {
  const keys = ['shortHalfLifeMs', 'longHalfLifeMs', 'shortShare', 'actMs'] as const;
  const decay = readNumbers(json, 'decay', keys, 0, MAX_HALF_LIFE_MS);
  if (decay.shortHalfLifeMs < 1) throw refuse('decay.shortHalfLifeMs', 'must be at least 1');
  if (decay.actMs < 1) throw refuse('decay.actMs', 'must be at least 1');
  if (decay.longHalfLifeMs < decay.shortHalfLifeMs) {
    throw refuse('decay.longHalfLifeMs', 'must not be shorter than the short half-life');
  }
  if (decay.shortShare > 1) throw refuse('decay.shortShare', 'must be at most 1');
  return decay;
}

function readNumbers<K extends string>(
  json: unknown,
  path: string,
  keys: readonly K[],
  low: number,
  high: number,
): Readonly<Record<K, number>> {
  const found = readObject(json, path, keys);
  const pairs = keys.map((key) => [key, readNumber(found[key], `${path}.${key}`, low, high)]);
  return Object.freeze(Object.fromEntries(pairs) as Record<K, number>);
}

function readWeight(json: unknown, path: string): number {
  return readNumber(json, path, -MAX_WEIGHT, MAX_WEIGHT);
}

function readNumber(json: unknown, path: string, low: number, high: number): number {
  if (typeof json !== 'number' || !Number.isFinite(json) || json < low || json > high) {
    throw refuse(path, `must be a number from ${low} to ${high}`);
  }
  return json;
}

function readObject(
  json: unknown,
  path: string,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw refuse(path, 'must be an object');
  }
  const unknown = Object.keys(json).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw refuse(path === '' ? unknown : `${path}.${unknown}`, 'unknown');
  return json as Readonly<Record<string, unknown>>;
}

function refuse(path: string, message: string): StreamPicksError {
  return new StreamPicksError('model', `weights: ${path === '' ? 'they' : path} ${message}`, {
    path,
  });
}
