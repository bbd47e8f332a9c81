/** Hand-made states in the words of the session, and a host that gives inner elements their tokens. */

import { fixture, html } from '@open-wc/testing';
import { css, LitElement, type TemplateResult } from 'lit';
import { NO_PURPOSES, type Purposes } from '../../src/core/consent.js';
import { NOTHING_OUTSIDE } from '../../src/core/outside.js';
import type { Explanation, Pick, Reason } from '../../src/core/picks.js';
import type { Product } from '../../src/core/product.js';
import { formatFor } from '../../src/i18n/format.js';
import { allWords } from '../../src/i18n/languages.js';
import type { SessionActions, SessionState } from '../../src/page/session/state.js';
import type { PlainElement } from '../../src/ui/plain-element.js';
import { defineRail } from '../../src/ui/stream-picks/body.js';
import { defineDialogs } from '../../src/ui/stream-picks/dialogs.js';
import { defineLateCards } from '../../src/ui/stream-picks/late-cards.js';
import { loadMain } from '../../src/ui/stream-picks/main-part.js';
import { tokens } from '../../src/ui/tokens.js';
import type { Words } from '../../src/ui/words.js';
import { messagesFor } from '../i18n/support/messages-for.js';

// All parts at hand, so that elements draw at once; test/e2e/late-parts.test.mjs has them come late.
defineRail();
defineDialogs();
defineLateCards();
await Promise.all([
  loadMain(),
  allWords.load('en'),
  import('../../src/ui/stream-picks/over-player.js'),
]);

export function words(host: string | null = null, lang = 'en'): Words {
  return { messages: messagesFor(lang), format: formatFor(lang), host };
}

const SHOP: readonly [string, string, number, number | null, string, string[]][] = [
  ['trail-shoe', 'Fell 2 trail shoe', 129, null, 'Ridgeway', ['Outdoors', 'Trail shoes']],
  ['rain-jacket', 'Squall rain jacket', 149, 180, 'Ridgeway', ['Outdoors', 'Jackets']],
  ['headlamp', 'Ember headlamp', 45, null, 'Ridgeway', ['Outdoors', 'Lights']],
  ['day-pack', 'Drift day pack', 89, null, 'Norr', ['Outdoors', 'Packs']],
  ['bottle', 'Cairn steel bottle', 28.5, null, 'Norr', ['Outdoors', 'Bottles']],
  ['tea-set', 'Celadon tea set', 64, null, 'Oda', ['Home', 'Tea']],
  ['headphones', 'Hush headphones', 199, null, 'Oda', ['Audio', 'Headphones']],
  ['desk-lamp', 'Arc desk lamp', 79, null, 'Oda', ['Home', 'Lamps']],
  ['ceramic-vase', 'Dune ceramic vase', 52, null, 'Oda', ['Home', 'Vases']],
];

export const products: Product[] = SHOP.map(([id, title, current, original, brand, category]) => ({
  id,
  title,
  url: `https://shop.example/${id}`,
  brand,
  category,
  tags: [],
  price: { current, currency: 'EUR', ...(original === null ? {} : { original }) },
  ...(id === 'headphones' ? { promotedBy: { name: 'Oda' } } : {}),
}));

export const looks: Reason = {
  id: 'select|Outdoors>Trail shoes',
  kind: 'similar',
  contribution: 1.8351,
  about: 'viewer',
  field: 'tags',
  label: 'night',
  acts: {
    type: 'select',
    count: 3,
    productIds: ['trail-shoe', 'a', 'b'],
    category: 'Trail shoes',
    thisShow: true,
    signalIds: ['s1', 's2', 's3'],
  },
  placeWithout: 14,
};

export const reasons: Reason[] = [
  looks,
  {
    id: 'save|rain-jacket',
    kind: 'similar',
    contribution: 0.6149,
    about: 'viewer',
    field: 'brand',
    label: 'Ridgeway',
    acts: {
      type: 'save',
      count: 1,
      productIds: ['rain-jacket'],
      category: 'Jackets',
      thisShow: true,
      signalIds: ['s4'],
    },
    placeWithout: 4,
  },
  { id: 'popular', kind: 'popular', contribution: 0.5751, about: 'show' },
  { id: 'upcoming', kind: 'upcoming', contribution: 0.4352, about: 'show' },
  {
    id: 'view|headlamp',
    kind: 'same',
    contribution: -0.1553,
    about: 'viewer',
    field: 'same',
    acts: { type: 'view', count: 1, productIds: ['headlamp'], thisShow: true, signalIds: ['s5'] },
    placeWithout: 2,
  },
];

export const explanation: Explanation = {
  productId: 'headlamp',
  place: 2,
  total: 24,
  score: reasons.reduce((sum, { contribution }) => sum + contribution, 0),
  reasons,
  placeWithoutViewer: 14,
  discovery: false,
  promoted: false,
  placeByScore: 2,
};

export const stage: Reason = { id: 'stage', kind: 'stage', contribution: 2.2, about: 'show' };

export const picks: Pick[] = [
  {
    productId: 'trail-shoe',
    place: 1,
    score: 4.7,
    reason: stage,
    discovery: false,
    promoted: false,
  },
  { productId: 'headlamp', place: 2, score: 3.3, reason: looks, discovery: false, promoted: false },
  {
    productId: 'rain-jacket',
    place: 3,
    score: 3.2,
    reason: {
      id: 'save',
      kind: 'same',
      contribution: 1.1,
      about: 'viewer',
      acts: {
        type: 'save',
        count: 1,
        productIds: ['rain-jacket'],
        thisShow: true,
        signalIds: ['s4'],
      },
    },
    discovery: false,
    promoted: false,
  },
  {
    productId: 'day-pack',
    place: 4,
    score: 2.5,
    reason: reasons[1] as Reason,
    discovery: false,
    promoted: false,
  },
  {
    productId: 'headphones',
    place: 5,
    score: 0.79,
    reason: reasons[2] as Reason,
    discovery: false,
    promoted: true,
  },
  { productId: 'tea-set', place: 6, score: 1.1, discovery: true, promoted: false },
];

