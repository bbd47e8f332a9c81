// Makes the files of dist/cli/, the `stream-picks` command: each one file for plain Node with its
// libraries inside, so that whoever uses the widget installs none of them. The second file is what
// `evaluate` starts once a core.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { notices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ENTRIES = { main: 'src/cli/main.ts', 'rank-process': 'src/cli/evaluate/rank-process.ts' };
/** As in the browser: tfjs without its chained operators. */
const TF_CORE = `${root}src/engine/learner/tf-core.ts`;

/** tfjs brings a fetch of its own for old Node, with 300 kB of tables for host names. */
const ownFetch = {
  name: 'own-fetch',
  enforce: 'pre',
  resolveId: (id) => (id === 'node-fetch' ? '\0own-fetch.cjs' : null),
  load: (id) => (id === '\0own-fetch.cjs' ? 'module.exports = globalThis.fetch;' : null),
};

/** The files of dist/cli/ by name. */
export async function buildCli() {
  const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  const files = new Map();
  const modules = new Set();
  for (const [name, source] of Object.entries(ENTRIES)) {
    const result = await build({
      configFile: false,
      logLevel: 'error',
      root,
      publicDir: false,
      resolve: { alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: TF_CORE }] },
      plugins: [ownFetch],
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: `${root}${source}`,
        target: 'node20',
        minify: true,
        write: false,
        rolldownOptions: {
          output: {
            format: 'es',
            codeSplitting: false,
            comments: { legal: false },
            banner: `/*! stream-picks ${version}, Apache-2.0; see THIRD-PARTY-NOTICES */`,
          },
        },
      },
    });
    const { output } = Array.isArray(result) ? result[0] : result;
    if (output.length !== 1) throw new Error(`${source} is ${output.length} files, not one.`);
    files.set(`${name}.js`, output[0].code);
    for (const file of Object.keys(output[0].modules)) modules.add(file);
  }
  files.set('THIRD-PARTY-NOTICES', notices(modules));
  return files;
}
