// What `npm start` runs once everything is built:
//
//   node --import tsx demo/server/main.ts [--port 5173] [--collector-port 8787] [--viewers 20000]

import { parseArgs } from 'node:util';
import { startDemo } from './demo.js';
import { AUDIENCE } from './shows.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    'collector-port': { type: 'string', default: '8787' },
    viewers: { type: 'string', default: String(AUDIENCE) },
  },
});

const terminal = process.stdout.isTTY;
const whole = new Intl.NumberFormat('en');
let shownPercent = -1;

/** One line that is written over on a terminal, and a line each quarter elsewhere. */
function showProgress({ sent, viewers }: { sent: number; viewers: number }): void {
  const percent = Math.floor((100 * sent) / viewers);
  if (percent === shownPercent || (!terminal && percent % 25 !== 0)) return;
  shownPercent = percent;
  const line = `  Simulated viewers who share counts: ${whole.format(sent)} of ${whole.format(viewers)}`;
  const end = !terminal || sent === viewers ? '\n' : '';
  process.stdout.write(terminal ? `\r\x1b[2K${line}${end}` : `${line}\n`);
}

const demo = await startDemo({
  port: Number(values.port),
  collectorPort: Number(values['collector-port']),
  viewers: Number(values.viewers),
  onShow: ({ stream, end }) => {
    shownPercent = -1;
    console.log(`\n  On air until ${new Date(end).toLocaleTimeString('en-GB')}: ${stream}`);
  },
  onProgress: showProgress,
  onFault: (fault) =>
    console.error(`\n  ${fault instanceof Error ? fault.message : String(fault)}`),
});

console.log(`
  Shop        ${demo.url}/
  Host desk   ${demo.url}/host#token=${demo.hostToken}
  Collector   ${demo.collector}  (health: ${demo.collectorAdmin}/healthz)
  Host token  ${demo.hostToken}

  Try this: press "Yes, pick for me", open three trail shoes, and watch the list.
  Ask "why" under a pick, take the reason away, undo it.
  Open "Your data": within a minute your one scrambled answer has left; the host desk counts it.
  A show lasts 4 minutes, the next follows 15 seconds later. Ctrl-C stops everything.
`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(130);
    stopping = true;
    demo.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
