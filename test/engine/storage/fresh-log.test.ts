import { expect } from '@open-wc/testing';
import { DiskVault } from '../../../src/engine/storage/disk.js';
import { FRESH_LOG_NAME } from '../../../src/engine/storage/fresh-log.js';
import { TestEngine, useDatabase } from '../support.js';

/** LevelDB is Chromium's alone. */
const isChromium = 'userAgentData' in navigator;

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

describe('engine/storage/fresh-log', () => {
  const { open, deleteDatabase } = IDBFactory.prototype;
  let made: string[] = [];
  let deleted: string[] = [];
  let vault: DiskVault;

  useDatabase();

  beforeEach(() => {
    made = [];
    deleted = [];
    vault = new DiskVault();
    IDBFactory.prototype.open = function (...wish) {
      made.push(wish[0]);
      return open.apply(this, wish);
    };
    IDBFactory.prototype.deleteDatabase = function (name) {
      deleted.push(name);
      return deleteDatabase.call(this, name);
    };
  });
  afterEach(() => {
    vault.close();
    IDBFactory.prototype.open = open;
    IDBFactory.prototype.deleteDatabase = deleteDatabase;
  });

  /** A store as the visit before left it. */
  async function leave() {
    const before = new DiskVault();
    await before.open(true);
    await before.prepareKey('profile', '', true);
    before.close();
    expect([...made, ...deleted]).not.to.include(FRESH_LOG_NAME);
    made = [];
  }

  it('each start with a store leaves the log of the visit before, and then writes', async () => {
    await leave();
    await vault.open(false);
    const value = 'x';
    await vault.commit(
      [{ kind: 'put', store: 'signals', shop: '', id: 'a', value, after: 0 }],
      'strict',
    );
    if (!isChromium) {
      expect([...made, ...deleted]).to.eql(['stream-picks']);
      return;
    }
    expect(await names()).not.to.include(FRESH_LOG_NAME);
    // A deletion of what is not there begins no new log.
    expect(made).to.eql(['stream-picks', FRESH_LOG_NAME]);
    expect(deleted).to.eql([FRESH_LOG_NAME]);
    expect(await names()).to.include('stream-picks');
  });

  it('rule 1: a look that finds no store makes nothing', async () => {
    expect(await vault.open(false)).to.equal(false);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...made, ...deleted]).not.to.include(FRESH_LOG_NAME);
  });

  it('rule 14: what a kill left of it goes with the store', async () => {
    await vault.open(true);
    await new Promise((resolve) => {
      const request = open.call(indexedDB, FRESH_LOG_NAME);
      request.addEventListener('success', () => {
        request.result.close();
        resolve(null);
      });
    });
    expect(await vault.deleteIfEmpty()).to.equal(true);
    expect(await names()).not.to.include(FRESH_LOG_NAME);
    expect(await names()).not.to.include('stream-picks');
  });

  it('an erase leaves the log, too; one that finds no store makes nothing', async () => {
    const test = new TestEngine();
    await test.open();
    await test.erase();
    expect([...made, ...deleted]).not.to.include(FRESH_LOG_NAME);
    await test.consent('picks', 'history');
    await test.erase();
    // Before the erase is told as done.
    expect(deleted.filter((name) => name === FRESH_LOG_NAME)).to.have.length(isChromium ? 1 : 0);
    expect(await names()).not.to.include(FRESH_LOG_NAME);
    await test.close();
  });

  it('a fault there is nobody else’s', async () => {
    IDBFactory.prototype.open = function (...wish) {
      if (wish[0] === FRESH_LOG_NAME) throw new DOMException('full', 'QuotaExceededError');
      return open.apply(this, wish);
    };
    await leave();
    expect(await vault.open(false)).to.equal(true);
    expect(await vault.prepareKey('records', '', true)).to.equal(true);
    expect(await vault.count('signals', '')).to.equal(0);
  });
});
