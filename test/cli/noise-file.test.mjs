import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makePack } from '../../src/cli/prepare/make-pack.ts';
import { noiseKey, openNoiseFile } from '../../src/cli/prepare/noise-file.ts';
import { openWorkFiles } from '../../src/cli/prepare/work-files.ts';
import { seeded, temporaryFolder } from './support.mjs';

const RULE = { minBuyers: 1, epsilon: 8, unit: 'pair', seed: 1, epochs: 12 };

function shop() {
  const random = seeded(3);
  const products = Array.from({ length: 40 }, (_, item) => ({
    id: `p${item}`,
    title: `Product ${item}`,
    url: `https://shop.example/${item}`,
    category: [`World ${item % 4}`],
    tags: [],
  }));
  const histories = Array.from({ length: 200 }, (_, buyer) => ({
    buyer: `b${buyer}`,
    items: Array.from({ length: 5 }, () => Math.floor(40 * random())),
  }));
  return { products, histories };
}

test('noise that was kept comes again, for the same orders and from a whole file only', async (t) => {
  const file = join(temporaryFolder(t), 'noise');
  const { products, histories } = shop();
  const key = noiseKey(products, histories, RULE);
  const first = await openNoiseFile(file, key);
  const bytes = Array.from({ length: 9000 }, () => [...first.randomBytes(2)]);
  await first.save();
  assert.equal(statSync(file).mode & 0o077, 0, 'nobody else may read it');
  const drawn = async (otherKey) => {
    const { randomBytes } = await openNoiseFile(file, otherKey);
    return Array.from({ length: 9000 }, () => [...randomBytes(2)]);
  };
  assert.deepEqual(await drawn(key), bytes);
  const [one, ...rest] = histories;
  const fewer = [{ ...one, items: one.items.slice(1) }, ...rest];
  assert.notDeepEqual(await drawn(noiseKey(products, fewer, RULE)), bytes);
  const { randomBytes } = await openNoiseFile(file, key);
  for (let at = 0; at < 100; at += 1) randomBytes(16_384);
  assert.ok(new Set(randomBytes(1000)).size > 100, 'what was not kept is new');
  const content = readFileSync(file);
  writeFileSync(file, content.subarray(0, content.length - 1));
  assert.notDeepEqual(await drawn(key), bytes);
  await first.remove();
  assert.ok(!existsSync(file));
});

test('a training under noise goes on where it was interrupted, and leaves nothing', async (t) => {
  const folder = temporaryFolder(t);
  const { products, histories } = shop();
  const nameOf = (kind, key) => join(folder, `${kind} ${key}`);
  const open = () => openWorkFiles(products, histories, RULE, nameOf);
  const stop = new AbortController();
  const begun = makePack(
    products,
    histories,
    RULE,
    (done) => done > 0.1 && stop.abort(new Error('enough')),
    { ...(await open()), signal: stop.signal },
  );
  await assert.rejects(begun, /enough/);
  assert.equal(readdirSync(folder).length, 2);
  const steps = [];
  const files = await open();
  await makePack(products, histories, RULE, (done) => steps.push(done), files);
  assert.ok(steps.find((done) => done > 0) >= 0.1, 'it begins where it stopped');
  await files.remove();
  assert.deepEqual(readdirSync(folder), []);
});
