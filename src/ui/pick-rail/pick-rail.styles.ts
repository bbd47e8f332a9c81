import { css } from 'lit';

/** The rail around its cards: heading, notices, full list, bar. */
export const styles = css`
  :host {
    container: rail / inline-size;
  }
  .rail-head {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--sp-space-2) var(--sp-space-3);
    margin-block-end: var(--sp-space-2);
  }
  .rail-head > div:first-child {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 var(--sp-space-3);
  }
  h2 {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.015em;
  }
  h2:focus {
    outline: 0;
  }
  .rail-head p {
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .rail-head .ai {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .ai .icon {
    color: var(--sp-accent);
  }
  .segments {
    grid-column: 1 / -1;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    padding: 2px;
    border-radius: var(--sp-radius-m);
    background: var(--sp-fill);
  }
  /* What comes with the picks: its space is kept, and nothing is there to press. */
  .awaited,
  .floor:has(> .awaited) {
    visibility: hidden;
  }
  .segments button {
    min-block-size: calc(1.75 * var(--sp-rem));
    padding: 0 var(--sp-space-3);
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    font-weight: var(--sp-weight-label);
    cursor: pointer;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .segments button[aria-pressed='true'] {
    background: var(--sp-raised);
    color: var(--sp-text);
    box-shadow: var(--sp-shadow-knob);
  }

  .notice {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: var(--sp-space-2);
    align-items: start;
    padding-block: var(--sp-space-2);
    padding-inline: var(--sp-space-3) var(--sp-space-2);
    margin-block-end: var(--sp-space-2);
    border-radius: var(--sp-radius-m);
    background: var(--sp-accent-fill);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .notice .icon {
    color: var(--sp-accent);
    margin-block-start: 1px;
  }
  .notice .round {
    inline-size: calc(1.5 * var(--sp-rem));
    block-size: calc(1.5 * var(--sp-rem));
    margin-block: -3px;
  }
  .notice .round .icon {
    color: inherit;
    margin: 0;
  }
  .inline {
    padding: 3px 0;
    margin-block: -3px;
    border: 0;
    background: none;
    color: var(--sp-accent-strong);
    font-weight: var(--sp-weight-label);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  .none {
    padding: var(--sp-space-5) var(--sp-space-4);
    border-radius: var(--sp-radius-l);
    background: var(--sp-surface);
    box-shadow: var(--sp-shadow-1);
    color: var(--sp-text-muted);
    text-wrap: balance;
  }
  .bones {
    display: grid;
    gap: 9px;
    padding-block: 4px;
    align-content: start;
  }
  .bones i {
    block-size: 10px;
    border-radius: 5px;
    background: var(--sp-fill);
    inline-size: 62%;
  }
  .bones i:nth-child(2) {
    inline-size: 26%;
  }
  .bones i:nth-child(3) {
    inline-size: 48%;
  }
  .waiting .bones i,
  .waiting .thumb {
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .waiting .bones i,
    .waiting .thumb {
      animation: none;
    }
  }

  .all {
    margin-block-start: var(--sp-space-3);
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: var(--sp-target);
    padding-inline: var(--sp-space-3);
    border-radius: var(--sp-radius-m);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-strong);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--sp-fill);
  }
  summary .icon {
    color: var(--sp-text-faint);
    transition: rotate var(--sp-duration) var(--sp-ease);
  }
  .all[open] summary .icon {
    rotate: 180deg;
  }
  .all .cards {
    margin-block-start: var(--sp-space-1);
  }
  .button.wide {
    inline-size: 100%;
    margin-block-start: var(--sp-space-2);
  }

  .quiet.record {
    margin: var(--sp-space-1) var(--sp-space-1) 0;
    color: var(--sp-text-muted);
  }

  /* What stays in sight while the rail does. */
  .floor {
    position: sticky;
    z-index: var(--sp-layer);
    inset-block-end: 0;
    margin-block-start: var(--sp-space-3);
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-2);
  }
  .floor:not(:has(.bar)) {
    display: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: center;
    gap: 0 var(--sp-space-1);
    padding-block: 5px;
    padding-inline: var(--sp-space-3) var(--sp-space-2);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .bar + .bar {
    border-block-start: 1px solid var(--sp-line);
  }
  .bar > span {
    flex: 1 1 auto;
    min-block-size: calc(2.25 * var(--sp-rem));
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--sp-text-muted);
    min-inline-size: 0;
  }
  /* One row: what it says goes on in a second line first, then what the last button says. */
  .bar:has(.danger) {
    flex-wrap: nowrap;
  }
  .bar:has(.danger) > span {
    flex-shrink: 1000;
    min-inline-size: min-content;
  }
  .bar .quiet.danger {
    white-space: normal;
  }
  .bar .quiet:has(+ .danger) {
    flex: none;
  }
  .bar > span .icon {
    color: var(--sp-accent);
  }
  .bar .quiet {
    margin: 0;
    padding-inline: var(--sp-space-2);
    min-block-size: calc(2.25 * var(--sp-rem));
    color: var(--sp-text);
    font-weight: var(--sp-weight-strong);
    white-space: nowrap;
  }
  .bar .quiet:hover {
    background: var(--sp-fill);
  }
  .bar .quiet.danger {
    color: var(--sp-danger);
  }
  .bar.undo {
    flex-wrap: nowrap;
  }
  .bar.undo .quiet {
    color: var(--sp-accent);
  }

  /* One panel over a player: as high as its place allows; the cards, and what follows, scroll in it. */
  .compact {
    display: flex;
    flex-direction: column;
    max-block-size: inherit;
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-2);
    overflow: clip;
  }
  .compact > * {
    flex: none;
  }
  .compact .rail-head {
    margin: 0;
    padding-block: var(--sp-space-2);
    padding-inline: var(--sp-space-3) var(--sp-space-2);
  }
  .compact .rail-head > div:first-child {
    justify-content: start;
    flex-wrap: nowrap;
  }
  .compact h2 {
    white-space: nowrap;
  }
  .compact .rail-head p {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
  }
  .compact .bar > span {
    flex-basis: 0;
    min-inline-size: 5em;
    line-height: var(--sp-leading-xs);
  }
  .compact .notice {
    margin-inline: var(--sp-space-2);
  }
  .compact .scroll {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-block-start: 1px solid var(--sp-line);
  }
  .compact .cards {
    border-radius: 0;
    box-shadow: none;
  }
  .compact ::slotted(sp-recap-card) {
    margin: var(--sp-space-3);
  }
  .compact .floor {
    position: static;
    margin: 0;
    border-radius: 0;
    box-shadow: none;
    border-block-start: 1px solid var(--sp-line);
  }

  /* Large text in a narrow column: the bar would cover too much of the screen to stay in sight. */
  @container rail (max-width: 16em) {
    .floor {
      position: relative;
    }
    .bar:has(.danger) {
      flex-wrap: wrap;
    }
  }
  @container rail (min-width: 640px) {
    .rail-head {
      margin-block-end: var(--sp-space-3);
    }
    .rail-head > div:first-child {
      grid-column: 1;
      display: block;
    }
    .rail-head .ai {
      display: flex;
    }
    .segments {
      grid-column: 2;
      grid-row: 1;
    }
    .segments button {
      min-block-size: calc(2 * var(--sp-rem));
    }
  }
  @media (forced-colors: active) {
    .segments,
    .floor,
    .notice,
    .none {
      border: 1px solid ButtonBorder;
    }
    .segments button[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
