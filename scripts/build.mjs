// Builds dist/: the two script-tag entries and the chunks that they load by name, each with its
// SHA-384 built into the entry (so one integrity value covers all of it); the worker's script as a
// file, for `worker-src`; and, for bundlers and editors, lib/, types/ and the elements' descriptions.
// `--quiet` prints nothing but errors; `--script-tag` makes only what pages load, which is quicker;
// `--out=FOLDER` writes elsewhere.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, loadConfigFromFile } from 'vite';
import { buildCli } from './build-cli.mjs';
import { buildLibrary } from './build-library.mjs';
import { declarations } from './declarations.mjs';
import { describeElements } from './element-manifest.mjs';
import { bundleWorker, textModule } from './engine-text-plugin.mjs';
import { notices } from './notices.mjs';
import { vaultFiles } from './vault-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
const onlyScriptTag = process.argv.includes('--script-tag');
const dist = process.argv.find((word) => word.startsWith('--out='))?.slice(6) ?? `${root}/dist`;
const say = (line) => quiet || console.error(line);
const { config } = await loadConfigFromFile(
  { command: 'build', mode: 'production' },
  undefined,
  root,
);

async function bundle(input, define = {}) {
  const result = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    root,
    define,
    build: {
      ...config.build,
      write: false,
      rolldownOptions: {
        input: `${root}/${input}`,
        preserveEntrySignatures: 'strict',
        output: { ...config.build.rolldownOptions.output, format: 'es', codeSplitting: false },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  note(Object.keys(output[0].modules));
  return output[0].code;
}

const bundled = new Set();
function note(modules) {
  for (const file of modules) bundled.add(file);
}

/** Each worker is bundled once: its text is a chunk, a file, and a module of the library. */
const workers = new Map();
function worker(name) {
  if (!workers.has(name)) workers.set(name, bundleWorker(name));
  return workers.get(name);
}

async function workerCode(name) {
  const { code, modules } = await worker(name);
  note(modules);
  return code;
}

const sha384 = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;
const files = new Map();

const chunkSources = {
  'engine-text': async () => textModule(await workerCode('virtual:engine-text')),
  'learner-text': async () => textModule(await workerCode('virtual:learner-text')),
  'catalogue-text': async () => textModule(await workerCode('virtual:catalogue-text')),
  'engine-inline': () => bundle('src/engine/inline.ts'),
  schemas: () => bundle('src/wire/page-schemas.ts'),
  feeds: () => bundle('src/page/catalogs/feeds/feeds.ts'),
  'import-file': () => bundle('src/wire/export-file.ts'),
};
const chunks = {};
for (const [name, source] of Object.entries(chunkSources)) {
  const code = await source();
  const integrity = sha384(code);
  const short = createHash('sha256').update(code).digest('hex').slice(0, 10);
  const file = `chunks/${name}-${short}.js`;
  chunks[name] = { file, integrity };
  files.set(file, code);
}
const define = { __SP_CHUNKS__: JSON.stringify(chunks) };
files.set('stream-picks.js', await bundle('src/define.ts', define));
files.set('stream-picks-host.js', await bundle('src/host.ts'));
files.set('stream-picks-shopify.js', await bundle('src/shopify.ts'));
files.set('stream-picks-woocommerce.js', await bundle('src/woocommerce.ts'));
files.set('stream-picks-engine.js', await workerCode('virtual:engine-text'));
const vault = await vaultFiles(worker);
note(vault.modules);
for (const [file, text] of vault.files) files.set(file, text);
const hashes = Object.fromEntries([...files].map(([file, code]) => [file, sha384(code)]));
const others = new Map([['integrity.json', `${JSON.stringify(hashes, null, 2)}\n`]]);
if (!onlyScriptTag) {
  const library = await buildLibrary(worker);
  note(library.modules);
  for (const [file, code] of library.files) others.set(`lib/${file}`, code);
  for (const [file, text] of declarations()) others.set(`types/${file}`, text);
  for (const [file, text] of await describeElements()) others.set(file, text);
  others.set('THIRD-PARTY-NOTICES', notices(bundled));
  for (const [file, text] of await buildCli()) others.set(`cli/${file}`, text);
}

await rm(dist, { recursive: true, force: true });
for (const [file, text] of [...files, ...others]) {
  await mkdir(dirname(`${dist}/${file}`), { recursive: true });
  await writeFile(`${dist}/${file}`, text);
}

for (const file of files.keys()) {
  const { size } = await stat(`${dist}/${file}`);
  const packed = brotliCompressSync(await readFile(`${dist}/${file}`)).length;
  say(`${file.padEnd(40)} ${String(size).padStart(8)} B  ${String(packed).padStart(7)} B brotli`);
}
say(`integrity of stream-picks.js: ${sha384(files.get('stream-picks.js'))}`);
