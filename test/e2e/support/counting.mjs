// A real collector behind a wire that can be watched and cut, with shows that have begun.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollector } from '../../../src/collector/server.ts';

const TOKEN = 'a-host-token-for-tests-only';
const HOUR_MS = 3_600_000;

/**
 * `wire.mode`: 'forward', 'lose-answer' (the collector hears it, the viewer does not), 'down'.
 * `wire.posts`: every body that was put on the wire, in order; `wire.heads`: `{method, url, headers}`
 * of every request.
 */
export async function openCounting(products, { streams = ['show-1'], windowMs } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'sp counting '));
  const collector = createCollector({
    database: join(folder, 'counts.sqlite'),
    hostToken: TOKEN,
    origins: '*',
    port: 0,
    adminPort: 0,
  });
  const { url } = await collector.listen();
  const wire = { mode: 'forward', posts: [], heads: [] };
  const proxy = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url: asked, headers: sent } = request;
    wire.heads.push({ method, url: asked, headers: sent });
    if (method === 'POST') wire.posts.push(body);
    if (wire.mode === 'down') return request.socket.destroy();
    const { host: _, connection: __, ...headers } = request.headers;
    const answer = await fetch(url + request.url, {
      method: request.method,
      headers,
      ...(body ? { body } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (wire.mode === 'lose-answer' && request.method === 'POST') return request.socket.destroy();
    const {
      'transfer-encoding': _t,
      'content-encoding': _e,
      ...back
    } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, back);
    response.end(bytes);
    return undefined;
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const now = Date.now();
  for (const stream of streams) {
    const made = await fetch(`${url}/v1/streams/${stream}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        stream,
        title: `Show ${stream}`,
        products: products.map(({ id, title }) => ({ id, title, stageAt: now - 4000 })),
        audience: 20_000,
        start: now - 5000,
        end: now + HOUR_MS,
        ...(windowMs ? { windows: [{ start: now - 5000, end: now + windowMs }] } : {}),
      }),
    });
    if (made.status !== 201) throw new Error(await made.text());
  }
  return {
    wire,
    url: `http://127.0.0.1:${proxy.address().port}`,
    async counted(stream) {
      const answer = await fetch(`${url}/v1/streams/${stream}/estimates`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      return (await answer.json()).reports;
    },
    async close() {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      await collector.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The distinct bodies that went out under each report id. */
export function bodiesById(posts) {
  const byId = new Map();
  for (const body of posts) {
    const { id } = JSON.parse(body);
    byId.set(id, (byId.get(id) ?? new Set()).add(body));
  }
  return byId;
}
