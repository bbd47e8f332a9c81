import { css } from 'lit';

/**
 * Letters that are read from three metres: on a picture 1.2 m wide (55 inches) the smallest is 2.2 %
 * of the width, 26 mm, with capitals of 19 mm, which at 3 m is 21 minutes of arc; ISO 9241-303 recommends
 * 20 to 22 and wants 16 at least. On small screens it is never under the page's own text. The tools
 * are for who stands at the computer. A little more is taken, since the page's scroll bar may take some.
 */
export const boardStyles = css`
  :host {
    --far: max(2.22cqi, 1.0625 * var(--sp-rem));
  }
  dialog {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    /* Sizes are parts of this, not of the view: in a shadow tree WebKit may keep the view's from before. */
    container-type: size;
  }
  .board {
    display: flex;
    flex-direction: column;
    gap: calc(0.7 * var(--far));
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
    padding: calc(1.1 * var(--far)) calc(1.6 * var(--far)) calc(0.8 * var(--far));
    overflow: auto;
    background: var(--sp-canvas);
    color: var(--sp-text);
    font-size: var(--far);
    line-height: 1.25;
  }
  .board.dark {
    color-scheme: dark;
  }
  .board.light {
    color-scheme: light;
  }
  .tools {
    position: absolute;
    inset-block-start: var(--sp-space-3);
    inset-inline-end: var(--sp-space-3);
    display: flex;
    gap: var(--sp-space-2);
  }
  .tools .button {
    font-size: var(--sp-text-md);
    line-height: var(--sp-leading-md);
  }
  h1 {
    font-size: calc(1.35 * var(--far));
    line-height: 1.15;
    font-weight: 650;
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
    padding-inline-end: calc(20 * var(--sp-rem));
  }
  h2 {
    font-size: var(--far);
    line-height: 1.25;
    font-weight: var(--sp-weight-strong);
    color: var(--sp-text-muted);
  }
  .head p,
  .muted,
  .key {
    color: var(--sp-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .head p b {
    color: var(--sp-text);
    font-weight: var(--sp-weight-strong);
  }
  .state {
    padding-inline: 0.3em;
    border-radius: 0.2em;
    background: var(--sp-fill);
    color: var(--sp-text);
    font-weight: 700;
    letter-spacing: 0.03em;
  }
  /* Arabic letters hang lower than the Latin ones that the pill is as high as. */
  .state:dir(rtl) {
    padding-block-end: 0.2em;
    letter-spacing: normal;
  }
  .state.live {
    background: var(--sp-live);
    color: var(--sp-on-live);
  }
  .columns {
    flex: 1 1 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 27%);
    gap: calc(1.6 * var(--far));
    min-block-size: 0;
  }
  .columns.one {
    grid-template-columns: minmax(0, 1fr);
  }
  .wanted ul {
    display: grid;
    gap: calc(0.42 * var(--far));
    margin-block-start: calc(0.3 * var(--far));
  }
  .wanted li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: calc(0.1 * var(--far)) var(--far);
    align-items: baseline;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name b,
  .num b {
    font-weight: var(--sp-weight-strong);
  }
  .num b {
    font-size: calc(1.3 * var(--far));
    color: var(--sp-text);
  }
  .place,
  .num {
    color: var(--sp-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .num {
    white-space: nowrap;
  }
  .wanted svg {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: calc(0.42 * var(--far));
    border-radius: calc(0.21 * var(--far));
  }
  .all {
    fill: var(--sp-fill);
  }
  .range {
    fill: var(--sp-accent-soft);
  }
  .guess {
    fill: var(--sp-accent);
  }
  .next {
    display: flex;
    flex-direction: column;
    gap: calc(0.4 * var(--far));
    align-items: flex-start;
  }
  .next .thumb {
    inline-size: min(100%, 30cqb);
  }
  .next h3 {
    font-size: calc(1.5 * var(--far));
    line-height: 1.15;
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
  }
  .verdict {
    padding: 0 0.6em;
    font-size: var(--far);
    line-height: 1.4;
  }
  .verdict.unsure {
    box-shadow: inset 0 0 0 max(2px, 0.1cqi) var(--sp-line-strong);
  }
  .why,
  .empty {
    color: var(--sp-text-muted);
    text-wrap: pretty;
  }
  .key {
    text-wrap: pretty;
  }
  @media (max-width: 699.98px) {
    .tools {
      position: static;
      flex-wrap: wrap;
    }
    h1 {
      padding-inline-end: 0;
    }
    .columns {
      grid-template-columns: minmax(0, 1fr);
      flex: none;
    }
    .next {
      order: -1;
    }
    .next .thumb {
      inline-size: 40%;
    }
    .wanted li {
      grid-template-columns: minmax(0, 1fr);
    }
    .name {
      white-space: normal;
    }
  }
  @media (forced-colors: active) {
    .all {
      fill: Canvas;
    }
    .range {
      fill: GrayText;
    }
    .guess {
      fill: Highlight;
    }
    .state {
      border: 1px solid CanvasText;
    }
  }
`;
