// Everything that an origin keeps, listed before and after an erase: what is new in a later version
// shows up here by itself.
import { expect } from '@open-wc/testing';
import { PRODUCTS, rawDatabase, TestEngine, until, useDatabase } from './support.js';

const EVERYTHING = ['picks', 'history', 'counts', 'offers', 'region'] as const;

/** What must be gone with the profile; each is there before. */
const ERASED = ['signals', 'settings', 'learning', 'offers', 'outbox'];

/** What an erase may leave; the choice marker is the page's. Counted is how often the records' key was used. */
const KEPT = ['consent', 'ledger', 'audit', 'keys', 'counters'];

/** Every store of the database by name, with its raw records. */
async function allStores(): Promise<Record<string, Record<string, unknown>[]>> {
  const database = await rawDatabase();
  try {
    const stores: Record<string, Record<string, unknown>[]> = {};
    for (const name of database.objectStoreNames) stores[name] = await database.getAll(name);
    return stores;
  } finally {
    database.close();
  }
}

const filled = (stores: Record<string, unknown[]>) =>
  Object.keys(stores).filter((name) => (stores[name]?.length ?? 0) > 0);

/** An engine in use for all purposes: acts, comparisons, what was shown, a report that waits. */
async function used(): Promise<TestEngine> {
  const test = new TestEngine();
  await test.open();
  await test.consent(...EVERYTHING);
  await test.ask({ kind: 'catalog', products: PRODUCTS });
  // Two changes at once may be ranked as one.
  await until(() => test.of('picks').length > 0, 'picks');
  await test.signal({ type: 'select', productId: 'SKU-1' });
  await until(() => test.of('picks').length > 1, 'picks after an act');
  const shown =
    test
      .of('picks')
      .at(-1)
      ?.picks.map(({ productId }) => productId) ?? [];
  for (const productId of shown) await test.signal({ type: 'view', productId });
  await test.signal({ type: 'add', productId: shown[3] ?? '' });
  await test.manifest();
  await until(() => test.of('report-offer').length === 1, 'a report');
  await test.ask({ kind: 'export' });
  return test;
}

describe('what an erase leaves', () => {
  useDatabase();

  it('rule 14: consent records, the ledger, the log and its key, and nothing else anywhere', async () => {
    const caching = await caches.keys();
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const pages = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    const test = await used();
    const before = await allStores();
    expect(Object.keys(before).sort()).to.eql([...ERASED, ...KEPT].sort());
    expect(filled(before)).to.include.members([...ERASED, 'consent', 'ledger', 'audit', 'keys']);
    const profileKeys = (before['keys'] ?? []).map(({ name }) => name);
    expect(profileKeys).to.include('records');
    expect(profileKeys.length).to.be.greaterThan(1);

    const { remaining } = await test.erase();
    await test.close();
    const after = await allStores();
    expect((after['counters'] ?? []).map(({ name }) => name)).to.eql(['uses/records']);
    expect(filled(after).sort()).to.eql(['audit', 'consent', 'counters', 'keys', 'ledger']);
    expect((after['keys'] ?? []).map(({ name }) => name)).to.eql(['records']);
    expect(after['consent']).to.have.length(remaining.consentRecords);
    expect(after['ledger']).to.have.length(1);
    expect(after['audit']).to.have.length(remaining.auditEntries);

    expect(await caches.keys()).to.eql(caching);
    const named = (await indexedDB.databases()).map(({ name }) => name);
    expect(named.filter((name) => !databases.includes(name))).to.eql(['stream-picks']);
    expect([JSON.stringify(localStorage), JSON.stringify(sessionStorage)]).to.eql(pages);
  });

  it('rule 14: what remains of the log points at nothing: the salt is in no store', async () => {
    const test = await used();
    const { salt } = JSON.parse(await test.ask({ kind: 'export' })).audit;
    await test.erase();
    const { audit } = JSON.parse(await test.ask({ kind: 'export' }));
    expect(audit.salt).not.to.equal(salt);
    expect(audit.entries.length).to.be.greaterThan(3);
  });
});
