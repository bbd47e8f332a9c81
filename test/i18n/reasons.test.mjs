import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../src/i18n/en/messages.ts';
import { messagesFor } from './support/messages-for.ts';

const names = {
  host: null,
  title: (id) => ({ shoe: 'Fell 2', jacket: 'Squall rain jacket' })[id] ?? id,
};

function acts(patch) {
  return {
    type: 'select',
    count: 3,
    productIds: ['a', 'b', 'c'],
    thisShow: true,
    signalIds: ['s'],
    ...patch,
  };
}

function pick(reason, patch = {}) {
  return {
    productId: 'x',
    place: 1,
    score: 1,
    discovery: false,
    promoted: false,
    reason,
    ...patch,
  };
}

function similar(field, label, patch) {
  return {
    id: 'r',
    kind: 'similar',
    contribution: 1,
    about: 'viewer',
    field,
    label,
    acts: acts(patch),
  };
}

test('three different things of a kind are named as such', () => {
  const reason = similar('category', 'Trail shoes', { category: 'Trail shoes' });
  assert.equal(
    en.reasons.card(pick(reason), names),
    'You looked at three trail shoes in this show',
  );
});

test('three looks at one thing do not become three things', () => {
  const reason = similar('category', 'Trail shoes', {
    productIds: ['shoe'],
    category: 'Trail shoes',
  });
  assert.equal(en.reasons.card(pick(reason), names), 'You looked at Fell 2 in this show');
  assert.equal(en.reasons.row(reason, names).label, 'Your 3 looks at Fell 2');
});

test('acts of an earlier show are not said to be of this one', () => {
  const reason = similar('category', 'LED lamps', { category: 'LED lamps', thisShow: false });
  assert.equal(en.reasons.card(pick(reason), names), 'You looked at three LED lamps');
});

test('the brand is named by the product it comes from', () => {
  const reason = similar('brand', 'Ridgeway', { type: 'save', count: 1, productIds: ['jacket'] });
  assert.equal(en.reasons.card(pick(reason), names), 'Same brand as Squall rain jacket');
  assert.equal(en.reasons.row(reason, names).detail, 'same brand, Ridgeway');
});

test('the same product: saved, or passed over', () => {
  const saved = {
    id: 'r',
    kind: 'same',
    contribution: 1,
    about: 'viewer',
    acts: acts({ type: 'save', count: 1 }),
  };
  assert.equal(en.reasons.card(pick(saved), names), 'You saved it');
  const passed = { ...saved, contribution: -0.2, acts: acts({ type: 'view', count: 2 }) };
  assert.deepEqual(en.reasons.row(passed, names), {
    label: 'You saw it twice and passed',
    detail: 'counts against it',
  });
});

test('on stage, with and without a name', () => {
  const stage = { id: 'stage', kind: 'stage', contribution: 2, about: 'show' };
  assert.equal(en.reasons.card(pick(stage), names), 'On stage now');
  assert.equal(en.reasons.card(pick(stage), { ...names, host: 'Mara' }), 'Mara is showing it now');
});

test('paid and new places say so before any other reason', () => {
  const stage = { id: 'stage', kind: 'stage', contribution: 2, about: 'show' };
  assert.equal(
    en.reasons.card(pick(stage, { promoted: true }), names),
    'It fits the show, not you',
  );
  assert.equal(en.reasons.card(pick(stage, { discovery: true }), names), 'Something new for you');
});

test('what past orders say is said to come from other shoppers', () => {
  const together = similar('together', undefined, { category: 'Trail shoes' });
  assert.match(en.reasons.row(together, names).detail, /bought by shoppers with similar baskets/);
  const alike = similar('alike', undefined, { category: 'Trail shoes' });
  assert.match(en.reasons.row(alike, names).detail, /in the eyes of the shop/);
  // The card names the viewer's own acts, which are behind both.
  assert.doesNotMatch(en.reasons.card(pick(together), names), /baskets/);
});

