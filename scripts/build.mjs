// Builds dist/: the two script-tag entries and the files that the widget's loads by name, with the
// SHA-384 of each inside (so one integrity value covers all of it); the worker's script as a
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
import { checkWords } from './check-words.mjs';
import { declarations } from './declarations.mjs';
import { describeElements } from './element-manifest.mjs';
import { bundleWorker, textModule } from './engine-text-plugin.mjs';
import { lazyFiles } from './lazy-files.mjs';
import { literalsPlugin } from './literals-plugin.mjs';
import { notices } from './notices.mjs';
import { sbomText } from './sbom.mjs';
import { checkSizes, sizesOf } from './sizes.mjs';
import { vaultPage } from './vault-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = process.argv.includes('--quiet');
const onlyScriptTag = process.argv.includes('--script-tag');
const dist = process.argv.find((word) => word.startsWith('--out='))?.slice(6) ?? `${root}/dist`;
const say = (line) => quiet || console.error(line);
/** Beside the bundler; a fault is told where it is waited for. */
const words = checkWords();
words.catch(() => {});
const { config } = await loadConfigFromFile(
  { command: 'build', mode: 'production' },
  undefined,
  root,
);

/** One file of all that `input` needs. */
async function bundle(input) {
  const [{ code }] = await bundles(`${root}/${input}`, [], {
    preserveEntrySignatures: 'strict',
    output: { codeSplitting: false },
  });
  return code;
}

async function bundles(input, plugins, { output, ...options }) {
  const result = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [literalsPlugin(), ...plugins],
    build: {
      ...config.build,
      write: false,
      // Files are fetched by our own loader, which checks them: none of Vite's, as for a library.
      lib: { entry: input, formats: ['es'] },
      rolldownOptions: {
        input,
        ...options,
        output: {
          format: 'es',
          minify: true,
          // Licences stand in THIRD-PARTY-NOTICES; hints for bundlers are of no use here.
          comments: { legal: false, annotation: false, jsdoc: false },
          ...output,
        },
      },
    },
  });
  const made = (Array.isArray(result) ? result[0] : result).output;
  note(made.flatMap(({ modules = {} }) => Object.keys(modules)));
  return made;
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

/** Modules that are bundled on their own: nothing of theirs is shared with the page. */
const APART = {
  'engine-text': async () => textModule(await workerCode('virtual:engine-text')),
  'learner-text': async () => textModule(await workerCode('virtual:learner-text')),
  'catalogue-text': async () => textModule(await workerCode('virtual:catalogue-text')),
  'engine-inline': () => bundle('src/engine/inline.ts'),
};
const apart = new Map();
for (const [name, make] of Object.entries(APART)) apart.set(name, await make());

const ENTRY = 'virtual:stream-picks';
/** What the rail, the dialogs and the words have in common, in one file instead of five small ones. */
const SHARED =
  /src\/(core\/(energy|signal)|i18n\/(format|countries|sentences)|ui\/(thumb|shared\.styles|base\.styles|icons|words))\.ts$/;
/** What is drawn after the question, apart from the session: each file is run in a task of its own. */
const RAIL =
  /src\/ui\/((pick-rail|variant-chooser)\/[\w.-]+|glide|starting|own-task-element|recap-card\/recap-title|data-dialog\/download)\.ts$/;
const split = await bundles({ 'stream-picks': ENTRY }, [scriptTagPlugin(ENTRY, 'define')], {
  // What others need of the entry's modules it exports to them.
  preserveEntrySignatures: 'allow-extension',
  output: {
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'lit', test: /node_modules\/(@?lit|lit-\w+)\// },
        { name: 'shared', test: SHARED, minShareCount: 2 },
        { name: 'rail', test: RAIL },
      ],
    },
  },
});
const widget = lazyFiles(split, {
  names: fileName,
  apart,
  // Asked for before the rest is there, or together with it; the rest carries the other hashes.
  atHand: (name) => /^(ask|words)-/.test(name),
  carrier: 'main',
  // A page speaks one language: its question carries the hash of the rest of its words.
  keeperOf: (name) => {
    const [, language] = /^words-(?!en$)(.+)/.exec(name) ?? [];
    return language === undefined ? null : `ask-${language}`;
  },
});
for (const [path, code] of widget.files) files.set(path, code);
files.set('stream-picks.js', widget.entry);

