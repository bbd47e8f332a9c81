import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { RETENTION_DAYS } from '../../core/retention.js';
import type { StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import { icon } from '../icons.js';
import { namesFor } from '../words.js';
import type { DataContext } from './data-context.js';

/** Notes shown before "Show all". */
const FIRST_NOTES = 4;

/** Cells of the strength meter. */
const METER = 5;

/** Every interest and every note, each removable. */
export function knowsView(context: DataContext): TemplateResult {
  const { view, words } = context;
  const { data } = words.messages;
  const { storage } = view.run;
  const kept = storage === 'durable' ? 'kept' : storage;
  const all = context.unfolded.has('notes');
  const notes = all ? view.signals : view.signals.slice(0, FIRST_NOTES);
  return html`<p class="lead">
      ${
        view.signals.length === 0
          ? data.knows.none
          : data.knows.lead(view.signals.length, kept, RETENTION_DAYS.history)
      }
    </p>
    ${undoLine(context)}
    ${
      view.interests.length === 0
        ? nothing
        : html`<ul class="rows">
            ${repeat(
              view.interests,
              ({ id }) => id,
              (interest) => interestRow(interest, context),
            )}
          </ul>`
    }
    ${
      notes.length === 0
        ? nothing
        : html`<h4 class="section-title">${data.knows.notes}</h4>
            <ul class="rows">
              ${repeat(
                notes,
                ({ id }) => id,
                (signal) => noteRow(signal, context),
              )}
            </ul>`
    }
    ${
      view.signals.length <= FIRST_NOTES
        ? nothing
        : html`<button class="quiet unfold" type="button" aria-expanded=${all} @click=${() => context.fold('notes')}>
            ${all ? data.knows.showLess : data.knows.showAll(view.signals.length)}
          </button>`
    }
    ${countryRow(context)}
    <div class="note">${icon('lock')}<span>${typeof view.region === 'string' ? words.messages.region.notKnown : data.knows.notKnown}</span></div>`;
}

function undoLine({ state, actions, words }: DataContext): TemplateResult | typeof nothing {
  const { panel } = state;
  if (panel?.kind !== 'data' || panel.undoToken === undefined || panel.undoOf === 'weights') {
    return nothing;
  }
  const { data, why } = words.messages;
  return html`<div class="note undone" role="status">
    ${icon('check')}<span>${data.knows.removed}</span>
    <button class="quiet" type="button" @click=${() => actions.undo()}>${why.undo}</button>
  </div>`;
}

/** With the region purpose: the country, and the switch that turns it off. */
function countryRow({ view, actions, words }: DataContext): TemplateResult | typeof nothing {
  if (view.region === undefined) return nothing;
  const { messages, format } = words;
  const { region, how } = messages;
  return html`<div class="rows spaced">
    <div class="row">
      <div>
        <b>${view.region === null ? region.unknown : region.known(format.country(view.region))}</b>
        <p>${region.text(how.purposes.region.title)}</p>
        <button class="quiet" type="button" @click=${() => actions.openData('choices')}>
          ${region.toChoices}
        </button>
      </div>
    </div>
  </div>`;
}

function interestRow(interest: Interest, { state, actions, words }: DataContext): TemplateResult {
  const { data, why } = words.messages;
  const level = Math.max(1, Math.ceil(Math.abs(interest.strength) * METER));
  const against = interest.strength < 0;
  return html`<li class="interest">
    <div>
      <b>${interest.label}</b>
      <p>${data.knows.interest(interest, namesFor(state, words))}</p>
    </div>
    <span class="meter ${against ? 'less' : ''}" role="img" aria-label=${data.knows.strength(level, against)}
      >${Array.from({ length: METER }, (_, index) => html`<i class=${index < level ? 'on' : ''}></i>`)}</span
    >
    <button
      class="quiet"
      type="button"
      aria-label=${data.knows.removeNamed(interest.label)}
      @click=${() => actions.deleteSignals(interest.signalIds)}
    >
      ${why.remove}
    </button>
  </li>`;
}

function noteRow(signal: StoredSignal, { state, actions, words }: DataContext): TemplateResult {
  const { data } = words.messages;
  const text = data.knows.note(signal, namesFor(state, words));
  return html`<li class="row tight">
    <div class="small-text noted">
      <time class="figures muted" title=${words.format.dateTime(signal.at)}>${words.format.time(signal.at)}</time
      ><span>${text}</span>
    </div>
    <button
      class="round"
      type="button"
      aria-label=${data.knows.deleteNote(text)}
      @click=${() => actions.deleteSignals([signal.id])}
    >
      ${icon('trash', 'small')}
    </button>
  </li>`;
}
