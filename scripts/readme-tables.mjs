// Writes the README's generated tables (styling properties and parts) from the sources, between
// `<!-- name -->` and `<!-- /name -->`. `--check` only says whether they are up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

function tokenTable() {
  const rows = [];
  let comment = '';
  for (const [, said, name, value] of read('src/ui/tokens.styles.ts').matchAll(
    /\/\*(?!\*)\s*([\s\S]*?)\s*\*\/|^\s*(--sp-[\w-]+):\s*([\s\S]*?);/gm,
  )) {
    if (said !== undefined) comment = said.replace(/\s+/g, ' ');
    else if (!rows.some((row) => row.includes(`\`${name}\``))) {
      rows.push(
        `| \`${name}\` | \`${value.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\` | ${comment} |`,
      );
    }
  }
  return ['| property | default | for |', '|---|---|---|', ...rows].join('\n');
}

function partTable() {
  const rows = new Map();
  for (const file of readdirSync(join(root, 'src/ui'), { recursive: true })) {
    if (!String(file).endsWith('.ts')) continue;
    for (const [, name, text] of read(join('src/ui', String(file))).matchAll(
      /@csspart ([\w-]+) - (.*)/g,
    )) {
      if (!rows.has(name)) rows.set(name, `| \`${name}\` | ${text} |`);
    }
  }
  return [
    '| part | what it is |',
    '|---|---|',
    ...[...rows.values()].sort((a, b) => a.localeCompare(b)),
  ].join('\n');
}

/** The README with its tables made anew. */
export function withTables(readme) {
  return Object.entries({ tokens: tokenTable(), parts: partTable() }).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, open, close) => `${open}\n${table}\n${close}`,
      ),
    readme,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const before = read('README.md');
  const after = withTables(before);
  if (process.argv.includes('--check')) process.exitCode = before === after ? 0 : 1;
  else writeFileSync(join(root, 'README.md'), after);
}
