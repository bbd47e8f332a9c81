import { sheet } from '../sheet.js';

/** The opt-in: a quiet card in the flow; beside its text from 640 px. */
export const styles = sheet`
  :host {
    container: card / inline-size;
  }
  .card {
    padding: var(--sp-space-3) calc(0.625 * var(--sp-rem));
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-1);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sp-space-2);
    margin-block-end: 2px;
  }
  h2 {
    flex: 1 1 7em;
    font-size: var(--sp-text-md);
    line-height: calc(1.25 * var(--sp-rem));
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.01em;
  }
  header .icon {
    color: var(--sp-accent);
  }
  header .quiet {
    min-block-size: calc(1.5 * var(--sp-rem));
  }
  p {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    letter-spacing: -0.005em;
    color: var(--sp-text-muted);
    margin-block-end: calc(0.625 * var(--sp-rem));
  }
  .alert {
    color: var(--sp-danger);
  }
  /* A long name or a wide typeface: smaller type keeps the card within its share of the screen. */
  .card.dense p {
    font-size: var(--sp-text-xs);
    line-height: calc(0.9375 * var(--sp-rem));
    margin-block-end: calc(0.5 * var(--sp-rem));
  }
  .card.dense {
    padding-block: calc(0.5625 * var(--sp-rem));
  }
  /* As wide as a phone's screen, the card must be lower to keep within its share of it. */
  @container card (min-width: 344px) and (max-width: 639px) {
    .card {
      padding-block: calc(0.5625 * var(--sp-rem));
    }
    header {
      margin-block-end: 0;
    }
    p {
      margin-block-end: calc(0.5 * var(--sp-rem));
    }
    .card.dense {
      padding-block: calc(0.375 * var(--sp-rem));
    }
    .card.dense p {
      margin-block-end: calc(0.25 * var(--sp-rem));
    }
  }
  @container card (min-width: 640px) {
    .card,
    .card.dense {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--sp-space-8);
      align-items: center;
      padding: var(--sp-space-4) var(--sp-space-5);
    }
    header,
    p {
      grid-column: 1;
    }
    h2 {
      flex: none;
    }
    .card p,
    .card.dense p {
      margin: 0;
      font-size: var(--sp-text-sm);
      line-height: var(--sp-leading-sm);
      text-wrap: pretty;
    }
    .pair {
      grid-column: 2;
      grid-row: 1 / span 2;
      min-inline-size: calc(20 * var(--sp-rem));
    }
    header .quiet {
      margin-inline-start: var(--sp-space-1);
    }
  }
  @media (forced-colors: active) {
    .card {
      border: 1px solid CanvasText;
    }
  }
`;
