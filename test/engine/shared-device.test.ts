import { expect } from '@open-wc/testing';
import type { Purpose } from '../../src/core/consent.js';
import {
  choose,
  hasDatabase,
  PRODUCTS,
  rawRecords,
  TestEngine,
  until,
  useDatabase,
} from './support.js';

const select = (productId: string) => ({ type: 'select', productId }) as const;

const share = (test: TestEngine, ...purposes: Purpose[]) =>
  test.ask({ kind: 'consent', choice: { ...choose(...purposes), device: 'shared' } });

async function everythingOn() {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks', 'history', 'offers', 'counts');
  await test.signal(select('SKU-1'));
  await test.view();
  return test;
}

describe('engine: a device that others use too', () => {
  useDatabase();

  it('rule 14: leaves no database behind, whatever is on', async () => {
    const test = new TestEngine();
    await test.open();
    const { purposes, storage } = await share(test, 'picks', 'history', 'offers', 'counts');
    expect(purposes).to.eql({
      picks: true,
      history: false,
      offers: true,
      counts: false,
      region: false,
    });
    expect(storage).to.equal('visit');
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    await test.signal(select('SKU-1'));
    await until(() => test.of('picks').length > 0);
    expect(await test.manifest()).to.eql({ state: 'off' });
    await test.ask({ kind: 'based-on-me', on: false });
    const view = await test.view();
    expect(view.signals).to.have.length(1);
    expect(view.records.map(({ device }) => device)).to.eql(['shared']);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await hasDatabase()).to.equal(false);
    expect(test.of('fault')).to.eql([]);
  });

  it('erases what was kept when it is turned on, and goes on with it in memory', async () => {
    const test = await everythingOn();
    expect(await hasDatabase()).to.equal(true);
    await share(test, 'picks', 'history', 'offers');
    expect(await hasDatabase()).to.equal(false);
    expect((await test.view()).signals).to.have.length(1);
    await test.signal(select('SKU-2'));
    expect((await test.view()).signals).to.have.length(2);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await hasDatabase()).to.equal(false);
    await test.close();
    expect((await new TestEngine().open()).purposes).to.equal(null);
  });

  it('leaves only the ledger where something was counted before', async () => {
    const test = await everythingOn();
    expect(await test.manifest()).to.include({ state: 'counting' });
    await share(test, 'picks');
    for (const store of [
      'signals',
      'settings',
      'learning',
      'offers',
      'consent',
      'outbox',
      'audit',
    ]) {
      expect(await rawRecords(store), store).to.eql([]);
    }
    expect(await rawRecords('ledger')).to.have.length(1);
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['records']);
    expect(test.of('report-recall')).to.have.length(1);
    // The budget that was spent is still spent for whoever comes next.
    await test.close();
    const next = new TestEngine();
    await next.open();
    await next.consent('picks', 'history', 'counts');
    expect((await next.view()).budget.week.reports).to.equal(1);
  });

  it('rule 12: ends what other tabs had, within a second and without a fault', async () => {
    const test = await everythingOn();
    const other = new TestEngine();
    await other.open();
    other.onEvent = ({ kind }) => {
      if (kind === 'consent-changed') other.engine.close();
    };
    const start = performance.now();
    await share(test, 'picks');
    await until(() => other.of('consent-changed').length === 1);
    expect(performance.now() - start).to.be.below(1000);
    expect(other.of('consent-changed')[0]).to.deep.include({ erased: true });
    expect(other.of('consent-changed')[0]?.purposes.picks).to.equal(false);
    expect(other.of('fault')).to.eql([]);
    await until(async () => !(await hasDatabase()));
  });

  it('does not look at what others keep on this device', async () => {
    await (await everythingOn()).close();
    const test = new TestEngine();
    expect(await test.open({ device: 'shared' })).to.include({ purposes: null, storage: 'visit' });
    const held = await rawRecords('signals');
    await share(test, 'picks');
    expect((await test.view()).signals).to.eql([]);
    await test.signal(select('SKU-7'));
    await test.erase();
    expect(await rawRecords('signals')).to.eql(held);
  });

  it('keeps its own choice when another tab says yes, and follows a no', async () => {
    const test = new TestEngine();
    await test.open();
    await share(test, 'picks');
    const other = await everythingOn();
    await test.view();
    expect(test.of('consent-changed')).to.eql([]);
    expect((await test.view()).purposes.history).to.equal(false);
    await other.erase();
    await until(() => test.of('consent-changed').length === 1);
    expect((await test.view()).purposes.picks).to.equal(false);
  });

  it('is turned off again: from then on things are kept', async () => {
    const test = new TestEngine();
    await test.open();
    await share(test, 'picks');
    await test.signal(select('SKU-1'));
    const { purposes, storage } = await test.consent('picks', 'history');
    expect(purposes).to.include({ history: true });
    expect(storage).to.equal('durable');
    await test.close();
    const again = new TestEngine();
    await again.open();
    expect((await again.view()).signals).to.have.length(1);
  });

  it('turns on only when all that was kept is gone', async () => {
    const test = await everythingOn();
    const { clear, delete: remove } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('no', 'UnknownError');
    };
    try {
      const error = await share(test, 'picks').catch((thrown) => thrown);
      expect(error).to.have.property('code', 'consent');
    } finally {
      IDBObjectStore.prototype.delete = remove;
      IDBObjectStore.prototype.clear = clear;
    }
    expect((await test.view()).purposes.history).to.equal(true);
    await share(test, 'picks');
    expect(await hasDatabase()).to.equal(false);
  });
});
