import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/core/signal.js';
import {
  choose,
  DAY_MS,
  hasDatabase,
  PRODUCTS,
  rawRecords,
  TestEngine,
  until,
  useDatabase,
} from './support.js';

const select = (productId: string): Signal => ({ type: 'select', productId });

async function openedEngine(...purposes: Parameters<TestEngine['consent']>) {
  const test = new TestEngine();
  await test.open();
  if (purposes.length > 0) await test.consent(...purposes);
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  return test;
}

const lastPicks = (test: TestEngine) =>
  test
    .of('picks')
    .at(-1)
    ?.picks.map((pick) => pick.productId);

/** How many signals, offers and settings an engine leaves on disk when it starts after some days. */
const leftAfter = async (days: number) => {
  const again = new TestEngine();
  again.now += days * DAY_MS;
  await again.open();
  const stores = ['signals', 'offers', 'settings'] as const;
  const counts = await Promise.all(stores.map(async (store) => (await rawRecords(store)).length));
  await again.close();
  return counts;
};

describe('engine', () => {
  useDatabase();

  it('tells the first picks before it answers the yes, so that the page draws both at once', async () => {
    const test = new TestEngine();
    await test.open();
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    const answered = test.consent('picks', 'history').then(() => test.of('picks').length);
    expect(await answered).to.equal(1);
    expect(lastPicks(test)).to.have.length(6);
    expect(await test.ask({ kind: 'log' })).to.match(/"consent"[^]*"rank"/);
  });

  it('rule 1: looking, refusing and ranking nothing leave no database behind', async () => {
    const test = await openedEngine();
    expect(await test.open()).to.eql({
      purposes: null,
      own: null,
      askAgain: [],
      noticeVersion: 0,
      basedOnMe: true,
      storage: 'visit',
      locked: false,
      waiting: false,
    });
    await test.signal(select('SKU-1'));
    await test.consent();
    expect(await hasDatabase()).to.equal(false);
    expect(test.of('picks')).to.eql([]);
  });

  it('leaves none behind either where databases cannot be listed', async () => {
    Object.defineProperty(indexedDB, 'databases', { value: undefined, configurable: true });
    try {
      const test = new TestEngine();
      expect((await test.open()).purposes).to.equal(null);
    } finally {
      Reflect.deleteProperty(indexedDB, 'databases');
    }
    expect(await hasDatabase()).to.equal(false);
  });

  it('takes back the newest reaction or no of a product, and tells nothing of it', async () => {
    const test = await openedEngine('picks');
    const react = (value: number) => ({ type: 'react', productId: 'SKU-1', value }) as const;
    for (const value of [0.8, 0.8, -0.4]) await test.signal(react(value));
    await test.signal({ type: 'dismiss', productId: 'SKU-1' });
    await test.signal({ type: 'dismiss', productId: 'SKU-2' });
    const takeBack = { kind: 'take-back', productId: 'SKU-1' } as const;
    expect(await test.ask({ ...takeBack, type: 'react', reaction: 'love' })).to.equal(null);
    expect(await test.ask({ ...takeBack, type: 'dismiss' })).to.equal(null);
    expect(await test.ask({ ...takeBack, type: 'dismiss' })).to.equal(null);
    const left = (await test.view()).signals.map(({ type, productId, value }) => [
      type,
      productId,
      value,
    ]);
    expect(left).to.have.deep.members([
      ['dismiss', 'SKU-2', undefined],
      ['react', 'SKU-1', -0.4],
      ['react', 'SKU-1', 0.8],
    ]);
  });

  it('keeps profile and choice over a restart with history', async () => {
    const test = await openedEngine('picks', 'history');
    await test.signal(select('SKU-1'));
    await test.ask({ kind: 'based-on-me', on: false });
    await test.close();

    const again = new TestEngine();
    const opened = await again.open();
    expect(opened.purposes).to.include({ picks: true, history: true, counts: false });
    expect(opened).to.include({ basedOnMe: false, storage: 'durable', noticeVersion: 1 });
    const view = await again.view();
    expect(view.signals.map(({ productId }) => productId)).to.eql(['SKU-1']);
    expect(view.run.audit.intact).to.equal(true);
    expect(view.run.audit.entries).to.be.greaterThan(1);
  });

  it('keeps nothing of the profile on disk while only picks is on', async () => {
    const test = await openedEngine('picks', 'counts');
    await test.signal(select('SKU-1'));
    expect((await test.view()).run.storage).to.equal('visit');
    await test.close();
    for (const store of ['signals', 'settings', 'offers', 'audit']) {
      expect(await rawRecords(store), store).to.eql([]);
    }
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['records']);
    const again = new TestEngine();
    expect((await again.open()).purposes).to.include({ picks: true, counts: true });
    expect((await again.view()).signals).to.eql([]);
  });

  it('takes the visit along when history is turned on, and leaves it when turned off', async () => {
    const test = await openedEngine('picks');
    await test.signal(select('SKU-1'));
    await test.consent('picks', 'history');
    expect(await rawRecords('signals')).to.have.length(1);
    await test.consent('picks');
    expect(await rawRecords('signals')).to.eql([]);
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['records']);
    expect((await test.view()).signals).to.have.length(1);
  });

  it('drops a signal that no purpose allows', async () => {
    const test = await openedEngine('counts');
    await test.signal(select('SKU-1'));
    expect((await test.view()).signals).to.eql([]);
  });

  it('keeps what was shown and looked at for offers only, and never ranks by it later', async () => {
    const test = await openedEngine('offers');
    await test.signal({ type: 'view', productId: 'SKU-2' });
    await test.signal({ type: 'search', query: 'boots' });
    await test.close();
    const again = await openedEngine();
    const view = await again.view();
    expect(view.signals.map(({ type }) => type)).to.eql(['view']);
    expect(view.interests).to.eql([]);
    expect(await rawRecords('offers')).to.have.length(1);
  });

  it('keeps two shops of one origin apart', async () => {
    const one = new TestEngine();
    await one.open({ shop: 'one' });
    await one.consent('picks', 'history');
    await one.signal(select('SKU-1'));
    const two = new TestEngine();
    expect((await two.open({ shop: 'two' })).purposes).to.equal(null);
    await two.consent('picks', 'history');
    expect((await two.view()).signals).to.eql([]);
    await two.erase();
    expect((await one.view()).signals).to.have.length(1);
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['profile/one', 'records']);
  });

  it('ranks after acts, but not after views and dwells', async () => {
    const test = await openedEngine('picks');
    await until(() => test.of('picks').length === 1);
    await test.signal({ type: 'view', productId: 'SKU-1' });
    await test.signal({ type: 'dwell', productId: 'SKU-1', value: 9 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(test.of('picks')).to.have.length(1);
    await test.signal(select('SKU-1'));
    await until(() => test.of('picks').length === 2);
  });

  it('ranks once for a burst of requests', async () => {
    const test = await openedEngine('picks');
    for (const id of ['SKU-1', 'SKU-2', 'SKU-7']) void test.signal(select(id));
    const show = { onStage: ['SKU-3'], upcoming: [], past: [] };
    await test.ask({ kind: 'stage', show });
    await until(() => test.of('picks').length > 0);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(test.of('picks')).to.have.length(1);
  });

  it('gives exactly the place that was announced when a reason is removed, and undoes it', async () => {
    const test = await openedEngine('picks', 'history');
    for (const id of ['SKU-1', 'SKU-7', 'SKU-13']) {
      test.now += 60_000;
      await test.signal(select(id));
    }
    await until(() => test.of('picks').length > 0);
    const before = lastPicks(test);
    const productId = before?.find((id) => !['SKU-1', 'SKU-7', 'SKU-13'].includes(id)) ?? '';
    // Time and looks between the announcement and the click must not change what was announced.
    test.now += 600_000;
    await test.signal({ type: 'dwell', productId: 'SKU-4', value: 3000 });
    const why = await test.ask({ kind: 'why', productId });
    const reason = why?.reasons.find((each) => each.about === 'viewer');
    const sum = why?.reasons.reduce((total, each) => total + each.contribution, 0) ?? Number.NaN;
    expect(Math.abs(sum / (why?.score ?? 0) - 1)).to.be.below(1e-6);
    expect(why?.place).to.equal((before?.indexOf(productId) ?? -2) + 1);

    await test.signal({ type: 'dwell', productId: 'SKU-4', value: 3000 });
    const known = (await test.view()).signals;
    const rankings = test.of('picks').length;
    const ids = reason?.acts?.signalIds ?? [];
    const { token } = await test.ask({ kind: 'delete-signals', ids });
    await until(() => test.of('picks').length > rankings);
    const after = await test.ask({ kind: 'why', productId });
    expect(after?.place).to.equal(reason?.placeWithout);
    expect(await rawRecords('signals')).to.have.length(known.length - ids.length);

    await test.ask({ kind: 'undo', token });
    await until(() => test.of('picks').length > rankings + 1);
    expect(lastPicks(test)).to.eql(before);
    expect((await test.view()).signals).to.eql(known);
    await test.close();
    const again = new TestEngine();
    await again.open();
    expect((await again.view()).signals).to.eql(known);
  });

  it('rule 20: "not based on me" gives the order of the show', async () => {
    const test = await openedEngine('picks');
    await test.signal(select('SKU-7'));
    await test.ask({ kind: 'stage', show: { onStage: ['SKU-9'], upcoming: [], past: [] } });
    await test.ask({ kind: 'based-on-me', on: false });
    await until(() => test.of('picks').at(-1)?.basedOnMe === false);
    expect(lastPicks(test)).to.eql(['SKU-9', 'SKU-1', 'SKU-2', 'SKU-3', 'SKU-4', 'SKU-5']);
  });

  it('rule 14: forgets each thing at its time', async () => {
    const test = await openedEngine('picks', 'history', 'offers');
    await test.signal({ type: 'view', productId: 'SKU-1' });
    await test.close();
    expect(await leftAfter(29)).to.eql([1, 1, 1]);
    expect(await leftAfter(30)).to.eql([1, 0, 1]);
    expect(await leftAfter(89)).to.eql([1, 0, 1]);
    expect(await leftAfter(90)).to.eql([0, 0, 1]);
  });

  it('exports everything as one documented file', async () => {
    const test = await openedEngine('picks', 'history', 'counts');
    await test.signal(select('SKU-1'));
    await test.manifest();
    const file = JSON.parse(await test.ask({ kind: 'export' }));
    expect(file).to.include({ format: 'stream-picks-export', version: 1, shop: '' });
    expect(file.profile.signals).to.have.length(1);
    expect(file.profile.interests).not.to.eql([]);
    expect(file.consentRecords).to.have.length(1);
    expect(file.reports).to.have.length(1);
    expect(file.ledger.entries).to.have.length(1);
    expect(file.audit.entries.at(-1)).to.include({ kind: 'export', hash: file.audit.head });
    expect(file.weights.version).to.be.a('string');
  });

  it('rule 14: erase leaves only choice records, ledger and an audit log without a salt', async () => {
    const test = await openedEngine('picks', 'history', 'counts', 'offers');
    await test.signal(select('SKU-1'));
    await test.manifest();
    await until(() => test.of('report-offer').length === 1);
    const start = performance.now();
    const { remaining } = await test.erase();
    expect(performance.now() - start).to.be.below(1000);
    expect(remaining).to.include({ consentRecords: 2, ledgerEntries: 1, profileRecords: 0 });
    expect(test.of('report-recall')).to.have.length(1);
    await test.close();
    for (const store of ['signals', 'settings', 'offers', 'outbox']) {
      expect(await rawRecords(store), store).to.eql([]);
    }
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['records']);
    expect(await rawRecords('audit')).to.have.length(remaining.auditEntries);

    const again = new TestEngine();
    expect((await again.open()).purposes).to.include({ picks: false, counts: false });
    const { run, records, budget } = await again.view();
    expect(run.audit).to.eql({ entries: remaining.auditEntries, intact: true });
    expect(records.map(({ state }) => state)).to.eql(['withdrawn', 'given']);
    expect(budget.week.reports).to.equal(1);
    expect(budget.blocked).to.equal(false);
  });

  it('erasing the ledger too switches counts off until the viewer is asked again', async () => {
    const test = await openedEngine('picks', 'counts');
    await test.manifest();
    expect((await test.erase(true)).remaining.ledgerEntries).to.equal(0);
    expect((await test.view()).budget).to.include({ blocked: true, spent: false });
    expect(await test.manifest()).to.eql({ state: 'blocked' });

    const byPage = { ...choose('picks', 'counts'), source: 'page' };
    await test.ask({ kind: 'consent', choice: byPage as never });
    expect(await test.manifest()).to.eql({ state: 'blocked' });

    expect((await test.consent('picks', 'counts')).purposes.counts).to.equal(true);
    expect(await test.manifest()).to.include({ state: 'counting' });
    expect((await test.view()).budget).to.include({ blocked: false });
  });

  it('rule 12: withdrawal reaches every other tab within a second', async () => {
    const test = await openedEngine('picks', 'history', 'counts');
    const other = await openedEngine('picks', 'history', 'counts');
    await other.signal(select('SKU-1'));
    await other.manifest();
    await until(() => other.of('report-offer').length === 1);
    const start = performance.now();
    await test.erase();
    await until(() => other.of('consent-changed').length === 1);
    expect(performance.now() - start).to.be.below(1000);
    expect(other.of('consent-changed')[0]).to.include({ erased: true });
    expect(other.of('report-recall')).to.have.length(1);
    await other.signal(select('SKU-2'));
    await other.close();
    expect(await rawRecords('signals')).to.eql([]);
    expect(await rawRecords('outbox')).to.eql([]);
  });

  it('lets a tab that opened before the choice follow a yes in another', async () => {
    const early = await openedEngine();
    const test = await openedEngine('picks', 'history');
    await until(() => early.of('consent-changed').length === 1);
    expect(early.of('consent-changed')[0]?.purposes).to.include({ picks: true, history: true });
    await test.signal(select('SKU-1'));
    await until(() => early.of('picks').length > 0);
  });

  it('takes a deletion over from another tab', async () => {
    const test = await openedEngine('picks', 'history');
    await test.signal(select('SKU-1'));
    await test.view();
    const other = await openedEngine();
    const { signals } = await other.view();
    expect(signals).to.have.length(1);
    await test.ask({ kind: 'delete-signals', ids: signals.map(({ id }) => id) });
    await until(async () => (await other.view()).signals.length === 0);
  });

  it('never turns anything on because of a forged message', async () => {
    const test = await openedEngine('picks');
    const channel = new BroadcastChannel('stream-picks');
    const all = { picks: true, history: true, counts: true, offers: true, region: true };
    for (const message of [
      null,
      7,
      { kind: 'consent', shop: '' },
      { kind: 'consent', shop: '', purposes: all, erased: false },
    ]) {
      channel.postMessage(message);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    channel.close();
    expect((await test.view()).purposes).to.include({ picks: true, history: false, counts: false });
  });

  it('erases a full profile within a second', async function () {
    this.timeout(20_000);
    const test = await openedEngine('picks', 'history');
    for (let n = 0; n < 2000; n += 1) {
      void test.signal({ type: 'dwell', productId: `SKU-${(n % 24) + 1}`, value: 1 });
    }
    await test.view();
    expect(await rawRecords('signals')).to.have.length(2000);
    const start = performance.now();
    expect((await test.erase()).remaining.profileRecords).to.equal(0);
    expect(performance.now() - start).to.be.below(1000);
  });

  it('records a repeated choice once', async () => {
    const test = await openedEngine('picks');
    await test.consent('picks');
    await test.consent('picks', 'history');
    expect((await test.view()).records.map(({ state }) => state)).to.eql(['changed', 'given']);
  });

  it('refuses requests before open, and after an error goes on', async () => {
    const test = new TestEngine();
    const codes: string[] = [];
    await test.view().catch((error) => codes.push(error.code));
    await test.open();
    await test.ask({ kind: 'undo', token: 'none' }).catch((error) => codes.push(error.code));
    expect(codes).to.eql(['engine', 'engine']);
    expect((await test.view()).run.faults).to.eql(['engine']);
  });
});
