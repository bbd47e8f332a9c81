/**
 * Shopify's Customer Privacy API: what the visitor chose, by `currentVisitorConsent()`. The methods
 * that end in `ProcessingAllowed` are not read: they are true where no consent is required, and that
 * is no yes.
 */

import type { Answers, Denials, Ears, Tool } from './tool.js';
import { get } from './tool.js';

/** What a no there turns off. */
export const SHOPIFY_DENIALS: Denials = {
  'shopify:preferences': ['picks', 'history', 'region'],
  'shopify:analytics': ['counts'],
  'shopify:marketing': ['offers'],
  'shopify:sale_of_data': ['counts', 'offers'],
};

const TOOL = { kind: 'shopify', name: '' } as const;
const EVENT = 'visitorConsentCollected';

/** Listens to `window.Shopify`, and has it load the part that knows of consent. */
export function shopifyTool(ears: Ears): Tool {
  let listening = false;
  let asked = false;
  let heard = false;

  function read(): void {
    try {
      const shopify = get(window, 'Shopify');
      const privacy = get(shopify, 'customerPrivacy') as Partial<CustomerPrivacy> | undefined;
      if (typeof privacy?.currentVisitorConsent === 'function') {
        heard = true;
        const answers = shopifyAnswers(privacy.currentVisitorConsent());
        const asking = Object.keys(answers).length === 0 && privacy.shouldShowBanner?.() === true;
        ears.hear({ tool: TOOL, answers, waiting: asking ? 'asking' : undefined });
      } else if (!asked && typeof get(shopify, 'loadFeatures') === 'function') {
        asked = true;
        ears.hear({ tool: TOOL, answers: {}, waiting: 'unknown' });
        const wanted = [{ name: 'consent-tracking-api', version: '0.1' }];
        (shopify as Shopify).loadFeatures(wanted, (error) => {
          if (error) ears.fault('shopify', error);
          if (listening) read();
        });
      }
    } catch (error) {
      ears.fault('shopify', error);
    }
  }

  return {
    look() {
      if (!listening) {
        listening = true;
        document.addEventListener(EVENT, read);
        read();
      } else if (!heard) read();
    },
    stop() {
      listening = false;
      heard = false;
      document.removeEventListener(EVENT, read);
    },
  };
}

/** `{preferences: 'yes' | 'no' | '', …}`; '' is no answer. */
export function shopifyAnswers(consent: unknown): Answers {
  const answers: Record<string, boolean> = {};
  for (const key of Object.keys(SHOPIFY_DENIALS)) {
    const said = get(consent, key.slice('shopify:'.length));
    if (said === 'yes' || said === 'no') answers[key] = said === 'yes';
  }
  return answers;
}

interface Shopify {
  readonly loadFeatures: (
    features: readonly { name: string; version: string }[],
    done: (error?: unknown) => void,
  ) => void;
}

interface CustomerPrivacy {
  readonly currentVisitorConsent: () => unknown;
  readonly shouldShowBanner: () => unknown;
}
