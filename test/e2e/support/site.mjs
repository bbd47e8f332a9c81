// A small shop site on loopback for tests that need other pages than the demo's: serves dist/,
// pages and data by path, and notes every request with its headers and body.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
const TYPES = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#9ab"/></svg>';

/**
 * @param pages Map or object of path → text, or function (request, body) → {status, type, body, headers},
 *   or {stream}: a function that writes the answer itself
 * @param options.csp Content-Security-Policy for html pages
 * @param options.alter function (path, Buffer) → Buffer or a promise of one, applied to files of dist/
 * @param options.dist folder of the build, with a slash at the end
 */
export async function openSite(pages, { csp, alter = (_path, bytes) => bytes, dist = DIST } = {}) {
  const log = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    let body = '';
    for await (const chunk of request) body += chunk;
    log.push({
      at: performance.now(),
      method: request.method,
      path,
      url: request.url,
      headers: request.headers,
      body,
    });
    const send = (status, type, bytes, headers = {}) => {
      response.writeHead(status, {
        'content-type': type,
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
        ...(csp && type.startsWith('text/html') ? { 'content-security-policy': csp } : {}),
        ...headers,
      });
      response.end(bytes);
    };
    const page = pages[path];
    if (typeof page === 'function') {
      const answer = page(request, body);
      if (answer.stream) return answer.stream(response);
      return send(
        answer.status ?? 200,
        answer.type ?? 'application/json',
        answer.body ?? '',
        answer.headers,
      );
    }
    if (page !== undefined) return send(200, TYPES[extname(path)] ?? TYPES['.html'], page);
    if (path.startsWith('/pictures/')) return send(200, TYPES['.svg'], PICTURE);
    if (path.startsWith('/dist/')) {
      try {
        const bytes = await readFile(join(dist, path.slice('/dist/'.length)));
        return send(
          200,
          TYPES[extname(path)] ?? 'application/octet-stream',
          await alter(path, bytes),
        );
      } catch {
        return send(404, 'text/plain', '');
      }
    }
    return send(404, 'text/plain', '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    log,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** A catalogue of `count` products over six categories, deterministic. */
export function makeCatalogue(count, { prefix = 'P' } = {}) {
  const kinds = ['Trail shoes', 'Rain gear', 'Lamps', 'Tea', 'Packs', 'Audio'];
  const brands = ['Ridgeway', 'Oda', 'Lumo', 'Hearth'];
  return {
    version: 1,
    currency: 'EUR',
    products: Array.from({ length: count }, (_, i) => ({
      id: `${prefix}${i}`,
      title: `${kinds[i % 6]} model ${i}`,
      url: `/p/${i}`,
      image: `/pictures/${i}.svg`,
      brand: brands[i % 4],
      category: ['Shop', kinds[i % 6]],
      tags: [`tag${i % 5}`],
      price: { current: 20 + ((i * 7) % 90) },
    })),
  };
}

/** A page with the widget and nothing else that matters. */
export function shopPage(attributes = '', { head = '', body = '' } = {}) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}
<script type="module" src="/dist/stream-picks.js"></script></head>
<body><div><video id="player" muted playsinline></video></div>
<stream-picks for="player" catalog="/catalog.json" controller="Shop Ltd" policy="/privacy" ${attributes}></stream-picks>${body}</body></html>`;
}
