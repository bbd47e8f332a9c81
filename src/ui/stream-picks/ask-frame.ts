/**
 * The question in its frame, above what the rest of the element draws. The entry makes it, and the rest
 * goes on with the same: nothing is drawn anew, and focus stays.
 */

import type { AskState } from '../../page/session/asked.js';
import type { AskWords } from '../ask-words.js';
import type { OptInCard } from '../opt-in-card/opt-in-card.js';
import { make } from '../plain-element.js';
import type { AskActions } from '../session-element.js';

/** What the question is drawn from. */
export interface Asked {
  readonly state: AskState;
  readonly actions: AskActions;
  readonly words: AskWords;
  /** Whether it is drawn above a player that fills the screen. */
  readonly lifted?: boolean;
}

/** Draws the question first in a shadow root; null takes it away. */
export function ask(root: ShadowRoot, asked: Asked | null): void {
  const before = root.querySelector<HTMLElement>('.asks');
  if (asked === null) {
    before?.remove();
    return;
  }
  const frame =
    before ??
    make('div', { class: 'asks' }, make('sp-opt-in-card', { exportparts: 'opt-in, choice, how' }));
  const { state, actions, words, lifted = false } = asked;
  Object.assign(frame.firstChild as OptInCard, { state, actions, words });
  frame.popover = lifted ? 'manual' : null;
  if (before === null) root.prepend(frame);
}
