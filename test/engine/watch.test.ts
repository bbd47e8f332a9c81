import { expect } from '@open-wc/testing';
import type { Pick } from '../../src/core/picks.js';
import type { Product } from '../../src/core/product.js';
import { REST_MS, SLOW_MS } from '../../src/engine/monitor.js';
import { RankingDesk } from '../../src/engine/ranking.js';
import { PRODUCTS, TestEngine, until, useDatabase } from './support.js';

async function openedEngine(products: readonly Product[] = PRODUCTS) {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks');
  await test.ask({ kind: 'catalog', products });
  await until(() => test.of('picks').length === 1);
  return test;
}

/** Asks for a ranking and waits until the engine is done with it. */
async function rankAgain(test: TestEngine, productId = 'SKU-1') {
  await test.signal({ type: 'select', productId });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await test.view();
}

const watchOf = async (test: TestEngine) => (await test.view()).run.watch;

describe('the engine watching itself', () => {
  useDatabase();
  const { rank } = RankingDesk.prototype;
  afterEach(() => {
    RankingDesk.prototype.rank = rank;
  });

  it('a slow ranker leaves parts out step by step, rests, and comes back', async () => {
    const test = await openedEngine();
    let nowMs = 0;
    test.clock = () => (nowMs += SLOW_MS + 1);
    // With the one before, five are measured after these and one more.
    for (let turn = 0; turn < 3; turn += 1) await rankAgain(test);
    expect((await watchOf(test)).step).to.equal(0);
    await rankAgain(test);
    expect(await watchOf(test)).to.deep.include({ step: 1, cause: 'slow' });
    for (let turn = 0; turn < 5; turn += 1) await rankAgain(test);
    expect((await watchOf(test)).step).to.equal(2);
    for (let turn = 0; turn < 5; turn += 1) await rankAgain(test);
    expect((await watchOf(test)).step).to.equal(3);
    const before = test.of('picks').length;
    await rankAgain(test);
    await rankAgain(test);
    expect(test.of('picks').length).to.equal(before);
    expect(test.of('paused').length).to.equal(1);

    test.clock = () => nowMs;
    test.now += REST_MS;
    await rankAgain(test);
    expect(test.of('picks').length).to.equal(before + 1);
    expect((await watchOf(test)).step).to.equal(2);
    test.now += 2 * REST_MS;
    expect(await watchOf(test)).to.deep.include({ step: 0, cause: null });
  });

  it('the second step leaves out what comes after scoring', async () => {
    const test = await openedEngine(
      PRODUCTS.map((product) => ({ ...product, category: product.category.slice(1) })),
    );
    const isNew = ({ discovery }: Pick) => discovery;
    for (let turn = 0; turn < 5; turn += 1) await rankAgain(test, 'SKU-24');
    expect(test.of('picks').at(-1)?.picks.some(isNew)).to.equal(true);
    let nowMs = 0;
    test.clock = () => (nowMs += SLOW_MS + 1);
    for (let turn = 0; turn < 8; turn += 1) await rankAgain(test, 'SKU-24');
    expect((await watchOf(test)).step).to.equal(2);
    const picks = test.of('picks').at(-1)?.picks ?? [];
    expect(picks.some(isNew)).to.equal(false);
    expect(picks.map(({ score }) => score)).to.eql(
      picks.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  it('a throwing ranker ends in the order of the show, with one fault told', async () => {
    const test = await openedEngine();
    RankingDesk.prototype.rank = () => {
      throw new Error('no');
    };
    await test.signal({ type: 'select', productId: 'SKU-1' });
    await until(() => test.of('paused').length > 0);
    expect(test.of('fault').length).to.equal(1);
    expect(await watchOf(test)).to.deep.include({ step: 3, cause: 'errors' });

    RankingDesk.prototype.rank = rank;
    test.now += REST_MS;
    await rankAgain(test, 'SKU-2');
    const last = test.events.findLast(({ kind }) => kind === 'picks' || kind === 'paused');
    expect(last?.kind).to.equal('picks');
  });

  it('a ranker that throws once is tried again at once', async () => {
    const test = await openedEngine();
    let calls = 0;
    RankingDesk.prototype.rank = function (viewer) {
      calls += 1;
      if (calls === 1) throw new Error('no');
      return rank.call(this, viewer);
    };
    await test.signal({ type: 'select', productId: 'SKU-1' });
    await until(() => test.of('picks').length === 2);
    expect((await watchOf(test)).step).to.equal(0);
  });

  it('a listener that throws at the picks is no fault of the ranking', async () => {
    const test = await openedEngine();
    let thrown = 0;
    test.onEvent = ({ kind }) => {
      if (kind !== 'picks') return;
      thrown += 1;
      throw new Error('not mine');
    };
    for (let turn = 0; turn < 4; turn += 1) await rankAgain(test);
    expect(thrown).to.equal(4);
    expect(test.of('fault').map(({ message }) => message)).to.eql(
      Array.from({ length: 4 }, () => 'Error: not mine'),
    );
    expect(await watchOf(test)).to.deep.include({ step: 0, cause: null });
  });

  it('empty rankings count only where there was something to pick', async () => {
    const test = await openedEngine();
    RankingDesk.prototype.rank = function (viewer) {
      return { ...rank.call(this, viewer), picks: [], empty: true };
    };
    await rankAgain(test);
    await rankAgain(test);
    expect(await watchOf(test)).to.deep.include({ step: 1, cause: 'empty' });

    RankingDesk.prototype.rank = rank;
    const small = new TestEngine();
    await small.open();
    await small.consent('picks');
    await small.ask({ kind: 'catalog', products: PRODUCTS.slice(0, 1) });
    for (let turn = 0; turn < 5; turn += 1) {
      await small.signal({ type: 'dismiss', productId: 'SKU-1' });
      await rankAgain(small, 'unknown');
    }
    expect(small.of('picks').at(-1)?.picks).to.eql([]);
    expect((await watchOf(small)).step).to.equal(0);
  });

  it('picks that are passed over for the order of the show cost a step', async () => {
    const test = await openedEngine();
    await test.signal({ type: 'save', productId: 'SKU-24' });
    for (let turn = 0; turn < 40; turn += 1) {
      await rankAgain(test, 'SKU-24');
      const shown =
        test
          .of('picks')
          .at(-1)
          ?.picks.map(({ productId }) => productId) ?? [];
      const first = PRODUCTS.slice(0, 6).find(({ id }) => !shown.includes(id));
      if (first !== undefined) await test.signal({ type: 'select', productId: first.id });
      // Taken back, so that the picks do not follow.
      const [last] = (await test.view()).signals;
      if (last) await test.ask({ kind: 'delete-signals', ids: [last.id] });
      if ((await watchOf(test)).step > 0) break;
    }
    expect(await watchOf(test)).to.deep.include({ step: 1, cause: 'unwanted' });
  });

  it('marks its work for the tools of the browser', async () => {
    const test = await openedEngine();
    await rankAgain(test);
    for (const name of ['stream-picks:open', 'stream-picks:rank']) {
      expect(performance.getEntriesByName(name, 'measure').length, name).to.equal(1);
    }
  });
});
