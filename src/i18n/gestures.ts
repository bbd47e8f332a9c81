/** The sections of `Messages` about what can be done with a card. */

import type { Reaction } from '../core/signal.js';

/** Reactions and the menu of a card. */
export interface GestureWords {
  /** Opens the menu of a card. */
  menu(title: string): string;
  /** Name of the open menu. */
  menuOf(title: string): string;
  /** Name of the group of reactions. */
  readonly reactions: string;
  /** On the buttons, each of which can be pressed again to take it back. */
  readonly reaction: Readonly<Record<Reaction, string>>;
  readonly notForMe: string;
  readonly howMany: string;
  readonly newTab: string;
  /** After a reaction, with the way back. */
  reacted(reaction: Reaction, title: string): string;
  /** A reaction among the notes of Your data. */
  note(reaction: Reaction, title: string): string;
  /** Read out when products come on stage; `price` of the only one, null where there is none. */
  onStage(titles: readonly string[], price: string | null): string;
}
