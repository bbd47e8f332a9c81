// What pages load of the widget and when, in bytes as a server sends them (brotli, level 11), as the
// build has written and held to its limits (dist/sizes.json); and the entries beside it.
//   npm run -s bench -- sizes [--dist FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });
/** The script tag's own entry is in the build's figures. */
const IN_FIGURES = 'stream-picks.js';

/** @param options Command line; gives `{result, ok, table}`. */
export async function run(options) {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const { values } = parseArgs({
    args: options,
    options: { dist: { type: 'string', default: dist } },
  });
  const sizes = JSON.parse(readFileSync(join(values.dist, 'sizes.json'), 'utf8'));
  const others = readdirSync(values.dist)
    .filter((file) => file.endsWith('.js') && file !== IN_FIGURES)
    .map((file) => [file, brotliCompressSync(readFileSync(join(values.dist, file))).length]);
  const rows = [
    ...Object.entries(sizes.beforeChoice).map(([language, bytes]) => [
      `until the choice is on screen, ${LANGUAGES.of(language)}`,
      bytes,
    ]),
    ['asked for by a yes: the engine with its model', sizes.engine],
    ['all at the first picks but the entry, English', sizes.afterYes],
    ['after that, in its own time: the learner', sizes.files['learner-text']],
    ...others.map(([file, bytes]) => [`\`${file}\`, for who wants it`, bytes]),
  ];
  for (const [what, bytes] of rows)
    process.stderr.write(`${what.padEnd(56)} ${String(bytes).padStart(8)} B\n`);
  return {
    result: { ...sizes, others: Object.fromEntries(others) },
    ok: true,
    table: {
      columns: ['what', 'bytes, brotli'],
      rows: rows.map(([what, bytes]) => [what, bytes.toLocaleString('en')]),
      note: 'The build fails past its limits.',
    },
  };
}
