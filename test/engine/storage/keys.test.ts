import { expect } from '@open-wc/testing';
import { DiskVault } from '../../../src/engine/storage/disk.js';
import { MAX_USES } from '../../../src/engine/storage/key-ring.js';
import type { CounterRecord, KeyRecord, SealedRecord } from '../../../src/engine/storage/schema.js';
import { ConflictError, type Write } from '../../../src/engine/storage/vault.js';
import { rawDatabase, rawRecords, TestEngine, until, useDatabase } from '../support.js';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 9, 30);

const put = (id: string, value: unknown, after = 0): Write => ({
  kind: 'put',
  store: 'signals',
  shop: '',
  id,
  value,
  after,
});

const profileKey = async () =>
  (await rawRecords('keys')).find(({ name }) => name === 'profile/') as unknown as KeyRecord;

const sealedWith = async () =>
  new Set(((await rawRecords('signals')) as unknown as SealedRecord[]).map(({ key }) => key));

/** From here on the n-th write transaction and all after it fail, as when the browser is killed. */
function killAfter(transactions: number): () => void {
  const { transaction } = IDBDatabase.prototype;
  let left = transactions;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === 'readwrite' && --left < 0) throw new DOMException('killed', 'AbortError');
    return transaction.call(this, names, mode, options);
  };
  return () => {
    IDBDatabase.prototype.transaction = transaction;
  };
}

