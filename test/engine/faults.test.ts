import { expect } from '@open-wc/testing';
import { OPEN_TIMEOUT_MS } from '../../src/engine/storage/open.js';
import {
  hasDatabase,
  PRODUCTS,
  rawDatabase,
  rawRecords,
  TestEngine,
  until,
  useDatabase,
} from './support.js';

/** Undoes what a fault patched. */
const undo: (() => void)[] = [];

function patch(target: object, name: string, value: unknown) {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  undo.push(() => {
    if (before === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, before);
  });
}

/** What every fault must end in: picks, a profile, a told viewer, and no report. */
async function worksInMemory(test: TestEngine) {
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  await test.signal({ type: 'select', productId: 'SKU-1' });
  await until(() => test.of('picks').length > 0);
  const { run, signals } = await test.view();
  expect(run).to.include({ storage: 'memory' });
  expect(signals).to.have.length(1);
  expect(test.of('storage-changed')).to.eql([{ kind: 'storage-changed', storage: 'memory' }]);
  expect(test.of('fault').map(({ code }) => code)).to.eql(['storage']);
  expect(await test.manifest()).to.eql({ state: 'off' });
  expect(test.of('report-offer')).to.eql([]);
}

async function consented() {
  const test = new TestEngine();
  await test.open();
  const state = await test.consent('picks', 'history', 'counts');
  expect(state.purposes).to.include({ picks: true, history: true });
  return test;
}

