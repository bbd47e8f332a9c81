// What the suites have seen in each browser: the runners keep it in docs/browsers.json with
// `--write`, and `npm run docs` draws the table of the README from it. So no number is typed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChrome, findFirefox } from './browsers.mjs';

const FILE = fileURLToPath(new URL('../docs/browsers.json', import.meta.url));
const ENGINES = { chrome: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };
const SUITES = { component: 'component tests', e2e: 'end-to-end tests' };

const read = () => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {});

/** The version of an installed browser, as it says it. */
export function versionOf(engine) {
  const program = { chrome: findChrome, firefox: findFirefox }[engine]();
  return /[\d.]+\d/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[0] ?? '';
}

/**
 * Keeps what a suite has seen.
 * @param engine 'chrome', 'firefox' or 'webkit'
 * @param suite 'component' or 'e2e'
 * @param result `{passed, failed, gaps, version, command}`; gaps is a list of reasons, one per test
 */
export function keepResults(engine, suite, { passed, failed, gaps, version, command }) {
  const all = read();
  const date = new Date().toISOString().slice(0, 10);
  const kept = { passed, failed, gaps: gaps.toSorted(), version, date, command };
  all[engine] = { ...all[engine], [suite]: kept };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

const count = (seen) =>
  seen
    ? `${seen.passed} passed, ${seen.failed} failed, ${seen.gaps.length} ${seen.gaps.length === 1 ? 'gap' : 'gaps'}`
    : 'not run';
const line = (cells) => `| ${cells.join(' | ')} |`;
const dated = (seen) => (seen ? `\`${seen.command}\` on ${seen.date}` : null);

/** The Markdown of the table, with the reason of every gap below it. */
export function drawBrowsers() {
  const all = read();
  const engines = Object.keys(ENGINES).filter((engine) => all[engine]);
  if (engines.length === 0) return '*Not measured yet.*';
  const suites = Object.keys(SUITES);
  const rows = engines.map((engine) => {
    const seen = suites.map((suite) => all[engine][suite]);
    const versions = [...new Set(seen.filter(Boolean).map(({ version }) => version))];
    const runs = [...new Set(seen.map(dated).filter(Boolean))];
    return line([`${ENGINES[engine]} ${versions.join(', ')}`, ...seen.map(count), runs.join('; ')]);
  });
  const gaps = engines.flatMap((engine) =>
    suites.flatMap((suite) => {
      const reasons = all[engine][suite]?.gaps ?? [];
      return [...new Set(reasons)].map((reason) => {
        const times = reasons.filter((one) => one === reason).length;
        return `- ${ENGINES[engine]}, ${SUITES[suite]}, ${times}: ${reason}`;
      });
    }),
  );
  return [
    line(['browser', ...Object.values(SUITES), 'printed by']),
    `|---|${'---|'.repeat(suites.length + 1)}`,
    ...rows,
    ...(gaps.length > 0 ? ['', 'Tests that cannot be run, and why:', '', ...gaps] : []),
  ].join('\n');
}
