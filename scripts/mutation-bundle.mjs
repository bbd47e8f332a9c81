// Puts the tests of an area, with all that they test, into one plain file: what Stryker starts once for
// each change then starts in half the time. Called by mutation.mjs in Stryker's copy of the tree.
// node scripts/mutation-bundle.mjs OUT TEST…
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [out, ...tests] = process.argv.slice(2);
const ENTRY = '\0tests';

/** Time to be ended after a test that failed, before the next one meets a loop that never ends. */
const PAUSE = `import { beforeEach } from 'node:test';
beforeEach(() => new Promise((resolve) => setTimeout(resolve, 20)));
`;

await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    {
      name: 'tests',
      enforce: 'pre',
      resolveId: (id) => (id === ENTRY ? id : null),
      load: (id) =>
        id === ENTRY
          ? PAUSE + tests.map((path) => `import ${JSON.stringify(resolve(path))};\n`).join('')
          : null,
      // Tests read files beside themselves.
      transform: (code, id) =>
        code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
    },
  ],
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: dirname(out),
    emptyOutDir: false,
    rolldownOptions: {
      input: ENTRY,
      treeshake: false,
      output: { entryFileNames: basename(out), format: 'es', codeSplitting: false },
    },
  },
});
