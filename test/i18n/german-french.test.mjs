// What is particular to German (cases, articles) and to French (elision, spaces before signs).
import assert from 'node:assert/strict';
import test from 'node:test';
import { de } from '../../src/i18n/de/messages.ts';
import { fr } from '../../src/i18n/fr/messages.ts';
import { at, LANGUAGES, textIn, textsOf, walk } from './support/languages.mjs';
import { samplesOf } from './support/samples.mjs';

const names = {
  host: null,
  title: (id) => ({ shoe: 'Fell 2', oven: 'Alpina Ofen' })[id] ?? id,
};
const acts = (patch) => ({
  type: 'select',
  count: 3,
  productIds: ['shoe'],
  thisShow: false,
  signalIds: ['s'],
  ...patch,
});
const similar = (patch, field = 'category', label = 'Trailschuhe') => ({
  id: 'r',
  kind: 'similar',
  contribution: 1,
  about: 'viewer',
  field,
  label,
  acts: acts(patch),
});
const pick = (reason) => ({ productId: 'x', place: 1, score: 1, reason });
const MANY = { productIds: ['a', 'b', 'c'], category: 'Trailschuhe' };

/** Everything a language says: constants, and functions with all samples; with the path. */
async function everything(language) {
  const [texts, english] = await Promise.all([textsOf(language), textsOf('en')]);
  const found = [];
  walk(texts, (path, value) => {
    if (typeof value !== 'function') return found.push([path, value]);
    for (const args of samplesOf(path, at(english, path)))
      for (const [key, words] of textIn(value(...args))) found.push([`${path} ${key}`, words]);
  });
  return found.filter(([, words]) => typeof words === 'string');
}

test('de: what was done stands in the case that the sentence wants', () => {
  const { card, row, cause } = de.reasons;
  assert.equal(
    card(pick(similar(MANY)), names),
    'Du hast drei Produkte aus „Trailschuhe“ angesehen',
  );
  assert.equal(
    card(pick(similar({ ...MANY, type: 'dismiss', thisShow: true })), names),
    'Du hast in dieser Show Nein zu drei Produkten aus „Trailschuhe“ gesagt',
  );
  const once = similar({ count: 1 });
  assert.equal(row(once, names).label, 'Dein Blick auf Fell 2');
  assert.equal(
    de.why.without(cause(once, names), 3).before,
    'Ohne deinen Blick auf Fell 2 wäre das auf ',
  );
  const bought = similar({ ...MANY, type: 'purchase' });
  assert.equal(row(bought, names).label, 'Die drei gekauften Produkte aus „Trailschuhe“');
  assert.equal(
    cause(similar({ type: 'save', count: 1 }), names),
    'das gespeicherte Produkt Fell 2',
  );
});

test('de: one and several, also where an adjective goes with it', () => {
  assert.equal(de.why.showSmall(1), 'Den einen kleinen Grund zeigen');
  assert.equal(de.why.showSmall(3), 'Die drei kleinen Gründe zeigen');
  assert.equal(de.data.picks.inPicks(1, 0, 1), 'in 1 von 1 Vorschlag');
  assert.equal(de.data.picks.inPicks(1, 0, 6), 'in 1 von 6 Vorschlägen');
});

test('fr: “de” loses its vowel before another, and 0 goes with the singular', () => {
  const said = (label, correction = 'less') =>
    fr.data.knows.said({ label, kind: 'brand', correction });
  assert.match(said('Alpina'), /^Moins de produits d’Alpina\./);
  assert.match(said('Écrins'), /^Moins de produits d’Écrins\./);
  assert.match(said('Ridgeway'), /^Moins de produits de Ridgeway\./);
  assert.match(said('Haribo'), /de Haribo/);
  assert.equal(fr.data.picks.tuned.comparison('Fell 2', 'Alpina'), 'Fell 2 plutôt qu’Alpina');
  assert.equal(fr.data.hints.knows(0, 2), '0 centre d’intérêt, 2 notes');
  assert.equal(fr.why.place(1), '1re place');
  assert.equal(fr.why.place(21), '21e place');
});

test('fr: signs and quotes stand after a space that does not break', async () => {
  const wrong = (await everything('fr')).filter(
    ([, words]) =>
      /(?:^|[^\u202f])[;!?]|[^\u202f\d]:|\d:(?!\d)|«(?!\u00a0)|(?<!\u00a0)»/.test(words) ||
      /(?<!O)'|"|(?<!-)\b(?:de|que|le|la) [aeiouyéèêàâîôû]/i.test(words),
  );
  assert.deepEqual(wrong.slice(0, 20), []);
});

test('de: quotes are German ones, in pairs', async () => {
  const plain = (words) =>
    words
      .replaceAll('“Gore”', '')
      .replaceAll('“lamp”', '')
      .replaceAll('“L”', '')
      .replaceAll('“Live”', '');
  const wrong = (await everything('de')).filter(([, words]) => {
    const own = plain(words);
    const count = (sign) => own.split(sign).length;
    return count('„') !== count('“') || /["”‘]|(?<!\p{L})’|(?<!O)'/u.test(own) || /\S…/.test(own);
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});

test('rule 6: the rights are named in the words of the law', () => {
  const rights = { counts: true, elsewhere: false };
  for (const word of ['Auskunft', 'Berichtigung', 'Löschung', 'Aufsichtsbehörde'])
    assert.ok(de.how.rights(rights).includes(word), word);
  for (const word of ['accéder', 'rectifier', 'effacer', 'réclamation', 'autorité de contrôle'])
    assert.ok(fr.how.rights(rights).includes(word), word);
  assert.match(de.how.points[2].title, /widerrufen/);
  assert.match(fr.how.points[2].title, /retirer votre consentement/);
  for (const { how } of [de, fr])
    for (const [purpose, days] of [
      ['history', 90],
      ['counts', 28],
      ['offers', 30],
    ])
      assert.match(how.purposes[purpose].text, new RegExp(`\\b${days} (?:Tage|jours)\\b`), purpose);
  assert.ok(LANGUAGES.includes('de') && LANGUAGES.includes('fr'));
});
