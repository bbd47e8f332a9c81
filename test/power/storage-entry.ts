/** The engine's own storage, for tabs that do nothing but write. */

import { verifyAudit } from '../../src/core/audit.js';
import type { Purposes } from '../../src/core/consent.js';
import { AuditTrail } from '../../src/engine/audit.js';
import { sha256 } from '../../src/engine/bytes.js';
import { DiskVault } from '../../src/engine/storage/disk.js';
import { withLock } from '../../src/engine/storage/locks.js';
import { Storage } from '../../src/engine/storage/storage.js';
import { retryConflicts } from '../../src/engine/storage/vault.js';

const SHOP = 'tabs';
const PLACE = { store: 'settings', shop: SHOP, id: 'counter' } as const;

let vault: DiskVault;

/** Opens the database and the key of one tab. */
async function open(): Promise<void> {
  vault = new DiskVault();
  await vault.open(true);
  await vault.prepareKey('profile', SHOP, true);
}

/** One encrypted read, change and write, as every change of a record in the engine is made. */
function update(): Promise<void> {
  return withLock('counter', () =>
    retryConflicts(async () => {
      const before = await vault.get<number>(PLACE.store, SHOP, PLACE.id);
      const value = (before?.value ?? 0) + 1;
      await vault.commit(
        [{ kind: 'put', ...PLACE, value, after: before?.revision ?? 0 }],
        'relaxed',
      );
    }),
  );
}

/** Makes updates one after the other; says how many went through. */
async function updateTimes(count: number): Promise<number> {
  let done = 0;
  for (let turn = 0; turn < count; turn += 1) {
    try {
      await update();
      done += 1;
    } catch {
      // Not acknowledged, so not counted; the test compares both numbers.
    }
  }
  return done;
}

async function total(): Promise<number> {
  return (await vault.get<number>(PLACE.store, SHOP, PLACE.id))?.value ?? 0;
}

/** Takes the lock of an update and never lets go. */
function holdForEver(): Promise<void> {
  return new Promise((resolve) => {
    void withLock('counter', () => {
      resolve();
      return new Promise<never>(() => undefined);
    });
  });
}

let trail: AuditTrail;

/** Opens the audit log of one tab on disk. */
async function openLog(): Promise<void> {
  const storage = new Storage(() => undefined);
  await storage.open();
  await storage.create();
  const on: Purposes = { picks: true, history: true, counts: false, offers: false, region: false };
  await storage.allow(on, SHOP);
  trail = new AuditTrail(storage, SHOP, Date.now, () => 'salt');
}

/** Notes entries one after the other. */
async function noteTimes(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await trail.note('explain', {}, [`P${turn}`]);
}

/** How many entries the log has, and whether they hold together. */
async function readLog() {
  const log = await trail.read();
  return { entries: log.entries.length, ...(await verifyAudit(log, sha256)) };
}

Object.assign(globalThis, {
  storageTab: { open, update, updateTimes, total, holdForEver, openLog, noteTimes, readLog },
});
