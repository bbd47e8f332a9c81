/**
 * IAB Europe's Transparency and Consent Framework 2.2 and 2.3, as its consumer: "CMP API v2",
 * `addEventListener`. No string is parsed, and legitimate interests are never read: they cannot carry
 * personalisation (TCF policies 2.2).
 */

import type { Dialect } from './line.js';
import { listenerTool } from './listener.js';
import type { Answers, Denials, Ears, Tool } from './tool.js';
import { get } from './tool.js';

/**
 * What a no to a purpose of the TCF's turns off: 1 storing on a device, 3 and 4 a profile for and
 * personalised advertising, 5 and 6 the same for content, 7 to 9 measurement and audience statistics.
 */
export const TCF_DENIALS: Denials = {
  'tcf:1': ['history', 'counts', 'offers'],
  'tcf:3': ['offers'],
  'tcf:4': ['offers'],
  'tcf:5': ['picks', 'history', 'region'],
  'tcf:6': ['picks', 'history', 'region'],
  'tcf:7': ['counts'],
  'tcf:8': ['counts'],
  'tcf:9': ['counts'],
};

const TOOL = { kind: 'tcf', name: '' } as const;
const TCF: Dialect = {
  name: '__tcfapi',
  version: 2,
  call: (api, command, hear, parameter) => api(command, 2, hear, parameter),
};
const PURPOSES_OF_TCF = 11;

/** Listens to `__tcfapi`, here or in a window above. */
export function tcfTool(ears: Ears): Tool {
  let answers: Answers = {};
  const report = (waiting?: 'unknown' | 'asking') => ears.hear({ tool: TOOL, answers, waiting });
  return listenerTool(
    TCF,
    'tcf',
    ears,
    (data) => {
      const status = get(data, 'eventStatus');
      const applies = get(data, 'gdprApplies');
      if (applies === false) {
        answers = {};
        report();
      } else if (status === 'cmpuishown') {
        report('asking');
      } else if (applies === true && (status === 'tcloaded' || status === 'useractioncomplete')) {
        answers = tcfAnswers(data, ears.tcfVendor());
        report();
      } else {
        report('unknown');
      }
    },
    () => report('unknown'),
  );
}

/**
 * What a TCData object says, purpose by purpose. The publisher's own consents count; where it asked
 * for none, the consents for vendors stand in, as denials only. A storefront that is a vendor of its
 * own needs both that vendor and the purpose. A purpose that is left out is a no: a viewer who refuses
 * everything leaves the lists empty.
 */
export function tcfAnswers(data: unknown, vendor: number | null): Answers {
  const answers: Record<string, boolean> = {};
  // Nobody has answered yet.
  if (get(data, 'tcString') === '') return answers;
  const ownList = get(data, 'publisher', 'consents');
  const asked = typeof ownList === 'object' && ownList !== null && hasYes(ownList);
  const vendorOk = vendor === null || get(data, 'vendor', 'consents', vendor) === true;
  for (let purpose = 1; purpose <= PURPOSES_OF_TCF; purpose += 1) {
    const own = get(ownList, purpose) ?? (asked ? false : undefined);
    const forVendors = get(data, 'purpose', 'consents', purpose) === true;
    const said =
      vendor === null
        ? (own ?? (forVendors ? undefined : false))
        : vendorOk && forVendors && own !== false;
    if (typeof said === 'boolean') answers[`tcf:${purpose}`] = said;
  }
  const custom = get(data, 'publisher', 'customPurpose', 'consents');
  if (typeof custom === 'object' && custom !== null) {
    for (const [id, said] of Object.entries(custom).slice(0, 64)) {
      if (typeof said === 'boolean') answers[`tcf:custom-${id}`] = said;
    }
  }
  return answers;
}

function hasYes(list: object): boolean {
  return Object.values(list).includes(true);
}
