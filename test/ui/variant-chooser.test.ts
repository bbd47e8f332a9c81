import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define.js';
import type { Product } from '../../src/core/product.js';
import type { VariantChooser } from '../../src/ui/variant-chooser/variant-chooser.js';
import {
  drawn,
  onState,
  type RecordedActions,
  recordingActions,
  textOf,
  words,
} from './fixtures.js';

const size = (value: string) => ({ name: 'Size', value });
const colour = (value: string) => ({ name: 'Colour', value });

/** S only in red, M in both, L sold out altogether; M in blue costs more. */
const jacket: Product = {
  id: 'rain-jacket',
  title: 'Squall rain jacket',
  url: 'https://shop.example/rain-jacket',
  category: [],
  tags: [],
  price: { current: 149, currency: 'EUR' },
  variants: [
    { id: 'S-R', title: 'S / Red', available: true, options: [size('S'), colour('Red')] },
    { id: 'S-B', title: 'S / Blue', available: false, options: [size('S'), colour('Blue')] },
    { id: 'M-R', title: 'M / Red', available: true, options: [size('M'), colour('Red')] },
    {
      id: 'M-B',
      title: 'M / Blue',
      available: true,
      options: [size('M'), colour('Blue')],
      price: { current: 159, currency: 'EUR' },
    },
    { id: 'L-R', title: 'L / Red', available: false, options: [size('L'), colour('Red')] },
  ],
};

interface Shown {
  readonly element: VariantChooser;
  readonly root: ShadowRoot;
  readonly actions: RecordedActions;
}

async function chooser(product: Product, cart = new Map()): Promise<Shown> {
  const actions = recordingActions();
  const { element } = await drawn<VariantChooser>(
    html`<sp-variant-chooser
      .product=${product}
      .state=${onState({ cart })}
      .actions=${actions}
      .words=${words()}
    ></sp-variant-chooser>`,
  );
  return { element, root: element.renderRoot as ShadowRoot, actions };
}

const groups = (root: ShadowRoot) => [...root.querySelectorAll('fieldset')];
const radios = (group: Element | undefined) =>
  [...(group?.querySelectorAll('input') ?? [])].map(
    (input) =>
      `${textOf(input.parentElement)}${input.disabled ? ' -' : ''}${input.checked ? ' *' : ''}`,
  );
const addButton = (root: ShadowRoot) =>
  root.querySelector<HTMLButtonElement>('[part=add-chosen]') as HTMLButtonElement;

async function pick({ element, root }: Shown, label: string): Promise<void> {
  const found = [...root.querySelectorAll('label')].find((one) => textOf(one).startsWith(label));
  found?.querySelector('input')?.click();
  await element.updateComplete;
}

