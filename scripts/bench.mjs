// Runs one of the benches in `scripts/bench/`: npm run -s bench -- NAME [options]. A bench prints its
// result as JSON on stdout, a table and progress on stderr, and fails when a bound does not hold.
// `--write` keeps the table that a bench has for the documents (docs/measured.json, `npm run docs`).
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keepTable } from './measured.mjs';

const folder = new URL('./bench/', import.meta.url);
const [name = '', ...words] = process.argv.slice(2);
const options = words.filter((word) => word !== '--write');
const file = new URL(`${name}.mjs`, folder);
const { run } = /^[a-z-]+$/.test(name) && existsSync(fileURLToPath(file)) ? await import(file) : {};
if (run === undefined) {
  const names = [];
  for (const entry of readdirSync(folder).filter((each) => each.endsWith('.mjs'))) {
    if ('run' in (await import(new URL(entry, folder)))) names.push(entry.slice(0, -'.mjs'.length));
  }
  console.error(`Usage: npm run -s bench -- ${names.join('|')} [options]`);
  process.exitCode = 2;
} else {
  const { result, ok, table } = await run(options);
  console.log(JSON.stringify(result, null, 2));
  if (options.length < words.length) {
    if (table === undefined) throw new Error(`${name} has no table for the documents`);
    keepTable(name, table, ['npm run -s bench --', name, ...options].join(' '));
  }
  if (!ok) process.exitCode = 1;
}
