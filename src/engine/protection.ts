/** The profile under a passphrase: put under it, opened, and locked again by another tab. */

import { StreamPicksError } from '../core/errors.js';
import type { DiskVault } from './storage/disk.js';
import { PROFILE_STORES } from './storage/schema.js';
import type { Vault, Write } from './storage/vault.js';
import { ConflictError } from './storage/vault.js';
import type { Visit } from './visit.js';

/**
 * Puts the profile under a passphrase, another one, or none (null).
 * @throws {StreamPicksError} `passphrase-wrong`, `passphrase-wait`, `passphrase-short`,
 * `passphrase-busy` while another tab is at the key, or `storage`
 * when nothing is kept that could be protected, or it could not be sealed anew.
 */
export async function protectProfile(
  visit: Visit,
  passphrase: string | null,
  old: string,
): Promise<void> {
  const { storage, settings, profile, tabs } = visit;
  const { disk } = storage;
  if (disk === null || !(await disk.hasProfileKey(settings.shop))) {
    throw new StreamPicksError('storage', 'nothing is kept that could be protected');
  }
  const wasLocked = storage.locked;
  await profile.flush();
  await disk.protect(settings.shop, passphrase, old);
  tabs.tellKeys();
  if (wasLocked) await bringTogether(visit, disk);
}

/**
 * Opens the profile for this tab. What was noted meanwhile joins what is on disk.
 * @throws {StreamPicksError} `passphrase-wrong`, `passphrase-wait`, `storage`.
 */
export async function unlockProfile(visit: Visit, passphrase: string): Promise<void> {
  const { storage, settings } = visit;
  const { disk } = storage;
  if (disk === null || !storage.locked) return;
  await visit.profile.flush();
  await renewLine(visit, disk);
  await disk.unlock(settings.shop, passphrase);
  await bringTogether(visit, disk);
}

/** Another tab put the profile under a passphrase, or took it off: this tab follows. */
export async function followProtection(visit: Visit): Promise<void> {
  const { storage, profile, tuning, deps } = visit;
  const { disk } = storage;
  if (disk === null) return;
  const wasLocked = storage.locked;
  await profile.flush();
  await renewLine(visit, disk);
  if (wasLocked === storage.locked) return;
  if (wasLocked) await bringTogether(visit, disk);
  else {
    // What found the disk locked is in memory; the rest is behind the passphrase.
    await storage.attempt(() => profile.load());
    await storage.attempt(() => tuning.load(new Set(profile.signals.map(({ id }) => id))));
    visit.undoable.clear();
    showAnew(visit);
  }
  deps.emit({ kind: 'lock-changed', locked: storage.locked });
}

/** Looks at the key anew; where it is another profile's by now, what this tab knows was erased. */
async function renewLine(visit: Visit, disk: DiskVault): Promise<void> {
  const { storage, settings, purposes } = visit;
  const before = await disk.line(settings.shop);
  disk.forgetKeys();
  await storage.allow(purposes, settings.shop);
  if (before === null || (await disk.line(settings.shop)) === before) return;
  await visit.profile.forget();
  await visit.tuning.forget();
}

/** Writes what was noted while locked to the disk, then reads all of it. */
async function bringTogether(visit: Visit, disk: DiskVault): Promise<void> {
  const { storage, profile, tuning } = visit;
  if (storage.locked) throw new StreamPicksError('storage', 'another tab changed the passphrase');
  const { switches } = profile;
  const switched = (await storage.memory.count('settings', visit.settings.shop)) > 0;
  await storage.attempt(() => carry(visit, storage.memory, disk));
  await storage.clearMemory();
  await storage.attempt(() => profile.load());
  await storage.attempt(() => tuning.load(new Set(profile.signals.map(({ id }) => id))));
  if (switched) await profile.turn(switches);
  visit.tabs.tellProfile();
  showAnew(visit);
  // A key that was half replaced, or is due, can be now.
  void storage.renewKeys();
}

/** Copies the records that the disk does not have, where the purposes let them be there. */
async function carry({ storage, settings }: Visit, from: Vault, disk: DiskVault): Promise<void> {
  const { shop } = settings;
  for (const store of PROFILE_STORES) {
    if (storage.vault(store) !== disk) continue;
    const there = new Set((await disk.read(store, shop)).map(({ id }) => id));
    const missing = (await from.read(store, shop)).filter(({ id }) => !there.has(id));
    const writes = missing.map(
      ({ id, value }): Write => ({ kind: 'put', store, shop, id, value, after: 0 }),
    );
    try {
      await disk.commit(writes, 'strict');
    } catch (error) {
      // Another tab carried the same record, or erased the profile: then these are erased too.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

function showAnew(visit: Visit): void {
  visit.moveTo(visit.deps.now());
  visit.picks.soon();
  visit.afterShow.soon();
}
