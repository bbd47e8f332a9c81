import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HAND_WEIGHTS, readWeights } from '../../src/model/weights.ts';

const text = readFileSync(new URL('../../models/weights.json', import.meta.url), 'utf8');

test('the shipped weights are under 1 kB and read as they are written', () => {
  assert.ok(Buffer.byteLength(text) < 1000, `${Buffer.byteLength(text)} bytes`);
  assert.deepEqual(readWeights(JSON.parse(text)), HAND_WEIGHTS);
  assert.deepEqual(JSON.parse(JSON.stringify(HAND_WEIGHTS)), JSON.parse(text));
});

test('having been on screen counts nothing', () => {
  assert.deepEqual(HAND_WEIGHTS.events.view, { alike: 0, same: 0 });
});

const bad = {
  '': [null, [], 'x', 7],
  version: ['', 7, 'v'.repeat(33)],
  'fields.brand': [NaN, Infinity, '1', null, 101],
  popularity: [undefined, -101],
  'stage.onStage': [-1],
  'stage.season': [undefined, 101],
  'events.view.same': [{}],
  'events.wave': [{ alike: 1, same: 1 }],
  'decay.shortHalfLifeMs': [0],
  'decay.longHalfLifeMs': [1, 1e13],
  'decay.shortShare': [1.01, -0.1],
  extra: [1],
};

for (const [path, values] of Object.entries(bad)) {
  test(`refuses weights with a bad ${path || 'root'}, naming it`, () => {
    for (const value of values) {
      let json = JSON.parse(text);
      const keys = path.split('.');
      if (path === '') json = value;
      else keys.slice(0, -1).reduce((part, key) => part[key], json)[keys.at(-1)] = value;
      assert.throws(
        () => readWeights(json),
        (error) => error.code === 'model' && error.path === path,
        `${path} = ${String(value)}`,
      );
    }
  });
}
