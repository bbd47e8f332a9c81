import { css } from 'lit';

/** The frame and the heading of a panel. */
export const panelStyles = css`
  .panel {
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-1);
    padding: var(--sp-space-4);
    min-inline-size: 0;
  }
  .panel > h2 {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.015em;
  }
  .caption {
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    margin-block-end: var(--sp-space-3);
    text-wrap: pretty;
  }
  .empty {
    padding: var(--sp-space-4);
    border-radius: var(--sp-radius-m);
    background: var(--sp-sunken);
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    text-wrap: pretty;
  }
  .note {
    padding: var(--sp-space-2) var(--sp-space-3);
    margin-block-end: var(--sp-space-3);
    border-radius: var(--sp-radius-m);
    background: var(--sp-accent-fill);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    text-wrap: pretty;
  }
  .after {
    margin-block-start: var(--sp-space-2);
    text-wrap: pretty;
  }
  .warning {
    color: var(--sp-danger);
  }
  .questions li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--sp-space-3);
    align-items: center;
    padding-block: var(--sp-space-2);
  }
  .questions li + li {
    border-block-start: 1px solid var(--sp-line);
  }
  .questions small,
  .questions .meter {
    grid-column: 1 / -1;
  }
  .questions small {
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-variant-numeric: tabular-nums;
  }
  .meter {
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: 6px;
    border-radius: 2px;
  }
  /* It fills from where reading starts. */
  .meter:dir(rtl) {
    transform: scaleX(-1);
  }
  .meter .all {
    fill: var(--sp-fill);
  }
  .meter .told {
    fill: var(--sp-accent);
  }
  @media (forced-colors: active) {
    .meter .all {
      fill: GrayText;
    }
    .meter .told {
      fill: Highlight;
    }
    .panel {
      border: 1px solid CanvasText;
    }
    .empty,
    .note {
      border: 1px solid GrayText;
    }
  }
`;
