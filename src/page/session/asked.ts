/**
 * Whether the entry may ask before the session is there, and what the card then knows. Where anything
 * but the plainest case is possible, the session decides, which knows all of it.
 */

import { readAsked } from '../../wire/asked-settings.js';
import { markerKey } from '../consent/marker-key.js';
import { optOutSignal } from '../consent/signals.js';
import type { Notified, SessionState } from './state.js';

/** What the question is drawn from. The entry knows it before there is a session. */
export interface AskState
  extends Pick<SessionState, 'phase' | 'busy' | 'notices' | 'askAgain' | 'countsOffered'> {
  readonly notified: Pick<Notified, 'controller' | 'recipient' | 'recipientCountry'>;
}

/** Names in the page's window that consent tools go by (`page/consent/tools/`). */
const TOOLS = ['__tcfapi', '__gpp', 'Shopify', 'wp_has_consent'];

/** What the card draws from; null where the session has to decide whether it is drawn at all. */
export function askedBy(element: Element, busy: boolean): AskState | null {
  const { shop, controller, recipient, recipientCountry, minor, counts } = readAsked(
    (name) => element.getAttribute(name),
    document.baseURI,
  );
  const isPlain = !(
    minor ||
    element.getAttribute('placement')?.trim() === 'overlay' ||
    optOutSignal() ||
    hasTool() ||
    isKept(shop)
  );
  if (!isPlain) return null;
  return {
    phase: 'asking',
    busy: busy ? 'choosing' : null,
    notices: [],
    askAgain: [],
    countsOffered: counts,
    notified: { controller, recipient, recipientCountry },
  };
}

/** True where a choice, of whatever kind, has been kept; nothing is written. */
function isKept(shop: string): boolean {
  try {
    const key = markerKey(shop);
    return (localStorage.getItem(key) ?? sessionStorage.getItem(key)) !== null;
  } catch {
    return false; // Storage is forbidden here: as if no choice had been made.
  }
}

/** True where a consent tool may have something to say; in a frame one above may. */
function hasTool(): boolean {
  const page = window as unknown as Readonly<Record<string, unknown>>;
  const layer = page['dataLayer'];
  return (
    window.parent !== window ||
    TOOLS.some((name) => name in page) ||
    (Array.isArray(layer) && layer.some((entry: unknown) => isConsent(entry)))
  );
}

function isConsent(entry: unknown): boolean {
  return (entry as Readonly<Record<number, unknown>> | null | undefined)?.[0] === 'consent';
}
