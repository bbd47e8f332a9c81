import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/core/signal.js';
import { rawRecords, stuckWith, TestEngine, until, useDatabase } from './support.js';

const select = (productId: string): Signal => ({ type: 'select', productId });
const { put } = IDBObjectStore.prototype;
const { encrypt } = SubtleCrypto.prototype;

/** From here on every write to a store ends as on a full disk. */
function fill(store: string) {
  IDBObjectStore.prototype.put = function (value, key) {
    if (this.name === store) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, key);
  };
}

/** An engine with everything on, a report drawn and a fault of the disk behind it. */
async function failed() {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks', 'history', 'counts', 'offers');
  await test.signal(select('SKU-1'));
  await test.manifest();
  await test.view();
  expect(await rawRecords('signals')).to.have.length(1);
  fill('signals');
  await test.signal(select('SKU-2'));
  await until(() => test.of('storage-changed').length === 1);
  IDBObjectStore.prototype.put = put;
  return test;
}

async function reopened() {
  const test = new TestEngine();
  const opened = await test.open();
  return { test, purposes: opened.purposes };
}

describe('engine: taking something back', () => {
  useDatabase();
  afterEach(() => {
    IDBObjectStore.prototype.put = put;
    SubtleCrypto.prototype.encrypt = encrypt;
  });

  it('rule 12: one purpose less reaches the disk even after a fault', async () => {
    const test = await failed();
    const { purposes } = await test.consent('picks');
    expect(purposes).to.include({ picks: true, history: false, counts: false });
    await test.close();
    for (const store of ['signals', 'settings', 'offers', 'outbox']) {
      expect(await rawRecords(store), store).to.eql([]);
    }
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['records']);
    const again = await reopened();
    expect(again.purposes).to.include({ picks: true, history: false, counts: false });
  });

  it('rule 12: one purpose less is wiped where its record finds no room', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('picks', 'history', 'counts');
    await test.signal(select('SKU-1'));
    await test.manifest();
    fill('consent');
    await test.consent('picks');
    IDBObjectStore.prototype.put = put;
    expect((await test.view()).purposes).to.include({ picks: true, history: false });
    await test.close();
    for (const store of ['signals', 'settings', 'outbox', 'consent']) {
      expect(await rawRecords(store), store).to.eql([]);
    }
    expect((await reopened()).purposes).to.equal(null);
  });

  it('rule 13: acts deleted after a fault do not come back with the next visit', async () => {
    const test = await failed();
    const { signals } = await test.view();
    expect(signals).to.have.length(2);
    await test.ask({ kind: 'delete-signals', ids: signals.map(({ id }) => id) });
    await test.close();
    const again = await reopened();
    expect((await again.test.view()).signals).to.eql([]);
  });

  for (const name of ['audit/', 'ledger']) {
    it(`rule 12: another tab that is stuck with the lock "${name}" holds up no erase`, async () => {
      const test = new TestEngine();
      const other = new TestEngine();
      await test.open();
      await test.consent('picks', 'history', 'counts');
      await test.signal(select('SKU-1'));
      await test.view();
      await other.open();
      const release = await stuckWith(name);
      const start = performance.now();
      // What waits for its turn stands before the erase in the line.
      const drawn = test.manifest();
      const { remaining } = await test.erase();
      await until(() => other.of('consent-changed').some(({ erased }) => erased));
      expect(performance.now() - start).to.be.below(1000);
      release();
      await drawn;
      expect(remaining).to.include({ profileRecords: 0 });
      expect(await rawRecords('signals')).to.eql([]);
    });
  }

  it('rule 12: what is being written when a purpose goes does not outlive it', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('picks', 'history', 'offers');
    let held = false;
    let release = () => {};
    const later = new Promise<void>((resolve) => {
      release = resolve;
    });
    SubtleCrypto.prototype.encrypt = async function (algorithm, key, data) {
      const text = new TextDecoder().decode(data as BufferSource);
      if (text.includes('"type":"view"')) {
        held = true;
        await later;
      }
      return encrypt.call(this, algorithm, key, data);
    };
    await test.signal({ type: 'view', productId: 'SKU-1' });
    await until(() => held);
    const done = test.consent('picks', 'history');
    setTimeout(release, 300);
    await done;
    await test.view();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await rawRecords('offers')).to.eql([]);
    expect(await rawRecords('signals')).to.have.length(1);
  });
});
