import { html, nothing, type TemplateResult } from 'lit';
import type { ElementSession } from '../../page/session/options.js';
import type { Words } from '../words.js';
import type { Lateness } from './late-dialogs.js';
import { panel } from './panel.js';
import { spotlight } from './spotlight.js';

/** What a surface is drawn from. */
export interface View {
  readonly session: ElementSession;
  readonly words: Words;
  /** What a live region says. */
  readonly told: string;
  /** What another says, of what is on stage. */
  readonly staged: string;
  /** What is said where the code of the open dialog is not here; null: it is, or will be in a moment. */
  readonly lateness: Lateness | null;
  /** Tries to load it again. */
  readonly retry: () => void;
}

export const RAIL_PARTS =
  'rail, rail-head, segment, cards, card, picture, title, price, flag, why, add, choose, menu-button, menu, reaction, chooser, variant, quantity, add-chosen, bar, notice, more-like-this, not-for-me, all-products, your-data, stop-and-erase, privacy-choices, record-of-no';
const RECAP_PARTS = 'recap, recap-item, watch, off, offer, offer-code, offers-off, picture, price';

/** Whether the question is on screen. It goes with the press; where the answer could not be kept, it is back. */
export function isAsking({ state }: ElementSession): boolean {
  return state.busy !== 'choosing' && (state.phase === 'asking' || state.askAgain.length > 0);
}

/** In the flow of the page, below the question. */
export function railSurface(view: View): TemplateResult {
  return html`${rail(view)}${belongings(view)}`;
}

/** What belongs to whichever surface is drawn: the open dialog, and the live region. */
export function belongings(view: View): TemplateResult {
  const { told, staged } = view;
  return html`${panel(view)}
    <div class="unseen" role="status">${told}</div>
    <div class="unseen" role="status" data-of="stage">${staged}</div>`;
}

function rail(view: View): TemplateResult {
  const { session, words } = view;
  const { state } = session;
  return html`<sp-pick-rail
    exportparts=${RAIL_PARTS}
    .state=${state}
    .actions=${session}
    .words=${words}
    >${spotlight(session, words, false)}${recap(view)}</sp-pick-rail
  >`;
}

/** Below the products, wherever these are. */
export function recap({ session, words }: View): TemplateResult | typeof nothing {
  const { state } = session;
  if (state.afterShow === null) return nothing;
  return html`<sp-recap-card
    exportparts=${RECAP_PARTS}
    .state=${state}
    .actions=${session}
    .words=${words}
  ></sp-recap-card>`;
}
