/**
 * Chromium keeps IndexedDB in LevelDB and goes on in the log of the visit before. Where a kill or a
 * loss of power left half a record, or zeros, at its end, what is written behind them is read as part
 * of that record at the start after the next: Chromium takes the store of the whole origin for broken
 * and deletes it, and with it what was flushed and acknowledged (google/leveldb issue 1287;
 * docs/storage.md, Limits). No write of a page can be made safe against that, but the log can be
 * left: when a database is deleted, Chromium has LevelDB put all that it has read into a table of its
 * own, flushed, and go on in a new log.
 */

import { partitioned } from './partition.js';

/** An empty database, made and deleted at once. */
export const FRESH_LOG_NAME = 'stream-picks-log';

/**
 * A browser tells a deletion a little before LevelDB has flushed the table and noted it in its list of
 * files; a flush of the log meanwhile could tear that list. Milliseconds.
 */
const AFTER_MS = 25;

/**
 * Has Chromium begin a new log; nothing in other browsers. Measured 9 to 24 ms.
 * Never rejects: without it everything works as before. Call it only where the database is there.
 */
export async function startFreshLog(): Promise<void> {
  if (!isChromium()) return;
  try {
    await makeEmpty();
    await removeFreshLog();
    await new Promise((resolve) => setTimeout(resolve, AFTER_MS));
  } catch {
    // The store that counts may still work; it tells of its own faults.
  }
}

/** Deletes what a kill in {@link startFreshLog} may have left. */
export function removeFreshLog(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(partitioned(FRESH_LOG_NAME));
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error));
  });
}

function makeEmpty(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(partitioned(FRESH_LOG_NAME));
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error));
  });
}

/** What Chromium's browsers alone tell, in pages and workers alike, where the page came over https. */
function isChromium(): boolean {
  return typeof navigator === 'object' && 'userAgentData' in navigator;
}
