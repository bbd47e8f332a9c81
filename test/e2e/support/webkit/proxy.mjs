// What WebDriver cannot do, done on the way of the requests: every request of the browser is noted
// with its body, and scripts are put before those of a document. Answers are otherwise passed on as
// they are; only loopback is reached.
import { createHash } from 'node:crypto';
import { request as ask, createServer } from 'node:http';

/** A path that the proxy answers itself, at any origin: an empty page, with cookies to be set. */
export const OWN_PATH = '/.driver-blank';

const isLoopback = (host) => /^(127\.|localhost$|\[::1\]$)|\.localhost$/.test(host);

/** `script` as the first thing that runs in `html`, allowed by `policy` where there is one. */
function withScript(html, script) {
  const tag = `<script>${script.replaceAll('</script', '<\\/script')}</script>`;
  const [doctype] = /^\s*<!doctype[^>]*>/i.exec(html) ?? [''];
  return doctype + tag + html.slice(doctype.length);
}

/** A Content-Security-Policy that allows one inline script more, where it allows no others. */
function withHash(policy, script) {
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const rules = policy.split(';').map((rule) => rule.trim());
  const find = (name) => rules.findIndex((rule) => rule.split(/\s+/)[0].toLowerCase() === name);
  const at = [find('script-src-elem'), find('script-src')].find((index) => index >= 0);
  if (at === undefined) {
    const other = find('default-src');
    if (other < 0) return policy;
    const sources = rules[other]
      .split(/\s+/)
      .slice(1)
      .filter((one) => one !== "'none'");
    return [...rules, `script-src ${[...sources, hash].join(' ')}`].join('; ');
  }
  if (/'unsafe-inline'/.test(rules[at]) && !/'(nonce|sha\d+)-/.test(rules[at])) return policy;
  rules[at] = `${rules[at].replace(/\s*'none'/, '')} ${hash}`;
  return rules.join('; ');
}

/**
 * @param options.onRequest told `{method, url, body, referer, dest}` of each request, when its body is in
 * @param options.scriptFor function (the same) → text to run before the scripts of a document
 * @param options.cookies function (host) → values of Set-Cookie for {@link OWN_PATH}
 * @param options.answerOwn function (url, body, response) → whether it answers a request of that path
 * @returns `{address, close()}`
 */
export async function openProxy({ onRequest, scriptFor, cookies, answerOwn }) {
  const server = createServer(async (request, response) => {
    if (!URL.canParse(request.url)) return request.socket.destroy();
    const url = new URL(request.url);
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    if (url.pathname === OWN_PATH) {
      if (answerOwn(url, body.toString(), response)) return undefined;
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': cookies(url.hostname) });
      return response.end('<!doctype html><title>-</title>');
    }
    const told = {
      method: request.method,
      url: request.url,
      body: body.toString(),
      referer: request.headers.referer ?? '',
      dest: request.headers['sec-fetch-dest'] ?? '',
    };
    onRequest(told);
    if (url.protocol !== 'http:' || !isLoopback(url.hostname)) return request.socket.destroy();
    const {
      'accept-encoding': _,
      'proxy-connection': __,
      connection: ___,
      ...headers
    } = request.headers;
    const upstream = ask(
      {
        host: url.hostname.replace(/^.*localhost$/, '127.0.0.1'),
        port: url.port || 80,
        path: url.pathname + url.search,
        method: request.method,
        headers,
        agent: false,
      },
      async (answer) => {
        const type = answer.headers['content-type'] ?? '';
        const script = /^(document|iframe|frame)$/.test(told.dest) ? scriptFor(told) : '';
        if (!type.startsWith('text/html') || script === '') {
          response.writeHead(answer.statusCode, answer.headers);
          response.flushHeaders();
          answer.on('error', () => response.destroy());
          return answer.pipe(response);
        }
        const chunks = [];
        for await (const chunk of answer) chunks.push(chunk);
        const { 'content-length': _length, 'transfer-encoding': _coding, ...kept } = answer.headers;
        const policy = kept['content-security-policy'];
        if (policy) {
          const policies = [policy].flat().map((one) => withHash(one, script));
          kept['content-security-policy'] = policies;
        }
        response.writeHead(answer.statusCode, kept);
        return response.end(withScript(Buffer.concat(chunks).toString(), script));
      },
    );
    upstream.on('error', () => request.socket.destroy());
    response.on('close', () => upstream.destroy());
    upstream.end(body);
    return undefined;
  });
  server.on('connect', (_request, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
