import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { StoredSignal } from '../../core/signal.js';
import { icon } from '../icons.js';
import { namesFor } from '../words.js';
import type { DataContext } from './data-context.js';

/** Notes drawn at first. */
export const FIRST_NOTES = 4;

/** Notes drawn with each press: thousands at once would keep a phone busy for seconds. */
const MORE_NOTES = 100;

/** Every note, newest first, each removable; drawn a hundred at a time. */
export function notesList(context: DataContext): TemplateResult | typeof nothing {
  const { view, words, shownNotes, showNotes } = context;
  const { signals } = view;
  if (signals.length === 0) return nothing;
  const { knows } = words.messages.data;
  const left = signals.length - shownNotes;
  const next = Math.min(MORE_NOTES, left);
  const dayOf = (signal: StoredSignal | undefined) =>
    signal === undefined ? '' : words.format.date(signal.at);
  // Today goes without saying.
  const today = words.format.date(Date.now());
  return html`<h4 class="section-title" id="notes">${knows.notes}</h4>
    <ul class="rows" data-list="notes" aria-labelledby="notes">
      ${repeat(
        signals.slice(0, shownNotes),
        ({ id }) => id,
        (signal, nth) => {
          const day = dayOf(signal);
          const before = nth === 0 ? today : dayOf(signals[nth - 1]);
          return noteRow(signal, day === before ? null : day, context);
        },
      )}
    </ul>
    ${
      left > 0
        ? html`<button class="quiet unfold" type="button" @click=${() => showNotes(shownNotes + next)}>
            ${knows.showMore(next, left)}
          </button>`
        : nothing
    }
    ${
      shownNotes > FIRST_NOTES && signals.length > FIRST_NOTES
        ? html`<button class="quiet unfold" type="button" @click=${() => showNotes(FIRST_NOTES)}>
            ${knows.showLess}
          </button>`
        : nothing
    }`;
}

function noteRow(
  signal: StoredSignal,
  day: string | null,
  { state, actions, words }: DataContext,
): TemplateResult {
  const { data } = words.messages;
  const text = data.knows.note(signal, namesFor(state, words));
  return html`<li class="row tight" data-row=${signal.id}>
    ${day === null ? nothing : html`<p class="day">${day}</p>`}
    <div class="small-text noted">
      <time class="figures muted" title=${words.format.dateTime(signal.at)}>${words.format.time(signal.at)}</time
      ><span>${text}</span>
    </div>
    <button
      class="round"
      type="button"
      data-act="delete"
      aria-label=${data.knows.deleteNote(text)}
      @click=${() => actions.deleteSignals([signal.id])}
    >
      ${icon('trash', 'small')}
    </button>
  </li>`;
}
