/** The basket: in memory only, gone with the page. */

import { byId, icon, make } from '../common/dom.js';
import { euros, refusal, type ShopProduct, type ShopVariant } from './catalogue.js';
import { makeSheet } from './sheets.js';
import { onCartAdd, setBasket, track } from './widget.js';

/** What other parts of the page may do with the basket. */
export interface Basket {
  /** Puts one in; gives the reason when that is not possible, else null. */
  add(product: ShopProduct): string | null;
}

interface Line {
  readonly product: ShopProduct;
  readonly variant?: ShopVariant;
  readonly quantity: number;
}

function priceOf({ product, variant }: Line): number {
  return (variant?.price ?? product.price).current;
}

/** Makes the basket, and lets the widget fill it. */
export function makeBasket(
  products: ReadonlyMap<string, ShopProduct>,
  open: (product: ShopProduct) => void,
): Basket {
  /** By the variant's id, or the product's where it has none. */
  const lines = new Map<string, Line>();
  const count = byId('basket-count');
  const hint = byId('basket-hint');
  makeSheet('open-basket', 'basket', () => {
    if (lines.size === 0) hint.textContent = 'Nothing in it yet.';
  });

  const draw = (): void => {
    const inside = [...lines];
    const pieces = inside.reduce((sum, [, { quantity }]) => sum + quantity, 0);
    const sum = inside.reduce((all, [, line]) => all + priceOf(line) * line.quantity, 0);
    count.hidden = pieces === 0;
    count.textContent = String(pieces);
    byId('open-basket').setAttribute('aria-label', `Basket, ${pieces} inside`);
    byId('basket-foot').hidden = pieces === 0;
    byId('basket-sum').textContent = euros(sum);
    hint.textContent = pieces === 0 ? 'Nothing in it yet.' : '';
    setBasket([...new Set(inside.map(([, { product }]) => product.id))]);
    byId('basket-lines').replaceChildren(
      ...inside.map(([id, line]) => {
        const { product, variant, quantity } = line;
        const take = make('button', { className: 'round', type: 'button' }, icon('close'));
        take.setAttribute('aria-label', `Take out: ${product.title}`);
        take.addEventListener('click', () => {
          lines.delete(id);
          draw();
        });
        const kind = variant === undefined ? '' : `${variant.title} · `;
        const price = `${kind}${quantity} × ${euros(priceOf(line))}`;
        return make('li', {}, productButton(product, price, open), take);
      }),
    );
  };
  const put = (product: ShopProduct, quantity: number, variant?: ShopVariant): string | null => {
    const reason = refusal(product, variant);
    const id = variant?.id ?? product.id;
    if (reason === null) {
      const before = lines.get(id)?.quantity ?? 0;
      lines.set(id, { product, quantity: before + quantity, ...(variant ? { variant } : {}) });
    }
    draw();
    return reason;
  };

  byId('checkout').addEventListener('click', () => {
    for (const { product } of lines.values()) track({ type: 'purchase', productId: product.id });
    lines.clear();
    draw();
    hint.textContent = 'Thank you. This shop is made up, so nothing was bought.';
  });
  onCartAdd(({ productId, variantId, quantity, respond }) => {
    const product = products.get(productId);
    const variant = product?.variants?.find(({ id }) => id === variantId);
    respond(
      product === undefined
        ? 'We do not have it any more.'
        : (put(product, quantity, variant) ?? true),
    );
  });
  return {
    add(product) {
      // The page's own button takes the first that can be had.
      const reason = put(
        product,
        1,
        product.variants?.find(({ available }) => available),
      );
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