describe('engine/storage: keys', () => {
  let now = START;
  const vaults: DiskVault[] = [];

  useDatabase();
  beforeEach(() => {
    now = START;
  });
  afterEach(() => {
    for (const vault of vaults.splice(0)) vault.close();
  });

  async function opened() {
    const vault = new DiskVault(() => now);
    vaults.push(vault);
    await vault.open(true);
    await vault.prepareKey('records', '', true);
    await vault.prepareKey('profile', '', true);
    return vault;
  }

  /** A vault with 450 records under a key that is 30 days old. */
  async function filled() {
    const vault = await opened();
    await vault.commit(
      Array.from({ length: 450 }, (_, n) => put(`s${n}`, { n })),
      'strict',
    );
    now += 30 * DAY_MS;
    return vault;
  }

  it('replaces a key after 30 days, and every record with it', async () => {
    const vault = await filled();
    const before = await profileKey();
    now -= 1;
    await vault.renewKey('profile', '');
    expect((await profileKey()).id, 'a day before').to.equal(before.id);
    now += 1;
    await vault.renewKey('profile', '');
    const after = await profileKey();
    expect(after.id).not.to.equal(before.id);
    expect(after.previous).to.equal(undefined);
    expect([...(await sealedWith())]).to.eql([after.id]);
    expect((await vault.read<{ n: number }>('signals', '')).length).to.equal(450);
    const again = await opened();
    expect((await again.get('signals', '', 's7'))?.value).to.eql({ n: 7 });
  });

  it('replaces a key that was dated far ahead when the clock was wrong', async () => {
    now = START + 300 * DAY_MS;
    const vault = await opened();
    const { id } = await profileKey();
    now = START;
    await vault.renewKey('profile', '');
    expect((await profileKey()).id).not.to.equal(id);
  });

  it('replaces a key after 2^20 encryptions, counted over all tabs', async () => {
    const [one, two] = [await opened(), await opened()];
    await one.commit([put('a', 1)], 'relaxed');
    await two.commit([put('b', 1)], 'relaxed');
    const { id } = await profileKey();
    const counters = (await rawRecords('counters')) as unknown as CounterRecord[];
    const uses = counters.find(({ name }) => name === 'uses/profile/');
    expect(uses).to.include({ key: id, count: 512 });
    const database = await rawDatabase();
    await database.put('counters', { ...uses, count: MAX_USES - 1 });
    database.close();
    await one.renewKey('profile', '');
    expect((await profileKey()).id).to.equal(id);
    const worn: string[] = [];
    one.onWorn = (kind) => worn.push(kind);
    await one.commit(
      Array.from({ length: 256 }, (_, n) => put(`n${n}`, n)),
      'relaxed',
    );
    expect(worn).to.eql(['profile']);
    await one.renewKey('profile', '');
    expect((await profileKey()).id).not.to.equal(id);
    expect((await two.read('signals', '')).length).to.equal(258);
  });

  // Step 1, three batches of step 2, step 3.
  for (const steps of [0, 1, 2, 4, 5]) {
    it(`survives a kill after ${steps} of 5 transactions`, async () => {
      const vault = await filled();
      const before = await profileKey();
      const revive = killAfter(steps);
      await vault.renewKey('profile', '').catch(() => undefined);
      revive();
      const isHalf = steps > 0 && steps < 5;
      expect((await profileKey()).previous?.id).to.equal(isHalf ? before.id : undefined);
      const other = await opened();
      const all = await other.read<{ n: number }>('signals', '');
      expect(all.map(({ value }) => value.n).sort((a, b) => a - b)).to.eql(
        Array.from({ length: 450 }, (_, n) => n),
      );
      await other.commit([put('s3', { n: 'changed' }, 1)], 'strict');
      await other.renewKey('profile', '');
      const { id, previous } = await profileKey();
      expect(id).not.to.equal(before.id);
      expect(previous).to.equal(undefined);
      expect([...(await sealedWith())]).to.eql([id]);
      expect((await other.get('signals', '', 's3'))?.value).to.eql({ n: 'changed' });
    });
  }

  it('goes on in other tabs, which notice the new key by its id', async () => {
    const vault = await filled();
    const others = [await opened(), await opened()];
    await Promise.all(others.map((other) => other.read('signals', '')));
    const stop = new AbortController();
    const written = others.map(async (other, tab) => {
      let n = 0;
      for (; !stop.signal.aborted && n < 400; n += 1)
        await other.commit([put(`t${tab}-${n}`, n)], 'relaxed');
      return n;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await vault.renewKey('profile', '');
    stop.abort();
    const counts = await Promise.all(written);
    const { id, previous } = await profileKey();
    expect(previous).to.equal(undefined);
    expect([...(await sealedWith())]).to.eql([id]);
    const sum = 450 + (counts[0] ?? 0) + (counts[1] ?? 0);
    for (const each of [vault, ...others]) {
      expect((await each.read('signals', '')).length).to.equal(sum);
    }
  });

  it('replaces a key once when four tabs find it old', async () => {
    await filled();
    const ids = new Set<string>();
    const tabs = [await opened(), await opened(), await opened(), await opened()];
    await Promise.all(
      tabs.map(async (tab) => {
        await tab.renewKey('profile', '');
        ids.add((await profileKey()).id);
      }),
    );
    await Promise.all(tabs.map((tab) => tab.renewKey('profile', '')));
    const { id, previous } = await profileKey();
    expect(previous).to.equal(undefined);
    expect([...(await sealedWith())]).to.eql([id]);
    expect(ids.size).to.be.at.most(2);
  });

  it('is taken by nobody for the key of a profile that was erased and made anew', async () => {
    const stale = await opened();
    await stale.commit([put('x', 'erased')], 'strict');
    const other = await opened();
    await other.commit(
      [
        { kind: 'clear', store: 'signals', shop: '' },
        { kind: 'drop-key', shop: '' },
      ],
      'strict',
    );
    await other.prepareKey('profile', '', true);
    for (let tries = 0; tries < 2; tries += 1) {
      const late = await stale.commit([put('late', 'erased')], 'relaxed').catch((error) => error);
      expect(late).to.be.instanceOf(ConflictError);
      // Even after it has looked at the new one.
      expect(await stale.get('signals', '', 'late')).to.equal(null);
    }
    expect(await rawRecords('signals')).to.eql([]);
    stale.forgetKeys();
    await stale.commit([put('new', 1)], 'relaxed');
    expect(await rawRecords('signals')).to.have.length(1);
  });

  it('keeps both keys, and every other record, where one record cannot be read', async () => {
    const vault = await filled();
    const database = await rawDatabase();
    const record = await database.get('signals', ['', 's5']);
    await database.put('signals', { ...record, data: new ArrayBuffer(30) });
    database.close();
    const before = await profileKey();
    const error = await vault.renewKey('profile', '').catch((thrown) => thrown);
    expect(error).to.have.property('code', 'storage');
    expect((await profileKey()).previous?.id).to.equal(before.id);
    expect((await vault.get('signals', '', 's6'))?.value).to.eql({ n: 6 });
  });

  it('happens by itself when a visit begins, for both keys', async () => {
    const first = new TestEngine();
    await first.open();
    await first.consent('picks', 'history');
    await first.signal({ type: 'select', productId: 'SKU-1' });
    await first.close();
    const ids = (await rawRecords('keys')).map(({ id }) => id);
    const later = new TestEngine();
    later.now = first.now + 31 * DAY_MS;
    await later.open();
    await until(async () => {
      const keys = (await rawRecords('keys')) as unknown as KeyRecord[];
      return keys.every(({ id, previous }) => !ids.includes(id) && previous === undefined);
    });
    expect((await later.view()).signals).to.have.length(1);
    expect(later.of('fault')).to.eql([]);
    await later.close();
    const again = new TestEngine();
    again.now = later.now;
    expect((await again.open()).purposes).to.include({ picks: true, history: true });
    expect((await again.view()).signals).to.have.length(1);
    expect((await again.view()).run.audit.intact).to.equal(true);
  });
});
