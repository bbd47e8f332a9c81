// Runs test files as `node --test` does, each in a process of its own, but in the order they are
// named: what takes longest starts first, so that no processor waits for it at the end.
//   node --import tsx scripts/run-tests.mjs <how many at once> <file>…
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [atOnce, ...files] = process.argv.slice(2);
run({ files, concurrency: Number(atOnce) })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
