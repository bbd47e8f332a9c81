// Every script that pages may load, as built: bytes, and bytes as a server sends them (brotli, level
// 11). What is loaded when is measured by `choice`. Build first.
//   npm run -s bench -- sizes [--dist FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

/** What viewers' browsers load after a yes, at most, in bytes of brotli: engine with model, no learner. */
const ENGINE_MOST = 60_000;

/** A name without the hash of its content. */
const plain = (file) => file.replace(/-[\w-]{10}\.js$/, '.js');

const counted = (value) => value.toLocaleString('en');

/** @param options Command line; gives `{result, ok, table}`. */
export async function run(options) {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const { values } = parseArgs({
    args: options,
    options: { dist: { type: 'string', default: dist } },
  });
  const files = ['.', 'chunks'].flatMap((folder) =>
    readdirSync(join(values.dist, folder))
      .filter((file) => file.endsWith('.js'))
      .map((file) => {
        const bytes = readFileSync(join(values.dist, folder, file));
        const name = folder === '.' ? file : `chunks/${plain(file)}`;
        return { name, bytes: bytes.length, brotli: brotliCompressSync(bytes).length };
      }),
  );
  const engine = files.find(({ name }) => name === 'chunks/engine-text.js');
  const ok = engine !== undefined && engine.brotli <= ENGINE_MOST;
  for (const { name, bytes, brotli } of files)
    process.stderr.write(
      `${name.padEnd(40)} ${String(bytes).padStart(8)} ${String(brotli).padStart(8)}\n`,
    );
  return {
    result: { engineMost: ENGINE_MOST, files, ok },
    ok,
    table: {
      columns: ['file', 'bytes', 'brotli'],
      rows: files.map(({ name, bytes, brotli }) => [
        `\`${name}\``,
        counted(bytes),
        counted(brotli),
      ]),
      note: `Names of chunks also hold their content's hash. The engine may have ${counted(ENGINE_MOST)} bytes of brotli.`,
    },
  };
}
