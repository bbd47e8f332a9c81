import { expect } from '@open-wc/testing';
import type { Product } from '../../src/core/product.js';
import { catalogueHash } from '../../src/model/catalogue-hash.js';
import { encodePack, PLAIN_SCALES } from '../../src/model/pack.js';
import { PRODUCTS, TestEngine, until, useDatabase } from './support.js';

/** A pack in which the last product is bought most. */
function packFor(products: readonly Product[]): ArrayBuffer {
  const items = products.length;
  const bytes = encodePack({
    catalogueHash: catalogueHash(products),
    popularity: Float32Array.from(products, (_, item) => (item === items - 1 ? 1 : 0)),
    bias: new Float32Array(items),
    neighbours: products.map(() => ({ items: [], values: [] })),
    factors: null,
    scales: PLAIN_SCALES,
    rule: { minBuyers: 5, epsilon: null, delta: null, unit: 'none' },
  });
  return bytes.slice().buffer;
}

async function openedEngine() {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks');
  return test;
}

const first = (test: TestEngine) => test.of('picks').at(-1)?.picks[0]?.productId;
const LAST = PRODUCTS.at(-1)?.id;

describe('packs in the engine', () => {
  useDatabase();

  it('count from the next ranking on, whether before or after the catalogue', async () => {
    for (const order of [
      ['pack', 'catalog'],
      ['catalog', 'pack'],
    ] as const) {
      const test = await openedEngine();
      for (const kind of order) {
        if (kind === 'pack') await test.ask({ kind, bytes: packFor(PRODUCTS) });
        else await test.ask({ kind, products: PRODUCTS });
      }
      await until(() => first(test) === LAST, order.join());
      const { run } = await test.view();
      expect(run.packBytes).to.be.greaterThan(0);
      expect(run.packRule?.minBuyers).to.equal(5);
    }
  });

  it('are refused with a code where they are broken or of another catalogue; picks go on', async () => {
    const test = await openedEngine();
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    for (const bytes of [new ArrayBuffer(0), new ArrayBuffer(200), packFor(PRODUCTS.slice(1))]) {
      let code = '';
      await test.ask({ kind: 'pack', bytes }).catch((error: { code: string }) => {
        code = error.code;
      });
      expect(code).to.equal('model');
    }
    const { run } = await test.view();
    expect([run.packBytes, run.packRule]).to.eql([0, null]);
    await test.signal({ type: 'select', productId: 'SKU-3' });
    await until(() => test.of('picks').length > 0);
  });

  it('go when the catalogue changes, with a word to the page', async () => {
    const test = await openedEngine();
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    await test.ask({ kind: 'pack', bytes: packFor(PRODUCTS) });
    await test.ask({ kind: 'catalog', products: PRODUCTS.slice(2) });
    expect(test.of('fault').map(({ code }) => code)).to.eql(['model']);
    expect((await test.view()).run.packBytes).to.equal(0);
    await until(() => test.of('picks').length > 0);
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    expect(test.of('fault').length).to.equal(1);
  });
});
