import type { AskState } from '../page/session/asked.js';
import type { SessionActions, SessionState } from '../page/session/state.js';
import type { Words } from './words.js';

/** What `<stream-picks>` hands down to each inner element. */
interface SessionProperties {
  /** The one state; a new object after each change. */
  state: SessionState;
  /** Where wishes go. */
  actions: SessionActions;
  /** Texts and formats of the page's language. */
  words: Words;
}

/** Declarations of these for `static properties`; objects, so no attributes. */
export const sessionProperties = {
  state: { attribute: false },
  actions: { attribute: false },
  words: { attribute: false },
} as const satisfies Record<keyof SessionProperties, { attribute: false }>;

/** What the question may wish. */
export type AskActions = Pick<
  SessionActions,
  'accept' | 'refuse' | 'answerChange' | 'openHow' | 'openChoices'
>;

/** Who answers for the data; the site's own name where the page did not say. */
export function controllerName(state: Pick<AskState, 'notified'>): string {
  return state.notified.controller === '' ? location.hostname : state.notified.controller;
}

/** True where a first-layer yes includes counts: they are offered, and go to nobody else. */
export function countsInFirstLayer(state: Pick<AskState, 'notified' | 'countsOffered'>): boolean {
  const { recipient, recipientCountry } = state.notified;
  return state.countsOffered && recipient === null && recipientCountry === null;
}
