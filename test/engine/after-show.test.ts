import { expect } from '@open-wc/testing';
import { usePartition } from '../../src/engine/storage/partition.js';
import { readExportFile } from '../../src/wire/export-file.js';
import { GALE, look, SHOP, settle } from './offers-shop.js';
import { DAY_MS, rawRecords, TestEngine, until, useDatabase } from './support.js';

async function openedEngine(...purposes: Parameters<TestEngine['consent']>) {
  const test = new TestEngine();
  await test.open();
  await test.consent(...purposes);
  await test.ask({ kind: 'catalog', products: SHOP });
  return test;
}

const showAfterwards = { onStage: [], upcoming: [], past: ['SKU-2'] };
const told = (test: TestEngine) => test.of('after-show').at(-1)?.afterShow;
describe('offers and recap', () => {
  useDatabase();

  it('rule 22: an offer comes as soon as its rule holds, and names nothing but the product', async () => {
    const test = await openedEngine('offers');
    await look(test, GALE, 2);
    await settle();
    expect(told(test)).to.equal(undefined);
    await look(test, GALE);
    await until(() => told(test));
    expect(told(test)).to.eql({
      offers: [{ productId: GALE, because: 'looked', acts: 3 }],
      recap: null,
      reminders: [],
      switched: [],
    });
    await test.signal({ type: 'add', productId: GALE });
    await until(() => told(test)?.offers.length === 0, 'the offer stays after it was taken');
  });

  it('rule 5: says nothing without the purpose, and nothing more once it is off', async () => {
    const test = await openedEngine('picks', 'history');
    await look(test, GALE, 5);
    await test.ask({ kind: 'stage', show: showAfterwards });
    await settle();
    expect(test.of('after-show')).to.eql([]);
    await test.consent('picks', 'history', 'offers');
    await until(() => told(test)?.offers.length === 1);
    await test.consent('picks', 'history');
    const before = test.of('after-show').length;
    await look(test, GALE, 2);
    await settle();
    expect(test.of('after-show').length).to.equal(before);
  });

  it('rule 20: "not based on me" holds for offers too', async () => {
    const test = await openedEngine('picks', 'offers');
    await look(test, GALE, 3);
    await until(() => told(test)?.offers.length === 1);
    await test.ask({ kind: 'based-on-me', on: false });
    await until(() => told(test)?.offers.length === 0);
  });

  it('rule 13: deleting the acts takes offer and recap back, undoing brings them again', async () => {
    const test = await openedEngine('picks', 'offers');
    await look(test, GALE, 3);
    await test.ask({ kind: 'stage', show: showAfterwards });
    await until(() => told(test)?.recap !== null && told(test) !== undefined);
    expect(told(test)?.recap).to.include({ looked: 1, saved: 0, added: 0, notes: 3 });
    const { signals } = await test.view();
    const ids = signals.map(({ id }) => id);
    const { token } = await test.ask({ kind: 'delete-signals', ids });
    await until(() => told(test)?.recap === null);
    expect(told(test)?.offers).to.eql([]);
    await test.ask({ kind: 'undo', token });
    await until(() => told(test)?.recap !== null);
    expect(told(test)?.offers.length).to.equal(1);
  });

  it('the recap waits until the show is over, and goes when it is on again', async () => {
    const test = await openedEngine('offers');
    await look(test, 'SKU-3');
    await test.ask({ kind: 'stage', show: { ...showAfterwards, onStage: ['SKU-4'] } });
    await settle();
    expect(told(test)).to.equal(undefined);
    await test.ask({ kind: 'stage', show: showAfterwards });
    await until(() => told(test)?.recap);
    expect(told(test)?.recap?.items).to.eql([{ productId: 'SKU-3', because: 'looked', looks: 1 }]);
    await test.ask({ kind: 'stage', show: { ...showAfterwards, onStage: ['SKU-4'] } });
    await until(() => told(test)?.recap === null);
  });

  it('offers outlive the visit by 30 days, and end with what was bought', async () => {
    const test = await openedEngine('offers');
    await look(test, GALE, 3);
    await look(test, 'SKU-3', 2);
    await test.close();
    expect((await rawRecords('offers')).length).to.equal(5);

    const again = new TestEngine();
    await again.open();
    await again.ask({ kind: 'catalog', products: SHOP });
    await until(() => told(again)?.offers.length === 1);
    await again.signal({ type: 'purchase', productId: GALE });
    await again.close();
    expect((await rawRecords('offers')).length).to.equal(2);

    const later = new TestEngine();
    later.now += 31 * DAY_MS;
    await later.open();
    expect((await rawRecords('offers')).length).to.equal(0);
  });

  it('in a vault the page hears of its own visit only, whatever catalogue it hands over', async () => {
    usePartition('https://shop.example');
    try {
      const offer = { label: 'x', code: 'x', afterInteractions: 1 };
      const greedy = SHOP.map((product) => ({ ...product, offer }));
      const test = await openedEngine('picks', 'history', 'offers');
      await look(test, GALE, 3);
      await test.ask({ kind: 'after-show-switch', what: 'recap', on: false, productId: GALE });
      await test.close();

      const again = new TestEngine();
      again.now = test.now + 1000;
      await again.open();
      await again.ask({ kind: 'catalog', products: greedy });
      await again.ask({ kind: 'stage', show: showAfterwards });
      await settle();
      expect(JSON.stringify(again.of('after-show'))).not.to.contain(GALE);
      await look(again, 'SKU-3');
      await until(() => told(again)?.offers.length === 1);
      expect(told(again)?.recap).to.include({ looked: 1, notes: 1 });
      expect(JSON.stringify(again.of('after-show'))).not.to.contain(GALE);
      await again.erase();
    } finally {
      usePartition('');
    }
  });
});

