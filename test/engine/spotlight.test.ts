import { expect } from '@open-wc/testing';
import { choose, PRODUCTS, SETTINGS, TestEngine, until, useDatabase } from './support.js';

const STAGE = { onStage: ['SKU-1'], upcoming: [], past: [] };

/** An engine that knows two looks at things like what is on stage. */
async function interested(...purposes: ('history' | 'counts')[]): Promise<TestEngine> {
  const test = new TestEngine();
  await test.open();
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  await test.ask({ kind: 'stage', show: STAGE });
  await test.consent('picks', ...purposes);
  for (const productId of ['SKU-7', 'SKU-13', 'SKU-19']) {
    await test.signal({ type: 'select', productId });
  }
  await until(() => newest(test)?.words.some(({ sure }) => sure));
  return test;
}

const newest = (test: TestEngine) => test.of('spotlight').at(-1);
const onStage = (test: TestEngine) =>
  newest(test)?.words.find(({ moment }) => moment === 'on-stage');

describe('the engine and the spotlight', () => {
  useDatabase();

  it('tells with each ranking whether its moment is right, and nothing more', async () => {
    const test = await interested();
    expect(onStage(test)).to.deep.equal({ productId: 'SKU-1', moment: 'on-stage', sure: true });
    for (const { words } of test.of('spotlight')) {
      for (const word of words) {
        expect(Object.keys(word)).to.have.members(['productId', 'moment', 'sure']);
      }
    }
    expect(test.of('spotlight').length).to.equal(test.of('picks').length);
  });

  it('says nothing while picks are not based on the viewer', async () => {
    const test = await interested();
    const before = test.of('spotlight').length;
    await test.ask({ kind: 'based-on-me', on: false });
    await until(() => test.of('spotlight').length > before);
    expect(newest(test)?.words).to.deep.equal([]);
  });

  it('a dismissal sinks the product, is a note like any, and its undo brings the word back', async () => {
    const test = await interested();
    test.now += 1000;
    await test.signal({ type: 'view', productId: 'SKU-1', by: 'spotlight' });
    await test.signal({ type: 'dismiss', productId: 'SKU-1', by: 'spotlight' });
    await until(() => onStage(test) === undefined);
    expect(newest(test)?.memory).to.deep.include({
      shown: 1,
      dismissals: 1,
      productIds: ['SKU-1'],
    });
    const { signals } = await test.view();
    const note = signals.find(({ type }) => type === 'dismiss');
    expect(note).to.include({ productId: 'SKU-1', by: 'spotlight' });
    await test.ask({ kind: 'delete-signals', ids: [note?.id ?? ''] });
    await until(() => onStage(test)?.sure);
  });

  it('rule 19: reasons stay exact with acts of the spotlight among them', async () => {
    const test = await interested();
    await test.signal({ type: 'select', productId: 'SKU-1', by: 'spotlight' });
    const explanation = await test.ask({ kind: 'why', productId: 'SKU-1' });
    const sum = explanation?.reasons.reduce((all, { contribution }) => all + contribution, 0);
    expect(sum).to.be.closeTo(explanation?.score ?? Number.NaN, 1e-9);
    const own = explanation?.reasons.find(({ kind }) => kind === 'same');
    expect(own?.acts?.type).to.equal('select');
  });

  it('compares nothing with what stood beside a choice that the spotlight led to', async () => {
    const test = await interested();
    for (const { productId } of test.of('picks').at(-1)?.picks ?? []) {
      await test.signal({ type: 'view', productId });
    }
    const { length } = (await test.view()).tuning.comparisons;
    await test.signal({ type: 'select', productId: 'SKU-1', by: 'spotlight' });
    expect((await test.view()).tuning.comparisons.length).to.equal(length);
    await test.signal({ type: 'select', productId: 'SKU-1' });
    expect((await test.view()).tuning.comparisons.length).to.be.greaterThan(length);
  });

  for (const history of [true, false]) {
    it(`remembers ${history ? 'with' : 'nothing without'} history: what was shown, and that no more was wanted`, async () => {
      const test = await interested(...(history ? (['history'] as const) : []));
      await test.signal({ type: 'view', productId: 'SKU-1', by: 'spotlight' });
      await test.signal({ type: 'dismiss', productId: 'SKU-1', by: 'spotlight' });
      await test.ask({ kind: 'spotlight', fewer: true, stopped: true });
      await until(() => newest(test)?.memory.stopped);
      expect(newest(test)?.fewer).to.equal(true);
      await test.close();

      const later = new TestEngine();
      await later.open();
      if (!history) await later.consent('picks');
      await later.ask({ kind: 'catalog', products: PRODUCTS });
      await until(() => newest(later));
      expect(newest(later)?.fewer).to.equal(history);
      expect(newest(later)?.memory).to.deep.include({
        shown: history ? 1 : 0,
        dismissals: history ? 1 : 0,
        stopped: history,
      });
      await later.close();

      const other = new TestEngine();
      await other.open({ ...SETTINGS, stream: 'saturday' });
      if (!history) await other.consent('picks');
      await other.ask({ kind: 'catalog', products: PRODUCTS });
      await until(() => newest(other));
      // The switch is for all shows, the rest for one.
      expect(newest(other)?.fewer).to.equal(history);
      expect(newest(other)?.memory).to.deep.include({ shown: 0, stopped: false });
      await other.close();
    });
  }

  it('rule 14: what was said about it is in the view, the export and the erase', async () => {
    const test = await interested('history');
    await test.ask({ kind: 'spotlight', fewer: true });
    await test.ask({ kind: 'spotlight', stopped: true });
    const said = { fewer: true, quietFor: 'friday' };
    expect((await test.view()).spotlight).to.deep.equal(said);
    const file = JSON.parse(await test.ask({ kind: 'export' })) as { profile: object };
    expect(file.profile).to.deep.include({ spotlight: said });
    await test.ask({ kind: 'erase', ledgerToo: false, choice: choose() });
    expect((await test.view()).spotlight).to.deep.equal({ fewer: false, quietFor: null });
  });

  it('an act of the spotlight comes back from an export file as one', async () => {
    const test = await interested('history');
    await test.signal({ type: 'dismiss', productId: 'SKU-1', by: 'spotlight' });
    const { readExportFile } = await import('../../src/wire/export-file.js');
    const { file } = readExportFile(await test.ask({ kind: 'export' }));
    await test.ask({ kind: 'import', file });
    const { signals } = await test.view();
    expect(signals.filter(({ by }) => by === 'spotlight').length).to.equal(1);
  });
});
