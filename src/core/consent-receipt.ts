/**
 * Records of choices as others can read them: ISO/IEC TS 27560:2023 as JSON-LD in the terms of the
 * Data Privacy Vocabulary 2, profile `record-eu-gdpr` of "Implementing ISO/IEC TS 27560:2023 Consent
 * Records and Receipts using DPV" (W3C DPVCG, 2026-02-15, https://w3id.org/dpv/guides/consent-27560).
 * Pure, so that the page makes a refusal's record without engine and without keeping anything.
 */

import type { ConsentChoice, ConsentRecord, Purpose, Purposes } from './consent.js';
import { PURPOSES } from './consent.js';
import { PURPOSE_TERMS, type PurposeTerms } from './consent-terms.js';

/** A choice with what a record must say of it; `refused` where nothing was ever on. */
export interface RecordedChoice extends Omit<ConsentRecord, 'state'> {
  readonly state: ConsentRecord['state'] | 'refused';
}

/** A JSON-LD node. */
export interface LinkedNode {
  readonly [key: string]: LinkedValue;
}

/** What a JSON-LD node holds. */
export type LinkedValue = string | LinkedNode | readonly LinkedValue[];

/** Prefixes of every document; written into it, so that reading one fetches nothing. */
export const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'legal-eu': 'https://w3id.org/dpv/legal/eu#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const RIGHTS = [
  ['eu-gdpr:A7-3', 'Right to withdraw consent', 'Your choices, in Your data'],
  ['eu-gdpr:A15', 'Right of access', 'Your data'],
  ['eu-gdpr:A16', 'Right to rectification', 'What it knows, in Your data'],
  ['eu-gdpr:A17', 'Right to erasure', 'Stop and erase, in Your data'],
  ['eu-gdpr:A18', 'Right to restriction', 'Your choices, in Your data'],
  ['eu-gdpr:A20', 'Right to data portability', 'Export, in Your data'],
  ['eu-gdpr:A21', 'Right to object', 'Not based on me, beside the picks'],
  ['eu-gdpr:A22', 'Right about automated decisions', 'Not based on me, beside the picks'],
  ['eu-gdpr:A77', 'Right to complain', 'The authority that watches over data protection'],
] as const;

/**
 * The record of a choice.
 * @param before What was on when the choice was made: what goes off then is withdrawn, what stays
 *   off is refused.
 */
export function consentRecord(choice: RecordedChoice, before: Purposes | null): LinkedNode {
  return { '@context': CONTEXT, ...recordNode(choice, before) };
}

/**
 * One file with many records, newest first as in {@link ConsentRecord} lists of the engine.
 * @param at When the file is made, milliseconds since 1970.
 */
