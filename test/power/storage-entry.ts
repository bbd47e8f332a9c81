/** The engine's own storage, for tabs that do nothing but write. */

import { verifyAudit } from '../../src/core/audit.js';
import type { Purposes } from '../../src/core/consent.js';
import { DATABASE_NAME, profileKeyName } from '../../src/core/database.js';
import { AuditTrail } from '../../src/engine/audit.js';
import { sha256 } from '../../src/engine/bytes.js';
import { DiskVault } from '../../src/engine/storage/disk.js';
import { withLock } from '../../src/engine/storage/locks.js';
import { Storage } from '../../src/engine/storage/storage.js';
import { retryConflicts } from '../../src/engine/storage/vault.js';

const SHOP = 'tabs';
const PLACE = { store: 'settings', shop: SHOP, id: 'counter' } as const;

/** A key is due after 30 days. */
const DUE_MS = 31 * 86_400_000;

let vault: DiskVault;
let aheadMs = 0;

/** Opens the database and the key of one tab. */
async function open(): Promise<void> {
  vault = new DiskVault(() => Date.now() + aheadMs);
  if (!(await vault.open(false))) await vault.open(true);
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

const textOf = (index: number) => `note ${index}`;

/** Keeps `count` records under the profile key, on the disk before it resolves. */
async function fill(count: number): Promise<void> {
  const writes = Array.from({ length: count }, (_, index) => ({
    kind: 'put' as const,
    store: 'signals' as const,
    shop: SHOP,
    id: `note-${index}`,
    value: textOf(index),
    after: 0,
  }));
  await vault.commit(writes, 'strict');
}

/**
 * Opens what is under a passphrase with the first of those given that fits. Gives that one, `''`
 * where none is needed, or null where none fits.
 */
async function openWith(passphrases: readonly string[]): Promise<string | null> {
  if (!vault.isLocked(SHOP)) return '';
  for (const passphrase of passphrases) {
    try {
      await vault.unlock(SHOP, passphrase);
      return passphrase;
    } catch {
      // The next one.
    }
  }
  return null;
}

/** How many of `count` records open and are what they were. */
async function readable(count: number): Promise<number> {
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const found = await vault.get<string>('signals', SHOP, `note-${index}`).catch(() => null);
    if (found?.value === textOf(index)) sum += 1;
  }
  return sum;
}

/** Whether a key lies beside the one that replaces it. */
function isHalfReplaced(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE_NAME);
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const database = asked.result;
      const got = database.transaction('keys').objectStore('keys').get(profileKeyName(SHOP));
      got.onerror = () => reject(got.error);
      got.onsuccess = () => {
        database.close();
        resolve(got.result?.previous !== undefined);
      };
    };
  });
}

/** Sets a passphrase, another one, or takes it off (`''`). */
function protect(next: string, old: string): Promise<void> {
  return vault.protect(SHOP, next === '' ? null : next, old);
}

/** Replaces the key as the clock of a month later would; ends a replacement that was cut. */
function rotate(): Promise<void> {
  aheadMs += DUE_MS;
  return vault.renewKey('profile', SHOP);
}

/** What the next visit does about a replacement that was cut. */
function endReplacing(): Promise<void> {
  return vault.renewKey('profile', SHOP);
}

Object.assign(globalThis, {
  storageTab: {
    open,
    update,
    updateTimes,
    total,
    holdForEver,
    openLog,
    noteTimes,
    readLog,
    fill,
    openWith,
    readable,
    isHalfReplaced,
    protect,
    rotate,
    endReplacing,
  },
});
