// What the question says before a choice holds all that viewer rule 6 asks for.
import assert from 'node:assert/strict';
import test from 'node:test';
import { RETENTION_DAYS } from '../../src/core/retention.ts';
import { en } from '../../src/i18n/en/messages.ts';
import { LANGUAGES, textsOf } from './support/languages.mjs';

const { how } = en;

test('rule 6: each purpose says how long what it stores is kept', () => {
  for (const [purpose, days] of Object.entries(RETENTION_DAYS)) {
    assert.match(how.purposes[purpose].text, new RegExp(`\\b${days} days\\b`), purpose);
  }
  assert.match(how.purposes.picks.text, /when you leave/);
});

test('rule 6: the notes are named: what is looked at, how long, what is searched for', () => {
  const notes = how.points.map(({ title, text }) => `${title}. ${text}`).join(' ');
  for (const word of ['look at', 'open', 'save', 'basket', 'buy', 'skip', 'how long', 'search for'])
    assert.ok(notes.includes(word), word);
});

test('rule 6: who answers, who gets what, and the rights are named', () => {
  assert.match(how.controller('Shop Ltd'), /Shop Ltd answers/);
  assert.match(how.recipient('Counting Inc', 'Chile'), /Counting Inc in Chile/);
  for (const [counts, elsewhere, gets] of [
    [false, false, /Nobody gets anything/],
    [true, false, /No other company/],
  ])
    assert.match(how.rights({ counts, elsewhere }), gets);
  const rights = how.rights({ counts: true, elsewhere: true });
  assert.doesNotMatch(rights, /gets anything/);
  for (const word of ['see', 'correct', 'delete', 'complain'])
    assert.ok(rights.includes(word), word);
});

test('rule 6: where the country comes from is said, and that the choice of one is kept', () => {
  const { text } = how.purposes.region;
  for (const words of ['your country', 'your clock', 'chosen', 'kept here'])
    assert.ok(text.includes(words), words);
});

/** What each language calls true, and how it would say that nobody knows whose an answer is. */
const TRUE = {
  ar: /صحيحة/,
  de: /ob sie stimmt/,
  en: /it is true/,
  es: /es verdad/,
  fr: /est vraie/,
  ja: /本当/,
  zh: /是不是真的/,
};
const WHOSE = /إجابتك|\b(?:deine|yours|tuya|vôtre)\b|あなたの|你的/;

test('rule 6: an answer is promised to be doubtful, not to come from nobody', async () => {
  // Who runs the collector's network sees an address; only what the answer says is protected.
  for (const language of LANGUAGES) {
    const { text } = (await textsOf(language)).how.purposes.counts;
    assert.match(text, TRUE[language], language);
    assert.doesNotMatch(text, WHOSE, language);
  }
});
