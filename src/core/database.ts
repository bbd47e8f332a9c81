/** Names in the engine's database that a page must know to see whether there is one. */

/** Name of the one database. */
export const DATABASE_NAME = 'stream-picks';

/** The store of the keys; a record's own key is its name. */
export const KEY_STORE = 'keys';

/** The store of the choices' records; their keys begin with the shop. */
export const CONSENT_STORE = 'consent';

/**
 * After an open that was broken off because there was nothing to open: WebKit keeps the name then, at
 * version 0 and empty, which no other browser lists. Never rejects.
 */
export async function removeEmptied(name: string): Promise<void> {
  try {
    const all = await indexedDB.databases();
    if (!all.some((each) => each.name === name && each.version === 0)) return;
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      for (const end of ['success', 'error']) request.addEventListener(end, () => resolve());
    });
  } catch {
    // It cannot be seen there, by anybody.
  }
}

/** Name of the key that seals the profile of a shop. */
export function profileKeyName(shop: string): string {
  return `profile/${shop}`;
}
