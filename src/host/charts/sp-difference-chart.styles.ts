import { css } from 'lit';

/** Lines of the comparison: names, bar, verdict. */
export const differenceStyles = css`
  :host {
    position: relative;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 5.5rem 4.75rem;
    gap: 0 var(--sp-space-3);
    align-items: center;
    padding-block: var(--sp-space-2);
  }
  li + li {
    border-block-start: 1px solid var(--sp-line);
  }
  .names {
    overflow-wrap: anywhere;
  }
  small {
    display: block;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .numbers {
    color: var(--sp-text-faint);
    font-variant-numeric: tabular-nums;
  }
  .track {
    block-size: 1.25rem;
  }
  .layer {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .verdict {
    justify-self: end;
    padding: 2px 9px;
    border-radius: var(--sp-radius-pill);
    font-size: var(--sp-text-sm);
    line-height: 1.25rem;
    font-weight: var(--sp-weight-strong);
    white-space: nowrap;
    background: var(--sp-accent);
    color: var(--sp-on-accent);
  }
  .verdict.unsure {
    background: none;
    color: var(--sp-text-muted);
    box-shadow: inset 0 0 0 1px var(--sp-line-strong);
  }
  @media (forced-colors: active) {
    .verdict {
      border: 1px solid CanvasText;
    }
  }
`;
