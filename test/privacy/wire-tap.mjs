/**
 * A tap between a widget and its collector: passes bytes on as they are and keeps what a curious
 * collector would see of each request.
 */

import { connect, createServer } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/** A tap in front of `url`: `{url, requests()}`; closed after the test. */
export async function openTap(t, url) {
  const { hostname, port } = new URL(url);
  const streams = [];
  const sockets = new Set();
  const server = createServer((client) => {
    const chunks = [];
    streams.push(chunks);
    const onward = connect(Number(port), hostname);
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (chunk) => chunks.push(chunk));
    client.pipe(onward);
    onward.pipe(client);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests: () => streams.flatMap((chunks) => readRequests(Buffer.concat(chunks))),
  };
}

/** The requests of one connection (RFC 9112; bodies by Content-Length). */
function readRequests(bytes) {
  const requests = [];
  for (let at = 0; at < bytes.length; ) {
    const headEnd = bytes.indexOf(HEAD_END, at);
    if (headEnd < 0) break;
    const [line, ...headers] = bytes.toString('latin1', at, headEnd).split('\r\n');
    const length = Number(/^content-length: *(\d+)$/im.exec(headers.join('\n'))?.[1] ?? 0);
    const from = headEnd + HEAD_END.length;
    requests.push({ line, headers, body: bytes.toString('utf8', from, from + length) });
    at = from + length;
  }
  return requests;
}
