import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { StreamPicksError } from '../../src/core/errors.ts';
import { parseCue, parseDateRange } from '../../src/wire/cue.ts';

const refused = (path) => (error) =>
  error instanceof StreamPicksError && error.code === 'cue' && error.path === path;

test('our cue gives its products and stage', () => {
  assert.deepEqual(
    parseCue('{"type":"streampicks.product","v":1,"ids":["A","B","A"],"stage":"demo"}'),
    { ids: ['A', 'B'], stage: 'demo' },
  );
});

test('IVS metadata and Mux cue points pass', () => {
  assert.deepEqual(parseCue('{"productId":"A"}'), { ids: ['A'] });
});

for (const text of [
  '',
  'Hello',
  '[]',
  'null',
  '5',
  '{}',
  '{"type":"other","ids":["A"]}',
  '{"start":1}',
  '"A"',
]) {
  test(`somebody else’s cue is ignored: ${text || 'empty'}`, () =>
    assert.equal(parseCue(text), null));
}

for (const [text, path] of [
  ['{"type":"streampicks.product","v":2,"ids":["A"]}', 'v'],
  ['{"type":"streampicks.product","v":1}', 'ids'],
  ['{"type":"streampicks.product","v":1,"ids":[]}', 'ids'],
  ['{"type":"streampicks.product","v":1,"ids":["A",5]}', 'ids[1]'],
  ['{"type":"streampicks.product","v":1,"ids":["A"],"stage":"finale"}', 'stage'],
  ['{"productId":7}', 'productId'],
]) {
  test(`a cue of ours that is wrong names the field: ${text}`, () => {
    assert.throws(() => parseCue(text), refused(path));
  });
}

test('a date range is read from its ID alone, or with its attributes', () => {
  assert.deepEqual(parseDateRange({ id: 'sp:SKU-1:7' }), { ids: ['SKU-1'], cueId: 'sp:SKU-1:7' });
  assert.deepEqual(parseDateRange({ id: 'sp:a:b:2', stage: 'offer' }), {
    ids: ['a:b'],
    stage: 'offer',
    cueId: 'sp:a:b:2',
  });
  assert.deepEqual(parseDateRange({ id: 'sp:x:1', productId: 'Real id' }).ids, ['Real id']);
  assert.equal(parseDateRange({ id: 'splice-7' }), null);
  assert.throws(() => parseDateRange({ id: 'sp:SKU-1' }), refused('ID'));
  assert.throws(() => parseDateRange({ id: 'sp:SKU-1:1', stage: 'x' }), refused('X-STAGE'));
});

test('no text does anything but give a cue, nothing, or a typed error', () => {
  const almost = fc.record({
    type: fc.constant('streampicks.product'),
    v: fc.constant(1),
    ids: fc.anything(),
    stage: fc.anything(),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        almost.map((cue) => JSON.stringify(cue)),
      ),
      (text) => {
        try {
          const cue = parseCue(text);
          assert.ok(cue === null || cue.ids.every((id) => typeof id === 'string' && id !== ''));
        } catch (error) {
          assert.ok(error instanceof StreamPicksError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
