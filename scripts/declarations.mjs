// Type declarations of dist/lib/: written by TypeScript for the whole source, kept as far as the
// entries reach.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTRIES } from './build-library.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const RELATIVE = /(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g;

/** Declarations by their path below dist/types/. */
export function declarations() {
  // Inside the project, so that the sources' own imports are found.
  const folder = mkdtempSync(join(root, 'node_modules', '.types-'));
  try {
    const out = join(folder, 'out');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          noEmit: false,
          declaration: true,
          emitDeclarationOnly: true,
          // The `types` stage of the tests checks; here it would only cost time.
          noCheck: true,
          allowImportingTsExtensions: false,
          types: [],
          outDir: out,
          rootDir: join(root, 'src'),
        },
        include: [],
        files: [
          ...ENTRIES.map((name) => join(root, 'src', `${name}.ts`)),
          join(root, 'src/page/link/engine-text.d.ts'),
        ],
      }),
    );
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const found = new Map();
    const take = (file) => {
      const name = relative(out, file);
      if (found.has(name)) return;
      const text = readFileSync(file, 'utf8');
      found.set(name, text);
      for (const [, path] of text.matchAll(RELATIVE)) take(join(dirname(file), `${path}.d.ts`));
    };
    for (const name of ENTRIES) take(join(out, `${name}.d.ts`));
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
