// A reporter of the test runner for other programs: every test by name, as JSON.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

function* testsOf(suite, titles = []) {
  for (const test of suite?.tests ?? []) {
    const name = [...titles, test.name].join(' > ');
    yield { test: name, outcome: test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed' };
  }
  for (const inner of suite?.suites ?? []) yield* testsOf(inner, [...titles, inner.name]);
}

/**
 * Writes `{version, tests: [{file, test, outcome}]}` when all is run: the version of the browser where
 * its launcher knows it; a file that broke has a failed test of the name `(file)`.
 */
export function resultsReporter(path) {
  const all = [];
  let launchers = [];
  return {
    start({ browsers }) {
      launchers = browsers;
    },
    reportTestFileResults({ sessionsForTestFile }) {
      for (const { testFile, testResults, errors, passed } of sessionsForTestFile) {
        const file = relative(process.cwd(), testFile).replaceAll('\\', '/');
        const tests = [...testsOf(testResults)];
        for (const one of tests) all.push({ file, ...one });
        const isTold = tests.some(({ outcome }) => outcome === 'failed');
        if (errors.length > 0 || (!passed && !isTold)) {
          all.push({ file, test: '(file)', outcome: 'failed' });
        }
      }
    },
    stop() {
      writeFileSync(path, JSON.stringify({ version: launchers[0]?.version ?? '', tests: all }));
    },
  };
}