describe('sp-variant-chooser', () => {
  it('is one group of radio buttons for each kind; nothing is chosen, what is sold out is said', async () => {
    const { element, root } = await chooser(jacket);
    expect(groups(root).map((group) => textOf(group.querySelector('legend')))).to.deep.equal([
      'Size',
      'Colour',
    ]);
    expect(radios(groups(root)[0])).to.deep.equal(['S', 'M', 'L sold out -']);
    await expect(element).to.be.accessible();
  });

  it('what can be had of a kind follows from the kinds before it, and never locks one out', async () => {
    const shown = await chooser(jacket);
    await pick(shown, 'S');
    // The only one left is the one that is had.
    expect(radios(groups(shown.root)[1])).to.deep.equal(['Red', 'Blue sold out -']);
    await pick(shown, 'Red');
    await pick(shown, 'M');
    expect(radios(groups(shown.root)[0])).to.deep.equal(['S', 'M *', 'L sold out -']);
    expect(radios(groups(shown.root)[1])).to.deep.equal(['Red *', 'Blue €159']);
    await pick(shown, 'Blue');
    await pick(shown, 'S');
    expect(radios(groups(shown.root)[1])).to.deep.equal(['Red', 'Blue sold out -']);
  });

  it('asks for exactly what was chosen, at its price', async () => {
    const shown = await chooser(jacket);
    const { element, root, actions } = shown;
    addButton(root).click();
    await element.updateComplete;
    expect(textOf(root.querySelector('[role=alert]'))).to.equal('Choose first: Size');
    await pick(shown, 'M');
    addButton(root).click();
    await element.updateComplete;
    expect(textOf(root.querySelector('[role=alert]'))).to.equal('Choose first: Colour');
    expect(actions.calls).to.deep.equal([]);
    await pick(shown, 'Blue');
    root.querySelector<HTMLButtonElement>('.stepper button:last-child')?.click();
    await element.updateComplete;
    expect(textOf(addButton(root))).to.equal('Add to basket · €318');
    addButton(root).click();
    expect(actions.calls).to.deep.equal([
      ['addToCart', 'rain-jacket', { variantId: 'M-B', quantity: 2 }],
    ]);
  });

  it('how many goes from 1 to 99', async () => {
    const { element, root } = await chooser({ ...jacket, variants: [] });
    const [less, more] = [...root.querySelectorAll<HTMLButtonElement>('.stepper button')];
    less?.click();
    await element.updateComplete;
    expect(textOf(root.querySelector('output'))).to.equal('1');
    expect(less?.getAttribute('aria-disabled')).to.equal('true');
    for (let times = 0; times < 120; times += 1) more?.click();
    await element.updateComplete;
    expect(textOf(root.querySelector('output'))).to.equal('99');
    expect(textOf(addButton(root))).to.equal('Add to basket · €14,751');
  });

  it('without the same options in all variants these are chosen by their titles', async () => {
    const variants = [
      { id: '1', title: 'Small pack', available: true, options: [size('S')] },
      { id: '2', title: 'Large pack', available: true },
      { id: '3', title: 'Large pack', available: false },
    ];
    const shown = await chooser({ ...jacket, variants });
    expect(radios(groups(shown.root)[0])).to.deep.equal([
      'Small pack',
      'Large pack (2)',
      'Large pack (3) sold out -',
    ]);
    await pick(shown, 'Large pack (2)');
    addButton(shown.root).click();
    expect(shown.actions.calls[0]?.[2]).to.deep.equal({ variantId: '2', quantity: 1 });
  });

  it('goes by the arrow keys and closes by Escape', async () => {
    const { element, root } = await chooser(jacket);
    let closed = 0;
    element.addEventListener('close', () => {
      closed += 1;
    });
    element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(radios(groups(root)[0])).to.deep.equal(['S', 'M *', 'L sold out -']);
    await sendKeys({ press: 'Escape' });
    expect(closed).to.equal(1);
  });

  it('keeps a choice while prices change, and takes back one that sells out', async () => {
    const shown = await chooser(jacket);
    await pick(shown, 'M');
    await pick(shown, 'Red');
    const dearer = (jacket.variants ?? []).map((variant) => ({
      ...variant,
      price: { current: 200, currency: 'EUR' },
    }));
    shown.element.product = { ...jacket, variants: dearer };
    await shown.element.updateComplete;
    expect(textOf(addButton(shown.root))).to.equal('Add to basket · €200');
    const without = dearer.map((one) => (one.id === 'M-R' ? { ...one, available: false } : one));
    shown.element.product = { ...jacket, variants: without };
    await shown.element.updateComplete;
    expect(radios(groups(shown.root)[1])).to.deep.equal(['Red sold out -', 'Blue €200']);
    addButton(shown.root).click();
    expect(shown.actions.calls).to.deep.equal([]);
  });

  it('asks nothing more while an answer is awaited', async () => {
    const { root, actions } = await chooser(
      { ...jacket, variants: [] },
      new Map([['rain-jacket', { state: 'asking' }]]),
    );
    expect(textOf(addButton(root))).to.equal('Adding…');
    addButton(root).click();
    expect(actions.calls).to.deep.equal([]);
  });
});
