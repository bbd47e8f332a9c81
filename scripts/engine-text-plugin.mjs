// Gives `virtual:engine-text`, `virtual:learner-text` and `virtual:catalogue-text`: modules that export a worker as one
// self-contained script, so that a worker can be made from text where no file may be fetched.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const WORKERS = {
  'virtual:engine-text': fileURLToPath(new URL('../src/engine/worker.ts', import.meta.url)),
  'virtual:learner-text': fileURLToPath(
    new URL('../src/engine/learner/worker.ts', import.meta.url),
  ),
  'virtual:catalogue-text': fileURLToPath(
    new URL('../src/page/catalogs/worker.ts', import.meta.url),
  ),
};
const TF_CORE = fileURLToPath(new URL('../src/engine/learner/tf-core.ts', import.meta.url));

/** Bundles a worker's entry by its module's name; returns the script and the files it was made of. */
export async function bundleWorker(name, { minify = true } = {}) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: [{ find: /^@tensorflow\/tfjs-core$/, replacement: TF_CORE }] },
    build: {
      write: false,
      minify,
      target: 'es2022',
      rolldownOptions: {
        input: WORKERS[name],
        output: { format: 'iife', codeSplitting: false, comments: { legal: false } },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const chunks = output.filter((part) => part.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`${name} is ${chunks.length} files, not one.`);
  return { code: chunks[0].code, modules: Object.keys(chunks[0].modules) };
}

/** The module that holds a worker's script as text. */
export const textModule = (code) => `export default ${JSON.stringify(code)};\n`;

/** @param bundle function (name) → {code, modules}; default: readable, as tests want it */
export function engineTextPlugin(bundle = (name) => bundleWorker(name, { minify: false })) {
  return {
    name: 'engine-text',
    resolveId: (id) => (id in WORKERS ? `\0${id}` : null),
    async load(id) {
      const name = id.slice(1);
      if (!id.startsWith('\0') || !(name in WORKERS)) return null;
      const { code, modules } = await bundle(name);
      for (const file of modules) if (file.startsWith('/')) this.addWatchFile?.(file);
      return textModule(code);
    },
  };
}
