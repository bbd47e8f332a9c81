import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/define.js';
import type { SessionState } from '../../src/page/session/state.js';
import type { DataDialog } from '../../src/ui/data-dialog/data-dialog.js';
import { LEAST_LEFT_MS } from '../../src/ui/spotlight-card/linger.js';
import type { SpotlightCard } from '../../src/ui/spotlight-card/spotlight-card.js';
import { view } from './data-view.js';
import {
  drawn,
  onState,
  picks,
  products,
  type RecordedActions,
  recordingActions,
  textOf,
  words,
} from './fixtures.js';

const SHOWN: SessionState['spotlight'] = {
  shown: { productId: 'trail-shoe', moment: 'on-stage' },
  fewer: false,
  stopped: false,
  shownMs: 20_000,
};

interface Drawn {
  readonly element: SpotlightCard;
  readonly root: ShadowRoot;
  readonly actions: RecordedActions;
  readonly acts: () => unknown[];
}

async function card(
  patch: Partial<SessionState> = {},
  spotlight: Partial<SessionState['spotlight']> = {},
): Promise<Drawn> {
  const actions = recordingActions();
  const state = onState({ spotlight: { ...SHOWN, ...spotlight }, ...patch });
  const { element } = await drawn<SpotlightCard>(
    html`<sp-spotlight-card
      style="position: fixed; inset: auto auto 80px 16px; inline-size: 328px"
      .state=${state}
      .actions=${actions}
      .words=${words()}
    ></sp-spotlight-card>`,
  );
  const acts = () => actions.calls.filter(([name]) => name === 'spotlight').map(([, act]) => act);
  return { element, root: element.renderRoot as ShadowRoot, actions, acts };
}

async function point(target: Element | null, type: 'move' | 'click'): Promise<void> {
  if (target === null) throw new Error('nothing there');
  const { left, top, width, height } = target.getBoundingClientRect();
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({ type, position });
}

/** Firefox leaves the pointer where it is when the mouse is reset. */
const away = () => sendMouse({ type: 'move', position: [700, 5] });

