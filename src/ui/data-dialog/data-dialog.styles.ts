import { css } from 'lit';

/** "Your data": a list that leads to views on a phone, list and view side by side from 700 px. */
export const styles = css`
  .tabs {
    background: var(--sp-sunken);
    border-radius: var(--sp-radius-l);
    overflow: clip;
  }
  .tabs button {
    position: relative;
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0 var(--sp-space-3);
    align-items: center;
    inline-size: 100%;
    padding: calc(0.6875 * var(--sp-rem)) var(--sp-space-4);
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
    border-radius: var(--sp-radius-m);
  }
  .tabs button + button {
    border-block-start: 1px solid var(--sp-line);
  }
  .tabs b {
    display: block;
    font-weight: var(--sp-weight-strong);
  }
  .tabs small {
    display: block;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .tabs .icon:first-child {
    color: var(--sp-accent);
  }
  .tabs .icon:last-child {
    color: var(--sp-text-faint);
  }
  .hub > p {
    margin-block-end: var(--sp-space-4);
  }
  .view h3 {
    font-size: var(--sp-text-xl);
    line-height: var(--sp-leading-xl);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.02em;
    margin-block-end: var(--sp-space-1);
  }
  .view h3:focus {
    outline: 0;
  }
  .lead {
    color: var(--sp-text-muted);
    margin-block-end: var(--sp-space-4);
    text-wrap: pretty;
    max-inline-size: calc(34 * var(--sp-rem));
  }
  .back {
    margin-block-end: var(--sp-space-2);
  }
  .foot-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-2);
    justify-content: space-between;
    align-items: center;
  }
  .foot-buttons > .button {
    flex: 1 1 auto;
  }
  .ledger {
    display: flex;
    gap: var(--sp-space-2);
    align-items: start;
    margin-block-end: var(--sp-space-3);
    cursor: pointer;
  }
  .ledger input {
    inline-size: calc(1.5 * var(--sp-rem));
    block-size: calc(1.5 * var(--sp-rem));
    margin: -3px 0;
    flex: none;
    accent-color: var(--sp-accent);
  }
  .undone {
    display: flex;
    gap: var(--sp-space-2);
    align-items: center;
    margin-block-end: var(--sp-space-3);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .undone > .icon {
    color: var(--sp-accent);
  }
  .undone span {
    flex: 1;
    min-inline-size: 0;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--sp-space-2);
    padding: var(--sp-space-6) var(--sp-space-4);
    text-align: center;
    text-wrap: balance;
    color: var(--sp-text-muted);
  }
  .empty .icon {
    inline-size: calc(2 * var(--sp-rem));
    block-size: calc(2 * var(--sp-rem));
    stroke-width: 1.2;
    color: var(--sp-text-faint);
  }
  .empty b {
    font-weight: var(--sp-weight-strong);
    color: var(--sp-text);
  }
  .failed {
    color: var(--sp-danger);
    margin-block-end: var(--sp-space-2);
  }
  .spaced {
    margin-block-start: var(--sp-space-4);
  }
  @media (max-width: 699px) {
    .at-list .view,
    .at-view .hub,
    .at-view .ledger:not(:has(:checked)) {
      display: none;
    }
  }
  @media (min-width: 700px) {
    .foot-buttons > .button {
      flex-grow: 0;
    }
    dialog.data {
      inline-size: min(calc(60 * var(--sp-rem)), 100vw - calc(4 * var(--sp-rem)));
      block-size: min(calc(46 * var(--sp-rem)), 100dvh - calc(5 * var(--sp-rem)));
    }
    .data .head {
      padding-inline: calc(1.75 * var(--sp-rem)) var(--sp-space-5);
      padding-block-end: var(--sp-space-4);
    }
    .data .body {
      display: grid;
      grid-template-columns: calc(15.5 * var(--sp-rem)) minmax(0, 1fr);
      padding: 0;
      overflow: clip;
    }
    .hub {
      border-inline-end: 1px solid var(--sp-line);
      padding-block: 0 var(--sp-space-3);
      padding-inline: var(--sp-space-4) var(--sp-space-3);
    }
    .hub > p,
    .back {
      display: none;
    }
    .tabs {
      background: none;
      border-radius: 0;
      display: grid;
      gap: 2px;
    }
    .tabs button {
      padding: var(--sp-space-2) var(--sp-space-3);
      border-radius: var(--sp-radius-m);
    }
    .tabs button + button {
      border: 0;
    }
    .tabs .icon:last-child {
      display: none;
    }
    .tabs button:hover {
      background: var(--sp-sunken);
    }
    .tabs [aria-selected='true'] {
      background: var(--sp-fill);
    }
    .view {
      overflow: auto;
      overscroll-behavior: contain;
      padding-block: var(--sp-space-1) var(--sp-space-6);
      padding-inline: var(--sp-space-8) var(--sp-space-6);
      block-size: 100%;
    }
    .ledger {
      margin-block-end: var(--sp-space-2);
    }
  }
  @media (min-width: 700px) and (max-height: 420px) {
    .data .body {
      overflow: visible;
    }
  }
`;
