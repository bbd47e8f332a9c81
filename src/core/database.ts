/** Names in the engine's database that a page must know to see whether there is one. */

/** Name of the one database. */
export const DATABASE_NAME = 'stream-picks';

/** The store of the keys; a record's own key is its name. */
export const KEY_STORE = 'keys';

/** The store of the choices' records; their keys begin with the shop. */
export const CONSENT_STORE = 'consent';

/** Name of the key that seals the profile of a shop. */
export function profileKeyName(shop: string): string {
  return `profile/${shop}`;
}
