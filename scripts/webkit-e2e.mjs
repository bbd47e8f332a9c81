// The end-to-end suite in WebKitGTK, held against test/support/webkit-gaps.json: a test that is listed
// there is run all the same and must fail, so that no gap outlives its reason; every other must pass.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'test/e2e';
/** As many files may be unsteady, and are run once more alone; where more fail, something is broken. */
const MOST_AGAIN = 5;

const nameOf = ({ file, test }) => `${file}: ${test}`;

/** Runs files of tests; every test by name, with its outcome, and what was printed. */
function runFiles(browser, files, atOnce) {
  return new Promise((resolve, reject) => {
    const reporters = ['./test/support/outcomes-reporter.mjs', 'spec'].flatMap((reporter, at) => [
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${at === 0 ? 'stdout' : 'stderr'}`,
    ]);
    const flags = ['--import', 'tsx', '--test', `--test-concurrency=${atOnce}`, ...reporters];
    const child = spawn(process.execPath, [...flags, ...files], {
      env: { ...process.env, BROWSERS: browser, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    let output = '';
    child.stdout.on('data', (chunk) => {
      told += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('close', () => {
      const lines = told.split('\n').filter((line) => line.startsWith('{'));
      resolve({ tests: lines.map((line) => JSON.parse(line)), output });
    });
  });
}

/** The version that the driver names. */
async function webkitVersion() {
  const { openWebkit } = await import('../test/e2e/support/webkit/browser.mjs');
  const browser = await openWebkit();
  try {
    await browser.newPage();
    return browser.version();
  } finally {
    await browser.close();
  }
}

/**
 * @param options.files of test/e2e; all where there are none
 * @returns `{passed, failed, gaps: [reason], version, lines: [text], perFile}`
 */
export async function runEndToEnd({ browser = 'webkit', files = [] } = {}) {
  const all = readdirSync(FOLDER).filter((file) => file.endsWith('.test.mjs'));
  const asked = files.length > 0 ? files : all.map((file) => join(FOLDER, file));
  const known = JSON.parse(readFileSync('test/support/webkit-gaps.json', 'utf8')).filter(
    ({ suite, file }) => suite === 'e2e' && asked.includes(file),
  );
  const gaps = new Map(known.map((gap) => [nameOf(gap), gap]));
  const isBroken = (one) => one.outcome === 'failed' && !gaps.has(nameOf(one));
  const lines = [];

  const { tests, output } = await runFiles(browser, asked, 2);
  const outcomes = new Map(tests.map((one) => [nameOf(one), one]));
  const first = tests.filter(isBroken);
  const broken = [...new Set(first.map(({ file }) => file))];
  let printed = output;
  if (broken.length > 0 && broken.length <= MOST_AGAIN) {
    const again = await runFiles(browser, broken, 1);
    for (const one of again.tests) outcomes.set(nameOf(one), one);
    const held = first.filter((one) => outcomes.get(nameOf(one)).outcome === 'passed');
    lines.push(...held.map((one) => `unsteady, held when run alone: ${nameOf(one)}`));
    printed = again.output;
  }
  const seen = [...outcomes.values()];
  const failed = seen.filter(isBroken);
  const stale = known.filter((gap) => outcomes.get(nameOf(gap))?.outcome !== 'failed');
  if (failed.length > 0) console.log(printed.split('failing tests:').at(-1));
  lines.push(...failed.map((one) => `failed: ${nameOf(one)}`));
  lines.push(...stale.map((gap) => `is listed as a gap, but does not fail: ${nameOf(gap)}`));
  const skipped = seen.filter(({ outcome }) => outcome === 'skipped');
  const isPassed = (one) => one.outcome === 'passed' && !gaps.has(nameOf(one));
  for (const file of asked) {
    const here = seen.filter((one) => one.file === file);
    const counts = [
      `${here.filter(isPassed).length} passed`,
      `${here.filter(isBroken).length} failed`,
      `${here.filter((one) => gaps.has(nameOf(one)) || one.outcome === 'skipped').length} gaps`,
    ];
    lines.push(`${file}: ${here.length === 0 ? 'no test' : counts.join(', ')}`);
  }
  return {
    passed: seen.filter(isPassed).length,
    failed: failed.length + stale.length,
    gaps: [
      ...known.filter((gap) => !stale.includes(gap)).map(({ reason }) => reason),
      ...skipped.map(({ reason, test }) => reason ?? `skipped without a reason: ${test}`),
    ],
    version: await webkitVersion(),
    lines,
  };
}
