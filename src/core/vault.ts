/**
 * What a page and its vault say to each other (docs/vault.md). The page greets the vault's frame; the
 * vault answers with one end of a channel, over which it takes requests of the engine's protocol that
 * give out nothing of the profile. What shows the profile is drawn by the vault itself, in its frame.
 */

import type { EngineRequest, EngineResults } from './protocol.js';

/** Version of this conversation; a vault of another one does not answer. */
export const VAULT_VERSION = 1;

/** Page to vault, once, by `postMessage` to the vault's origin. */
export interface VaultHello {
  readonly streamPicksVault: typeof VAULT_VERSION;
  /** Repeated in the answer. */
  readonly nonce: string;
}

/** Vault to page, by `postMessage` to the origin that greeted; a yes carries the port. */
export interface VaultAnswer extends VaultHello {
  readonly answer:
    | 'yes'
    /** The page's origin is not among those that the vault's owner wrote down. */
    | 'origin'
    /** Nothing is written down: the vault was never set up. */
    | 'empty'
    /** This frame has a page already. */
    | 'taken';
}

/** A panel that the vault draws. */
export type VaultPanel =
  | { readonly kind: 'why'; readonly productId: string }
  /** `tab` is one of the views of Your data; null shows their list. */
  | { readonly kind: 'data'; readonly tab: string | null };

/** How the page around looks, and what it says about itself; shown as text and trusted in nothing. */
export interface VaultLook {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A value of the CSS property `color-scheme`. */
  readonly scheme: string;
  readonly minor: boolean;
  readonly countsOffered: boolean;
  readonly shared: boolean;
  readonly controller: string;
  readonly policy: string | null;
  readonly contact: string | null;
  readonly recipient: string | null;
  readonly recipientCountry: string | null;
}

/** On the port, page to vault, beside the engine's requests: opens a panel, or closes it. */
export interface VaultShow {
  readonly show: { readonly panel: VaultPanel; readonly look: VaultLook } | null;
}

/** What the viewer pressed in the vault that only the page can do. */
export type VaultWish =
  /** The panel is there; `title` names the frame for those who listen. */
  | { readonly kind: 'opened'; readonly title: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'forget-on-close'; readonly on: boolean }
  | { readonly kind: 'notify'; readonly on: boolean }
  | { readonly kind: 'spotlight-again' }
  | { readonly kind: 'more-like-this' | 'dismiss'; readonly productId: string };

/** On the port, vault to page, beside what the engine says. */
export interface VaultWished {
  readonly wish: VaultWish;
}

/**
 * Requests that a page may make of an engine in a vault: what it tells, and what takes away. All
 * others read the profile or change it as only the viewer may; the vault makes them itself, for what
 * is pressed in its own frame.
 */
export const VAULT_REQUESTS = [
  'open',
  'consent',
  'catalog',
  'pack',
  'stage',
  'signal',
  'basket',
  'popularity',
  'based-on-me',
  'show-promoted',
  'spotlight',
  'country',
  'after-show-switch',
  'take-back',
  'sync',
  'erase',
  'manifest',
  'report-tried',
  'report-done',
  'report-recalled',
] as const satisfies readonly EngineRequest['kind'][];

/** One of {@link VAULT_REQUESTS}. */
export type VaultRequest = (typeof VAULT_REQUESTS)[number];

/** What any of these gives back. */
export type VaultResult = EngineResults[VaultRequest];
