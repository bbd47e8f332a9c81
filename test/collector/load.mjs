// How many reports a second a collector takes, and how fast it answers:
//   node --import tsx test/collector/load.mjs [--seconds 5] [--width 64] [--database FILE|postgres://…]
// The collector runs in a process of its own; this process is the load. Prints one JSON line.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { endProcess, startProcess } from './child.mjs';
import { client, freshDatabase, register, reportBody, showRequest } from './support.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    width: { type: 'string', default: '64' },
    database: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const width = Number(values.width);
const cleanups = [];
const t = { after: (work) => cleanups.unshift(work) };

const database = values.database ?? (await freshDatabase(t)).database;
const running = await startProcess(t, database);
const manifest = await register(client(running.url), showRequest(`load-${Date.now()}`));
const agent = new Agent({ keepAlive: true, maxSockets: width });
const address = `${running.url}/v1/reports`;

function post(body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const call = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const residentMb = () => {
  try {
    const status = readFileSync(`/proc/${running.child.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return null;
  }
};

const statuses = {};
const timesMs = [];
const startMs = performance.now();
const endMs = startMs + seconds * 1000;
await Promise.all(
  Array.from({ length: width }, async () => {
    while (performance.now() < endMs) {
      const sentMs = performance.now();
      const status = await post(reportBody(manifest, { answer: timesMs.length % 5 }));
      timesMs.push(performance.now() - sentMs);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }),
);
const tookS = (performance.now() - startMs) / 1000;
const { reports } = await client(running.url).estimates(manifest.stream);
timesMs.sort((a, b) => a - b);
const quantileMs = (share) => Number(timesMs[Math.floor(share * (timesMs.length - 1))].toFixed(1));
console.log(
  JSON.stringify({
    perSecond: Math.round((statuses[204] ?? 0) / tookS),
    statuses,
    counted: reports,
    exact: reports === statuses[204],
    p50Ms: quantileMs(0.5),
    p99Ms: quantileMs(0.99),
    maxMs: quantileMs(1),
    residentPeakMb: residentMb(),
    width,
    seconds,
  }),
);
agent.destroy();
await endProcess(running, 'SIGTERM');
for (const cleanup of cleanups) await cleanup();
process.exit(0);
