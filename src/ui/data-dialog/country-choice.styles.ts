import { css } from 'lit';

/** The choice of a country. */
export const countryStyles = css`
  .country {
    display: grid;
    gap: var(--sp-space-1);
    margin-block: var(--sp-space-4);
  }
  .country label {
    font-weight: var(--sp-weight-strong);
  }
  .country select {
    min-block-size: var(--sp-target);
    max-inline-size: 100%;
    padding-inline: var(--sp-space-3);
    border: 1px solid var(--sp-line-strong);
    border-radius: var(--sp-radius-m);
    background: var(--sp-surface);
    color: var(--sp-text);
    font: inherit;
  }
`;
