// Gives `virtual:engine-text`: a module that exports the engine's worker as one self-contained
// script, so that a worker can be made from text where no file may be fetched.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ID = 'virtual:engine-text';
const WORKER = fileURLToPath(new URL('../src/engine/worker.ts', import.meta.url));
const TF_CORE = fileURLToPath(new URL('../src/engine/learner/tf-core.ts', import.meta.url));

/** Bundles the worker entry; returns the script and the files it was made of. */
export async function bundleEngine({ minify = true } = {}) {
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
        input: WORKER,
        output: { format: 'iife', codeSplitting: false, comments: { legal: false } },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const chunks = output.filter((part) => part.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`The engine is ${chunks.length} files, not one.`);
  return { code: chunks[0].code, modules: Object.keys(chunks[0].modules) };
}

export function engineTextPlugin() {
  return {
    name: 'engine-text',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    async load(id) {
      if (id !== `\0${ID}`) return null;
      const { code, modules } = await bundleEngine({ minify: false });
      for (const file of modules) if (file.startsWith('/')) this.addWatchFile?.(file);
      return `export default ${JSON.stringify(code)};`;
    },
  };
}
