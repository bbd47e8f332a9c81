// Everything `npm test` runs, in order, with one summary line at the end. A stage that fails does
// not stop the later ones; none runs beside another, since some tests measure time. Arguments choose
// stages by name: `npm test -- node browser`.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const bin = (name) =>
  join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const nodeTests = (filter) =>
  readdirSync('test', { recursive: true })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.test.mjs') && filter(file));
const isEndToEnd = (file) => file.startsWith(join('test', 'e2e'));
const nodeTest = (files, ...flags) => [
  process.execPath,
  ['--import', 'tsx', '--test', '--test-reporter=spec', ...flags, ...files],
];

const lastNumber = (text, pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
const countNode = (text) => ({
  passed: lastNumber(text, /^ℹ pass (\d+)/gm),
  failed: lastNumber(text, /^ℹ fail (\d+)/gm) + lastNumber(text, /^ℹ cancelled (\d+)/gm),
});
const countBrowser = (text) => {
  const last = new Map();
  for (const [, browser, passed, failed] of text.matchAll(
    /^(\w+): +\|[^|]*\| \d+\/\d+ test files \| (\d+) passed, (\d+) failed/gm,
  )) {
    last.set(browser, { passed: Number(passed), failed: Number(failed) });
  }
  return [...last.values()].reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }),
    { passed: 0, failed: 0 },
  );
};

/** Stages by name: the command, how to count (absent: the stage itself is one check), minutes allowed. */
const stages = {
  types: { command: [bin('tsc'), ['--noEmit', '-p', '.']] },
  format: { command: [bin('biome'), ['check', '.']] },
  lint: { command: [bin('oxlint'), ['--type-aware', '--deny-warnings']] },
  unused: { command: [bin('knip'), []] },
  build: { command: [process.execPath, ['scripts/build.mjs']] },
  node: {
    command: nodeTest(
      nodeTests((file) => !isEndToEnd(file)),
      '--test-concurrency=4',
    ),
    count: countNode,
  },
  browser: {
    command: [bin('web-test-runner'), []],
    env: { BROWSERS: 'chrome,firefox' },
    count: countBrowser,
  },
  e2e: {
    command: nodeTest(nodeTests(isEndToEnd), '--test-concurrency=3'),
    count: countNode,
  },
};

// Some runners take any value of FORCE_COLOR, even 0, for a wish for colours.
const { FORCE_COLOR: _, ...plainEnv } = process.env;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*[A-Za-z]`, 'g');

function run({ command: [program, args], env = {}, minutes = 12 }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...plainEnv, ...env, npm_config_loglevel: 'error', NO_COLOR: '1' },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk) => {
      output += String(chunk).replace(COLOURS, '');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => {
      output += `\nStopped after ${minutes} minutes.`;
      child.kill('SIGKILL');
    }, minutes * 60_000);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Names of what failed, as the runners print them, so that the end of a long log says it. */
function failures(output) {
  const [, listed] = output.split('✖ failing tests:');
  const lines = (listed ?? output).split('\n').map((line) => line.trim());
  return [
    ...new Set(lines.filter((line) => (listed === undefined ? /^(❌|𐄂)/u : /^✖/).test(line))),
  ];
}

const chosen = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
const broken = [];

async function runStage(name) {
  if (chosen.length > 0 && !chosen.includes(name)) return;
  const stage = stages[name];
  const started = Date.now();
  const { code, output } = await run(stage);
  const counted = stage.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  if (code === 0 && counted.passed === 0) counted.failed += 1;
  total.passed += counted.passed;
  total.failed += counted.failed;
  if (counted.failed > 0) {
    console.log(output);
    broken.push(...failures(output).map((line) => `${name}: ${line}`));
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${counted.failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(8)} ${String(counted.passed).padStart(4)} passed ${String(counted.failed).padStart(3)} failed  ${seconds} s`,
  );
}

for (const name of Object.keys(stages)) await runStage(name);
for (const line of broken) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
