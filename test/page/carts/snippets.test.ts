import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/define.js';
import '../../ui/fixtures.js';
import type { StreamPicksElement } from '../../../src/ui/stream-picks/stream-picks.js';

/** Where the modules that the snippets load lie here. */
const SOURCES: Readonly<Record<string, string>> = {
  'stream-picks-shopify.js': '/src/shopify.ts',
  'stream-picks-woocommerce.js': '/src/woocommerce.ts',
};

/** The HTML blocks of docs/carts.md by the heading that they stand under. */
async function snippets(): Promise<Map<string, string>> {
  const text = await (await fetch('/docs/carts.md')).text();
  const found = [...text.matchAll(/^## ([^\n]+)\n[^#]*?```html\n([\s\S]*?)```/gm)];
  return new Map(found.map(([, heading = '', html = '']) => [heading, html]));
}

const catalog = {
  version: 1,
  currency: 'EUR',
  products: [
    { id: 'lamp', title: 'Lamp', url: '/lamp', variants: [{ id: '39072856', title: 'Lamp' }] },
    { id: 'hoodie', title: 'Hoodie', url: '/hoodie', variants: [{ id: '34', title: 'Hoodie' }] },
  ],
};

/** Puts a snippet on this page, its own modules in the place of the CDN's. */
async function paste(snippet: string): Promise<StreamPicksElement> {
  const page = new DOMParser().parseFromString(snippet, 'text/html');
  const element = document.importNode(page.querySelector('stream-picks') as Element, true);
  expect(page.querySelector('script[src$="/stream-picks.js"]')).not.to.equal(null);
  document.body.append(element);
  const picks = element as StreamPicksElement;
  picks.catalog = catalog;
  const [script] = [...page.querySelectorAll('script')].filter(({ src }) => src === '');
  const code = (script?.textContent ?? '').replace(
    /'https:\/\/your-cdn\.example\/stream-picks\/([\w-]+\.js)'/g,
    (_, file: string) => `'${location.origin}${SOURCES[file]}'`,
  );
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  await import(/* @vite-ignore */ url);
  URL.revokeObjectURL(url);
  return picks;
}

const addOf = (picks: StreamPicksElement, id: string) =>
  picks.shadowRoot
    ?.querySelector('sp-pick-rail')
    ?.shadowRoot?.querySelector<HTMLButtonElement>(`[data-id=${id}] .add`);
const wordsOf = (picks: StreamPicksElement, id: string) =>
  picks.shadowRoot
    ?.querySelector('sp-pick-rail')
    ?.shadowRoot?.querySelector(`[data-id=${id}]`)
    ?.textContent?.replace(/\s+/g, ' ') ?? '';

describe('the snippets of docs/carts.md', () => {
  const native = window.fetch;
  let asked: string[];
  let answer: (path: string, body: unknown) => Response;

  beforeEach(() => {
    localStorage.clear();
    asked = [];
    window.fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : null;
      if (!/^\/(cart|wp-json|api)\b/.test(url.pathname)) return native(input, init);
      asked.push(`${init?.method ?? 'GET'} ${url.pathname} ${JSON.stringify(body)}`);
      return answer(url.pathname, body);
    };
  });
  afterEach(() => {
    window.fetch = native;
    document.querySelector('#picks')?.remove();
  });

  const json = (body: unknown, status = 200, headers = {}) =>
    new Response(JSON.stringify(body), { status, headers });
  const pressAdd = async (picks: StreamPicksElement, id: string) => {
    await waitUntil(() => addOf(picks, id), 'the card is drawn');
    addOf(picks, id)?.click();
  };

  it('are three', async () => {
    expect([...(await snippets()).keys()]).to.deep.equal([
      'Shopify',
      'WooCommerce',
      'Any other basket',
    ]);
  });

  it('Shopify: adds, and the card says so', async () => {
    const items: unknown[] = [];
    answer = (path) => {
      if (path === '/cart/add.js') items.push({ variant_id: 39072856, product_id: 1, sku: null });
      return json({ items });
    };
    const picks = await paste((await snippets()).get('Shopify') ?? '');
    await pressAdd(picks, 'lamp');
    await waitUntil(() => wordsOf(picks, 'lamp').includes('In your basket'), 'told by cart.js');
    expect(asked).to.include('POST /cart/add.js {"items":[{"id":39072856,"quantity":1}]}');
  });

  it('WooCommerce: a refusal is read in the shop’s words', async () => {
    answer = (path) =>
      path.endsWith('/add-item')
        ? json({ code: 'x', message: 'Only &#8220;one&#8221; each.' }, 400)
        : json({ items: [] }, 200, { Nonce: 'abc' });
    const picks = await paste((await snippets()).get('WooCommerce') ?? '');
    await pressAdd(picks, 'hoodie');
    await waitUntil(() => wordsOf(picks, 'hoodie').includes('Not added: Only “one” each.'));
    expect(asked).to.include('POST /wp-json/wc/store/v1/cart/add-item {"id":34,"quantity":1}');
  });

  it('any other basket: yes, no, and nobody there', async () => {
    const moods = [
      () => json({ items: [{ productId: 'lamp' }] }),
      () => json({ message: 'Sold out', items: [] }, 409),
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    ];
    answer = () => (moods.shift() ?? moods[0])?.() ?? json({});
    const picks = await paste((await snippets()).get('Any other basket') ?? '');
    await pressAdd(picks, 'lamp');
    await waitUntil(() => wordsOf(picks, 'lamp').includes('In your basket'));
    expect(picks.basket).to.deep.equal(['lamp']);
    await pressAdd(picks, 'hoodie');
    await waitUntil(() => wordsOf(picks, 'hoodie').includes('Not added: Sold out'));
    await waitUntil(() => !wordsOf(picks, 'lamp').includes('In your basket'), 'taken out again');
    addOf(picks, 'hoodie')?.click();
    await waitUntil(() => wordsOf(picks, 'hoodie').includes('could not be reached'));
  });
});
