import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import { applyPurposes, wipes } from './choices.js';
import { purgeOtherShops } from './other-shops.js';
import { KEY_DAYS } from './storage/key-ring.js';
import type { Visit } from './visit.js';

/** How often a page that stays open looks for what is past its time, in milliseconds. */
const RETAIN_EVERY_MS = 3_600_000;

/** A day or two of a visit that began before the key was due. */
const SLACK_DAYS = 2;

/** True when an hour has passed since the last look, by a clock that may have been set back. */
export function retentionIsDue(visit: Visit, nowMs: number): boolean {
  const { retainedAt } = visit;
  return Math.abs(nowMs - retainedAt) >= RETAIN_EVERY_MS;
}

/** Deletes, strictly, what is past its time in every store, and in the other shops of this origin. */
export async function retain(visit: Visit, nowMs: number): Promise<void> {
  const { storage, settings, profile, tuning, reporter, audit } = visit;
  visit.retainedAt = nowMs;
  const others = async () =>
    storage.disk === null ? 0 : purgeOtherShops(storage.disk, settings.shop, nowMs);
  const records =
    (await profile.purge(nowMs)) +
    (await tuning.purge(nowMs)) +
    (await reporter.purge()) +
    ((await storage.attempt(() => dropLocked(visit, nowMs))) ?? 0) +
    ((await storage.attempt(others)) ?? 0);
  if (records > 0) await audit.note('retention', { records });
  if (visit.purposes.history) await storage.attempt(() => audit.prune());
}

/**
 * A profile that nobody unlocks cannot be looked through. But a key is replaced after thirty days of
 * use, so what an older one seals has not been written since; past the retention of all of it, the
 * whole goes.
 */
async function dropLocked(visit: Visit, nowMs: number): Promise<number> {
  const { storage, settings, purposes } = visit;
  const { disk } = storage;
  if (disk === null || !storage.locked) return 0;
  const madeAt = await disk.keyMadeAt(settings.shop);
  if (!isExpired(madeAt, nowMs, RETENTION_DAYS.history + KEY_DAYS + SLACK_DAYS)) return 0;
  const all = wipes(settings.shop, { ...purposes, history: false, offers: false });
  await disk.commit(all, 'strict');
  await applyPurposes(visit, purposes);
  visit.deps.emit({ kind: 'lock-changed', locked: storage.locked });
  return 1;
}
