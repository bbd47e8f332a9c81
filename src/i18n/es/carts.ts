import type { CartsWords } from '../carts.js';

/** Spanish texts about choosing what goes into the basket. */
export const carts: CartsWords = {
  chooser: (title) => `Elegir: ${title}`,
  variant: 'Variante',
  soldOut: 'agotado',
  quantity: 'Cantidad',
  fewer: 'Uno menos',
  more: 'Uno más',
  add: (price) => (price === null ? 'Añadir al carrito' : `Añadir al carrito · ${price}`),
  missing: (kind) => `Elige primero: ${kind}`,
  close: 'Cerrar',
  paidPlace: (name) => `Promocionado por ${name}: paga por este lugar`,
  inBasket: 'En tu carrito',
  added: (title) => `${title} está en tu carrito.`,
  because: {
    silent: 'No se añadió: la tienda no respondió.',
    network: 'No se añadió: no se pudo contactar con la tienda.',
    page: 'No se añadió: hay que hacerlo en la página del producto.',
  },
};
