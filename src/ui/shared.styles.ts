import { css } from 'lit';

/** Grouped rows, switches, section titles: the inside of dialogs. */
export const rows = css`
  .rows {
    display: grid;
    background: var(--sp-sunken);
    border-radius: var(--sp-radius-l);
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px var(--sp-space-4);
    align-items: center;
    padding: var(--sp-space-3) var(--sp-space-4);
  }
  .row + .row {
    border-block-start: 1px solid var(--sp-line);
  }
  .row b {
    font-weight: var(--sp-weight-strong);
  }
  .row p {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
    text-wrap: pretty;
  }
  .section-title {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-strong);
    color: var(--sp-text-muted);
    margin-block: var(--sp-space-5) var(--sp-space-2);
  }
  .switch {
    position: relative;
    inline-size: calc(2.75 * var(--sp-rem));
    block-size: calc(1.625 * var(--sp-rem));
    border: 0;
    padding: 0;
    border-radius: var(--sp-radius-pill);
    background: var(--sp-switch);
    cursor: pointer;
    flex: none;
    transition: background var(--sp-duration) var(--sp-ease);
  }
  .switch::after {
    content: '';
    position: absolute;
    inset-block: 3px;
    inset-inline-start: 3px;
    inline-size: calc(1.25 * var(--sp-rem));
    border-radius: 50%;
    background: var(--sp-knob);
    box-shadow: var(--sp-shadow-knob);
    transition: inset-inline-start var(--sp-duration) var(--sp-ease);
  }
  .switch[aria-checked='true'] {
    background: var(--sp-accent);
  }
  .switch[aria-checked='true']::after {
    inset-inline-start: calc(100% - calc(1.25 * var(--sp-rem)) - 3px);
    background: var(--sp-knob-on);
  }
  .switch:disabled {
    opacity: 0.45;
    cursor: default;
  }
  @media (forced-colors: active) {
    .rows,
    .switch {
      border: 1px solid ButtonBorder;
    }
    .switch::after {
      background: ButtonText;
      forced-color-adjust: none;
    }
    .switch[aria-checked='true'] {
      background: Highlight;
      forced-color-adjust: none;
    }
    .switch[aria-checked='true']::after {
      background: HighlightText;
    }
  }
`;

/** What the colours of a chart's bars mean. */
export const chartKey = css`
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--sp-space-4);
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
    color: var(--sp-text-muted);
  }
  .key span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .key i {
    inline-size: 12px;
    block-size: 8px;
    border-radius: 2px;
  }
`;

/** A product's picture or the drawing that stands in for it. */
export const thumbs = css`
  .thumb {
    position: relative;
    display: block;
    aspect-ratio: 1;
    border-radius: var(--sp-radius-m);
    overflow: clip;
    background: var(--sp-fill);
    user-select: none;
  }
  .thumb :is(img, canvas) {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .thumb :is(canvas, img.here) {
    background: var(--sp-fill);
  }
  .thumb .whole {
    object-fit: contain;
  }
  /* Until its picture is here, the drawing behind it shows. */
  .thumb .drawn + img:not(.here) {
    opacity: 0;
  }
  .thumb::after {
    content: '';
    position: absolute;
    inset: 0;
    background: var(--sp-veil);
    pointer-events: none;
  }
  .drawn {
    inline-size: 100%;
    block-size: 100%;
    display: block;
  }
  .shade-1 {
    background: var(--sp-drawn-1);
  }
  .shade-2 {
    background: var(--sp-drawn-2);
  }
  .shade-3 {
    background: var(--sp-drawn-3);
  }
  .shade-4 {
    background: var(--sp-drawn-4);
  }
  .shade-5 {
    background: var(--sp-drawn-5);
  }
  .drawn circle {
    fill: none;
    stroke: var(--sp-text-faint);
    stroke-width: 0.75;
    opacity: 0.3;
  }
  .drawn text {
    font: var(--sp-weight-label) 30px var(--sp-font);
    fill: var(--sp-text-faint);
    text-anchor: middle;
  }
`;
