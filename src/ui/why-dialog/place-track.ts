import { html, nothing, type TemplateResult } from 'lit';
import type { WhyWords } from '../../i18n/messages.js';

/** Up to this many candidates each has a cell of its own. */
const CELLS = 24;

/** Share of the track that two labels need between them to stand beside each other. */
const LABEL_SHARE = 0.32;

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
  const close = was !== null && Math.abs(was - here) / cells < LABEL_SHARE;
  return html`<div class="track ${close ? 'stacked' : ''}" aria-hidden="true" .style=${`--cells: ${cells}`}>
    ${Array.from({ length: cells }, (_, index) => html`<i class=${cellClass(index, here, was)}></i>`)}
    ${label(why.placeNow(now), here, cells, 'now')}
    ${was === null || without === null ? nothing : label(why.placeWithout(without), was, cells, 'without')}
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
  const before = cell / cells;
  const after = (cells - 1 - cell) / cells;
  const place =
    before < 0.6
      ? `inset-inline-start: ${(before * 100).toFixed(2)}%`
      : `inset-inline-end: ${(after * 100).toFixed(2)}%`;
  return html`<span class=${kind} .style=${place}>${text}</span>`;
}
