import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { NO_PURPOSES, PURPOSES } from '../../src/core/consent.ts';
import { CONTEXT, consentReceipt, consentRecord, refusal } from '../../src/core/consent-receipt.ts';

const published = JSON.parse(await readFile(new URL('dpv-terms.json', import.meta.url), 'utf8'));
const TERMS = new Set(
  Object.entries(published.terms).flatMap(([prefix, lists]) =>
    lists.flatMap((list) => list.split(' ')).map((term) => `${prefix}:${term}`),
  ),
);

const ALL = Object.fromEntries(PURPOSES.map((purpose) => [purpose, true]));
const HASH = 'Aq_-'.repeat(10).padEnd(43, 'x');
const GIVEN = {
  id: 'r'.repeat(22),
  at: Date.UTC(2026, 5, 5, 18),
  state: 'given',
  purposes: { ...NO_PURPOSES, picks: true, counts: true },
  source: 'viewer',
  noticeVersion: 3,
  noticeHash: HASH,
  language: 'de-CH',
  controller: 'Shop Ltd',
  named: {
    contact: 'mail@shop.example',
    policy: null,
    recipient: 'Counts AG',
    recipientCountry: 'CH',
  },
};
const WITHDRAWN = { ...GIVEN, id: 'w'.repeat(22), state: 'withdrawn', purposes: NO_PURPOSES };

/** Every place of a document where a term stands, as prefix and name. */
function* termsOf(node, at = '$') {
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) yield* termsOf(each, `${at}[${index}]`);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === '@context') continue;
    if (!key.startsWith('@')) yield { term: key, at: `${at}.${key}` };
    if (key === '@type') {
      for (const term of [value].flat()) yield { term, at: `${at}.@type` };
    }
    if (key === '@id' && !/^(urn|ni):/.test(value)) yield { term: value, at: `${at}.@id` };
    yield* termsOf(value, `${at}.${key}`);
  }
}

function assertPublished(document) {
  for (const { term, at } of termsOf(document)) {
    const known = TERMS.has(term) || /^loc:[A-Z]{2}$/.test(term);
    assert.ok(known, `${term} at ${at} is not in the published vocabulary`);
  }
}

const processOf = (record, purpose) =>
  record['dpv:hasProcess'].find((one) => one['dct:title'] === purpose);
const statusOf = (record, purpose) =>
  [processOf(record, purpose)['dpv:hasConsentStatus']['@type']].flat();

