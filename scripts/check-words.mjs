// Every language says everything, or nothing is built: a key that is missing is a fault of types, and
// the bundler looks at none.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Rejects, with what the compiler says, where a language lacks a word or has one that is not asked for. */
export function checkWords(project = path('words.tsconfig.json')) {
  const args = [path('../node_modules/typescript/bin/tsc'), '-p', project];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout) => {
      if (error === null) resolve();
      else reject(new Error(`the words of a language are not whole:\n${stdout}`));
    });
  });
}
