import { expect } from '@open-wc/testing';
import { type AuditLog, commitTo, verifyAudit } from '../../src/core/audit.js';
import { PASSPHRASE_ITERATIONS } from '../../src/engine/storage/passphrase.js';
import { FREE_TRIES, TRY_PAUSE_MS } from '../../src/engine/storage/protection.js';
import type { KeyRecord, SealedRecord } from '../../src/engine/storage/schema.js';
import {
  PRODUCTS,
  rawDatabase,
  rawRecords,
  stuckWith,
  TestEngine,
  until,
  useDatabase,
} from './support.js';

const PHRASE = 'four quiet green lamps';
const OTHER = 'nine slow wooden boats';
const DAY_MS = 86_400_000;

const profileKey = async () =>
  (await rawRecords('keys')).find(({ name }) => name === 'profile/') as unknown as KeyRecord;

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

const select = (productId: string) => ({ type: 'select', productId }) as const;

async function remembering(...acts: string[]) {
  const test = new TestEngine();
  await test.open();
  await test.consent('picks', 'history', 'counts');
  for (const id of acts) await test.signal(select(id));
  await test.view();
  return test;
}

const protect = (test: TestEngine, passphrase: string | null, old?: string) =>
  test.ask({ kind: 'protect', passphrase, ...(old === undefined ? {} : { old }) });

const unlock = (test: TestEngine, passphrase: string) => test.ask({ kind: 'unlock', passphrase });

const acts = async (test: TestEngine) =>
  (await test.view()).signals.map(({ productId }) => productId).sort();

