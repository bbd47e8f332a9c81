import type { CartsWords } from '../carts.js';

/** German texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `Auswahl: ${title}`,
  variant: 'Art',
  soldOut: 'ausverkauft',
  quantity: 'Wie viele',
  fewer: 'Eins weniger',
  more: 'Eins mehr',
  add: (price) => (price === null ? 'In den Warenkorb' : `In den Warenkorb · ${price}`),
  missing: (kind) => `Bitte erst wählen: ${kind}`,
  close: 'Schließen',
  paidPlace: (name) => `Anzeige von ${name}: bezahlter Platz`,
  inBasket: 'In deinem Warenkorb',
  added: (title) => `${title} ist in deinem Warenkorb.`,
  because: {
    silent: 'Nicht hinzugefügt: Der Shop hat nicht geantwortet.',
    network: 'Nicht hinzugefügt: Der Shop war nicht zu erreichen.',
    page: 'Nicht hinzugefügt: Das geht nur auf der Seite des Produkts.',
  },
};
