/** One product in a dialog: what a product page would be in a larger shop. */

import { byId, make } from '../common/dom.js';
import type { Basket } from './basket.js';
import { euros, type ShopProduct } from './catalogue.js';
import { track } from './widget.js';

/** Shorter looks are no dwelling. */
const DWELL_FROM_MS = 2000;
const DWELL_MOST_S = 3600;

/** Opens products. */
export interface QuickView {
  open(product: ShopProduct): void;
}

/** Makes the dialog; `basket` is asked when it is first used. */
export function makeQuickView(basket: () => Basket): QuickView {
  const dialog = byId('quick', HTMLDialogElement);
  const save = byId('quick-save');
  const take = byId('quick-take', HTMLButtonElement);
  const hint = byId('quick-hint');
  const saved = new Set<string>();
  let product: ShopProduct | undefined;
  let openedAt = 0;

  const drawSaved = (): void => {
    const on = product !== undefined && saved.has(product.id);
    save.setAttribute('aria-pressed', String(on));
    const label = save.querySelector('span');
    if (label) label.textContent = on ? 'Saved' : 'Save';
  };
  save.addEventListener('click', () => {
    if (product === undefined) return;
    if (saved.delete(product.id)) hint.textContent = '';
    else {
      saved.add(product.id);
      track({ type: 'save', productId: product.id });
    }
    drawSaved();
  });
  take.addEventListener('click', () => {
    if (product === undefined) return;
    hint.textContent = basket().add(product) ?? 'In your basket.';
  });
  byId('quick-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    const looked = Date.now() - openedAt;
    if (product !== undefined && looked >= DWELL_FROM_MS) {
      const value = Math.min(DWELL_MOST_S, Math.round(looked / 1000));
      track({ type: 'dwell', productId: product.id, value });
    }
  });

  return {
    open(next) {
      product = next;
      openedAt = Date.now();
      byId('quick-picture', HTMLImageElement).src = next.image;
      byId('quick-title').textContent = next.title;
      byId('quick-brand').textContent = [
        next.brand,
        ...next.category,
        ...(next.creator === undefined ? [] : [`chosen by ${next.creator}`]),
      ].join(' · ');
      const { current, original } = next.price;
      byId('quick-price').replaceChildren(
        euros(current),
        ...(original === undefined ? [] : [' ', make('s', {}, euros(original))]),
      );
      byId('quick-tags').replaceChildren(...next.tags.map((tag) => make('li', {}, tag)));
      take.textContent = next.availability === 'preorder' ? 'Order ahead' : 'Add to basket';
      hint.textContent = next.availability === 'out-of-stock' ? 'Sold out at the moment.' : '';
      drawSaved();
      if (!dialog.open) dialog.showModal();
    },
  };
}
