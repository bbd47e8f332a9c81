/**
 * The element's other part: what the entry leaves to be loaded after the question is on screen.
 */

import type { ElementSession } from '../../page/session/options.js';
import type { Press, Wish } from '../../page/session/press.js';
import type { PlainElement } from '../plain-element.js';

/** The element as its other part knows it. */
export type Shell = PlainElement;

/** What the entry keeps for it. */
export interface Keeps {
  /** Where the newest click came through: this element or its second surface. */
  readonly pressedOn: () => HTMLElement;
  readonly setPressedOn: (surface: HTMLElement) => void;
  /** True, once, for the token of a press that was made, and proven, before this part was here. */
  readonly isHeld: (press: unknown, wish: Wish) => boolean;
}

/** What acts and draws for one element. */
export interface Body {
  readonly session: ElementSession;
  connect(): void;
  disconnect(): void;
  settingsChanged(): void;
  /** A click came through this element, before anything in it heard of it. */
  pressed(): void;
  draw(): void;
}

/** What the other part gives. */
export interface MainPart {
  makeBody(shell: Shell, keeps: Keeps): Body;
}

/** A wish that can be held until the other part is here. */
export type HeldWish = Extract<Wish, 'accept' | 'refuse'>;

/** What the session is handed for a press that was held; it says nothing by itself. */
export const HELD = Object.freeze({}) as Press;

let main: MainPart | null = null;

/** The other part, where it has been loaded. */
export function mainNow(): MainPart | null {
  return main;
}

/** Loads it; rejects where that fails, and may then be tried again. */
export async function loadMain(): Promise<MainPart> {
  main ??= await import('./body.js');
  return main;
}
