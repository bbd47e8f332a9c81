import { expect } from '@open-wc/testing';
import { BLOCKED_TIMEOUT_MS } from '../../src/engine/storage/open.js';
import { DATABASE_VERSION } from '../../src/engine/storage/schema.js';
import { choose, rawDatabase, rawRecords, TestEngine, until, useDatabase } from './support.js';

/** Every layout that was ever released, exactly as its own code made it. Never changed. */
const RELEASED = [
  {
    version: 1,
    stores: ['signals', 'settings', 'offers', 'consent', 'ledger', 'outbox', 'audit'],
    ledger: { epoch: 0, entries: [] },
  },
  {
    version: 2,
    stores: ['signals', 'settings', 'offers', 'consent', 'ledger', 'outbox', 'audit', 'learning'],
    ledger: { epoch: 0, entries: [], day: 20_000 },
  },
] as const;

const AT = Date.UTC(2026, 11, 1);

/** As versions 1 and 2 sealed: no key id in the record. */
async function sealOld(key: CryptoKey, store: string, id: string, value: unknown, shop = '') {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const place = `${store}|${JSON.stringify([shop, id])}|1|1`;
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  return { shop, id, schema: 1, revision: 1, iv, data };
}

const makeKey = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** A tab of an older release. A stubborn one does not let go when it is asked to. */
async function oldTab(
  { version, stores, ledger }: (typeof RELEASED)[number],
  stubborn: boolean,
): Promise<IDBDatabase> {
  const [records, profile] = [await makeKey(), await makeKey()];
  const { purposes, ...choice } = choose('picks', 'history', 'counts');
  const consent = {
    record: { ...choice, purposes, id: 'a'.repeat(22), at: AT, state: 'given' },
    epoch: 0,
  };
  const sealed: [string, object][] = [
    ['consent', await sealOld(records, 'consent', '00000000', consent)],
    ['ledger', await sealOld(records, 'ledger', 'spent', ledger)],
    [
      'signals',
      await sealOld(profile, 'signals', 'old', {
        id: 'old',
        type: 'select',
        productId: 'SKU-1',
        at: AT,
        stream: 'friday',
      }),
    ],
    [
      'settings',
      await sealOld(profile, 'settings', 'switches', {
        basedOnMe: false,
        showPromoted: true,
        salt: 's'.repeat(43),
      }),
    ],
  ];
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('stream-picks', version);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys', { keyPath: 'name' });
      for (const store of stores) {
        request.result.createObjectStore(store, { keyPath: ['shop', 'id'] });
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  if (!stubborn) database.onversionchange = () => database.close();
  const writing = database.transaction(['keys', ...stores], 'readwrite');
  writing.objectStore('keys').put({ name: 'records', id: 'r', key: records });
  writing.objectStore('keys').put({ name: 'profile/', id: 'p', key: profile });
  for (const [store, record] of sealed) writing.objectStore(store).put(record);
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  return database;
}

function opened() {
  const test = new TestEngine();
  test.now = AT + 60_000;
  return test;
}

async function isWhole(test: TestEngine) {
  const { signals, basedOnMe, budget, records, run } = await test.view();
  expect(signals.map(({ id }) => id)).to.eql(['old']);
  expect(basedOnMe).to.equal(false);
  expect(records).to.have.length(1);
  expect(budget.week.reports).to.equal(0);
  expect(run).to.include({ storage: 'durable', protection: 'none' });
  expect(test.of('fault')).to.eql([]);
}

describe('engine: databases of older releases', () => {
  useDatabase();
  const tabs: IDBDatabase[] = [];
  afterEach(() => {
    for (const tab of tabs.splice(0)) tab.close();
  });

  it('has a fixture of every layout but the newest', () => {
    expect(RELEASED.map(({ version }) => version + 1)).to.eql([2, DATABASE_VERSION]);
  });

  for (const release of RELEASED) {
    it(`brings version ${release.version} up to date, with its tab open, and seals all anew`, async () => {
      await oldTab(release, false);
      const start = performance.now();
      const test = opened();
      expect((await test.open()).purposes).to.include({ picks: true, history: true, counts: true });
      expect(performance.now() - start).to.be.below(2000);
      await isWhole(test);
      await until(async () => {
        const keys = await rawRecords('keys');
        return keys.every(({ madeAt, previous }) => madeAt !== undefined && previous === undefined);
      });
      for (const store of ['signals', 'settings', 'consent', 'ledger']) {
        for (const { key } of await rawRecords(store)) expect(key, store).to.be.a('string');
      }
      await test.close();
      const again = opened();
      await again.open();
      await isWhole(again);
      const database = await rawDatabase();
      expect(database.version).to.equal(DATABASE_VERSION);
      database.close();
    });

    it(`says so within two seconds when a tab of version ${release.version} holds on, and comes back`, async () => {
      const tab = await oldTab(release, true);
      tabs.push(tab);
      const test = opened();
      const start = performance.now();
      expect(await test.open()).to.include({ purposes: null, storage: 'memory', waiting: true });
      expect(performance.now() - start).to.be.within(BLOCKED_TIMEOUT_MS - 50, 2000);
      expect(test.of('fault')).to.have.length(1);
      expect(test.of('fault')[0]).to.include({ code: 'storage' });
      expect(test.of('fault')[0]?.message).to.contain('older');
      expect(test.of('storage-free')).to.eql([]);
      tab.close();
      await until(() => test.of('storage-free').length === 1);
      const again = opened();
      expect(await again.open()).to.include({ storage: 'durable', waiting: false });
      await isWhole(again);
    });
  }
});
