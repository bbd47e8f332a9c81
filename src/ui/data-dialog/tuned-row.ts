import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.js';
import { namesFor } from '../words.js';
import type { DataContext } from './data-context.js';

/** Name of the fold with every comparison. */
const FOLD = 'comparisons';

/** What was learned about how the viewer chooses, what it was learned from, and the way back. */
export function tunedRow(context: DataContext): TemplateResult {
  const { view, actions, words, unfolded, fold } = context;
  const { tuned } = words.messages.data.picks;
  const { tuning } = view;
  const { length } = tuning.comparisons;
  const open = unfolded.has(FOLD);
  return html`<div class="row">
    <div>
      <b>${tuned.title}</b>
      <p>${tuned.text(tuning)}</p>
      <p>${tuned.from(tuning)}</p>
      ${
        length === 0
          ? nothing
          : html`<div>
              <button class="quiet" type="button" aria-expanded=${open} @click=${() => fold(FOLD)}>
                ${open ? tuned.hideComparisons : tuned.showComparisons(length)}
              </button>
              ${open ? comparisons(context) : nothing}
            </div>`
      }
      ${
        tuning.learnedFrom === 0 && length === 0
          ? nothing
          : html`<button class="quiet" type="button" @click=${() => actions.useStandardWeights()}>
              ${icon('undo', 'small', true)}${tuned.standard}
            </button>`
      }
    </div>
  </div>`;
}

function comparisons({ view, state, words }: DataContext): TemplateResult {
  const { tuned } = words.messages.data.picks;
  const names = namesFor(state, words);
  return html`<ul class="small-text">
    ${repeat(
      view.tuning.comparisons,
      ({ id }) => id,
      ({ at, better, worse }) => html`<li class="noted">
        <time class="figures muted" title=${words.format.dateTime(at)}>${words.format.time(at)}</time
        ><span>${tuned.comparison(names.title(better), names.title(worse))}</span>
      </li>`,
    )}
  </ul>`;
}
