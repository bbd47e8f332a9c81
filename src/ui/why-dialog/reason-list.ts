import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Reason } from '../../core/picks.js';
import type { Names } from '../../i18n/messages.js';
import { roundToSum } from '../rounding.js';
import type { Words } from '../words.js';

/** Decimals of a contribution. */
const DIGITS = 2;

/** What the list of reasons needs. */
export interface ReasonListOptions {
  readonly reasons: readonly Reason[];
  /** Where the product stands, 1 = first. */
  readonly place: number;
  /** A reason that was just removed: drawn struck through, with the way back. */
  readonly gone: Reason | null;
  readonly words: Words;
  readonly names: Names;
  /** False for a product whose place is paid: nothing there is the viewer's to remove. */
  readonly removable: boolean;
  readonly remove: (reasonId: string) => void;
  readonly undo: () => void;
  /** Whether the smallest reasons have a row each. */
  readonly unfolded: boolean;
  readonly unfold: () => void;
}

/** Every contribution with its bar; what is shown adds up to the score that is shown. */
export function reasonList(options: ReasonListOptions): TemplateResult {
  const { reasons, gone, words } = options;
  const { why } = words.messages;
  const shown = roundToSum(
    reasons.map((reason) => reason.contribution),
    DIGITS,
  );
  const all = gone === null ? reasons : [...reasons, gone];
  const most = Math.max(...all.map((reason) => reason.contribution), 0);
  const least = Math.min(...all.map((reason) => reason.contribution), 0);
  const scale = scaleFor(most, least);
  const drawn = reasons.map((reason, index) => ({
    reason,
    value: shown.parts[index] ?? 0,
    gone: false,
  }));
  if (gone !== null) drawn.unshift({ reason: gone, value: gone.contribution, gone: true });
  const kinds = new Set(reasons.map(kindOf));
  const small = smallOnes(drawn, options.place);
  const folded = options.unfolded ? [] : small;
  return html`<ul class="reasons" data-list="reasons">
      ${repeat(
        drawn.filter((entry) => !folded.includes(entry)),
        ({ reason }) => reason.id,
        (entry) => reasonRow(entry, scale, options),
      )}
      ${small.length === 0 ? nothing : foldRow(small, options)}
    </ul>
    <div class="sum"><span>${why.together}</span><span class="figures" data-total>${words.format.fixed(shown.total, DIGITS)}</span></div>
    <div class="key">
      ${kinds.has('viewer') ? html`<span><i></i>${why.aboutYou}</span>` : nothing}
      ${kinds.has('show') ? html`<span><i class="show"></i>${why.aboutShow}</span>` : nothing}
      ${kinds.has('against') ? html`<span><i class="against"></i>${why.against}</span>` : nothing}
    </div>`;
}

interface Drawn {
  readonly reason: Reason;
  /** As shown, rounded. */
  readonly value: number;
  readonly gone: boolean;
}

/** Reasons under this share of the largest change nothing that a viewer could see. */
const SMALL = 0.02;

/** What is folded into one row: at least two, and never what would move the product. */
function smallOnes(drawn: readonly Drawn[], place: number): Drawn[] {
  const most = Math.max(...drawn.map(({ reason }) => Math.abs(reason.contribution)));
  const small = drawn.filter(
    ({ reason, gone }) =>
      !gone &&
      Math.abs(reason.contribution) < most * SMALL &&
      (reason.placeWithout ?? place) === place,
  );
  return small.length < 2 ? [] : small;
}

/** Their sum, so that what is shown still adds up. */
function foldRow(
  small: readonly Drawn[],
  { words, unfolded, unfold }: ReasonListOptions,
): TemplateResult {
  const { why } = words.messages;
  const sum = small.reduce((all, { value }) => all + value, 0);
  return html`<li class="reason">
    <div class="label">${unfolded ? nothing : why.smallOnes(small.length)}</div>
    ${unfolded ? nothing : html`<div class="value figures" data-value>${words.format.signed(sum)}</div>`}
    <button class="quiet fold" type="button" aria-expanded=${unfolded} @click=${unfold}>
      ${unfolded ? why.hideSmall : why.showSmall(small.length)}
    </button>
  </li>`;
}

/** Zero's place and the length of one unit of score, both in percent of the scale. */
function scaleFor(most: number, least: number): { zero: number; unit: number } {
  const range = most - least;
  return range > 0 ? { zero: (-least / range) * 100, unit: 100 / range } : { zero: 0, unit: 0 };
}

function kindOf(reason: Reason): 'viewer' | 'show' | 'against' {
  return reason.contribution < 0 ? 'against' : reason.about;
}

function reasonRow(
  { reason, value, gone }: { reason: Reason; value: number; gone: boolean },
  scale: { zero: number; unit: number },
  { words, names, removable, remove, undo }: ReasonListOptions,
): TemplateResult {
  const { why, reasons } = words.messages;
  const { label, detail } = reasons.row(reason, names);
  const mayGo = removable && reason.about === 'viewer' && (reason.acts?.signalIds.length ?? 0) > 0;
  const place = reason.placeWithout ?? null;
  const small = [detail, mayGo && !gone && place !== null ? why.placeIfRemoved(place) : ''].filter(
    Boolean,
  );
  const bar = `--zero: ${scale.zero.toFixed(2)}%; --length: ${(Math.abs(reason.contribution) * scale.unit).toFixed(2)}%`;
  return html`<li class="reason ${gone ? 'gone' : ''}" data-row=${reason.id}>
    <div class="label">${label} ${small.length > 0 ? html`<small>${small.join(' · ')}</small>` : nothing}</div>
    <div class="value figures" data-value>${words.format.signed(value)}</div>
    <div class="scale" .style=${bar}><i class=${kindOf(reason)}></i></div>
    ${gone ? quiet(why.undo, why.undo, undo) : nothing}
    ${mayGo && !gone ? quiet(why.remove, why.removeNamed(label, place), () => remove(reason.id)) : nothing}
  </li>`;
}

function quiet(text: string, label: string, press: () => void): TemplateResult {
  return html`<button class="quiet" type="button" data-act="change" aria-label=${label} @click=${press}>${text}</button>`;
}
