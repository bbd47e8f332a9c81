import { css } from 'lit';

/** Lines of an interval chart: two rows where it is narrow, one where it is wide. */
export const intervalStyles = css`
  :host {
    position: relative;
    container: chart / inline-size;
  }
  :host([told][axis='top']) {
    padding-block-start: 1.5rem;
  }
  :host([told][axis='bottom']) {
    padding-block-end: 1.5rem;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--sp-space-3);
    align-items: center;
    padding-block: 0.4375rem;
  }
  :host([pictures]) li {
    grid-template-columns: 2.5rem minmax(0, 1fr) auto;
  }
  .thumb {
    grid-row: span 2;
  }
  .name {
    overflow-wrap: anywhere;
  }
  .name b {
    font-weight: var(--sp-weight-label);
  }
  .name small {
    font-size: var(--sp-text-sm);
    color: var(--sp-text-muted);
    white-space: nowrap;
  }
  .place {
    display: inline-block;
    min-inline-size: 1.25rem;
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .few .name {
    color: var(--sp-text-muted);
  }
  .num {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    text-align: end;
  }
  .num b {
    color: var(--sp-text);
    font-weight: var(--sp-weight-strong);
    font-size: var(--sp-text-md);
  }
  /* Words, which are longer in other languages, where else figures stand. */
  .few .num {
    white-space: normal;
  }
  .few .num b {
    color: inherit;
    font-weight: var(--sp-weight-text);
    font-size: inherit;
  }
  .track {
    grid-column: 1 / -1;
    block-size: 1rem;
    margin-block: 2px;
  }
  :host([pictures]) .track {
    grid-column: 2 / -1;
  }
  .stripes {
    block-size: 8px;
    margin-block: 6px;
    border-radius: 4px;
    background: repeating-linear-gradient(135deg, var(--sp-fill) 0 4px, transparent 4px 8px);
  }
  .layer {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  @container chart (min-width: 35rem) {
    li {
      grid-template-columns: 15rem minmax(0, 1fr) 7.5rem;
      padding-block: 0.5rem;
    }
    :host([pictures]) li {
      grid-template-columns: 2.5rem 13rem minmax(0, 1fr) 8rem;
      padding-block: 0.4375rem;
    }
    .thumb {
      grid-row: 1;
    }
    .track {
      grid-column: 2;
      grid-row: 1;
      block-size: auto;
      align-self: stretch;
      margin-block: -0.5rem;
    }
    :host([pictures]) .track {
      grid-column: 3;
    }
    .stripes {
      align-self: center;
      block-size: 10px;
      margin: 0;
    }
    .num {
      grid-column: 3;
    }
    :host([pictures]) .num {
      grid-column: 4;
    }
  }
  @media (forced-colors: active) {
    .stripes {
      border: 1px dashed GrayText;
    }
  }
`;
