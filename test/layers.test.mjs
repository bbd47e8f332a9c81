// The trust boundary is the folder layout (docs/architecture.md): each folder imports only what its
// row allows, over static, type-only, dynamic and worker-URL imports, and each library has one home.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** Folder (longest prefix wins) → what it may import besides itself. */
const MAY_IMPORT = {
  core: [],
  privacy: ['core'],
  model: ['core'],
  wire: ['core'],
  i18n: ['core'],
  engine: ['core', 'privacy', 'model', 'wire'],
  page: ['core', 'wire'],
  ui: ['core', 'i18n', 'page/session'],
  vault: ['core', 'i18n', 'page', 'ui', 'wire'],
  host: ['core', 'privacy', 'i18n', 'wire', 'ui/tokens'],
  cli: ['core', 'privacy', 'model', 'wire', 'engine', 'page/catalogs', 'page/sender'],
  collector: ['core', 'privacy', 'wire'],
  'index.ts': ['ui', 'page', 'i18n', 'core'],
  'define.ts': ['ui', 'page', 'i18n', 'index'],
  'host.ts': ['host'],
  'react.ts': ['define', 'ui'],
  'shopify.ts': ['page/carts'],
  'woocommerce.ts': ['page/carts'],
};

/** What only a dynamic import may reach. */
const MAY_LOAD = { 'page/link': ['engine/inline'] };

/** Package → the only folders that may import it; null in the list means "nowhere in src". */
const HOMES = {
  lit: ['ui', 'host', 'vault', 'react.ts'],
  '@lit/react': ['react.ts'],
  react: ['react.ts'],
  idb: ['engine/storage'],
  zod: ['wire'],
  entities: ['page/catalogs/feeds'],
  '@tensorflow/tfjs-core': ['engine/learner'],
  '@tensorflow/tfjs-backend-cpu': ['engine/learner'],
  '@observablehq/plot': ['host'],
  fastify: ['collector'],
  '@fastify/cors': ['collector'],
  kysely: ['collector'],
  'better-sqlite3': ['collector'],
  pg: ['collector'],
  'prom-client': ['collector'],
  commander: ['cli', 'collector'],
  'cli-progress': ['cli'],
  'csv-parse': ['cli/catalog'],
  'fast-xml-parser': ['cli/catalog'],
};
const NODE_HOMES = ['cli', 'collector'];

const IMPORT =
  /(?:\bfrom\s*|\bimport\s+(?=['"])|(\bimport\s*\(\s*)|(\bnew\s+URL\s*\(\s*))['"]([^'"\n]+)['"]/g;
const uncommented = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const under = (path, folder) =>
  path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);
const longest = (table, path) =>
  Object.keys(table)
    .filter((key) => under(path, key))
    .sort((a, b) => b.length - a.length)[0];

/** @param files Map of path below src → text. Returns one line for each import that is not allowed. */
function violations(files) {
  const found = [];
  for (const [file, text] of files) {
    const folder = longest(MAY_IMPORT, file);
    if (folder === undefined) {
      found.push(`${file}: in no known folder`);
      continue;
    }
    for (const [, dynamic, url, spec] of uncommented(text).matchAll(IMPORT)) {
      if (spec.startsWith('.')) {
        const target = posix.join(posix.dirname(file), spec);
        if (target.startsWith('..')) {
          if (!/^\.\.\/(models\/[\w-]+\.json|package\.json)$/.test(target))
            found.push(`${file} -> ${target}`);
          continue;
        }
        if (longest(MAY_IMPORT, target) === folder) continue;
        const allowed = [
          ...MAY_IMPORT[folder],
          ...(dynamic && longest(MAY_LOAD, file) ? MAY_LOAD[longest(MAY_LOAD, file)] : []),
        ];
        if (!allowed.some((entry) => under(target, entry))) found.push(`${file} -> ${target}`);
      } else if (url) {
        continue;
      } else if (spec.startsWith('node:') || builtinModules.includes(spec)) {
        if (!NODE_HOMES.includes(folder)) found.push(`${file} -> ${spec}`);
      } else if (/^virtual:(engine|learner|catalogue)-text$/.test(spec)) {
        if (!under(file, 'page/link') && !under(file, 'vault')) found.push(`${file} -> ${spec}`);
      } else {
        const name = spec.startsWith('@')
          ? spec.split('/').slice(0, 2).join('/')
          : spec.split('/')[0];
        const homes = HOMES[name];
        if (!homes) found.push(`${file} -> ${spec} (a package with no home)`);
        else if (!homes.some((home) => under(file, home))) found.push(`${file} -> ${spec}`);
        if (name === 'zod' && spec !== 'zod/mini') found.push(`${file} -> ${spec} (use zod/mini)`);
      }
    }
  }
  return found;
}

function sources() {
  const files = new Map();
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(relative(SRC, path).split(sep).join('/'), readFileSync(path, 'utf8'));
  }
  return files;
}

test('every import goes down the layers', () => {
  const files = sources();
  assert.ok(files.size > 10, 'the sources were found');
  assert.deepEqual(violations(files), []);
});

test('what is forbidden is caught: static, type-only, dynamic, worker url, export from, foreign package', () => {
  const wrong = {
    'core/a.ts': "import { x } from '../model/b.js';",
    'model/a.ts': "import type { X } from '../engine/b.js';",
    'page/session/a.ts': "const e = await import('../../engine/inline.js');",
    'page/link/a.ts': "import { Engine } from '../../engine/inline.js';",
    'ui/a.ts': "new Worker(new URL('../engine/worker.ts', import.meta.url));",
    'privacy/a.ts': "export { y } from '../page/sender/b.js';",
    'ui/b.ts': "import { openDB } from 'idb';",
    'wire/a.ts': "import { z } from 'zod';",
    'engine/a.ts': "import fs from 'node:fs';",
    'cli/a.ts': "import { s } from '../page/session/session.js';",
    'other/a.ts': '',
  };
  for (const [file, text] of Object.entries(wrong)) {
    assert.equal(violations(new Map([[file, text]])).length, 1, `${file}: ${text}`);
  }
});

test('what is allowed passes', () => {
  const right = {
    'page/link/a.ts':
      "const e = await import('../../engine/inline.js'); import t from 'virtual:engine-text';",
    'engine/storage/a.ts': "import { openDB } from 'idb';",
    'ui/x/a.ts':
      "import { LitElement } from 'lit';\nimport type { S } from '../../page/session/state.js';",
    'host/a.ts': "import { tokens } from '../ui/tokens.js';",
    'core/a.ts': "/* import x from '../model/b.js' */\n// from '../ui/b.js'\nimport './b.js';",
  };
  for (const [file, text] of Object.entries(right)) {
    assert.deepEqual(violations(new Map([[file, text]])), [], file);
  }
});