/** The loader and the element in one entry; modules of {@link APART} are left to the loader. */
function scriptTagPlugin(entry, module) {
  return {
    name: 'script-tag',
    enforce: 'pre',
    resolveId(id) {
      if (id === entry) return `\0${entry}`;
      if (id === `${root}/src/${module}.ts`) return { id, moduleSideEffects: true };
      if (id.endsWith('/engine/inline.js')) return { id: 'virtual:engine-inline', external: true };
      return id.startsWith('virtual:') ? { id, external: true } : null;
    },
    load: (id) =>
      id === `\0${entry}`
        ? `export { loadFile } from '${root}/src/page/link/files.ts';${module === 'define' ? `\nexport { usableTag } from '${root}/src/i18n/tag.ts';` : ''}\nexport * from '${root}/src/${module}.ts';`
        : null,
  };
}

/** What a file is called: by what asks for it, else by what the bundler found it shared by. */
function fileName({ facadeModuleId, name }) {
  const [, folder, file] = /([^/]+)\/([^/]+)\.ts$/.exec(facadeModuleId ?? '') ?? [];
  const names = { 'page-schemas': 'schemas', 'export-file': 'import-file', body: 'main' };
  if (/\/i18n\//.test(facadeModuleId ?? '')) return `${file === 'ask' ? 'ask' : 'words'}-${folder}`;
  return names[file] ?? file ?? name.replace(/\W+/g, '-');
}

const HOST_ENTRY = 'virtual:stream-picks-host';
const host = lazyFiles(
  await bundles({ 'stream-picks-host': HOST_ENTRY }, [scriptTagPlugin(HOST_ENTRY, 'host')], {
    preserveEntrySignatures: 'allow-extension',
  }),
  {
    names: ({ facadeModuleId, name }) =>
      `host-${/\/i18n\/(\w+)\/host\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? name}`,
    exported: (name) => /^S\w+(Element|Event)$/.test(name),
  },
);
for (const [path, code] of host.files) files.set(path, code);
files.set('stream-picks-host.js', host.entry);
files.set('stream-picks-shopify.js', await bundle('src/shopify.ts'));
files.set('stream-picks-woocommerce.js', await bundle('src/woocommerce.ts'));
files.set('stream-picks-engine.js', await workerCode('virtual:engine-text'));
const VAULT_ENTRY = 'virtual:stream-picks-vault';
const vault = lazyFiles(
  await bundles(
    { 'stream-picks-vault': VAULT_ENTRY },
    [scriptTagPlugin(VAULT_ENTRY, 'vault/main')],
    {
      preserveEntrySignatures: 'allow-extension',
    },
  ),
  {
    names: (chunk) => `vault-${fileName(chunk)}`,
    apart: new Map(['engine-text', 'learner-text'].map((name) => [name, apart.get(name)])),
  },
);
for (const [path, code] of vault.files) files.set(path, code);
files.set('stream-picks-vault.js', vault.entry);
files.set('stream-picks-vault.html', await vaultPage(vault.entry));
const sizes = sizesOf(widget);
const hashes = Object.fromEntries([...files].map(([file, code]) => [file, sha384(code)]));
const others = new Map([
  ['integrity.json', `${JSON.stringify(hashes, null, 2)}\n`],
  ['sizes.json', `${JSON.stringify(sizes, null, 2)}\n`],
]);
if (!onlyScriptTag) {
  const library = await buildLibrary(worker);
  note(library.modules);
  for (const [file, code] of library.files) others.set(`lib/${file}`, code);
  for (const [file, text] of declarations()) others.set(`types/${file}`, text);
  for (const [file, text] of await describeElements()) others.set(file, text);
  others.set('THIRD-PARTY-NOTICES', notices(bundled));
  for (const [file, text] of await buildCli()) others.set(`cli/${file}`, text);
  const named = ['THIRD-PARTY-NOTICES', 'cli/THIRD-PARTY-NOTICES'];
  others.set('sbom.cdx.json', sbomText(...named.map((file) => others.get(file))));
}

await words;
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
for (const [what, bytes] of Object.entries(sizes.beforeChoice)) {
  say(`before the choice, ${what}: ${bytes} B brotli`);
}
say(`asked for after the yes: ${sizes.engine} B brotli`);
say(`until the first picks, all but the entry: ${sizes.afterYes} B brotli`);
checkSizes(sizes);
