// Runs what docs/operate.md shows, as it stands there: the nginx and the Caddy snippet in front of a
// collector on loopback (only ports, names and certificates are replaced), Prometheus' rules and
// configuration through promtool, the service through systemd-analyze. What is not installed is left out
// with a word; on Debian: apt-get install nginx-light caddy prometheus openssl.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(process.argv[2] ?? join(root, 'docs/operate.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'sp guide '));
const children = [];
const has = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
/** A viewer's address that no configuration names, so that finding it means that it was kept. */
const VIEWER = '127.0.0.77';
const TOKEN = 'a-token-for-the-guide-only';
const START_LIMIT_MS = 20_000;

/** The snippet of a language that holds these words. */
function snippet(language, words) {
  const found = [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))];
  const [text] = found.map(([, inside]) => inside).filter((inside) => inside.includes(words));
  assert.ok(text, `no ${language} snippet with ${words}`);
  return text;
}

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createSocketServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A program in the background; `said()` is all that it wrote. */
function start(program, args, env) {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...env } });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      text += bytes;
    });
  }
  return { child, said: () => text };
}

async function startCollector() {
  const main = join(root, 'src/collector/main.ts');
  const tsx = fileURLToPath(import.meta.resolve('tsx'));
  const { said } = start(process.execPath, ['--import', tsx, main], {
    DATABASE_URL: join(folder, 'totals.sqlite'),
    HOST_TOKEN: TOKEN,
    ORIGINS: 'https://shop.example',
    TRUSTED_PROXIES: '1',
    PORT: '0',
    ADMIN_PORT: '0',
  });
  for (const endMs = Date.now() + START_LIMIT_MS; !said().includes('Totals in'); await wait(50))
    assert.ok(Date.now() < endMs, said());
  return /^Collector +(\S+)/m.exec(said())[1];
}

