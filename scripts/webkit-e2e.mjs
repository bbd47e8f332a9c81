// The end-to-end suite in WebKitGTK, held against its gaps.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdAgainstGaps } from './webkit-gaps.mjs';

const FOLDER = 'test/e2e';
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

/** @returns `{passed, failed, gaps: [reason], version, lines: [text]}` */
export async function runEndToEnd(browser = 'webkit') {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join(FOLDER, file));
  const { seen, broken, stale, met, isGap, isBroken, lines, output } = await holdAgainstGaps(
    'e2e',
    await runFiles(browser, files, 2),
    (some) => runFiles(browser, some, 1),
  );
  if (broken.length > 0) console.log(output.split('failing tests:').at(-1));
  const skipped = seen.filter(({ outcome }) => outcome === 'skipped');
  const isPassed = (one) => one.outcome === 'passed' && !isGap(one);
  for (const file of files) {
    const here = seen.filter((one) => one.file === file);
    const counts = [
      `${here.filter(isPassed).length} passed`,
      `${here.filter(isBroken).length} failed`,
      `${here.filter((one) => isGap(one) || one.outcome === 'skipped').length} gaps`,
    ];
    lines.push(`${file}: ${here.length === 0 ? 'no test' : counts.join(', ')}`);
  }
  return {
    passed: seen.filter(isPassed).length,
    failed: broken.length + stale.length,
    gaps: [
      ...met.map(({ reason }) => reason),
      ...skipped.map(({ reason, test }) => reason ?? `skipped without a reason: ${test}`),
    ],
    version: await webkitVersion(),
    lines,
  };
}