export function consentReceipt(
  id: string,
  at: number,
  records: readonly RecordedChoice[],
): LinkedNode {
  return {
    '@context': CONTEXT,
    '@id': `urn:stream-picks:receipt:${id}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': id,
    'dct:conformsTo': { '@id': 'dpv-27560:receipt-eu-gdpr' },
    'dct:created': moment(at),
    'dpv:hasRecordOfActivity': records.map((record, index) =>
      recordNode(record, records[index + 1]?.purposes ?? null),
    ),
  };
}

/**
 * A choice against everything, as {@link consentRecord} takes it.
 * @param id Random, 22 base64url characters; of this record alone.
 * @param at Milliseconds since 1970.
 */
export function refusal(choice: ConsentChoice, id: string, at: number): RecordedChoice {
  return { ...choice, id, at, state: 'refused' };
}

function recordNode(choice: RecordedChoice, before: Purposes | null): LinkedNode {
  const { id, at, noticeVersion, noticeHash, language, named } = choice;
  const hash = noticeHash === '' ? null : `ni:///sha-256;${noticeHash}`;
  return {
    '@id': `urn:stream-picks:record:${id}`,
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': id,
    'dct:conformsTo': { '@id': 'dpv-27560:record-eu-gdpr' },
    'dct:created': moment(at),
    // Made of the record's own random id: it joins nothing, and is never sent.
    'dpv:hasDataSubject': {
      '@id': `urn:stream-picks:viewer:${id}`,
      '@type': 'dpv:DataSubject',
      'dct:identifier': id,
    },
    'dpv:hasDataController': controllerNode(choice),
    'dpv:hasNotice': {
      ...(hash === null ? {} : { '@id': hash }),
      '@type': ['dpv:PrivacyNotice', 'dpv:ConsentNotice'],
      'dct:title': `Notice, version ${noticeVersion}`,
      'dct:identifier': hash ?? { '@id': 'dpv:NotAvailable' },
      'dct:language': language,
      ...(named?.policy ? { 'dct:source': named.policy } : {}),
    },
    'dct:language': language,
    'dpv:hasApplicableLaw': { '@id': 'legal-eu:law-GDPR' },
    'dpv:hasJurisdiction': {
      '@type': 'dpv:Jurisdiction',
      'dct:description': 'Where the viewer is',
    },
    'dpv:hasAuthority': {
      '@type': 'dpv:DataProtectionAuthority',
      'dct:description': 'The authority that watches over data protection where the viewer is',
    },
    'dpv:hasProcess': PURPOSES.map((purpose) => processNode(purpose, choice, before)),
    'dpv:hasConsentControl': {
      '@type': 'dpv:WithdrawConsent',
      'dpv:isExercisedAt': whereNode('Your choices, in Your data, beside the picks: one press'),
    },
    'dpv:hasRight': RIGHTS.map(([type, title, where]) => ({
      '@type': ['dpv:DataSubjectRight', type],
      'dct:title': title,
      'dpv:isExercisedAt': whereNode(where),
    })),
  };
}

function whereNode(text: string): LinkedNode {
  return { '@type': 'dpv:RightExerciseNotice', 'dct:description': text };
}

function controllerNode({ controller, named }: RecordedChoice): LinkedNode {
  const contact = [named?.contact, named?.policy].filter((way) => typeof way === 'string');
  return {
    '@type': 'dpv:DataController',
    'dct:identifier': controller,
    'dpv:hasName': controller,
    // The page gives a contact and a policy, no postal address.
    'dpv:hasAddress': { '@id': 'dpv:NotAvailable' },
    'dpv:hasContact': contact.length > 0 ? contact : { '@id': 'dpv:NotAvailable' },
  };
}

function processNode(
  purpose: Purpose,
  choice: RecordedChoice,
  before: Purposes | null,
): LinkedNode {
  const terms = PURPOSE_TERMS[purpose];
  return {
    '@id': `urn:stream-picks:record:${choice.id}:${purpose}`,
    '@type': 'dpv:Process',
    'dct:title': purpose,
    'dpv:hasPurpose': { '@id': terms.purpose },
    'dpv:hasLegalBasis': { '@id': basisOf(purpose, choice) },
    'dpv:hasPersonalData': {
      '@type': 'dpv:PersonalData',
      'dct:description': terms.data,
    },
    'dpv:hasDataSource': { '@id': 'dpv:DataSubjectDataSource' },
    'dpv:hasProcessing': terms.processing.map((term) => ({ '@id': term })),
    'dpv:hasTechnicalMeasure': terms.measures.map((term) => ({ '@id': term })),
    'dpv:hasNecessity': { '@id': 'dpv:Optional' },
    'dpv:hasStorageCondition': [
      {
        '@type': 'dpv:StorageLocation',
        'dpv:hasLocation': { '@type': 'dpv:LocalLocation', 'dct:description': terms.place },
      },
      { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': durationNode(terms) },
    ],
    'dpv:hasRecipient': recipientNode(purpose, choice),
    'dpv:hasConsentStatus': statusNode(purpose, choice, before),
  };
}

function durationNode({ kept }: PurposeTerms): LinkedNode {
  return typeof kept === 'string'
    ? { '@type': 'dpv:UntilEventDuration', 'rdf:value': kept }
    : {
        '@type': 'dpv:TemporalDuration',
        'rdf:value': { '@type': 'xsd:duration', '@value': `P${kept}D` },
      };
}

/** Only counts leave the device. */
function recipientNode(purpose: Purpose, { controller, named }: RecordedChoice): LinkedNode {
  if (purpose !== 'counts') {
    return { '@type': ['dpv:Recipient', 'dpv:DataSubject'], 'dct:description': 'The viewer alone' };
  }
  const recipient = named?.recipient ?? null;
  const country = named?.recipientCountry ?? null;
  return {
    '@type': ['dpv:Recipient', recipient === null ? 'dpv:DataController' : 'dpv:ThirdParty'],
    'dct:identifier': recipient ?? controller,
    'dpv:hasName': recipient ?? controller,
    ...(country === null ? {} : { 'dpv:hasLocation': countryNode(country) }),
  };
}

function countryNode(country: string): LinkedNode {
  const isCode = /^[A-Z]{2}$/.test(country);
  return isCode
    ? { '@id': `loc:${country}`, '@type': 'dpv:Country' }
    : { '@type': 'dpv:Country', 'dct:title': country };
}

function statusNode(purpose: Purpose, choice: RecordedChoice, before: Purposes | null): LinkedNode {
  return {
    '@type': stateOf(purpose, choice, before),
    'dpv:isIndicatedBy': {
      '@id': isOwn(choice) ? 'dpv:DataSubject' : 'dpv:DataController',
    },
    'dpv:hasIndicationMethod': methodOf(choice),
    'dpv:isIndicatedAtTime': moment(choice.at),
    'dct:valid': { '@type': 'dpv:UntilEventDuration', 'rdf:value': 'Another choice is made' },
  };
}

function stateOf(purpose: Purpose, choice: RecordedChoice, before: Purposes | null): string {
  if (choice.purposes[purpose]) return 'dpv:ConsentGiven';
  if (before?.[purpose] !== true) return 'dpv:ConsentRefused';
  // What the page takes back by itself is not the viewer's withdrawal.
  return isOwn(choice) ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRevoked';
}

/**
 * The guide's "event type": a kind of `dpv:ExplicitlyExpressedConsent` or of `dpv:ExpressedConsent`.
 * Only of a press here the widget knows that it was about nothing else.
 */
function basisOf(purpose: Purpose, { purposes, source }: RecordedChoice): string {
  if (!purposes[purpose]) return 'eu-gdpr:A6-1-a';
  return source === 'viewer'
    ? 'eu-gdpr:A6-1-a-explicit-consent'
    : 'eu-gdpr:A6-1-a-non-explicit-consent';
}

/**
 * True where the viewer decided: here, by a signal of the browser, or in another consent tool. Of a
 * yes that came back with the tab nobody can tell.
 */
function isOwn({ source, tool }: RecordedChoice): boolean {
  return (source !== 'page' && source !== 'tab') || tool !== undefined;
}

function methodOf({ source, tool, device }: RecordedChoice): string {
  const shared = device === 'shared' ? ', on a shared device: until the tab closes' : '';
  if (source === 'viewer') return `A press in the widget${shared}`;
  if (source === 'gpc') return 'Global Privacy Control, sent by the browser';
  if (source === 'tab') return 'Kept by the tab over a reload, where a script can write it';
  if (tool === undefined) return 'Set by the page';
  return `A consent tool on the page: ${tool.name === '' ? tool.kind : tool.name}`;
}

function moment(at: number): LinkedNode {
  return { '@type': 'xsd:dateTime', '@value': new Date(at).toISOString() };
}
