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
    .row > :first-child {
      grid-column: 1 / -1;
    }
    form > .button {
      justify-self: start;
      padding-inline: var(--sp-space-8);
    }
  }
`;
