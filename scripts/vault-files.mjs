// The vault (docs/vault.md): one page and one self-contained script, with the page's own policy and
// the script's hash inside. The shop serves both from a second origin, after writing its shops down.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile } from 'vite';
import { engineTextPlugin } from './engine-text-plugin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The policy: this origin's script, workers of its own making, no address to connect to, nothing from
 * elsewhere. `frame-ancestors` counts in headers only.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types stream-picks lit-html',
].join('; ');

/**
 * The vault's files by name, and the sources they were made of.
 * @param worker function (name) → {code, modules}: gives a worker as it is shipped
 */
export async function vaultFiles(worker) {
  const { config } = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    undefined,
    root,
  );
  const result = await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [engineTextPlugin(worker)],
    build: {
      ...config.build,
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: `${root}/src/vault/main.ts`,
        output: { ...config.build.rolldownOptions.output, format: 'es', codeSplitting: false },
      },
    },
  });
  const [{ code, modules }] = (Array.isArray(result) ? result[0] : result).output;
  const page = await readFile(`${root}/src/vault/vault.html`, 'utf8');
  const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
  return {
    files: new Map([
      ['stream-picks-vault.js', code],
      ['stream-picks-vault.html', fill(page, { policy: POLICY, integrity })],
    ]),
    modules: Object.keys(modules),
  };
}

function fill(page, values) {
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}
