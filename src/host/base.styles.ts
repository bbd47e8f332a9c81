import { css } from 'lit';

/** What every shadow tree of the host page starts from: reset, type, buttons, pictures. */
export const baseStyles = css`
  :host {
    display: block;
    font: var(--sp-weight-text) var(--sp-text-md) / var(--sp-leading-md) var(--sp-font);
    color: var(--sp-text);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  b {
    font-weight: var(--sp-weight-label);
  }
  /* Each text runs as its own language does, and stands where the page's direction puts it. */
  :where(h1, h2, h3, p, dt, dd, small, label, button) {
    unicode-bidi: plaintext;
  }
  :where(h1, h2, h3, p, dt, dd, small, label) {
    /* The first is what Chromium calls it. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  :focus-visible {
    outline: 2px solid var(--sp-focus);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .small {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .muted {
    color: var(--sp-text-muted);
  }
  .icon {
    inline-size: 1rem;
    block-size: 1rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--sp-space-2);
    min-block-size: var(--sp-target);
    padding: 0 var(--sp-space-4);
    border: 0;
    border-radius: var(--sp-radius-m);
    background: var(--sp-fill);
    color: var(--sp-text);
    font-weight: var(--sp-weight-strong);
    text-align: center;
    cursor: pointer;
    transition: background var(--sp-duration) var(--sp-ease);
  }
  .button:hover {
    background: var(--sp-fill-hover);
  }
  .button.primary {
    background: var(--sp-accent);
    color: var(--sp-on-accent);
  }
  .button.primary:hover {
    background: var(--sp-accent-strong);
  }
  .button:disabled {
    background: var(--sp-fill);
    color: var(--sp-text-faint);
    cursor: default;
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    gap: var(--sp-space-1);
    min-block-size: var(--sp-target-small);
    padding: 0 var(--sp-space-2);
    border: 0;
    border-radius: var(--sp-radius-s);
    background: none;
    color: var(--sp-accent);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-label);
    text-align: start;
    cursor: pointer;
  }
  .quiet:hover {
    background: var(--sp-accent-fill);
  }
  .verdict {
    display: inline-block;
    padding: 1px 9px;
    border-radius: var(--sp-radius-pill);
    font-size: var(--sp-text-sm);
    line-height: calc(1.25 * var(--sp-rem));
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
  .thumb {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    border-radius: 8px;
    overflow: clip;
    background: var(--sp-fill);
    color: var(--sp-text-faint);
  }
  .thumb svg {
    inline-size: 56%;
    block-size: 56%;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .thumb img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .thumb img[hidden] {
    display: none;
  }
  @media (prefers-color-scheme: dark) {
    .thumb img {
      filter: brightness(0.88);
    }
  }
  @media (forced-colors: active) {
    .button,
    .thumb,
    .verdict {
      border: 1px solid ButtonBorder;
    }
  }
`;

/** Labels, fields, hints and faults of the two forms. */
export const formStyles = css`
  form {
    display: grid;
    gap: var(--sp-space-4);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sp-space-1);
  }
  label {
    font-weight: var(--sp-weight-label);
  }
  input,
  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--sp-target);
    padding: var(--sp-space-2) var(--sp-space-3);
    border: 1px solid var(--sp-line-strong);
    border-radius: var(--sp-radius-m);
    background: var(--sp-surface);
  }
  textarea {
    min-block-size: 9rem;
    resize: vertical;
    line-height: var(--sp-leading-lg);
    tab-size: 4;
  }
  [aria-invalid='true'] {
    border-color: var(--sp-danger);
    box-shadow: inset 0 0 0 1px var(--sp-danger);
  }
  .fault {
    color: var(--sp-danger);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .refusal {
    padding: var(--sp-space-3) var(--sp-space-4);
    border-inline-start: 3px solid var(--sp-danger);
    border-radius: var(--sp-radius-s);
    background: var(--sp-sunken);
  }
  .refusal p + p {
    margin-block-start: var(--sp-space-1);
    overflow-wrap: anywhere;
  }
`;
