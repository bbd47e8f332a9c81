#!/usr/bin/env node
import { readCommand, USAGE } from './config.js';
import { type Collector, createCollector } from './server.js';

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.kind === 'help') {
    console.log(USAGE);
    return;
  }
  const { options, tokenFile } = command;
  const collector = createCollector({ ...options, onFault: logFault });
  const { url, adminUrl } = await collector.listen();
  stopOnSignals(collector);
  console.log(`Collector   ${url}`);
  console.log(`Health      ${adminUrl}/healthz, /readyz, /metrics`);
  if (tokenFile !== undefined) {
    console.log(`Host token  ${options.hostToken}  (kept in ${tokenFile})`);
  }
  if (options.origins.length === 0) {
    console.log('No page may call yet: name the pages that may with --origins');
  }
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

main().catch((error: unknown) => {
  logFault('start', error);
  process.exit(1);
});
