import { expect } from '@open-wc/testing';
import type { OpenKey, RecordPlace } from '../../../src/engine/storage/encryption.js';
import { makeKey, seal, unseal } from '../../../src/engine/storage/encryption.js';
import type { SealedRecord, StoreName } from '../../../src/engine/storage/schema.js';
import { STORE_NAMES } from '../../../src/engine/storage/schema.js';
import { randomOf } from '../../support/seeded.mjs';

const TRIES = 10_000;
const RECORDS = 64;

interface Placed {
  readonly store: StoreName;
  readonly record: SealedRecord;
}

describe('engine/storage: ciphertexts that were changed', function () {
  this.timeout(60_000);

  it(`accepts none of ${TRIES} that were swapped, flipped, truncated or moved`, async () => {
    const random = randomOf(20_261_122);
    const below = (limit: number) => Math.floor(random() * limit);
    const key = await makeKey();
    const other = await makeKey();
    const placed = await Promise.all(
      Array.from({ length: RECORDS }, async (_, n): Promise<Placed> => {
        const store = STORE_NAMES[n % STORE_NAMES.length] ?? 'signals';
        const place: RecordPlace = {
          store,
          shop: n % 2 ? 'a' : '',
          id: `r${n}`,
          revision: 1 + (n % 3),
        };
        return { store, record: await seal(key, place, { n, text: 'x'.repeat(below(80)) }) };
      }),
    );
    const pick = () => placed[below(RECORDS)] as Placed;
    const flip = (bytes: ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> => {
      const copy = new Uint8Array(bytes instanceof ArrayBuffer ? bytes.slice(0) : bytes.slice());
      const at = below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
      return copy;
    };
    const changes: Record<
      string,
      (one: Placed, two: Placed) => [StoreName, SealedRecord, OpenKey]
    > = {
      swapped: ({ store, record }, two) => [
        store,
        { ...record, iv: two.record.iv, data: two.record.data },
        key,
      ],
      'bit of the text flipped': ({ store, record }) => [
        store,
        { ...record, data: flip(record.data).buffer },
        key,
      ],
      'bit of the nonce flipped': ({ store, record }) => [
        store,
        { ...record, iv: flip(record.iv) },
        key,
      ],
      truncated: ({ store, record }) => [
        store,
        { ...record, data: record.data.slice(0, below(record.data.byteLength)) },
        key,
      ],
      'cut in front': ({ store, record }) => [
        store,
        { ...record, data: record.data.slice(1 + below(8)) },
        key,
      ],
      lengthened: ({ store, record }) => {
        const longer = new Uint8Array(record.data.byteLength + 1 + below(16));
        longer.set(new Uint8Array(record.data));
        return [store, { ...record, data: longer.buffer }, key];
      },
      'in another store': ({ store, record }) => [
        STORE_NAMES.filter((one) => one !== store)[below(STORE_NAMES.length - 1)] ?? 'audit',
        record,
        key,
      ],
      'of another shop': ({ store, record }) => [
        store,
        { ...record, shop: `${record.shop}b` },
        key,
      ],
      'under another id': ({ store, record }, two) => [
        store,
        { ...record, id: `${two.record.id}'` },
        key,
      ],
      'at another revision': ({ store, record }) => [
        store,
        { ...record, revision: record.revision + 1 + below(9) },
        key,
      ],
      'of another schema': ({ store, record }) => [
        store,
        { ...record, schema: record.schema + 1 },
        key,
      ],
      'under another key': ({ store, record }) => [store, record, other],
    };
    const names = Object.keys(changes);
    const tried = new Map<string, number>();
    const accepted: string[] = [];
    for (let n = 0; n < TRIES; n += 1) {
      const name = names[n % names.length] ?? '';
      const one = pick();
      let two = pick();
      while (two === one) two = pick();
      const [store, record, opener] = changes[name]?.(one, two) ?? [one.store, one.record, key];
      tried.set(name, (tried.get(name) ?? 0) + 1);
      const opened = await unseal(opener.key, store, record).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code !== 'storage') throw error;
          return false;
        },
      );
      if (opened) accepted.push(name);
    }
    // The originals still open, so it is the change that is refused.
    for (const { store, record } of placed) await unseal(key.key, store, record);
    console.info(
      `${TRIES} changed ciphertexts in ${tried.size} ways, accepted: ${accepted.length}`,
    );
    expect(accepted).to.eql([]);
    expect([...tried.values()].reduce((sum, count) => sum + count, 0)).to.equal(TRIES);
  });

  it('uses no nonce twice in 20,000', async () => {
    const key = await makeKey();
    const seen = new Set<string>();
    const place: RecordPlace = { store: 'signals', shop: '', id: 'x', revision: 1 };
    for (let n = 0; n < 20_000; n += 100) {
      const sealed = await Promise.all(Array.from({ length: 100 }, () => seal(key, place, n)));
      for (const { iv } of sealed) seen.add(iv.join());
    }
    expect(seen.size).to.equal(20_000);
  });
});