export const yes: Purposes = { ...NO_PURPOSES, picks: true, history: true, counts: true };

export function stateOf(patch: Partial<SessionState> = {}): SessionState {
  const list = patch.products ?? products;
  return {
    phase: 'asking',
    offCause: null,
    signalHonoured: false,
    outside: NOTHING_OUTSIDE,
    minor: false,
    catalog: 'ready',
    products: list,
    byId: new Map(list.map((product) => [product.id, product])),
    show: { onStage: ['trail-shoe'], upcoming: ['rain-jacket'], past: [] },
    showOrder: list.map(({ id }) => id),
    picks: null,
    total: 24,
    basedOnMe: true,
    maxPicks: 6,
    purposes: NO_PURPOSES,
    askAgain: [],
    countsOffered: true,
    counts: null,
    storage: 'durable',
    isolation: 'isolated',
    vault: null,
    notified: {
      controller: 'Northfold Ltd',
      policy: 'https://shop.example/privacy',
      contact: 'privacy@shop.example',
      recipient: null,
      recipientCountry: null,
    },
    notices: [],
    locked: false,
    shared: false,
    pictures: new Map(),
    cart: new Map(),
    basket: new Set(),
    panel: null,
    erased: null,
    busy: null,
    dismissed: null,
    reactions: new Map(),
    reacted: null,
    afterShow: null,
    notify: 'none',
    spotlight: { shown: null, fewer: false, stopped: false, shownMs: 20_000 },
    ...patch,
  };
}

/** The viewer said yes and the first ranking is there. */
export function onState(patch: Partial<SessionState> = {}): SessionState {
  return stateOf({ phase: 'on', purposes: yes, picks, ...patch });
}

export const body =
  '{"v":1,"manifest":"Qm9yZGVyc29mdGhlc2hvd2luYnl0ZXNiYXNlNjR1cmwx","question":"007","window":"03","id":"3q2-7wAAAAAAAAAAAAAAAA","counts":[0,0,0,1,0,0,0]}';

const ACTIONS = [
  'accept',
  'refuse',
  'savePurposes',
  'answerChange',
  'setBasedOnMe',
  'setShowPromoted',
  'setCountry',
  'openHow',
  'openWhy',
  'openData',
  'openChoices',
  'closePanel',
  'seen',
  'dwelt',
  'select',
  'addToCart',
  'dismiss',
  'moreLikeThis',
  'react',
  'undoDismiss',
  'spotlight',
  'spotlightSeat',
  'setFewer',
  'closeAfterShow',
  'replay',
  'switchAfterShow',
  'setNotify',
  'removeReason',
  'deleteSignals',
  'correctInterest',
  'previewWithout',
  'useStandardWeights',
  'undo',
  'exportData',
  'exportLog',
  'recordRefusal',
  'stopAndErase',
] as const satisfies readonly (keyof SessionActions)[];

/** Wishes that come with the proof of a press. */
const PROVEN: readonly string[] = [
  'setNotify',
  'accept',
  'refuse',
  'savePurposes',
  'answerChange',
  'exportData',
  'exportLog',
  'recordRefusal',
  'stopAndErase',
] satisfies (keyof SessionActions)[];

/** Wishes that answer with a file's text. */
const MAKES_FILES: readonly string[] = ['exportData', 'exportLog', 'recordRefusal'];

/** Wishes as they came: name first, then what came with it. */
export type RecordedActions = SessionActions & { readonly calls: [string, ...unknown[]][] };

/** Notes every wish by name, with what came with it. */
export function recordingActions(): RecordedActions {
  const calls: [string, ...unknown[]][] = [];
  const noted = Object.fromEntries(
    ACTIONS.map((name) => [
      name,
      (...values: unknown[]) => {
        // The proof of the press is for the session; here it is enough that it came.
        const proven = PROVEN.includes(name);
        if (proven && !values.at(-1)) throw new Error(`${name} without a press`);
        calls.push([name, ...(proven ? values.slice(0, -1) : values)]);
        return MAKES_FILES.includes(name) ? Promise.resolve('{"v":1}') : true;
      },
    ]),
  );
  return Object.assign({ calls }, noted) as unknown as RecordedActions;
}

/** Stands where `<stream-picks>` would: sets the tokens for what is inside. */
class TokenHost extends LitElement {
  static override styles = [tokens, css`:host { display: block; --sp-duration: 0ms; }`];
  static override properties = { content: { attribute: false } };
  declare content: TemplateResult;
  protected override render(): TemplateResult {
    return this.content;
  }
}
if (customElements.get('token-host') === undefined) customElements.define('token-host', TokenHost);

/** Draws `content` under the tokens and gives the first element of it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what it draws
export async function drawn<E extends LitElement | PlainElement>(
  content: TemplateResult,
): Promise<{ element: E; host: LitElement & { content: TemplateResult } }> {
  const host = (await fixture(html`<token-host .content=${content}></token-host>`)) as TokenHost;
  const element = host.shadowRoot?.firstElementChild as E;
  await element.updateComplete;
  return { element, host };
}

/** All of an element's own text, as read. */
export function textOf(node: ParentNode | null | undefined): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
