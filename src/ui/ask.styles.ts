import { sheet } from './sheet.js';

/** What every element starts from: reset, type, focus ring, icons, small texts. */
export const baseSheet = sheet`
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
  :where(h2, h3, h4, p, ul, ol, dl, dd, figure) {
    margin: 0;
    padding: 0;
  }
  :where(ul, ol) {
    list-style: none;
  }
  :where(button) {
    font: inherit;
    color: inherit;
  }
  :where(img) {
    display: block;
    block-size: auto;
  }
  :where(a) {
    color: inherit;
    text-decoration: none;
  }
  :focus-visible {
    outline: 2px solid var(--sp-focus);
    outline-offset: 2px;
  }
  .icon {
    inline-size: calc(1.25 * var(--sp-rem));
    block-size: calc(1.25 * var(--sp-rem));
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.small {
    inline-size: var(--sp-rem);
    block-size: var(--sp-rem);
    stroke-width: 1.9;
  }
  .icon.flip:dir(rtl) {
    transform: scaleX(-1);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--sp-text-muted);
  }
  .small-text {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .link {
    display: inline-block;
    padding-block: 3px;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
`;

/** Buttons: one kind for choices, always of equal weight side by side; quiet ones for the rest. */
export const buttonSheet = sheet`
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
    cursor: pointer;
    text-align: center;
    transition: background var(--sp-duration) var(--sp-ease);
  }
  .button:hover {
    background: var(--sp-fill-hover);
  }
  .button.danger {
    color: var(--sp-danger);
  }
  .button.primary {
    background: var(--sp-accent);
    color: var(--sp-on-accent);
  }
  .button.primary:hover {
    background: var(--sp-accent-strong);
  }
  .button[aria-disabled='true'] {
    cursor: default;
    color: var(--sp-text-muted);
  }
  .pair {
    display: grid;
    /* Side by side; one above the other where large text would break their labels. */
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(8 * var(--sp-rem))), 1fr));
    gap: var(--sp-space-2);
  }
  .pair .button {
    padding-inline: var(--sp-space-2);
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    gap: var(--sp-space-1);
    min-block-size: var(--sp-target-small);
    padding: 0 var(--sp-space-2);
    margin-inline: calc(-1 * var(--sp-space-2));
    border: 0;
    border-radius: var(--sp-radius-s);
    background: none;
    color: var(--sp-accent);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-label);
    cursor: pointer;
    text-align: start;
  }
  .quiet:hover {
    background: var(--sp-accent-fill);
  }
  .quiet.danger {
    color: var(--sp-danger);
  }
  .round {
    display: inline-grid;
    place-items: center;
    inline-size: calc(2 * var(--sp-rem));
    block-size: calc(2 * var(--sp-rem));
    padding: 0;
    border: 0;
    border-radius: var(--sp-radius-pill);
    background: none;
    color: var(--sp-text-faint);
    cursor: pointer;
    flex: none;
  }
  .round:hover {
    background: var(--sp-fill);
    color: var(--sp-text);
  }
  .round.filled {
    background: var(--sp-fill);
    color: var(--sp-text-muted);
  }
  .round.filled:hover {
    background: var(--sp-fill-hover);
  }
  @media (forced-colors: active) {
    .button,
    .round.filled {
      border: 1px solid ButtonBorder;
    }
  }
`;
