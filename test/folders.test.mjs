// The map for newcomers: every folder has its two lines in docs/architecture.md, and every line its
// folder.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const section = page.slice(page.indexOf('## Every folder'), page.indexOf('## How a click'));
const lines = new Map(
  [...section.matchAll(/^\| `([\w./*-]+)\/` \| (.+) \| (.+) \|$/gm)].map(
    ([, folder, what, begin]) => [folder, { what, begin }],
  ),
);

/** Folders below one, as paths from the root; what a build or an install makes is none of ours. */
const below = (top, deep = true) =>
  readdirSync(join(root, top), { withFileTypes: true })
    .filter((one) => one.isDirectory() && !/^(node_modules|dist)$/.test(one.name))
    .flatMap(({ name }) => [join(top, name), ...(deep ? below(join(top, name)) : [])]);

test('every folder has its two lines', () => {
  const mirrored = new Set(below('src', false).map((folder) => folder.replace('src', 'test')));
  const wanted = [
    ...['src', 'demo', 'scripts', 'docs'].flatMap((top) => below(top)),
    ...below('test', false).filter((folder) => !mirrored.has(folder)),
    'demo',
    'models',
    'scripts',
    'docs',
    'test',
  ].filter(
    (folder) =>
      // Languages share a line, examples have a list, and what one bench or stream needs is its own.
      !/^(src\/i18n|demo\/examples|scripts\/bench|demo\/stream)\/|^test\/demo$/.test(folder),
  );
  assert.ok(wanted.length > 60);
  assert.deepEqual(
    wanted.filter((folder) => !lines.has(folder)),
    [],
  );
});

test('every line has its folder, and says something', () => {
  for (const [folder, { what, begin }] of lines) {
    const real = folder.replace('*', 'en');
    assert.ok(existsSync(join(root, real)), folder);
    assert.ok(what.length > 10 && begin.length > 3, folder);
    // A file that it sends a newcomer to.
    for (const [, file] of begin.matchAll(/`([\w-]+\.(?:ts|mjs|md))`/g))
      assert.ok(existsSync(join(root, real, file)), `${folder}: ${file}`);
  }
});

test('no file of code is longer than 400 lines', () => {
  const code = ['src', 'test', 'scripts', 'demo'].flatMap((top) =>
    [top, ...below(top)].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => /\.(ts|mjs|js|jsx|vue|css|html)$/.test(file))
        .map((file) => join(folder, file)),
    ),
  );
  assert.ok(code.length > 800);
  const long = code.filter(
    (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401,
  );
  assert.deepEqual(long, []);
});
