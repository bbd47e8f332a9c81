import { css } from 'lit';

/** The host page's own layout: one column, two, or a chart column with a side. */
export const hostStyles = css`
  :host {
    container: desk / inline-size;
  }
  .desk {
    max-inline-size: 84rem;
    margin-inline: auto;
    padding: var(--sp-space-4);
  }
  .narrow {
    max-inline-size: 30rem;
    margin-inline: auto;
  }
  .medium {
    max-inline-size: 52rem;
    margin-inline: auto;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-2) var(--sp-space-6);
    align-items: center;
    margin-block-end: var(--sp-space-4);
  }
  .head > div {
    flex: 1 1 16rem;
  }
  h1 {
    font-size: var(--sp-text-xl);
    line-height: var(--sp-leading-xl);
    font-weight: 650;
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .state {
    display: inline-block;
    margin-inline-end: var(--sp-space-1);
    padding-inline: 6px;
    border-radius: 5px;
    background: var(--sp-fill);
    color: var(--sp-text);
    font-size: var(--sp-text-xs);
    line-height: 1.125rem;
    font-weight: 700;
    letter-spacing: 0.04em;
  }
  .state.live {
    background: var(--sp-live);
    color: var(--sp-on-live);
  }
  .head .views {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--sp-space-2);
  }
  .head p {
    font-variant-numeric: tabular-nums;
  }
  .stats {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-2) var(--sp-space-6);
  }
  .stats div {
    display: flex;
    flex-direction: column;
  }
  .stats dd {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  .stats dt {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
    font-variant-numeric: tabular-nums;
  }
  .trouble {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-1) var(--sp-space-3);
    align-items: center;
    justify-content: space-between;
    padding: var(--sp-space-2) var(--sp-space-4);
    margin-block-end: var(--sp-space-4);
    border-radius: var(--sp-radius-m);
    background: var(--sp-surface);
    box-shadow: inset 0 0 0 1px var(--sp-danger);
    text-wrap: pretty;
  }
  .trouble p {
    flex: 1 1 16rem;
  }
  .grid {
    display: grid;
    gap: var(--sp-space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  /* One column: what to do next comes first. */
  .main,
  .side {
    display: contents;
  }
  .next {
    order: -1;
  }
  .can,
  .audience {
    order: 1;
  }
  .key {
    display: flex;
    align-items: baseline;
    gap: 6px;
    margin-block-start: var(--sp-space-1);
  }
  .key > span,
  .foot > span {
    unicode-bidi: plaintext;
    text-align: inherit;
  }
  .key svg {
    flex: none;
    inline-size: 2.25rem;
    block-size: 0.75rem;
    overflow: visible;
    transform: translateY(1px);
  }
  .key .line {
    fill: var(--sp-line-strong);
  }
  .key .bar {
    fill: var(--sp-accent-soft);
  }
  .key .dot {
    fill: var(--sp-accent);
    stroke: var(--sp-surface);
    stroke-width: 2px;
  }
  .first {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: var(--sp-space-3);
    align-items: center;
  }
  .first .thumb {
    border-radius: var(--sp-radius-m);
  }
  .first h3 {
    font-size: var(--sp-text-xl);
    line-height: var(--sp-leading-xl);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
  }
  .first .button {
    grid-column: 1 / -1;
  }
  .first .why {
    grid-column: 1 / -1;
    text-wrap: pretty;
  }
  .first .verdict {
    justify-self: start;
  }
  .then {
    margin-block-start: var(--sp-space-4);
    padding-block-start: var(--sp-space-3);
    border-block-start: 1px solid var(--sp-line);
  }
  .then li {
    display: flex;
    gap: var(--sp-space-3);
    align-items: center;
    margin-block-start: var(--sp-space-2);
  }
  .then .thumb {
    inline-size: 2.75rem;
    flex: none;
  }
  .then b {
    flex: 1;
    overflow-wrap: break-word;
  }
  .then .quiet,
  .marked .quiet {
    flex: none;
    margin-inline-end: calc(-1 * var(--sp-space-2));
  }
  .marked {
    display: flex;
    gap: var(--sp-space-2);
    align-items: center;
    justify-content: space-between;
    margin-block-start: var(--sp-space-3);
    color: var(--sp-text-muted);
  }
  .can h3 {
    margin-block: var(--sp-space-4) var(--sp-space-1);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-strong);
    color: var(--sp-text-muted);
  }
  .never li {
    position: relative;
    padding-inline-start: var(--sp-space-4);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
    margin-block-start: 2px;
  }
  .never li::before {
    content: '';
    position: absolute;
    inset-inline-start: 2px;
    inset-block-start: 0.5em;
    inline-size: 8px;
    border-block-start: 2px solid var(--sp-line-strong);
  }
  .series {
    display: grid;
    gap: var(--sp-space-4);
  }
  .series h3 {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--sp-space-2);
    justify-content: space-between;
    margin-block-end: 6px;
    font-size: var(--sp-text-md);
    line-height: var(--sp-leading-md);
    font-weight: var(--sp-weight-label);
  }
  .num {
    font-weight: var(--sp-weight-text);
    font-variant-numeric: tabular-nums;
  }
  .audience {
    display: grid;
    gap: var(--sp-space-3);
    align-content: start;
  }
  .audience .share {
    font-weight: var(--sp-weight-label);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--sp-space-2);
    align-items: center;
    padding-block-start: var(--sp-space-2);
    border-block-start: 1px solid var(--sp-line);
  }
  .tools .leave {
    margin-inline: auto calc(-1 * var(--sp-space-2));
    color: var(--sp-text-muted);
  }
  .foot {
    display: flex;
    gap: var(--sp-space-2);
    margin-block-start: var(--sp-space-4);
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    text-wrap: pretty;
  }
  .bone {
    border-radius: var(--sp-radius-s);
    background: var(--sp-fill);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .bone.heading {
    inline-size: 10rem;
    max-inline-size: 70%;
    block-size: 1.25rem;
    margin-block-end: var(--sp-space-4);
  }
  .skeleton > .bone.heading {
    block-size: 2rem;
    margin-block-end: 1.75rem;
  }
  .bone.row {
    block-size: 2.5rem;
    margin-block-start: var(--sp-space-3);
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }
  @container desk (min-width: 700px) {
    .desk {
      padding: var(--sp-space-6);
    }
    h1 {
      font-size: var(--sp-text-2xl);
      line-height: var(--sp-leading-2xl);
    }
    .panel {
      padding: var(--sp-space-5);
    }
    .audience {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      column-gap: var(--sp-space-6);
    }
    .audience > h2,
    .audience > .tools {
      grid-column: 1 / -1;
    }
    .audience > [role='status'] {
      align-self: center;
    }
    .series {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0 var(--sp-space-6);
    }
    /* Headings share a row, so that the charts stand at one height. */
    .series > div {
      display: grid;
      grid-row: span 2;
      grid-template-rows: subgrid;
      grid-template-columns: minmax(0, 1fr);
      align-items: end;
    }
  }
  /* Two columns: next and ahead share the first row. */
  @container desk (min-width: 700px) and (max-width: 1099.98px) {
    .grid {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .ahead {
      order: -1;
    }
    .ahead:first-child,
    .interest,
    .picks,
    .stages,
    .reasons,
    .can,
    .audience {
      grid-column: 1 / -1;
    }
  }
  /* A side: next, ahead and picks stand beside the charts. */
  @container desk (min-width: 1100px) {
    .grid {
      grid-template-columns: minmax(0, 1fr) 25rem;
      align-items: start;
    }
    .main,
    .side {
      display: grid;
      gap: var(--sp-space-4);
      align-content: start;
    }
  }
  @media (forced-colors: active) {
    .state,
    .trouble {
      border: 1px solid CanvasText;
    }
    .key .line {
      fill: CanvasText;
    }
    .key .bar {
      fill: Canvas;
      stroke: CanvasText;
    }
    .key .dot {
      fill: CanvasText;
    }
  }
`;
