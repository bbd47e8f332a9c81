import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import type { StoredSignal } from '../core/signal.js';
import { isOpen, type OutboxRecord } from './reporter/outbox.js';
import type { DiskVault } from './storage/disk.js';
import type { StoreName } from './storage/schema.js';
import type { Stored, Write } from './storage/vault.js';

/**
 * Deletes what is past its time in the other shops of this origin, strictly: a shop that is never
 * opened again would keep it for ever. Says how many records that were. Rejects with code `storage`
 * when the disk refuses; a shop whose records cannot be read is left to its own next start.
 */
export async function purgeOtherShops(
  disk: DiskVault,
  ownShop: string,
  nowMs: number,
): Promise<number> {
  let count = 0;
  for (const shop of await disk.shops()) {
    if (shop === ownShop) continue;
    const writes = await pastTime(disk, shop, nowMs).catch((): Write[] => []);
    await disk.commit(writes, 'strict');
    count += writes.length;
  }
  return count;
}

async function pastTime(disk: DiskVault, shop: string, nowMs: number): Promise<Write[]> {
  const collect = async <T>(store: StoreName, isPast: (value: T) => boolean): Promise<Write[]> => {
    const records: Stored<T>[] = await disk.read<T>(store, shop);
    return records
      .filter(({ value }) => isPast(value))
      .map(({ id }) => ({ kind: 'delete', store, shop, id }));
  };
  const { history, offers, counts } = RETENTION_DAYS;
  return [
    ...(await collect<StoredSignal>('signals', ({ at }) => isExpired(at, nowMs, history))),
    ...(await collect<StoredSignal>('offers', ({ at }) => isExpired(at, nowMs, offers))),
    ...(await collect<OutboxRecord>(
      'outbox',
      (record) =>
        isExpired(record.at, nowMs, counts) && (!isOpen(record) || nowMs > record.deadline),
    )),
  ];
}