test('every act and every field has words for each place', () => {
  const types = [
    'view',
    'dwell',
    'select',
    'save',
    'add',
    'purchase',
    'search',
    'react',
    'dismiss',
  ];
  const fields = [
    'brand',
    'creator',
    'category',
    'title',
    'tags',
    'price',
    'same',
    'together',
    'alike',
    undefined,
  ];
  for (const type of types) {
    for (const field of fields) {
      for (const productIds of [[], ['shoe'], ['shoe', 'jacket']]) {
        for (const kind of ['same', 'similar']) {
          const reason = { ...similar(field, 'Label', { type, productIds }), kind };
          for (const text of [
            en.reasons.card(pick(reason), names),
            en.reasons.row(reason, names).label,
            en.reasons.cause(reason, names),
          ]) {
            assert.ok(
              text.length > 3 && !/undefined|null|NaN/.test(text),
              `${type} ${field}: ${text}`,
            );
          }
        }
      }
    }
  }
});

test('places read as ordinals', () => {
  assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 1130].map(en.why.place), [
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '22nd',
    '101st',
    '111th',
    '1,130th',
  ]);
});

test('an unknown language falls back to English', () => {
  assert.equal(messagesFor('tlh'), en);
  assert.equal(messagesFor(''), en);
});

test('rule 6: the first layer names the controller, what is kept, and the count that is sent', () => {
  const text = en.optIn.text({ controller: 'Northfold Ltd', counts: true, days: 90 });
  for (const part of ['Northfold Ltd', '90 days', 'one scrambled count a show'])
    assert.ok(text.includes(part));
  const without = en.optIn.text({ controller: 'Northfold Ltd', counts: false, days: 90 });
  assert.ok(!/count/.test(without) && without.includes('Nothing is sent'));
});

test('what was put in the basket reads as a sentence; no reason is named as the order of the show', () => {
  const acts = { type: 'add', count: 1, productIds: ['shoe'], thisShow: true, signalIds: ['1'] };
  const reason = {
    id: 'r',
    kind: 'similar',
    contribution: 1,
    about: 'viewer',
    field: 'category',
    acts,
  };
  const words = { host: null, title: () => 'Fell 2' };
  assert.equal(en.reasons.card(pick(reason), words), 'You put Fell 2 in the basket in this show');
  assert.equal(en.reasons.card(pick(undefined), words), 'In the order of the show');
});

test('past orders are not said to be of this show, nor of the viewer', () => {
  const reason = { id: 'past', kind: 'past', contribution: 1, about: 'show' };
  assert.equal(en.reasons.card(pick(reason), names), 'From past orders of the shop');
  const against = en.reasons.row({ ...reason, contribution: -1 }, names);
  assert.equal(against.detail, 'from all buyers, not you, counts against it');
});

test('a plain reaction is told as what was pressed, never as a wish for more or a no', () => {
  const about = (reaction, contribution) => ({
    ...similar('category', 'Trail shoes', {
      type: 'react',
      reaction,
      count: 1,
      productIds: ['shoe'],
      thisShow: false,
    }),
    contribution,
  });
  assert.equal(en.reasons.card(pick(about('love', 1)), names), 'You said you love Fell 2');
  assert.equal(en.reasons.row(about('dear', -1), names).label, 'Your “too dear” for Fell 2');
  assert.equal(en.reasons.cause(about('curious', 1), names), 'your “curious” for Fell 2');
  const same = { ...about('dear', -1), kind: 'same' };
  assert.equal(en.reasons.row(same, names).label, 'You said it is too dear');
  assert.equal(en.reasons.cause(same, names), 'your “too dear” for it');
});

test('reactions among the notes say which one; a page’s own values say more or less', () => {
  const note = (value) => en.data.knows.note({ type: 'react', productId: 'shoe', value }, names);
  assert.equal(note(1), 'More like Fell 2');
  assert.equal(note(0.8), 'You said “Love it”: Fell 2');
  assert.equal(note(-0.4), 'You said “Too dear”: Fell 2');
  assert.equal(note(0.5), 'More like Fell 2');
  assert.equal(note(-1), 'Less like Fell 2');
});
