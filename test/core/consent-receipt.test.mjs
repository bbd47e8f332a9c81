import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import jsonld from 'jsonld';
import { NO_PURPOSES, PURPOSES } from '../../src/core/consent.ts';
import { CONTEXT, consentReceipt, consentRecord, refusal } from '../../src/core/consent-receipt.ts';

const published = JSON.parse(await readFile(new URL('dpv-terms.json', import.meta.url), 'utf8'));
const inDpv = (name) => (name.includes(':') ? name : `dpv:${name}`);

/** Every class with its broader ones. */
const BROADER = new Map();
for (const lists of [published.narrower, published.extensions]) {
  for (const [broader, names] of Object.entries(lists)) {
    for (const name of names.split(' ').map(inDpv)) {
      BROADER.set(name, [...(BROADER.get(name) ?? []), ...(broader === '' ? [] : [broader])]);
    }
  }
}
/** Every property with the class that stands behind it, null where that is left open. */
const RANGE = new Map(published.otherProperties.split(' ').map((name) => [name, null]));
for (const [range, names] of Object.entries(published.ranges)) {
  for (const name of names.split(' ').map(inDpv)) RANGE.set(name, range === '' ? null : range);
}

const isKind = (term, of) =>
  term === of || (BROADER.get(term) ?? []).some((broader) => isKind(broader, of));
/** May stand for a thing that is not there or not told, wherever that thing would stand. */
const isAbsence = (term) => isKind(term, 'dpv:Applicability');

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

const isOurs = (id) => /^(urn|ni):/.test(id);
const isCountry = (term) => /^loc:[A-Z]{2}$/.test(term);

/** What is wrong with a node, told by its place: unknown terms, and terms of another kind than fits. */
function* faultsOf(node, at = '$') {
  if (Array.isArray(node)) {
    for (const [index, each] of node.entries()) yield* faultsOf(each, `${at}[${index}]`);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { '@context': _, '@value': value, '@type': type, '@id': id, ...properties } = node;
  for (const term of [type ?? []].flat()) {
    if (!BROADER.has(term)) yield `${term} at ${at} is no published class`;
  }
  if (id !== undefined && !isOurs(id) && !isCountry(id) && !BROADER.has(id)) {
    yield `${id} at ${at} is not published`;
  }
  if (value !== undefined) return;
  for (const [key, behind] of Object.entries(properties)) {
    const place = `${at}.${key}`;
    if (!RANGE.has(key)) yield `${place} is no published property`;
    const range = RANGE.get(key) ?? null;
    for (const one of range === null ? [] : [behind].flat()) {
      const kinds = typeof one === 'string' ? [] : [one['@type'] ?? one['@id']].flat();
      const fits = kinds.some((term) => isKind(term, range) || isAbsence(term));
      if (!fits) yield `${place} holds ${kinds.join(', ') || 'a text'}, which is no ${range}`;
    }
    yield* faultsOf(behind, place);
  }
}

/** The properties of a node and of those inside it, each as often as it stands there. */
function* keysOf(node) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    if (key === '@context') continue;
    if (!key.startsWith('@') && !Array.isArray(node)) yield key;
    yield* keysOf(inner);
  }
}

function* typesOf(node) {
  if (typeof node !== 'object' || node === null) return;
  yield* [node['@type'] ?? []].flat();
  for (const inner of Object.values(node)) yield* typesOf(inner);
}

const assertPublished = (document) => assert.deepEqual([...faultsOf(document)], []);

const processOf = (record, purpose) =>
  record['dpv:hasProcess'].find((one) => one['dct:title'] === purpose);
const statusOf = (record, purpose) =>
  [processOf(record, purpose)['dpv:hasConsentStatus']['@type']].flat();

