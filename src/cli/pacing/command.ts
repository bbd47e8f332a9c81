/** `stream-picks pacing`: how often the spotlight interrupts, and how often it was right, as JSON. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import type { PacingPolicy } from '../../core/pacing.js';
import { readPacing } from '../../wire/pacing.js';
import { readDataset } from '../data/read-dataset.js';
import { readWeightsFile } from '../evaluate/weights-file.js';
import type { ProgramOutput } from '../program.js';
import { figuresOf, tableOf } from './figures.js';
import { sessionsOf } from './from-dataset.js';
import { generateSessions } from './generate.js';
import { createDesk, replay } from './replay.js';
import { holdsSessions, type Recording, readRecording, writeSession } from './session-file.js';

interface PacingFlags {
  readonly limit: number;
  readonly seed: number;
  readonly minutes: number;
  readonly pacing?: PacingPolicy;
  readonly write?: string;
  readonly table?: boolean;
}

/** Without a terminal, a line of progress now and then. */
const LOG_EVERY_MS = 5000;

const HELP = `
The folder holds recorded sessions (catalog.json and *.session.json, see docs/pacing.md), or a dataset
of purchases that \`evaluate\` reads, from which sessions are made. Without one, sessions are made
from the seed.

An interruption was right when the viewer chose the product (opened, saved, basketed or bought it)
within --minutes. Compared are as many interruptions at even times in each session.`;

/** Adds the command to the program. */
export function addPacingCommand(program: Command, output: ProgramOutput): void {
  program
    .command('pacing')
    .description('replay sessions: how often the spotlight interrupts, and how often it was right')
    .argument('[folder]', 'recorded sessions, or a dataset of purchases')
    .option('--limit <count>', 'at most so many sessions', readCount, 200)
    .option('--seed <number>', 'of everything that is drawn', readCount, 1)
    .option('--minutes <count>', 'how soon a choice makes it right', readMinutes, 5)
    .option('--pacing <json>', 'the storefront’s `pacing`, e.g. {"apart":300}', readPolicy)
    .option('--write <folder>', 'instead: write the sessions that would be replayed, as files')
    .option('--table', 'rows of a Markdown table instead of JSON')
    .addHelpText('after', HELP)
    .action(async (folder: string | undefined, flags: PacingFlags) => {
      const { name, recording } = await recordingOf(folder, flags);
      if (flags.write !== undefined) {
        await writeRecording(flags.write, recording);
        return;
      }
      if (recording.sessions.length === 0) {
        throw new StreamPicksError('dataset', 'no session can be replayed', { path: folder });
      }
      const policy = flags.pacing ?? readPacing(null).policy;
      const desk = createDesk(recording.products);
      const bar = new SingleBar({
        stream: output.stderr,
        format: 'replaying {bar} {value}/{total} sessions, {eta_formatted} left',
        hideCursor: true,
        noTTYOutput: true,
        notTTYSchedule: LOG_EVERY_MS,
      });
      bar.start(recording.sessions.length, 0);
      try {
        const replayed = recording.sessions.map((session) => {
          const one = replay(desk, session, policy, flags.minutes * 60);
          bar.increment();
          return one;
        });
        const figures = figuresOf(replayed, flags.seed);
        const result = { source: name, withinMinutes: flags.minutes, policy, ...figures };
        const text =
          flags.table === true ? tableOf(name, figures) : JSON.stringify(result, null, 2);
        output.stdout.write(`${text}\n`);
      } finally {
        bar.stop();
      }
    });
}

async function recordingOf(
  folder: string | undefined,
  { limit, seed }: PacingFlags,
): Promise<{ readonly name: string; readonly recording: Recording }> {
  if (folder === undefined) {
    return { name: `made from seed ${seed}`, recording: generateSessions(limit, seed) };
  }
  if (await holdsSessions(folder)) {
    const { products, sessions } = await readRecording(folder);
    return { name: 'recorded', recording: { products, sessions: sessions.slice(0, limit) } };
  }
  const dataset = await readDataset(folder, seed);
  const { actMs } = (await readWeightsFile(undefined)).decay;
  return { name: dataset.name, recording: sessionsOf(dataset, { limit, seed, actMs }) };
}

async function writeRecording(folder: string, { products, sessions }: Recording): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Datasets name no products, and a catalogue must.
  const named = products.map((product) => ({ ...product, title: product.title || product.id }));
  const catalogue = { version: 1, products: named };
  await writeFile(join(folder, 'catalog.json'), `${JSON.stringify(catalogue, null, 1)}\n`);
  const digits = String(sessions.length).length;
  for (const [nth, session] of sessions.entries()) {
    const name = `${String(nth + 1).padStart(digits, '0')}.session.json`;
    await writeFile(join(folder, name), writeSession(session));
  }
}

function readPolicy(text: string): PacingPolicy {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    throw new InvalidArgumentError('Not JSON.');
  }
  const { policy, problems } = readPacing(input);
  const [first] = problems;
  if (first !== undefined) throw new InvalidArgumentError(first.message);
  return policy;
}

function readCount(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Not a whole number.');
  }
  return value;
}

function readMinutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1440)) throw new InvalidArgumentError('Not 0 to 1440 minutes.');
  return value;
}
