/**
 * The page's own `stream-picks` Trusted Types policy: its name can be taken once, and the loader of
 * files and the isolation of the engine both need it.
 */

/** Name a page lists in its `trusted-types` directive. */
export const POLICY_NAME = 'stream-picks';

/** What a policy lets through; the guarded sinks take what it gives back. */
export interface Policy {
  createHTML(text: string): unknown;
  createScriptURL(url: string): unknown;
}

/** What a realm has when it knows Trusted Types; not yet part of TypeScript's DOM library. */
export interface TrustedTypesRealm {
  readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
}

/** Asked for each text and address; one that says yes is enough. */
export const allowed: ((value: string) => boolean)[] = [];

let policy: Policy | undefined;

function pass(value: string): string {
  if (allowed.some((says) => says(value))) return value;
  throw new TypeError(POLICY_NAME);
}

/**
 * The policy; undefined where the browser knows none.
 * @throws {TypeError} when the page's policy does not list our name.
 */
export function pagePolicy(): Policy | undefined {
  policy ??= (window as TrustedTypesRealm).trustedTypes?.createPolicy(POLICY_NAME, {
    createHTML: pass,
    createScriptURL: pass,
  });
  return policy;
}
