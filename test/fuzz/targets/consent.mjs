/** What is kept of choices in the page, and what tools outside the widget say. */
import assert from 'node:assert/strict';
import { changedSince, PURPOSES } from '../../../src/core/consent.ts';
import { consentReceipt } from '../../../src/core/consent-receipt.ts';
import { parseMarker } from '../../../src/page/consent/marker.ts';
import { readTabChoice } from '../../../src/page/consent/tab-choice.ts';
import { googleTool } from '../../../src/page/consent/tools/google.ts';
import { gppAnswers } from '../../../src/page/consent/tools/gpp.ts';
import { findEnd, openLine } from '../../../src/page/consent/tools/line.ts';
import { shopifyAnswers } from '../../../src/page/consent/tools/shopify.ts';
import { tcfAnswers } from '../../../src/page/consent/tools/tcf.ts';
import { wpAnswers } from '../../../src/page/consent/tools/wp.ts';
import { readConsentMap } from '../../../src/wire/consent-map.ts';
import { readOutsideChoice } from '../../../src/wire/outside-choice.ts';
import { jsonTexts, texts, values } from '../mutate.mjs';

const NOW = Date.UTC(2026, 5, 5);
const all = (value) => Object.fromEntries(PURPOSES.map((purpose) => [purpose, value]));

const choice = {
  device: 'shared',
  source: 'viewer',
  purposes: all(true),
  noticeVersion: 2,
  noticeHash: 'h'.repeat(43),
  language: 'en',
  controller: 'Shop Ltd',
  wordings: all(1),
  named: {
    contact: null,
    policy: 'https://shop.example/p',
    recipient: 'X',
    recipientCountry: 'DE',
  },
  tool: { kind: 'page', name: 'Klaro', notice: '3' },
};

/** With the globals of a page for as long as `act` goes on. */
function inPage(globals, act) {
  Object.assign(globalThis, globals);
  try {
    return act();
  } finally {
    for (const name of Object.keys(globals)) delete globalThis[name];
  }
}

const onlyFlags = (answers) =>
  assert.ok(Object.values(answers).every((said) => typeof said === 'boolean'));

const list = (length) => Array.from({ length }, (_, at) => at % 2 === 0);
const tcData = {
  tcString: 'CP',
  eventStatus: 'tcloaded',
  gdprApplies: true,
  publisher: { consents: { 1: true, 5: false }, customPurpose: { consents: { 1: true } } },
  purpose: { consents: { 1: true, 3: true } },
  vendor: { consents: { 12: true } },
};
const ping = {
  signalStatus: 'ready',
  applicableSections: [2, 7],
  parsedSections: {
    tcfeuv2: [
      {
        PurposeConsents: list(11),
        PublisherConsents: [1, 3],
        PublisherCustomConsents: list(2),
        VendorConsents: [12],
      },
    ],
    usnat: {
      SaleOptOut: 1,
      Gpc: true,
      PersonalDataConsents: 2,
      KnownChildSensitiveDataConsents: [0, 1],
    },
    usca: [{ SharingOptOut: 'Y' }, { PersonalDataConsents: 1 }],
  },
};

