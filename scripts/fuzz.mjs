// Nightly: bent documents for every parser, ten times as many as in `npm test`.
// npm run -s test:fuzz -- [--cases 1000000] [--seed N] [--only NAME]
// JSON on stdout; the table, and the smallest input that fails with the seed that finds it, on stderr.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, sharesOf } from '../test/fuzz/harness.mjs';
import { allTargets } from '../test/fuzz/targets.mjs';

const { values } = parseArgs({
  options: { cases: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const cases = Number(values.cases ?? 1_000_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(cases) || cases < 1 || !Number.isSafeInteger(seed)) {
  console.error('--cases and --seed are whole numbers');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
try {
  const targets = allTargets(folder).filter(({ name }) => name.includes(values.only ?? ''));
  const shares = sharesOf(targets, cases);
  const results = [];
  for (const [at, target] of targets.entries()) {
    const found = await fuzz(target, shares[at], seed);
    results.push(found);
    console.error(
      `${found.name.padEnd(34)} ${String(found.cases).padStart(8)} cases ${String(found.ms).padStart(7)} ms`,
    );
    if (found.fault === null) continue;
    console.error(`  ${found.fault.why}\n  smallest input: ${found.fault.input}`);
    console.error(
      `  again: npm run -s test:fuzz -- --cases ${cases} --seed ${seed} --only '${found.name}'`,
    );
  }
  const failed = results.filter(({ fault }) => fault !== null);
  const done = results.reduce((sum, each) => sum + each.cases, 0);
  console.log(JSON.stringify({ cases: done, seed, failed: failed.length, results }, null, 2));
  if (failed.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
