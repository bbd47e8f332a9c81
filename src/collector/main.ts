#!/usr/bin/env node
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, readCommand, USAGE } from './config.js';
import { type Collector, createCollector } from './server.js';
import { describeStartFault } from './start-fault.js';
import { isPostgres } from './storage/open.js';

type Run = Extract<Command, { kind: 'run' }>;

async function main(): Promise<void> {
  const command = readOrStop();
  if (command.kind === 'help') {
    console.log(USAGE);
  } else if (command.kind === 'version') {
    console.log(command.version);
  } else {
    await run(command);
  }
}

function readOrStop(): Command {
  try {
    return readCommand(process.argv.slice(2), process.env);
  } catch (error) {
    return stopWith(describeStartFault(error));
  }
}

async function run(command: Run): Promise<void> {
  const { database, hostToken, origins } = command.options;
  const { collector, url, adminUrl } = await startOrStop(command);
  stopOnSignals(collector);
  console.log(`Collector   ${url}`);
  console.log(`Health      ${adminUrl}/healthz, /readyz, /metrics`);
  console.log(`Totals in   ${isPostgres(database) ? 'PostgreSQL' : resolve(database)}`);
  if (command.tokenFile !== undefined) {
    const file = resolve(command.tokenFile);
    console.log(
      command.tokenIsNew
        ? `Host token  ${hostToken}\n            new, told this once; kept for this user only in ${file}`
        : `Host token  in ${file}`,
    );
  }
  if (origins.length === 0) {
    console.log('No page may call yet: name those that may with --origins https://shop.example');
  }
}

async function startOrStop(
  command: Run,
): Promise<{ collector: Collector; url: string; adminUrl: string }> {
  try {
    const collector = createCollector({ ...command.options, onFault: logFault });
    return { collector, ...(await collector.listen()) };
  } catch (error) {
    // Nobody was told this token: the next start makes another one, and tells it.
    if (command.tokenIsNew && command.tokenFile !== undefined) {
      rmSync(command.tokenFile, { force: true });
    }
    return stopWith(describeStartFault(error, command));
  }
}

function stopWith(message: string): never {
  console.error(`collector: ${message}`);
  process.exit(1);
}

function stopOnSignals(collector: Collector): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      collector.close().then(
        () => process.exit(0),
        (error: unknown) => {
          logFault('stop', error);
          process.exit(1);
        },
      );
    });
  }
}

function logFault(where: string, fault: unknown): void {
  const message = fault instanceof Error ? fault.message : String(fault);
  console.error(JSON.stringify({ at: new Date().toISOString(), where, message }));
}

await main();