describe('sp-spotlight-card', () => {
  before(away);

  afterEach(async () => {
    await away();
  });

  it('draws nothing while there is none', async () => {
    const { root } = await card({}, { shown: null });
    expect(root.querySelector('aside')).to.equal(null);
    expect(textOf(root)).to.equal('');
  });

  it('rule 19: shows one product with its price and the true reason of its place, which opens why', async () => {
    const { root, actions } = await card({}, { shown: { productId: 'headlamp', moment: 'lull' } });
    expect(textOf(root.querySelector('h3'))).to.equal('Ember headlamp');
    expect(textOf(root.querySelector('.price'))).to.contain('45');
    const why = root.querySelector('.why');
    const pick = picks.find(({ productId }) => productId === 'headlamp');
    if (pick === undefined) throw new Error('no pick');
    const names = { host: null, title: (id: string) => id };
    expect(textOf(why)).to.equal(words().messages.reasons.card(pick, names));
    await point(why, 'click');
    expect(actions.calls.at(-1)).to.deep.equal(['openWhy', 'headlamp']);
  });

  it('rule 19: what is no pick says that it is on stage, and once it has left, that it was', async () => {
    const on = await card({ picks: [] });
    expect(textOf(on.root.querySelector('.why'))).to.equal('On stage now');
    const off = await card({
      picks: [],
      show: { onStage: [], upcoming: [], past: ['trail-shoe'] },
    });
    expect(textOf(off.root.querySelector('.why'))).to.equal('It was just on stage');
    expect(off.root.querySelector('.flag')).to.equal(null);
  });

  it('rule 21: what is promoted says so, and its paid place is no reason', async () => {
    const { root } = await card(
      { show: { onStage: ['headphones'], upcoming: [], past: [] } },
      { shown: { productId: 'headphones', moment: 'on-stage' } },
    );
    expect(textOf(root.querySelector('.flag'))).to.equal('Promoted by Oda');
    expect(textOf(root.querySelector('.why'))).to.equal('On stage now');
  });

  it('says where each act happened: select, add, not for me, fewer', async () => {
    const { root, acts } = await card();
    root.addEventListener('click', (event) => event.preventDefault());
    for (const part of ['h3 a', '[part="add"]', '.close', '.fewer']) {
      await point(root.querySelector(part), 'click');
    }
    expect(acts()).to.deep.equal(['select', 'add', 'dismiss', 'stop']);
  });

  it('a product with kinds leads to its page, which may take the choice over', async () => {
    const variants = [
      { id: 's', title: 'S', available: true },
      { id: 'm', title: 'M', available: true },
    ];
    const list = products.map((each) => (each.id === 'trail-shoe' ? { ...each, variants } : each));
    const { root, acts } = await card({ products: list });
    const choose = root.querySelector<HTMLAnchorElement>('[part="choose"]');
    expect(root.querySelector('[part="add"]')).to.equal(null);
    await point(choose, 'click');
    expect(acts()).to.deep.equal(['select']);
  });

  it('tells in words what the basket answered', async () => {
    const failed = { state: 'failed', reason: 'Sold out a minute ago' } as const;
    const { root } = await card({ cart: new Map([['trail-shoe', failed]]) });
    expect(textOf(root.querySelector('[role="alert"]'))).to.contain('Sold out a minute ago');
    const added = await card({ cart: new Map([['trail-shoe', { state: 'added' }]]) });
    expect(textOf(added.root.querySelector('[part="add"]'))).to.equal('In the basket');
  });

  it('takes no focus; Escape inside closes it, and reaches nothing else', async () => {
    const before = document.activeElement;
    const { root, acts } = await card();
    expect(document.activeElement).to.equal(before);
    let outside = 0;
    const count = () => (outside += 1);
    document.addEventListener('keydown', count);
    root.querySelector<HTMLElement>('.close')?.focus();
    await sendKeys({ press: 'Escape' });
    document.removeEventListener('keydown', count);
    expect(acts()).to.deep.equal(['dismiss']);
    expect(outside).to.equal(0);
  });

  it('goes by itself after its time', async () => {
    const { acts } = await card({}, { shownMs: 60 });
    await waitUntil(() => acts().includes('time'), 'it never went');
    await aTimeout(100);
    expect(acts()).to.deep.equal(['time']);
  });

  it('rule 26: time stands still while it is pointed at or has focus, or a dialog is open', async () => {
    const pointed = await card({}, { shownMs: 150 });
    await point(pointed.root.querySelector('aside'), 'move');
    await aTimeout(400);
    expect(pointed.acts()).to.not.include('time');
    pointed.element.remove();
    await away();
    const focused = await card({}, { shownMs: 150 });
    focused.root.querySelector<HTMLElement>('.close')?.focus();
    await aTimeout(400);
    expect(focused.acts()).to.not.include('time');
    focused.element.remove();
    const behind = await card({ panel: { kind: 'how' } }, { shownMs: 150 });
    await aTimeout(400);
    expect(behind.acts()).to.not.include('time');
  });

  it('stays long enough to be read after it was pointed at', async function () {
    this.timeout(LEAST_LEFT_MS + 6000);
    const { root, acts } = await card({}, { shownMs: 150 });
    await point(root.querySelector('aside'), 'move');
    await aTimeout(300);
    await away();
    const left = performance.now();
    await waitUntil(() => acts().includes('time'), 'it never went', {
      timeout: LEAST_LEFT_MS + 3000,
    });
    expect(performance.now() - left).to.be.greaterThan(LEAST_LEFT_MS - 200);
  });

  it('tells once that it was seen, and where it sits', async () => {
    const { element, actions, acts } = await card();
    await waitUntil(() => acts().includes('seen'), 'it was never seen', { timeout: 4000 });
    await aTimeout(300);
    expect(acts()).to.deep.equal(['seen']);
    expect(actions.calls[0]).to.deep.equal(['spotlightSeat', element, true]);
    element.remove();
    expect(actions.calls.at(-1)).to.deep.equal(['spotlightSeat', element, false]);
  });

  it('rule 26: fits 320 px and right to left; every target is 24 px; nothing is cut', async () => {
    await setViewport({ width: 320, height: 480 });
    for (const over of [false, true]) {
      for (const dir of ['ltr', 'rtl']) {
        const { element, root } = await card();
        element.style.inlineSize = '288px';
        element.over = over;
        element.dir = dir;
        await element.updateComplete;
        const box = (root.querySelector('aside') as HTMLElement).getBoundingClientRect();
        expect(box.width).to.be.at.most(288);
        for (const target of root.querySelectorAll<HTMLElement>('button, a.button')) {
          if (!target.checkVisibility()) continue;
          const { width, height, left, right } = target.getBoundingClientRect();
          expect(Math.min(width, height), target.className).to.be.at.least(23.9);
          expect(left).to.be.at.least(box.left - 0.5);
          expect(right).to.be.at.most(box.right + 0.5);
        }
        element.remove();
      }
    }
    await setViewport({ width: 800, height: 600 });
  });
});

describe('“Fewer interruptions” in Your data', () => {
  async function dialog(spotlight: Partial<SessionState['spotlight']>) {
    const actions = recordingActions();
    const panel = { kind: 'data', tab: 'picks', view } as const;
    const state = onState({ panel, spotlight: { ...SHOWN, shown: null, ...spotlight } });
    const { element } = await drawn<DataDialog>(
      html`<sp-data-dialog
        .state=${state}
        .actions=${actions}
        .words=${words()}
        .panel=${panel}
      ></sp-data-dialog>`,
    );
    return { root: element.renderRoot as ShadowRoot, actions };
  }

  it('rule 13: is a switch that says what it does, and turns with the keyboard', async () => {
    const { root, actions } = await dialog({});
    const control = root.querySelector<HTMLElement>('[role="switch"][aria-labelledby="fewer"]');
    expect(control?.getAttribute('aria-checked')).to.equal('false');
    expect(textOf(root.querySelector('#fewer'))).to.equal('Fewer interruptions');
    control?.focus();
    await sendKeys({ press: 'Enter' });
    expect(actions.calls.at(-1)).to.deep.equal(['setFewer', true]);
    const on = await dialog({ fewer: true });
    await sendKeys({ press: 'Escape' });
    const turned = on.root.querySelector('[aria-labelledby="fewer"]');
    expect(turned?.getAttribute('aria-checked')).to.equal('true');
  });

  it('after “fewer of these” it says so, and one press allows it again', async () => {
    const none = await dialog({});
    expect(none.root.querySelector('.stopped')).to.equal(null);
    const { root, actions } = await dialog({ stopped: true });
    expect(textOf(root.querySelector('.stopped'))).to.contain('no more in this show');
    root.querySelector<HTMLElement>('.stopped button')?.click();
    expect(actions.calls.at(-1)).to.deep.equal(['spotlight', 'allow']);
  });
});
