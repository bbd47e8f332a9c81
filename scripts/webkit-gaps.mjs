// Outcomes of a suite in WebKitGTK, held against test/support/webkit-gaps.json: a test that is listed
// there is run all the same and must fail, so that no gap outlives its reason; every other must pass.
import { readFileSync } from 'node:fs';

/** As many files may be unsteady, and are run once more alone; where more fail, something is broken. */
const MOST_AGAIN = 5;

const nameOf = ({ file, test }) => `${file}: ${test}`;

/** Each test under its name, a second one of that name apart. */
function byName(tests) {
  const met = new Map();
  return tests.map((one) => {
    const times = (met.get(nameOf(one)) ?? 0) + 1;
    met.set(nameOf(one), times);
    return [`${nameOf(one)} ${times}`, one];
  });
}

/** A file as a whole that broke: no test of its own, and gone where the file holds when run again. */
const isFile = ({ test }) => test === '(file)';

/**
 * @param suite 'component' or 'e2e'
 * @param first `{tests: [{file, test, outcome}], output}` of the whole run
 * @param again Runs files once more and gives the same.
 * @returns `seen`, every test with its last outcome; `broken` and `stale`, what must not be; `met`, the
 * gaps that were there; `isGap`, `lines` to tell, and the `output` to show where something is broken
 */
export async function holdAgainstGaps(suite, first, again) {
  const all = JSON.parse(readFileSync('test/support/webkit-gaps.json', 'utf8'));
  const known = all.filter((gap) => gap.suite === suite);
  const names = new Set(known.map(nameOf));
  const isGap = (one) => names.has(nameOf(one));
  const isBroken = (one) => one.outcome === 'failed' && !isGap(one);
  const outcomes = new Map(byName(first.tests));
  const failed = first.tests.filter(isBroken);
  const files = [...new Set(failed.map(({ file }) => file))];
  const lines = [];
  let { output } = first;
  if (files.length > 0 && files.length <= MOST_AGAIN) {
    const second = await again(files);
    for (const [key] of byName(failed.filter(isFile))) outcomes.delete(key);
    for (const [key, one] of byName(second.tests)) outcomes.set(key, one);
    const still = new Set([...outcomes.values()].filter(isBroken).map(nameOf));
    const held = failed.filter((one) => !still.has(nameOf(one)));
    lines.push(...held.map((one) => `unsteady, held when run alone: ${nameOf(one)}`));
    output = second.output;
  }
  const seen = [...outcomes.values()];
  const broken = seen.filter(isBroken);
  const failing = new Set(seen.filter(({ outcome }) => outcome === 'failed').map(nameOf));
  const stale = known.filter((gap) => !failing.has(nameOf(gap)));
  lines.push(...broken.map((one) => `failed: ${nameOf(one)}`));
  lines.push(...stale.map((gap) => `is listed as a gap, but does not fail: ${nameOf(gap)}`));
  const met = known.filter((gap) => !stale.includes(gap));
  return { seen, broken, stale, met, isGap, isBroken, lines, output };
}
