// Exact counting in spite of faults: acknowledgements that never arrive, a collector that is killed
// again and again, and (see power-loss.mjs) a machine that loses what was not flushed.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, startProcess } from '../../../test/collector/child.mjs';
import { readCells } from '../../../test/collector/database.mjs';
import { client, register, showRequest } from '../../../test/collector/support.mjs';
import { Connection } from './connection.mjs';
import { requestMaker } from './reports.mjs';

/** How long a sender waits before the same bytes go again, milliseconds. */
const AGAIN_AFTER_MS = 20;
/** A stop may take this long, milliseconds. */
const STOP_LIMIT_MS = 5000;

/**
 * A TCP tap between senders and a collector: of the acknowledgements that pass, this share is
 * dropped with the connection, as on a train.
 */
async function startTap(t, dropShare) {
  const tap = { upstream: undefined, dropped: 0, passed: 0, address: undefined };
  const sockets = new Set();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ ...tap.upstream, noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => {
      const isAcknowledgement = chunk.toString('latin1', 0, 12) === 'HTTP/1.1 204';
      if (isAcknowledgement && Math.random() < dropShare) {
        tap.dropped += 1;
        near.destroy();
      } else {
        if (isAcknowledgement) tap.passed += 1;
        near.write(chunk);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  tap.address = { host: '127.0.0.1', port: server.address().port };
  return tap;
}

export const addressOf = (url) => {
  const { hostname: host, port } = new URL(url);
  return { host, port: Number(port) };
};

/**
 * Viewers who send `reports` reports, `width` at a time, each the same bytes until it is
 * acknowledged. `acknowledged()` says how many are; `cells` what was sent, per cell.
 */
export function startViewers({ address, manifest, reports, width }) {
  const make = requestMaker(manifest);
  const cells = new Map();
  const refusals = new Map();
  const acknowledgedIds = [];
  let begun = 0;
  let sends = 0;
  const viewer = async () => {
    const connection = new Connection(address);
    while (begun < reports) {
      begun += 1;
      const { bytes, cell, id } = make();
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
      for (;;) {
        sends += 1;
        const { status, text } = await connection.send(bytes);
        if (status === 204) acknowledgedIds.push(id);
        else if (![0, 429, 503].includes(status)) refusals.set(status, text);
        if (status === 204 || refusals.has(status)) break;
        await wait(AGAIN_AFTER_MS);
      }
    }
    connection.close();
  };
  return {
    cells,
    refusals,
    acknowledgedIds,
    /** Resolves once that many are acknowledged, or a refusal means that they never will be. */
    acknowledge: async (goal) => {
      while (acknowledgedIds.length < goal && refusals.size === 0) await wait(1);
    },
    sends: () => sends,
    done: Promise.all(Array.from({ length: width }, viewer)),
  };
}

/** The cells whose totals differ from what was sent, as `name: sent, counted`. */
export function differences(sent, counted) {
  return [...new Set([...sent.keys(), ...counted.keys()])]
    .filter((name) => sent.get(name) !== counted.get(name))
    .map((name) => `${name}: ${sent.get(name) ?? 0} sent, ${counted.get(name) ?? 0} counted`);
}

/**
 * Sends reports through a tap that drops acknowledgements while the collector is killed and started
 * again.
 *
 * @param options `{database, reports, kills, dropShare, width, onProgress?}`
 * @returns the figures, and `ok`: every unique report was counted once, in its own cell
 */
export async function countUnderFaults(t, options) {
  const { database, reports, kills, dropShare, width, onProgress = () => {} } = options;
  let running = await startProcess(t, database);
  const manifest = await register(client(running.url), showRequest('faults'));
  const tap = await startTap(t, dropShare);
  tap.upstream = addressOf(running.url);
  const viewers = startViewers({ address: () => tap.address, manifest, reports, width });
  let lostAtAKill = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const goal = Math.floor((kill * reports) / (kills + 1));
    await viewers.acknowledge(goal);
    await endProcess(running, 'SIGKILL');
    const acknowledged = viewers.acknowledgedIds.length;
    running = await startProcess(t, database);
    const counted = (await client(running.url).estimates('faults')).reports;
    lostAtAKill += Math.max(0, acknowledged - counted);
    tap.upstream = addressOf(running.url);
    onProgress({ kill, acknowledged, counted });
  }
  await viewers.done;
  const counted = (await client(running.url).estimates('faults')).reports;
  const stop = await endProcess(running, 'SIGTERM');
  const wrongCells = differences(viewers.cells, await readCells(database));
  return {
    reports,
    kills,
    sends: viewers.sends(),
    droppedAcknowledgements: tap.dropped,
    droppedShare: tap.dropped / (tap.dropped + tap.passed),
    counted,
    lostAtAKill,
    wrongCells,
    otherAnswers: Object.fromEntries(viewers.refusals),
    stopMs: stop.ms,
    ok:
      counted === reports &&
      lostAtAKill === 0 &&
      wrongCells.length === 0 &&
      viewers.refusals.size === 0 &&
      stop.code === 0 &&
      stop.ms <= STOP_LIMIT_MS,
  };
}
