/** `stream-picks simulate`: a show with a known truth through a real collector, as JSON. */

import { SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import type { ShowRequest } from '../../core/show-request.js';
import { fittingSubjects, requiredAudience } from '../../privacy/planner.js';
import { createCollectorClient } from '../collector-client.js';
import {
  type Access,
  DEFAULT_COLLECTOR,
  readNumber,
  TOKEN_VARIABLE,
  tokenOption,
} from '../collector-options.js';
import type { ProgramOutput } from '../program.js';
import { type Arrival, type SimulateOptions, simulate } from '../simulate.js';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios.js';

/** Products of a show that is registered for the simulation, if the audience is large enough. */
const OWN_SHOW_PRODUCTS = 20;
const OWN_SHOW_MS = 3_600_000;
/** Without a terminal, a line of progress now and then. */
const LOG_EVERY_MS = 5000;

interface SimulateFlags extends Access {
  readonly viewers: number;
  readonly stream?: string;
  readonly scenario: ScenarioName;
  readonly fakes?: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly arrival: Arrival;
  readonly allowRemote?: boolean;
}

const HELP = `
Scenarios:
${SCENARIO_NAMES.map((name) => `  ${name.padEnd(14)} ${SCENARIOS[name].about}`).join('\n')}

Each prints what it found as "scenario" beside the questions. Counts of the collector, "exact" among
them, need the host token.

All simulated viewers have one address. A collector with its usual limits takes 1,000 reports from it
at once and then 10 a second: start one for simulations with
  npx @stream-picks/collector --limits test

Example:
  ${TOKEN_VARIABLE}=… npx stream-picks simulate --viewers 20000 --scenario cell-poison`;

/** Adds the command to the program. */
export function addSimulateCommand(program: Command, output: ProgramOutput): void {
  program
    .command('simulate')
    .description('send real reports of simulated viewers and compare the estimates with the truth')
    .requiredOption('--viewers <count>', 'viewers who share counts', readNumber)
    .option('--collector <url>', 'base URL of the collector', DEFAULT_COLLECTOR)
    .option('--stream <id>', 'a registered show; without it, one is registered (needs the token)')
    .option('--seed <number>', 'seed of what the viewers think, never of the noise', readNumber, 1)
    .addOption(
      new Option('--scenario <name>', 'what happens in the show')
        .choices(SCENARIO_NAMES)
        .default('usual'),
    )
    .option(
      '--fakes <share>',
      'part of the reports that a poison scenario forges (0.01)',
      readNumber,
    )
    .addOption(tokenOption())
    .option('--concurrency <count>', 'requests at the same time', readNumber, 64)
    .addOption(
      new Option('--arrival <when>', 'when viewers come')
        .choices(['spread', 'now'])
        .default('spread'),
    )
    .option('--allow-remote', 'send to a collector on another machine')
    .addHelpText('after', HELP)
    .action(async (flags: SimulateFlags) => {
      if (flags.fakes !== undefined && !('poison' in SCENARIOS[flags.scenario])) {
        throw new StreamPicksError('settings', `--fakes means nothing to ${flags.scenario}`, {
          path: 'fakes',
        });
      }
      const stream = flags.stream ?? (await registerOwnShow(flags));
      const options: SimulateOptions = { ...flags, stream };
      const bar = new SingleBar({
        stream: output.stderr,
        format: 'sending {bar} {value}/{total} reports, {eta_formatted} left',
        hideCursor: true,
        noTTYOutput: true,
        notTTYSchedule: LOG_EVERY_MS,
      });
      bar.start(options.viewers, 0);
      try {
        const result = await simulate(options, ({ sent }) => bar.update(sent));
        output.stdout.write(`${JSON.stringify({ stream, ...result }, null, 2)}\n`);
      } finally {
        bar.stop();
      }
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
