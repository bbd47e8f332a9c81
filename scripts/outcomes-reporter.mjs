// A reporter of Node's test runner for other programs: a line of JSON per test, with its file, its full
// name and its outcome.
import { relative } from 'node:path';

/** Writes `{file, test, outcome, reason?}`; `reason` is why it was skipped. */
async function* outcomes(source) {
  /** Names of the suites that are open, by file. */
  const open = new Map();
  for await (const { type, data } of source) {
    const { name, nesting, file, details, skip } = data ?? {};
    if (file === undefined) continue;
    if (type === 'test:start') {
      const names = open.get(file) ?? [];
      open.set(file, [...names.slice(0, nesting), name]);
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (details?.type === 'suite') continue;
    const suites = (open.get(file) ?? []).slice(0, nesting);
    const outcome = type === 'test:fail' ? 'failed' : skip === undefined ? 'passed' : 'skipped';
    const told = {
      file: relative(process.cwd(), file).replaceAll('\\', '/'),
      test: [...suites, name].join(' > '),
      outcome,
      ...(typeof skip === 'string' ? { reason: skip } : {}),
    };
    yield `${JSON.stringify(told)}\n`;
  }
}

export { outcomes as default };
