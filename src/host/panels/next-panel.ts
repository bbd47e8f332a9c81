import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sentences } from '../../i18n/sentences.js';
import { productPicture } from '../picture.js';
import type { InterestRow, NextToShow } from '../view/interest.js';
import type { PanelContext } from './context.js';

/** What the panel may ask for. */
export interface NextActions {
  readonly put: (row: InterestRow) => void;
  /** The product last put on screen here, while it can be undone. */
  readonly last: InterestRow | null;
  readonly undo: () => void;
}

/** What to put on screen next, and how sure that is. */
export function nextPanel(context: PanelContext, actions: NextActions): TemplateResult {
  const { words, view } = context;
  return html`<section class="panel next" part="panel" aria-labelledby="next">
    <h2 id="next">${words.next.heading}</h2>
    <p class="caption">${words.next.caption}</p>
    ${view.next.first === null ? without(context) : front(view.next.first, context, actions)}
    <div role="status">
      ${
        actions.last === null
          ? nothing
          : html`<p class="marked small">
              <span>${words.next.marked(actions.last.title)}</span>
              <button class="quiet undo" type="button" @click=${actions.undo}>
                ${words.next.unmark}
              </button>
            </p>`
      }
    </div>
  </section>`;
}

function without({ words, view }: PanelContext): TemplateResult {
  return html`<p class="empty">${view.next.left === 0 ? words.next.allShown : words.next.untold}</p>`;
}

function front(first: InterestRow, context: PanelContext, actions: NextActions): TemplateResult {
  const { words, view, picture } = context;
  return html`<div class="first">
      ${productPicture(picture(first.subject))}
      <div>
        <h3>${first.title}</h3>
        ${pill(view.next, context)}
        <p class="small muted">${verdict(view.next, context)}</p>
      </div>
      <p class="small why">${sentences(...whyNext(view.next, context))}</p>
      <button
        class="button primary"
        part="put-button"
        type="button"
        aria-label=${words.next.putNamed(words.next.put, first.title)}
        @click=${once(() => actions.put(first))}
      >
        ${words.next.put}
      </button>
    </div>
    ${view.next.after.length === 0 ? nothing : following(context, actions)}`;
}

function following(
  { words, view, format, picture }: PanelContext,
  actions: NextActions,
): TemplateResult {
  const { after, more, tied } = view.next;
  const lead = tied
    ? words.next.tied(after.length)
    : after.length > 1
      ? words.next.thenEither(after.length)
      : words.next.thenThis;
  return html`<div class="then">
    <p class="small muted">${lead}</p>
    <ul>
      ${repeat(
        after,
        ({ id }) => id,
        (row) => html`<li>
          ${productPicture(picture(row.subject))}
          <b>${row.title}</b>
          <button
            class="quiet"
            type="button"
            aria-label=${words.next.putNamed(words.next.putShort, row.title)}
            @click=${once(() => actions.put(row))}
          >
            ${words.next.putShort}
          </button>
        </li>`,
      )}
    </ul>
    ${more === 0 ? nothing : html`<p class="small muted after">${words.next.more(more, format.count(more))}</p>`}
  </div>`;
}

/** How sure it is, as in "Who is ahead"; nothing where there is no other to compare with. */
function pill({ lead, sure }: NextToShow, { words }: PanelContext) {
  if (lead === null) return nothing;
  return html`<span class="verdict ${sure ? 'sure' : 'unsure'}"
    >${sure ? words.nextWhy.sure : words.nextWhy.notSure}</span
  >`;
}

/** Why this one: its own figure, and what it has over the one behind it. */
export function whyNext(
  { first, lead }: NextToShow,
  { words, format }: Pick<PanelContext, 'words' | 'format'>,
): string[] {
  if (first?.interest == null) return [];
  const { low, high } = format.interval(first.interest.together);
  const why = [words.nextWhy.why(format.of100(first.interest.estimate), low, high)];
  if (lead === null) return why;
  const gap = format.interval(lead.difference);
  const least =
    lead.difference.sure && Math.round(lead.difference.low * 100) === 0 ? '<1' : gap.low;
  const title = lead.behind.title;
  why.push(words.nextWhy.lead(format.of100(lead.difference.estimate), least, gap.high, title));
  return why;
}

function verdict(next: NextToShow, { words, format }: PanelContext): string {
  if (next.tied) return words.next.notSure;
  if (!next.sure) return words.next.only;
  const untold = next.untold.length;
  return untold === 0 ? words.next.sure : words.next.sureOfTold(untold, format.count(untold));
}

/** The second press of a double click would land on what took the first one's place. */
function once(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail <= 1) act();
  };
}
