import { expect } from '@open-wc/testing';
import { DiskVault } from '../../../src/engine/storage/disk.js';
import { seal, unseal } from '../../../src/engine/storage/encryption.js';
import type { SealedRecord } from '../../../src/engine/storage/schema.js';
import { ConflictError, type Write } from '../../../src/engine/storage/vault.js';
import { cleanUp, rawDatabase, useDatabase } from '../support.js';

const put = (id: string, value: unknown, after = 0, shop = 'a'): Write => ({
  kind: 'put',
  store: 'signals',
  shop,
  id,
  value,
  after,
});

const rejection = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    return error as Error & { code?: string };
  }
  throw new Error('nothing was thrown');
};

async function changeRaw(change: (record: SealedRecord) => Partial<SealedRecord>) {
  const database = await rawDatabase();
  const [record] = await database.getAll('signals');
  await database.clear('signals');
  await database.put('signals', { ...record, ...change(record) });
  database.close();
}

describe('engine/storage/disk', () => {
  let vault: DiskVault;

  useDatabase();

  beforeEach(async () => {
    vault = new DiskVault();
    await vault.open(true);
    await vault.prepareKey('records', '', true);
    await vault.prepareKey('profile', 'a', true);
    await vault.prepareKey('profile', 'b', true);
  });

  afterEach(() => vault.close());

  it('gives back what was kept, by shop, and keeps revisions', async () => {
    await vault.commit([put('x', { q: 'shoes' }), put('x', 'other', 0, 'b')], 'relaxed');
    await vault.commit([put('x', { q: 'boots' }, 1)], 'strict');
    expect(await vault.read('signals', 'a')).to.eql([
      { id: 'x', revision: 2, value: { q: 'boots' } },
    ]);
    expect(await vault.get('signals', 'b', 'x')).to.eql({ id: 'x', revision: 1, value: 'other' });
    expect(await vault.last('signals', 'c')).to.equal(null);
  });

  it('lets nothing of a value be read from the database', async () => {
    await vault.commit([put('x', { query: 'CANARY-42' })], 'strict');
    const database = await rawDatabase();
    const [record] = (await database.getAll('signals')) as SealedRecord[];
    const [key] = await database.getAll('keys');
    database.close();
    expect(Object.keys(record ?? {}).sort()).to.eql([
      'data',
      'id',
      'iv',
      'key',
      'revision',
      'schema',
      'shop',
    ]);
    expect(new TextDecoder().decode(record?.data)).not.to.contain('CANARY');
    expect(record?.iv.length).to.equal(12);
    expect(key.key.extractable).to.equal(false);
    expect(key.key.algorithm).to.eql({ name: 'AES-GCM', length: 256 });
  });

  const moved: Record<string, (record: SealedRecord) => Partial<SealedRecord>> = {
    'to another id': () => ({ id: 'y' }),
    'to an older revision': () => ({ revision: 7 }),
    'to another schema': () => ({ schema: 2 }),
    'by one bit': ({ data }) => {
      const bytes = new Uint8Array(data.slice(0));
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      return { data: bytes.buffer };
    },
    'by a shorter end': ({ data }) => ({ data: data.slice(0, -1) }),
  };
  for (const [how, change] of Object.entries(moved)) {
    it(`refuses a record that was changed ${how}`, async () => {
      await vault.commit([put('x', 1)], 'strict');
      await changeRaw(change);
      expect((await rejection(vault.read('signals', 'a'))).code).to.equal('storage');
    });
  }

  it('refuses a record in another store or of another shop', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const sealed = await seal(
      { id: 'k', key },
      { store: 'signals', shop: 'a', id: 'x', revision: 1 },
      1,
    );
    expect(await unseal(key, 'signals', sealed)).to.equal(1);
    expect((await rejection(unseal(key, 'offers', sealed))).code).to.equal('storage');
    const other = { ...sealed, shop: 'b' };
    expect((await rejection(unseal(key, 'signals', other))).code).to.equal('storage');
  });

  it('writes all of a commit or, when another tab was faster, nothing', async () => {
    await vault.commit([put('x', 1)], 'strict');
    const error = await rejection(vault.commit([put('new', 1), put('x', 2, 0)], 'strict'));
    expect(error).to.be.instanceOf(ConflictError);
    expect((await vault.read('signals', 'a')).map(({ id }) => id)).to.eql(['x']);
  });

  it('loses no change when four vaults change one record at once', async () => {
    await vault.commit([put('n', 0)], 'strict');
    const vaults = Array.from({ length: 4 }, () => new DiskVault());
    for (const each of vaults) await each.open(false);
    const increment = async (each: DiskVault) => {
      for (;;) {
        const now = await each.get<number>('signals', 'a', 'n');
        try {
          return await each.commit(
            [put('n', (now?.value ?? 0) + 1, now?.revision ?? 0)],
            'relaxed',
          );
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
        }
      }
    };
    await Promise.all(
      vaults.map(async (each) => {
        for (let i = 0; i < 25; i += 1) await increment(each);
      }),
    );
    for (const each of vaults) each.close();
    expect((await vault.get('signals', 'a', 'n'))?.value).to.equal(100);
  });

  it('writes nothing under a key that another tab erased', async () => {
    const other = new DiskVault();
    await other.open(false);
    await vault.commit([put('x', 1)], 'strict');
    await other.commit(
      [
        { kind: 'clear', store: 'signals', shop: 'a' },
        { kind: 'drop-key', shop: 'a' },
      ],
      'strict',
    );
    expect(await rejection(vault.commit([put('late', 1)], 'relaxed'))).to.be.instanceOf(
      ConflictError,
    );
    expect(await other.count('signals', 'a')).to.equal(0);
    other.close();
  });

  it('presses to disk exactly what it was told to', async () => {
    const seen: (string | undefined)[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === 'readwrite') seen.push(options?.durability);
      return transaction.call(this, names, mode, options);
    };
    try {
      await vault.commit([put('x', 1)], 'strict');
      await vault.commit([put('y', 1)], 'relaxed');
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    expect(seen).to.eql(['strict', 'relaxed']);
  });

  it('opens the database again once after the browser closed it', async () => {
    await vault.commit([put('x', 1)], 'strict');
    const { transaction } = IDBDatabase.prototype;
    let faults = 1;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (faults-- > 0) throw new DOMException('closing', 'InvalidStateError');
      return transaction.call(this, names, mode, options);
    };
    try {
      expect(await vault.count('signals', 'a')).to.equal(1);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  it('tries an open again that ended in an unknown fault, and no other', async () => {
    await vault.commit([put('x', 1)], 'strict');
    vault.close();
    const { open } = IDBFactory.prototype;
    let faults: string[] = [];
    IDBFactory.prototype.open = function (...wish) {
      const fault = faults.shift();
      if (fault !== undefined) throw new DOMException('Internal error', fault);
      return open.apply(this, wish);
    };
    const again = new DiskVault();
    const later = new DiskVault();
    try {
      faults = ['UnknownError', 'UnknownError'];
      expect(await again.open(false)).to.equal(true);
      faults = ['VersionError'];
      expect((await rejection(later.open(false))).code).to.equal('storage');
    } finally {
      IDBFactory.prototype.open = open;
    }
    expect(await again.count('signals', 'a')).to.equal(1);
    again.close();
  });

  it('steps aside when the database is deleted, and does not make it again', async () => {
    await cleanUp();
    expect((await rejection(vault.read('signals', 'a'))).code).to.equal('storage');
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.to.contain('stream-picks');
  });
});