describe('what is turned off of them', () => {
  useDatabase();

  const turn = (test: TestEngine, on: boolean, what: 'offer' | 'missed' | 'notify' = 'offer') =>
    test.ask({
      kind: 'after-show-switch',
      what,
      on,
      ...(what === 'notify' ? {} : { productId: GALE }),
    });

  it('rule 22: one item is off in one press, at once and at the next visit, and comes back', async () => {
    const test = await openedEngine('offers');
    await look(test, GALE, 4);
    await until(() => told(test)?.offers.length === 1);
    await turn(test, false);
    await until(() => told(test)?.offers.length === 0, 'the offer stays');
    expect((await test.view()).switched).to.have.length(1);
    await test.close();
    expect(JSON.stringify(await rawRecords('offers'))).not.to.contain(GALE);

    const again = new TestEngine();
    again.now = test.now + 1000;
    await again.open();
    await again.ask({ kind: 'catalog', products: SHOP });
    await look(again, GALE, 2);
    await until(() => told(again)?.switched.length === 1);
    expect(told(again)?.offers).to.eql([]);
    await turn(again, true);
    await until(() => told(again)?.offers.length === 1, 'the offer is not back');
    expect((await again.view()).switched).to.eql([]);
  });

  it('rule 13, 14: it is in the export, comes with an import, and is erased and withdrawn with the rest', async () => {
    const test = await openedEngine('picks', 'history', 'offers');
    await turn(test, false);
    await turn(test, false, 'missed');
    await turn(test, true, 'notify');
    const file = await test.ask({ kind: 'export' });
    const { switched } = JSON.parse(file).profile;
    expect(switched.map(({ what }: { what: string }) => what)).to.have.members([
      'offer',
      'missed',
      'notify',
    ]);
    await turn(test, true);
    const { token } = await test.ask({ kind: 'import', file: readExportFile(file).file });
    expect((await test.view()).switched).to.eql(switched);
    await test.ask({ kind: 'undo', token });
    expect((await test.view()).switched).to.have.length(2);
    await test.consent('picks', 'history');
    expect(await test.view()).not.to.have.property('switched');
    expect(JSON.parse(await test.ask({ kind: 'export' })).profile).not.to.have.property('switched');
    await test.consent('picks', 'history', 'offers');
    expect((await test.view()).switched).to.eql([]);
    await turn(test, false);
    await test.erase();
    expect(await rawRecords('offers')).to.eql([]);
  });

  it('rule 4: a file does not turn messages on, and undoing one keeps what was said since', async () => {
    const test = await openedEngine('picks', 'history', 'offers');
    const whats = async () => (await test.view()).switched?.map(({ what }) => what).sort();
    await turn(test, true, 'notify');
    const file = await test.ask({ kind: 'export' });
    await turn(test, false, 'notify');
    const { token } = await test.ask({ kind: 'import', file: readExportFile(file).file });
    expect(await whats()).to.eql([]);
    await turn(test, false);
    await test.ask({ kind: 'undo', token });
    expect(await whats()).to.eql(['offer']);

    await turn(test, true, 'notify');
    const second = await test.ask({ kind: 'import', file: readExportFile(file).file });
    expect(await whats(), 'those of here stay on').to.eql(['notify']);
    await turn(test, false, 'notify');
    await test.ask({ kind: 'undo', token: second.token });
    expect(await whats(), 'turned off since').to.eql(['offer']);
  });

  it('keeps nothing that no import would take, whatever a script asks for', async () => {
    const test = await openedEngine('picks', 'history', 'offers');
    const ask = (what: string, productId: unknown) =>
      test.ask({ kind: 'after-show-switch', what, productId, on: false } as never);
    await ask('anything', GALE);
    await ask('offer', 'x'.repeat(129));
    await ask('offer', { length: 1 });
    await ask('offer', undefined);
    expect((await test.view()).switched).to.eql([]);
    await turn(test, true, 'notify');
    test.now += 1000;
    for (let count = 0; count < 201; count += 1) await ask('missed', `P${count}`);
    const { switched = [] } = await test.view();
    expect(switched).to.have.length(200);
    expect(
      switched.some(({ what }) => what === 'notify'),
      'messages stay on',
    ).to.equal(true);
    expect(readExportFile(await test.ask({ kind: 'export' })).file).to.exist;
  });

  it('rule 22: another tab follows at once, with the offers purpose alone too', async () => {
    const here = await openedEngine('offers');
    await turn(here, true, 'notify');
    const there = new TestEngine();
    await there.open();
    await there.ask({ kind: 'catalog', products: SHOP });
    await until(() => told(there)?.switched.length === 1);
    await turn(here, false, 'notify');
    await until(() => told(there)?.switched.length === 0, 'the other tab still shows messages');
  });

  it('rule 5: nothing is noted without the purpose, twice is once, and 30 days end it', async () => {
    const test = await openedEngine('picks', 'history');
    await turn(test, false);
    await test.consent('picks', 'history', 'offers');
    expect((await test.view()).switched).to.eql([]);
    await turn(test, false);
    await turn(test, false);
    expect((await test.view()).switched).to.have.length(1);
    await test.close();
    const later = new TestEngine();
    later.now = test.now + 31 * DAY_MS;
    await later.open();
    expect((await later.view()).switched).to.eql([]);
    expect(await rawRecords('offers')).to.eql([]);
  });
});

