// The component suite, then the end-to-end suite, in WebKitGTK: too long for `npm test`, so it has a
// command of its own. A test of test/support/webkit-gaps.json is run all the same and must fail, so
// that no gap outlives its reason; every other must pass. Arguments: `component` or `e2e` alone, and
// `--write` to keep what was seen for the table of browsers in the README.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const words = process.argv.slice(2);
const isWriting = words.includes('--write');
const chosen = words.filter((word) => word !== '--write');
const gaps = JSON.parse(readFileSync('test/support/webkit-gaps.json', 'utf8'));
const nameOf = ({ file, test }) => `${file}: ${test}`;
/** As many files may be unsteady, and are run once more alone; where more fail, something is broken. */
const MOST_AGAIN = 5;

/** Not a file as a whole, of which no test is counted. */
const isTest = ({ test }) => test !== '(file)';

/** Runs component tests; gives the browser's version and every test by name with its outcome. */
function runComponents(files) {
  const folder = mkdtempSync(join(tmpdir(), 'webkit-'));
  const results = join(folder, 'results.json');
  const runner = join('node_modules', '.bin', 'web-test-runner');
  return new Promise((resolve, reject) => {
    const child = spawn(runner, files.length > 0 ? ['--files', ...files] : [], {
      env: { ...process.env, BROWSERS: 'webkit', RESULTS: results, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('close', () => {
      try {
        resolve({ ...JSON.parse(readFileSync(results, 'utf8')), output });
      } catch {
        reject(new Error(`The component tests did not end:\n${output.slice(-4000)}`));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}

/** Holds outcomes against the gaps: what failed though it should not, and what no longer fails. */
function judge(tests, files) {
  const known = gaps.filter(
    ({ suite, file }) => suite === 'component' && (files.length === 0 || files.includes(file)),
  );
  const isGap = (one) => known.some((gap) => nameOf(gap) === nameOf(one));
  const failed = tests.filter((one) => one.outcome === 'failed' && !isGap(one));
  const failing = new Set(tests.filter(({ outcome }) => outcome === 'failed').map(nameOf));
  const stale = known.filter((gap) => !failing.has(nameOf(gap)));
  const passed = tests.filter((one) => one.outcome === 'passed' && !isGap(one)).length;
  return { passed, failed, stale, met: known.filter((gap) => failing.has(nameOf(gap))) };
}

async function component() {
  const { version, tests, output } = await runComponents([]);
  const { passed, failed, stale, met } = judge(tests, []);
  const lines = stale.map((gap) => `is listed as a gap, but does not fail: ${nameOf(gap)}`);
  let broken = failed;
  const files = [...new Set(failed.map(({ file }) => file))];
  if (files.length > 0 && files.length <= MOST_AGAIN) {
    const again = judge((await runComponents(files)).tests, files);
    broken = again.failed;
    const still = new Set(broken.map(nameOf));
    const held = failed.filter((one) => !still.has(nameOf(one)));
    lines.push(...held.map((one) => `unsteady, held when run alone: ${nameOf(one)}`));
  }
  if (broken.length > 0) console.log(output);
  lines.push(...broken.map((one) => `failed: ${nameOf(one)}`));
  const held = failed.filter(isTest).length - broken.filter(isTest).length;
  return {
    passed: passed + Math.max(0, held),
    failed: broken.length + stale.length,
    gaps: met.map(({ reason }) => reason),
    version,
    lines,
  };
}

async function e2e(options) {
  const { runEndToEnd } = await import('./webkit-e2e.mjs');
  return runEndToEnd(options);
}

const suites = { component, e2e };
const total = { passed: 0, failed: 0 };
for (const [suite, run] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(suite)) continue;
  const started = Date.now();
  const { passed, failed, lines, ...rest } = await run({ browser: 'webkit', files: [] });
  for (const line of lines) console.log(`${suite}: ${line}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const known = `${rest.gaps.length} known gaps`;
  console.log(
    `${suite.padEnd(9)} ${passed} passed, ${failed} failed, ${known}, WebKitGTK ${rest.version}, ${seconds} s`,
  );
  total.passed += passed;
  total.failed += failed;
  const command = `npm run -s test:webkit -- ${suite}`;
  if (isWriting) {
    const { keepResults } = await import('./browser-results.mjs');
    keepResults('webkit', suite, { ...rest, passed, failed, command });
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
