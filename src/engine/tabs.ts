import type { Purposes } from '../core/consent.js';
import { PURPOSES } from '../core/consent.js';
import type { EngineDeps, TabChannel } from './deps.js';
import { partitioned } from './storage/partition.js';

/** Name of the channel between tabs. */
const CHANNEL = 'stream-picks';

/**
 * What one tab tells the others. Any script of the page can post such a message, so it carries no
 * authority: it only makes a tab look at its own storage again, or allow itself less.
 */
export type TabMessage =
  | {
      readonly kind: 'consent';
      readonly shop: string;
      readonly purposes: Purposes;
      readonly erased: boolean;
    }
  /** Acts were taken out or put back. */
  | { readonly kind: 'profile'; readonly shop: string }
  /** The profile was put under a passphrase, or another, or none. */
  | { readonly kind: 'keys'; readonly shop: string };

/** The channel to the other tabs with the same shop; silent where the browser has none. */
export class Tabs {
  readonly #shop: string;
  #channel: TabChannel | null = null;

  constructor(deps: EngineDeps, shop: string, onMessage: (message: TabMessage) => void) {
    this.#shop = shop;
    try {
      this.#channel = deps.openChannel?.(partitioned(CHANNEL)) ?? null;
    } catch {
      // An opaque origin has no channels, and no other tabs that share its storage either.
    }
    this.#channel?.addEventListener('message', ({ data }) => {
      if (isTabMessage(data) && data.shop === shop) onMessage(data);
    });
  }

  tellConsent(purposes: Purposes, erased: boolean): void {
    this.#post({ kind: 'consent', shop: this.#shop, purposes, erased });
  }

  tellProfile(): void {
    this.#post({ kind: 'profile', shop: this.#shop });
  }

  tellKeys(): void {
    this.#post({ kind: 'keys', shop: this.#shop });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }

  #post(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }
}

function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { kind, shop, purposes, erased } = data as Record<string, unknown>;
  if (typeof shop !== 'string') return false;
  if (kind === 'profile' || kind === 'keys') return true;
  return kind === 'consent' && typeof erased === 'boolean' && isPurposes(purposes);
}

function isPurposes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const switches = value as Record<string, unknown>;
  return PURPOSES.every((purpose) => typeof switches[purpose] === 'boolean');
}
