/**
 * A tap on the TCP connections to a collector that cuts some of them just when the answer to a report
 * comes back. The collector answers 204 only after it has committed, so each cut loses the
 * acknowledgement of a report that was counted.
 */

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { StreamPicksError } from '../../core/errors.js';

/** What a tap has seen. */
export interface TapFacts {
  /** Reports that the collector said it has. */
  readonly acknowledged: number;
  /** Of these answers, those that were cut off. */
  readonly lost: number;
  /** Times a report came again whose answer had been cut off. */
  readonly retried: number;
  /** Of these, those with other bytes than at first. */
  readonly changed: number;
}

/** An open tap. */
export interface LossyTap {
  /** Where to send instead. */
  readonly url: string;
  facts(): TapFacts;
  close(): Promise<void>;
}

const COMMITTED = 'HTTP/1.1 204';
const REPORT = /\{"v":1,[^}]*\}/g;
/** Longer than a report with its head; what is before is not needed. */
const KEPT_CHARACTERS = 8192;

/**
 * Opens a tap on this machine.
 *
 * @param collector An `http:` address: within TLS no answer can be told from another.
 * @param share Share of acknowledgements to lose, 0 to 1; every (1 / share)-th.
 * @throws StreamPicksError `settings` for another kind of address.
 */
export async function openLossyTap(collector: URL, share: number): Promise<LossyTap> {
  if (collector.protocol !== 'http:') {
    throw new StreamPicksError('settings', 'answers can be lost on the way from http: only');
  }
  const host = collector.hostname.replace(/^\[|\]$/g, '');
  const port = Number(collector.port || 80);
  const facts = { acknowledged: 0, lost: 0, retried: 0, changed: 0 };
  const cut = new Map<string, string>();
  const sockets = new Set<Socket>();

  const came = (body: string): void => {
    const before = cut.get(idOf(body));
    if (before === undefined) return;
    facts.retried += 1;
    if (before !== body) facts.changed += 1;
  };
  const isLost = (): boolean => {
    facts.acknowledged += 1;
    return Math.floor(facts.acknowledged * share) > facts.lost;
  };

  const server = createServer((client) => {
    const upstream = connect(port, host);
    let text = '';
    let body = '';
    client.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (const [found] of text.matchAll(REPORT)) {
        body = found;
        came(found);
        text = text.slice(text.indexOf(found) + found.length);
      }
      text = text.slice(-KEPT_CHARACTERS);
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (chunk.toString('latin1', 0, COMMITTED.length) === COMMITTED && isLost()) {
        facts.lost += 1;
        cut.set(idOf(body), body);
        client.resetAndDestroy();
        return;
      }
      client.write(chunk);
    });
    join(client, upstream, sockets);
    join(upstream, client, sockets);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}${collector.pathname}`,
    facts: () => ({ ...facts }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** When one end is gone, so is the other. */
function join(socket: Socket, other: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  // Its `close` follows; a broken connection is the other end's news too.
  socket.on('error', () => {});
  socket.on('close', () => {
    sockets.delete(socket);
    other.destroy();
  });
}

function idOf(report: string): string {
  return /"id":"([\w-]+)"/.exec(report)?.[1] ?? '';
}
