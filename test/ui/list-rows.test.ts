import { expect, html } from '@open-wc/testing';
import '../../src/define.js';
import type { Product } from '../../src/core/product.js';
import type { SessionState } from '../../src/page/session/state.js';
import type { PickRail } from '../../src/ui/pick-rail/pick-rail.js';
import { drawn, onState, recordingActions, textOf, words } from './fixtures.js';

const many: Product[] = Array.from({ length: 200 }, (_, nth) => ({
  id: `p${nth}`,
  title: `Product ${nth}`,
  url: `https://shop.example/p${nth}`,
  category: [],
  tags: [],
  price: { current: 10 + nth, currency: 'EUR' },
  variants: ['S', 'M'].map((id) => ({ id, title: id, available: true })).slice(nth % 2),
}));
/** What a state has besides is the same object each time, as it is in the store. */
const base = onState();
const stateWith = (
  products: readonly Product[],
  more: Partial<SessionState> = {},
): SessionState => ({
  ...base,
  products,
  byId: new Map(products.map((product) => [product.id, product])),
  ...more,
});

describe('a long list', () => {
  async function openList() {
    const { element } = await drawn<PickRail>(
      html`<sp-pick-rail
        .state=${stateWith(many)}
        .actions=${recordingActions()}
        .words=${words()}
      ></sp-pick-rail>`,
    );
    const root = element.renderRoot as ShadowRoot;
    const list = root.querySelector('details.all') as HTMLDetailsElement;
    list.open = true;
    await new Promise((resolve) => list.addEventListener('toggle', resolve, { once: true }));
    for (let page = 0; page < 2; page += 1) {
      await element.updateComplete;
      root.querySelector<HTMLElement>('.all > .button')?.click();
    }
    await element.updateComplete;
    const row = (id: string) => root.querySelector<HTMLElement>(`.list [data-id=${id}]`);
    const change = async (state: SessionState, said = words()) => {
      element.state = state;
      element.words = said;
      await element.updateComplete;
    };
    return { element, root, row, change };
  }

  it('draws page after page, in the order of the catalogue', async () => {
    const { root } = await openList();
    const ids = [...root.querySelectorAll<HTMLElement>('.list [data-id]')].map(
      ({ dataset }) => dataset['id'],
    );
    expect(ids).to.deep.equal(many.slice(0, 144).map(({ id }) => id));
  });

  it('each row follows what is said of it: basket, price, stock, language', async () => {
    const { row, change } = await openList();
    const first = row('p141');
    await change(stateWith(many, { cart: new Map([['p141', { state: 'added' }]]) }));
    expect(row('p141')?.querySelector('.add.added')).not.to.equal(null);
    await change(stateWith(many, { basket: new Set(['p100']) }));
    expect(row('p100')?.querySelector('.flag')).not.to.equal(null);
    expect(row('p141')?.querySelector('.add.added')).to.equal(null);
    const news = many.map((product) =>
      product.id === 'p7'
        ? { ...product, price: { current: 3, currency: 'EUR' } }
        : product.id === 'p143'
          ? { ...product, availability: 'out-of-stock' as const }
          : product,
    );
    await change(stateWith(news));
    expect(textOf(row('p7'))).to.contain('€3');
    expect(textOf(row('p143'))).to.contain('Sold out');
    await change(stateWith(news), words(null, 'en-IN'));
    expect(row('p141')).to.equal(first);
  });

  it('a choice that is open in a row follows the state', async () => {
    const { row, change } = await openList();
    row('p100')?.querySelector<HTMLElement>('[part~=choose]')?.click();
    await change(stateWith(many));
    expect(row('p100')?.querySelector('sp-variant-chooser')).not.to.equal(null);
    const asking = stateWith(many, { cart: new Map([['p100', { state: 'asking' }]]) });
    await change(asking);
    const chooser = row('p100')?.querySelector('sp-variant-chooser');
    expect((chooser as never as { state: SessionState }).state).to.equal(asking);
  });
});
