import { expect, html } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import type { AfterShowView, SessionState } from '../../src/page/session/state.js';
import type { RecapCard } from '../../src/ui/recap-card/recap-card.js';
import {
  drawn,
  onState,
  products as plain,
  type RecordedActions,
  recordingActions,
  textOf,
  words,
  yes,
} from './fixtures.js';

const products = plain.map((product) =>
  product.id === 'rain-jacket'
    ? {
        ...product,
        offer: { label: '10 % off rain gear until Sunday', code: 'RAIN10', afterInteractions: 3 },
      }
    : product,
);
const offer: AfterShowView = {
  offers: [{ productId: 'rain-jacket', because: 'saved', acts: 3 }],
  recap: null,
  missed: [],
  moments: new Map(),
  unreachable: false,
  reminders: [],
  switched: [],
  hidden: null,
};
const all: AfterShowView = {
  ...offer,
  recap: {
    items: [
      { productId: 'rain-jacket', because: 'saved', looks: 2 },
      { productId: 'trail-shoe', because: 'looked', looks: 3 },
    ],
    looked: 5,
    saved: 1,
    added: 0,
    notes: 12,
  },
  missed: ['day-pack'],
  moments: new Map([
    ['trail-shoe', 760.4],
    ['day-pack', 3765],
  ]),
};

/** Quiet buttons reach out by their padding, so that their words stand on the line of the text. */
const HANGING = 8.5;

async function card(
  afterShow: AfterShowView | null,
  patch: Partial<SessionState> = {},
): Promise<{ element: RecapCard; root: ShadowRoot; actions: RecordedActions }> {
  const actions = recordingActions();
  const state = onState({ products, purposes: { ...yes, offers: true }, afterShow, ...patch });
  const { element } = await drawn<RecapCard>(
    html`<sp-recap-card .state=${state} .actions=${actions} .words=${words()}></sp-recap-card>`,
  );
  return { element, root: element.renderRoot as ShadowRoot, actions };
}

async function press(target: Element | null): Promise<void> {
  if (target === null) throw new Error('nothing to press');
  target.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = target.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(left + width / 2), Math.round(top + height / 2)],
  });
}

