/**
 * Google Consent Mode v2: the commands that the page pushes onto `dataLayer`. There is no way to ask
 * for the state, and pages set "granted" as their default, so it can only deny; a later "granted"
 * takes a denial back and says that the viewer has answered, no more.
 */

import type { Denials, Ears, Tool } from './tool.js';
import { get } from './tool.js';

/** What a denial there turns off. */
export const GOOGLE_DENIALS: Denials = {
  'google:personalization_storage': ['picks', 'history', 'region'],
  'google:analytics_storage': ['counts'],
  'google:ad_storage': ['offers'],
  'google:ad_personalization': ['offers'],
};

const TOOL = { kind: 'google', name: '' } as const;

/** Reads `window.dataLayer` whenever it has grown. */
export function googleTool(ears: Ears): Tool {
  const seen = new WeakSet<object>();
  const answers: Record<string, boolean> = {};
  let length = -1;
  let last: unknown;

  function read(entry: unknown): boolean {
    if (typeof entry !== 'object' || entry === null || seen.has(entry)) return false;
    seen.add(entry);
    const act = get(entry, 1);
    if (get(entry, 0) !== 'consent' || (act !== 'default' && act !== 'update')) return false;
    const state = get(entry, 2);
    // A default for some regions: which one the viewer is in cannot be known.
    if (act === 'default' && get(state, 'region') !== undefined) return false;
    let changed = false;
    for (const key of Object.keys(GOOGLE_DENIALS)) {
      const said = get(state, key.slice('google:'.length));
      if (said !== 'denied' && !(said === 'granted' && act === 'update')) continue;
      answers[key] = said === 'granted';
      changed = true;
    }
    return changed;
  }

  return {
    look() {
      try {
        const layer = get(window, 'dataLayer');
        if (!Array.isArray(layer)) return;
        const newest: unknown = layer.at(-1);
        if (layer.length === length && newest === last) return;
        length = layer.length;
        last = newest;
        if (layer.filter(read).length > 0) ears.hear({ tool: TOOL, answers: { ...answers } });
      } catch (error) {
        ears.fault('google', error);
      }
    },
    stop: () => undefined,
  };
}
