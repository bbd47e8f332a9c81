/**
 * The `stream-picks` Trusted Types policy. Each realm can have one, and only where the page's
 * policy lists its name; it lets through exactly what this folder makes itself.
 */

import { StreamPicksError } from '../../core/errors.js';
import {
  allowed as allowedOnPage,
  POLICY_NAME,
  pagePolicy,
  type TrustedTypesRealm,
} from './page-policy.js';

/** Turns our own text and addresses into what the browser's guarded sinks take. */
export interface TrustedSinks {
  /** For `srcdoc`. */
  html(text: string): string;
  /** For `new Worker()`. */
  scriptUrl(url: string): string;
}

/**
 * The sinks of a realm; one set per realm, since a policy's name can be taken once.
 * @param allowed What the policy lets through, asked for every text and address.
 * @throws {StreamPicksError} `worker` when the page's policy does not list our name.
 */
export function trustedSinks(
  realm: Window,
  allowed: { html?(text: string): boolean; scriptUrl(url: string): boolean },
): TrustedSinks {
  const known = sinks.get(realm);
  if (known) return known;
  const made = makeSinks(realm as Window & TrustedTypesRealm, allowed);
  sinks.set(realm, made);
  return made;
}

const sinks = new WeakMap<Window, TrustedSinks>();

function makeSinks(
  realm: TrustedTypesRealm,
  allowed: { html?(text: string): boolean; scriptUrl(url: string): boolean },
): TrustedSinks {
  const html = (text: string) => pass(text, allowed.html?.(text) ?? false);
  const scriptUrl = (url: string) => pass(url, allowed.scriptUrl(url));
  try {
    const policy =
      realm === window
        ? pagePolicy()
        : realm.trustedTypes?.createPolicy(POLICY_NAME, {
            createHTML: html,
            createScriptURL: scriptUrl,
          });
    if (policy === undefined) return { html, scriptUrl };
    if (realm === window)
      allowedOnPage.push((value) => allowed.scriptUrl(value) || (allowed.html?.(value) ?? false));
    // The guarded sinks take the wrapped value; everywhere else it reads as the same text.
    return {
      html: (text) => policy.createHTML(text) as string,
      scriptUrl: (url) => policy.createScriptURL(url) as string,
    };
  } catch (cause) {
    throw new StreamPicksError('worker', `The page's policy does not list ${POLICY_NAME}.`, {
      cause,
    });
  }
}

function pass(value: string, ok: boolean): string {
  if (ok) return value;
  throw new StreamPicksError('worker', 'The stream-picks policy was asked for foreign content.');
}
