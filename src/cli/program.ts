/** The commands and their options; results as JSON on stdout, everything else on stderr. */

import { Command } from 'commander';
import { version } from '../../package.json';
import { addAuditCommand } from './audit/command.js';
import { addCatalogCommand } from './catalog/command.js';
import { createCollectorClient } from './collector-client.js';
import { type Access, DEFAULT_COLLECTOR, readNumber, tokenOption } from './collector-options.js';
import { addEvaluateCommand } from './evaluate/command.js';
import { addPacingCommand } from './pacing/command.js';
import { addPrepareCommand } from './prepare/command.js';
import { readShowRequest, type ShowFlags } from './show.js';
import { addSimulateCommand } from './simulate/command.js';
import { addTrainCommand } from './train/command.js';
import { addVerifyCommand } from './verify/command.js';

/** Where a program writes; the process's own by default. */
export interface ProgramOutput {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * The `stream-picks` program. Parsing arguments with it runs the command; it rejects with a
 * StreamPicksError when the command fails.
 */
export function createProgram(output: ProgramOutput = process): Command {
  const program = new Command('stream-picks')
    .description('Commands for stream-picks: results as JSON on stdout, messages on stderr.')
    .version(version)
    // Options of a command stand after its name: `train --version` is another one.
    .enablePositionalOptions()
    .showHelpAfterError();
  addSimulateCommand(program, output);
  program.addCommand(
    new Command('show').description('shows at a collector').addCommand(showCreateCommand(output)),
  );
  addEvaluateCommand(program, output);
  addPrepareCommand(program, output);
  addTrainCommand(program, output);
  addAuditCommand(program, output);
  addPacingCommand(program, output);
  addCatalogCommand(program, output);
  addVerifyCommand(program, output);
  return program;
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

function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function writeJson(output: ProgramOutput, value: unknown): void {
  output.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
