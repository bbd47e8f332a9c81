import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/core/signal.js';
import { rawRecords, TestEngine, useDatabase } from './support.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const view = (productId: string): Signal => ({ type: 'view', productId });

/** Days after which nothing of a store is left; the ledger forgets entries, not its day counter. */
const LIVES = { signals: 90, offers: 30, outbox: 28 } as const;

async function filled() {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks', 'history', 'counts', 'offers');
  await test.signal(view('SKU-1'));
  const state = await test.manifest();
  expect(state).to.include({ state: 'counting' });
  const id = test.of('report-offer')[0]?.report.id ?? '';
  await test.ask({ kind: 'report-tried', id });
  await test.ask({ kind: 'report-done', id, outcome: 'sent' });
  await test.view();
  return test;
}

async function left(store: string): Promise<number> {
  return (await rawRecords(store)).length;
}

/** A later visit, this long after the first. */
async function visited(from: number, afterMs: number) {
  const test = new TestEngine();
  test.now = from + afterMs;
  await test.open();
  return test;
}

describe('engine: retention', () => {
  useDatabase();

  for (const [store, days] of Object.entries(LIVES)) {
    it(`rule 14: ${store} are gone from disk after ${days} days, and not a minute before`, async () => {
      const first = await filled();
      await first.close();
      expect(await left(store)).to.equal(1);
      await (await visited(first.now, days * DAY_MS - 60_000)).close();
      expect(await left(store), 'before').to.equal(1);
      await (await visited(first.now, days * DAY_MS + 60_000)).close();
      expect(await left(store), 'after').to.equal(0);
    });

    it(`rule 14: ${store} go in a page that stays open, without another visit`, async () => {
      const test = await filled();
      test.now += days * DAY_MS + HOUR_MS;
      await test.view();
      expect(await left(store)).to.equal(0);
    });

    it(`rule 14: ${store} do not live longer when the clock is set back`, async () => {
      const first = await filled();
      await first.close();
      await (await visited(first.now, -2 * DAY_MS)).close();
      expect(await left(store)).to.equal(0);
    });
  }

  it('rule 14: the budget gains nothing from a clock that jumps ahead and back', async () => {
    const first = await filled();
    expect((await first.view()).budget.week.reports).to.equal(1);
    await first.close();
    const ahead = await visited(first.now, 40 * DAY_MS);
    expect((await ahead.view()).budget.month.reports).to.equal(0);
    await ahead.close();
    // Back again: the entry is forgotten, so nothing at all may be spent until the clock catches up.
    const back = await visited(first.now, HOUR_MS / 2);
    expect(await back.manifest()).to.include({ state: 'spent' });
    expect(back.of('report-offer')).to.eql([]);
    expect((await back.view()).budget).to.include({ spent: true });
  });

  it('rule 14: a small correction of the clock costs nothing', async () => {
    const first = await filled();
    await first.close();
    const test = await visited(first.now, -HOUR_MS);
    expect((await test.view()).signals).to.have.length(1);
  });
});
