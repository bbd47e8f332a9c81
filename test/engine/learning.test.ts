import { expect } from '@open-wc/testing';
import type { Comparison } from '../../src/core/comparison.js';
import type { ExportFile } from '../../src/engine/export.js';
import type { LearnJob } from '../../src/engine/learner/job.js';
import { learnWeights } from '../../src/engine/learner/learn.js';
import { DAY_MS, rawRecords, PRODUCTS as SOME, TestEngine, until, useDatabase } from './support.js';

const MINUTE_MS = 60_000;

/** Enough that choices do not run out. */
const PRODUCTS = Array.from({ length: 8 }, (_, copy) =>
  SOME.map((product, at) => ({ ...product, id: `SKU-${copy * SOME.length + at + 1}` })),
).flat();

/** A learner on this thread, and what it was asked. */
function learnHere(test: TestEngine): LearnJob[] {
  const jobs: LearnJob[] = [];
  test.learner = {
    learn: async (job) => {
      jobs.push(job);
      return learnWeights(job);
    },
  };
  return jobs;
}

async function openedEngine(...purposes: Parameters<TestEngine['consent']>) {
  const test = new TestEngine();
  const jobs = learnHere(test);
  await test.open();
  await test.consent(...purposes);
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  return { test, jobs };
}

const rail = (test: TestEngine): readonly string[] =>
  test
    .of('picks')
    .at(-1)
    ?.picks.map(({ productId }) => productId) ?? [];

const brandOf = (id: string) => PRODUCTS.find((product) => product.id === id)?.brand;

/** Does an act and waits for the ranking that follows. */
async function act(test: TestEngine, type: 'select' | 'save' | 'add', productId: string) {
  const before = test.of('picks').length;
  test.now += MINUTE_MS;
  await test.signal({ type, productId });
  await until(() => test.of('picks').length > before);
}

/** A viewer who sees the whole rail and takes what has one brand, the lowest of these. */
async function chooseBrand(test: TestEngine, brand: string, comparisons: number) {
  await act(test, 'select', PRODUCTS.find((product) => product.brand === brand)?.id ?? '');
  for (let turn = 0; turn < 12; turn += 1) {
    if ((await test.view()).tuning.comparisons.length >= comparisons) return;
    const shown = rail(test);
    for (const productId of shown) await test.signal({ type: 'view', productId });
    const own = shown.filter((id) => brandOf(id) === brand);
    await act(test, 'add', own.at(-1) ?? shown.at(-1) ?? '');
  }
}

const learned = async (test: TestEngine) => {
  await until(async () => (await test.view()).tuning.learnedFrom > 0, 'it never learned');
  return (await test.view()).tuning;
};

