import { css } from 'lit';

/** The passphrase's small form. */
export const styles = css`
  :host {
    display: block;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-2);
    margin-block-start: var(--sp-space-3);
  }
  form {
    display: grid;
    gap: var(--sp-space-3);
    margin-block-start: var(--sp-space-3);
    max-inline-size: calc(24 * var(--sp-rem));
  }
  form .acts {
    margin-block-start: 0;
  }
  .field {
    display: grid;
    gap: var(--sp-space-1);
  }
  .field span {
    font-size: var(--sp-text-sm);
  }
  .field small {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .field input {
    inline-size: 100%;
    min-block-size: calc(2.75 * var(--sp-rem));
    padding: var(--sp-space-2) var(--sp-space-3);
    border: 1px solid var(--sp-line-strong);
    border-radius: var(--sp-radius-m);
    background: var(--sp-surface);
    color: var(--sp-text);
    font: inherit;
  }
  .field input:focus-visible {
    outline: 2px solid var(--sp-focus);
    outline-offset: 1px;
  }
  .show {
    display: flex;
    gap: var(--sp-space-2);
    align-items: center;
    justify-self: start;
    min-block-size: calc(1.5 * var(--sp-rem));
    cursor: pointer;
  }
  .show input {
    inline-size: calc(1.5 * var(--sp-rem));
    block-size: calc(1.5 * var(--sp-rem));
    margin: 0;
    accent-color: var(--sp-accent);
  }
  .row .problem {
    color: var(--sp-danger);
  }
  .told:empty {
    display: none;
  }
  .told {
    margin-block-start: var(--sp-space-2);
  }
  .row.passphrase > div {
    flex: 1;
    min-inline-size: 0;
  }
`;
