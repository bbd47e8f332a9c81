// Every link of a document leads to a file, and to a heading, that is there.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const markdownIn = (folder, deep) =>
  readdirSync(join(root, folder), { recursive: deep })
    .map(String)
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => join(folder, file));
const documents = [
  ...markdownIn('.', false),
  ...['docs', 'models', 'demo', 'src'].flatMap((folder) => markdownIn(folder, true)),
];

/** Text without blocks of code, where a bracket is no link. */
const proseOf = (text) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** Anchors of a document, as GitHub makes them: letters, digits, hyphens; a number where two are alike. */
function anchorsOf(text) {
  const seen = new Map();
  const heads = text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm);
  return new Set(
    [...heads].map(([, head]) => {
      const plain = head.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
      const before = seen.get(slug) ?? 0;
      seen.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${before}`;
    }),
  );
}

const read = (path) => readFileSync(join(root, path), 'utf8');

test('every link within the repository leads somewhere', () => {
  assert.ok(documents.length >= 25);
  const broken = [];
  let links = 0;
  for (const document of documents) {
    const text = read(document);
    for (const [, target] of proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) {
        if (!/^(https|mailto):/.test(target)) broken.push(`${document}: ${target} is not https`);
        continue;
      }
      links += 1;
      const [path, anchor] = target.split('#');
      const file = path === '' ? document : relative(root, join(root, dirname(document), path));
      if (!existsSync(join(root, file))) broken.push(`${document}: no ${target}`);
      else if (anchor !== undefined) {
        const page = statSync(join(root, file)).isDirectory() ? join(file, 'README.md') : file;
        if (!anchorsOf(read(page)).has(anchor)) broken.push(`${document}: no heading ${target}`);
      }
    }
  }
  assert.ok(links > 150, `${links} links`);
  assert.deepEqual(broken, []);
});

test('every file that a document names is there', () => {
  const missing = [];
  for (const document of documents) {
    const named = read(document).matchAll(
      /`((?:src|test|scripts|docs|models|demo)\/[\w./-]*[\w/])`/g,
    );
    for (const [, path] of named)
      if (!existsSync(join(root, path))) missing.push(`${document}: ${path}`);
  }
  assert.deepEqual(missing, []);
});

test('every document can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const document of reached) {
    for (const [, target] of proseOf(read(document)).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const file = relative(root, join(root, dirname(document), target));
      if (documents.includes(file)) reached.add(file);
    }
  }
  assert.deepEqual(
    documents.filter((document) => !reached.has(document)),
    [],
  );
});
