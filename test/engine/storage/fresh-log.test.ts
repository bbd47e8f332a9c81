import { expect } from '@open-wc/testing';
import { DiskVault } from '../../../src/engine/storage/disk.js';
import { FRESH_LOG_NAME } from '../../../src/engine/storage/fresh-log.js';
import { cleanUp, TestEngine, until, useDatabase } from '../support.js';

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

  it('each start with a store leaves the log of the visit before: one deletion, nothing left', async () => {
    await vault.open(true);
    if (!isChromium) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect([...made, ...deleted]).to.eql(['stream-picks']);
      return;
    }
    await until(() => deleted.length > 0);
    await until(async () => !(await names()).includes(FRESH_LOG_NAME));
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
    await until(() => !isChromium || deleted.length > 0);
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
    await until(() => !isChromium || deleted.includes(FRESH_LOG_NAME));
    deleted = [];
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
    expect(await vault.open(true)).to.equal(true);
    expect(await vault.prepareKey('records', '', true)).to.equal(true);
    await cleanUp();
  });
});
