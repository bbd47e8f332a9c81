/** The whole demo as one object: web server, collector, and shows that follow each other. */

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createCollectorClient } from '../../src/cli/collector-client.js';
import { type SimulationProgress, simulate } from '../../src/cli/simulate.js';
import { newHostToken, tokenCheck } from '../../src/collector/host-token.js';
import { LIMITS } from '../../src/collector/limits.js';
import { createCollector } from '../../src/collector/server.js';
import { freePort } from './ports.js';
import { readProducts, readRunningOrder } from './running-order.js';
import { createDemoServer } from './server.js';
import { AUDIENCE, type Show, showFrom, showRequest, showsAt } from './shows.js';

/** How to start the demo. */
export interface DemoSettings {
  /** Wanted port of the pages (5173); the next free one is taken. */
  readonly port?: number;
  /** Wanted port of the collector (8787); health and metrics follow it. */
  readonly collectorPort?: number;
  /** Simulated viewers a show (20,000); 0 for none. */
  readonly viewers?: number;
  /** Folder for the collector's database (`.demo` of the project). */
  readonly folder?: string;
  /** Hears of each show. */
  readonly onShow?: (show: Show) => void;
  /** Hears how far the simulated viewers of a show are. */
  readonly onProgress?: (progress: SimulationProgress) => void;
  /** Hears of faults that do not end the demo. */
  readonly onFault?: (fault: unknown) => void;
}

/** A demo that runs. */
export interface Demo {
  /** Address of the shop page, without a slash at the end. */
  readonly url: string;
  readonly collector: string;
  readonly collectorAdmin: string;
  readonly hostToken: string;
  /** Stops everything and takes its database away. */
  close(): Promise<void>;
}

/** Simulated viewers that send at the same time; their reports share the collector's commits. */
const SENDERS = 64;

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Starts everything; the first show begins at once. */
export async function startDemo(settings: DemoSettings = {}): Promise<Demo> {
  const { viewers = AUDIENCE, onFault = () => {} } = settings;
  const port = await freePort(settings.port ?? 5173);
  const collectorPort = await freePort(settings.collectorPort ?? 8787, [port]);
  const adminPort = await freePort(collectorPort + 1, [port]);
  const folder = settings.folder ?? join(PROJECT, '.demo');
  const database = join(folder, `collector-${collectorPort}.sqlite`);
  const forget = (): Promise<unknown> =>
    Promise.all(['', '-wal', '-shm'].map((end) => rm(`${database}${end}`, { force: true })));
  await mkdir(folder, { recursive: true });
  await forget();

  const url = `http://127.0.0.1:${port}`;
  const hostToken = newHostToken();
  const collector = createCollector({
    database,
    hostToken,
    origins: [url, `http://localhost:${port}`],
    port: collectorPort,
    adminPort,
    // All simulated viewers have one address.
    limits: LIMITS.test,
    onFault: (_where, fault) => onFault(fault),
  });
  const listening = await collector.listen();

  const order = readRunningOrder();
  const products = readProducts();
  const firstStart = Date.now();
  const stop = new AbortController();
  const register = (show: Show): Promise<boolean> =>
    createCollectorClient({
      collector: listening.url,
      token: hostToken,
      signal: stop.signal,
    }).register(showRequest(order, show, products));

  await register(showFrom(order, firstStart));
  const server = createDemoServer({
    order,
    firstStart,
    products,
    collector: listening.url,
    isHost: tokenCheck(hostToken),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const { show, next } = showsAt(order, firstStart, Date.now());
      settings.onShow?.(show);
      const filled = viewers === 0 ? undefined : fill(show);
      await sleep(Math.max(0, show.end - Date.now()), undefined, { signal: stop.signal });
      await filled;
      await register(next);
      await sleep(Math.max(0, next.start - Date.now()), undefined, { signal: stop.signal });
    }
  };
  const fill = (show: Show): Promise<unknown> =>
    simulate(
      {
        viewers,
        collector: listening.url,
        stream: show.stream,
        // Another audience each show.
        seed: Math.floor(show.start / 1000) % 2 ** 31,
        concurrency: SENDERS,
        signal: stop.signal,
      },
      settings.onProgress,
    ).catch((fault: unknown) => {
      if (!stop.signal.aborted) onFault(fault);
    });
  // A turn later, so that who started it can say where it is before it says what is on.
  const running = sleep(0)
    .then(run)
    .catch((fault: unknown) => {
      if (!stop.signal.aborted) onFault(fault);
    });

  return {
    url,
    collector: listening.url,
    collectorAdmin: listening.adminUrl,
    hostToken,
    async close() {
      stop.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await running;
      await collector.close();
      await forget();
    },
  };
}
