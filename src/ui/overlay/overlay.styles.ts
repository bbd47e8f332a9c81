import { sheet } from '../sheet.js';

/** The surface over a player; where its parts stand is measured and set by `overlay.ts`. */
export const overlaySheet = sheet`
  /* Before anything is known, and where nothing is drawn, it takes no place over the picture. */
  :host([data-sp-place='over']) {
    position: absolute !important;
    inset: 0 !important;
    z-index: var(--sp-layer) !important;
    inline-size: auto !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    min-block-size: 0 !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    background: none !important;
    pointer-events: none !important;
    overflow: visible !important;
  }
  .over {
    display: contents;
    pointer-events: auto;
  }
  .frame {
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: none;
  }
  .dock,
  .spot,
  .screen {
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: auto;
  }
  .spot:empty {
    display: none;
  }
  .spot,
  .dock {
    pointer-events: none;
  }
  .dock {
    display: flex;
    flex-direction: column;
    justify-content: end;
  }
  .spot > *,
  .dock > * {
    pointer-events: auto;
  }
  .dock > sp-pick-rail {
    flex: 0 1 auto;
    min-block-size: 0;
    max-block-size: 100%;
  }
  .dock > sp-opt-in-card {
    margin: 0;
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-2);
  }
  .dock > .tab {
    display: flex;
    justify-content: end;
    margin-block-end: var(--sp-space-2);
    pointer-events: none;
  }
  .tab > *,
  .corner > * {
    pointer-events: auto;
  }
  .corner {
    display: flex;
    flex: none;
    gap: var(--sp-space-1);
    margin-inline-start: auto;
  }
  .over .round {
    inline-size: calc(1.75 * var(--sp-rem));
    block-size: calc(1.75 * var(--sp-rem));
    color: var(--sp-text-muted);
  }
  .over .round:hover {
    color: var(--sp-text);
  }
  .over .round:focus-visible {
    outline-offset: -2px;
  }
  .jump {
    display: flex;
    align-items: center;
    justify-content: space-between;
    inline-size: 100%;
    min-block-size: calc(2.25 * var(--sp-rem));
    padding-block: var(--sp-space-1);
    padding-inline: var(--sp-space-3);
    border: 0;
    border-block-start: 1px solid var(--sp-line);
    background: var(--sp-accent-fill);
    color: var(--sp-text);
    font-size: var(--sp-text-sm);
    font-weight: 600;
    cursor: pointer;
  }
  .jump:focus-visible {
    outline-offset: -2px;
  }
  .over .tab > .round,
  .over .round.back,
  .over .round.screen {
    background: var(--sp-surface);
    color: var(--sp-text);
    box-shadow: var(--sp-shadow-2);
  }
  .over .round.back,
  .over .round.screen {
    inline-size: calc(2.5 * var(--sp-rem));
    block-size: calc(2.5 * var(--sp-rem));
  }
  .over .tab > .round:hover,
  .over .round.back:hover,
  .over .round.screen:hover {
    background: var(--sp-fill);
  }
  .over .round.back:focus-visible,
  .over .round.screen:focus-visible,
  .over .tab > .round:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
    box-shadow: 0 0 0 2px #000;
  }
  .turned {
    display: grid;
    rotate: 180deg;
  }
  sp-how-dialog,
  sp-why-dialog,
  sp-data-dialog {
    pointer-events: auto;
  }
  @media (forced-colors: active) {
    .over .round {
      border: 1px solid ButtonBorder;
    }
  }
`;
