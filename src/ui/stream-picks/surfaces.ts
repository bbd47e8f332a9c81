import { html, nothing, type TemplateResult } from 'lit';
import type { ElementSession } from '../../page/session/options.js';
import { icon } from '../icons.js';
import { askWordsOf } from '../opt-in-card/changes.js';
import type { Drawn, OverlayController } from '../overlay/overlay.js';
import type { PickRail } from '../pick-rail/pick-rail.js';
import type { RecapCard } from '../recap-card/recap-card.js';
import { recapTitle } from '../recap-card/recap-title.js';
import { belongings, isAsking, RAIL_PARTS, railSurface, recap, type View } from './rail-surface.js';
import { spotlight } from './spotlight.js';

/** What stands over a player, as far as the room it needs depends on it. */
export function drawnOf(session: ElementSession): Drawn {
  if (isAsking(session)) return 'question';
  return session.state.afterShow === null ? 'picks' : 'picks-and-recap';
}

/** Below a player over which the rest is drawn: the rail where that has no room, else nothing. */
export function belowSurface(view: View, overlay: OverlayController): TemplateResult {
  if (overlay.below) return railSurface(view);
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

function question({ session, words }: View): TemplateResult {
  return html`<sp-opt-in-card
    exportparts="opt-in, choice, how"
    .state=${session.state}
    .actions=${session}
    .words=${askWordsOf(words)}
  ></sp-opt-in-card>`;
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
  await customElements.whenDefined('sp-recap-card');
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
