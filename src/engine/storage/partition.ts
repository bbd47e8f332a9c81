/**
 * One vault may serve several shops (docs/vault.md). Browsers keep a frame's storage apart by the site
 * around it, but not by its origin, and some not at all; so names that reach beyond this worker carry
 * the shop's origin, which the vault has from the browser and never from the page.
 */

/** Name of the shop's part of this origin; '' where the origin is the shop's own. */
let partition = '';

/**
 * Keeps everything from here on apart under this name. To be called once, before anything is opened.
 * @param origin Of the page around the vault, as the browser told it.
 */
export function usePartition(origin: string): void {
  partition = origin;
}

/** A name of a database, lock or channel as it is used in this worker. */
export function partitioned(name: string): string {
  return partition === '' ? name : `${name} of ${partition}`;
}

/** True in a vault: what is told then goes to a page that must not learn of earlier visits. */
export function isPartitioned(): boolean {
  return partition !== '';
}
