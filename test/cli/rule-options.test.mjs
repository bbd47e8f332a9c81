import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { createRandom } from '../../src/cli/data/seeded.ts';
import { makePack } from '../../src/cli/prepare/make-pack.ts';
import { addRuleOptions, hasRule, ruleOf } from '../../src/cli/prepare/rule-options.ts';
import { decodePack, encodePack } from '../../src/model/pack.ts';

/** The flags that a command line gives. */
function flagsOf(...args) {
  const command = addRuleOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr() {} });
  return command.parse(args, { from: 'user' }).opts();
}

test('options become the rule they name, five buyers a pair without any', () => {
  assert.deepEqual(ruleOf(flagsOf()), { minBuyers: 5, epsilon: null });
  assert.deepEqual(ruleOf(flagsOf('--min-buyers', '1')), { minBuyers: 1, epsilon: null });
  assert.deepEqual(ruleOf(flagsOf('--counts', 'product', '--min-buyers', '3')), {
    minBuyers: 3,
    epsilon: null,
    counts: 'product',
  });
  assert.deepEqual(ruleOf(flagsOf('--epsilon', '0.5')), {
    minBuyers: 1,
    epsilon: 0.5,
    unit: 'purchase',
  });
  assert.deepEqual(ruleOf(flagsOf('--epsilon', '8', '--unit', 'pair')), {
    minBuyers: 1,
    epsilon: 8,
    unit: 'pair',
  });
  assert.equal(hasRule(flagsOf()), false);
  assert.equal(hasRule(flagsOf('--min-buyers', '1')), true);
});

test('options that contradict each other or promise nothing are refused with their name', () => {
  for (const [path, ...args] of [
    ['epsilon', '--epsilon', '1', '--min-buyers', '5'],
    ['epsilon', '--epsilon', '1', '--min-buyers', '1'],
    ['unit', '--unit', 'pair'],
    ['unit', '--unit', 'pair', '--min-buyers', '5'],
    ['counts', '--epsilon', '1', '--counts', 'pair'],
    ['counts', '--min-buyers', '1', '--counts', 'product'],
    ['epsilon', '--epsilon', '20.5'],
    ['epsilon', '--epsilon', '0.0009'],
  ]) {
    assert.throws(() => ruleOf(flagsOf(...args)), { code: 'settings', path }, args.join(' '));
  }
  for (const args of [
    ['--epsilon', '0'],
    ['--epsilon', '-1'],
    ['--epsilon', 'Infinity'],
    ['--epsilon', 'much'],
    ['--min-buyers', '2.5'],
    ['--min-buyers', '-3'],
    ['--unit', 'shop'],
    ['--counts', 'buyer'],
  ]) {
    assert.throws(() => flagsOf(...args), { name: 'CommanderError' }, args.join(' '));
  }
});

test('the file of a pack says which rule it was made under', async () => {
  const products = Array.from({ length: 12 }, (_, at) => ({
    id: `p${at}`,
    title: `Thing ${at}`,
    url: `https://shop.example/${at}`,
    category: ['Things'],
    tags: [],
  }));
  const draw = createRandom(4);
  const histories = Array.from({ length: 60 }, (_, at) => ({
    buyer: `b${at}`,
    items: Array.from({ length: 4 }, () => Math.floor(12 * draw())),
  }));
  for (const [args, rule] of [
    [[], { minBuyers: 5, epsilon: null, delta: null, unit: 'pair' }],
    [['--min-buyers', '1'], { minBuyers: 1, epsilon: null, delta: null, unit: 'none' }],
    [['--counts', 'product'], { minBuyers: 5, epsilon: null, delta: null, unit: 'product' }],
    [['--epsilon', '2.5'], { minBuyers: 1, epsilon: 2.5, delta: null, unit: 'purchase' }],
  ]) {
    const options = { ...ruleOf(flagsOf(...args)), seed: 1, epochs: 1, rank: 2 };
    const pack = decodePack(encodePack(await makePack(products, histories, options)), products);
    assert.deepEqual(pack.rule, rule);
  }
});