describe('learning in the engine', () => {
  useDatabase();

  it('makes comparisons of what was chosen and what was seen beside it', async () => {
    const { test } = await openedEngine('picks', 'history');
    await act(test, 'select', 'SKU-1');
    const shown = rail(test);
    for (const id of shown.slice(0, 4)) await test.signal({ type: 'view', productId: id });
    await act(test, 'select', shown[2] ?? '');
    const { comparisons, learnedFrom, missing } = (await test.view()).tuning;
    const passed = [shown[0], shown[1], shown[3]].filter((id) => id !== 'SKU-1').sort();
    expect(comparisons.map(({ worse }) => worse).sort()).to.eql(passed);
    expect(comparisons.every(({ better }) => better === shown[2])).to.equal(true);
    expect({ learnedFrom, missing }).to.eql({ learnedFrom: 0, missing: 10 - passed.length });
  });

  it('notes none without picks, and none from a rail that is not based on the viewer', async () => {
    const { test } = await openedEngine('picks', 'history');
    await act(test, 'select', 'SKU-1');
    const before = test.of('picks').length;
    await test.ask({ kind: 'based-on-me', on: false });
    await until(() => test.of('picks').length > before);
    for (const id of rail(test)) await test.signal({ type: 'view', productId: id });
    await act(test, 'select', rail(test)[2] ?? '');
    expect((await test.view()).tuning.comparisons).to.eql([]);
  });

  it('learns once for ten new ones, ranks with it, and keeps it encrypted', async () => {
    const { test, jobs } = await openedEngine('picks', 'history');
    await chooseBrand(test, 'Brand 1', 10);
    const tuning = await learned(test);
    expect(jobs.length).to.equal(1);
    expect(tuning.missing).to.be.greaterThan(0);
    expect((await test.view()).run.learner.runs).to.equal(1);
    await act(test, 'save', rail(test)[0] ?? '');
    const file = JSON.parse(await test.ask({ kind: 'export' })) as ExportFile;
    expect(file.learning.own?.comparisons).to.equal(tuning.learnedFrom);
    expect(file.learning.comparisons.length).to.be.at.least(10);
    const { price } = file.weights.fields;
    expect(file.learning.own?.theta.slice(0, 7)).to.eql(Object.values(file.weights.fields));
    expect(price).to.be.a('number');
    const kinds = file.audit.entries.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'learn').length).to.equal(1);
    const records = await rawRecords('learning');
    expect(records.length).to.equal(file.learning.comparisons.length + 1);
    expect(JSON.stringify(records)).not.to.contain('SKU-');
    await test.close();

    const again = new TestEngine();
    learnHere(again);
    await again.open();
    await again.ask({ kind: 'catalog', products: PRODUCTS });
    expect((await again.view()).tuning.learnedFrom).to.equal(tuning.learnedFrom);
  });

  it('goes back to the standard weights, and undoes that', async () => {
    const { test } = await openedEngine('picks', 'history');
    await chooseBrand(test, 'Brand 1', 10);
    const before = await learned(test);
    const { token } = await test.ask({ kind: 'standard-weights' });
    const after = (await test.view()).tuning;
    expect(after).to.eql({ ...before, comparisons: [], learnedFrom: 0, changes: [], missing: 10 });
    expect(await rawRecords('learning')).to.eql([]);
    await test.ask({ kind: 'undo', token });
    expect((await test.view()).tuning).to.eql(before);
    expect((await rawRecords('learning')).length).to.equal(before.comparisons.length + 1);
  });

  it('taking an act away takes its comparisons and what was learned from them', async () => {
    const { test, jobs } = await openedEngine('picks', 'history');
    await chooseBrand(test, 'Brand 1', 10);
    const before = await learned(test);
    const gone = before.comparisons.at(-1) as Comparison;
    const ranked = rail(test);
    const { token } = await test.ask({ kind: 'delete-signals', ids: [gone.signalId] });
    await until(() => test.of('picks').length > 0 && ranked.length > 0);
    const after = (await test.view()).tuning;
    const own = ({ signalId }: Comparison) => signalId === gone.signalId;
    expect(after.comparisons).to.eql(before.comparisons.filter((each) => !own(each)));
    const left = await rawRecords('learning');
    const enough = after.comparisons.length >= 10;
    expect(left.length).to.equal(after.comparisons.length + (enough ? 1 : 0));
    expect(jobs.length).to.equal(enough ? 2 : 1);
    await test.ask({ kind: 'undo', token });
    const restored = (await test.view()).tuning;
    expect(restored.comparisons).to.eql(before.comparisons);
  });

  it('keeps the announced place when an act is taken away', async () => {
    const { test } = await openedEngine('picks');
    await chooseBrand(test, 'Brand 1', 10);
    await learned(test);
    await act(test, 'save', rail(test)[0] ?? '');
    const productId = rail(test)[1] ?? '';
    const before = await test.ask({ kind: 'why', productId });
    const reason = before?.reasons.find(({ placeWithout }) => placeWithout !== undefined);
    expect(reason?.acts?.signalIds.length).to.be.greaterThan(0);
    await test.ask({ kind: 'delete-signals', ids: reason?.acts?.signalIds ?? [] });
    const after = await test.ask({ kind: 'why', productId });
    expect(after?.place).to.equal(reason?.placeWithout);
  });

  it('learns nothing while the device saves, without a learner, or from another answer', async () => {
    const test = new TestEngine();
    const jobs = learnHere(test);
    await test.open({ saver: true });
    await test.consent('picks');
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    await chooseBrand(test, 'Brand 1', 10);
    expect(jobs).to.eql([]);
    expect((await test.view()).tuning.held).to.equal('saver');
    test.learner = null;
    await test.open({ saver: false });
    expect((await test.view()).tuning.held).to.equal('no-learner');
  });

  it('a learner that fails or lies is left out after two times', async () => {
    const { test } = await openedEngine('picks');
    test.learner = { learn: async ({ shipped }) => shipped.map(() => Number.NaN) };
    await chooseBrand(test, 'Brand 1', 14);
    await until(async () => (await test.view()).tuning.held === 'watch');
    const { tuning, run } = await test.view();
    expect(tuning.learnedFrom).to.equal(0);
    expect(run.watch.step).to.equal(1);
    expect(run.watch.cause).to.equal('learner');
    expect(rail(test).length).to.equal(6);
  });

  it('erase, a later no to picks, and 90 days end it', async () => {
    for (const end of ['erase', 'no picks', 'days'] as const) {
      const { test } = await openedEngine('picks', 'history', 'offers');
      await chooseBrand(test, 'Brand 1', 10);
      await learned(test);
      if (end === 'erase') expect((await test.erase()).remaining.profileRecords).to.equal(0);
      if (end === 'no picks') await test.consent('history', 'offers');
      await test.close();
      if (end === 'days') {
        const again = new TestEngine();
        again.now = test.now + 90 * DAY_MS;
        await again.open();
        expect((await again.view()).tuning).to.deep.include({ comparisons: [], learnedFrom: 0 });
        await again.close();
      }
      expect(await rawRecords('learning'), end).to.eql([]);
    }
  });

  it('undo brings nothing back after a later no to picks', async () => {
    const { test } = await openedEngine('picks', 'history', 'offers');
    await chooseBrand(test, 'Brand 1', 10);
    await learned(test);
    const { token } = await test.ask({ kind: 'standard-weights' });
    await test.consent('history', 'offers');
    await test.ask({ kind: 'undo', token });
    expect((await test.view()).tuning).to.deep.include({ comparisons: [], learnedFrom: 0 });
    expect(await rawRecords('learning')).to.eql([]);
  });

  it('what was taken back can be said again', async () => {
    const { test } = await openedEngine('picks');
    await act(test, 'select', 'SKU-1');
    const shown = rail(test);
    for (const productId of shown) await test.signal({ type: 'view', productId });
    const chosen = shown[2] ?? '';
    await act(test, 'save', chosen);
    const [one, ...others] = (await test.view()).tuning.comparisons;
    const ranked = test.of('picks').length;
    await test.ask({ kind: 'delete-signals', ids: [one?.signalId ?? ''] });
    await until(() => test.of('picks').length > ranked);
    expect((await test.view()).tuning.comparisons).to.eql([]);
    expect(rail(test)).to.eql(shown);
    await act(test, 'save', chosen);
    expect((await test.view()).tuning.comparisons.length).to.equal(1 + others.length);
  });

  it('what was seen before a no to picks says nothing after a later yes', async () => {
    const { test } = await openedEngine('picks');
    await act(test, 'select', 'SKU-1');
    for (const productId of rail(test)) await test.signal({ type: 'view', productId });
    await test.consent('region');
    await test.consent('picks');
    await act(test, 'select', 'SKU-1');
    await act(test, 'save', rail(test)[2] ?? '');
    expect((await test.view()).tuning.comparisons).to.eql([]);
  });

  it('another shop of the origin ends its comparisons in time', async () => {
    const { test } = await openedEngine('picks', 'history');
    await chooseBrand(test, 'Brand 1', 10);
    await learned(test);
    await test.close();
    const other = new TestEngine();
    other.now = test.now + 90 * DAY_MS;
    await other.open({ shop: 'other' });
    await other.consent('picks', 'history');
    await other.open({ shop: 'other' });
    expect(await rawRecords('learning')).to.eql([]);
  });
});
