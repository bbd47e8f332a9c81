/** The basket: in memory only, gone with the page. */

import { byId, icon, make } from '../common/dom.js';
import { euros, refusal, type ShopProduct } from './catalogue.js';
import { makeSheet } from './sheets.js';
import { onCartAdd, track } from './widget.js';

/** What other parts of the page may do with the basket. */
export interface Basket {
  /** Puts one in; gives the reason when that is not possible, else null. */
  add(product: ShopProduct): string | null;
}

/** Makes the basket, and lets the widget fill it. */
export function makeBasket(
  products: ReadonlyMap<string, ShopProduct>,
  open: (product: ShopProduct) => void,
): Basket {
  const quantities = new Map<string, number>();
  const count = byId('basket-count');
  const hint = byId('basket-hint');
  makeSheet('open-basket', 'basket', () => {
    if (quantities.size === 0) hint.textContent = 'Nothing in it yet.';
  });

  const draw = (): void => {
    const inside = [...quantities].flatMap(([id, quantity]) => {
      const product = products.get(id);
      return product === undefined ? [] : [{ product, quantity }];
    });
    const pieces = inside.reduce((sum, { quantity }) => sum + quantity, 0);
    const sum = inside.reduce(
      (all, { product, quantity }) => all + product.price.current * quantity,
      0,
    );
    count.hidden = pieces === 0;
    count.textContent = String(pieces);
    byId('open-basket').setAttribute('aria-label', `Basket, ${pieces} inside`);
    byId('basket-foot').hidden = pieces === 0;
    byId('basket-sum').textContent = euros(sum);
    hint.textContent = pieces === 0 ? 'Nothing in it yet.' : '';
    byId('basket-lines').replaceChildren(
      ...inside.map(({ product, quantity }) => {
        const take = make('button', { className: 'round', type: 'button' }, icon('close'));
        take.setAttribute('aria-label', `Take out: ${product.title}`);
        take.addEventListener('click', () => {
          quantities.delete(product.id);
          draw();
        });
        const price = `${quantity} × ${euros(product.price.current)}`;
        return make('li', {}, productButton(product, price, open), take);
      }),
    );
  };
  const put = (product: ShopProduct, quantity: number): string | null => {
    const reason = refusal(product);
    if (reason === null) quantities.set(product.id, (quantities.get(product.id) ?? 0) + quantity);
    draw();
    return reason;
  };

  byId('checkout').addEventListener('click', () => {
    for (const productId of quantities.keys()) track({ type: 'purchase', productId });
    quantities.clear();
    draw();
    hint.textContent = 'Thank you. This shop is made up, so nothing was bought.';
  });
  onCartAdd(({ productId, quantity, respond }) => {
    const product = products.get(productId);
    respond(
      product === undefined ? 'We do not have it any more.' : (put(product, quantity) ?? true),
    );
  });
  return {
    add(product) {
      const reason = put(product, 1);
      if (reason === null) track({ type: 'add', productId: product.id });
      return reason;
    },
  };
}

/** A product as one line that opens it. */
export function productButton(
  product: ShopProduct,
  below: string,
  open: (product: ShopProduct) => void,
): HTMLButtonElement {
  const picture = make('img', { src: product.image, alt: '', width: 48, height: 48 });
  const button = make(
    'button',
    { className: 'open', type: 'button' },
    picture,
    make('b', {}, product.title),
    make('span', {}, below),
  );
  button.addEventListener('click', () => open(product));
  return button;
}
