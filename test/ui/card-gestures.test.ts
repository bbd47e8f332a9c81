import { expect, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/define.js';
import type { SessionState } from '../../src/page/session/state.js';
import type { PickRail } from '../../src/ui/pick-rail/pick-rail.js';
import {
  drawn,
  onState,
  products,
  type RecordedActions,
  recordingActions,
  stateOf,
  textOf,
  words,
} from './fixtures.js';
import { away, type Point, touch } from './touch.js';

interface Shown {
  readonly element: PickRail;
  readonly root: ShadowRoot;
  readonly actions: RecordedActions;
  card(id: string): HTMLElement;
  /** What was asked for, without what was merely seen. */
  calls(): unknown[];
}

async function rail(state: SessionState, width = '360px', dir = 'ltr'): Promise<Shown> {
  const actions = recordingActions();
  const { element } = await drawn<PickRail>(
    html`<sp-pick-rail
      dir=${dir}
      .state=${state}
      .actions=${actions}
      .words=${words()}
    ></sp-pick-rail>`,
  );
  element.style.inlineSize = width;
  await element.updateComplete;
  const root = element.renderRoot as ShadowRoot;
  return {
    element,
    root,
    actions,
    card: (id) => root.querySelector<HTMLElement>(`[data-id=${id}]`) as HTMLElement,
    calls: () => actions.calls.filter(([name]) => name !== 'seen' && name !== 'dwelt'),
  };
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
describe('a card by touch', () => {
  it('is pushed away towards the start of the line, and the click at the end is none', async () => {
    const { card, calls } = await rail(onState());
    const finger = touch(card('headlamp'), away);
    expect(calls()).to.deep.equal([['dismiss', 'headlamp']]);
    expect(finger.click()).to.equal(false);
    expect(calls()).to.deep.equal([['dismiss', 'headlamp']]);
  });

  it('in right-to-left text it goes the other way', async () => {
    const { card, calls } = await rail(onState(), '360px', 'rtl');
    touch(card('headlamp'), away);
    expect(calls()).to.deep.equal([]);
    touch(
      card('headlamp'),
      away.map(([x, y]): Point => [-x, y]),
    );
    expect(calls()).to.deep.equal([['dismiss', 'headlamp']]);
  });

  it('stays for a short push, one that is taken back, and one the other way', async () => {
    const { card, calls } = await rail(onState());
    touch(card('headlamp'), [
      [-20, 0],
      [-20, 0],
    ]);
    touch(card('headlamp'), [
      [-220, 0],
      [-4, 0],
    ]);
    touch(card('headlamp'), [
      [60, 0],
      [200, 0],
    ]);
    expect(calls()).to.deep.equal([]);
    expect(card('headlamp').style.getPropertyValue('--pushed')).to.equal('');
  });

  it('leaves up and down to the browser, whatever comes after', async () => {
    const { card, calls } = await rail(onState());
    expect(getComputedStyle(card('headlamp')).touchAction).to.equal('pan-y');
    touch(card('headlamp'), [
      [-8, 30],
      [-220, 60],
    ]);
    expect(calls()).to.deep.equal([]);
    expect(card('headlamp').style.getPropertyValue('--pushed')).to.equal('');
  });

  it('held, its menu opens, without the click and the browser’s menu; a mouse keeps its own', async () => {
    const { element, root, card, calls } = await rail(onState());
    const finger = touch(card('headlamp'), [], 'none');
    await rest(600);
    await element.updateComplete;
    expect(root.querySelector('[data-id=headlamp] .tools')).not.to.equal(null);
    const own = new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true });
    card('headlamp').querySelector('h3 a')?.dispatchEvent(own);
    expect(own.defaultPrevented).to.equal(true);
    finger.fire('pointerup', [0, 0]);
    expect(finger.click()).to.equal(false);
    expect(calls()).to.deep.equal([]);

    const other = await rail(onState());
    const link = other.card('headlamp').querySelector('h3 a');
    link?.dispatchEvent(
      new PointerEvent('pointerdown', { pointerType: 'mouse', bubbles: true, composed: true }),
    );
    const mouse = new MouseEvent('contextmenu', {
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    link?.dispatchEvent(mouse);
    expect(mouse.defaultPrevented).to.equal(false);
    expect(other.root.querySelector('.tools')).to.equal(null);
  });

  it('does nothing before the choice, where no card takes an opinion', async () => {
    const { card, calls, root } = await rail(stateOf());
    touch(card('headlamp'), away);
    touch(card('headlamp'), [], 'none');
    await rest(600);
    expect(calls()).to.deep.equal([]);
    expect(root.querySelector('.tools, .menu, .peek')).to.equal(null);
  });
});

describe('a card’s menu', () => {
  it('has a button for every gesture, with words, and is reached by Tab', async () => {
    const { element, root, card, calls } = await rail(onState());
    const button = card('headlamp').querySelector<HTMLButtonElement>('.menu');
    expect(button?.getAttribute('aria-expanded')).to.equal('false');
    button?.click();
    await element.updateComplete;
    expect(button?.getAttribute('aria-expanded')).to.equal('true');
    const tools = [...root.querySelectorAll<HTMLElement>('.tools .tool')];
    expect(tools.map((tool) => textOf(tool))).to.deep.equal([
      'Love it',
      'Curious',
      'Too dear',
      'More like this',
      'Not for me',
      'How many…',
      'Open in a new tab',
    ]);
    for (const tool of tools.slice(0, 5)) tool.click();
    expect(calls()).to.deep.equal([
      ['react', 'headlamp', 'love'],
      ['react', 'headlamp', 'curious'],
      ['react', 'headlamp', 'dear'],
      ['react', 'headlamp', 'more'],
      ['dismiss', 'headlamp'],
    ]);
    await expect(element).to.be.accessible();
  });

  it('says which reaction is on, in the menu and below, with the way back', async () => {
    const reactions = new Map([['headlamp', 'dear']] as const);
    const { element, root, card, calls } = await rail(
      onState({ reactions, reacted: { productId: 'headlamp', reaction: 'dear' } }),
    );
    card('headlamp').querySelector<HTMLButtonElement>('.menu')?.click();
    await element.updateComplete;
    const pressed = [...root.querySelectorAll('.tools [aria-pressed=true]')];
    expect(pressed.map((tool) => textOf(tool))).to.deep.equal(['Too dear']);
    expect(textOf(root.querySelector('.floor [role=status]'))).to.contain(
      'Noted on this device: Too dear, Ember headlamp.',
    );
    root.querySelector<HTMLButtonElement>('.undo button')?.click();
    expect(calls()).to.deep.equal([['react', 'headlamp', 'dear']]);
  });

  it('Escape closes it and focus is where it was; "how many" opens the choice in its place', async () => {
    const { element, root, card } = await rail(onState());
    const button = card('headlamp').querySelector<HTMLButtonElement>('.menu');
    button?.click();
    await element.updateComplete;
    root.querySelector<HTMLElement>('.tools .tool')?.focus();
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    await rest(0);
    expect(root.querySelector('.tools')).to.equal(null);
    expect(root.activeElement).to.equal(button);

    button?.click();
    await element.updateComplete;
    const many = [...root.querySelectorAll<HTMLElement>('.tools .tool')].at(5);
    many?.focus();
    many?.click();
    await element.updateComplete;
    await rest(50);
    expect(root.querySelector('.tools')).to.equal(null);
    expect(root.activeElement?.localName).to.equal('sp-variant-chooser');
  });

  it('ends when picks are no longer based on the viewer', async () => {
    const { element, root, card } = await rail(onState());
    card('headlamp').querySelector<HTMLButtonElement>('.menu')?.click();
    await element.updateComplete;
    element.state = onState({ basedOnMe: false });
    await element.updateComplete;
    expect(root.querySelector('.tools, .menu')).to.equal(null);
  });
});

describe('cards by mouse and keyboard', () => {
  it('the pointer on a tile brings out its reactions without moving anything', async () => {
    const { root, card, calls } = await rail(onState(), '900px');
    card('headlamp').scrollIntoView({ block: 'center' });
    const before = card('day-pack').getBoundingClientRect().top;
    const box = card('headlamp').getBoundingClientRect();
    const peek = card('headlamp').querySelector<HTMLElement>('.peek');
    expect(peek?.checkVisibility()).to.equal(false);
    await sendMouse({
      type: 'move',
      position: [Math.round(box.left + 40), Math.round(box.top + 80)],
    });
    expect(peek?.checkVisibility()).to.equal(true);
    expect(card('day-pack').getBoundingClientRect().top).to.equal(before);
    peek?.querySelector('button')?.click();
    expect(calls()).to.deep.equal([['react', 'headlamp', 'love']]);
    expect(root.querySelectorAll('.peek button:not([tabindex="-1"])')).to.have.length(0);
    await resetMouse();
  });

  it('arrows go from card to card, to the same control; Delete puts one aside', async () => {
    const { root, card, calls } = await rail(onState());
    const focused = () => {
      const active = root.activeElement;
      const id = active?.closest<HTMLElement>('.card')?.dataset['id'];
      return `${id} ${active?.getAttribute('part') ?? active?.localName}`;
    };
    card('trail-shoe').querySelector<HTMLElement>('h3 a')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('headlamp a');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('headlamp a');
    await sendKeys({ press: 'End' });
    expect(focused()).to.equal('tea-set a');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('tea-set a');
    await sendKeys({ press: 'Home' });
    card('trail-shoe').querySelector<HTMLElement>('.why')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('headlamp why');
    await sendKeys({ press: 'Delete' });
    expect(calls()).to.deep.equal([['dismiss', 'headlamp']]);
  });

  it('beside each other left and right are neighbours, mirrored in right-to-left text', async () => {
    for (const [dir, key] of [
      ['ltr', 'ArrowRight'],
      ['rtl', 'ArrowLeft'],
    ] as const) {
      const { root, card } = await rail(onState(), '760px', dir);
      const id = () => root.activeElement?.closest<HTMLElement>('.card')?.dataset['id'];
      card('trail-shoe').querySelector<HTMLElement>('h3 a')?.focus();
      await sendKeys({ press: key });
      expect(id(), dir).to.equal('headlamp');
      await sendKeys({ press: 'ArrowDown' });
      expect(id(), dir).to.equal('headphones');
    }
  });
});

describe('what opens in a card', () => {
  it('rule 26: with text of twice the size nothing of it leaves a narrow rail, and targets are 24 px', async () => {
    const { style } = document.documentElement;
    style.fontSize = '200%';
    try {
      const variants = ['Extra small, in moss green', 'M'].map((title) => ({
        id: title,
        title,
        available: title === 'M',
      }));
      const list = products.map((product) =>
        product.id === 'headlamp' ? { ...product, variants } : product,
      );
      const { element, root, card } = await rail(onState({ products: list }), '343px');
      const edges = element.getBoundingClientRect();
      for (const opener of ['.menu', '[part=choose]']) {
        card('headlamp').querySelector<HTMLElement>(opener)?.click();
        await element.updateComplete;
        await rest(20);
        const panel = root.querySelector<HTMLElement>('.panel');
        const inside = panel?.shadowRoot ?? panel;
        const targets = [...(inside?.querySelectorAll<HTMLElement>('button, a, label') ?? [])];
        expect(targets.length).to.be.greaterThan(3);
        for (const target of targets) {
          const { left, right, width, height } = target.getBoundingClientRect();
          expect(right, textOf(target)).to.be.at.most(edges.right + 1);
          expect(left, textOf(target)).to.be.at.least(edges.left - 1);
          expect(Math.min(width, height), textOf(target)).to.be.at.least(24);
        }
      }
      expect(element.scrollWidth).to.be.at.most(343);
    } finally {
      style.fontSize = '';
    }
  });
});

describe('a product with variants', () => {
  const variants = [
    { id: 's', title: 'S', available: true },
    { id: 'm', title: 'M', available: true },
  ];
  const list = products.map((product) =>
    product.id === 'headlamp' ? { ...product, variants } : product,
  );

  it('opens its choice in the card, and closes when it is in the basket', async () => {
    const { element, root, card } = await rail(onState({ products: list }));
    const choose = card('headlamp').querySelector<HTMLButtonElement>('[part=choose]');
    choose?.click();
    await element.updateComplete;
    expect(choose?.getAttribute('aria-expanded')).to.equal('true');
    expect(root.querySelectorAll('sp-variant-chooser')).to.have.length(1);
    element.state = onState({
      products: list,
      cart: new Map([['headlamp', { state: 'failed', reason: 'Only 2 left' }]]),
    });
    await element.updateComplete;
    expect(root.querySelectorAll('sp-variant-chooser')).to.have.length(1);
    expect(textOf(card('headlamp').querySelector('[role=alert]'))).to.contain('Only 2 left');
    element.state = onState({ products: list, cart: new Map([['headlamp', { state: 'added' }]]) });
    await element.updateComplete;
    expect(root.querySelectorAll('sp-variant-chooser')).to.have.length(0);
  });

  it('that is in the basket says so in the full list, and its leaving the picks is told', async () => {
    const picks = onState().picks?.filter(({ productId }) => productId !== 'headlamp') ?? [];
    const { element, root, card } = await rail(
      onState({
        picks,
        basket: new Set(['headlamp']),
        cart: new Map([['headlamp', { state: 'added' }]]),
      }),
    );
    expect(textOf(root.querySelector('[part=added]'))).to.equal(
      'Ember headlamp is in your basket.',
    );
    root.querySelector<HTMLElement>('summary')?.click();
    await rest(50);
    await element.updateComplete;
    expect(textOf(card('headlamp').querySelector('.flag'))).to.equal('In your basket');
    expect(root.querySelector('[part=added]')).to.equal(null);
  });

  it('says that the shop did not answer', async () => {
    const { card } = await rail(
      onState({
        cart: new Map([['headlamp', { state: 'failed', reason: null, because: 'silent' }]]),
      }),
    );
    expect(textOf(card('headlamp').querySelector('[role=alert]'))).to.contain(
      'Not added: the shop did not answer.',
    );
  });
});
