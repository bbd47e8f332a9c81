// The container's files without an engine: both lint clean, the image is made from the files that its
// build is let see, what it runs is not root, and its check of health tells a living collector from a
// dead one. `node scripts/test-container.mjs` builds and runs it where an engine is.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { startCollector } from '../collector/support.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('src/collector/Dockerfile');
/** Instructions, each on one line. */
const instructions = dockerfile
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '');
const seen = read('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

test('the Dockerfile lints clean, and a spoilt one does not', () => {
  assert.deepEqual(validate(dockerfile), []);
  assert.notDeepEqual(validate(dockerfile.replace('EXPOSE 8787', 'EXPOSE port')), []);
});

test('the image is pinned, runs as nobody special and keeps its data in a volume', () => {
  const bases = instructions.filter((line) => line.startsWith('FROM'));
  assert.ok(bases.length === 3);
  for (const base of bases) assert.match(base, /^FROM node:20-bookworm-slim( AS \w+)?$/);
  const last = instructions.slice(instructions.lastIndexOf(bases.at(-1)));
  assert.ok(last.indexOf('USER node') > 0);
  const after = last.slice(last.indexOf('USER node')).map((line) => line.split(' ')[0]);
  assert.deepEqual(after, ['USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT']);
  assert.ok(last.includes('VOLUME /data'));
  const written = [...dockerfile.matchAll(/(?:DATABASE_URL|HOST_TOKEN_FILE)=(\S+)/g)];
  assert.deepEqual(
    written.map(([, path]) => dirname(path)),
    ['/data', '/data'],
  );
});

test('the files that its build may see are there and suffice', (t) => {
  const copied = instructions
    .filter((line) => line.startsWith('COPY') && !line.includes('--from'))
    .flatMap((line) => line.split(' ').slice(1, -1));
  for (const path of copied) {
    assert.ok(existsSync(join(root, path)), path);
    const isSeen = seen.some((one) => path === one || path.startsWith(`${one}/`));
    assert.ok(isSeen || seen.some((one) => one.startsWith(`${path}/`)), path);
  }
  const folder = mkdtempSync(join(tmpdir(), 'sp image '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of seen) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['scripts/build-collector.mjs', '--out=made'], { cwd: folder });
  assert.ok(existsSync(join(folder, 'made/main.js')));
});

test('the check of health tells a living collector from a dead one', async (t) => {
  const check = instructions.find((line) => line.startsWith('HEALTHCHECK'));
  const [program, ...args] = JSON.parse(check.slice(check.indexOf('[')));
  assert.equal(program, 'node');
  const served = await startCollector(t);
  const { port } = new URL(served.adminUrl);
  const healthy = () =>
    new Promise((resolve) => {
      const env = { PATH: process.env.PATH, ADMIN_PORT: port };
      execFile(process.execPath, args, { env }, (fault) => resolve(fault === null));
    });
  assert.equal(await healthy(), true);
  await served.collector.close();
  assert.equal(await healthy(), false);
});

test('the compose file lints clean and holds no secret', () => {
  const path = join(root, 'src/collector/compose.yaml');
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  assert.deepEqual(
    linter.lintFiles([path], false).flatMap(({ messages }) => messages),
    [],
  );
  const text = read('src/collector/compose.yaml');
  const secrets = [...text.matchAll(/^ +(\w*(?:PASSWORD|TOKEN|SECRET|URL)): (.*)$/gm)];
  assert.ok(secrets.length >= 3);
  for (const [, name, value] of secrets) {
    assert.match(value, /^\$\{\w+:-(\/data\/totals\.sqlite)?\}$/, name);
  }
  assert.match(text, /127\.0\.0\.1:\$\{PORT:-8787\}:8787/);
});
