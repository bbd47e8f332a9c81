/** The search sheet, which also lists a category of the bar. */

import { byId, make } from '../common/dom.js';
import { productButton } from './basket.js';
import { euros, findProducts, type ShopProduct } from './catalogue.js';
import { makeSheet } from './sheets.js';
import { track } from './widget.js';

/** Makes the search and the categories of the bar work. */
export function makeSearch(
  products: ReadonlyMap<string, ShopProduct>,
  open: (product: ShopProduct) => void,
): void {
  const form = byId('search-form', HTMLFormElement);
  const input = form.elements.namedItem('query') as HTMLInputElement;
  const hint = byId('search-hint');
  let noted = '';

  /** Typing is not an act yet: it is noted once, when it led somewhere or was sent off. */
  const note = (): void => {
    const query = input.value.trim();
    if (query !== '' && query !== noted) track({ type: 'search', query });
    noted = query;
  };
  const draw = (): void => {
    const found = findProducts(products.values(), input.value);
    byId('search-results').replaceChildren(
      ...found.map((product) =>
        make(
          'li',
          {},
          productButton(product, `${product.brand} · ${euros(product.price.current)}`, (chosen) => {
            note();
            open(chosen);
          }),
        ),
      ),
    );
    hint.textContent =
      input.value.trim() !== '' && found.length === 0 ? 'Nothing found. Try another word.' : '';
  };

  const show = makeSheet('open-search', 'search', () => input.focus());
  input.addEventListener('input', draw);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    note();
  });
  for (const button of document.querySelectorAll<HTMLElement>('[data-category]')) {
    button.addEventListener('click', () => {
      show();
      input.value = button.dataset['category'] ?? '';
      draw();
    });
  }
}
