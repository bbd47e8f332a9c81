import { expect, waitUntil } from '@open-wc/testing';
import { CONSENT_STORE, DATABASE_NAME, KEY_STORE } from '../../../src/core/database.js';
import { leftBehind } from '../../../src/page/consent/left-behind.js';

const settled = (request: IDBOpenDBRequest) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('upgradeneeded', () => {
      for (const store of [KEY_STORE, CONSENT_STORE]) request.result.createObjectStore(store);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

describe('what a visit left behind', () => {
  const { open } = IDBFactory.prototype;

  /** A database with a record of a choice of this shop. */
  async function keep(shop: string) {
    const database = await settled(indexedDB.open(DATABASE_NAME, 1));
    database
      .transaction(CONSENT_STORE, 'readwrite')
      .objectStore(CONSENT_STORE)
      .put({}, [shop, 'a']);
    database.close();
  }

  /** Opening takes this long, as after a crash that the browser mends first. */
  function slowDown(ms: number) {
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      const { addEventListener } = request;
      request.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
        addEventListener.call(request, type, (event: Event) =>
          setTimeout(() => (listener as EventListener)(event), type === 'success' ? ms : 0),
        );
      return request;
    };
  }

  beforeEach(async () => {
    await settled(indexedDB.deleteDatabase(DATABASE_NAME));
  });
  afterEach(async () => {
    IDBFactory.prototype.open = open;
    await settled(indexedDB.deleteDatabase(DATABASE_NAME));
  });

  it('nothing: no database, or no record of this shop', async () => {
    expect(await leftBehind('north')).to.equal('nothing');
    await keep('south');
    expect(await leftBehind('north')).to.equal('nothing');
  });

  it('nothing, also of the look, where it is deleted once it was listed', async () => {
    indexedDB.databases = async () => {
      Reflect.deleteProperty(indexedDB, 'databases');
      return [{ name: DATABASE_NAME, version: 3 }];
    };
    expect(await leftBehind('north')).to.equal('nothing');
    const all = await indexedDB.databases();
    expect(all.filter(({ name }) => name === DATABASE_NAME)).to.deep.equal([]);
  });

  it('a record is found though the store opens slowly after a crash', async () => {
    await keep('north');
    slowDown(1500);
    expect(await leftBehind('north')).to.equal('records');
  });

  it('a store that does not open is waited for no longer than the widget may take', async () => {
    await keep('north');
    slowDown(4000);
    const startedMs = performance.now();
    const late: string[] = [];
    expect(await leftBehind('north', (found) => late.push(found))).to.equal('nothing');
    expect(performance.now() - startedMs).to.be.within(2500, 3400);
    // What it holds counts all the same, once it has opened.
    expect(late).to.eql([]);
    await waitUntil(() => late.length > 0, 'a late answer', { timeout: 3000 });
    expect(late).to.eql(['records']);
  });
});
