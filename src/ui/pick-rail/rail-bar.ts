import { html, nothing, type TemplateResult } from 'lit';
import { downloadJson } from '../data-dialog/download.js';
import { icon } from '../icons.js';
import { isStarting } from '../starting.js';
import { onPress } from '../trust.js';
import type { CardContext } from './product-card.js';

/** The bar that stays in sight while the rail does: what is on, see it, stop it. */
export function railBar({ state, actions, words }: CardContext): TemplateResult | typeof nothing {
  const { rail } = words.messages;
  // Drawn unseen while picks are on their way, so that its space is there.
  const awaited = isStarting(state);
  if (state.phase === 'on' || awaited) {
    const erasing = state.busy === 'erasing';
    return html`<div class=${awaited ? 'bar awaited' : 'bar'} part="bar">
      <span role="status">${icon('lock', 'small')}<span>${erasing ? rail.erasing : rail.onThisDevice}</span></span>
      <button class="quiet" part="your-data" type="button" @click=${() => actions.openData()}>
        ${rail.yourData}</button
      ><button
        class="quiet danger"
        part="stop-and-erase"
        type="button"
        aria-disabled=${erasing ? 'true' : nothing}
        @click=${onPress(
          'erase',
          (press) => {
            if (!erasing) actions.stopAndErase({ ledgerToo: false }, press);
          },
          rail.stopAndErase,
        )}
      >
        ${rail.stopAndErase}
      </button>
    </div>`;
  }
  if (state.phase !== 'off') return nothing;
  return html`<div class="bar" part="bar">
    <span role="status">${offIcon(state.offCause)}<span>${offText({ state, actions, words })}</span></span>
    <button class="quiet" part="privacy-choices" type="button" @click=${() => actions.openChoices()}>
      ${rail.privacyChoices}
    </button>
  </div>`;
}

/** After a no, its records for whoever asks; in the flow, so that the bar covers no more than a line. */
export function refusalRecord({
  state,
  actions,
  words,
}: CardContext): TemplateResult | typeof nothing {
  const isNo = state.offCause === 'refused' || state.offCause === 'erased';
  if (state.phase !== 'off' || !(isNo || state.erased)) return nothing;
  const { recordOfNo } = words.messages.rail;
  return html`<button
    class="quiet record"
    part="record-of-no"
    type="button"
    @click=${onPress(
      'refusal-record',
      (press) => void saveRefusal(actions.recordRefusal(press)),
      recordOfNo,
    )}
  >
    ${icon('down', 'small')}${recordOfNo}
  </button>`;
}

async function saveRefusal(record: Promise<string>): Promise<void> {
  try {
    downloadJson(await record, 'record-of-my-no.json');
  } catch {
    // The session has told the page; no file came, and a press tries again.
  }
}

/** What was just hidden, with the way back; stands on the bar until something else happens. */
export function dismissedLine({
  state,
  actions,
  words,
}: CardContext): TemplateResult | typeof nothing {
  if (state.dismissed === null) return nothing;
  const { rail } = words.messages;
  const title = state.byId.get(state.dismissed.productId)?.title ?? state.dismissed.productId;
  return html`<div class="bar undo" part="undo" role="status">
    <span>${icon('hide', 'small')}<span>${rail.dismissed(title)}</span></span>
    <button class="quiet" type="button" @click=${() => actions.undoDismiss()}>${rail.undo}</button>
  </div>`;
}

/** What was just said of a product, with the way back. */
export function reactedLine({
  state,
  actions,
  words,
}: CardContext): TemplateResult | typeof nothing {
  if (state.reacted === null) return nothing;
  const { productId, reaction } = state.reacted;
  const title = state.byId.get(productId)?.title ?? productId;
  return html`<div class="bar undo" part="undo" role="status">
    <span>${icon('note', 'small')}<span>${words.messages.gestures.reacted(reaction, title)}</span></span>
    <button class="quiet" type="button" @click=${() => actions.react(productId, reaction)}>
      ${words.messages.rail.undo}
    </button>
  </div>`;
}

/** What was just added and has left the picks for it; stands as long as "in the basket" would. */
export function addedLine(
  { state, words }: CardContext,
  isDrawn: (productId: string) => boolean,
): TemplateResult | typeof nothing {
  const added = [...state.cart].findLast(
    ([id, answer]) => answer.state === 'added' && state.byId.has(id) && !isDrawn(id),
  );
  if (added === undefined) return nothing;
  const title = state.byId.get(added[0])?.title ?? added[0];
  return html`<div class="bar undo" part="added" role="status">
    <span>${icon('check', 'small')}<span>${words.messages.carts.added(title)}</span></span>
  </div>`;
}

function offIcon(cause: CardContext['state']['offCause']): TemplateResult {
  return icon(cause === 'signal' || cause === 'erased' ? 'check' : 'lock', 'small');
}

function offText({ state, words }: CardContext): string {
  const { rail, outside } = words.messages;
  switch (state.offCause) {
    case 'erased': {
      if (state.erased === null) return rail.erased(null);
      const { ledgerEntries, auditEntries } = state.erased.remaining;
      return rail.erased({ used: ledgerEntries, log: auditEntries > 0 });
    }
    case 'signal':
      return rail.signalHonoured;
    case 'minor':
      return rail.offByMinor;
    case 'waiting':
      return outside.waiting;
    case 'outside': {
      const tool = state.outside.denied.picks;
      return tool ? outside.off(tool) : outside.elsewhere;
    }
    default:
      return rail.off;
  }
}
