import { css } from 'lit';

/** One card that floats: above the bar of the rail, or over a player. Nothing else moves for it. */
export const styles = css`
  :host {
    position: absolute;
    z-index: 1;
    inset-inline: 0;
    inset-block-end: calc(100% + var(--sp-space-2));
    pointer-events: none;
  }
  :host([over]) {
    position: static;
    pointer-events: auto;
  }
  aside {
    display: grid;
    grid-template-columns: calc(5.5 * var(--sp-rem)) minmax(0, 1fr) auto;
    grid-template-rows: auto 1fr auto;
    grid-template-areas:
      'picture what close'
      'picture why why'
      'picture buy buy'
      'fewer fewer fewer';
    gap: 0 var(--sp-space-3);
    padding: var(--sp-space-2);
    border-radius: var(--sp-radius-l);
    background: var(--sp-surface);
    box-shadow:
      var(--sp-shadow-2),
      0 0 0 1px var(--sp-line);
    pointer-events: auto;
    animation: come var(--sp-duration) var(--sp-ease);
  }
  @keyframes come {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    aside {
      animation: none;
    }
  }
  .thumb {
    grid-area: picture;
    align-self: start;
    border-radius: 8px;
  }
  .what {
    grid-area: what;
    display: grid;
    justify-items: start;
    align-content: start;
    min-inline-size: 0;
  }
  h3 {
    font-size: var(--sp-text-md);
    line-height: calc(1.25 * var(--sp-rem));
    font-weight: var(--sp-weight-strong);
    letter-spacing: -0.01em;
    max-inline-size: 100%;
    /* Of a name in the other direction its end is cut, too, and not its beginning. */
    text-align: match-parent;
    overflow: clip;
    overflow-clip-margin: 4px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  h3 a:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .price {
    font-size: var(--sp-text-md);
    line-height: var(--sp-leading-md);
  }
  .price s {
    color: var(--sp-text-faint);
    font-size: var(--sp-text-sm);
    margin-inline-start: 4px;
  }
  .flag {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 0 7px;
    border-radius: var(--sp-radius-pill);
    background: var(--sp-accent);
    color: var(--sp-on-accent);
    font-size: var(--sp-text-xs);
    line-height: calc(1.125 * var(--sp-rem));
    font-weight: var(--sp-weight-label);
  }
  .flag:not(.paid)::before {
    content: '';
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: currentColor;
  }
  .flag.paid {
    padding: 0;
    background: none;
    color: var(--sp-text-muted);
  }
  .why {
    grid-area: why;
    justify-self: start;
    align-self: start;
    align-items: start;
    margin-inline: 0;
    max-inline-size: 100%;
    min-inline-size: 0;
    padding: 3px 0;
    color: var(--sp-text-muted);
    font-weight: var(--sp-weight-text);
  }
  .why:hover {
    background: none;
    color: var(--sp-text);
  }
  .why .icon {
    color: var(--sp-accent);
    flex: none;
    margin-block-start: 1px;
  }
  .why u {
    min-inline-size: 0;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    text-wrap: pretty;
  }
  .close {
    grid-area: close;
    margin: -4px;
    margin-block-end: 0;
    margin-inline-start: calc(-1 * var(--sp-space-2));
  }
  .buy {
    grid-area: buy;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--sp-space-3);
  }
  .buy .button {
    min-block-size: calc(2.25 * var(--sp-rem));
    min-inline-size: calc(6 * var(--sp-rem));
    gap: 6px;
    margin-inline-start: auto;
  }
  .fewer {
    grid-area: fewer;
    justify-self: start;
    margin: var(--sp-space-1) 0 calc(-1 * var(--sp-space-1));
    padding-inline: var(--sp-space-1);
    color: var(--sp-text-muted);
  }
  .answer {
    grid-column: 1 / -1;
    padding-block-start: var(--sp-space-1);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-danger);
  }

  /* Over a player it has no more room than its picture is high. */
  :host([over]) aside {
    grid-template-columns: calc(5.5 * var(--sp-rem)) minmax(0, 1fr) auto auto;
    grid-template-areas:
      'picture what fewer close'
      'picture why why why'
      'picture buy buy buy';
    column-gap: var(--sp-space-2);
  }
  :host([over]) .why u {
    overflow: clip;
    overflow-clip-margin: 4px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :host([over]) .fewer {
    margin-block: -2px 0;
    margin-inline: 0 calc(-1 * var(--sp-space-1));
    padding: 0 var(--sp-space-1);
    align-self: start;
  }
  :host([over]) .fewer span {
    display: none;
  }
  @container (max-width: 560px) {
    :host([over]) aside {
      grid-template-columns: calc(2.875 * var(--sp-rem)) minmax(0, 1fr) auto auto;
      padding: 5px;
    }
    :host([over]) :is(.buy .button, .flag:not(.paid)) {
      display: none;
    }
    :host([over]) :is(h3, .price) {
      font-size: var(--sp-text-sm);
      line-height: var(--sp-leading-sm);
    }
  }
  @media (forced-colors: active) {
    aside {
      border: 1px solid ButtonBorder;
    }
    .flag:not(.paid) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
