import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InterestCorrection } from '../../core/protocol.js';
import { RETENTION_DAYS } from '../../core/retention.js';
import type { Interest } from '../../core/view.js';
import { icon } from '../icons.js';
import { namesFor } from '../words.js';
import type { DataContext } from './data-context.js';
import { notesList } from './notes-list.js';

/** Interests drawn before "Show all". */
const FIRST_INTERESTS = 6;

/** Cells of the strength meter. */
const METER = 5;

/** Every interest, each to be corrected, kept or removed, and every note. */
export function knowsView(context: DataContext): TemplateResult {
  const { view, words } = context;
  const { data } = words.messages;
  const { storage } = view.run;
  const kept = storage === 'durable' ? 'kept' : storage;
  return html`${
    view.signals.length === 0
      ? html`<div class="empty">${icon('notes')}
          <p><b>${data.knows.none}</b> ${data.knows.noneText}</p>
        </div>`
      : html`<p class="lead">${data.knows.lead(view.signals.length, kept, RETENTION_DAYS.history)}</p>`
  }
  ${interestList(context)} ${notesList(context)} ${countryRow(context)}
  <div class="note">${icon('lock')}<span>${typeof view.region === 'string' ? words.messages.region.notKnown : data.knows.notKnown}</span></div>`;
}

function interestList(context: DataContext): TemplateResult | typeof nothing {
  const { words, interests, unfolded, fold } = context;
  if (interests.length === 0) return nothing;
  const { knows } = words.messages.data;
  const all = unfolded.has('interests') || interests.length <= FIRST_INTERESTS + 1;
  return html`<h4 class="section-title first" id="interests">${knows.interests}</h4>
    <ul class="rows" data-list="interests" aria-labelledby="interests">
      ${repeat(
        all ? interests : interests.slice(0, FIRST_INTERESTS),
        ({ id }) => id,
        (interest) => interestRow(interest, context),
      )}
    </ul>
    ${
      interests.length <= FIRST_INTERESTS + 1
        ? nothing
        : html`<button class="quiet unfold" type="button" aria-expanded=${all} @click=${() => fold('interests')}>
            ${all ? knows.showLess : knows.showAllInterests(interests.length)}
          </button>`
    }
    <p class="small-text muted legend">${knows.legend}</p>`;
}

function interestRow(
  interest: Interest,
  { view, state, actions, words }: DataContext,
): TemplateResult {
  const { data, why } = words.messages;
  const { knows } = data;
  const { id, label, strength, said, signalIds } = interest;
  const level = strength === 0 ? 0 : Math.max(1, Math.ceil(Math.abs(strength) * METER));
  const against = strength < 0;
  const notes = signalIds.length - (said === undefined ? 0 : 1);
  const correct = (correction: InterestCorrection) => () => actions.correctInterest(id, correction);
  /** Saying it once more takes it back. */
  const say = (word: 'less' | 'more') =>
    said?.said === word ? () => actions.deleteSignals([said.signalId]) : correct(word);
  // Without picks nothing is sorted by it, so there is nothing to correct but the notes.
  const words4 = view.purposes.picks
    ? html`${toggle('less', knows.less, knows.lessNamed(label), said?.said === 'less', say('less'))}
        ${toggle('more', knows.more, knows.moreNamed(label), said?.said === 'more', say('more'))}
        ${toggle('keep', knows.keep, knows.keepNamed(label), said?.pinned === true, correct(said?.pinned === true ? 'unpin' : 'pin'))}`
    : nothing;
  return html`<li class="interest" data-row=${id}>
    <b><bdi>${label}</bdi></b>
    <span class="meter ${against ? 'less' : ''}" role="img" aria-label=${knows.strength(level, against)}
      >${Array.from({ length: METER }, (_, index) => html`<i class=${index < level ? 'on' : ''}></i>`)}</span
    >
    <p>${knows.interest(interest, namesFor(state, words))}</p>
    <div class="says" role="group" aria-label=${knows.correct(label)}>
      ${words4}
      <button
        class="quiet remove"
        type="button"
        data-act="remove"
        aria-label=${knows.removeNamed(label, notes)}
        @click=${correct('remove')}
      >
        ${why.remove}
      </button>
    </div>
  </li>`;
}

function toggle(
  act: string,
  text: string,
  name: string,
  on: boolean,
  press: () => void,
): TemplateResult {
  return html`<button
    class="say"
    type="button"
    data-act=${act}
    aria-pressed=${on}
    aria-label=${name}
    @click=${press}
  >
    ${on ? icon('check', 'small') : nothing}${text}
  </button>`;
}

/** With the region purpose: the country, and the switch that turns it off. */
function countryRow({ view, actions, words }: DataContext): TemplateResult | typeof nothing {
  if (view.region === undefined) return nothing;
  const { messages, format } = words;
  const { region, how } = messages;
  return html`<div class="rows spaced">
    <div class="row">
      <div>
        <b>${view.region === null ? region.unknown : region.known(format.country(view.region), view.regionBy?.chosen !== null)}</b>
        <p>${region.text(how.purposes.region.title)}</p>
        <button class="quiet" type="button" @click=${() => actions.openData('choices')}>
          ${region.toChoices}
        </button>
      </div>
    </div>
  </div>`;
}
