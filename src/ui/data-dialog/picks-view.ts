import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Explanation, Reason } from '../../core/picks.js';
import type { PicksPreview } from '../../page/session/state.js';
import { icon } from '../icons.js';
import { switchButton } from '../purpose-rows.js';
import { thumb } from '../thumb.js';
import { causesList, trialBox } from './causes-list.js';
import type { DataContext } from './data-context.js';
import { fewerRow } from './fewer-row.js';
import { tunedRow } from './tuned-row.js';

/** The groups a score is drawn in, in this order. */
const GROUPS = ['same', 'similar', 'stage', 'popular', 'other', 'against'] as const;
type Group = (typeof GROUPS)[number];

/** Each pick's score as a bar split into its reasons, what all rest on, and how to change it. */
export function picksView(context: DataContext): TemplateResult {
  const { view, words } = context;
  const { picks } = words.messages.data;
  if (view.explanations.length === 0) {
    return html`<div class="empty">${icon('why')}
        <p>${picks.none}</p>
      </div>
      ${switches(context)}`;
  }
  const { panel } = context.state;
  const preview = panel?.kind === 'data' ? (panel.preview ?? null) : null;
  const cause = view.causes.find(({ id }) => id === preview?.causeId);
  return html`${
    preview === null || cause === undefined
      ? html`<p class="lead">${picks.lead}</p>
          ${scores(context)}`
      : html`${trialBox(context, cause, movesIn(preview))} ${trialOrder(preview, context)}`
  }
  ${view.basedOnMe ? causesList(context) : nothing} ${switches(context)}`;
}

function scores(context: DataContext): TemplateResult {
  const { data } = context.words.messages;
  const split = context.view.explanations.map((explanation) => ({
    explanation,
    parts: groups(explanation),
  }));
  const present = new Set(split.flatMap(({ parts }) => [...parts.keys()]));
  const longest = Math.max(
    ...split.map(({ parts }) => [...parts.values()].reduce((a, b) => a + b, 0)),
    0,
  );
  return html`<div class="key">
      ${GROUPS.filter((group) => present.has(group)).map(
        (group) => html`<span><i class=${group}></i>${data.picks.key[group]}</span>`,
      )}
    </div>
    <ol>
      ${repeat(
        split,
        ({ explanation }) => explanation.productId,
        ({ explanation, parts }) => mixRow(explanation, parts, longest, context),
      )}
    </ol>`;
}

/** How many picks would stand elsewhere, come or go. */
function movesIn({ before, after }: PicksPreview): number {
  const ids = new Set([...before, ...after]);
  return [...ids].filter((id) => before.indexOf(id) !== after.indexOf(id)).length;
}

/** The order as it would be, then what would leave it. */
function trialOrder({ before, after }: PicksPreview, context: DataContext): TemplateResult {
  const gone = before.filter((id) => !after.includes(id));
  return html`<ol class="trial-order">
    ${repeat(
      [...after, ...gone],
      (id) => id,
      (id) => trialRow(id, before.indexOf(id) + 1, after.indexOf(id) + 1, context),
    )}
  </ol>`;
}

/** Places are 1 for the first; 0: not among the picks. */
function trialRow(
  productId: string,
  from: number,
  to: number,
  { state, words }: DataContext,
): TemplateResult {
  const { picks } = words.messages.data;
  const product = state.byId.get(productId);
  const move =
    from === to
      ? picks.stays(to)
      : from === 0
        ? picks.comesIn(to)
        : to === 0
          ? picks.leaves(from)
          : picks.moved(from, to);
  return html`<li class="mix ${to === 0 ? 'leaves' : ''}" data-glide=${productId}>
    ${product === undefined ? html`<span class="thumb"></span>` : thumb(product, state)}
    <span class="name"><bdi>${product?.title ?? productId}</bdi></span>
    <span class="move ${from === to ? '' : 'moves'}">${move}</span>
  </li>`;
}

function switches(context: DataContext): TemplateResult {
  const { view, state, actions, words } = context;
  const { data, why } = words.messages;
  const promotes = state.products.some((product) => product.promotedBy !== undefined);
  return html`<div class="rows spaced">
    ${tunedRow(context)}
    <div class="row">
      <div>
        <b id="not-me">${data.picks.notBasedOnMe.title}</b>
        <p id="not-me-text">${data.picks.notBasedOnMe.text}</p>
      </div>
      ${switchButton({
        on: !state.basedOnMe,
        labelledBy: 'not-me',
        describedBy: 'not-me-text',
        toggle: () => actions.setBasedOnMe(!state.basedOnMe),
      })}
    </div>
    ${fewerRow(context)}
    ${
      promotes
        ? html`<div class="row">
            <div>
              <b id="paid">${why.showPromoted.title}</b>
              <p id="paid-text">${why.showPromoted.text}</p>
            </div>
            ${switchButton({
              on: view.showPromoted,
              labelledBy: 'paid',
              describedBy: 'paid-text',
              toggle: () => actions.setShowPromoted(!view.showPromoted),
            })}
          </div>`
        : nothing
    }
  </div>`;
}

function groups(explanation: Explanation): Map<Group, number> {
  const parts = new Map<Group, number>();
  for (const reason of explanation.reasons) {
    const group = groupOf(reason);
    parts.set(group, (parts.get(group) ?? 0) + Math.abs(reason.contribution));
  }
  return parts;
}

function groupOf(reason: Reason): Group {
  if (reason.contribution < 0) return 'against';
  switch (reason.kind) {
    case 'same':
    case 'similar':
    case 'popular':
      return reason.kind;
    case 'past':
      return 'popular';
    case 'stage':
    case 'upcoming':
      return 'stage';
    default:
      return 'other';
  }
}

function mixRow(
  explanation: Explanation,
  parts: Map<Group, number>,
  longest: number,
  { state, actions, words }: DataContext,
): TemplateResult {
  const { picks } = words.messages.data;
  const { productId, place, placeWithoutViewer } = explanation;
  const product = state.byId.get(productId);
  const title = product?.title ?? productId;
  const move = explanation.promoted
    ? picks.promoted(place)
    : explanation.discovery
      ? picks.discovery(place)
      : picks.place(place, placeWithoutViewer);
  return html`<li class="mix" data-glide=${productId}>
    ${product === undefined ? html`<span class="thumb"></span>` : thumb(product, state)}
    <button class="name" type="button" @click=${() => actions.openWhy(productId)}><bdi>${title}</bdi></button>
    <span class="move">${move}</span>
    <div class="stack" aria-hidden="true">
      ${GROUPS.filter((group) => (parts.get(group) ?? 0) > 0).map(
        (group) =>
          html`<i class=${group} .style=${`inline-size: ${share(parts.get(group) ?? 0, longest)}%`}></i>`,
      )}
    </div>
  </li>`;
}

function share(part: number, longest: number): string {
  return longest > 0 ? ((part / longest) * 100).toFixed(2) : '0';
}
