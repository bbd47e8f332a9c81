/**
 * IAB Tech Lab's Global Privacy Platform 1.1, as its consumer: "CMP API", `addEventListener`. Its
 * sections for states of the USA tell opt-outs, so they deny; its section for the EU is the TCF.
 */

import type { Dialect } from './line.js';
import { listenerTool } from './listener.js';
import { tcfAnswers } from './tcf.js';
import type { Answers, Denials, Ears, Tool } from './tool.js';
import { get } from './tool.js';

/** As an opt-out signal of the browser; a known child has no profile at all. */
export const GPP_DENIALS: Denials = {
  'gpp:sale': ['counts', 'offers'],
  'gpp:sharing': ['counts', 'offers'],
  'gpp:targeting': ['counts', 'offers'],
  'gpp:gpc': ['counts', 'offers'],
  'gpp:personal-data': ['counts', 'offers'],
  'gpp:child': ['picks', 'history', 'offers', 'region'],
};

const TOOL = { kind: 'gpp', name: '' } as const;
const GPP: Dialect = {
  name: '__gpp',
  version: '1.1',
  call: (api, command, hear, parameter) => api(command, hear, parameter, '1.1'),
};
/** Id of the section for the EU. */
const TCF_EU = 2;
/** Sections that hold a consent, and their ids. */
const CONSENT_SECTIONS: readonly (readonly [string, number])[] = [
  ['usnat', 7],
  ['usca', 8],
];
/** Fields in which 1 means that the viewer opted out. */
const OPT_OUTS: readonly (readonly [string, string])[] = [
  ['SaleOptOut', 'gpp:sale'],
  ['OptOutSale', 'gpp:sale'],
  ['SharingOptOut', 'gpp:sharing'],
  ['TargetedAdvertisingOptOut', 'gpp:targeting'],
];

/** Listens to `__gpp`, here or in a window above. */
export function gppTool(ears: Ears): Tool {
  let answers: Answers = {};
  const report = (waiting?: 'unknown' | 'asking') => ears.hear({ tool: TOOL, answers, waiting });
  return listenerTool(
    GPP,
    'gpp',
    ears,
    (event) => {
      const ping = get(event, 'pingData');
      const ready =
        get(ping, 'signalStatus') === 'ready' ||
        (get(event, 'eventName') === 'signalStatus' && get(event, 'data') === 'ready');
      if (ready) {
        answers = gppAnswers(ping, ears.tcfVendor());
        report();
      } else {
        report(get(ping, 'cmpDisplayStatus') === 'visible' ? 'asking' : 'unknown');
      }
    },
    () => report('unknown'),
  );
}

/** What the parsed sections of a `pingData` say. An opt-out counts in whichever section it stands. */
export function gppAnswers(ping: unknown, vendor: number | null): Answers {
  const answers: Record<string, boolean> = {};
  const sections = get(ping, 'parsedSections');
  if (typeof sections !== 'object' || sections === null) return answers;
  const applicable = get(ping, 'applicableSections');
  const applies = (id: number) => Array.isArray(applicable) && applicable.includes(id);
  for (const [name, section] of Object.entries(sections)) {
    const fields = fieldsOf(section);
    if (name === 'tcfeuv2') {
      if (applies(TCF_EU)) Object.assign(answers, tcfAnswers(asTcData(fields), vendor));
      continue;
    }
    for (const [field, key] of OPT_OUTS) {
      if (fields[field] === 1 || fields[field] === 'Y') answers[key] = false;
    }
    if (fields['Gpc'] === true || fields['Gpc'] === 1) answers['gpp:gpc'] = false;
    const personal = fields['PersonalDataConsents'];
    if (personal === 1) answers['gpp:personal-data'] = false;
    // A no in another section stands; a yes counts only where its section applies.
    const id = CONSENT_SECTIONS.find(([prefix]) => name.startsWith(prefix))?.[1];
    if (personal === 2 && id !== undefined && applies(id)) answers['gpp:personal-data'] ??= true;
    if ([fields['KnownChildSensitiveDataConsents']].flat().some((said) => said === 1 || said === 2))
      answers['gpp:child'] = false;
  }
  return answers;
}

/** A section's fields; some tools give one object a segment. */
function fieldsOf(section: unknown): Record<string, unknown> {
  const segments = [section].flat().filter((part) => typeof part === 'object' && part !== null);
  return Object.assign({}, ...segments) as Record<string, unknown>;
}

/** The EU section in the form of the TCF's own interface. */
function asTcData(fields: Record<string, unknown>): unknown {
  const own = byId(fields['PublisherConsents']);
  return {
    purpose: { consents: byId(fields['PurposeConsents']) },
    publisher: {
      // Without any yes it is a part that the tool never filled in.
      consents: Object.values(own).includes(true) ? own : {},
      customPurpose: { consents: byId(fields['PublisherCustomConsents']) },
    },
    vendor: { consents: byId(fields['VendorConsents']) },
  };
}

/** Booleans by id, out of a list of booleans (the first is id 1) or of the ids that are yes. */
function byId(list: unknown): Record<string, boolean> {
  const said: Record<string, boolean> = {};
  if (!Array.isArray(list)) return said;
  for (const [index, item] of (list as readonly unknown[]).entries()) {
    if (typeof item === 'boolean') said[index + 1] = item;
    else if (typeof item === 'number') said[item] = true;
  }
  return said;
}
