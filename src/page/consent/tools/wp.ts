/**
 * The WP Consent API (plugin `wp-consent-api`): `wp_has_consent()` and the event
 * `wp_listen_for_consent_change`. Only an answer counts: without one, `wp_has_consent()` is true
 * on a site that only lets people opt out.
 */

import type { Answers, Denials, Ears, Tool } from './tool.js';
import { get } from './tool.js';

/** What a no there turns off; `functional` is always allowed and says nothing. */
export const WP_DENIALS: Denials = {
  'wp:preferences': ['picks', 'history', 'region'],
  'wp:statistics': ['counts'],
  'wp:statistics-anonymous': ['counts'],
  'wp:marketing': ['offers'],
};

const TOOL = { kind: 'wp', name: '' } as const;
const EVENT = 'wp_listen_for_consent_change';

/** Listens to the plugin. */
export function wpTool(ears: Ears): Tool {
  let listening = false;
  let found = false;
  /** What the event said, for sites that keep the answers elsewhere than in the plugin's own place. */
  const told: Record<string, boolean> = {};

  function read(): void {
    try {
      const has = get(window, 'wp_has_consent');
      found = typeof has === 'function';
      if (!found) return;
      const answers = { ...told, ...wpAnswers(has as HasConsent, document.cookie) };
      const type = get(window, 'wp_consent_type') ?? get(window, 'wp_fallback_consent_type');
      const asking =
        Object.keys(answers).length === 0 && typeof type === 'string' && type.includes('optin');
      ears.hear({ tool: TOOL, answers, waiting: asking ? 'asking' : undefined });
    } catch (error) {
      ears.fault('wp', error);
    }
  }

  function onChange(event: Event): void {
    for (const key of Object.keys(WP_DENIALS)) {
      const said = get(event, 'detail', key.slice('wp:'.length));
      if (said === 'allow' || said === 'deny') told[key] = said === 'allow';
    }
    read();
  }

  return {
    look() {
      if (!listening) document.addEventListener(EVENT, onChange);
      listening = true;
      if (!found) read();
    },
    stop() {
      listening = false;
      found = false;
      document.removeEventListener(EVENT, onChange);
    },
  };
}

type HasConsent = (category: string) => unknown;

/** The categories that were answered; `kept` is the text in which the plugin keeps the answers. */
export function wpAnswers(hasConsent: HasConsent, kept: string): Answers {
  const prefix = get(window, 'consent_api', 'cookie_prefix');
  const start = typeof prefix === 'string' && prefix !== '' ? prefix : 'wp_consent';
  const answers: Record<string, boolean> = {};
  for (const key of Object.keys(WP_DENIALS)) {
    const category = key.slice('wp:'.length);
    const entry = kept
      .split(';')
      .map((part) => part.trim())
      .find((part) => part.startsWith(`${start}_${category}=`));
    const said = entry?.slice(entry.indexOf('=') + 1);
    if (said === 'allow' || said === 'deny')
      answers[key] = said === 'allow' && hasConsent(category) === true;
  }
  return answers;
}
