// 100,000 bent documents. The same with as many as wished: npm run -s test:fuzz -- --cases N --seed S
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { StreamPicksError } from '../../src/core/errors.ts';
import { fuzz, sharesOf } from './harness.mjs';
import { texts } from './mutate.mjs';
import { allTargets } from './targets.mjs';

const CASES = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
after(() => rmSync(folder, { recursive: true }));

const targets = allTargets(folder);
const shares = sharesOf(targets, CASES);
/** The same each time, so that a change is what turns it red; the nightly run draws its own. */
const seed = 20_261_122;

test('the shares make up all cases', () => {
  assert.equal(
    shares.reduce((a, b) => a + b),
    CASES,
  );
  assert.ok(shares.every((share) => share >= 50));
});

for (const [at, target] of targets.entries()) {
  test(`whatever comes in, ${target.name} gives a result or a typed error, at once`, async () => {
    const { fault } = await fuzz(target, shares[at], seed);
    if (fault === null) return;
    const again = `npm run -s test:fuzz -- --cases ${CASES} --seed ${seed} --only '${target.name}'`;
    assert.fail(`${fault.why}\nsmallest input: ${fault.input}\nagain: ${again}`);
  });
}

const inputs = texts(['{}']);
const faultOf = async (parse, more = {}) =>
  (await fuzz({ name: 'x', inputs, parse, ...more }, 300, 7, 200)).fault?.why ?? 'none';

test('a parser that does what none may is found out', async () => {
  assert.match(await faultOf((text) => text.length > 9 && null.x), /not typed: TypeError/);
  const refuse = (code) => () => {
    throw new StreamPicksError(code, 'x');
  };
  assert.match(await faultOf(refuse('cue')), /a code that is not its own: cue/);
  assert.equal(await faultOf(refuse('cue'), { codes: ['cue'] }), 'none');
  // Work, not time: on a busy machine 80 ms may pass with little of either core.
  const wait = () => {
    const from = process.cpuUsage();
    for (let spent = 0; spent < 80_000; ) {
      const { user, system } = process.cpuUsage(from);
      spent = user + system;
    }
  };
  assert.match(await faultOf((text) => text.length > 30 && wait()), /took \d+ ms/);
  const broken = () => assert.fail('a promise that is not kept');
  assert.match(await faultOf(() => 1, { holds: broken }), /not kept/);
  try {
    const pollute = (text) => {
      if (text.includes('"')) Reflect.set(Object.prototype, 'polluted', true);
    };
    assert.match(await faultOf(pollute), /Object: keys was changed/);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
  assert.match(
    await faultOf(async (text) => text.length > 9 && null.x, { async: true }),
    /not typed: TypeError/,
  );
});