describe('the reminder at the next visit', () => {
  useDatabase();

  it('names nothing that was dismissed, with the offers purpose alone too, until that is undone', async () => {
    const test = await openedEngine('offers');
    await look(test, 'SKU-3', 2);
    await look(test, GALE, 3);
    test.now += 1000;
    for (const productId of ['SKU-3', GALE]) await test.signal({ type: 'dismiss', productId });
    await test.close();

    const again = new TestEngine();
    again.now = test.now + DAY_MS;
    await again.open();
    await again.ask({ kind: 'catalog', products: SHOP });
    await settle();
    expect(told(again)).to.equal(undefined);
    const { signals } = await again.view();
    const ids = signals.filter(({ type }) => type === 'dismiss').map(({ id }) => id);
    await again.ask({ kind: 'delete-signals', ids });
    await until(() => told(again)?.offers.length === 1 && told(again)?.reminders.length === 1);
  });

  it('rule 22: names what was left open in an earlier visit, until it is dealt with', async () => {
    const test = await openedEngine('offers', 'history');
    await look(test, 'SKU-3', 2);
    const last = test.now;
    await settle();
    expect(told(test)?.reminders ?? [], 'not in the same visit').to.eql([]);
    await test.close();

    const again = new TestEngine();
    again.now = last + DAY_MS;
    await again.open();
    await again.ask({ kind: 'catalog', products: SHOP });
    await until(() => told(again)?.reminders.length === 1);
    expect(told(again)?.reminders).to.eql([
      { productId: 'SKU-3', because: 'looked', looks: 2, at: last },
    ]);
    await again.ask({ kind: 'after-show-switch', what: 'reminder', productId: 'SKU-3', on: false });
    await until(() => told(again)?.reminders.length === 0);
    await again.ask({ kind: 'after-show-switch', what: 'reminder', productId: 'SKU-3', on: true });
    await until(() => told(again)?.reminders.length === 1);
    await look(again, 'SKU-3');
    await until(() => told(again)?.reminders.length === 0, 'it was looked at again');
  });
});
