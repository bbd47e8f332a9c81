import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutsideChoice } from '../../src/wire/outside-choice.ts';

const refused = (path) => ({ name: 'StreamPicksError', code: 'consent', path });

test('a tool’s answers are taken by our names and by its own, with who it is', () => {
  assert.deepEqual(
    readOutsideChoice({
      picks: true,
      counts: false,
      'google-ads': true,
      asking: true,
      source: 'Klaro',
      noticeId: '3',
    }),
    {
      answers: { picks: true, counts: false, 'google-ads': true },
      asking: true,
      source: 'Klaro',
      noticeId: '3',
    },
  );
});

test('what is left out is left as it is; other values under a tool’s own names are no answers', () => {
  const nothing = { answers: {}, asking: false, source: '', noticeId: '' };
  assert.deepEqual(readOutsideChoice({}), nothing);
  assert.deepEqual(
    readOutsideChoice({ picks: null, history: undefined, own: 'yes', asking: 1, source: 5 }),
    nothing,
  );
});

test('our own purposes must be true or false, and are named where they are not', () => {
  for (const purpose of ['picks', 'history', 'counts', 'offers', 'region']) {
    assert.throws(() => readOutsideChoice({ [purpose]: 'yes' }), refused(`consent.${purpose}`));
  }
  for (const odd of [null, undefined, true, 'picks', 5]) {
    assert.throws(() => readOutsideChoice(odd), refused('consent'));
  }
});

test('long names of tools are cut, and of too many answers the first two hundred count', () => {
  const long = 'x'.repeat(300);
  const read = readOutsideChoice({ source: long, noticeId: long });
  assert.deepEqual([read.source.length, read.noticeId.length], [200, 200]);
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`own-${at}`, true]));
  const { answers } = readOutsideChoice(many);
  assert.equal(Object.keys(answers).length, 200);
  assert.ok('own-199' in answers && !('own-200' in answers));
});
