import catalogueText from 'virtual:catalogue-text';
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import * as feeds from '../../../src/page/catalogs/feeds/feeds.js';
import { readerInWorker } from '../../../src/page/catalogs/in-worker.js';
import { type CatalogueSource, loadCatalogue } from '../../../src/page/catalogs/load.js';
import * as schemas from '../../../src/wire/catalogue.js';

/** Longest that bad input may hold the page's thread, in milliseconds. */
const BOUND_MS = 100;
const MANY = 300_000;
const ADDRESS = `${location.origin}/feed.json`;

const own = { id: 'A', title: 'A', url: '/a' };
const shopify = { id: 1, title: 'A', handle: 'a', variants: [{ id: 1, price: '1.00' }] };
const woo = { id: 1, name: 'A', permalink: '/a', prices: { price: '1' } };
const jsonLd = { '@type': 'Product', sku: 'A', name: 'A', url: '/a' };
const many = (one: object) => Array.from({ length: MANY }, () => one);

const forms: Readonly<Record<string, (one: object[]) => unknown>> = {
  own: (list) => ({ version: 1, products: list }),
  shopify: (list) => ({ products: list }),
  woo: (list) => list,
  graph: (list) => ({ '@graph': list }),
  list: (list) => ({ '@type': 'ItemList', itemListElement: list }),
};
const samples: Readonly<Record<string, object>> = {
  own,
  shopify,
  woo,
  graph: jsonLd,
  list: jsonLd,
};

function load(source: CatalogueSource, text: BodyInit = '') {
  return loadCatalogue(source, {
    defaults: { baseUrl: location.href, currency: 'EUR' },
    schemas: async () => schemas,
    feeds: async () => feeds,
    worker: () => readerInWorker(catalogueText),
    fetch: (async () => new Response(text)) as typeof fetch,
  });
}

const codeOf = (source: CatalogueSource, text?: BodyInit): Promise<string> =>
  load(source, text).then(
    () => 'none',
    (error) => error.code,
  );

/** Tries, for a computer that is busy with other things. */
const TRIES = 8;

/** Longest time between two looks at the clock while `act` goes on. */
async function pauseIn(act: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let going = true;
  const { port1, port2 } = new MessageChannel();
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (going) port2.postMessage(null);
  };
  port1.onmessage = look;
  port2.postMessage(null);
  await act();
  going = false;
  look();
  port1.close();
  return longest;
}

/**
 * {@link pauseIn} past what there is while nothing is done, the shortest of some tries: other
 * programs only ever make it longer.
 */
async function longestPause(act: () => Promise<unknown>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < TRIES && shortest >= BOUND_MS; nth += 1) {
    const idle = await pauseIn(() => new Promise((resolve) => setTimeout(resolve, 300)));
    shortest = Math.min(shortest, (await pauseIn(act)) - idle);
  }
  return shortest;
}

describe('feeds of 300,000 products', () => {
  for (const [name, form] of Object.entries(forms)) {
    it(`as an object of the form ${name}: refused at once, with a code`, async () => {
      const value = form(many(samples[name] as object));
      let code = '';
      const ms = await longestPause(async () => {
        code = await codeOf({ kind: 'object', value });
      });
      expect(code).to.equal('catalog-invalid');
      expect(ms).to.be.below(BOUND_MS);
    });
  }

  it('by address, and inline: read and refused in a worker', async function () {
    this.timeout(60_000);
    const text = JSON.stringify(forms['own']?.(many(own)));
    const served = new Blob([text]);
    const codes: string[] = [];
    const sources: CatalogueSource[] = [
      { kind: 'url', url: ADDRESS },
      { kind: 'text', text },
    ];
    for (const source of sources) {
      const ms = await longestPause(async () => codes.push(await codeOf(source, served)));
      expect(ms, source.kind).to.be.below(BOUND_MS);
    }
    expect([...new Set(codes)]).to.deep.equal(['catalog-invalid']);
  });

  it('too many bytes are refused before they are read', async () => {
    const code = await codeOf({ kind: 'url', url: ADDRESS }, ' '.repeat(33 * 2 ** 20));
    expect(code).to.equal('catalog-load');
    const texts = ['{"@type":"Thing"}', `"${'x'.repeat(5 * 2 ** 20)}"`];
    expect(await codeOf({ kind: 'page', texts })).to.equal('catalog-load');
  });
});

describe('prices out of all bounds', () => {
  const odd = ['1e400', '-1e400', '1e9', 'Infinity', 'NaN', '-0.01', '9'.repeat(400), '1e-400'];
  /** Prices of one product in each form, once as text and once as a bare number of the JSON. */
  const feedsWith = (price: string): string[] => [
    `{"version":1,"products":[{"id":"A","title":"A","url":"/a","price":{"current":${price}}}]}`,
    `{"version":1,"products":[{"id":"A","title":"A","url":"/a","price":{"current":1,"original":${price}}}]}`,
    ...['"', ''].flatMap((quote) => {
      const value = `${quote}${price}${quote}`;
      return [
        `{"products":[{"id":1,"title":"A","handle":"a","variants":[{"id":1,"price":${value}}]}]}`,
        `[{"id":1,"name":"A","permalink":"/a","prices":{"price":${value},"currency_code":"EUR"}}]`,
        `{"@type":"Product","sku":"A","name":"A","url":"/a","offers":{"price":${value}}}`,
      ];
    }),
  ];

  async function pricesOf(text: string): Promise<number[] | string> {
    try {
      const { products } = await load({ kind: 'url', url: ADDRESS }, text);
      return products.flatMap(({ price, variants = [] }) =>
        [price, ...variants.map((one) => one.price)].flatMap((each) =>
          each ? [each.current, each.original ?? 0] : [],
        ),
      );
    } catch (error) {
      return (error as { code: string }).code;
    }
  }

  it('no price that is shown is infinite, negative or past a thousand million', async () => {
    for (const price of odd) {
      for (const feed of feedsWith(price)) {
        const found = await pricesOf(feed);
        if (typeof found === 'string') expect(found, feed).to.equal('catalog-invalid');
        else for (const each of found) expect(each, feed).to.be.within(0, 1e9 - 1e-3);
      }
    }
    expect(await pricesOf(feedsWith('1e400')[0] as string)).to.equal('catalog-invalid');
    expect(await pricesOf(feedsWith('12.5')[0] as string)).to.deep.equal([12.5, 0]);
  });

  it('whatever a price is made of', async () => {
    const made = fc.oneof(
      fc.double({ noNaN: false }).map(String),
      fc.stringMatching(/^-?\d{0,20}[.,]?\d{0,9}(e[+-]?\d{1,4})?$/),
    );
    await fc.assert(
      fc.asyncProperty(made, async (price) => {
        for (const feed of feedsWith(price)) {
          const found = await pricesOf(feed);
          if (typeof found === 'string') expect(found).to.equal('catalog-invalid');
          else for (const each of found) expect(each, feed).to.be.within(0, 1e9 - 1e-3);
        }
      }),
      { numRuns: 100 },
    );
  });
});
