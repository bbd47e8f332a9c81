/** Rule 14: what was exported comes back on another browser, whole or not at all. */

import { expect } from '@open-wc/testing';
import type { StreamPicksError } from '../../src/core/errors.js';
import type { ImportedSpend, ImportFile, ImportResult } from '../../src/core/import.js';
import type { ExportFile } from '../../src/engine/export.js';
import { learnedPart } from '../../src/engine/learner/pair-inputs.js';
import { readExportFile } from '../../src/wire/export-file.js';
import { mutated } from '../support/export-sample.mjs';
import { randomOf } from '../support/seeded.mjs';
import { cleanUp, DAY_MS, PRODUCTS, stuckWith, TestEngine, until, useDatabase } from './support.js';

const idOf = (number: number) => `made${number}`.padEnd(22, '_');

async function opened(setup: (test: TestEngine) => void = () => undefined) {
  const test = new TestEngine();
  setup(test);
  await test.open();
  await test.consent('picks', 'history', 'counts', 'offers');
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  return test;
}

/** A profile of every kind of act, with something said and something learned. */
async function lived() {
  const test = await opened();
  const acts = [
    { type: 'view', productId: 'SKU-1' },
    { type: 'dwell', productId: 'SKU-1', value: 12.5 },
    { type: 'select', productId: 'SKU-2' },
    { type: 'search', query: 'trail runner' },
    { type: 'react', productId: 'SKU-5', value: -1 },
    { type: 'save', productId: 'SKU-8' },
  ] as const;
  for (const act of acts) {
    test.now += 1000;
    await test.signal(act);
  }
  await test.ask({
    kind: 'correct-interest',
    id: 'category:All>Trail shoes',
    correction: 'pin',
  });
  await test.ask({ kind: 'based-on-me', on: true });
  await test.ask({ kind: 'show-promoted', on: false });
  await test.manifest();
  return test;
}

const exported = async (test: TestEngine): Promise<ExportFile> =>
  JSON.parse(await test.ask({ kind: 'export' }));

/** With comparisons that follow from acts of the file, and weights learned from them. */
function withLearning(file: ExportFile): ExportFile {
  const acts = file.profile.signals.filter(({ productId }) => productId !== undefined);
  const comparisons = acts.map(({ id, at, productId }, number) => ({
    id: idOf(number),
    at,
    signalId: id,
    better: productId ?? '',
    worse: 'SKU-20',
    show: 0.25,
  }));
  const own = {
    base: file.weights.version,
    // As near the shipped ones as learning goes.
    theta: Array.from(learnedPart(file.weights, null), (value) => value * 1.25),
    comparisons: comparisons.length,
    oldestAt: comparisons[0]?.at ?? 0,
    newestAt: comparisons.at(-1)?.at ?? 0,
  };
  return { ...file, learning: { comparisons, own } };
}

const take = (test: TestEngine, file: unknown): Promise<ImportResult> =>
  test.ask({ kind: 'import', file: readExportFile(JSON.stringify(file)).file });

/** As a page does that checks nothing. */
const takeUnchecked = (test: TestEngine, file: unknown): Promise<ImportResult> =>
  test.ask({ kind: 'import', file: file as ImportFile });

async function refusal(work: Promise<unknown>): Promise<StreamPicksError> {
  return work.then(
    () => expect.fail('it was taken'),
    (error: unknown) => error as StreamPicksError,
  ) as Promise<StreamPicksError>;
}

