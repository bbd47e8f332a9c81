import { html, nothing, type TemplateResult } from 'lit';
import type { WhyWords } from '../../i18n/messages.js';

/** Up to this many candidates each has a cell of its own. */
const CELLS = 24;

/** Share of a narrow track that a letter of a label takes; those of Chinese and Japanese take two. */
const LETTER_SHARE = 0.031;

/** Places on a track: where the product is, and where it would be. */
export interface TrackPlaces {
  /** 1 = first. */
  readonly now: number;
  readonly without: number | null;
  /** How many candidates there are. */
  readonly total: number;
}

/** Both places among all candidates; hidden from assistive technology, since the sentence says it. */
export function placeTrack({ now, without, total }: TrackPlaces, why: WhyWords): TemplateResult {
  const cells = Math.max(1, Math.min(total, CELLS));
  const cellOf = (place: number): number =>
    total <= CELLS ? place - 1 : Math.round(((place - 1) / (total - 1)) * (cells - 1));
  const here = cellOf(now);
  const was = without === null || without === now ? null : cellOf(without);
  const nowLabel = why.placeNow(now);
  const withoutLabel = without === null ? '' : why.placeWithout(without);
  const stacked =
    was !== null && touch(spanOf(nowLabel, here, cells), spanOf(withoutLabel, was, cells));
  return html`<div class="track ${stacked ? 'stacked' : ''}" aria-hidden="true" .style=${`--cells: ${cells}`}>
    ${Array.from({ length: cells }, (_, index) => html`<i class=${cellClass(index, here, was)}></i>`)}
    ${label(nowLabel, here, cells, 'now')}
    ${was === null ? nothing : label(withoutLabel, was, cells, 'without')}
    <span class="below start">${why.place(1)}</span>
    ${total > 1 ? html`<span class="below end">${why.place(total)}</span>` : nothing}
  </div>`;
}

function cellClass(index: number, here: number, was: number | null): string {
  if (index === here) return 'here';
  return index === was ? 'was' : '';
}

/** Labels keep to the side of the track that they are nearer to, so that none runs out of it. */
function label(text: string, cell: number, cells: number, kind: 'now' | 'without'): TemplateResult {
  const { fromStart, share } = sideOf(cell, cells);
  const side = fromStart ? 'inset-inline-start' : 'inset-inline-end';
  return html`<span class=${kind} .style=${`${side}: ${(share * 100).toFixed(2)}%`}>${text}</span>`;
}

function sideOf(cell: number, cells: number): { fromStart: boolean; share: number } {
  const before = cell / cells;
  return before < 0.6
    ? { fromStart: true, share: before }
    : { fromStart: false, share: (cells - 1 - cell) / cells };
}

/** About where a label stands: shares of the track, from its start. */
function spanOf(text: string, cell: number, cells: number): readonly [number, number] {
  const wide = text.match(/[\u1100-\uffdc]/g)?.length ?? 0;
  const width = (text.length + wide + 1) * LETTER_SHARE;
  const { fromStart, share } = sideOf(cell, cells);
  return fromStart ? [share, share + width] : [1 - share - width, 1 - share];
}

function touch(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}