/** Between proxy and collector: notes the heads of requests. */
async function startTap(target) {
  const heads = [];
  const server = createServer((incoming, answer) => {
    heads.push(incoming.headers);
    const { method, url, headers } = incoming;
    const onward = httpRequest(`${target}${url}`, { method, headers }, (reply) => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: server.address().port, heads, close: () => server.close() };
}

function ask(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const options = { method, headers, rejectUnauthorized: false, localAddress: VIEWER };
    const asked = httpsRequest(url, { ...options, agent: false }, (answer) => {
      const parts = [];
      answer.on('data', (bytes) => parts.push(bytes));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** What the server agrees to when a browser offers both. */
function protocolOf(url) {
  const { hostname, port } = new URL(url);
  const options = { host: hostname, port, rejectUnauthorized: false };
  return new Promise((resolve, reject) => {
    const socket = connectTls({ ...options, ALPNProtocols: ['h2', 'http/1.1'] }, () => {
      resolve(socket.alpnProtocol);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

async function untilAnswers(url, said) {
  for (const endMs = Date.now() + START_LIMIT_MS; ; await wait(100)) {
    const answer = await ask(`${url}/v1/streams/none/manifest`).catch((fault) => fault);
    if (answer.status === 404) return;
    assert.ok(Date.now() < endMs, `${answer} ${said()}`);
  }
}

/** One show, one report, as a browser sends them; `name` is the show's, one for each proxy. */
async function tryProxy(name, url, tap) {
  const begin = Date.now();
  const put = await ask(`${url}/v1/streams/${name}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      stream: name,
      title: 'Friday show',
      products: [{ id: 'SKU-1', title: 'Shoe' }],
      audience: 20_000,
      start: begin,
      end: begin + 3_600_000,
    }),
  });
  assert.equal(put.status, 201, put.text);
  const origin = 'https://shop.example';
  tap.heads.length = 0;
  const counts = [0, 1, 0, 0, 0, 0, 0];
  const manifest = put.headers['sp-manifest-sha256'];
  const id = Buffer.from(`${name}-and-16-bytes`.slice(0, 16).padEnd(16)).toString('base64url');
  const post = await ask(`${url}/v1/reports`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      cookie: 'viewer=known',
      'x-forwarded-for': '203.0.113.9',
    },
    body: JSON.stringify({ v: 1, manifest, question: '001', window: '00', id, counts }),
  });
  assert.equal(post.status, 204, post.text);
  assert.equal(post.headers['access-control-allow-origin'], origin);
  const [head] = tap.heads;
  assert.ok(!head.cookie, 'the proxy passes cookies on');
  assert.equal(head['x-forwarded-for'].split(/, */).at(-1), VIEWER, 'the last one is the client');
  assert.equal(await protocolOf(url), 'h2');
}

/** Errors are where proxies name clients: the collector is gone, and a client leaves in the middle. */
async function tryFaults(url, tap, said) {
  tap.close();
  const gone = await ask(`${url}/v1/streams/none/manifest`, { headers: { connection: 'close' } });
  assert.ok([502, 503].includes(gone.status), String(gone.status));
  await wait(200);
  assert.ok(!said().includes(VIEWER), said());
  const kept = spawnSync('grep', ['-rla', VIEWER, folder], { encoding: 'utf8' }).stdout;
  assert.equal(kept, '', `addresses are kept in ${kept}`);
}

async function tryNginx(collector) {
  const tap = await startTap(collector);
  const port = await freePort();
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes'];
  const made = ['-newkey', 'rsa:2048', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', ...subject, ...made], { stdio: 'ignore' });
  const server = snippet('nginx', 'proxy_pass')
    .replace('127.0.0.1:8787', `127.0.0.1:${tap.port}`)
    .replace('listen 443 ', `listen 127.0.0.1:${port} `)
    .replace('/etc/ssl/counts.shop.example.pem', `"${cert}"`)
    .replace('/etc/ssl/counts.shop.example.key', `"${key}"`);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path "${join(folder, `${name} temp`)}";`)
    .join('\n');
  const main = `daemon off; master_process off; pid "${folder}/nginx.pid"; events {}`;
  const path = file('nginx.conf', `${main}\nhttp {\n${places}\n${server}}\n`);
  const { said } = start('nginx', ['-p', folder, '-c', path, '-e', join(folder, 'nginx.log')]);
  const url = `https://127.0.0.1:${port}`;
  await untilAnswers(url, said);
  await tryProxy('nginx', url, tap);
  await tryFaults(url, tap, said);
}

async function tryCaddy(collector) {
  const tap = await startTap(collector);
  const port = await freePort();
  const text = snippet('caddyfile', 'reverse_proxy')
    .replace('127.0.0.1:8787', `127.0.0.1:${tap.port}`)
    .replace('counts.shop.example {', `https://127.0.0.1:${port} {`)
    // Not part of what is shown: no ports of the system, no certificate authority in its store.
    .replace('{\n', '{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n');
  const home = join(folder, 'caddy home');
  mkdirSync(home);
  const path = file('Caddyfile', text);
  const env = { HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  const { said } = start('caddy', ['run', '--config', path, '--adapter', 'caddyfile'], env);
  const url = `https://127.0.0.1:${port}`;
  await untilAnswers(url, said);
  await tryProxy('caddy', url, tap);
  await tryFaults(url, tap, said);
}

function tryRules() {
  const rules = file('stream-picks.rules.yml', snippet('yaml', 'CollectorDown'));
  const config = file('prometheus.yml', snippet('yaml', 'scrape_configs'));
  for (const args of [
    ['check', 'rules', rules],
    ['check', 'config', config],
  ]) {
    const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  }
}

function tryService() {
  const text = snippet('ini', 'ExecStart').replace('/usr/bin/node', process.execPath);
  const path = file('stream-picks.service', text);
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
  const args = ['security', '--offline=yes', '--threshold=20', '--no-pager', path];
  const security = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  assert.equal(security.status, 0, security.stdout);
}

let failed = false;
async function runPart(name, isThere, work) {
  if (!isThere) {
    console.log(`left out  ${name}: not installed`);
    return;
  }
  try {
    await work();
    console.log(`ok        ${name}`);
  } catch (fault) {
    failed = true;
    console.log(`FAILED    ${name}: ${fault.stack}`);
  }
}

try {
  const collector = await startCollector();
  await runPart('nginx', has('nginx', '-v') && has('openssl', 'version'), () =>
    tryNginx(collector),
  );
  await runPart('caddy', has('caddy', 'version'), () => tryCaddy(collector));
  await runPart('promtool', has('promtool', '--version'), tryRules);
  await runPart('systemd', has('systemd-analyze', '--version'), tryService);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await wait(500);
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
