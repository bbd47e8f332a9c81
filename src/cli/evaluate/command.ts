/** `stream-picks evaluate`: arguments in, one JSON object out. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import type { Dataset } from '../data/dataset.js';
import { readDataset } from '../data/read-dataset.js';
import {
  addRuleOptions,
  hasRule,
  RULE_HELP,
  type RuleFlags,
  ruleOf,
} from '../prepare/rule-options.js';
import type { ProgramOutput } from '../program.js';
import { COMPARED_RULES, DESIGNS, type Design } from './designs.js';
import { type EvaluateProgress, type EvaluationDetails, evaluate } from './evaluate.js';
import { evaluateReasons } from './evaluate-reasons.js';
import { evaluateLearning } from './learning.js';
import { createProgressBars, type ProgressBars } from './progress-bars.js';
import { checkProtocol } from './protocol.js';
import { TIES, type Ties } from './rank-viewers.js';
import { makeResumablePack } from './resumable-pack.js';
import { evaluateRules } from './rules.js';
import { readWeightsFile } from './weights-file.js';

interface EvaluateFlags extends RuleFlags {
  readonly weights?: string;
  readonly designs?: readonly Design[];
  readonly limit?: number;
  readonly seed: number;
  readonly orderFree?: boolean;
  readonly ties?: Ties;
  readonly reasons?: boolean;
  readonly protocol?: boolean;
  readonly learning?: boolean;
  readonly rules?: true | string;
  readonly verbose?: boolean;
}

const HELP = `
Designs: popularity (purchases of the other viewers), content (the catalogue and the viewer's own
history), hybrid (with a pack of the training events), hybridPrivate (the same under a rule: five buyers
a pair, unless the options below ask for another), hybridPrivateProduct (five buyers a product only),
hybridPrivateNoise (epsilon 8 a pair). In the rows format, training events are those of the
validation rows, all of which are earlier than the test rows. Where a folder has no negatives, 99
that the viewer never had are drawn uniformly with a fixed seed; a shop with fewer gets null. Packs are kept in $XDG_CACHE_HOME/stream-picks
(else ~/.cache/stream-picks) by the hash of their input, options and code.
--rules measures these rules, or only those named after it, by commas:
${Object.keys(COMPARED_RULES).join(', ')}.
${RULE_HELP}`;

/** Adds the command to the program. */
export function addEvaluateCommand(program: Command, output: ProgramOutput): void {
  const command = program
    .command('evaluate')
    .description(
      'rank held-out purchases of a dataset (leave-one-out; history excluded; ties at random)',
    )
    .argument('<folder>', 'dataset: `sequences`, `rows` or `baskets` format')
    .option('--weights <file>', 'weights to measure; the shipped ones by default')
    .option(
      '--designs <list>',
      `of ${DESIGNS.join(', ')}; by default all but hybridPrivateProduct`,
      readDesigns,
    )
    .option('--limit <count>', 'only so many viewers, drawn at random', readCount)
    .option('--seed <number>', 'of order and ids of the items, ties, samples, packs', readCount, 1)
    .option('--order-free', 'read nothing from the order of events')
    .addOption(
      new Option('--ties <end>', 'how ties end: at random, or all for or against the target')
        .choices(TIES)
        .default('random'),
    )
    .addOption(
      new Option('--reasons', 'instead: whether what the reasons announce is so').conflicts(
        'protocol',
      ),
    )
    .option('--protocol', 'instead: check the measuring on baselines with known figures')
    .addOption(
      new Option('--learning', 'instead: what learning on the device gives').conflicts([
        'reasons',
        'protocol',
      ]),
    )
    .addOption(
      new Option('--rules [names]', 'instead: what each privacy rule of a pack costs').conflicts([
        'reasons',
        'protocol',
        'learning',
        'designs',
        'minBuyers',
        'counts',
        'epsilon',
        'unit',
      ]),
    )
    .option('--verbose', 'standard errors on stderr');
  addRuleOptions(command)
    .addHelpText('after', HELP)
    .action(async (folder: string, flags: EvaluateFlags) => {
      const dataset = await readDataset(folder, flags.seed);
      const bars = createProgressBars(output.stderr);
      try {
        const found = await measure(dataset, flags, bars);
        bars.stop();
        if (flags.verbose === true && 'errors' in found) tellErrors(output, found);
        const printed = 'errors' in found ? found.evaluation : found;
        output.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
      } finally {
        bars.stop();
      }
    });
}

async function measure(dataset: Dataset, flags: EvaluateFlags, bars: ProgressBars) {
  const progress = progressOf(bars);
  if (flags.protocol === true) return checkProtocol(dataset, flags.seed, progress.onViewers);
  const weights = await readWeightsFile(flags.weights);
  const rule = hasRule(flags) ? ruleOf(flags) : undefined;
  const options = { ...flags, weights, rule, makePack: makeResumablePack };
  if (flags.rules !== undefined) {
    return evaluateRules(dataset, { ...options, compared: namedRules(flags.rules) }, progress);
  }
  if (flags.learning === true) return evaluateLearning(dataset, options, progress);
  if (flags.reasons === true) return evaluateReasons(dataset, options, progress);
  return evaluate(dataset, options, progress);
}

function progressOf({ tell }: ProgressBars): EvaluateProgress {
  return {
    onPack: (design, done, what) => tell(`pack of ${design}`, Math.round(done * 1000), 1000, what),
    onViewers: (done, of) => tell('viewers', done, of, `${done} of ${of}`),
  };
}

function tellErrors(output: ProgramOutput, { errors }: EvaluationDetails): void {
  for (const [design, { fullHr10, sampledHr10 }] of Object.entries(errors)) {
    output.stderr.write(
      `${design}: standard error of HR@10 ${fullHr10.toFixed(4)} (full), ` +
        `${sampledHr10?.toFixed(4) ?? 'none'} (99 negatives)\n`,
    );
  }
}

function namedRules(names: true | string): typeof COMPARED_RULES {
  if (names === true) return COMPARED_RULES;
  return Object.fromEntries(
    names.split(',').map((each) => {
      const rule = COMPARED_RULES[each.trim()];
      if (rule === undefined) {
        const message = `no rule is named ${each.trim()}; --help lists them`;
        throw new StreamPicksError('settings', message, { path: 'rules' });
      }
      return [each.trim(), rule];
    }),
  );
}

function readDesigns(text: string): Design[] {
  return text.split(',').map((name) => {
    const design = DESIGNS.find((each) => each === name.trim());
    if (design === undefined) throw new InvalidArgumentError(`One of ${DESIGNS.join(', ')}.`);
    return design;
  });
}

function readCount(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Not a whole number.');
  }
  return value;
}