/** The parsers of choices. */
export const consentTargets = [
  {
    name: 'marker',
    share: 5,
    inputs: jsonTexts([
      { answer: 'yes', month: '2026-05', notice: 2 },
      { answer: 'no', month: '2026-05', notice: 2, outside: true, lost: true },
    ]),
    parse: (text) => parseMarker(text, NOW),
    holds: (marker) =>
      assert.ok(
        marker === null || (/^(yes|no)$/.test(marker.answer) && Number.isFinite(marker.notice)),
      ),
  },
  {
    name: 'choice of a tab, and its record',
    share: 6,
    inputs: jsonTexts([choice]),
    parse: (text) =>
      inPage({ sessionStorage: { getItem: () => text } }, () => {
        const found = readTabChoice('');
        if (found === null) return null;
        const now = {
          controller: '',
          wordings: { en: all(2), de: all(1) },
          recipient: null,
          recipientCountry: null,
        };
        changedSince(found, now);
        const record = { ...found, id: 'r', at: NOW, state: 'given' };
        return { found, receipt: JSON.stringify(consentReceipt('x', NOW, [record, record])) };
      }),
    holds(read) {
      if (read === null) return;
      const { found } = read;
      assert.ok(Object.values(found.purposes).every((on) => typeof on === 'boolean'));
      assert.notEqual(`${found.source} ${found.purposes.picks}`, 'viewer true');
    },
  },
  {
    name: 'consent property',
    share: 5,
    inputs: values(
      [{ ...all(true), asking: false, source: 'Klaro', noticeId: '3', 'name-in-the-tool': true }],
      { foreign: true },
    ),
    parse: readOutsideChoice,
    codes: ['consent'],
    holds({ answers, source, noticeId }) {
      onlyFlags(answers);
      assert.ok(source.length <= 200 && noticeId.length <= 200);
    },
  },
  {
    name: 'consentMap',
    share: 5,
    inputs: values([{ 'tcf:5': ['picks'], klaro: ['picks', 'history'], 'gpp:personal-data': [] }], {
      foreign: true,
    }),
    parse: readConsentMap,
    holds({ map, problems }) {
      for (const ours of Object.values(map ?? {})) {
        assert.ok(ours.every((purpose) => PURPOSES.includes(purpose)));
      }
      assert.ok(problems.every(({ code }) => code === 'consent'));
    },
  },
  {
    name: 'TCF',
    share: 5,
    inputs: values([tcData], { foreign: true }),
    parse: (data) => ({ ...tcfAnswers(data, null), ...tcfAnswers(data, 12) }),
    holds: onlyFlags,
  },
  {
    name: 'GPP',
    share: 5,
    inputs: values([ping], { foreign: true }),
    parse: (data) => ({ ...gppAnswers(data, null), ...gppAnswers(data, 12) }),
    holds: onlyFlags,
  },
  {
    name: 'Shopify’s choice',
    share: 2,
    inputs: values([{ preferences: 'yes', analytics: 'no', marketing: '', sale_of_data: 'no' }], {
      foreign: true,
    }),
    parse: shopifyAnswers,
    holds: onlyFlags,
  },
  {
    name: 'WordPress’ choice',
    share: 2,
    inputs: texts(['wp_consent_marketing=allow; wp_consent_statistics=deny; a=b']),
    parse: (kept) => inPage({ window: {} }, () => wpAnswers(() => true, kept)),
    holds: onlyFlags,
  },
  {
    name: 'Google’s choice',
    share: 2,
    inputs: values(
      [
        [
          ['consent', 'default', { analytics_storage: 'denied', region: ['DE'] }],
          ['consent', 'update', { ad_storage: 'granted', analytics_storage: 'denied' }],
          { event: 'x' },
        ],
      ],
      { foreign: true },
    ),
    parse: (dataLayer) =>
      inPage({ window: { dataLayer } }, () => {
        const heard = [];
        const fault = (_kind, error) => {
          throw error;
        };
        googleTool({ hear: ({ answers }) => heard.push(answers), fault }).look();
        return heard;
      }),
    holds: (heard) => heard.forEach(onlyFlags),
  },
  {
    name: 'messages of a frame above',
    share: 3,
    inputs: jsonTexts([{ __tcfapiReturn: { callId: 'x', returnValue: tcData, success: true } }]),
    parse(text) {
      const frames = { __tcfapiLocator: {} };
      const above = { frames, postMessage: () => undefined };
      above.parent = above;
      const heard = [];
      let hear;
      const globals = {
        window: { parent: above },
        addEventListener: (_name, listener) => {
          hear = listener;
        },
        removeEventListener: () => undefined,
      };
      return inPage(globals, () => {
        const dialect = { name: '__tcfapi', version: 2, call: () => undefined };
        const line = openLine(dialect, findEnd(dialect));
        line.ask('addEventListener', (data) => heard.push(tcfAnswers(data, null)));
        hear({ data: text, source: above });
        hear({ data: text, source: {} });
        line.close();
        return heard;
      });
    },
    holds: (heard) => heard.forEach(onlyFlags),
  },
];