describe('consent records as ISO/IEC TS 27560 in DPV', () => {
  it('use published terms only, under the published namespaces', () => {
    assert.deepEqual({ ...CONTEXT }, published.namespaces);
    for (const source of ['viewer', 'page', 'gpc', 'outside', 'tab']) {
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

  it('a misspelt term, and a term that stands where it means nothing, are found', () => {
    const broken = (path, value) => {
      const record = structuredClone(consentRecord(GIVEN, null));
      const last = path.at(-1);
      path.slice(0, -1).reduce((at, key) => at[key], record)[last] = value;
      return [...faultsOf(record)].join('; ');
    };
    const first = ['dpv:hasProcess', 0];
    const purpose = [...first, 'dpv:hasPurpose', '@id'];
    assert.match(broken(purpose, 'dpv:ProvideProductRecomendations'), /not published/);
    assert.match(broken(purpose, 'dpv:EncryptionAtRest'), /which is no dpv:Purpose$/);
    assert.match(broken([...first, 'dpv:hasPurposes'], 'x'), /no published property$/);
    assert.match(broken(['@type'], 'dpv:ConsentRecrod'), /no published class$/);
    assert.match(broken(['dpv:hasJurisdiction'], 'here'), /a text, which is no dpv:Location$/);
    const status = [...first, 'dpv:hasConsentStatus', '@type'];
    assert.match(broken(status, 'dpv:ExpressedConsent'), /which is no dpv:ConsentStatus$/);
  });

  it('the vocabulary is there whole', () => {
    assert.ok(BROADER.size > 990 && RANGE.size > 150, `${BROADER.size}, ${RANGE.size}`);
    for (const term of [...BROADER.values(), [...RANGE.values()].filter(Boolean)].flat()) {
      assert.ok(BROADER.has(term), `${term} is named, but not there`);
    }
    assert.ok(isKind('dpv:ProvideProductRecommendations', 'dpv:Purpose'));
    assert.ok(isKind('dpv:DifferentialPrivacy', 'dpv:TechnicalMeasure'));
    assert.ok(!isKind('dpv:Purpose', 'dpv:Processing'));
  });

  // "ISO 27560:2023, EU GDPR, and DPV" in the guide: what ISO or the GDPR calls mandatory, and where.
  const MANDATORY = [
    ['schema version', ['dct:conformsTo', '@id'], 'dpv-27560:record-eu-gdpr'],
    ['record id', ['dct:identifier'], GIVEN.id],
    ['pii principal id', ['dpv:hasDataSubject', 'dct:identifier'], GIVEN.id],
    ['privacy notice', ['dpv:hasNotice', 'dct:identifier'], `ni:///sha-256;${HASH}`],
    ['language', ['dct:language'], 'de-CH'],
    ['pii controllers', ['dpv:hasDataController', '@type'], 'dpv:DataController'],
    ['party id', ['dpv:hasDataController', 'dct:identifier'], 'Shop Ltd'],
    ['party address', ['dpv:hasDataController', 'dpv:hasAddress', '@id'], 'dpv:NotAvailable'],
    ['party name', ['dpv:hasDataController', 'dpv:hasName'], 'Shop Ltd'],
    ['party contact', ['dpv:hasDataController', 'dpv:hasContact', 0], 'mail@shop.example'],
    ['jurisdiction', ['dpv:hasJurisdiction', '@type'], 'dpv:Jurisdiction'],
    ['withdrawal method', ['dpv:hasConsentControl', '@type'], 'dpv:WithdrawConsent'],
    ['privacy rights', ['dpv:hasRight', 0, '@type', 1], 'eu-gdpr:A7-3'],
    ['authority party', ['dpv:hasAuthority', '@type'], 'dpv:DataProtectionAuthority'],
  ];
  const OF_EACH_PURPOSE = [
    ['purpose', ['dpv:hasPurpose', '@id'], /^dpv:/],
    ['lawful basis, event type', ['dpv:hasLegalBasis', '@id'], /^eu-gdpr:A6-1-a/],
    ['pii information, pii type', ['dpv:hasPersonalData', 'dct:description'], /./],
    ['pii optional', ['dpv:hasNecessity', '@id'], /^dpv:Optional$/],
    ['collection method', ['dpv:hasDataSource', '@id'], /^dpv:DataSubjectDataSource$/],
    ['processing method', ['dpv:hasProcessing', 0, '@id'], /^dpv:/],
    ['storage location', ['dpv:hasStorageCondition', 0, 'dpv:hasLocation', 'dct:description'], /./],
    ['retention period', ['dpv:hasStorageCondition', 1, 'dpv:hasDuration', 'rdf:value'], /./],
    ['recipients, party type', ['dpv:hasRecipient', '@type', 0], /^dpv:Recipient$/],
    ['event time', ['dpv:hasConsentStatus', 'dpv:isIndicatedAtTime', '@value'], /^2026-06-05T18/],
    ['validity duration', ['dpv:hasConsentStatus', 'dct:valid', 'rdf:value'], /./],
    ['entity id', ['dpv:hasConsentStatus', 'dpv:isIndicatedBy', '@id'], /^dpv:DataSubject$/],
    ['event state', ['dpv:hasConsentStatus', '@type'], /^dpv:Consent(Given|Refused)$/],
  ];
  const at = (node, path) => path.reduce((inner, key) => inner?.[key], node);

  it('hold every field that ISO/IEC TS 27560 or the GDPR makes mandatory', () => {
    const record = consentRecord(GIVEN, null);
    for (const [field, path, wanted] of MANDATORY) assert.equal(at(record, path), wanted, field);
    assert.deepEqual(
      record['dpv:hasProcess'].map((one) => one['dct:title']),
      [...PURPOSES],
    );
    for (const one of record['dpv:hasProcess']) {
      for (const [field, path, wanted] of OF_EACH_PURPOSE) {
        const found = at(one, path);
        assert.match(String(found?.['@value'] ?? found), wanted, `${field} of ${one['@id']}`);
      }
    }
    const receipt = consentReceipt('x'.repeat(22), 0, [GIVEN]);
    assert.equal(receipt['dct:identifier'], 'x'.repeat(22));
  });

  it('say how the viewer said yes: by a press about nothing else, or in another way', () => {
    const basis = (choice) =>
      processOf(consentRecord(choice, null), 'picks')['dpv:hasLegalBasis']['@id'];
    assert.equal(basis(GIVEN), 'eu-gdpr:A6-1-a-explicit-consent');
    assert.equal(basis({ ...GIVEN, source: 'page' }), 'eu-gdpr:A6-1-a-non-explicit-consent');
    assert.equal(basis(WITHDRAWN), 'eu-gdpr:A6-1-a');
  });

  it('say of each purpose what became of it', () => {
    const given = consentRecord(GIVEN, null);
    assert.deepEqual(statusOf(given, 'picks'), ['dpv:ConsentGiven']);
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
    assert.equal(picks['dpv:hasRecipient']['dct:description'], 'The viewer alone');
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

  it('are JSON-LD that any processor reads without a network: nothing is lost or left unknown', async () => {
    const namespaces = Object.values(CONTEXT);
    const isKnown = (iri) => namespaces.some((namespace) => iri.startsWith(namespace));
    const documentLoader = (url) => {
      throw new Error(`${url} was asked for`);
    };
    // Safe mode refuses whatever a processor would silently drop.
    const expand = (document) => jsonld.expand(document, { documentLoader, safe: true });
    for (const document of [
      consentRecord(GIVEN, null),
      consentRecord({ ...WITHDRAWN, source: 'page', named: undefined, noticeHash: '' }, ALL),
      consentReceipt('x'.repeat(22), 0, [WITHDRAWN, GIVEN]),
    ]) {
      const [root, ...others] = await expand(document);
      assert.deepEqual(others, []);
      const unknown = [...keysOf(root), ...typesOf(root)].filter((iri) => !isKnown(iri));
      assert.deepEqual(unknown, []);
      assert.equal([...keysOf(root)].length, [...keysOf(document)].length);
      const quads = await jsonld.toRDF(document, { documentLoader, safe: true });
      assert.ok(quads.length > 100, `${quads.length} statements`);
    }
    const misspelt = structuredClone(consentRecord(GIVEN, null));
    misspelt.hasPurpose = 'x';
    await assert.rejects(expand(misspelt), /[Ss]afe mode/);
  });
});
