// Everything `npm test` runs, in order, with one summary line at the end. A stage that fails does
// not stop the later ones; none runs beside another, since some tests measure time. Arguments choose
// stages by name: `npm test -- node browser`. With `--write` what each browser has seen is kept for the
// table of the README.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepResults, versionOf } from './browser-results.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const bin = (name) =>
  join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const nodeTests = (filter) =>
  readdirSync('test', { recursive: true })
    .map((file) => join('test', file))
    .filter((file) => file.endsWith('.test.mjs') && filter(file));
const isEndToEnd = (file) => file.startsWith(join('test', 'e2e'));

/** Files that take longest, by measurement; they start first. */
const LONGEST = [
  'fuzz/fuzz',
  'package/package',
  'privacy/audit-one-run',
  'cli/evaluate',
  'cli/prepare',
  'e2e/reports',
  'e2e/players',
  'e2e/overlay',
  'e2e/rules-place',
  'e2e/vault',
].map((name) => join('test', `${name}.test.mjs`));
const nodeTest = (files, atOnce) => {
  const first = LONGEST.filter((file) => files.includes(file));
  const ordered = new Set([...first, ...files]);
  return [process.execPath, ['--import', 'tsx', 'scripts/run-tests.mjs', `${atOnce}`, ...ordered]];
};

/** Folders whose tests only compute: no hooks, servers or processes of their own. */
const QUICK = ['core', 'engine', 'host', 'i18n', 'model', 'ui', 'vault', 'wire'];

const folderOf = (file) => file.split(sep)[1];

/** One process for the files of each quick folder, since starting one costs more than most of them. */
function sharingProcesses(files) {
  const made = join('.cache', 'tests');
  mkdirSync(made, { recursive: true });
  const shared = QUICK.map((folder) => {
    const all = join(made, `${folder}.test.mjs`);
    const lines = files
      .filter((file) => folderOf(file) === folder)
      .map((file) => `import ${JSON.stringify(relative(made, file).split(sep).join('/'))};\n`);
    writeFileSync(all, lines.join(''));
    return all;
  });
  return [...files.filter((file) => !QUICK.includes(folderOf(file))), ...shared];
}

const lastNumber = (text, pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
const countNode = (text) => ({
  passed: lastNumber(text, /^ℹ pass (\d+)/gm),
  failed: lastNumber(text, /^ℹ fail (\d+)/gm) + lastNumber(text, /^ℹ cancelled (\d+)/gm),
});
const byBrowser = (text) => {
  const last = new Map();
  for (const [, browser, passed, failed] of text.matchAll(
    /^(\w+): +\|[^|]*\| \d+\/\d+ test files \| (\d+) passed, (\d+) failed/gm,
  )) {
    last.set(browser.toLowerCase(), { passed: Number(passed), failed: Number(failed), gaps: [] });
  }
  return last;
};
const countBrowser = (text) =>
  [...byBrowser(text).values()].reduce(
    (sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }),
    { passed: 0, failed: 0 },
  );

/** End-to-end tests by browser, as the spec reporter prints them: a suite names its own, or has Chromium. */
function byBrowserOfSuites(text) {
  const [shown] = text.split('failing tests:');
  const seen = new Map(
    ['chrome', 'firefox'].map((browser) => [browser, { passed: 0, failed: 0, gaps: [] }]),
  );
  let suite = '';
  for (const line of shown.split('\n')) {
    suite = /^▶ (.*)/.exec(line)?.[1] ?? suite;
    const [, indent, mark, name] = /^( *)([✔✖﹣]) (.*)/.exec(line) ?? [];
    // The line that ends a suite has its name.
    if (mark === undefined || (indent === '' && name.startsWith(suite) && suite !== '')) continue;
    const browser = indent !== '' && /\bfirefox\b/.test(suite) ? 'firefox' : 'chrome';
    const counted = seen.get(browser);
    const [, reason] = /# (.*)$/.exec(name) ?? [];
    if (mark === '✔') counted.passed += 1;
    else if (mark === '✖') counted.failed += 1;
    else counted.gaps.push(reason ?? name);
  }
  return seen;
}

