// The component suite, then the end-to-end suite, in WebKitGTK: too long for `npm test`, so it has a
// command of its own. Each is held against its gaps. Arguments: `component` or `e2e` alone, and `--write`
// to keep what was seen for the table of browsers in the README.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepResults } from './browser-results.mjs';
import { runEndToEnd } from './webkit-e2e.mjs';
import { holdAgainstGaps } from './webkit-gaps.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const words = process.argv.slice(2);
const isWriting = words.includes('--write');
const chosen = words.filter((word) => word !== '--write');

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

async function component() {
  const first = await runComponents([]);
  const held = await holdAgainstGaps('component', first, runComponents);
  const { seen, broken, stale, met, isGap, lines, output } = held;
  if (broken.length > 0) console.log(output);
  return {
    passed: seen.filter((one) => one.outcome === 'passed' && !isGap(one)).length,
    failed: broken.length + stale.length,
    gaps: met.map(({ reason }) => reason),
    version: first.version,
    lines,
  };
}

const suites = { component, e2e: () => runEndToEnd() };
const total = { passed: 0, failed: 0 };
for (const [suite, run] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(suite)) continue;
  const started = Date.now();
  const { passed, failed, lines, ...rest } = await run();
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
    keepResults('webkit', suite, { ...rest, passed, failed, command });
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
