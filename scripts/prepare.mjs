/**
 * `npm run -s prepare -- …`: the command of that name. npm itself runs a script called `prepare`
 * after each install (docs.npmjs.com, Life Cycle Scripts); then there is nothing to do.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** `run-script` up to npm 10, `run` since npm 11; none where npm is not in between. */
const ASKED_BY = [undefined, 'run', 'run-script'];

if (ASKED_BY.includes(process.env.npm_command)) {
  const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', main, 'prepare', ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}
