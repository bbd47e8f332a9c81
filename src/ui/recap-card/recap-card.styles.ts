import { css } from 'lit';

/** The recap and the offers: a heading, figures, short lists, and offers on the accent's soft fill. */
export const styles = css`
  :host {
    container: recap / inline-size;
    margin-block-start: var(--sp-space-5);
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 2px var(--sp-space-3);
    margin-block-end: var(--sp-space-3);
  }
  h2 {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.015em;
  }
  .over h2 {
    font-size: var(--sp-text-2xl);
    line-height: var(--sp-leading-2xl);
    letter-spacing: -0.025em;
  }
  h3 {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-strong);
    color: var(--sp-text-muted);
    margin-block: var(--sp-space-4) var(--sp-space-2);
  }
  .made {
    grid-column: 1;
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .made .icon {
    color: var(--sp-accent);
  }
  header .round {
    grid-area: 1 / 2 / span 2;
  }

  .stats {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-1);
  }
  .stats div {
    display: flex;
    flex-direction: column-reverse;
    padding: var(--sp-space-3) var(--sp-space-4);
  }
  .stats div + div {
    border-inline-start: 1px solid var(--sp-line);
  }
  .stats dt {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .stats dd {
    font-size: var(--sp-text-xl);
    line-height: var(--sp-leading-xl);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.02em;
  }

  .items {
    display: grid;
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-1);
    overflow: clip;
  }
  .item {
    position: relative;
    display: grid;
    grid-template-columns: calc(4 * var(--sp-rem)) minmax(0, 1fr) auto;
    gap: 0 var(--sp-space-3);
    align-items: center;
    padding-block: var(--sp-space-2);
    padding-inline: var(--sp-space-2) var(--sp-space-3);
  }
  .item + .item::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: calc(5.25 * var(--sp-rem)) 0;
    border-block-start: 1px solid var(--sp-line);
  }
  .hide {
    position: relative;
    align-self: start;
    margin-block-start: -4px;
    margin-inline: 0 -6px;
  }
  .offer .hide {
    grid-column: 3;
    grid-row: 1;
    margin-inline: 0 calc(-1 * var(--sp-space-2));
  }
  .hid {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--sp-space-4);
    margin-block: var(--sp-space-2);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .item b {
    display: block;
    font-weight: var(--sp-weight-strong);
    overflow-wrap: anywhere;
  }
  .item a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .item a:focus-visible {
    outline: 0;
  }
  .item:has(a:focus-visible) {
    outline: 2px solid var(--sp-focus);
    outline-offset: -3px;
    border-radius: var(--sp-radius-l);
  }
  .item s {
    color: var(--sp-text-faint);
  }
  .item .watch {
    position: relative;
    margin-inline-start: calc(-1 * var(--sp-space-2));
    font-variant-numeric: tabular-nums;
  }
  .item .watch u {
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .note {
    margin-block-start: var(--sp-space-2);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .item p {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }

  .offers {
    display: grid;
    gap: var(--sp-space-2);
  }
  .offer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: var(--sp-space-1) var(--sp-space-2);
    align-items: center;
    padding: var(--sp-space-4);
    border-radius: var(--sp-radius-l);
    background: var(--sp-accent-fill);
  }
  .offer b {
    font-weight: var(--sp-weight-strong);
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }
  .offer code {
    padding-inline: var(--sp-space-3);
    border-radius: 8px;
    background: var(--sp-surface);
    box-shadow: inset 0 0 0 1.5px var(--sp-accent);
    color: var(--sp-accent-strong);
    font: var(--sp-weight-strong) var(--sp-text-md) / calc(2.25 * var(--sp-rem)) var(--sp-font-mono);
    overflow-wrap: anywhere;
    user-select: all;
  }
  .offer .for,
  .offer p {
    grid-column: 1 / -1;
    justify-self: start;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .offer .for a {
    display: inline-block;
    padding-block: 2px;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .offer p {
    color: var(--sp-text-muted);
    text-wrap: pretty;
  }

  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--sp-space-2);
    margin-block-start: var(--sp-space-2);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .end .quiet {
    margin-inline-end: 0;
  }

  @container recap (min-width: 640px) {
    .items,
    .offers {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .item:nth-child(2)::before {
      display: none;
    }
    .offer:only-child {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .stats,
    .items,
    .offer,
    .offer code {
      border: 1px solid ButtonBorder;
    }
  }
`;
