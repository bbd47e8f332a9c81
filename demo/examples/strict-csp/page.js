// Your basket goes here; docs/carts.md has Shopify's and WooCommerce's.
document.querySelector('stream-picks').addEventListener('sp-cart-add', ({ detail }) => {
  detail.respond(true);
});
