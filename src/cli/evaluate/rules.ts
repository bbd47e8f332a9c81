/** What each privacy rule of a pack costs: the same shop measured with a pack under every rule. */

import type { PackRule } from '../../core/pack-rule.js';
import { decodePack } from '../../model/pack.js';
import type { Dataset } from '../data/dataset.js';
import type { PrivacyRule } from '../prepare/private-inputs.js';
import { COMPARED_RULES } from './designs.js';
import {
  type DesignMetrics,
  type EvaluateOptions,
  type EvaluateProgress,
  packFor,
  prepareTask,
  rankWithProgress,
} from './evaluate.js';
import { fullMetrics, hitRateError, sampledMetrics } from './metrics.js';

/** One rule measured. */
export interface MeasuredRule extends DesignMetrics {
  /** As the pack itself says it. */
  readonly rule: PackRule;
  readonly bytesAnItem: number;
  /** Products that the list says something about. */
  readonly pairsInList: number;
  /** Of HR@10 among all products, over viewers. */
  readonly standardError: number;
}

/** What is printed. */
export interface RulesReport {
  readonly dataset: string;
  readonly viewers: number;
  readonly items: number;
  readonly weights: string;
  readonly rules: Readonly<Record<string, MeasuredRule>>;
}

/** How rules are compared. */
export interface RulesOptions extends Omit<EvaluateOptions, 'designs' | 'rule'> {
  /** By name; default {@link COMPARED_RULES}. */
  readonly compared?: Readonly<Record<string, PrivacyRule>> | undefined;
}

/**
 * Measures a pack under each rule. Where a rule has noise, another run gives other figures.
 * @throws {StreamPicksError} as `evaluate`
 */
export async function evaluateRules(
  dataset: Dataset,
  options: RulesOptions,
  progress: EvaluateProgress,
): Promise<RulesReport> {
  const { compared = COMPARED_RULES } = options;
  const task = await prepareTask(dataset, { ...options, designs: ['content'] }, progress);
  const rules: Record<string, MeasuredRule> = {};
  for (const [name, rule] of Object.entries(compared)) {
    const file = await packFor(dataset, options, rule, (done, what) =>
      progress.onPack('hybrid', done, `${name}: ${what}`),
    );
    const found = await rankWithProgress(
      { ...task, designs: ['hybrid'], packs: { hybrid: file } },
      progress,
    );
    const pack = decodePack(file, dataset.products);
    const { full, sampled } = found.hybrid as NonNullable<typeof found.hybrid>;
    rules[name] = {
      rule: pack.rule,
      bytesAnItem: Math.round((10 * file.length) / Math.max(1, pack.items)) / 10,
      pairsInList: pack.neighbours.entries,
      full: fullMetrics(full),
      sampled99: sampledMetrics(sampled),
      standardError: hitRateError(full, 10),
    };
  }
  return {
    dataset: dataset.name,
    viewers: task.viewers.length,
    items: dataset.products.length,
    weights: options.weights.version,
    rules,
  };
}
