import { css } from 'lit';

/** The second layer: three points above the switches. */
export const styles = css`
  .points {
    display: grid;
    gap: var(--sp-space-3);
    margin-block-end: var(--sp-space-4);
  }
  .points li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 var(--sp-space-3);
  }
  .points .icon {
    color: var(--sp-accent);
    grid-row: span 2;
    margin-block-start: 1px;
  }
  .points b {
    font-weight: var(--sp-weight-strong);
  }
  .points p {
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    text-wrap: pretty;
  }
  .forget {
    margin-block-start: var(--sp-space-3);
  }
  .answerable {
    margin-block-start: var(--sp-space-3);
    text-wrap: pretty;
  }
`;
