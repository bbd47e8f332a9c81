import catalogueText from 'virtual:catalogue-text';
import { expect } from '@open-wc/testing';
import { StreamPicksError } from '../../../src/core/errors.js';
import * as feeds from '../../../src/page/catalogs/feeds/feeds.js';
import { readerInWorker } from '../../../src/page/catalogs/in-worker.js';
import {
  type LoadCatalogueOptions,
  loadAgain,
  loadCatalogue,
  WORKER_FROM_BYTES,
} from '../../../src/page/catalogs/load.js';
import * as schemas from '../../../src/wire/catalogue.js';

const COUNT = 3000;
const ADDRESS = `${location.origin}/feed/products.json`;

const large = JSON.stringify({
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: COUNT }, (_, nth) => ({
    id: `P${nth}`,
    title: `Product ${nth}, Größe M`,
    url: `p/${nth}`,
    price: { current: nth % 7 === 0 ? -1 : nth },
  })),
});

/** What is asked of the page's own thread. */
function options(texts: Readonly<Record<string, string>>, worker: LoadCatalogueOptions['worker']) {
  const asked: string[] = [];
  const given: LoadCatalogueOptions = {
    defaults: { baseUrl: location.href },
    schemas: async () => {
      asked.push('schemas');
      return schemas;
    },
    feeds: async () => {
      asked.push('feeds');
      return feeds;
    },
    ...(worker && { worker }),
    fetch: (async (url: string) => new Response(texts[url])) as typeof fetch,
  };
  return { asked, given };
}
const inWorker = () => readerInWorker(catalogueText);
const frames = () => document.querySelectorAll('html > iframe').length;

describe('a large catalogue', () => {
  it('is read and checked in a worker, as it is on this thread', async () => {
    expect(large.length).to.be.greaterThan(WORKER_FROM_BYTES);
    const before = frames();
    const there = options({ [ADDRESS]: large }, inWorker);
    const found = await loadCatalogue({ kind: 'url', url: ADDRESS }, there.given);
    expect(there.asked).to.deep.equal([]);
    expect(frames()).to.equal(before);
    const here = options({ [ADDRESS]: large }, undefined);
    expect(found).to.deep.equal(await loadCatalogue({ kind: 'url', url: ADDRESS }, here.given));
    expect(here.asked).to.deep.equal(['schemas']);
    expect(found.products[1]?.url).to.equal(`${location.origin}/feed/p/2`);
    expect(found.refused).to.have.length(Math.ceil(COUNT / 7));
  });

  it('an inline one too, wherever its text is cut', async () => {
    const title = '😀'.repeat(100);
    const products = Array.from({ length: 6000 }, (_, nth) => ({
      id: `P${nth}`,
      title,
      url: '/a',
    }));
    const text = JSON.stringify({ version: 1, products });
    // One blank more moves the cut into the middle of a character.
    for (const inline of [text, ` ${text}`]) {
      const { given, asked } = options({}, inWorker);
      const found = await loadCatalogue({ kind: 'text', text: inline }, given);
      expect(found.products).to.have.length(6000);
      expect(found.products.filter((one) => one.title !== title)).to.deep.equal([]);
      expect(asked).to.deep.equal([]);
    }
  });

  it('a feed of pages too, and its faults come back with code and path', async () => {
    const page = (from: number) =>
      JSON.stringify({
        products: Array.from({ length: from < 500 ? 250 : 20 }, (_, nth) => ({
          id: from + nth,
          title: `Shirt ${from + nth}`,
          handle: `shirt-${from + nth}`,
          body_html: 'x'.repeat(600),
          variants: [{ id: 9000 + from + nth, title: 'M', price: '10.00', available: true }],
        })),
      });
    const first = `${ADDRESS}?limit=250`;
    const texts = {
      [first]: page(0),
      [`${first}&page=2`]: page(250),
      [`${first}&page=3`]: page(500),
    };
    const { given, asked } = options(texts, inWorker);
    const defaults = { ...given.defaults, currency: 'EUR' };
    const found = await loadCatalogue({ kind: 'url', url: first }, { ...given, defaults });
    expect(found.products).to.have.length(520);
    expect(asked).to.deep.equal([]);
    const fault = await loadCatalogue({ kind: 'url', url: first }, given).catch((error) => error);
    expect(fault).to.be.instanceOf(StreamPicksError);
    expect([fault.code, fault.path]).to.deep.equal([
      'catalog-invalid',
      'products[0].price.currency',
    ]);
  });

  it('is read here where no worker starts, and the thread is given back in between', async () => {
    const { given, asked } = options({ [ADDRESS]: large }, async () => {
      throw new StreamPicksError('worker', 'forbidden');
    });
    let turns = 0;
    const timer = setInterval(() => (turns += 1));
    const found = await loadCatalogue({ kind: 'url', url: ADDRESS }, given);
    clearInterval(timer);
    expect(asked).to.deep.equal(['schemas']);
    expect(found.products.length).to.be.greaterThan(2000);
    expect(turns).to.be.greaterThan(1);
  });

  it('the same bytes again are not read again', async () => {
    const known = { digest: null };
    const { given } = options({ [ADDRESS]: large }, inWorker);
    expect((await loadAgain(ADDRESS, given, known))?.products.length).to.be.greaterThan(2000);
    expect(await loadAgain(ADDRESS, given, known)).to.equal(null);
    const other = options({ [ADDRESS]: large.replace('Product 1,', 'Product one,') }, inWorker);
    const news = await loadAgain(ADDRESS, other.given, known);
    expect(news?.products[0]?.title).to.equal('Product one, Größe M');
  });
});
