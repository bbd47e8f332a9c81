import type { PageEvents } from '../../page/session/options.js';
import {
  SpCartAddEvent,
  SpConsentEvent,
  SpErrorEvent,
  SpReadyEvent,
  SpReplayEvent,
  SpSelectEvent,
} from '../events.js';

const EVENTS: { readonly [N in keyof PageEvents]: (detail: PageEvents[N]) => Event } = {
  'sp-ready': () => new SpReadyEvent(),
  'sp-consent': (detail) => new SpConsentEvent(detail),
  'sp-select': (detail) => new SpSelectEvent(detail),
  'sp-cart-add': (detail) => new SpCartAddEvent(detail),
  'sp-replay': (detail) => new SpReplayEvent(detail),
  'sp-error': (detail) => new SpErrorEvent(detail),
};

/** Makes a public event from what it carries. */
export function pageEvent<N extends keyof PageEvents>(name: N, detail: PageEvents[N]): Event {
  return EVENTS[name](detail);
}
