// No state of the widget may break a rule that axe knows; how a keyboard gets about is tested where
// each part is.
import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import axe from 'axe-core';
import type { LitElement, TemplateResult } from 'lit';
import '../../src/define.js';
import { PURPOSES } from '../../src/core/consent.js';
import type { OutsideTool } from '../../src/core/outside.js';
import type { SpotlightMoment } from '../../src/core/pacing.js';
import type { DataView } from '../../src/core/view.js';
import type {
  DataTab,
  Notice,
  OffCause,
  Panel,
  SessionState,
} from '../../src/page/session/state.js';
import { view } from './data-view.js';
import {
  drawn,
  explanation,
  looks,
  onState,
  products,
  recordingActions,
  stateOf,
  textOf,
  words,
  yes,
} from './fixtures.js';

type Draw = () => TemplateResult;

const actions = recordingActions();
const opts = (state: SessionState) => ({ state, actions, words: words() });

const card = (patch: Partial<SessionState> = {}): Draw => {
  const { state, actions: does, words: says } = opts(stateOf(patch));
  return () =>
    html`<sp-opt-in-card .state=${state} .actions=${does} .words=${says}></sp-opt-in-card>`;
};
const how = (patch: Partial<SessionState> = {}): Draw => {
  const { state, actions: does, words: says } = opts(stateOf({ panel: { kind: 'how' }, ...patch }));
  return () =>
    html`<sp-how-dialog .state=${state} .actions=${does} .words=${says}></sp-how-dialog>`;
};
const rail = (state: SessionState): Draw => {
  const { actions: does, words: says } = opts(state);
  return () => html`<sp-pick-rail .state=${state} .actions=${does} .words=${says}></sp-pick-rail>`;
};
const over = (state: SessionState, folded = false): Draw => {
  const { actions: does, words: says } = opts(state);
  return () =>
    html`<sp-pick-rail
      .state=${state}
      .actions=${does}
      .words=${says}
      .compact=${true}
      .folded=${folded}
    ></sp-pick-rail>`;
};
const spotlight = (productId: string, moment: SpotlightMoment, isOver = false): Draw => {
  const shown = { productId, moment };
  const state = onState({ spotlight: { shown, fewer: false, stopped: false, shownMs: 20_000 } });
  const { actions: does, words: says } = opts(state);
  return () =>
    html`<sp-spotlight-card
      .state=${state}
      .actions=${does}
      .words=${says}
      .over=${isOver}
    ></sp-spotlight-card>`;
};
const off = (offCause: OffCause, patch: Partial<SessionState> = {}): Draw =>
  rail(stateOf({ phase: 'off', offCause, ...patch }));
const on = (patch: Partial<SessionState> = {}): Draw => rail(onState(patch));
const why = (panel: Partial<Extract<Panel, { kind: 'why' }>>): Draw => {
  const whole = { kind: 'why', productId: 'headlamp', explanation, ...panel } as const;
  const { state, actions: does, words: says } = opts(onState({ panel: whole }));
  return () =>
    html`<sp-why-dialog
      .panel=${whole}
      .state=${state}
      .actions=${does}
      .words=${says}
    ></sp-why-dialog>`;
};
const data = (
  panel: Partial<Extract<Panel, { kind: 'data' }>>,
  patch: Partial<SessionState> = {},
): Draw => {
  const whole = { kind: 'data', tab: null, view, ...panel } as const;
  const { state, actions: does, words: says } = opts(onState({ panel: whole, ...patch }));
  return () =>
    html`<sp-data-dialog
      .panel=${whole}
      .state=${state}
      .actions=${does}
      .words=${says}
    ></sp-data-dialog>`;
};
const recap = (patch: Partial<SessionState>): Draw => {
  const { state, actions: does, words: says } = opts(onState(patch));
  return () =>
    html`<sp-recap-card .state=${state} .actions=${does} .words=${says}></sp-recap-card>`;
};

