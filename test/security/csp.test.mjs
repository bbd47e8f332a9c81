// The policies that the documents recommend, as a reviewer's tool sees them. The README's own text is
// read, so that what is tested is what is pasted.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { policiesSeen, policyDocument, withPolicyTable } from '../support/policy-table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = [
  'README.md',
  ...readdirSync(`${root}docs`, { recursive: true })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Policies in code blocks of a document, each as one line. */
function policiesOf(text) {
  const blocks = [...text.matchAll(/^```[\w-]*\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  return blocks
    .map((block) => block.replaceAll(/\s*\n\s*/g, ' ').trim())
    .filter((block) => /^(default|script)-src /.test(block));
}

/** Findings that are high, or may be, and whatever is medium or no policy at all. */
function grave(policy) {
  const { csp } = new CspParser(policy);
  return new CspEvaluator(csp)
    .evaluate()
    .filter(({ severity }) => severity <= Severity.HIGH_MAYBE)
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`);
}

test('no policy that the documents recommend has a grave finding', () => {
  const found = documents.flatMap((file) =>
    policiesOf(readFileSync(root + file, 'utf8')).map((policy) => [file, policy]),
  );
  assert.ok(found.some(([file]) => file === 'README.md'));
  for (const [file, policy] of found) assert.deepEqual(grave(policy), [], `${file}: ${policy}`);
});

test('the policy of the README keeps scripts, plug-ins and bases out, and asks for Trusted Types', () => {
  const [policy] = policiesOf(readFileSync(`${root}README.md`, 'utf8'));
  const { directives } = new CspParser(policy).csp;
  assert.deepEqual(directives['default-src'], ["'none'"]);
  assert.deepEqual(directives['base-uri'], ["'none'"]);
  assert.deepEqual(directives['require-trusted-types-for'], ["'script'"]);
});

test('a policy that lets scripts in is found out', () => {
  assert.notDeepEqual(grave("default-src 'none'; script-src 'unsafe-inline'"), []);
  assert.notDeepEqual(grave('script-src *'), []);
});

test('the table of policies is what the browsers were seen to do, in the order of the three places', () => {
  const seen = policiesSeen();
  assert.equal(withPolicyTable(policyDocument(), seen), policyDocument());
  assert.deepEqual(Object.keys(seen.chrome), Object.keys(seen.firefox));
  for (const [row, { runs, refused, says, faults }] of Object.entries(seen.chrome)) {
    const { refused: _, ...other } = seen.chrome[row];
    assert.deepEqual(seen.firefox[row], other, row);
    // The next place is taken only where the browser refused the one before.
    const isRefused = refused.some((each) => /^(worker-src blob$|trusted-types )/.test(each));
    assert.equal(runs !== 'blob', isRefused, row);
    assert.deepEqual(faults, runs === 'page' ? ['worker'] : [], row);
    if (runs === 'page') assert.equal(says, 'Not sealed', row);
    if (runs === 'blob') assert.deepEqual([says, refused], ['Sealed', []], row);
  }
});
