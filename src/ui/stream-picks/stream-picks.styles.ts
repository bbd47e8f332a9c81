import { sheet } from '../sheet.js';

/** The frame: opt-in above the rail in the flow, or lifted above a player. */
export const styles = sheet`
  /*
   * The question and the way out stay readable and within reach of the pointer whatever resets and
   * blanket rules the page has: of two important declarations the one inside the shadow tree wins
   * (CSS Cascade 5, 6.1). What places the element (position, margin, width, order) stays the page's.
   */
  :host {
    /* A length here, not a text, since rem.ts registers it: the viewer's own size of text. */
    --sp-rem: 1em;
    display: block !important;
    visibility: visible !important;
    opacity: 1 !important;
    pointer-events: auto !important;
    block-size: auto !important;
    max-block-size: none !important;
    min-inline-size: min(100%, calc(15 * var(--sp-rem))) !important;
    overflow: visible !important;
    content-visibility: visible !important;
    transform: none !important;
    scale: none !important;
    rotate: none !important;
    clip: auto !important;
    clip-path: none !important;
    mask: none !important;
    filter: none !important;
    mix-blend-mode: normal !important;
    zoom: 1 !important;
    font: var(--sp-weight-text) medium / 1.4 var(--sp-font) !important;
    color: var(--sp-text) !important;
    -webkit-text-fill-color: currentcolor !important;
    -webkit-text-stroke: 0 !important;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-align: start !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    text-transform: none !important;
    white-space: normal !important;
    word-break: normal !important;
    writing-mode: horizontal-tb !important;
    user-select: auto !important;
    cursor: auto !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  sp-opt-in-card {
    margin-block-end: var(--sp-space-5);
  }
  /* As high as a rail of three, so that what stands below moves at most once. */
  .coming:empty,
  :host > sp-pick-rail.awaited {
    min-block-size: calc(28 * var(--sp-rem));
  }
  .coming {
    display: grid;
    justify-items: start;
    gap: var(--sp-space-3);
  }

  /* Lifted over a fullscreened player: away from its controls and captions at the bottom. */
  .asks[popover] {
    position: fixed;
    inset-block: var(--sp-space-3) auto;
    inset-inline: var(--sp-space-3) auto;
    inline-size: min(calc(22 * var(--sp-rem)), calc(100vw - 2 * var(--sp-space-3)));
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--sp-radius-l);
    overflow: visible;
    background: none;
    box-shadow: var(--sp-shadow-2);
  }
  .asks[popover] sp-opt-in-card {
    margin: 0;
  }
  @media (max-height: 319px) {
    .asks[popover] {
      display: none;
    }
  }
`;