describe('engine with failing storage', () => {
  afterEach(() => {
    for (const back of undo.splice(0).reverse()) back();
  });
  useDatabase();

  it('works without IndexedDB', async () => {
    patch(globalThis, 'indexedDB', undefined);
    const test = await consented();
    await worksInMemory(test);
    const { remaining } = await test.erase();
    expect(remaining.profileRecords).to.equal(0);
    expect((await test.view()).signals).to.eql([]);
    for (const back of undo.splice(0)) back();
  });

  it('leaves no empty one behind where another tab deletes it between the look and the open', async () => {
    patch(indexedDB, 'databases', async () => {
      for (const back of undo.splice(0)) back();
      return [{ name: 'stream-picks', version: 3 }];
    });
    expect((await new TestEngine().open()).purposes).to.equal(null);
    expect([undo.length, await hasDatabase()]).to.eql([0, false]);
  });

  it('works when an open hangs, within 3.5 s', async () => {
    const { open } = IDBFactory.prototype;
    patch(indexedDB, 'open', () => {
      const request = open.call(indexedDB, 'hangs');
      for (const type of ['success', 'error', 'upgradeneeded', 'blocked']) {
        request.addEventListener(type, (event) => {
          event.stopImmediatePropagation();
          if (type === 'success') request.result.close();
        });
      }
      return request;
    });
    const start = performance.now();
    const test = await consented();
    expect(performance.now() - start).to.be.within(OPEN_TIMEOUT_MS - 50, 3500);
    await worksInMemory(test);
    for (const back of undo.splice(0)) back();
    indexedDB.deleteDatabase('hangs');
  });

  it('works when another tab does not let go of the database', async () => {
    await (await consented()).close();
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('stream-picks');
      request.onsuccess = () => resolve(request.result);
    });
    // Deleting waits for the stubborn connection, and every open waits for the deletion.
    const deletion = indexedDB.deleteDatabase('stream-picks');
    await new Promise((resolve) => {
      deletion.onblocked = resolve;
    });
    const test = new TestEngine();
    expect(await test.open()).to.include({ storage: 'memory' });
    await test.consent('picks', 'history', 'counts');
    await worksInMemory(test);
    stubborn.close();
  });

  it('works when the browser refuses to keep a key (DataCloneError)', async () => {
    const { put } = IDBObjectStore.prototype;
    patch(
      IDBObjectStore.prototype,
      'put',
      function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (this.name === 'keys') throw new DOMException('no keys here', 'DataCloneError');
        return put.call(this, value, key);
      },
    );
    await worksInMemory(await consented());
  });

  it('works when a key reads back as null', async () => {
    const { put } = IDBObjectStore.prototype;
    patch(
      IDBObjectStore.prototype,
      'put',
      function (this: IDBObjectStore, value: object, key?: IDBValidKey) {
        return put.call(this, this.name === 'keys' ? { ...value, key: null } : value, key);
      },
    );
    await worksInMemory(await consented());
  });

  it('works when the disk is full', async () => {
    const { put } = IDBObjectStore.prototype;
    const test = await consented();
    patch(
      IDBObjectStore.prototype,
      'put',
      function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        const request = put.call(this, value, key);
        // As browsers do it: the request succeeds, then the transaction ends.
        if (this.name === 'signals')
          request.addEventListener('success', () => this.transaction.abort());
        return request;
      },
    );
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    await test.signal({ type: 'select', productId: 'SKU-2' });
    await until(() => test.of('storage-changed').length === 1);
    await until(() => test.of('picks').length > 0);
    expect((await test.view()).signals).to.have.length(1);
  });

  it('works when a record was changed on disk, and an erase makes all well again', async () => {
    const first = await consented();
    await first.signal({ type: 'select', productId: 'SKU-3' });
    await first.close();
    const database = await rawDatabase();
    const [record] = await database.getAll('signals');
    await database.put('signals', { ...record, data: new ArrayBuffer(40) });
    database.close();

    const test = new TestEngine();
    expect(await test.open()).to.include({ storage: 'memory' });
    await worksInMemory(test);
    expect((await test.erase()).remaining.profileRecords).to.equal(0);
    await test.close();
    expect(await rawRecords('signals')).to.eql([]);
    const again = await consented();
    expect((await again.view()).run.storage).to.equal('durable');
  });

  it('takes an unreadable consent record for no choice, and can record one anew', async () => {
    await (await consented()).close();
    const database = await rawDatabase();
    const [record] = await database.getAll('consent');
    await database.put('consent', { ...record, data: new ArrayBuffer(40) });
    database.close();
    const test = new TestEngine();
    expect((await test.open()).purposes).to.equal(null);
    await test.erase();
    await test.close();
    const again = await consented();
    await again.close();
    expect((await new TestEngine().open()).purposes).to.include({ picks: true });
  });

  it('goes on when site data is cleared while it runs', async () => {
    const test = await consented();
    await test.signal({ type: 'select', productId: 'SKU-1' });
    await test.view();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('stream-picks').onsuccess = resolve;
    });
    await test.signal({ type: 'select', productId: 'SKU-2' });
    await until(() => test.of('storage-changed').length === 1);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.to.contain('stream-picks');
    expect((await test.view()).signals).to.have.length(2);
  });

  it('records a no even after a fault, so that the next visit asks nothing of the profile', async () => {
    const test = await consented();
    const { put } = IDBObjectStore.prototype;
    patch(
      IDBObjectStore.prototype,
      'put',
      function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (this.name === 'signals') throw new DOMException('full', 'QuotaExceededError');
        return put.call(this, value, key);
      },
    );
    await test.signal({ type: 'select', productId: 'SKU-1' });
    await until(() => test.of('storage-changed').length === 1);
    for (const back of undo.splice(0)) back();
    await test.consent();
    await test.close();
    expect((await new TestEngine().open()).purposes).to.include({ picks: false, counts: false });
    expect((await rawRecords('keys')).map(({ name }) => name)).to.eql(['records']);
  });

  it('works without Web Crypto keys (a page on plain http)', async () => {
    patch(crypto, 'subtle', undefined);
    const test = await consented();
    await worksInMemory(test);
    expect((await test.view()).run.audit).to.eql({ entries: 0, intact: true });
    for (const back of undo.splice(0)) back();
  });

  it('counts without Web Locks', async () => {
    patch(navigator, 'locks', undefined);
    const test = await consented();
    expect(await test.manifest()).to.include({ state: 'counting' });
  });
});