/** Files of component tests that hold a failure, as the runner prints them. */
function failedComponents(output) {
  const files = new Set();
  let file = '';
  for (const line of output.split('\n')) {
    file = /^(test\/\S+\.test\.ts):$/.exec(line.trim())?.[1] ?? file;
    if (line.startsWith(' ❌') && file !== '') files.add(file);
  }
  return [...files];
}
const failedNode = (output) => [
  ...new Set([...output.matchAll(/^test at (\S+\.test\.mjs):/gm)].map(([, file]) => file)),
];

/**
 * Stages by name: the command, how to count (absent: the stage itself is one check), minutes
 * allowed, and, for real browsers, `again`: the command for the files that failed.
 */
const stages = {
  types: { command: [bin('tsc'), ['--noEmit', '-p', '.']] },
  format: { command: [bin('biome'), ['check', '.']] },
  lint: { command: [bin('oxlint'), ['--type-aware', '--deny-warnings']] },
  unused: { command: [bin('knip'), []] },
  build: { command: [process.execPath, ['scripts/build.mjs']] },
  node: {
    command: nodeTest(sharingProcesses(nodeTests((file) => !isEndToEnd(file))), 4),
    count: countNode,
  },
  browser: {
    command: [bin('web-test-runner'), []],
    env: { BROWSERS: 'chrome,firefox' },
    count: countBrowser,
    keep: ['component', byBrowser],
    failed: failedComponents,
    again: (files) => [bin('web-test-runner'), ['--files', ...files]],
  },
  e2e: {
    command: nodeTest(nodeTests(isEndToEnd), 3),
    count: countNode,
    keep: ['e2e', byBrowserOfSuites],
    failed: failedNode,
    again: (files) => nodeTest(files, 1),
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

/** As many files may be unsteady; where more fail, something is broken. */
const MOST_AGAIN = 3;

/**
 * Browsers on a busy machine now and then miss a moment. What failed is run once more by itself, and
 * a test that then holds is named as unsteady at the end: one to mend. What is broken fails twice.
 */
async function tryAgain(stage, counted, output) {
  const files = counted.failed > 0 ? (stage.failed?.(output) ?? []) : [];
  if (files.length === 0 || files.length > MOST_AGAIN) return false;
  const { code, output: second } = await run({ ...stage, command: stage.again(files) });
  const recounted = stage.count(second);
  const held = code === 0 && recounted.failed === 0 && recounted.passed > 0;
  if (!held) console.log(`Once more, by itself:\n${second}`);
  return held;
}

/** Names of what failed, as the runners print them, so that the end of a long log says it. */
function failures(output) {
  const [, listed] = output.split('✖ failing tests:');
  const lines = (listed ?? output).split('\n').map((line) => line.trim());
  return [
    ...new Set(lines.filter((line) => (listed === undefined ? /^(❌|𐄂)/u : /^✖/).test(line))),
  ];
}

const words = process.argv.slice(2);
const isWriting = words.includes('--write');
const chosen = words.filter((word) => word !== '--write');
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
  const held = await tryAgain(stage, counted, output);
  if (isWriting && stage.keep) {
    const [suite, split] = stage.keep;
    const command = `npm test -- ${name}`;
    for (const [browser, { passed, failed, gaps }] of split(output)) {
      const seen = held ? { passed: passed + failed, failed: 0 } : { passed, failed };
      keepResults(browser, suite, { ...seen, gaps, version: versionOf(browser), command });
    }
  }
  if (held) {
    broken.push(...failures(output).map((line) => `unsteady, held when run alone: ${line}`));
    counted.passed += counted.failed;
    counted.failed = 0;
  }
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
