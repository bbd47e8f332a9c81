/** `stream-picks train`: folders of datasets in, weights out. */

import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import { MAX_VERSION_LENGTH } from '../../model/weights.js';
import { readDataset } from '../data/read-dataset.js';
import { createProgressBars } from '../evaluate/progress-bars.js';
import { makeResumablePack } from '../evaluate/resumable-pack.js';
import { prepareOutput } from '../output-file.js';
import type { ProgramOutput } from '../program.js';
import { curveSvg } from './curve.js';
import { formatWeights, MAX_WEIGHTS_BYTES } from './format.js';
import { type MomentShop, momentsOf } from './moments.js';
import { train } from './train.js';

interface TrainFlags {
  readonly output: string;
  readonly version: string;
  readonly seed: number;
  readonly epochs: number;
  readonly moments: number;
  readonly hide: boolean;
  readonly pack: boolean;
  readonly curve?: string;
}

const EPOCHS = 8;
const MOMENTS = 900;

const HELP = `
Learned: θ of the fields without and with a pack, and of the pack's parts; the long half-life, the share of the short one, and the time one act stands for. Set by
hand: the show's popularity, its stage, all acts but purchases, the short half-life. Test targets of evaluate are never read.
An interrupted run goes on with its packs from $XDG_CACHE_HOME/stream-picks (else ~/.cache/stream-picks).`;

/** Adds the command to the program. */
export function addTrainCommand(program: Command, output: ProgramOutput): void {
  program
    .command('train')
    .description('learn the weights of the model from the purchases of one or more shops')
    .argument('<folders...>', 'datasets: `sequences`, `rows` or `baskets` format')
    .requiredOption('-o, --output <file>', 'where the weights go')
    .option('--version <name>', 'version of the weights', readVersion, '1.0.0')
    .option('--seed <number>', 'of all draws', readCount, 1)
    .option('--epochs <count>', 'times that every moment is seen', readCount, EPOCHS)
    .option('--moments <count>', 'most moments of a shop, drawn at random', readCount, MOMENTS)
    .option('--no-hide', 'learn with every field always there')
    .option('--no-pack', 'leave the weights with a pack as they start')
    .option('--curve <file>', 'the loss by epoch: JSON, or a picture where the name ends in .svg')
    .addHelpText('after', HELP)
    .action(async (folders: string[], flags: TrainFlags) => {
      await prepareOutput(flags.output);
      if (flags.curve !== undefined) await prepareOutput(flags.curve);
      const shops: MomentShop[] = [];
      for (const folder of folders) {
        const dataset = await readDataset(folder, flags.seed);
        shops.push(momentsOf(dataset, flags.seed, flags.moments));
      }
      const bars = createProgressBars(output.stderr);
      try {
        const options = { ...flags, makePack: flags.pack ? makeResumablePack : null };
        const { weights, curves } = await train(shops, options, (what, done, of) =>
          bars.tell(what, done, of, ''),
        );
        bars.stop();
        const text = formatWeights(weights);
        if (Buffer.byteLength(text) > MAX_WEIGHTS_BYTES) {
          throw new StreamPicksError('model', `weights of more than ${MAX_WEIGHTS_BYTES} bytes`);
        }
        await writeFile(flags.output, text);
        if (flags.curve !== undefined) {
          const picture = flags.curve.endsWith('.svg');
          await writeFile(flags.curve, picture ? curveSvg(curves) : `${JSON.stringify(curves)}\n`);
        }
        const learnedFrom = shops.map(({ name, products, moments }) => ({
          name,
          items: products.length,
          moments: moments.length,
        }));
        const { user, system } = process.cpuUsage();
        const cpuSeconds = Math.round((user + system) / 1e6);
        const result = { weights, learnedFrom, cpuSeconds, curves };
        output.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      } finally {
        bars.stop();
      }
    });
}

function readVersion(text: string): string {
  if (text !== '' && text.length <= MAX_VERSION_LENGTH) return text;
  throw new InvalidArgumentError(`Not a name of 1 to ${MAX_VERSION_LENGTH} characters.`);
}

function readCount(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Not a whole number.');
  }
  return value;
}
