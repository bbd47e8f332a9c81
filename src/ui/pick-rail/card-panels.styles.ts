import { css } from 'lit';

/** What opens below a card's lines, what lies over its picture, and a card that is pushed. */
export const panelStyles = css`
  .round.menu {
    position: relative;
    z-index: 1;
    grid-area: why;
    align-self: end;
    justify-self: end;
    inline-size: calc(1.75 * var(--sp-rem));
    block-size: calc(1.5 * var(--sp-rem));
    margin-inline-end: -6px;
    border-radius: var(--sp-radius-s);
  }
  /* The reason and the button share a line, and the reason most of it. */
  .about > .why {
    max-inline-size: calc(100% - 1.75 * var(--sp-rem));
  }
  .round.menu .icon {
    stroke-width: 2.6;
  }
  .round[aria-expanded='true'],
  .round[aria-pressed='true'] {
    background: var(--sp-accent-fill);
    color: var(--sp-accent-strong);
  }
  .panel {
    position: relative;
    z-index: 1;
    grid-area: panel;
    min-inline-size: 0;
    margin-block-start: var(--sp-space-2);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: var(--sp-space-2);
    border-radius: var(--sp-radius-m);
    background: var(--sp-sunken);
  }
  .reactions {
    flex: 1 0 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .tool {
    flex: 1 1 auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: calc(2.25 * var(--sp-rem));
    padding: 0 10px;
    border: 0;
    border-radius: var(--sp-radius-s);
    background: var(--sp-surface);
    box-shadow: inset 0 0 0 1px var(--sp-line);
    color: var(--sp-text);
    font: inherit;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-label);
    cursor: pointer;
  }
  .tool:hover {
    background: var(--sp-fill);
  }
  .tool[aria-pressed='true'] {
    background: var(--sp-accent-fill);
    box-shadow: inset 0 0 0 2px var(--sp-accent);
    color: var(--sp-accent-strong);
  }
  .peek {
    display: none;
  }

  /* Up and down stay the browser's; sideways is a push. */
  .card.about {
    touch-action: pan-y;
    translate: var(--pushed, 0);
    transition: translate var(--sp-duration) var(--sp-ease);
  }
  .card.about h3 a {
    -webkit-touch-callout: none;
  }
  .card.about.pushed {
    transition: none;
    user-select: none;
  }
  .card.about.gone {
    opacity: 0;
  }
  @container rail (min-width: 640px) {
    /* The tiles beside an open one keep their height. */
    .cards:not(.list):has(.panel) {
      align-items: start;
    }
    .cards:not(.list) > .card > .panel {
      margin-inline: 0;
    }
    .cards:not(.list) .round.menu {
      margin-inline-end: 0;
    }
    .mouse .cards:not(.list) > .card:hover > .peek {
      position: absolute;
      z-index: 1;
      inset-block-start: var(--sp-space-4);
      inset-inline-end: var(--sp-space-4);
      display: flex;
      gap: 2px;
      margin: 0;
      padding: 2px;
      border-radius: var(--sp-radius-pill);
      background: var(--sp-surface);
      box-shadow: var(--sp-shadow-1);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .card.about {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .tool,
    .peek {
      border: 1px solid ButtonBorder;
    }
    .tool[aria-pressed='true'],
    .round[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
