import { expect } from '@open-wc/testing';
import { DAY_MS, rawDatabase, rawRecords, TestEngine, useDatabase } from './support.js';

/** What lies on disk of signals, offers and reports after another shop was opened some days later. */
async function leftAfter(days: number) {
  const other = new TestEngine();
  other.now += days * DAY_MS;
  await other.open({ shop: 'two' });
  expect(other.of('fault')).to.eql([]);
  await other.close();
  const stores = ['signals', 'offers', 'outbox'] as const;
  return Promise.all(stores.map(async (store) => (await rawRecords(store)).length));
}

describe('engine/other-shops', () => {
  useDatabase();

  beforeEach(async () => {
    const two = new TestEngine();
    await two.open({ shop: 'two' });
    await two.consent('picks');
    await two.close();
    const one = new TestEngine();
    await one.open({ shop: 'one' });
    await one.consent('picks', 'history', 'counts', 'offers');
    await one.signal({ type: 'view', productId: 'SKU-1' });
    await one.manifest();
    await one.close();
  });

  it('rule 14: forgets in time what a shop left that is not opened again', async () => {
    expect(await leftAfter(27)).to.eql([1, 1, 1]);
    expect(await leftAfter(28)).to.eql([1, 1, 0]);
    expect(await leftAfter(30)).to.eql([1, 0, 0]);
    expect(await leftAfter(90)).to.eql([0, 0, 0]);
  });

  it('leaves a shop alone whose records it cannot read', async () => {
    const database = await rawDatabase();
    const [record] = await database.getAll('signals');
    await database.put('signals', { ...record, data: new ArrayBuffer(40) });
    database.close();
    expect(await leftAfter(90)).to.eql([1, 1, 1]);
  });

  it('turns counts off for the other shops of the origin too when the ledger is erased', async () => {
    const other = new TestEngine();
    await other.open({ shop: 'other' });
    await other.consent('counts');
    await other.close();
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    await test.erase(true);
    const again = new TestEngine();
    expect((await again.open({ shop: 'other' })).purposes?.counts).to.equal(false);
    expect((await again.view()).budget.blocked).to.equal(true);
  });
});
