import { css } from 'lit';

/** Lines of the comparison: names, bar, verdict. */
export const differenceStyles = css`
  :host {
    position: relative;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 6.5rem;
    gap: 0 var(--sp-space-3);
    align-items: center;
    padding-block: var(--sp-space-2);
  }
  li + li {
    border-block-start: 1px solid var(--sp-line);
  }
  b,
  small {
    grid-column: 1;
    overflow-wrap: anywhere;
  }
  small {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .numbers {
    color: var(--sp-text-faint);
    font-variant-numeric: tabular-nums;
  }
  .track {
    grid-column: 2;
    grid-row: 2 / span 2;
    block-size: 1.5rem;
  }
  .layer {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .verdict {
    grid-column: 2;
    grid-row: 1;
    justify-self: end;
  }
`;
