// Writes the README's generated tables (attributes, styling properties, parts) from the sources, between
// `<!-- name -->` and `<!-- /name -->`. `--check` only says whether they are up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The styling properties: `{name, value, text}` in the order of the sources. */
export function tokenDocs() {
  const found = new Map();
  let comment = '';
  for (const [, said, name, value] of read('src/ui/tokens.styles.ts').matchAll(
    /\/\*(?!\*)\s*([\s\S]*?)\s*\*\/|^\s*(--sp-[\w-]+):\s*([\s\S]*?);/gm,
  )) {
    if (said !== undefined) comment = said.replace(/\s+/g, ' ');
    else if (!found.has(name)) {
      found.set(name, { name, value: value.replace(/\s+/g, ' '), text: comment });
    }
  }
  return [...found.values()];
}

/** What each part of `<stream-picks>` is, by its name. */
export function partDocs() {
  const found = new Map();
  for (const file of readdirSync(join(root, 'src/ui'), { recursive: true })) {
    if (!String(file).endsWith('.ts')) continue;
    for (const [, name, text] of read(join('src/ui', String(file))).matchAll(
      /@csspart ([\w-]+) - (.*)/g,
    )) {
      if (!found.has(name)) found.set(name, text);
    }
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}

function attributeTable() {
  const rows = [
    ...read('src/ui/stream-picks/stream-picks.ts').matchAll(/@attr \{.*?\} ([\w-]+) - (.*)/g),
  ].map(([, name, text]) => `| \`${name}\` | ${text} |`);
  return ['| attribute | meaning (default) |', '|---|---|', ...rows].join('\n');
}

const tokenTable = () =>
  [
    '| property | default | for |',
    '|---|---|---|',
    ...tokenDocs().map(
      ({ name, value, text }) => `| \`${name}\` | \`${value.replaceAll('|', '\\|')}\` | ${text} |`,
    ),
  ].join('\n');

const partTable = () =>
  [
    '| part | what it is |',
    '|---|---|',
    ...[...partDocs()].map(([name, text]) => `| \`${name}\` | ${text} |`),
  ].join('\n');

const TABLES = { attributes: attributeTable, tokens: tokenTable, parts: partTable };

/** The README with its tables made anew. */
export function withTables(readme) {
  return Object.entries(TABLES).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, open, close) => `${open}\n${table()}\n${close}`,
      ),
    readme,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const before = read('README.md');
  const after = withTables(before);
  if (process.argv.includes('--check')) process.exitCode = before === after ? 0 : 1;
  else writeFileSync(join(root, 'README.md'), after);
}
