import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Reason } from '../../core/picks.js';
import type { Cause } from '../../core/view.js';
import { icon } from '../icons.js';
import { namesFor } from '../words.js';
import type { DataContext } from './data-context.js';

/** Causes drawn before "Show all". */
const FIRST_CAUSES = 6;

/** What of the viewer the picks rest on, each to be tried away. */
export function causesList(context: DataContext): TemplateResult {
  const { view, words, unfolded, fold } = context;
  const { picks, knows } = words.messages.data;
  const { causes } = view;
  const all = unfolded.has('causes') || causes.length <= FIRST_CAUSES + 1;
  const most = Math.max(...causes.map(sizeOf), 0);
  return html`<h4 class="section-title" id="rests">${picks.rests}</h4>
    <p class="small-text muted under-title">${causes.length === 0 ? picks.restsNone : picks.restsLead}</p>
    ${
      causes.length === 0
        ? nothing
        : html`<ul class="rows" data-list="causes" aria-labelledby="rests">
            ${repeat(
              all ? causes : causes.slice(0, FIRST_CAUSES),
              ({ id }) => id,
              (cause) => causeRow(cause, most, context),
            )}
          </ul>`
    }
    ${
      causes.length <= FIRST_CAUSES + 1
        ? nothing
        : html`<button class="quiet unfold" type="button" aria-expanded=${all} @click=${() => fold('causes')}>
            ${all ? knows.showLess : knows.showAllInterests(causes.length)}
          </button>`
    }`;
}

/** The trial: what is left out, that nothing is removed yet, and the two ways on. */
export function trialBox(context: DataContext, cause: Cause, moves: number): TemplateResult {
  const { actions, words, state } = context;
  const { picks } = words.messages.data;
  const named = words.messages.reasons.cause(asReason(cause), namesFor(state, words));
  return html`<div class="trial" role="group" aria-labelledby="trial">
    <p id="trial" tabindex="-1"><b>${picks.trial(named)}</b> ${picks.trialText(moves)}</p>
    <div class="trial-buttons">
      <button
        class="button danger"
        type="button"
        aria-label=${picks.confirmNamed(named)}
        @click=${() => actions.deleteSignals(cause.acts.signalIds)}
      >
        ${icon('trash')}${picks.confirm}</button
      ><button class="button" type="button" @click=${() => actions.previewWithout(null)}>
        ${icon('undo', 'normal', true)}${picks.cancel}
      </button>
    </div>
  </div>`;
}

function causeRow(
  cause: Cause,
  most: number,
  { view, state, actions, words }: DataContext,
): TemplateResult {
  const { picks } = words.messages.data;
  const { label } = words.messages.reasons.row(asReason(cause), namesFor(state, words));
  const speaks = cause.parts.filter(({ contribution }) => contribution > 0).length;
  const tried = state.panel?.kind === 'data' && state.panel.preview?.causeId === cause.id;
  const length = most > 0 ? (sizeOf(cause) / most) * 100 : 0;
  return html`<li class="cause" data-row=${cause.id}>
    <span>${label}</span>
    <small class="muted">${picks.inPicks(speaks, cause.parts.length - speaks, view.explanations.length)}</small>
    <div class="length ${speaks === 0 ? 'against' : ''}" aria-hidden="true" .style=${`--length: ${length.toFixed(2)}%`}></div>
    <button
      class="quiet"
      type="button"
      data-act="try"
      data-cause=${cause.id}
      aria-label=${picks.tryNamed(label)}
      aria-pressed=${tried}
      @click=${() => actions.previewWithout(cause.id)}
    >
      ${picks.tryWithout}
    </button>
  </li>`;
}

function sizeOf({ parts }: Cause): number {
  return parts.reduce((sum, { contribution }) => sum + Math.abs(contribution), 0);
}

/** A cause in the words of a reason: its acts, and whether they speak for or against. */
function asReason({ id, acts, parts }: Cause): Reason {
  const contribution = parts.reduce((sum, part) => sum + part.contribution, 0);
  return { id, kind: 'similar', contribution, about: 'viewer', acts };
}
