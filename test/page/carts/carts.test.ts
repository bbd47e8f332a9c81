import { expect, waitUntil } from '@open-wc/testing';
import type { CartAnswer } from '../../../src/core/cart.js';
import type { CartBinding, CartElement } from '../../../src/page/carts/binding.js';
import { bindShopify } from '../../../src/page/carts/shopify.js';
import { bindWooCommerce } from '../../../src/page/carts/woocommerce.js';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly type: string;
  readonly nonce: string;
  readonly token: string;
  readonly cookies: boolean;
}

class Element extends EventTarget implements CartElement {
  basket: readonly (string | number)[] | null = null;
}

describe('bindings of shops', () => {
  let run: string;
  let element: Element;
  let binding: CartBinding | null;

  beforeEach(() => {
    run = crypto.randomUUID();
    element = new Element();
    binding = null;
  });
  afterEach(() => {
    binding?.end();
    for (const name of ['Shopify', 'wcSettings', 'wcBlocksMiddlewareConfig']) {
      Reflect.deleteProperty(window, name);
    }
  });

  const journal = async (): Promise<Asked[]> => (await fetch(`/__cart/${run}`)).json();
  const set = (what: object) =>
    fetch(`/__cart/${run}`, { method: 'POST', body: JSON.stringify(what) });
  const ask = (productId: string, variantId?: string, quantity = 1): Promise<CartAnswer> =>
    new Promise((respond) => {
      const detail = {
        productId,
        ...(variantId === undefined ? {} : { variantId }),
        quantity,
        respond,
      };
      element.dispatchEvent(new CustomEvent('sp-cart-add', { detail }));
    });
  const readsOf = async (path: string) => {
    await binding?.refresh();
    const all = await journal();
    return all.filter((one) => one.path === path && one.method === 'GET').length;
  };

  describe('Shopify', () => {
    const bind = (options = {}) => {
      binding = bindShopify(element, { root: `/__shopify/${run}`, ...options });
    };

    it('adds the variant as its documentation says, and tells what is in the basket', async () => {
      bind();
      expect(await ask('RJ-S', '808950811', 2)).to.equal(true);
      await waitUntil(() => (element.basket?.length ?? 0) > 0);
      expect(element.basket).to.deep.equal(['808950811', 'RJ-M', '632910392']);
      const [added] = (await journal()).filter(({ method }) => method === 'POST');
      expect(added?.path).to.equal('cart/add.js');
      expect(added?.type).to.contain('application/json');
      expect(JSON.parse(added?.body ?? '')).to.deep.equal({
        items: [{ id: 808950811, quantity: 2 }],
      });
    });

    it('starts at the root of the language and the market', async () => {
      (window as { Shopify?: unknown }).Shopify = {
        routes: { root: `/__shopify/${run}/` },
      };
      binding = bindShopify(element);
      await waitUntil(() => element.basket !== null);
      expect(element.basket).to.deep.equal([]);
      expect((await journal()).map(({ path }) => path)).to.deep.equal(['cart.js']);
    });

    it('hands on what the shop says, and sees what went in all the same', async () => {
      await set({ stock: { 808950810: 0, 808950811: 3 } });
      bind();
      expect(await ask('RJ-S', '808950810')).to.equal(
        "The product 'Rain Jacket - S' is already sold out.",
      );
      expect(await ask('RJ-S', '808950811', 5)).to.equal('Only 3 items were added to your cart.');
      await waitUntil(() => element.basket?.includes('808950811'));
      expect(await ask('RJ-S', '808950811')).to.equal(
        'The maximum quantity of this item is already in your cart.',
      );
    });

    it('says so where there is no variant of the shop, no way to it, or no words', async () => {
      bind();
      expect(await ask('own-id', 'own-variant')).to.deep.equal({ because: 'page' });
      expect(await ask('39072856')).to.equal(true);
      await waitUntil(() => element.basket?.includes('39072856'));
      await set({ mood: 'password' });
      expect(await ask('39072856')).to.equal('');
      await set({ mood: 'gone' });
      expect(await ask('39072856')).to.deep.equal({ because: 'network' });
      // What could not be read is not an empty basket.
      expect(element.basket).to.include('39072856');
    });

    it('a product that was taken out again is told at the next look', async () => {
      await set({ items: [['808950810', 1]] });
      let seen: unknown = null;
      bind({ onCart: (cart: unknown) => void (seen = cart) });
      await waitUntil(() => element.basket?.includes('808950810'));
      expect((seen as { item_count: number }).item_count).to.equal(1);
      await set({ items: [] });
      await binding?.refresh();
      expect(element.basket).to.deep.equal([]);
    });

    it('asks only after a press, and when the page is shown again, seldom', async () => {
      bind();
      const first = await readsOf('cart.js');
      for (let times = 0; times < 5; times += 1) {
        document.dispatchEvent(new Event('visibilitychange'));
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      }
      expect(await readsOf('cart.js')).to.equal(first + 1);
    });

    it('adds one after the other, and answers nothing once it has ended', async () => {
      bind();
      await Promise.all([ask('A', '808950810'), ask('A', '808950811'), ask('A', '808950810')]);
      await binding?.refresh();
      const paths = (await journal()).map(({ path }) => path).slice(1);
      expect(paths).to.deep.equal([
        'cart/add.js',
        'cart.js',
        'cart/add.js',
        'cart.js',
        'cart/add.js',
        'cart.js',
        'cart.js',
      ]);
      binding?.end();
      expect(element.basket).to.equal(null);
      const before = (await journal()).length;
      void ask('A', '808950810');
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await journal()).length).to.equal(before);
    });
  });

  describe('WooCommerce', () => {
    const bind = (options = {}) => {
      binding = bindWooCommerce(element, { api: `/__woo/${run}`, ...options });
    };
    const posts = async () => (await journal()).filter(({ method }) => method === 'POST');

    it('adds the variation with the page’s nonce, and tells what is in the basket', async () => {
      (window as { wcSettings?: unknown }).wcSettings = { storeApiNonce: 'a1b2c3d4e5' };
      bind();
      expect(await ask('hoodie', '41', 2)).to.equal(true);
      await waitUntil(() => (element.basket?.length ?? 0) > 0);
      expect(element.basket).to.deep.equal(['41', 'hoodie-m-blue']);
      const [added] = await posts();
      expect(added?.path).to.equal('cart/add-item');
      expect(added?.nonce).to.equal('a1b2c3d4e5');
      expect(JSON.parse(added?.body ?? '')).to.deep.equal({ id: 41, quantity: 2 });
    });

    it('without a nonce on the page it takes the one that the basket’s answer brings', async () => {
      bind();
      expect(await ask('34')).to.equal(true);
      expect((await posts()).map(({ nonce }) => nonce)).to.deep.equal(['a1b2c3d4e5']);
    });

    it('an old nonce, as pages out of a cache have, is replaced and tried once more', async () => {
      bind({ nonce: 'too-old' });
      // The first look at the basket brings a new one already; then the session changes.
      await waitUntil(() => element.basket !== null);
      await set({ nonce: 'f0f0f0f0f0' });
      expect(await ask('34')).to.equal(true);
      expect((await posts()).map(({ nonce }) => nonce)).to.deep.equal(['a1b2c3d4e5', 'f0f0f0f0f0']);
    });

    it('hands on what the shop says, as text', async () => {
      await set({ stock: { 41: 1 } });
      bind();
      expect(await ask('hoodie', '41', 2)).to.equal(
        'You cannot add "Hoodie’s" & more: view cart <b>',
      );
      expect(await ask('77')).to.equal('This product cannot be added to the cart.');
      expect(await ask('own-id')).to.deep.equal({ because: 'page' });
    });

    it('from another origin a cart token stands for the session, without cookies or a nonce', async () => {
      const native = window.fetch;
      const asked: { url: string; init: RequestInit }[] = [];
      // Another origin with the same server behind it.
      window.fetch = (input, init = {}) => {
        const url = new URL(input instanceof Request ? input.url : input, location.href);
        if (url.origin === location.origin) return native(input, init);
        asked.push({ url: url.href, init });
        return native(`${location.origin}${url.pathname}`, init);
      };
      try {
        bind({ api: `https://shop.example/__woo/${run}/` });
        expect(await ask('34')).to.equal(true);
        expect(asked.every(({ init }) => init.credentials === 'omit')).to.equal(true);
        const [added] = await posts();
        expect(added?.token).to.equal('eyJ0.token');
        expect(added?.nonce).to.equal('');
      } finally {
        window.fetch = native;
      }
    });
  });
});
