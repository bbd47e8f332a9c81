// Arabic and Spanish count and write as the page's region does, and names keep their own direction.
import assert from 'node:assert/strict';
import test from 'node:test';
import { hostMessagesFor } from './support/host-messages-for.ts';
import { at, textIn, textsOf, walk } from './support/languages.mjs';
import { messagesFor } from './support/messages-for.ts';
import { samplesOf } from './support/samples.mjs';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Every text that a language gives for the samples, with where it stands. */
async function everything(texts) {
  const english = await textsOf('en');
  const found = [];
  walk(english, (path, value) => {
    if (typeof value !== 'function') return found.push([path, at(texts, path)]);
    for (const args of samplesOf(path, value))
      for (const [, words] of textIn(at(texts, path)(...args)))
        found.push([`${path}(${JSON.stringify(args)})`, words]);
  });
  return found.filter(([, words]) => typeof words === 'string');
}

/** What is put in is a sentence of the same language already, with its own isolates. */
const OWN =
  /^(card\.why|why\.(without|stillWithout|removeNamed)|spotlight\.came|data\.knows\.deleteNote|data\.picks\.(tryNamed|trial|confirmNamed)|region\.text|host\.next\.putNamed|host\.register\.plan\.(needs|withError))\(/;

const arabic = (tag) => ({ ...messagesFor(tag), host: hostMessagesFor(tag) });

test('Arabic: all six forms of a counted noun, and the dual as subject and as object', () => {
  const { data, afterShow } = messagesFor('ar');
  const notes = (count) => data.hints.knows(11, count).split('، ')[1];
  assert.deepEqual([0, 1, 2, 3, 10, 11, 99, 100, 103].map(notes), [
    'لا ملاحظات',
    'ملاحظة واحدة',
    'ملاحظتان',
    '3 ملاحظات',
    '10 ملاحظات',
    '11 ملاحظة',
    '99 ملاحظة',
    '100 ملاحظة',
    '103 ملاحظات',
  ]);
  assert.match(afterShow.madeFrom(2), /من ملاحظتين لك$/);
});

test('Arabic: answers beside their number take the form of it, hundreds too', () => {
  const { answers } = hostMessagesFor('ar').head;
  const said = [1, 2, 3, 10, 11, 100, 103].map((count) => answers(count).split(' ')[0]);
  const [one, two, few] = ['إجابة', 'إجابتان', 'إجابات'];
  assert.deepEqual(said, [one, two, few, few, one, one, few]);
});

test('Arabic: a Latin name stands between isolates wherever it stands in a sentence', async () => {
  const loose = [];
  for (const [path, words] of await everything(arabic('ar'))) {
    if (OWN.test(path)) continue;
    const outside = words.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, '');
    assert.ok(!outside.includes(FIRST_STRONG_ISOLATE), `${path}: ${words} opens twice`);
    assert.ok(!outside.includes(POP_ISOLATE), `${path}: ${words} closes twice`);
    if (/Fell 2|Squall|Ridgeway|Shop Ltd|Counting Inc|Trail shoes/.test(outside))
      loose.push(`${path}: ${words}`);
  }
  assert.deepEqual(loose, []);
});

test('Arabic: figures are those of the region throughout', async () => {
  for (const [path, words] of await everything(arabic('ar-EG'))) {
    // What comes in written, as times and names, is no figure of ours.
    const args = path.replaceAll(/"[pscx]\d+"/g, '');
    const written = /"[^"]*\d[^"]*"/.test(args) || /^host\..*\d/.test(args);
    if (OWN.test(path) || written) continue;
    const own = words.replaceAll(/\u2068[^\u2069]*\u2069/g, '');
    assert.doesNotMatch(own, /[0-9]/, `${path}: ${words}`);
  }
  const { optIn, data } = messagesFor('ar-EG');
  const asked = optIn.text({ controller: 'Shop Ltd', counts: true, days: 90 });
  assert.match(asked, /٩٠ يومًا/);
  assert.match(data.runs.effort({ rankings: 0, workMs: 0, learner: { runs: 0 } }).state, /٠ جول/);
  const { interest, head } = hostMessagesFor('ar-EG');
  for (const words of [interest.caption, interest.key, head.in100('٤١')])
    assert.doesNotMatch(words, /[0-9]/);
});

test('Spanish: thousands as in Spain and as in Mexico, millions with their preposition', () => {
  const all = (tag, count) => messagesFor(tag).data.hints.knows(1, count);
  assert.equal(all('es', 1), '1 interés, 1 nota');
  assert.equal(all('es-ES', 12_345), '1 interés, 12.345 notas');
  assert.equal(all('es-MX', 12_345), '1 interés, 12,345 notas');
  assert.equal(all('es', 1_000_000), '1 interés, 1.000.000 de notas');
});

test('a malformed tag still speaks its language', () => {
  assert.equal(messagesFor('es-!').close, 'Cerrar');
  assert.equal(messagesFor('ar-!').close, 'إغلاق');
  assert.equal(hostMessagesFor('ar-!').report.open, 'التقرير');
});
