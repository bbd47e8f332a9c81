import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConsentMap } from '../../src/wire/consent-map.ts';

test('a map of every tool is taken as it is', () => {
  const map = {
    'tcf:5': ['picks'],
    'tcf:custom-2': ['picks', 'history'],
    'gpp:personal-data': ['counts'],
    'shopify:preferences': ['picks', 'history'],
    'wp:statistics-anonymous': ['counts'],
    'name in a tool': ['offers', 'region'],
    'https://tool.example/purpose': ['picks'],
  };
  assert.deepEqual(readConsentMap(map), { map, problems: [] });
});

test('what a map gets wrong is named, and the rest of it is used', () => {
  const { map, problems } = readConsentMap({
    good: ['picks'],
    'tcf:12': ['picks'],
    'tcf:legitimate-5': ['picks'],
    'shopify:preference': ['picks'],
    'google:personalization_storage': ['picks'],
    text: 'picks',
    unknown: ['picks', '__proto__'],
  });
  assert.deepEqual(map, { good: ['picks'] });
  assert.deepEqual(
    problems.map(({ code, path }) => `${code} ${path}`),
    [
      'consent consentMap.tcf:12',
      'consent consentMap.tcf:legitimate-5',
      'consent consentMap.shopify:preference',
      'consent consentMap.google:personalization_storage',
      'consent consentMap.text',
      'consent consentMap.unknown',
    ],
  );
});

test('no map, and what is none', () => {
  assert.deepEqual(readConsentMap(null), { map: null, problems: [] });
  for (const input of ['picks', 5, ['tcf:5']]) {
    const { map, problems } = readConsentMap(input);
    assert.equal(map, null);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['consentMap'],
    );
  }
});
