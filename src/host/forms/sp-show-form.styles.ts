import { css } from 'lit';

/** The form's columns. */
export const showFormStyles = css`
  :host {
    container: form / inline-size;
  }
  textarea.categories {
    min-block-size: 4.5rem;
  }
  .load {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--sp-space-1) var(--sp-space-2);
    align-items: end;
  }
  .load p {
    grid-column: 1 / -1;
  }
  .plan {
    display: grid;
    gap: var(--sp-space-2);
    padding: var(--sp-space-3) var(--sp-space-4);
    border-radius: var(--sp-radius-m);
    background: var(--sp-accent-fill);
    text-wrap: pretty;
  }
  .plan b {
    font-weight: var(--sp-weight-strong);
  }
  .proposals {
    display: grid;
    gap: var(--sp-space-2);
    justify-items: start;
  }
  .proposals .button {
    padding-block: var(--sp-space-2);
    line-height: var(--sp-leading-md);
    border: 1px solid var(--sp-line-strong);
    background: var(--sp-surface);
    text-align: start;
    text-wrap: pretty;
    white-space: normal;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sp-space-4);
    align-items: start;
  }
  @container form (min-width: 36rem) {
    .row {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    form > .button {
      justify-self: start;
      padding-inline: var(--sp-space-8);
    }
  }
  @media (forced-colors: active) {
    .plan {
      border: 1px solid CanvasText;
    }
  }
`;
