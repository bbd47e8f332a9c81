/**
 * What the engine has kept, as far as a page can see without the engine's code. Browsers write
 * localStorage to disk when they like, so a loss of power can take the marker of a choice whose
 * record is safe (Chromium and Firefox, `npm run test:power`). Looking makes nothing and changes
 * nothing.
 */

import {
  CONSENT_STORE,
  DATABASE_NAME,
  KEY_STORE,
  profileKeyName,
  removeEmptied,
} from '../../core/database.js';

/** Of this shop's viewer: nothing, records of choices, or the key of a profile too. */
export type LeftBehind = 'nothing' | 'records' | 'profile';

/**
 * Some browsers hang on the first use of IndexedDB; then it counts as absent. Listing and opening may
 * also take long after a crash, since the browser mends its store first, and asking meanwhile would
 * ask somebody who has answered. Milliseconds: the widget is to be usable within 3.5 s.
 */
const LOOK_LIMIT_MS = 3000;

/**
 * Looks for what is kept of a shop's viewer; `nothing` where the browser cannot tell, or not in time.
 *
 * @param onLate Told what is kept, if anything, when the look ends after its limit.
 */
export async function leftBehind(
  shop: string,
  onLate: (found: LeftBehind) => void = () => undefined,
): Promise<LeftBehind> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const late = new Promise<LeftBehind>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve('nothing');
    }, LOOK_LIMIT_MS);
  });
  const looking = async () => {
    // No IndexedDB, or not here.
    const found = await look(shop).catch((): LeftBehind => 'nothing');
    if (isLate && found !== 'nothing') onLate(found);
    return found;
  };
  try {
    return await Promise.race([looking(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function look(shop: string): Promise<LeftBehind> {
  const all = await indexedDB.databases();
  if (!all.some(({ name }) => name === DATABASE_NAME)) return 'nothing';
  const database = await openExisting();
  if (database === null) {
    await removeEmptied(DATABASE_NAME);
    return 'nothing';
  }
  try {
    const reading = database.transaction([KEY_STORE, CONSENT_STORE]);
    const ofShop = IDBKeyRange.bound([shop], [shop, []]);
    const [keys, records] = await Promise.all([
      answerOf(reading.objectStore(KEY_STORE).count(profileKeyName(shop))),
      answerOf(reading.objectStore(CONSENT_STORE).count(ofShop)),
    ]);
    if (keys > 0) return 'profile';
    return records > 0 ? 'records' : 'nothing';
  } finally {
    database.close();
  }
}

/** Null when it was deleted since it was listed: an open that would make it is undone. */
function openExisting(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(DATABASE_NAME);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('success', () => {
      const database = request.result;
      // Another tab's upgrade must not wait for this look.
      database.addEventListener('versionchange', () => database.close());
      resolve(database);
    });
    request.addEventListener('error', () => resolve(null));
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
