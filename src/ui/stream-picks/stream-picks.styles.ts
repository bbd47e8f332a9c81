import { css } from 'lit';

/** The frame: opt-in above the rail in the flow, or both over the player. */
export const styles = css`
  :host {
    display: block;
    font: var(--sp-weight-text) var(--sp-text-md) / var(--sp-leading-md) var(--sp-font);
    color: var(--sp-text);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  sp-opt-in-card {
    margin-block-end: var(--sp-space-5);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Over the player: above captions and controls, at the side where reading starts. */
  :host([placement='overlay']) {
    position: absolute;
    inset: 0;
    z-index: var(--sp-layer);
    container: player / inline-size;
    pointer-events: none;
  }
  .over {
    position: absolute;
    inset-block-end: 5.75rem;
    inset-inline-start: var(--sp-space-3);
    inline-size: 22rem;
    pointer-events: auto;
  }
  .over sp-opt-in-card {
    margin: 0;
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-2);
  }
  sp-how-dialog,
  sp-why-dialog,
  sp-data-dialog {
    pointer-events: auto;
  }
  /* Too small to ask in. */
  @container player (max-width: 559px) {
    .over {
      display: none;
    }
  }
`;