describe('sp-recap-card', () => {
  it('draws nothing where there is nothing to show', async () => {
    const { root } = await card(null);
    expect(textOf(root)).to.equal('');
    expect(root.querySelector('section')).to.equal(null);
  });

  it('rule 22: an offer says why it is shown, and its code is the same for all', async () => {
    const { element, root } = await card(offer);
    expect(textOf(root.querySelector('h2'))).to.equal('An offer');
    expect(textOf(root.querySelector('.offer b'))).to.equal('10 % off rain gear until Sunday');
    expect(textOf(root.querySelector('code [aria-hidden]'))).to.equal('RAIN10');
    expect(textOf(root.querySelector('.offer p'))).to.equal(
      'Shown because you saved it. Your device chose it, and the code is the same for everyone.',
    );
    expect(root.querySelector('.price, .stats'), 'no price stands beside an offer').to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('an offer after looks says so', async () => {
    const offers = [{ productId: 'rain-jacket', because: 'looked', acts: 3 }] as const;
    const { root } = await card({ ...offer, offers });
    expect(textOf(root.querySelector('.offer p'))).to.contain(
      'Shown because you looked at it 3 times.',
    );
  });

  it('the recap: figures, and for each product why it is there', async () => {
    const { element, root } = await card(all);
    expect(textOf(root.querySelector('h2'))).to.equal('Your recap');
    expect(textOf(root.querySelector('.made'))).to.equal('Made on your device, from your 12 notes');
    expect([...root.querySelectorAll('.stats div')].map((one) => textOf(one))).to.deep.equal([
      'looked at 5',
      'saved 1',
      'in the basket 0',
    ]);
    expect(
      [...root.querySelectorAll('.item')].map((item) => [
        textOf(item.querySelector('b')),
        textOf(item.querySelector('p')),
      ]),
    ).to.deep.equal([
      ['Squall rain jacket', 'You saved it'],
      ['Fell 2 trail shoe', 'You looked at it 3 times'],
      ['Drift day pack', 'On stage while this page was in the background'],
    ]);
    expect([...root.querySelectorAll('h3')].map((title) => textOf(title))).to.deep.equal([
      'You spent time on',
      'You stepped away when this was on',
      'An offer',
    ]);
    await expect(element).to.be.accessible();
  });

  it('each product that was on stage has the moment of the replay to jump to', async () => {
    const { element, root, actions } = await card(all);
    const buttons = [...root.querySelectorAll<HTMLElement>('.watch')];
    expect(buttons.map((button) => textOf(button))).to.eql([
      'Watch from 12:40',
      'Watch from 1:02:45',
    ]);
    expect(buttons[1]?.getAttribute('aria-label')).to.equal('Watch from 1:02:45: Drift day pack');
    await press(buttons[1] ?? null);
    expect(actions.calls, 'and the link below it is not followed').to.eql([['replay', 'day-pack']]);
    await expect(element).to.be.accessible();
    const lost = await card({ ...all, unreachable: true });
    expect(textOf(lost.root.querySelector('.note'))).to.equal(
      'This page has no replay to jump to.',
    );
  });

  it('rule 22: the price in the recap is the price of the shop', async () => {
    const { root } = await card(all);
    expect(textOf(root.querySelector('.item [part=price] s [aria-hidden]'))).to.equal('€180');
    expect(textOf(root.querySelector('.item [part=price]'))).to.contain('€149');
  });

  it('is closed with one press', async () => {
    const { root, actions } = await card(all);
    await press(root.querySelector('header .round'));
    expect(actions.calls).to.deep.equal([['closeAfterShow']]);
  });

  it('rule 4, 11: "Not for me" turns offers off, and only those, by the own press alone', async () => {
    const { root, actions } = await card(all);
    const off = root.querySelector<HTMLButtonElement>('[part=offers-off]');
    off?.click();
    expect(actions.calls, 'a click made by a script').to.deep.equal([]);
    await press(off);
    expect(actions.calls).to.deep.equal([['savePurposes', { ...yes, offers: false }]]);
  });

  it('rule 22: each item goes with one press and comes back with the next', async () => {
    const { element, root, actions } = await card(all);
    const buttons = [...root.querySelectorAll<HTMLElement>('.hide')];
    expect(buttons.map((button) => button.getAttribute('aria-label'))).to.eql([
      'Hide: Squall rain jacket',
      'Hide: Fell 2 trail shoe',
      'Hide: Drift day pack',
      'Hide: Squall rain jacket',
    ]);
    for (const button of buttons) await press(button);
    expect(actions.calls.map(([, what, id, on]) => [what, id, on])).to.eql([
      ['recap', 'rain-jacket', false],
      ['recap', 'trail-shoe', false],
      ['missed', 'day-pack', false],
      ['offer', 'rain-jacket', false],
    ]);
    buttons[2]?.focus();
    const hidden = { what: 'missed', productId: 'day-pack' } as const;
    element.state = { ...element.state, afterShow: { ...all, missed: [], hidden } };
    await element.updateComplete;
    expect(textOf(root.querySelector('.hid'))).to.equal('Hidden: Drift day pack. Undo');
    expect(root.activeElement, 'focus is not lost').to.equal(root.querySelector('.undo'));
    await press(root.querySelector('.undo'));
    expect(actions.calls.at(-1)).to.eql(['switchAfterShow', 'missed', 'day-pack', true]);
    await expect(element).to.be.accessible();
  });

  it('hiding the first of several leaves the focus on what undoes it, which says what was hidden', async () => {
    const { element, root } = await card(all);
    root.querySelector<HTMLElement>('.hide')?.focus();
    const { recap } = all;
    const items = recap?.items.slice(1) ?? [];
    const hidden = { what: 'recap', productId: 'rain-jacket' } as const;
    const afterShow = { ...all, recap: recap && { ...recap, items }, hidden };
    element.state = { ...element.state, afterShow };
    await element.updateComplete;
    const undo = root.querySelector('.undo');
    expect(root.activeElement, 'not on the next product’s').to.equal(undo);
    const told = root.getElementById(undo?.getAttribute('aria-describedby') ?? '');
    expect(textOf(told)).to.equal('Hidden: Squall rain jacket.');
  });

  it('keeps its name when the last of it was just hidden', async () => {
    const names = { reminder: 'From your last visit', missed: 'Your recap', offer: 'Offers' };
    for (const what of ['reminder', 'missed', 'offer'] as const) {
      const hidden = { what, productId: 'headlamp' };
      const { root } = await card({ ...offer, offers: [], hidden });
      expect(textOf(root.querySelector('h2'))).to.equal(names[what]);
    }
  });

  it('rule 22: a reminder says when it was, and stands alone under its own name', async () => {
    const at = Date.UTC(2026, 10, 20, 12);
    const reminders = [
      { productId: 'headlamp', because: 'saved', looks: 0, at },
      { productId: 'tea-set', because: 'looked', looks: 2, at },
    ] as const;
    const { element, root } = await card({ ...offer, offers: [], reminders });
    expect(textOf(root.querySelector('h2'))).to.equal('From your last visit');
    expect(root.querySelector('h3')).to.equal(null);
    const day = words().format.date(at);
    expect([...root.querySelectorAll('.item p')].map((one) => textOf(one))).to.eql([
      `You saved it on ${day}`,
      `You looked at it twice, last on ${day}`,
    ]);
    await expect(element).to.be.accessible();
  });

  it('leaves out what has left the catalogue', async () => {
    const { root } = await card(all, { products: products.slice(2) });
    expect(root.querySelectorAll('.offer').length).to.equal(0);
    expect([...root.querySelectorAll('.item b')].map((name) => textOf(name))).to.deep.equal([
      'Drift day pack',
    ]);
  });

  it('rule 26: targets of 24 px, nothing wider than a narrow screen, right-to-left too', async () => {
    await setViewport({ width: 320, height: 480 });
    for (const dir of ['ltr', 'rtl']) {
      const { element, root } = await card(all);
      document.documentElement.dir = dir;
      const { right, left } = element.getBoundingClientRect();
      for (const part of root.querySelectorAll<HTMLElement>('section *:not(.unseen)')) {
        if (part.closest('svg') ?? part.closest('.unseen')) continue;
        const box = part.getBoundingClientRect();
        expect(box.right, `${part.className} ${dir}`).to.be.at.most(right + HANGING);
        expect(box.left, `${part.className} ${dir}`).to.be.at.least(left - HANGING);
      }
      for (const target of root.querySelectorAll('button')) {
        const { height, width } = target.getBoundingClientRect();
        expect(Math.min(height, width)).to.be.at.least(24);
      }
    }
    document.documentElement.removeAttribute('dir');
    await setViewport({ width: 1024, height: 768 });
  });
});
