import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDemo } from '../../demo/server/demo.ts';
import { readRunningOrder } from '../../demo/server/running-order.ts';
import { createDemoServer } from '../../demo/server/server.ts';
import { showLength } from '../../demo/server/shows.ts';

const PORT = 4410;
let folder;
let demo;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo with space '));
  demo = await startDemo({ port: PORT, collectorPort: PORT + 10, viewers: 0, folder });
});
after(async () => {
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A request whose path is sent as it is, dots and all. */
function rawStatus(path) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(demo.url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('pages come with a policy that forbids foreign and inline script', async () => {
  for (const path of ['/', '/overlay', '/host', '/privacy']) {
    const response = await fetch(`${demo.url}${path}`);
    assert.equal(response.status, 200);
    const policy = response.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.ok(policy.includes(demo.collector));
    const html = await response.text();
    assert.doesNotMatch(html, /\{\{|<script(?![^>]*src=)|\son\w+="|\sstyle="/);
  }
});

test('the widget of the page is set up for the show that runs', async () => {
  const news = await (await fetch(`${demo.url}/show.json`)).json();
  const html = await (await fetch(`${demo.url}/`)).text();
  assert.ok(news.live);
  assert.ok(html.includes(`stream="${news.stream}"`));
  assert.ok(html.includes(`collector="${demo.collector}"`));
  assert.match(html, /\searliest-window/);
});

test('the show is registered at the collector before its page can be seen', async () => {
  const { stream, start, end } = await (await fetch(`${demo.url}/show.json`)).json();
  const response = await fetch(`${demo.collector}/v1/streams/${stream}/manifest`);
  assert.equal(response.status, 200);
  const manifest = await response.json();
  assert.deepEqual([manifest.start, manifest.end], [start, end]);
});

test('pictures and catalogue may be read by other origins', async () => {
  for (const path of ['/catalog.json', '/products/lantern.svg']) {
    const response = await fetch(`${demo.url}${path}`);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  }
});

test('pages are served as JavaScript that a browser can run', async () => {
  const response = await fetch(`${demo.url}/shop/player.js`);
  assert.match(response.headers.get('content-type'), /^text\/javascript/);
  const code = await response.text();
  assert.doesNotMatch(code, /import type|: HTMLVideoElement/);
});

test('nothing outside the listed folders is served', async () => {
  const paths = [
    '/../package.json',
    '/products/../../package.json',
    '/%2e%2e/package.json',
    '/products/..%2f..%2fpackage.json',
    '/server/main.js',
    '/shop/main.ts',
    '/stream/make-stream.mjs',
    '/.demo/collector-8787.sqlite',
    '/live/northfold-zzz/playlist.m3u8',
    '/live/other/playlist.m3u8',
  ];
  for (const path of paths) assert.equal(await rawStatus(path), 404, path);
  const posted = await fetch(`${demo.url}/show.json`, { method: 'POST' });
  assert.equal(posted.status, 405);
});

test('the host, and nobody else, puts a product of the shop on stage', async () => {
  const put = (token, body) =>
    fetch(`${demo.url}/stage`, {
      method: 'POST',
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      body,
    }).then(({ status }) => status);
  const tarn = JSON.stringify({ productId: 'NF-TARN' });
  assert.equal(await put(null, tarn), 401);
  assert.equal(await put('not-the-token-of-the-host', tarn), 401);
  for (const body of ['', 'null', '{}', '{"productId":"NOT-OURS"}', '{"productId":7}', '[]']) {
    assert.equal(await put(demo.hostToken, body), 400, body);
  }
  assert.equal(await put(demo.hostToken, `{"productId":"${'x'.repeat(1000)}"}`), 413);
  const { stream } = await (await fetch(`${demo.url}/show.json`)).json();
  const playlist = () => fetch(`${demo.url}/live/${stream}/playlist.m3u8`).then((r) => r.text());
  assert.ok(!(await playlist()).includes('sp:NF-TARN:'));
  assert.equal(await put(demo.hostToken, tarn), 204);
  assert.ok((await playlist()).includes('ID="sp:NF-TARN:h1"'));
});

test('an address that cannot be decoded is answered', async () => {
  assert.equal(await rawStatus('/products/%E0%A4%A.svg'), 404);
});

test('the page hears of the end and the next show, whose playlist is there ahead of its start', async () => {
  const order = readRunningOrder();
  const firstStart = Date.UTC(2026, 10, 20, 19);
  let now = firstStart + showLength(order) + 5000;
  const server = createDemoServer({
    order,
    firstStart,
    products: [],
    isHost: () => false,
    collector: demo.collector,
    now: () => now,
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const base = `http://127.0.0.1:${server.address().port}`;
    const pause = await (await fetch(`${base}/show.json`)).json();
    assert.equal(pause.live, false);
    const ended = await (await fetch(`${base}/live/${pause.stream}/playlist.m3u8`)).text();
    assert.match(ended, /#EXT-X-ENDLIST/);
    const ahead = await fetch(`${base}/live/${pause.next.stream}/playlist.m3u8`);
    assert.equal(ahead.status, 200);
    now = pause.next.start;
    const next = await (await fetch(`${base}/show.json`)).json();
    assert.deepEqual([next.live, next.stream], [true, pause.next.stream]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('a second demo takes the next free ports, and closing leaves nothing behind', async () => {
  const own = await mkdtemp(join(tmpdir(), 'demo'));
  const second = await startDemo({
    port: PORT,
    collectorPort: PORT + 10,
    viewers: 40,
    folder: own,
  });
  assert.notEqual(second.url, demo.url);
  assert.notEqual(second.collector, demo.collector);
  assert.equal((await fetch(`${second.url}/`)).status, 200);
  await second.close();
  await assert.rejects(fetch(`${second.url}/`));
  await assert.rejects(fetch(second.collector));
  assert.deepEqual(await readdir(own), []);
  await rm(own, { recursive: true, force: true });
});
