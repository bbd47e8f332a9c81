import type { Comparison } from '../core/comparison.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import type { StoredSignal } from '../core/signal.js';
import { isPastTime } from './profile.js';
import { isOpen, type OutboxRecord } from './reporter/outbox.js';
import type { DiskVault } from './storage/disk.js';
import type { StoreName } from './storage/schema.js';
import type { Stored, Write } from './storage/vault.js';
import type { OwnWeights } from './tuning.js';

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
  const { history, offers, counts } = RETENTION_DAYS;
  const [signals, learning, offered, reports] = await Promise.all([
    disk.read<StoredSignal>('signals', shop),
    disk.read<Comparison | OwnWeights>('learning', shop),
    disk.read<StoredSignal>('offers', shop),
    disk.read<OutboxRecord>('outbox', shop),
  ]);
  const isPast = (ttlDays: number) => (stored: Stored<{ readonly at: number }>) =>
    isExpired(stored.value.at, nowMs, ttlDays);
  const isUnlearned = ({ value }: Stored<Comparison | OwnWeights>) =>
    isExpired('at' in value ? value.at : value.oldestAt, nowMs, history);
  const isDone = ({ value }: Stored<OutboxRecord>) => !isOpen(value) || nowMs > value.deadline;
  const deletions = (store: StoreName, records: readonly { readonly id: string }[]): Write[] =>
    records.map(({ id }) => ({ kind: 'delete', store, shop, id }));
  return [
    ...deletions(
      'signals',
      signals.filter(({ value }) => isPastTime(value, nowMs)),
    ),
    ...deletions('learning', learning.filter(isUnlearned)),
    ...deletions('offers', offered.filter(isPast(offers))),
    ...deletions('outbox', reports.filter(isDone).filter(isPast(counts))),
  ];
}