async function settled(test: TestEngine) {
  for (let told = -1; told !== test.of('picks').length; ) {
    told = test.of('picks').length;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return test.of('picks').at(-1);
}

const parts = ({ profile, learning }: ExportFile) => ({ profile, learning });
const spent = (test: TestEngine, entries: readonly ImportedSpend[], file: ExportFile) =>
  take(test, { ...file, ledger: { ...file.ledger, entries } });

describe('engine/import', () => {
  useDatabase();

  it('rule 14: another browser then has the same picks for the same reasons', async () => {
    const one = await lived();
    const file = withLearning(await exported(one));
    await take(one, file);
    const picks = await settled(one);
    const whys = [];
    for (const { id } of PRODUCTS) whys.push(await one.ask({ kind: 'why', productId: id }));
    const all = await exported(one);
    await cleanUp();

    const two = await opened((test) => {
      test.now = one.now;
    });
    await two.signal({ type: 'select', productId: 'SKU-9' });
    expect(await take(two, all)).to.include({
      signals: 6,
      statements: 1,
      comparisons: 5,
      refused: 0,
    });
    expect(await settled(two)).to.deep.equal(picks);
    for (const [at, { id }] of PRODUCTS.entries()) {
      expect(await two.ask({ kind: 'why', productId: id })).to.deep.equal(whys[at]);
    }
    expect(parts(await exported(two))).to.deep.equal(parts(all));
    expect(all.learning.own).to.deep.equal(file.learning.own);
    await two.close();

    const later = new TestEngine();
    later.now = one.now;
    await later.open();
    await later.ask({ kind: 'catalog', products: PRODUCTS });
    expect(parts(await exported(later))).to.deep.equal(parts(all));
  });

  it('weights of a file count only as near the shipped ones as learning goes', async () => {
    const one = await lived();
    const file = withLearning(await exported(one));
    const own = file.learning.own;
    if (own === null) throw new Error('no weights');
    const far = { ...own, theta: own.theta.map((value) => value * 1000) };
    await take(one, { ...file, learning: { ...file.learning, own: far } });
    await settled(one);
    const after = await exported(one);
    expect(after.weights).to.deep.equal(file.weights);
    expect(after.learning.own).to.equal(null);
    expect(after.learning.comparisons).to.have.length(own.comparisons);
    await take(one, file);
    await settled(one);
    expect((await exported(one)).weights).not.to.deep.equal(file.weights);
  });

  it('an interest of a file counts only as much as acts can have said, however large its number', async () => {
    const one = await lived();
    const file = await exported(one);
    const stated = (amount: number) =>
      file.profile.signals.map((signal) =>
        signal.statement === undefined
          ? signal
          : { ...signal, statement: { ...signal.statement, amount } },
      );
    const taken = async (amount: number) => {
      await take(one, { ...file, profile: { ...file.profile, signals: stated(amount) } });
      const { signals } = (await exported(one)).profile;
      return signals.flatMap(({ statement }) => statement?.amount ?? []);
    };
    expect(await taken(1e7)).to.eql([100]);
    expect(await taken(-1e7)).to.eql([-100]);
    expect(await taken(37.5)).to.eql([37.5]);
  });

  it('rule 14: choices, the log with its salt, and reports stay this browser’s own', async () => {
    const one = await lived();
    const file = await exported(one);
    await cleanUp();
    const two = await lived();
    const before = await exported(two);
    await take(two, { ...file, purposes: { ...file.purposes, region: true } });
    const after = await exported(two);
    expect(after.consentRecords).to.deep.equal(before.consentRecords);
    expect(after.reports).to.deep.equal(before.reports);
    expect(after.purposes).to.deep.equal(before.purposes);
    expect(after.audit.salt).to.equal(before.audit.salt);
    const { length } = before.audit.entries;
    expect(after.audit.entries.slice(0, length)).to.deep.equal(before.audit.entries);
    const note = after.audit.entries.find(({ kind }) => kind === 'import');
    expect(note?.detail).to.deep.equal({ signals: 6, statements: 1, comparisons: 0, refused: 0 });
    expect((await two.view()).run.audit.intact).to.equal(true);
  });

  it('rule 14: what is past its time is left out, and said so', async () => {
    const one = await lived();
    const file = withLearning(await exported(one));
    await cleanUp();
    const two = await opened((test) => {
      test.now = one.now + 91 * DAY_MS;
    });
    // What was pinned has no end.
    expect(await take(two, file)).to.include({
      signals: 0,
      statements: 1,
      comparisons: 0,
      refused: 11,
    });
    const { profile, learning } = await exported(two);
    expect(profile.signals.map(({ type }) => type)).to.deep.equal(['stated']);
    expect(profile.offered).to.deep.equal([]);
    expect(learning).to.deep.equal({ comparisons: [], own: null });
  });

  it('turns nothing on: without picks and history it is refused, offers stay out without theirs', async () => {
    const one = await lived();
    const file = await exported(one);
    expect(file.profile.offered).to.have.length(3);
    await one.consent('picks');
    expect((await refusal(take(one, file))).code).to.equal('import');
    expect((await one.view()).purposes.history).to.equal(false);
    await one.consent('picks', 'history');
    await take(one, file);
    const { profile, purposes } = await exported(one);
    expect(profile.signals).to.have.length(7);
    expect(profile.offered).to.deep.equal([]);
    expect(purposes).to.deep.include({ offers: false, counts: false });
  });

  it('refuses a file of another shop', async () => {
    const one = await lived();
    const error = await refusal(take(one, { ...(await exported(one)), shop: 'other' }));
    expect(error).to.include({ code: 'import', path: 'shop' });
  });

  it('undo brings back what was known, with what was noted since; not the budget', async () => {
    const one = await lived();
    const before = await exported(one);
    const [act] = before.profile.signals;
    const entry = { at: one.now, weight: 7, stream: 'other', shop: '', manifest: 'm' } as const;
    const file = { ...before, profile: { ...before.profile, basedOnMe: false, signals: [act] } };
    const { token } = await spent(one, [entry], file as ExportFile);
    expect((await exported(one)).profile).to.deep.include({ basedOnMe: false, signals: [act] });
    one.now += 1000;
    await one.signal({ type: 'select', productId: 'SKU-9' });
    await one.ask({ kind: 'undo', token });
    const { profile, ledger } = await exported(one);
    expect(profile.signals.slice(0, -1)).to.deep.equal(before.profile.signals);
    expect(profile.signals.at(-1)).to.include({ type: 'select', productId: 'SKU-9' });
    expect(profile).to.include({ basedOnMe: true, showPromoted: false });
    expect(ledger.entries).to.have.length(before.ledger.entries.length + 1);
  });

  it('rule 12: a tab that is stuck with the ledger holds up neither an import nor the erase behind it', async () => {
    const one = await lived();
    const file = await exported(one);
    const release = await stuckWith('ledger');
    try {
      const start = performance.now();
      const taken = take(one, file);
      const { remaining } = await one.erase();
      expect(performance.now() - start).to.be.below(1000);
      expect(await taken).to.include({ signals: 6 });
      expect(remaining).to.include({ profileRecords: 0 });
    } finally {
      release();
    }
  });

  it('another tab follows', async () => {
    const one = await lived();
    const file = await exported(one);
    const two = new TestEngine();
    two.now = one.now;
    await two.open();
    await two.ask({ kind: 'catalog', products: PRODUCTS });
    await settled(two);
    const [act] = file.profile.signals;
    await take(one, { ...file, profile: { ...file.profile, signals: [act] } });
    await until(async () => (await two.view()).signals.length === 3, 'it did not follow');
    expect((await exported(two)).profile.signals).to.deep.equal([act]);
  });

  it('rule 14: a disk that fails in the middle leaves everything as it was', async () => {
    const one = await lived();
    const before = await exported(one);
    const file = withLearning(before);
    const { put } = IDBObjectStore.prototype;
    for (const failing of [2, 6, 12]) {
      let left = failing;
      IDBObjectStore.prototype.put = function fails(...values) {
        left -= 1;
        if (left === 0) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, values);
      };
      const error = await refusal(
        take(one, { ...file, profile: { ...file.profile, basedOnMe: false } }),
      ).finally(() => {
        IDBObjectStore.prototype.put = put;
      });
      expect(error.code, String(error)).to.equal('storage');
      expect(left).to.be.at.most(0);
      const after = await exported(one);
      expect(parts(after)).to.deep.equal(parts(before));
      expect(after.ledger).to.deep.equal(before.ledger);
    }
    await one.close();
    const two = new TestEngine();
    two.now = one.now;
    await two.open();
    await two.ask({ kind: 'catalog', products: PRODUCTS });
    expect(parts(await exported(two))).to.deep.equal(parts(before));
  });

  it('rule 14: the budget never grows by an import, whatever the file says', async () => {
    const one = await lived();
    const file = await exported(one);
    const { now } = one;
    const entry = (at: number, stream: string, weight: 3 | 7 | 54 = 7): ImportedSpend => ({
      at,
      weight,
      stream,
      shop: '',
      manifest: 'm'.repeat(43),
    });
    const own = file.ledger.entries;
    expect(own).to.have.length(1);
    // An empty one gives nothing back.
    await spent(one, [], file);
    await take(one, { ...file, ledger: { ...file.ledger, epoch: 9, day: 90_000 } });
    expect((await exported(one)).ledger).to.deep.equal(file.ledger);
    await spent(one, [entry(now - DAY_MS, 'a'), entry(now + 90 * DAY_MS, 'b')], file);
    const { ledger } = await exported(one);
    expect(ledger.entries).to.deep.equal([...own, entry(now - DAY_MS, 'a'), entry(now, 'b')]);
    expect(ledger).to.include({ epoch: file.ledger.epoch });
    expect((await one.view()).budget).to.include({ spent: false });
    // Long past: it counts no more.
    await spent(one, [entry(now - 29 * DAY_MS, 'c')], file);
    await spent(one, ledger.entries, file);
    expect((await exported(one)).ledger.entries).to.have.length(3);
    await spent(one, [entry(now, 'd')], file);
    expect((await one.view()).budget.spent).to.equal(true);
    const random = randomOf(5);
    let entries = 4;
    for (let nth = 0; nth < 30; nth += 1) {
      const some = [entry(Math.floor(now * 1.1 * random()), `x${nth}`, random() < 0.5 ? 3 : 54)];
      await spent(one, some, file);
      const after = (await exported(one)).ledger.entries.length;
      expect(after).to.be.at.least(entries);
      entries = after;
    }
    expect((await one.view()).budget.spent).to.equal(true);
  });

  it('rule 14: of 300 changed files each is refused with the code, or taken whole', async () => {
    const one = await lived();
    const file = withLearning(await exported(one));
    await take(one, file);
    let known = parts(await exported(one));
    const random = randomOf(300);
    const restored = ({ profile, learning, ledger, shop }: ExportFile) => ({
      profile,
      learning,
      ledger,
      shop,
    });
    const counts = { taken: 0, refused: 0 };
    for (let nth = 0; nth < 300; nth += 1) {
      const text = mutated(restored(file) as never, random);
      let wanted: ExportFile;
      try {
        wanted = JSON.parse(text);
      } catch {
        continue;
      }
      try {
        const done = await takeUnchecked(one, wanted);
        counts.taken += 1;
        const now = parts(await exported(one));
        const { signals, statements, refused } = done;
        expect(now.profile.signals.length).to.equal(signals + statements);
        expect(now.profile.signals.length).to.be.at.most(wanted.profile.signals.length);
        const left = wanted.profile.signals.length - now.profile.signals.length;
        expect(left).to.be.at.most(refused);
        expect(now.profile.basedOnMe).to.equal(wanted.profile.basedOnMe);
        known = now;
      } catch (error) {
        expect((error as StreamPicksError).code, `${error} ${text}`).to.equal('import');
        counts.refused += 1;
        expect(parts(await exported(one)), text).to.deep.equal(known);
      }
    }
    expect(counts.taken, JSON.stringify(counts)).to.be.greaterThan(10);
    expect(counts.refused).to.be.greaterThan(50);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
    expect(one.of('fault')).to.deep.equal([]);
  }).timeout(60_000);
});
