import type { CartsWords } from '../carts.js';

/** English texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `Choose: ${title}`,
  variant: 'Kind',
  soldOut: 'sold out',
  quantity: 'How many',
  fewer: 'One less',
  more: 'One more',
  add: (price) => (price === null ? 'Add to basket' : `Add to basket · ${price}`),
  missing: (kind) => `Choose first: ${kind}`,
  close: 'Close',
  paidPlace: (name) => `Promoted by ${name}: they pay for this place`,
  inBasket: 'In your basket',
  added: (title) => `${title} is in your basket.`,
  because: {
    silent: 'Not added: the shop did not answer.',
    network: 'Not added: the shop could not be reached.',
    page: 'Not added: this has to be done on its own page.',
  },
};
