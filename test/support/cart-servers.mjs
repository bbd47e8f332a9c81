// Baskets over HTTP for browser tests, answering as their shops' documentation says: status codes,
// bodies and headers. Each run has its own basket, and a journal of what was asked.
//   /__shopify/<run>/…  cart.js, cart/add.js (shopify.dev/docs/api/ajax/reference/cart)
//   /__woo/<run>/…      cart, cart/add-item (developer.woocommerce.com/docs/apis/store-api)
//   GET  /__cart/<run>  the journal; POST replaces {stock, items, nonce, mood} for what comes next

const runs = new Map();

function runOf(name) {
  const known = runs.get(name) ?? { journal: [], items: new Map(), stock: {}, mood: 'open' };
  runs.set(name, known);
  return known;
}

async function bodyOf(ctx) {
  const parts = [];
  for await (const part of ctx.req) parts.push(part);
  return Buffer.concat(parts).toString();
}

function answer(ctx, status, body) {
  ctx.status = status;
  ctx.type = 'application/json';
  ctx.body = JSON.stringify(body);
}

export async function cartServers(ctx, next) {
  const [, area, name, ...rest] = ctx.path.split('/');
  if (!['__shopify', '__woo', '__cart'].includes(area)) return next();
  ctx.set('cache-control', 'no-store');
  const run = runOf(name);
  const text = ctx.method === 'POST' ? await bodyOf(ctx) : '';
  if (area === '__cart') {
    if (ctx.method === 'POST') {
      const { items, ...others } = JSON.parse(text);
      Object.assign(run, others, items ? { items: new Map(items) } : {});
    }
    return answer(ctx, 200, run.journal);
  }
  const path = rest.join('/');
  run.journal.push({
    method: ctx.method,
    path,
    body: text === '' ? null : text,
    type: ctx.get('content-type'),
    nonce: ctx.get('nonce'),
    token: ctx.get('cart-token'),
    cookies: ctx.get('cookie') !== '',
  });
  if (run.mood === 'gone') return ctx.req.socket.destroy();
  if (run.mood === 'password') {
    ctx.status = 401;
    ctx.type = 'text/html';
    ctx.body = '<h1>Enter the password</h1>';
    return undefined;
  }
  return area === '__shopify' ? shopify(ctx, run, path, text) : woo(ctx, run, path, text);
}

const SHOPIFY = {
  808950810: { product_id: 632910392, sku: 'RJ-S', title: 'Rain Jacket - S' },
  808950811: { product_id: 632910392, sku: 'RJ-M', title: 'Rain Jacket - M' },
  39072856: { product_id: 921728736, sku: null, title: 'Lamp' },
};

const line = ([id, quantity]) => ({
  ...SHOPIFY[id],
  id: Number(id),
  variant_id: Number(id),
  key: `${id}:6ed0c5`,
  quantity,
});

function shopify(ctx, run, path, text) {
  if (path === 'cart.js' && ctx.method === 'GET') {
    const items = [...run.items].map(line);
    return answer(ctx, 200, { token: 'c1-7', items, item_count: items.length, currency: 'EUR' });
  }
  if (path !== 'cart/add.js' || ctx.method !== 'POST') return answer(ctx, 404, {});
  const [{ id, quantity }] = JSON.parse(text).items;
  const known = SHOPIFY[id];
  if (known === undefined) {
    return answer(ctx, 404, {
      status: 404,
      message: 'Cart Error',
      description: 'Cannot find variant',
    });
  }
  const refuse = (description) =>
    answer(ctx, 422, { status: 422, message: 'Cart Error', description });
  const stock = run.stock[id] ?? 10;
  const held = run.items.get(String(id)) ?? 0;
  if (stock === 0) return refuse(`The product '${known.title}' is already sold out.`);
  if (held >= stock) return refuse('The maximum quantity of this item is already in your cart.');
  run.items.set(String(id), Math.min(held + quantity, stock));
  // What there is goes in, and it is a refusal all the same.
  if (held + quantity > stock) {
    return refuse(`Only ${stock - held} items were added to your cart.`);
  }
  return answer(ctx, 200, { items: [line([String(id), held + quantity])] });
}

const WOO = {
  34: { sku: 'hoodie', name: 'Hoodie' },
  41: { sku: 'hoodie-m-blue', name: 'Hoodie - M, Blue' },
};

function woo(ctx, run, path, text) {
  ctx.set('access-control-expose-headers', 'Nonce, Cart-Token');
  const fresh = run.nonce ?? 'a1b2c3d4e5';
  const refuse = (status, code, message) =>
    answer(ctx, status, { code, message, data: { status } });
  const cart = () => ({
    items: [...run.items].map(([id, quantity]) => ({
      key: `k${id}`,
      id: Number(id),
      quantity,
      ...WOO[id],
    })),
    items_count: run.items.size,
    errors: [],
  });
  const sent = ctx.get('nonce');
  if (path === 'cart' && ctx.method === 'GET') {
    ctx.set('Nonce', fresh);
    ctx.set('Cart-Token', 'eyJ0.token');
    return answer(ctx, 200, cart());
  }
  if (path !== 'cart/add-item' || ctx.method !== 'POST')
    return refuse(404, 'rest_no_route', 'No route');
  if (ctx.get('cart-token') === '') {
    if (sent === '') {
      return refuse(
        401,
        'woocommerce_rest_missing_nonce',
        'Missing the Nonce header. This endpoint requires a valid nonce.',
      );
    }
    if (sent !== fresh) return refuse(403, 'woocommerce_rest_invalid_nonce', 'Nonce is invalid.');
  }
  ctx.set('Nonce', fresh);
  const { id, quantity } = JSON.parse(text);
  if (WOO[id] === undefined) {
    return refuse(
      400,
      'woocommerce_rest_cart_invalid_product',
      'This product cannot be added to the cart.',
    );
  }
  if ((run.stock[id] ?? 10) < quantity) {
    return refuse(
      400,
      'woocommerce_rest_product_partially_out_of_stock',
      'You cannot add &quot;Hoodie&#8217;s&quot; &amp; more: <a href="/cart">view cart</a> &lt;b&gt;',
    );
  }
  run.items.set(String(id), (run.items.get(String(id)) ?? 0) + quantity);
  return answer(ctx, 201, cart());
}
