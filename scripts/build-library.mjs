// Builds dist/lib/, what bundlers and servers import: the same sources as the script-tag files, in
// modules that share their code. Lit stays an import, so that a page holds one copy of it and
// importing in Node works; everything else is inside, so that a bundler needs no settings of ours.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { engineTextPlugin } from './engine-text-plugin.mjs';
import { literalsPlugin } from './literals-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The modules that the package exports. */
export const ENTRIES = ['index', 'define', 'host', 'react', 'shopify', 'woocommerce'];
const OUTSIDE = /^(lit|lit-html|lit-element|react|@lit\/reactive-element)($|\/)/;

/**
 * The files of dist/lib/ by name, and the sources they were made of.
 * @param bundle function (name) → {code, modules}: gives a worker as it is shipped
 */
export async function buildLibrary(bundle) {
  const { config } = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    undefined,
    root,
  );
  const { version } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const result = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [literalsPlugin(), engineTextPlugin(bundle)],
    build: {
      ...config.build,
      write: false,
      // What is imported later is the bundler's to find, and its integrity the bundler's to check.
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(ENTRIES.map((name) => [name, `${root}/src/${name}.ts`])),
        external: OUTSIDE,
        preserveEntrySignatures: 'strict',
        output: {
          ...config.build.rolldownOptions.output,
          banner: `/*! stream-picks ${version}, Apache-2.0 */`,
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'shared/[name]-[hash].js',
        },
      },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  return {
    files: new Map(output.map(({ fileName, code, source }) => [fileName, code ?? source])),
    modules: output.flatMap(({ modules = {} }) => Object.keys(modules)),
  };
}
