import type { VaultLook } from '../core/vault.js';
import { webAddress } from '../wire/web-address.js';

/** Longest text that is taken of what the page says about itself, in characters. */
const MAX_TEXT_LENGTH = 300;

/** Values of `color-scheme` with which the frame is see-through. */
const SCHEMES = ['normal', 'light', 'dark', 'light dark', 'dark light', 'only light', 'only dark'];

/**
 * What a page says about itself, as far as it can be shown: texts of bounded length, and a policy that
 * is a web address. An address of any other kind would be a script of the page's in the vault.
 */
export function cleanLook(said: unknown): VaultLook {
  const read = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>;
  const text = (name: keyof VaultLook): string | null => {
    const value = read[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT_LENGTH) : null;
  };
  const policy = text('policy');
  return {
    lang: text('lang') ?? 'en',
    dir: read['dir'] === 'rtl' ? 'rtl' : 'ltr',
    scheme: SCHEMES.find((scheme) => scheme === read['scheme']) ?? 'normal',
    minor: read['minor'] === true,
    countsOffered: read['countsOffered'] === true,
    shared: read['shared'] === true,
    controller: text('controller') ?? '',
    policy: policy === null ? null : webAddress(policy),
    contact: text('contact'),
    recipient: text('recipient'),
    recipientCountry: text('recipientCountry'),
  };
}