const TABS: readonly DataTab[] = ['knows', 'picks', 'left', 'runs', 'choices'];
const NOTICES: readonly Notice[] = [
  'storage-busy',
  'locked',
  'memory-only',
  'no-isolation',
  'engine-failed',
  'picks-paused',
  'counts-spent',
  'kept-lost',
  'counts-blocked',
  'manifest-mismatch',
  'choice-not-kept',
];
const CAUSES: readonly OffCause[] = [
  'refused',
  'signal',
  'erased',
  'minor',
  'outside',
  'waiting',
  'fault',
];
const elsewhere = { ...stateOf().notified, recipient: 'Counting Inc', recipientCountry: 'US' };
const tool: OutsideTool = { kind: 'page', name: 'Consent Box' };
const denied = { ...stateOf().outside, denied: { counts: tool, offers: tool }, answered: tool };
const remaining = { consentRecords: 2, ledgerEntries: 1, auditEntries: 9, profileRecords: 0 };
const empty: DataView = {
  ...view,
  interests: [],
  signals: [],
  explanations: [],
  causes: [],
  reports: [],
  records: [],
};
const [shoes, ...rest] = view.interests as [DataView['interests'][0], ...DataView['interests']];
const said = { signalId: 's9', said: 'less', pinned: true, at: 0 } as const;
const preview = {
  causeId: looks.id,
  before: ['trail-shoe', 'headlamp', 'day-pack'],
  after: ['day-pack', 'trail-shoe', 'tea-set'],
};
const locked = {
  view: { ...view, run: { ...view.run, protection: 'passphrase' as const } },
};
const afterShow = {
  offers: [{ productId: 'rain-jacket', because: 'saved', acts: 3 }],
  recap: {
    items: [{ productId: 'trail-shoe', because: 'looked', looks: 3 }],
    looked: 5,
    saved: 1,
    added: 0,
    notes: 12,
  },
  missed: ['day-pack'],
  moments: new Map([['day-pack', 3090]]),
  unreachable: true,
  reminders: [{ productId: 'headlamp', because: 'saved', looks: 1, at: 0 }],
  switched: [],
  hidden: { what: 'offer', productId: 'bottle' },
} as const;
const offered = products.map((product) =>
  product.id === 'rain-jacket'
    ? { ...product, offer: { label: '10 % off', code: 'RAIN10', afterInteractions: 3 } }
    : product,
);

/** Every state, by the part that shows it. */
const STATES: Readonly<Record<string, Readonly<Record<string, Draw>>>> = {
  'the question': {
    'first layer': card(),
    'counts as their own step': card({ notified: elsewhere }),
    'without counts': card({ countsOffered: false }),
    'while it is recorded': card({ busy: 'choosing' }),
    'not kept': card({ notices: ['choice-not-kept'] }),
    'changed, one purpose': card({ phase: 'on', askAgain: ['counts'], notified: elsewhere }),
    'changed, all': card({ phase: 'on', askAgain: PURPOSES }),
  },
  'its second layer': {
    'nothing on': how(),
    'as chosen': how({ phase: 'on', purposes: yes }),
    'with an opt-out signal': how({ signalHonoured: true, countsOffered: false }),
    'for a minor': how({ minor: true, phase: 'off', offCause: 'minor' }),
    'with a recipient': how({ notified: elsewhere }),
    'with a no from elsewhere': how({ outside: denied }),
    'on a shared device': how({ shared: true }),
  },
  'the rail without picks': {
    asking: rail(stateOf()),
    loading: rail(stateOf({ catalog: 'loading', products: [], showOrder: [] })),
    'no products': rail(stateOf({ catalog: 'empty', products: [], showOrder: [] })),
    failed: rail(stateOf({ catalog: 'failed', products: [], showOrder: [] })),
    ...Object.fromEntries(CAUSES.map((cause) => [`off: ${cause}`, off(cause)])),
    'after an erase': off('erased', { erased: { remaining, records: view.records } }),
  },
  'the rail with picks': {
    on: on(),
    'before the first ranking': on({ picks: null }),
    'not based on me': on({ basedOnMe: false }),
    erasing: on({ busy: 'erasing' }),
    'one put aside': on({ dismissed: { productId: 'headlamp', token: 't' } as never }),
    'in the basket, or not': on({
      cart: new Map([
        ['trail-shoe', { state: 'added' }],
        ['headlamp', { state: 'failed', reason: 'Sold out' }],
        ['rain-jacket', { state: 'asking' }],
      ]),
    }),
    ...Object.fromEntries(NOTICES.map((notice) => [notice, on({ notices: [notice] })])),
  },
  'the rail over a player': {
    asking: over(stateOf()),
    on: over(onState()),
    folded: over(onState(), true),
    'with a notice': over(onState({ notices: ['memory-only'] })),
    off: over(stateOf({ phase: 'off', offCause: 'refused' })),
  },
  'the spotlight': {
    'on now': spotlight('headlamp', 'on-stage'),
    'in a lull': spotlight('tea-set', 'lull'),
    'a paid place': spotlight('headphones', 'on-stage'),
    'over a player': spotlight('headlamp', 'on-stage', true),
  },
  'after the show': {
    'recap, offers, missed': recap({
      products: offered,
      purposes: { ...yes, offers: true },
      afterShow,
    }),
  },
  'why this': {
    'working it out': why({ explanation: null }),
    reasons: why({}),
    'picks are off': why({ explanation: null, missing: 'picks-off' }),
    'not sorted': why({ explanation: null, missing: 'not-sorted' }),
    failed: why({ explanation: null, missing: 'failed' }),
    'reason removed': why({ removed: { reasonId: looks.id, placeBefore: 2, token: 't' } }),
    promoted: why({
      productId: 'headphones',
      explanation: { ...explanation, productId: 'headphones', promoted: true },
    }),
  },
  'your data': {
    'list of views': data({}),
    ...Object.fromEntries(
      TABS.flatMap((tab) => [
        [`${tab}: full`, data({ tab })],
        [`${tab}: empty`, data({ tab, view: empty })],
        [`${tab}: reading`, data({ tab, view: null })],
      ]),
    ),
    'knows: corrected': data({
      tab: 'knows',
      view: { ...view, interests: [{ ...shoes, strength: -0.1, said }, ...rest] },
      undoToken: 't',
      undoOf: { label: 'Trail shoes', kind: 'category', correction: 'less' },
    }),
    'knows: notes removed': data({ tab: 'knows', undoToken: 't', undoOf: 'notes' }),
    'picks: tried away': data({ tab: 'picks', preview }),
    'runs: with faults': data({
      tab: 'runs',
      view: { ...view, run: { ...view.run, faults: ['storage', 'odd'], isolation: 'main' } },
    }),
    'runs: log changed': data({
      tab: 'runs',
      view: { ...view, run: { ...view.run, audit: { entries: 9, intact: false } } },
    }),
    'left: budget spent': data({
      tab: 'left',
      view: { ...view, budget: { ...view.budget, spent: true, lost: true, blocked: true } },
    }),
    'choices: signal': data({ tab: 'choices' }, { signalHonoured: true, countsOffered: false }),
    'choices: no from elsewhere': data({ tab: 'choices' }, { outside: denied }),
    'choices: locked': data({ tab: 'choices', ...locked }, { locked: true, storage: 'visit' }),
    'choices: under a passphrase': data({ tab: 'choices', ...locked }),
    'choices: shared device': data({ tab: 'choices' }, { shared: true, storage: 'visit' }),
    'choices: a file was imported': data({ tab: 'choices', undoToken: 't', undoOf: 'import' }),
  },
};

