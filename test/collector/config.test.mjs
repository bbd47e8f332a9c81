import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCommand, USAGE } from '../../src/collector/config.ts';
import { tokenCheck } from '../../src/collector/host-token.ts';
import { LIMITS } from '../../src/collector/limits.ts';

const TOKEN = 'a-token-for-the-tests-only';

function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'sp-config-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('without a word it listens on this machine only and lets no page call', (t) => {
  const path = folder(t);
  const { options } = readCommand(['--database', join(path, 'a.sqlite')], {});
  assert.equal(options.host, '127.0.0.1');
  assert.equal(options.port, 8787);
  assert.equal(options.adminHost, '127.0.0.1');
  assert.equal(options.adminPort, 8788);
  assert.deepEqual(options.origins, []);
  assert.equal(options.trustedProxies, 0);
  assert.equal(options.limits, LIMITS.production);
});

test('a generated host token is kept beside the database, for its owner only', (t) => {
  const path = folder(t);
  const args = ['--database', join(path, 'a.sqlite')];
  const first = readCommand(args, {});
  assert.equal(first.tokenFile, join(path, 'a.sqlite.host-token'));
  assert.match(first.options.hostToken, /^[A-Za-z0-9_-]{43}$/);
  if (process.platform !== 'win32') {
    assert.equal(statSync(first.tokenFile).mode & 0o777, 0o600);
  }
  assert.equal(readFileSync(first.tokenFile, 'utf8').trim(), first.options.hostToken);
  assert.equal(first.tokenIsNew, true);
  const second = readCommand(args, {});
  assert.equal(second.options.hostToken, first.options.hostToken);
  assert.equal(second.tokenIsNew, false);
  const other = readCommand(['--database', join(path, 'b.sqlite')], {});
  assert.notEqual(other.options.hostToken, first.options.hostToken);
  writeFileSync(first.tokenFile, '');
  assert.throws(() => readCommand(args, {}), /No host token/);
});

test('the folder of a host token is made; a setting that cannot be used leaves none', (t) => {
  const path = folder(t);
  const args = ['--database', join(path, 'new', 'a.sqlite')];
  assert.throws(() => readCommand([...args, '--port', 'x'], {}), /port/);
  assert.ok(!existsSync(join(path, 'new')));
  assert.ok(existsSync(readCommand(args, {}).tokenFile));
});

test('a given host token is used and written nowhere', (t) => {
  const path = folder(t);
  const command = readCommand(['--database', join(path, 'new', 'a.sqlite')], { HOST_TOKEN: TOKEN });
  assert.equal(command.options.hostToken, TOKEN);
  assert.equal(command.tokenFile, undefined);
});

test('flags win over the environment, and both are checked', () => {
  const env = { HOST_TOKEN: TOKEN, PORT: '9000', ORIGINS: 'https://a.example, https://b.example' };
  const { options } = readCommand(['--port', '9001', '--trusted-proxies', '2'], env);
  assert.equal(options.port, 9001);
  assert.equal(options.trustedProxies, 2);
  assert.deepEqual(options.origins, ['https://a.example', 'https://b.example']);
  assert.equal(readCommand(['--origins', '*'], env).options.origins, '*');
  for (const args of [
    ['--port', '70000'],
    ['--port', '-1'],
    ['--port', '80x'],
    ['--trusted-proxies', 'all'],
    ['--limits', 'none'],
    ['--origins', 'https://a.example/'],
    ['--origins', 'a.example'],
    ['--origins', 'https://A.example'],
    ['--origins', '*,https://a.example'],
  ]) {
    assert.throws(() => readCommand(args, env), args.join(' '));
  }
  assert.throws(() => readCommand(['--host-token', TOKEN], env), /Unknown option/);
  assert.equal(readCommand(['--help'], {}).kind, 'help');
  assert.throws(
    () => readCommand(['--database', 'mysql://u:p@h/x'], env),
    /mysql:\/\/ is not known/,
  );
  for (const name of ['--database', 'DATABASE_URL', 'HOST_TOKEN', '--origins', 'TRUSTED_PROXIES']) {
    assert.ok(USAGE.includes(name), name);
  }
});

test('a host token passes as a bearer token only', () => {
  const isHost = tokenCheck(TOKEN);
  assert.equal(isHost(`Bearer ${TOKEN}`), true);
  assert.equal(isHost(`bearer ${TOKEN}`), true);
  for (const header of [undefined, '', TOKEN, `Bearer  ${TOKEN}`, `Bearer ${TOKEN} `, 'Bearer x']) {
    assert.equal(isHost(header), false, String(header));
  }
});
