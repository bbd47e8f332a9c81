import type { CartsWords } from '../carts.js';

/** French texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `Choisir\u202f: ${title}`,
  variant: 'Modèle',
  soldOut: 'épuisé',
  quantity: 'Combien',
  fewer: 'Un de moins',
  more: 'Un de plus',
  add: (price) => (price === null ? 'Ajouter au panier' : `Ajouter au panier · ${price}`),
  missing: (kind) => `À choisir d’abord\u202f: ${kind}`,
  close: 'Fermer',
  paidPlace: (name) => `Sponsorisé par ${name}\u202f: place payée`,
  inBasket: 'Dans votre panier',
  added: (title) => `${title} est dans votre panier.`,
  because: {
    silent: 'Non ajouté\u202f: la boutique n’a pas répondu.',
    network: 'Non ajouté\u202f: la boutique est injoignable.',
    page: 'Non ajouté\u202f: cela se fait sur la page du produit.',
  },
};
