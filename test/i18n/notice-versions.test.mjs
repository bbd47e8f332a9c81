// What the notice says in a language is bound to its version there: records of consent name both.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { PURPOSES } from '../../src/core/consent.ts';
import { noticeText, noticeVersion, WORDING_VERSIONS } from '../../src/i18n/notice.ts';
import { LANGUAGES, textsOf } from './support/languages.mjs';

/**
 * By language: hashes of every version so far, oldest first, of the notice and of each purpose. Of a
 * purpose that was only worded better, a version holds a list, newest last: `["one", ["two", "too"]]`.
 */
const KNOWN = JSON.parse(await readFile(new URL('notice-versions.json', import.meta.url), 'utf8'));

const FACTS = [
  { counts: false, recipient: null, country: null, policy: null, contact: null },
  {
    counts: true,
    recipient: null,
    country: null,
    policy: '/privacy',
    contact: 'mail@shop.example',
  },
  { counts: false, recipient: 'Counts AG', country: 'CH', policy: null, contact: null },
  { counts: false, recipient: null, country: 'CH', policy: null, contact: null },
].map((facts) => ({ controller: 'Shop Ltd', days: 90, ...facts }));

const hash = (text) => createHash('sha256').update(text).digest('base64url');

/** What stands behind each version. */
function wordsOf(texts) {
  const { purposes, needs, recipient } = texts.how;
  const about = Object.fromEntries(
    PURPOSES.map((purpose) => [
      purpose,
      [
        purposes[purpose].title,
        purposes[purpose].text,
        needs[purpose] ?? '',
        ...(purpose === 'counts' ? [recipient('Counts AG', 'CH'), recipient(null, null)] : []),
      ].join('\n'),
    ]),
  );
  return { notice: FACTS.map((facts) => noticeText(texts, facts)).join('\n\n'), ...about };
}

for (const language of LANGUAGES) {
  test(`${language}: a text that changed has a new version`, async () => {
    const texts = await textsOf(language);
    const versions = { notice: noticeVersion(texts.lang), ...WORDING_VERSIONS[language] };
    const found = Object.fromEntries(
      Object.entries(wordsOf(texts)).map(([part, words]) => [part, hash(words)]),
    );
    const expected = Object.fromEntries(
      Object.entries(versions).map(([part, version]) => {
        const hashes = KNOWN[language]?.[part] ?? [];
        assert.ok(
          hashes.length <= version,
          `${part}: version ${version} is older than what is known`,
        );
        return [part, [hashes[version - 1]].flat().at(-1)];
      }),
    );
    assert.deepEqual(
      found,
      expected,
      `What the notice says changed: raise its version in src/i18n/notice.ts, and that of a purpose whose meaning changed; list in notice-versions.json:\n"${language}": ${JSON.stringify(found)}`,
    );
    assert.ok(versions.notice >= Math.max(...PURPOSES.map((purpose) => versions[purpose])));
  });
}

test('every language that has a version has texts, and the other way round', () => {
  const listed = Object.keys(WORDING_VERSIONS).sort();
  assert.deepEqual(
    LANGUAGES.filter((language) => !listed.includes(language)),
    [],
  );
  assert.deepEqual(
    Object.keys(KNOWN).filter((language) => !LANGUAGES.includes(language)),
    [],
  );
});

test('a changed text is seen: of the notice alone, and of one purpose', async () => {
  const texts = await textsOf('en');
  const before = wordsOf(texts);
  const changed = (how) => wordsOf({ ...texts, how: { ...texts.how, ...how } });
  const differs = (after) => Object.keys(after).filter((part) => after[part] !== before[part]);
  assert.deepEqual(differs(changed({ controller: (name) => `${name} is responsible.` })), [
    'notice',
  ]);
  const purposes = { ...texts.how.purposes, offers: { ...texts.how.purposes.offers, text: 'New' } };
  assert.deepEqual(differs(changed({ purposes })), ['notice', 'offers']);
  assert.deepEqual(differs(changed({ recipient: () => 'To others.' })), ['notice', 'counts']);
});
