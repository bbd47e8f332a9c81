// Nightly: how much of what privacy rests on the tests would notice if it were changed.
// npm run -s test:mutation -- [AREA…] [--concurrency N]; without areas all of them, about two hours.
// JSON on stdout, changes that no test noticed on stderr. Fails below 80 of 100 in any area.
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

/** Least share of changes that a test must notice, in percent. */
const LEAST = 80;

/** Tests that measure time are left out: they would call a busy machine a change that was noticed. */
const NODE_ARGS = [
  '-r',
  '{{hookFile}}',
  '--test-reporter=tap',
  '--test-name-pattern=^(?!.*within a second)',
  '{{testFile}}',
];

/**
 * What is changed, and the tests that have to notice, the quickest first. They run in one process,
 * which ends with the first that fails.
 */
const AREAS = {
  mechanism: {
    mutate: ['src/privacy/mechanism/*.ts'],
    tests: [
      'test/privacy/mechanism/assignment.test.mjs',
      'test/privacy/mechanism/randomised-response.test.mjs',
      'test/privacy/mechanism/report-id.test.mjs',
      'test/privacy/mechanism/random.test.mjs',
    ],
  },
  estimator: {
    mutate: ['src/privacy/{estimator,guarantee,wilson}.ts'],
    tests: ['test/privacy/guarantee.test.mjs', 'test/privacy/estimator.test.mjs'],
  },
  estimates: {
    mutate: ['src/privacy/{estimates,popularity}.ts'],
    tests: ['test/privacy/estimates.test.mjs'],
  },
  bounds: {
    mutate: ['src/privacy/{binomial,poisoning,together}.ts'],
    tests: [
      'test/privacy/binomial.test.mjs',
      'test/privacy/together.test.mjs',
      'test/privacy/poisoning.test.mjs',
    ],
  },
  plan: {
    mutate: ['src/privacy/{advice,answerable,planner}.ts'],
    tests: [
      'test/privacy/planner.test.mjs',
      'test/privacy/answerable.test.mjs',
      'test/privacy/advice.test.mjs',
    ],
  },
  ledger: {
    mutate: ['src/privacy/budget.ts', 'src/engine/reporter/{ledger,spend}.ts'],
    tests: ['test/privacy/budget.test.mjs', 'test/engine/reporter/ledger.test.mjs'],
  },
  audit: {
    mutate: ['src/core/audit.ts'],
    tests: ['test/core/audit.test.mjs'],
  },
  trail: {
    mutate: ['src/engine/audit.ts'],
    tests: ['test/engine/audit-trail.test.mjs'],
  },
  verify: {
    mutate: ['src/cli/verify/*.ts'],
    tests: ['test/cli/verify/command.test.mjs'],
  },
  crypto: {
    mutate: ['src/engine/storage/{encryption,passphrase}.ts'],
    tests: ['test/engine/storage/encryption.test.mjs'],
  },
  keys: {
    mutate: ['src/engine/storage/{key-ring,protection,rotation}.ts'],
    tests: [
      'test/engine/storage/key-ring.test.mjs',
      'test/engine/storage/rotation.test.mjs',
      'test/engine/storage/protection.test.mjs',
    ],
  },
  consent: {
    mutate: [
      'src/core/{consent,consent-receipt}.ts',
      'src/engine/consent.ts',
      'src/page/consent/{marker,tab-choice}.ts',
      'src/wire/{consent-map,outside-choice}.ts',
    ],
    tests: [
      'test/core/consent.test.mjs',
      'test/core/changed-notice.test.mjs',
      'test/wire/consent-map.test.mjs',
      'test/wire/outside-choice.test.mjs',
      'test/engine/consent-book.test.mjs',
      'test/page/consent/kept-choice.test.mjs',
      'test/core/consent-receipt.test.mjs',
    ],
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' } },
});
const unknown = positionals.find((name) => !(name in AREAS));
if (unknown !== undefined) {
  console.error(`${unknown} is none of ${Object.keys(AREAS).join(', ')}`);
  process.exit(2);
}

async function scoreOf(name) {
  const { mutate, tests } = AREAS[name];
  const bundle = `mutation/${name}.mjs`;
  const results = await new Stryker({
    mutate,
    testRunner: 'tap',
    plugins: ['@stryker-mutator/tap-runner'],
    buildCommand: `node scripts/mutation-bundle.mjs ${bundle} ${tests.join(' ')}`,
    tap: { testFiles: [bundle], nodeArgs: NODE_ARGS },
    coverageAnalysis: 'perTest',
    concurrency: Number(values.concurrency),
    // What loops for ever is ended by a count of its own; a busy machine is not.
    timeoutMS: 30_000,
    disableTypeChecks: false,
    // Stryker 9 would rewrite ours with a part of TypeScript that version 7 no longer has.
    tsconfigFile: 'none',
    ignorePatterns: ['.cache', 'coverage', 'demo', 'dist', 'docs', 'public'],
    tempDirName: '.cache/mutation/trees',
    reporters: [],
    allowEmpty: false,
    logLevel: 'error',
    fileLogLevel: 'off',
  }).runMutationTest();
  const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const missed = results.filter(({ status }) => ['Survived', 'NoCoverage'].includes(status));
  for (const { fileName, location, mutatorName, replacement } of missed) {
    const { line, column } = location.start;
    console.error(`${fileName}:${line}:${column} ${mutatorName}: ${replacement?.slice(0, 120)}`);
  }
  const all = noticed + missed.length;
  return { area: name, score: Math.round((1000 * noticed) / all) / 10, noticed, of: all };
}

const scores = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(AREAS)) {
  const score = await scoreOf(name);
  console.error(`${name}: ${score.score} of 100 (${score.noticed} of ${score.of})`);
  scores.push(score);
}
const ok = scores.every(({ score }) => score >= LEAST);
console.log(JSON.stringify({ least: LEAST, ok, scores }, null, 2));
if (!ok) process.exitCode = 1;
