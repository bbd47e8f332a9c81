// Builds src/collector/dist/, what @stream-picks/collector runs: one file of ours for plain Node. Its
// packages stay outside, as its package.json lists them, so none of their code is inside; a build that
// would take some in fails. `--out=FOLDER` writes elsewhere.
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = `${root}src/collector`;
const dist = process.argv.find((word) => word.startsWith('--out='))?.slice(6) ?? `${home}/dist`;
const { version, dependencies } = JSON.parse(await readFile(`${home}/package.json`, 'utf8'));

const result = await build({
  configFile: false,
  logLevel: 'error',
  root,
  publicDir: false,
  ssr: { external: Object.keys(dependencies), noExternal: [], target: 'node' },
  build: {
    ssr: `${home}/main.ts`,
    target: 'node20',
    minify: false,
    write: false,
    rolldownOptions: {
      output: {
        format: 'es',
        codeSplitting: false,
        banner: `/*! @stream-picks/collector ${version}, Apache-2.0 */`,
      },
    },
  },
});
const { output } = Array.isArray(result) ? result[0] : result;
const foreign = output.flatMap(({ modules = {} }) =>
  Object.keys(modules).filter((file) => file.includes('node_modules')),
);
if (output.length !== 1 || foreign.length > 0) {
  throw new Error(`One file of ours was wanted: ${output.length} files, ${foreign.join(', ')}`);
}
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await writeFile(`${dist}/main.js`, output[0].code);
await chmod(`${dist}/main.js`, 0o755);