/** The page's own scheme; '' where it declares none. */
function pageIs(scheme: 'light' | 'dark' | ''): void {
  const { style } = document.documentElement;
  style.colorScheme = scheme;
  style.background = scheme === 'dark' ? '#111310' : '';
}

/** What axe finds; in the second scheme only what colours can break. */
async function violations(element: Element, scheme: 'light' | 'dark'): Promise<string[]> {
  const found = await axe.run(element, {
    resultTypes: ['violations'],
    ...(scheme === 'dark' ? { runOnly: ['color-contrast'] } : {}),
  });
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html} ${node.failureSummary ?? ''}`),
  );
}

describe('the colour scheme', () => {
  afterEach(() => pageIs(''));

  it('is the page’s, and light where it declares none: the text stands on its colour', async () => {
    const { element } = await drawn<LitElement>(on()());
    const colour = () =>
      getComputedStyle(element.renderRoot.querySelector('h2') as HTMLElement).color;
    expect(colour()).to.equal('rgb(27, 29, 26)');
    pageIs('dark');
    expect(colour()).to.equal('rgb(238, 240, 235)');
  });
});

describe('axe finds nothing', function () {
  this.timeout(60_000);
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => pageIs(''));

  for (const [part, states] of Object.entries(STATES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`in ${part}, ${colorScheme}`, async () => {
        pageIs(colorScheme);
        await setViewport({ width: 375, height: 667 });
        const found: string[] = [];
        for (const [name, draw] of Object.entries(states)) {
          const { element, host } = await drawn<LitElement>(draw());
          if (textOf(element.renderRoot) === '') found.push(`${name} draws nothing`);
          for (const fault of await violations(element, colorScheme)) {
            found.push(`${name}: ${fault}`);
          }
          host.remove();
        }
        expect(found.join('\n')).to.equal('');
      });
    }
  }
});