describe('engine: profile under a passphrase', function () {
  this.timeout(30_000);
  useDatabase();

  it('leaves on disk no key that opens the profile, and nothing under the old one', async () => {
    const test = await remembering('SKU-1', 'SKU-2');
    const before = await profileKey();
    await protect(test, PHRASE);
    expect((await test.view()).run).to.include({ protection: 'passphrase', storage: 'durable' });
    const after = await profileKey();
    expect(after).not.to.have.any.keys('key', 'previous');
    expect(after.id).not.to.equal(before.id);
    expect(after.wrapped?.iterations).to.equal(PASSPHRASE_ITERATIONS);
    expect(PASSPHRASE_ITERATIONS).to.be.at.least(600_000);
    expect(after.wrapped?.salt.length).to.equal(16);
    // A CryptoKey anywhere in it would open the rest.
    const keys = (await rawRecords('keys')).filter(({ name }) => name !== 'records');
    expect(keys.flatMap((key) => Object.values(key)).some((v) => v instanceof CryptoKey)).to.equal(
      false,
    );
    for (const store of ['signals', 'settings']) {
      for (const record of (await rawRecords(store)) as unknown as SealedRecord[]) {
        expect(record.key, store).to.equal(after.id);
        const opened = await crypto.subtle
          .decrypt({ name: 'AES-GCM', iv: record.iv }, before.key as CryptoKey, record.data)
          .catch(() => null);
        expect(opened).to.equal(null);
      }
    }
    // It goes on as if nothing had happened.
    await test.signal(select('SKU-3'));
    expect(await acts(test)).to.eql(['SKU-1', 'SKU-2', 'SKU-3']);
  });

  it('opens locked: works on nothing, sends nothing, overwrites nothing', async () => {
    const first = await remembering('SKU-1', 'SKU-2');
    await protect(first, PHRASE);
    await first.close();
    const kept = await rawRecords('signals');

    const test = new TestEngine();
    const opened = await test.open();
    expect(opened).to.include({ locked: true, storage: 'visit' });
    expect(opened.purposes).to.include({ picks: true, history: true, counts: true });
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    await test.signal(select('SKU-9'));
    await until(() => test.of('picks').length > 0);
    expect(await acts(test)).to.eql(['SKU-9']);
    expect(await test.manifest()).to.eql({ state: 'off' });
    await test.ask({ kind: 'based-on-me', on: false });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await rawRecords('signals')).to.eql(kept);
    expect(test.of('fault')).to.eql([]);

    const unlocked = await unlock(test, PHRASE);
    expect(unlocked).to.include({ locked: false, storage: 'durable' });
    expect(await acts(test)).to.eql(['SKU-1', 'SKU-2', 'SKU-9']);
    // The switch that was moved while locked stays moved.
    expect((await test.view()).basedOnMe).to.equal(false);
    expect(await test.manifest()).to.include({ state: 'counting' });
    await test.close();
    const again = new TestEngine();
    await again.open();
    await unlock(again, PHRASE);
    expect(await acts(again)).to.eql(['SKU-1', 'SKU-2', 'SKU-9']);
  });

  it('the log names nothing while it is locked, and what it names opens with the salt it keeps', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    await first.close();
    const test = new TestEngine();
    await test.open();
    await test.ask({ kind: 'catalog', products: PRODUCTS });
    await test.signal(select('SKU-9'));
    await until(() => test.of('picks').length > 0);
    await test.ask({ kind: 'why', productId: 'SKU-9' });
    await unlock(test, PHRASE);
    await test.ask({ kind: 'why', productId: 'SKU-2' });
    const { audit } = JSON.parse(await test.ask({ kind: 'export' })) as {
      audit: AuditLog & { salt: string };
    };
    const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const known = new Map<string, string>();
    for (const { id } of PRODUCTS) known.set(await commitTo(audit.salt, id, digest), id);
    const named = (kind: string) =>
      audit.entries
        .filter((entry) => entry.kind === kind)
        .map(({ subjects }) => subjects.map((subject) => known.get(subject)));
    expect(named('explain')).to.eql([[], ['SKU-2']]);
    expect(named('rank').flat()).not.to.include(undefined);
    expect(await verifyAudit(audit, digest)).to.include({ intact: true });
  });

  it('does not bring back what was deleted while it was locked', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    await first.close();
    const test = new TestEngine();
    await test.open();
    await test.signal(select('SKU-8'));
    await test.signal(select('SKU-9'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { signals } = await test.view();
    const gone = signals.filter(({ productId }) => productId === 'SKU-8').map(({ id }) => id);
    await test.ask({ kind: 'delete-signals', ids: gone });
    await unlock(test, PHRASE);
    expect(await acts(test)).to.eql(['SKU-1', 'SKU-9']);
  });

  it('refuses wrong ones, and after five makes each wait, also after a reload', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    await first.close();
    let test = new TestEngine();
    await test.open();
    for (let tries = 0; tries < FREE_TRIES; tries += 1) {
      expect(await codeOf(unlock(test, `${PHRASE} ${tries}`))).to.equal('passphrase-wrong');
    }
    expect(await codeOf(unlock(test, PHRASE))).to.equal('passphrase-wait');
    await test.close();
    test = new TestEngine();
    await test.open();
    expect(await codeOf(unlock(test, PHRASE))).to.equal('passphrase-wait');
    test.now -= DAY_MS / 2;
    expect(await codeOf(unlock(test, PHRASE)), 'clock set back').to.equal('passphrase-wait');
    test.now += TRY_PAUSE_MS;
    expect(await unlock(test, PHRASE)).to.include({ locked: false });
    expect(await acts(test)).to.eql(['SKU-1']);
    expect(test.of('fault')).to.eql([]);
    expect((await rawRecords('counters')).map(({ name }) => name)).not.to.include('tries/profile/');
  });

  it('rule 12: behind a tab that is stuck with the key it gives up, and the erase after it is done', async () => {
    const test = await remembering('SKU-1');
    const before = await profileKey();
    const release = await stuckWith('key/profile/');
    try {
      const start = performance.now();
      const refused = codeOf(protect(test, PHRASE));
      const view = test.view();
      expect(await refused).to.equal('passphrase-busy');
      expect((await profileKey()).id).to.equal(before.id);
      expect((await view).run.protection).to.equal('none');
      const { remaining } = await test.erase();
      expect(performance.now() - start).to.be.below(1500);
      expect(remaining).to.include({ profileRecords: 0 });
    } finally {
      release();
    }
  });

  it('takes no short one, and one letter however it was typed', async () => {
    const test = await remembering('SKU-1');
    expect(await codeOf(protect(test, 'elevenchars'))).to.equal('passphrase-short');
    expect((await test.view()).run.protection).to.equal('none');
    await protect(test, 'caf\u00e9 caf\u00e9 caf\u00e9');
    await test.close();
    const again = new TestEngine();
    await again.open();
    expect(await unlock(again, 'cafe\u0301 cafe\u0301 cafe\u0301')).to.include({ locked: false });
  });

  it('changes it and takes it off, each time under a new key', async () => {
    const test = await remembering('SKU-1');
    await protect(test, PHRASE);
    const first = await profileKey();
    expect(await codeOf(protect(test, OTHER, 'not the old one'))).to.equal('passphrase-wrong');
    expect(await codeOf(protect(test, null))).to.equal('passphrase-wrong');
    await protect(test, OTHER, PHRASE);
    const second = await profileKey();
    expect(second.id).not.to.equal(first.id);
    await test.close();

    let again = new TestEngine();
    await again.open();
    expect(await codeOf(unlock(again, PHRASE))).to.equal('passphrase-wrong');
    await unlock(again, OTHER);
    await protect(again, null, OTHER);
    expect((await again.view()).run.protection).to.equal('none');
    const third = await profileKey();
    expect(third.id).not.to.equal(second.id);
    expect(third).not.to.have.any.keys('wrapped', 'previous');
    await again.close();
    again = new TestEngine();
    expect(await again.open()).to.include({ locked: false });
    expect(await acts(again)).to.eql(['SKU-1']);
  });

  for (const [change, from, to] of [
    ['put on', null, PHRASE],
    ['changed', OTHER, PHRASE],
    ['taken off', OTHER, null],
  ] as const) {
    it(`survives a kill while it is ${change}`, async () => {
      for (const kill of [1, 2, 3]) {
        const test = await remembering('SKU-1', 'SKU-2');
        if (from !== null) await protect(test, from);
        const { transaction } = IDBDatabase.prototype;
        let left = kill;
        IDBDatabase.prototype.transaction = function (names, mode, options) {
          if (options?.durability === 'strict' && --left < 0) {
            throw new DOMException('killed', 'AbortError');
          }
          return transaction.call(this, names, mode, options);
        };
        const code = await codeOf(protect(test, to, from ?? ''));
        IDBDatabase.prototype.transaction = transaction;
        expect(code, `${kill}`).not.to.equal('none');
        await test.close();

        const again = new TestEngine();
        const { locked } = await again.open();
        expect(locked).to.equal(to !== null);
        if (locked) await unlock(again, PHRASE);
        expect(await acts(again), `${kill}`).to.eql(['SKU-1', 'SKU-2']);
        // The rest is done once the profile is open, or with the next visit.
        await again.engine.handle({ kind: 'view' });
        await again.close();
        const last = new TestEngine();
        await last.open();
        if (locked) await unlock(last, PHRASE);
        await until(async () => (await profileKey()).previous === undefined, 'half done');
        expect(await acts(last)).to.eql(['SKU-1', 'SKU-2']);
        await last.erase();
        await last.close();
      }
    });
  }

  it('locks the other tabs, which keep what they had not written', async () => {
    const one = await remembering('SKU-1');
    const two = new TestEngine();
    await two.open();
    expect(await acts(two)).to.eql(['SKU-1']);
    await protect(one, PHRASE);
    await two.signal(select('SKU-2'));
    await until(() => two.of('lock-changed').length === 1);
    expect(two.of('lock-changed')).to.eql([{ kind: 'lock-changed', locked: true }]);
    await until(async () => (await acts(two)).join() === 'SKU-2');
    expect(await rawRecords('signals')).to.have.length(1);
    expect((await unlock(two, PHRASE)).locked).to.equal(false);
    expect(await acts(two)).to.eql(['SKU-1', 'SKU-2']);
    // Taken off in one tab, it is off in the other.
    const three = new TestEngine();
    expect((await three.open()).locked).to.equal(true);
    await three.signal(select('SKU-3'));
    await protect(one, null, PHRASE);
    await until(() => three.of('lock-changed').length === 1);
    await until(async () => (await acts(three)).length === 3);
    expect(await acts(three)).to.eql(['SKU-1', 'SKU-2', 'SKU-3']);
    expect(three.of('fault')).to.eql([]);
  });

  it('can be erased when the passphrase is forgotten', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    await first.close();
    const test = new TestEngine();
    await test.open();
    const { remaining } = await test.erase();
    expect(remaining.profileRecords).to.equal(0);
    await test.consent('picks', 'history');
    await test.signal(select('SKU-5'));
    expect(await acts(test)).to.eql(['SKU-5']);
    expect((await test.view()).run).to.include({ protection: 'none', storage: 'durable' });
    await test.close();
    expect(await new TestEngine().open()).to.include({ locked: false });
  });

  it('rule 14: a locked profile goes as a whole when all of it is past its time', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    await first.close();
    const test = new TestEngine();
    test.now = first.now + 121 * DAY_MS;
    expect(await test.open()).to.include({ locked: true });
    await test.close();
    const late = new TestEngine();
    late.now = first.now + 123 * DAY_MS;
    expect(await late.open()).to.include({ locked: false });
    expect(await rawRecords('signals')).to.eql([]);
    expect((await profileKey()).wrapped).to.equal(undefined);
  });

  it('replaces its key after 30 days, under the same passphrase', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    const { id } = await profileKey();
    await first.close();
    const test = new TestEngine();
    test.now = first.now + 31 * DAY_MS;
    await test.open();
    await unlock(test, PHRASE);
    await until(async () => {
      const key = await profileKey();
      return key.id !== id && key.previous === undefined;
    });
    expect((await profileKey()).wrapped).not.to.equal(undefined);
    await test.close();
    const again = new TestEngine();
    again.now = test.now;
    await again.open();
    await unlock(again, PHRASE);
    expect(await acts(again)).to.eql(['SKU-1']);
  });

  it('does not open a key that was wrapped for another or in another way', async () => {
    const first = await remembering('SKU-1');
    await protect(first, PHRASE);
    await first.close();
    const record = await profileKey();
    const { wrapped } = record;
    if (wrapped === undefined) throw new Error('not wrapped');
    for (const change of [
      { ...record, id: 'another' },
      { ...record, wrapped: { ...wrapped, iterations: 1000 } },
      { ...record, wrapped: { ...wrapped, data: wrapped.data.slice(0, -1) } },
    ]) {
      const database = await rawDatabase();
      await database.put('keys', change);
      database.close();
      const test = new TestEngine();
      await test.open();
      expect(await codeOf(unlock(test, PHRASE))).to.equal('passphrase-wrong');
      await test.close();
    }
  });
});