describe('consent records as ISO/IEC TS 27560 in DPV', () => {
  it('use published terms only, under the published namespaces', () => {
    assert.deepEqual({ ...CONTEXT }, published.namespaces);
    for (const source of ['viewer', 'page', 'gpc', 'outside']) {
      for (const purposes of [ALL, NO_PURPOSES]) {
        for (const before of [null, ALL, NO_PURPOSES]) {
          for (const named of [GIVEN.named, undefined]) {
            assertPublished(consentRecord({ ...GIVEN, source, purposes, named }, before));
          }
        }
      }
    }
    assertPublished(consentReceipt('x'.repeat(22), 0, [WITHDRAWN, GIVEN]));
  });

  it('a misspelt term is found', () => {
    const record = structuredClone(consentRecord(GIVEN, null));
    record['dpv:hasProcess'][0]['dpv:hasPurpose']['@id'] = 'dpv:ProvideProductRecomendations';
    assert.throws(() => assertPublished(record), /Recomendations at .*hasPurpose/);
  });

  it('hold every field that the guide calls mandatory', () => {
    const record = consentRecord(GIVEN, null);
    assert.equal(record['dct:conformsTo']['@id'], 'dpv-27560:record-eu-gdpr');
    assert.equal(record['dct:identifier'], GIVEN.id);
    assert.equal(record['dpv:hasDataSubject']['@type'], 'dpv:DataSubject');
    assert.equal(record['dpv:hasNotice']['dct:identifier'], `ni:///sha-256;${HASH}`);
    assert.equal(record['dpv:hasNotice']['dct:language'], 'de-CH');
    const controller = record['dpv:hasDataController'];
    assert.equal(controller['dpv:hasName'], 'Shop Ltd');
    for (const field of ['dct:identifier', 'dpv:hasAddress', 'dpv:hasContact']) {
      assert.ok(controller[field], field);
    }
    assert.equal(record['dpv:hasConsentControl']['@type'], 'dpv:WithdrawConsent');
    assert.ok(record['dpv:hasRight'].some((right) => right['@type'].includes('eu-gdpr:A7-3')));
    assert.ok(record['dpv:hasJurisdiction']);
    assert.deepEqual(
      record['dpv:hasProcess'].map((one) => one['dct:title']),
      [...PURPOSES],
    );
    for (const one of record['dpv:hasProcess']) {
      const mandatory = ['hasPurpose', 'hasPersonalData', 'hasProcessing', 'hasRecipient'];
      for (const field of mandatory) assert.ok(one[`dpv:${field}`], `${one['@id']} ${field}`);
      const [place, time] = one['dpv:hasStorageCondition'];
      assert.ok(place['dpv:hasLocation']['dct:description']);
      assert.ok(time['dpv:hasDuration']['rdf:value']);
      const status = one['dpv:hasConsentStatus'];
      assert.equal(status['dpv:isIndicatedAtTime']['@value'], '2026-06-05T18:00:00.000Z');
      assert.ok(status['dct:valid'] && status['dpv:isIndicatedBy'] && status['@type']);
    }
  });

  it('say of each purpose what became of it', () => {
    const given = consentRecord(GIVEN, null);
    assert.deepEqual(statusOf(given, 'picks'), [
      'dpv:ConsentGiven',
      'dpv:ExplicitlyExpressedConsent',
    ]);
    assert.deepEqual(statusOf(given, 'offers'), ['dpv:ConsentRefused']);
    const withdrawn = consentRecord(WITHDRAWN, GIVEN.purposes);
    assert.deepEqual(statusOf(withdrawn, 'picks'), ['dpv:ConsentWithdrawn']);
    assert.deepEqual(statusOf(withdrawn, 'offers'), ['dpv:ConsentRefused']);
    const byPage = consentRecord({ ...WITHDRAWN, source: 'page' }, GIVEN.purposes);
    assert.deepEqual(statusOf(byPage, 'picks'), ['dpv:ConsentRevoked']);
  });

  it('name what leaves the device, to whom, and how it is protected', () => {
    const counts = processOf(consentRecord(GIVEN, null), 'counts');
    assert.equal(counts['dpv:hasRecipient']['dpv:hasName'], 'Counts AG');
    assert.equal(counts['dpv:hasRecipient']['dpv:hasLocation']['@id'], 'loc:CH');
    assert.ok(
      counts['dpv:hasTechnicalMeasure'].some((one) => one['@id'] === 'dpv:DifferentialPrivacy'),
    );
    const picks = processOf(consentRecord(GIVEN, null), 'picks');
    assert.deepEqual(picks['dpv:hasRecipient'], { '@id': 'dpv:DataSubject' });
  });

  it('make a receipt in which what went off is withdrawn, by the record before it', () => {
    const receipt = consentReceipt('x'.repeat(22), 0, [WITHDRAWN, GIVEN]);
    assert.equal(receipt['dct:conformsTo']['@id'], 'dpv-27560:receipt-eu-gdpr');
    const [newest, oldest] = receipt['dpv:hasRecordOfActivity'];
    assert.deepEqual(statusOf(newest, 'counts'), ['dpv:ConsentWithdrawn']);
    assert.deepEqual(statusOf(oldest, 'history'), ['dpv:ConsentRefused']);
    assert.notEqual(newest['dpv:hasDataSubject']['@id'], oldest['dpv:hasDataSubject']['@id']);
  });

  it('make a record of a refusal that was never kept', () => {
    const no = refusal({ ...GIVEN, purposes: NO_PURPOSES }, 'n'.repeat(22), 5);
    assert.equal(no.state, 'refused');
    const record = consentRecord(no, null);
    for (const purpose of PURPOSES) {
      assert.deepEqual(statusOf(record, purpose), ['dpv:ConsentRefused']);
    }
    assert.equal(record['dct:created']['@value'], new Date(5).toISOString());
  });

  it('read without a network: the context is inside, and nothing else is referred to', () => {
    const text = JSON.stringify(consentRecord(GIVEN, null));
    assert.equal(typeof JSON.parse(text)['@context'], 'object');
    assert.ok(!text.includes('"@import"'));
  });
});
