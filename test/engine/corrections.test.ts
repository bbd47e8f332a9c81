/** Rule 13: any single interest can be corrected, and the ranking follows at once. */

import { expect } from '@open-wc/testing';
import type { InterestCorrection } from '../../src/core/protocol.js';
import {
  DAY_MS,
  hasDatabase,
  PRODUCTS,
  rawRecords,
  SETTINGS,
  TestEngine,
  until,
  useDatabase,
} from './support.js';

const SHOES = 'category:All>Trail shoes';
const KITCHEN = 'category:All>Kitchen';

async function openedEngine() {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks', 'history');
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  for (const productId of ['SKU-1', 'SKU-2', 'SKU-3']) {
    test.now += 1000;
    await test.signal({ type: 'select', productId });
  }
  await settled(test);
  return test;
}

/** Waits until the rankings that were asked for are told. */
async function settled(test: TestEngine) {
  for (let told = -1; told !== test.of('picks').length; ) {
    told = test.of('picks').length;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function correct(test: TestEngine, id: string, correction: InterestCorrection) {
  const before = test.of('picks').length;
  const { token } = await test.ask({ kind: 'correct-interest', id, correction });
  await until(() => test.of('picks').length > before, 'no ranking followed');
  return token;
}

async function interest(test: TestEngine, id: string) {
  return (await test.view()).interests.find((each) => each.id === id);
}

function rail(test: TestEngine): readonly string[] {
  return (
    test
      .of('picks')
      .at(-1)
      ?.picks.map(({ productId }) => productId) ?? []
  );
}

const isShoe = (productId: string) => (Number(productId.slice(4)) - 1) % 6 < 2;

describe('corrections of interests', () => {
  useDatabase();

  it('rule 13: less takes the kind out of the front of the rail, undo brings it back', async () => {
    const test = await openedEngine();
    const before = rail(test);
    expect(isShoe(before[0] ?? '')).to.equal(true);
    const token = await correct(test, SHOES, 'less');
    const after = await interest(test, SHOES);
    expect(after?.said).to.include({ said: 'less', pinned: false });
    expect(after?.strength).to.be.lessThan(0);
    expect(rail(test)).to.not.deep.equal(before);
    const why = await test.ask({ kind: 'why', productId: 'SKU-7' });
    const stated = why?.reasons.find(({ acts }) => acts?.statement !== undefined);
    expect(stated?.contribution).to.be.lessThan(0);
    await test.ask({ kind: 'undo', token });
    await settled(test);
    expect(rail(test)).to.deep.equal(before);
    expect((await interest(test, SHOES))?.said).to.equal(undefined);
  });

  it('rule 13: more makes it the strongest; saying the other replaces what was said', async () => {
    const test = await openedEngine();
    await correct(test, KITCHEN, 'more');
    expect((await interest(test, KITCHEN))?.strength).to.equal(1);
    await correct(test, KITCHEN, 'less');
    const { signals } = await test.view();
    const said = signals.filter(({ type }) => type === 'stated');
    expect(said.map(({ statement }) => statement?.said)).to.deep.equal(['less']);
  });

  it('rule 13: remove deletes what is behind it, so that it does not come back', async () => {
    const test = await openedEngine();
    await correct(test, SHOES, 'more');
    const token = await correct(test, SHOES, 'remove');
    expect(await interest(test, SHOES)).to.equal(undefined);
    await test.close();
    const again = new TestEngine();
    again.now = test.now + 1000;
    await again.open();
    await again.ask({ kind: 'catalog', products: PRODUCTS });
    expect(await interest(again, SHOES)).to.equal(undefined);
    expect(token).to.have.length(22);
  });

  it('rule 13, 14: what was said is kept sealed, exported, expires as the history, and is erased', async () => {
    const test = await openedEngine();
    await correct(test, SHOES, 'more');
    await correct(test, KITCHEN, 'pin');
    const raw = await rawRecords('signals');
    expect(raw).to.have.length(5);
    expect(JSON.stringify(raw)).to.not.contain('Trail shoes');
    const file = JSON.parse(await test.ask({ kind: 'export' }));
    const said = file.profile.signals.filter((each: { type: string }) => each.type === 'stated');
    expect(said).to.have.length(2);
    await test.close();

    const later = new TestEngine();
    later.now = test.now + 91 * DAY_MS;
    await later.open(SETTINGS);
    const { signals } = await later.view();
    expect(signals.map(({ statement }) => statement)).to.have.length(1);
    expect(signals[0]?.statement).to.include({ said: 'keep', pinned: true });
    await later.erase();
    expect(await hasDatabase()).to.equal(true);
    expect(await rawRecords('signals')).to.have.length(0);
  });

  it('rule 13: unpinning lets it fade from now on; with nothing else said it goes', async () => {
    const test = await openedEngine();
    await correct(test, SHOES, 'more');
    await correct(test, SHOES, 'pin');
    expect((await interest(test, SHOES))?.said).to.include({ said: 'more', pinned: true });
    test.now += 5000;
    await correct(test, SHOES, 'unpin');
    const loose = (await interest(test, SHOES))?.said;
    expect(loose).to.include({ said: 'more', pinned: false, at: test.now });
    await correct(test, KITCHEN, 'pin');
    await correct(test, KITCHEN, 'unpin');
    expect((await interest(test, KITCHEN))?.said).to.equal(undefined);
  });

  it('an interest that is not there is refused, and nothing changes', async () => {
    const test = await openedEngine();
    const before = (await test.view()).signals;
    const refused = test.ask({ kind: 'correct-interest', id: 'brand:Nobody', correction: 'less' });
    await refused.then(
      () => expect.fail('it was taken'),
      (error) => expect(error.code).to.equal('engine'),
    );
    expect((await test.view()).signals).to.deep.equal(before);
  });

  it('rule 13, 19: a preview is what taking away then gives, and takes nothing away', async () => {
    const test = await openedEngine();
    const view = await test.view();
    const cause = view.causes.find(({ acts }) => acts.category === 'Trail shoes');
    const ids = cause?.acts.signalIds ?? [];
    const preview = await test.ask({ kind: 'preview-without', ids });
    expect(preview.before).to.deep.equal(rail(test));
    expect(preview.after).to.not.deep.equal(preview.before);
    expect((await test.view()).signals).to.deep.equal(view.signals);
    const before = test.of('picks').length;
    await test.ask({ kind: 'delete-signals', ids });
    await until(() => test.of('picks').length > before);
    expect(rail(test)).to.deep.equal(preview.after);
  });
});
