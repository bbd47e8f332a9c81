// Builds dist/: the two script-tag entries, the library entry, and the chunks that the entries load
// by name, each with its SHA-384 built into the entry (so one integrity value covers all of it).
// `--quiet` prints nothing but errors.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, loadConfigFromFile } from 'vite';
import { bundleWorker } from './engine-text-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
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
  return output[0].code;
}

const sha384 = (code) => `sha384-${createHash('sha384').update(code).digest('base64')}`;
const files = new Map();

async function workerText(name) {
  return `export default ${JSON.stringify((await bundleWorker(name)).code)};\n`;
}

const chunkSources = {
  'engine-text': () => workerText('virtual:engine-text'),
  'learner-text': () => workerText('virtual:learner-text'),
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
files.set('index.js', await bundle('src/index.ts', define));
files.set('stream-picks-host.js', await bundle('src/host.ts'));

await rm(`${root}/dist`, { recursive: true, force: true });
await mkdir(`${root}/dist/chunks`, { recursive: true });
for (const [file, code] of files) await writeFile(`${root}/dist/${file}`, code);
await writeFile(
  `${root}/dist/integrity.json`,
  `${JSON.stringify(Object.fromEntries([...files].map(([file, code]) => [file, sha384(code)])), null, 2)}\n`,
);

for (const file of files.keys()) {
  const { size } = await stat(`${root}/dist/${file}`);
  const packed = brotliCompressSync(await readFile(`${root}/dist/${file}`)).length;
  say(`${file.padEnd(40)} ${String(size).padStart(8)} B  ${String(packed).padStart(7)} B brotli`);
}
say(`integrity of stream-picks.js: ${sha384(files.get('stream-picks.js'))}`);
