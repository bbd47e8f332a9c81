// The vault's page (docs/vault.md), with its own policy and its script's hash inside. The shop serves it,
// its script and the files of chunks/ from a second origin, after writing its shops down.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

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
 * The vault's page.
 * @param code the script that it names by its hash; what that loads, it checks itself
 */
export async function vaultPage(code) {
  const page = await readFile(`${root}/src/vault/vault.html`, 'utf8');
  const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
  return fill(page, { policy: POLICY, integrity });
}

function fill(page, values) {
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}
