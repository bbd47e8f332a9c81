import { html, nothing, type TemplateResult } from 'lit';
import { PURPOSES, type Purpose, type Purposes } from '../core/consent.js';
import { type Press, pressFor, savingOf } from '../page/session/press.js';
import type { SessionState } from '../page/session/state.js';
import { ifOwnPress } from './trust.js';
import type { Words } from './words.js';

/** Purposes that an opt-out signal, and a known-minor signal, keep off. */
const OFF_BY_SIGNAL: readonly Purpose[] = ['counts', 'offers'];
const OFF_BY_MINOR: readonly Purpose[] = ['picks', 'history', 'offers', 'region'];

/**
 * The five switches. `toggle` is called for the viewer's own press only, with the whole new choice
 * and the proof; a purpose that lost what it needs is turned off with it.
 */
export function purposeRows(
  purposes: Purposes,
  state: SessionState,
  words: Words,
  toggle: (purposes: Purposes, press: Press) => void,
): TemplateResult {
  const offered = PURPOSES.filter(
    (purpose) => purpose !== 'counts' || state.countsOffered || state.signalHonoured,
  );
  return html`<div class="rows">
    ${offered.map((purpose) => purposeRow(purpose, purposes, state, words, toggle))}
  </div>`;
}

function purposeRow(
  purpose: Purpose,
  purposes: Purposes,
  state: SessionState,
  words: Words,
  toggle: (purposes: Purposes, press: Press) => void,
): TemplateResult {
  const { how } = words.messages;
  const { title, text } = how.purposes[purpose];
  const blocked = blockedBy(purpose, state, words);
  const missing = needs(purpose, purposes);
  const { recipient, recipientCountry } = state.notified;
  const elsewhere = purpose === 'counts' && (recipient !== null || recipientCountry !== null);
  const country = recipientCountry === null ? null : words.format.country(recipientCountry);
  return html`<div class="row">
    <div>
      <b id="purpose-${purpose}">${title}</b>
      <p id="purpose-${purpose}-text">
        ${text}${elsewhere ? ` ${how.recipient(recipient, country)}` : nothing}${blocked === null ? nothing : html` ${blocked}`}
      </p>
    </div>
    ${switchButton({
      on: purposes[purpose],
      labelledBy: `purpose-${purpose}`,
      describedBy: `purpose-${purpose}-text`,
      disabled: blocked !== null || missing,
      toggle: (event) => {
        const next = withoutOrphans({ ...purposes, [purpose]: !purposes[purpose] });
        const press = pressFor(event, savingOf(next), title);
        if (press !== null) toggle(next, press);
      },
    })}
  </div>`;
}

/** A switch that answers only to the viewer's own press. */
export function switchButton(options: {
  readonly on: boolean;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly disabled?: boolean;
  readonly toggle: (event: Event) => void;
}): TemplateResult {
  return html`<button
    class="switch"
    part="switch"
    type="button"
    role="switch"
    aria-checked=${options.on}
    aria-labelledby=${options.labelledBy}
    aria-describedby=${options.describedBy}
    ?disabled=${options.disabled === true}
    @click=${ifOwnPress(options.toggle)}
  ></button>`;
}

function blockedBy(purpose: Purpose, state: SessionState, words: Words): string | null {
  if (state.shared && purpose === 'history') return words.messages.protection.forgetBlocks;
  if (state.minor && OFF_BY_MINOR.includes(purpose)) return words.messages.how.blockedByMinor;
  if (state.signalHonoured && OFF_BY_SIGNAL.includes(purpose))
    return words.messages.how.blockedBySignal;
  const tool = state.outside.denied[purpose];
  return tool ? words.messages.outside.blocked(tool) : null;
}

function needs(purpose: Purpose, purposes: Purposes): boolean {
  if (purpose === 'history') return !purposes.picks && !purposes.offers;
  return purpose === 'region' && !purposes.picks;
}

function withoutOrphans(purposes: Purposes): Purposes {
  return {
    ...purposes,
    history: purposes.history && (purposes.picks || purposes.offers),
    region: purposes.region && purposes.picks,
  };
}
