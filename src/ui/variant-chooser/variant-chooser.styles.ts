import { css } from 'lit';

/** A group of choices below a card's lines. */
export const styles = css`
  :host {
    display: block;
  }
  .chooser {
    position: relative;
    display: grid;
    gap: var(--sp-space-3);
    padding: var(--sp-space-3);
    border-radius: var(--sp-radius-m);
    background: var(--sp-sunken);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset:first-child legend {
    padding-inline-end: calc(2 * var(--sp-rem));
  }
  legend {
    padding: 0;
    margin-block-end: var(--sp-space-1);
    color: var(--sp-text-muted);
    font-weight: var(--sp-weight-label);
  }
  .values {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: calc(11 * var(--sp-rem));
    padding: 2px;
    margin: -2px;
    overflow-y: auto;
  }
  label {
    position: relative;
    min-inline-size: 0;
    cursor: pointer;
  }
  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  label > span {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    align-items: center;
    gap: 0 6px;
    min-inline-size: calc(2.25 * var(--sp-rem));
    min-block-size: calc(2 * var(--sp-rem));
    padding: 2px 10px;
    border-radius: var(--sp-radius-s);
    background: var(--sp-surface);
    box-shadow: inset 0 0 0 1px var(--sp-line-strong);
    overflow-wrap: anywhere;
  }
  label small {
    color: var(--sp-text-muted);
    font-size: var(--sp-text-xs);
  }
  label:hover > span {
    background: var(--sp-fill);
  }
  input:checked + span {
    background: var(--sp-accent-fill);
    box-shadow: inset 0 0 0 2px var(--sp-accent);
    color: var(--sp-accent-strong);
    font-weight: var(--sp-weight-strong);
  }
  input:focus-visible + span {
    outline: 2px solid var(--sp-focus);
    outline-offset: 1px;
  }
  .gone {
    cursor: default;
  }
  .gone > span,
  .gone:hover > span {
    background: none;
    box-shadow: inset 0 0 0 1px var(--sp-line);
    color: var(--sp-text-faint);
  }
  .gone small {
    color: inherit;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--sp-space-2) var(--sp-space-3);
  }
  .row .button {
    flex: 1 1 auto;
  }
  .stepper {
    display: inline-flex;
    align-items: center;
    border-radius: var(--sp-radius-pill);
    background: var(--sp-surface);
    box-shadow: inset 0 0 0 1px var(--sp-line-strong);
  }
  .stepper output {
    min-inline-size: calc(1.75 * var(--sp-rem));
    text-align: center;
    font-weight: var(--sp-weight-strong);
  }
  .stepper .round[aria-disabled='true'] {
    color: var(--sp-text-faint);
    cursor: default;
  }
  .button.primary[aria-disabled='true'] {
    background: var(--sp-fill);
  }
  .missing {
    color: var(--sp-danger);
  }
  .close {
    position: absolute;
    inset-block-start: var(--sp-space-1);
    inset-inline-end: var(--sp-space-1);
  }
  @media (forced-colors: active) {
    label > span,
    .stepper {
      border: 1px solid ButtonBorder;
    }
    input:checked + span {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .gone > span {
      color: GrayText;
    }
  }
`;
