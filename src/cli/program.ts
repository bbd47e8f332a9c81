/** The commands and their options; results as JSON on stdout, everything else on stderr. */

import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import { StreamPicksError } from '../core/errors.js';
import type { ShowRequest } from '../core/show-request.js';
import { fittingSubjects, requiredAudience } from '../privacy/planner.js';
import { addAuditCommand } from './audit/command.js';
import { createCollectorClient } from './collector-client.js';
import { addEvaluateCommand } from './evaluate/command.js';
import { addPrepareCommand } from './prepare/command.js';
import { readShowRequest, type ShowFlags } from './show.js';
import { type Arrival, type SimulateOptions, simulate } from './simulate.js';
import { addTrainCommand } from './train/command.js';

/** Where a program writes; the process's own by default. */
export interface ProgramOutput {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** Variable that the host token is read from, so that it need not stand in a list of processes. */
const TOKEN_VARIABLE = 'STREAM_PICKS_TOKEN';

const DEFAULT_COLLECTOR = 'http://127.0.0.1:8787';

/** Products of a show that `simulate` registers for itself, if the audience is large enough. */
const OWN_SHOW_PRODUCTS = 20;
const OWN_SHOW_MS = 3_600_000;

interface Access {
  readonly collector: string;
  readonly token?: string;
}

interface SimulateFlags extends Access {
  readonly viewers: number;
  readonly stream?: string;
  readonly seed: number;
  readonly concurrency: number;
  readonly arrival: Arrival;
  readonly allowRemote?: boolean;
}

/**
 * The `stream-picks` program. Parsing arguments with it runs the command; it rejects with a
 * StreamPicksError when the command fails.
 */
export function createProgram(output: ProgramOutput = process): Command {
  const program = new Command('stream-picks')
    .description('Commands for stream-picks: results as JSON on stdout, messages on stderr.')
    .showHelpAfterError();
  program.addCommand(simulateCommand(output));
  program.addCommand(
    new Command('show').description('shows at a collector').addCommand(showCreateCommand(output)),
  );
  addEvaluateCommand(program, output);
  addPrepareCommand(program, output);
  addTrainCommand(program, output);
  addAuditCommand(program, output);
  return program;
}

function simulateCommand(output: ProgramOutput): Command {
  return new Command('simulate')
    .description('send real reports of simulated viewers and compare the estimates with the truth')
    .requiredOption('--viewers <count>', 'viewers who share counts', readNumber)
    .option('--collector <url>', 'base URL of the collector', DEFAULT_COLLECTOR)
    .option('--stream <id>', 'a registered show; without it, one is registered (needs the token)')
    .option('--seed <number>', 'seed of what the viewers think, never of the noise', readNumber, 1)
    .addOption(tokenOption())
    .option('--concurrency <count>', 'requests at the same time', readNumber, 64)
    .addOption(
      new Option('--arrival <when>', 'when viewers come')
        .choices(['spread', 'now'])
        .default('spread'),
    )
    .option('--allow-remote', 'send to a collector on another machine')
    .action(async (flags: SimulateFlags) => {
      const stream = flags.stream ?? (await registerOwnShow(flags));
      const options: SimulateOptions = { ...flags, stream };
      const bar = new SingleBar({
        stream: output.stderr,
        format: 'sending {bar} {value}/{total} reports, {eta_formatted} left',
        hideCursor: true,
      });
      bar.start(options.viewers, 0);
      try {
        const result = await simulate(options, ({ sent }) => bar.update(sent));
        writeJson(output, { stream, ...result });
      } finally {
        bar.stop();
      }
    });
}

function showCreateCommand(output: ProgramOutput): Command {
  return new Command('create')
    .description('register a show; flags win over the file')
    .option('--collector <url>', 'base URL of the collector', DEFAULT_COLLECTOR)
    .addOption(tokenOption())
    .option('--stream <id>', 'id of the show')
    .option('--file <file>', 'the whole request as JSON')
    .option('--title <text>', 'title of the show; its id by default')
    .option('--product <id=title[@moment]>', 'ask about a product; repeatable', collect)
    .option('--category <name[@moment]>', 'ask about a category; repeatable', collect)
    .option('--catalog <file>', 'ask about the products of a catalogue')
    .option('--first <count>', 'only the first products of the catalogue', readNumber)
    .option('--audience <count>', 'viewers who are expected to share counts', readNumber)
    .option('--start <moment>', 'ISO 8601, or now')
    .option('--end <moment>', 'ISO 8601')
    .option('--minutes <count>', 'length, instead of the end', readNumber)
    .option('--weight <W>', 'privacy weight: 3, 7 or 54', readNumber)
    .option('--relative-error <share>', 'relative error at a share of one fifth', readNumber)
    .action(async (flags: ShowFlags & Access) => {
      const request = await readShowRequest(flags, Date.now());
      const client = createCollectorClient(flags);
      const created = await client.register(request);
      const { manifest, hash } = await client.manifest(request.stream);
      writeJson(output, { stream: request.stream, created, manifestHash: hash, manifest });
    });
}

/** Registers an hour's show that these viewers can answer, or the smallest there is. */
async function registerOwnShow(flags: SimulateFlags): Promise<string> {
  if (flags.token === undefined) {
    throw new StreamPicksError(
      'settings',
      `name a registered show with --stream, or give the host token (--token, ${TOKEN_VARIABLE}) ` +
        'so that one can be registered',
    );
  }
  const start = Date.now();
  const count = Math.max(1, Math.min(OWN_SHOW_PRODUCTS, fittingSubjects(flags.viewers, 7)));
  const least = requiredAudience(['product', 'picks', 'reason', 'health'], 7);
  const request: ShowRequest = {
    stream: `simulation-${flags.seed}-${start.toString(36)}`,
    title: `Simulation with ${flags.viewers} viewers`,
    products: Array.from({ length: count }, (_, index) => ({
      id: `SKU-${index + 1}`,
      title: `Product ${index + 1}`,
      stageAt: start + Math.floor((index * OWN_SHOW_MS) / count),
    })),
    audience: Math.max(least, flags.viewers),
    start,
    end: start + OWN_SHOW_MS,
  };
  await createCollectorClient(flags).register(request);
  return request.stream;
}

function tokenOption(): Option {
  return new Option('--token <token>', 'host token').env(TOKEN_VARIABLE);
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Not a number.');
  return value;
}

function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function writeJson(output: ProgramOutput, value: unknown): void {
  output.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
