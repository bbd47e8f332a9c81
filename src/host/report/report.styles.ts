import { css } from 'lit';

/** The report: one column to read, and sheets of paper without what can only be pressed. */
export const reportStyles = css`
  .report {
    display: grid;
    gap: var(--sp-space-4);
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 62rem;
    margin-inline: auto;
  }
  .report .head {
    margin-block-end: 0;
  }
  .report .note {
    margin-block-end: 0;
  }
  .actions {
    display: flex;
    flex: none !important;
    flex-wrap: wrap;
    gap: var(--sp-space-2);
  }
  .points {
    display: grid;
    gap: var(--sp-space-2);
    margin-block-start: var(--sp-space-2);
  }
  .points li {
    position: relative;
    padding-inline-start: var(--sp-space-4);
    text-wrap: pretty;
  }
  .points li::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0.5em;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--sp-accent);
  }
  #may-not ~ .points li::before {
    block-size: 0;
    inline-size: 8px;
    border-radius: 0;
    border-block-start: 2px solid var(--sp-line-strong);
  }
  .pair {
    display: grid;
    gap: var(--sp-space-4);
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .brief .points {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
  }
  .numbers .tools {
    border: 0;
    padding: 0;
    margin-inline-start: calc(-1 * var(--sp-space-2));
  }
  @container desk (min-width: 700px) {
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media print {
    :host {
      color-scheme: only light;
    }
    .desk {
      max-inline-size: none;
      padding: 0;
      /* A page that is dark itself prints its own background around it. */
      background: var(--sp-surface);
    }
    .report {
      max-inline-size: none;
    }
    .actions,
    .numbers .tools {
      display: none;
    }
    .panel {
      break-inside: avoid;
      padding: var(--sp-space-3);
      print-color-adjust: exact;
    }
    .panel.interest {
      break-inside: auto;
    }
  }
`;
