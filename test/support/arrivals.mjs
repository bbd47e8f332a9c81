// A loopback server of its own origin that notes whatever reaches it: HTTP, WebSocket handshakes,
// and datagrams (STUN, QUIC). For tests of what a worker can send. As a web-test-runner middleware:
//   GET /__arrivals/<run>    {origin, port, arrived: ["fetch", …]}: the ways that arrived under
//                            <origin>/<run>/<way>, and "datagram" for any on the run's own `port`
// Addresses with `?plain` give a picture without CORS.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Run → {arrived, port}. */
const runs = new Map();
let starting;

function startServer() {
  const note = (url) => {
    const [, run, way] = new URL(url, 'http://x').pathname.split('/');
    if (way) runs.get(run)?.arrived.add(way);
  };
  const server = createServer((request, response) => {
    note(request.url);
    if (request.url.endsWith('?plain')) {
      response.writeHead(200, { 'content-type': 'image/gif', 'cache-control': 'no-store' });
      response.end(PIXEL);
      return;
    }
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'cache-control': 'no-store',
      'content-type': request.url.includes('source') ? 'text/event-stream' : 'text/javascript',
    });
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    note(request.url);
    socket.destroy();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      resolve(`http://127.0.0.1:${server.address().port}`);
    });
  });
}

function startRun() {
  const arrived = new Set();
  const udp = createSocket('udp4');
  udp.on('message', () => arrived.add('datagram'));
  return new Promise((resolve, reject) => {
    udp.on('error', reject);
    udp.bind(0, '127.0.0.1', () => {
      udp.unref();
      resolve({ arrived, port: udp.address().port });
    });
  });
}

export async function recordArrivals(ctx, next) {
  const [, area, run] = ctx.path.split('/');
  if (area !== '__arrivals') return next();
  starting ??= startServer();
  if (!runs.has(run)) runs.set(run, await startRun());
  const { arrived, port } = runs.get(run);
  ctx.set('cache-control', 'no-store');
  ctx.type = 'application/json';
  ctx.body = JSON.stringify({ origin: await starting, port, arrived: [...arrived] });
}
