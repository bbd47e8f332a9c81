import { css } from 'lit';

/** A card: a compact row where space is narrow, a tile from 640 px. */
export const cardStyles = css`
  .cards {
    display: grid;
    background: var(--sp-surface);
    border-radius: var(--sp-radius-l);
    box-shadow: var(--sp-shadow-1);
    overflow: clip;
  }
  .card {
    position: relative;
    display: grid;
    grid-template:
      'picture . . .' 1fr
      'picture title title acts' auto
      'picture facts add add' auto
      'picture why why why' auto
      'picture answer answer answer' auto
      'picture . . .' 1fr
      'panel panel panel panel' auto / calc(4 * var(--sp-rem)) minmax(0, 1fr) auto auto;
    gap: 0;
    padding-block: calc(0.4375 * var(--sp-rem));
    padding-inline: var(--sp-space-2) var(--sp-space-3);
    align-items: center;
    align-content: center;
    min-block-size: calc(5 * var(--sp-rem));
  }
  /* As large as with a reason and its buttons, so that nothing moves when they come. */
  .awaiting > .card {
    min-block-size: calc(5.375 * var(--sp-rem));
  }
  .awaiting > .card > .acts {
    min-inline-size: calc(3.5 * var(--sp-rem));
    min-block-size: calc(1.5 * var(--sp-rem));
  }
  .card + .card::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: calc(5.25 * var(--sp-rem)) 0;
    border-block-start: 1px solid var(--sp-line);
  }
  .card > .thumb {
    grid-area: picture;
    align-self: start;
    margin-inline-end: var(--sp-space-3);
  }
  /* Without a reason the row is as high as its picture: both stand in the middle. */
  .card:not(:has(.why)) > .thumb {
    align-self: center;
  }
  .card > .bones {
    grid-area: title / title / why / acts;
  }
  .card h3 {
    grid-area: title;
    font-size: var(--sp-text-md);
    line-height: calc(1.25 * var(--sp-rem));
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
  }
  .card h3 a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .card h3 a:focus-visible {
    outline: 0;
  }
  .card:has(h3 a:focus-visible) {
    outline: 2px solid var(--sp-focus);
    outline-offset: -3px;
    border-radius: var(--sp-radius-l);
  }
  .acts {
    grid-area: acts;
    margin-inline-start: var(--sp-space-2);
    justify-self: end;
    display: flex;
    align-self: start;
    margin-inline-end: -6px;
  }
  .acts .round {
    position: relative;
    z-index: 1;
    inline-size: calc(1.75 * var(--sp-rem));
    block-size: calc(1.5 * var(--sp-rem));
    border-radius: var(--sp-radius-s);
  }
  .facts {
    grid-area: facts;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--sp-space-2);
    line-height: calc(1.375 * var(--sp-rem));
  }
  .price {
    white-space: nowrap;
  }
  .price s {
    color: var(--sp-text-faint);
  }
  .flag {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 7px;
    border-radius: var(--sp-radius-pill);
    background: var(--sp-accent);
    color: var(--sp-on-accent);
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
    font-weight: var(--sp-weight-strong);
  }
  .flag::before {
    content: '';
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .flag.next,
  .flag.paid {
    background: var(--sp-fill);
    color: var(--sp-text-muted);
  }
  .flag.next::before,
  .flag.paid::before {
    display: none;
  }
  .flag.paid {
    background: none;
    padding: 0;
    font-weight: var(--sp-weight-label);
  }
  .add {
    position: relative;
    z-index: 1;
    grid-area: add;
    margin-inline-start: var(--sp-space-2);
    justify-self: end;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: calc(1.5 * var(--sp-rem));
    padding-block: 0;
    padding-inline: 7px 9px;
    border: 0;
    border-radius: var(--sp-radius-pill);
    background: none;
    box-shadow: inset 0 0 0 1px var(--sp-line-strong);
    color: var(--sp-text);
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
    font-weight: var(--sp-weight-strong);
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--sp-duration) var(--sp-ease);
  }
  .add .icon {
    inline-size: calc(0.875 * var(--sp-rem));
    block-size: calc(0.875 * var(--sp-rem));
    stroke-width: 2;
  }
  button.add:hover {
    background: var(--sp-fill);
  }
  .add.added {
    background: var(--sp-accent-fill);
    box-shadow: none;
    color: var(--sp-accent-strong);
  }
  .add.none {
    box-shadow: none;
    padding: 0;
    color: var(--sp-text-faint);
    font-weight: var(--sp-weight-label);
    cursor: default;
  }
  .spin {
    inline-size: calc(0.75 * var(--sp-rem));
    block-size: calc(0.75 * var(--sp-rem));
    border: 2px solid var(--sp-line-strong);
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: spin 0.9s linear infinite;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spin {
      animation: none;
    }
  }
  .why {
    position: relative;
    z-index: 1;
    grid-area: why;
    justify-self: start;
    align-items: start;
    min-block-size: calc(1.5 * var(--sp-rem));
    padding-block: 3px;
    max-inline-size: calc(100% + var(--sp-rem));
    color: var(--sp-text-muted);
    font-weight: var(--sp-weight-text);
  }
  .why .icon {
    color: var(--sp-accent);
    margin-block-start: 1px;
  }
  .why u {
    text-wrap: balance;
    text-decoration-color: var(--sp-line-strong);
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  .answer {
    position: relative;
    z-index: 1;
    grid-area: answer;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--sp-space-4);
    color: var(--sp-danger);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .card.plain {
    grid-template-columns: calc(3 * var(--sp-rem)) minmax(0, 1fr) auto auto;
    min-block-size: calc(4 * var(--sp-rem));
  }
  .card.plain + .card.plain::before {
    inset-inline-start: calc(4.25 * var(--sp-rem));
  }
  .list {
    content-visibility: auto;
  }

  /* Large text in a narrow column: the picture above, everything else below each other. */
  @container rail (max-width: 16em) {
    .card {
      grid-template:
        'picture acts' auto
        'title title' auto
        'facts facts' auto
        'add add' auto
        'why why' auto
        'answer answer' auto
        'panel panel' auto / calc(4 * var(--sp-rem)) minmax(0, 1fr);
    }
    .card + .card::before,
    .card.plain + .card.plain::before {
      inset-inline: 0;
    }
    .add {
      justify-self: start;
      margin-inline-start: 0;
    }
  }
  @container rail (min-width: 640px) {
    .cards:not(.list) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--sp-space-4);
      background: none;
      box-shadow: none;
      overflow: visible;
      border-radius: 0;
    }
    .cards:not(.list) > .card {
      grid-template:
        'picture picture picture' auto
        'title title acts' auto
        'facts add add' auto
        'why why why' 1fr
        'answer answer answer' auto
        'panel panel panel' auto / minmax(0, 1fr) auto auto;
      align-content: stretch;
      align-items: start;
      gap: 0;
      padding: var(--sp-space-2) var(--sp-space-2) var(--sp-space-3);
      background: var(--sp-surface);
      border-radius: var(--sp-radius-l);
      box-shadow: var(--sp-shadow-1);
    }
    .cards.awaiting > .card {
      grid-template-rows: auto auto auto minmax(calc(1.625 * var(--sp-rem)), 1fr) auto auto;
    }
    .cards:not(.list) > .card + .card::before {
      display: none;
    }
    .cards:not(.list) > .card > .thumb {
      border-radius: 8px;
      margin: 0 0 var(--sp-space-3);
    }
    .cards:not(.list) > .card > :not(.thumb) {
      margin-inline-start: var(--sp-space-1);
    }
    .cards:not(.list) .acts {
      margin-inline-end: 0;
    }
    .cards:not(.list) .add {
      align-self: center;
      margin-inline-end: var(--sp-space-1);
    }
    .cards:not(.list) .card > .why {
      margin-inline-start: calc(var(--sp-space-1) - var(--sp-space-2));
      margin-block-start: 2px;
      align-self: end;
    }
    .cards:not(.list) .flag {
      position: absolute;
      inset-block-start: var(--sp-space-4);
      inset-inline-start: var(--sp-space-4);
      max-inline-size: calc(100% - 2 * var(--sp-space-4));
      padding: 1px 7px;
      border-radius: 10px;
    }
    .cards:not(.list) .flag.next,
    .cards:not(.list) .flag.paid {
      background: var(--sp-surface);
      color: var(--sp-text);
    }
    .list {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .cards,
    .flag,
    .add {
      border: 1px solid ButtonBorder;
    }
    .flag:not(.next, .paid) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
