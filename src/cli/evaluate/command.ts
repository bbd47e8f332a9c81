/** `stream-picks evaluate`: arguments in, one JSON object out. */

import { readFile } from 'node:fs/promises';
import { MultiBar, Presets } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import { HAND_WEIGHTS, readWeights, type Weights } from '../../model/weights.js';
import { readDataset } from '../data/read-dataset.js';
import type { ProgramOutput } from '../program.js';
import { DESIGNS, type Design, MIN_BUYERS } from './designs.js';
import { type EvaluateProgress, type EvaluationDetails, evaluate } from './evaluate.js';
import type { MakePack } from './pack-cache.js';

interface EvaluateFlags {
  readonly weights?: string;
  readonly designs?: readonly Design[];
  readonly limit?: number;
  readonly seed: number;
  readonly orderFree?: boolean;
  readonly verbose?: boolean;
}

/** Adds the command to the program. */
export function addEvaluateCommand(program: Command, output: ProgramOutput): void {
  program
    .command('evaluate')
    .description(
      'rank held-out purchases of a dataset (leave-one-out; history excluded; ties at random)',
    )
    .argument('<folder>', 'dataset: `sequences`, `rows` or `baskets` format')
    .option('--weights <file>', 'weights to measure; the shipped ones by default')
    .option('--designs <list>', `of ${DESIGNS.join(', ')}; all by default`, readDesigns)
    .option('--limit <count>', 'only so many viewers, drawn at random', readCount)
    .option('--seed <number>', 'of order and ids of the items, ties, samples, packs', readCount, 1)
    .option('--order-free', 'read nothing from the order of events')
    .option('--verbose', 'standard errors on stderr')
    .addHelpText('after', HELP)
    .action(async (folder: string, flags: EvaluateFlags) => {
      const options = { ...flags, weights: await readWeightsFile(flags.weights), makePack };
      const dataset = await readDataset(folder, flags.seed);
      const bars = createBars(output);
      try {
        const details = await evaluate(dataset, options, bars.progress);
        bars.stop();
        if (flags.verbose === true) tellErrors(output, details);
        output.stdout.write(`${JSON.stringify(details.evaluation, null, 2)}\n`);
      } finally {
        bars.stop();
      }
    });
}

/** Width of the longest name of a bar. */
const NAME_WIDTH = 'pack of hybridPrivate'.length;
const LOG_EVERY_MS = 5000;

const HELP = `
Designs: popularity (purchases of the other viewers), content (the catalogue and the viewer's own
history), hybrid (with a pack of the training events), hybridPrivate (the same, at least
${MIN_BUYERS.hybridPrivate} buyers behind everything in the pack). Where a folder has no negatives, 99 that the
viewer never had are drawn uniformly with a fixed seed. Packs are kept in $XDG_CACHE_HOME/stream-picks
(else ~/.cache/stream-picks) by the hash of their input, options and code.`;

/** Weights from a file, or the shipped ones. */
async function readWeightsFile(file: string | undefined): Promise<Weights> {
  if (file === undefined) return HAND_WEIGHTS;
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new StreamPicksError('model', 'weights that cannot be read', {
      path: file,
      cause: error,
    });
  }
  return readWeights(json);
}

/** One bar a pack and one for the viewers, with the time left. */
function createBars(output: ProgramOutput): { progress: EvaluateProgress; stop: () => void } {
  const bars = new MultiBar(
    {
      stream: output.stderr,
      format: '{name} {bar} {percentage} % {note}, {eta_formatted} left',
      hideCursor: true,
      // Without a terminal, a line now and then.
      noTTYOutput: true,
      notTTYSchedule: LOG_EVERY_MS,
    },
    Presets.shades_classic,
  );
  const byName = new Map<string, ReturnType<MultiBar['create']>>();
  const tell = (name: string, done: number, of: number, note: string): void => {
    const label = name.padEnd(NAME_WIDTH);
    let bar = byName.get(name);
    if (bar === undefined) {
      bar = bars.create(of, 0, { name: label, note });
      byName.set(name, bar);
    }
    bar.update(done, { name: label, note });
  };
  return {
    progress: {
      onPack: (design, done, what) =>
        tell(`pack of ${design}`, Math.round(done * 1000), 1000, what),
      onViewers: (done, of) => tell('ranking', done, of, `${done} of ${of} viewers`),
    },
    stop: () => bars.stop(),
  };
}

function tellErrors(output: ProgramOutput, { errors }: EvaluationDetails): void {
  for (const [design, { fullHr10, sampledHr10 }] of Object.entries(errors)) {
    output.stderr.write(
      `${design}: standard error of HR@10 ${fullHr10.toFixed(4)} (full), ` +
        `${sampledHr10.toFixed(4)} (99 negatives)\n`,
    );
  }
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

const makePack: MakePack = () => {
  throw new StreamPicksError('model', 'no packs yet');
};
