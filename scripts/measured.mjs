// Figures in documents: a bench gives a table, `--write` puts it into docs/measured.json, and
// `npm run docs` draws it between `<!-- name -->` and `<!-- /name -->`. So no number is typed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../docs/measured.json', import.meta.url));

const readAll = () => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {});

/**
 * Keeps a table: `{columns: [text], rows: [[text or number]], note?}`.
 * @param name of the marker in the documents
 * @param command that printed it
 */
export function keepTable(name, table, command) {
  const { columns, note } = table;
  const rows = table.rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value)),
  );
  if (rows.some((row) => row.length !== columns.length)) throw new Error(`${name}: a row is short`);
  const kept = {
    command,
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.version}`,
    ...(note ? { note } : {}),
    columns,
    rows,
  };
  writeFileSync(FILE, `${JSON.stringify({ ...readAll(), [name]: kept }, null, 2)}\n`);
}

const cell = (value) =>
  typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 3 }) : value;
const line = (cells) => `| ${cells.join(' | ')} |`;

/** The Markdown of a kept table, with its command and date; a word where there is none yet. */
export function drawTable(name) {
  const kept = readAll()[name];
  if (kept === undefined) return '*Not measured yet.*';
  return [
    line(kept.columns),
    `|${kept.columns.map((_, at) => (at === 0 ? '---|' : '---:|')).join('')}`,
    ...kept.rows.map((row) => line(row.map(cell))),
    '',
    `Printed by \`${kept.command}\` on ${kept.date} (${kept.machine}).${kept.note ? ` ${kept.note}` : ''}`,
  ].join('\n');
}
