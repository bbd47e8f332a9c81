import { html, nothing, type TemplateResult } from 'lit';
import type { ElementSession } from '../../page/session/options.js';
import { icon } from '../icons.js';
import type { Drawn, OverlayController } from '../overlay/overlay.js';
import type { PickRail } from '../pick-rail/pick-rail.js';
import { type RecapCard, recapTitle } from '../recap-card/recap-card.js';
import type { Words } from '../words.js';
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
}

const RAIL_PARTS =
  'rail, rail-head, segment, cards, card, picture, title, price, flag, why, add, choose, menu-button, menu, reaction, chooser, variant, quantity, add-chosen, bar, notice, more-like-this, not-for-me, all-products, your-data, stop-and-erase, privacy-choices, record-of-no';
const RECAP_PARTS = 'recap, recap-item, watch, off, offer, offer-code, offers-off, picture, price';

/** Whether the question is on screen. It goes with the press; where the answer could not be kept, it is back. */
export function isAsking({ state }: ElementSession): boolean {
  return state.busy !== 'choosing' && (state.phase === 'asking' || state.askAgain.length > 0);
}

/** What stands over a player, as far as the room it needs depends on it. */
export function drawnOf(session: ElementSession): Drawn {
  if (isAsking(session)) return 'question';
  return session.state.afterShow === null ? 'picks' : 'picks-and-recap';
}

/**
 * In the flow of the page: the question above the rail.
 * @param lifted Whether the question is drawn above a player that fills the screen.
 */
export function railSurface(view: View, lifted: boolean): TemplateResult {
  const { session } = view;
  const asks = html`<div class="asks" popover=${lifted ? 'manual' : nothing}>${question(view)}</div>`;
  return html`${isAsking(session) ? asks : nothing}${rail(view)}${belongings(view)}`;
}

/** Below a player over which the rest is drawn: the rail where that has no room, else nothing. */
export function belowSurface(view: View, overlay: OverlayController): TemplateResult {
  if (overlay.below) return railSurface(view, false);
  return html`${overlay.holdsDialogs ? nothing : belongings(view)}`;
}

/** Over the player: the question, or the rail as a panel, clear of controls and captions. */
export function overSurface(view: View, overlay: OverlayController): TemplateResult {
  const { layout, away, holdsDialogs } = overlay;
  if (layout.place !== 'over') return html`${holdsDialogs ? belongings(view) : nothing}`;
  const { overlay: words } = view.words.messages;
  return html`<div
      class="over"
      @click=${stay}
      @dblclick=${stay}
      @keyup=${stay}
      @keydown=${(event: KeyboardEvent) => pressKey(event, view, overlay)}
    >
      <div class="frame">
        <div class="spot">${
          layout.room.spot === null ? nothing : spotlight(view.session, view.words, true)
        }</div>
        <div class="dock" part="overlay">${away ? back(view, overlay) : dock(view, overlay)}</div>
        ${
          layout.button
            ? html`<button
                class="round screen"
                part="fullscreen"
                type="button"
                aria-label=${layout.full ? words.leaveFullscreen : words.fullscreen}
                title=${layout.full ? words.leaveFullscreen : words.fullscreen}
                @click=${() => overlay.toggleFullscreen()}
              >
                ${icon(layout.full ? 'unfull' : 'full')}
              </button>`
            : nothing
        }
      </div>
      ${holdsDialogs ? belongings(view) : nothing}
    </div>`;
}

/** What belongs to whichever surface is drawn: the open dialog, and the live region. */
function belongings({ session, words, told, staged }: View): TemplateResult {
  return html`${panel(session, words)}
    <div class="unseen" role="status">${told}</div>
    <div class="unseen" role="status" data-of="stage">${staged}</div>`;
}

function question({ session, words }: View): TemplateResult {
  return html`<sp-opt-in-card
    exportparts="opt-in, choice, how"
    .state=${session.state}
    .actions=${session}
    .words=${words}
  ></sp-opt-in-card>`;
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
function recap({ session, words }: View): TemplateResult | typeof nothing {
  const { state } = session;
  if (state.afterShow === null) return nothing;
  return html`<sp-recap-card
    exportparts=${RECAP_PARTS}
    .state=${state}
    .actions=${session}
    .words=${words}
  ></sp-recap-card>`;
}

function dock(view: View, overlay: OverlayController): TemplateResult {
  const { session } = view;
  const { overlay: words } = view.words.messages;
  const aside = html`<button
    class="round aside"
    part="overlay-away"
    type="button"
    aria-label=${words.moveBelow}
    title=${words.moveBelow}
    @click=${() => overlay.moveAway(true, '.back')}
  >
    ${icon('below', 'small')}
  </button>`;
  if (isAsking(session)) return html`<div class="tab">${aside}</div>${question(view)}`;
  const { folded } = overlay;
  const name = folded ? words.unfold : words.fold;
  return html`<sp-pick-rail
    exportparts=${RAIL_PARTS}
    .state=${session.state}
    .actions=${session}
    .words=${view.words}
    .compact=${true}
    .folded=${folded}
    ><div slot="corner" class="corner">
      ${
        overlay.layout.room.tight
          ? nothing
          : html`<button
              class="round"
              part="overlay-fold"
              type="button"
              aria-expanded=${!folded}
              aria-label=${name}
              title=${name}
              @click=${() => overlay.fold(!folded)}
            >
              <span class=${folded ? 'turned' : ''}>${icon('open', 'small')}</span>
            </button>`
      }${aside}
    </div>${recapJump(view, overlay)}${recap(view)}</sp-pick-rail
  >`;
}

/** Over a player the recap stands below the picks, and is gone while folded: one press leads there. */
function recapJump(
  { session, words }: View,
  overlay: OverlayController,
): TemplateResult | typeof nothing {
  const { afterShow } = session.state;
  if (afterShow === null || overlay.layout.room.tight) return nothing;
  return html`<button
    slot="lead"
    class="jump"
    part="recap-jump"
    type="button"
    @click=${(event: Event) => {
      overlay.fold(false);
      void toRecap((event.currentTarget as HTMLElement).parentElement as PickRail);
    }}
  >
    ${recapTitle(afterShow, words.messages.afterShow)}${icon('open', 'small')}
  </button>`;
}

async function toRecap(rail: PickRail): Promise<void> {
  rail.folded = false;
  await rail.updateComplete;
  // The panel has its new height with the next frame.
  await new Promise(requestAnimationFrame);
  rail.querySelector<RecapCard>('sp-recap-card')?.reveal();
}

function back({ words }: View, overlay: OverlayController): TemplateResult {
  const { moveBack } = words.messages.overlay;
  return html`<button
    class="round back"
    part="overlay-back"
    type="button"
    aria-label=${moveBack}
    title=${moveBack}
    @click=${() => overlay.moveAway(false, '.aside')}
  >
    ${icon('bag')}
  </button>`;
}

/** A press here is not one on the player, which would pause or go to the full screen. */
function stay(event: Event): void {
  event.stopPropagation();
}

/** The player's shortcuts are not meant either. Escape makes the panel small; dialogs take their own. */
function pressKey(event: KeyboardEvent, { session }: View, overlay: OverlayController): void {
  event.stopPropagation();
  const isFree = !overlay.folded && !overlay.away && !isAsking(session);
  if (event.key !== 'Escape' || event.defaultPrevented || !isFree) return;
  event.preventDefault();
  overlay.fold(true);
}
