import { css } from 'lit';

/** Meters, bars and moves of what it knows and why these picks; what forced colours need in all views. */
export const dataCharts = css`
  .interest {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--sp-space-4);
    align-items: center;
    padding: var(--sp-space-3) var(--sp-space-4) var(--sp-space-2);
  }
  .interest + .interest {
    border-block-start: 1px solid var(--sp-line);
  }
  .interest b {
    font-weight: var(--sp-weight-strong);
  }
  .interest p {
    grid-column: 1 / -1;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
  }
  .says {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-1);
    align-items: center;
    margin-block-start: var(--sp-space-2);
    margin-inline-start: calc(-0.125 * var(--sp-rem));
  }
  .say {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: var(--sp-target-small);
    padding: 0 calc(0.75 * var(--sp-rem));
    border: 0;
    border-radius: var(--sp-radius-pill);
    background: var(--sp-fill);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-label);
    cursor: pointer;
  }
  .say:hover {
    background: var(--sp-fill-hover);
  }
  .say[aria-pressed='true'] {
    background: var(--sp-accent);
    color: var(--sp-on-accent);
    padding-inline-start: calc(0.5 * var(--sp-rem));
  }
  .says .remove {
    margin-inline: auto calc(-0.5 * var(--sp-rem));
  }
  .legend {
    margin-block-start: var(--sp-space-2);
  }
  .section-title.first {
    margin-block-start: 0;
  }
  .under-title {
    margin-block: calc(-1 * var(--sp-space-1)) var(--sp-space-2);
  }
  .meter {
    display: inline-grid;
    grid-template-columns: repeat(5, 10px);
    gap: 2px;
  }
  .meter i {
    block-size: 8px;
    border-radius: 2px;
    background: var(--sp-fill);
    box-shadow: inset 0 0 0 1px var(--sp-meter-line);
  }
  .meter i.on {
    background: var(--sp-accent);
    box-shadow: none;
  }
  .meter.less i.on {
    background: var(--sp-line-strong);
  }
  .row.tight {
    padding-block: calc(0.375 * var(--sp-rem));
  }
  .noted {
    display: flex;
    gap: var(--sp-space-3);
  }
  .noted time {
    flex: none;
    min-inline-size: calc(2.5 * var(--sp-rem));
    white-space: nowrap;
  }
  .unfold {
    margin: var(--sp-space-2) 0 0;
  }
  .note {
    display: flex;
    gap: var(--sp-space-2);
    align-items: center;
    padding: var(--sp-space-3) var(--sp-space-4);
    border-radius: var(--sp-radius-l);
    background: var(--sp-accent-fill);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    margin-block: var(--sp-space-4);
  }
  .note:last-child {
    margin-block-end: 0;
  }
  .lead + .note {
    margin-block-start: 0;
  }
  .note b {
    font-weight: var(--sp-weight-strong);
  }
  .note .icon {
    color: var(--sp-accent);
  }
  .day {
    grid-column: 1 / -1;
    padding-block-end: 2px;
    font-weight: var(--sp-weight-label);
  }
  .row .day {
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
  }
  .checked {
    margin-inline-start: var(--sp-space-3);
  }
  .check .state {
    grid-column: 2;
    grid-row: 1;
  }
  .check p {
    grid-column: 1 / -1;
  }
  .cause {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--sp-space-4);
    align-items: center;
    padding: calc(0.625 * var(--sp-rem)) var(--sp-space-4);
  }
  .cause + .cause {
    border-block-start: 1px solid var(--sp-line);
  }
  .cause > span {
    font-weight: var(--sp-weight-label);
    overflow-wrap: anywhere;
  }
  .cause small {
    grid-column: 1;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .cause .quiet {
    grid-column: 2;
    grid-row: 1 / span 3;
    margin-inline-end: calc(-0.5 * var(--sp-rem));
  }
  .length {
    grid-column: 1;
    block-size: 6px;
    margin-block-start: 6px;
    border-radius: 2px;
    inline-size: max(2px, var(--length));
    background: var(--sp-accent);
  }
  .length.against {
    background: repeating-linear-gradient(
      135deg,
      var(--sp-line-strong) 0 2px,
      transparent 2px 4px
    );
  }
  .trial {
    scroll-margin-block: var(--sp-space-2);
    display: grid;
    gap: var(--sp-space-3);
    padding: var(--sp-space-4);
    border-radius: var(--sp-radius-l);
    background: var(--sp-accent-fill);
    margin-block: var(--sp-space-2) var(--sp-space-3);
  }
  .trial p:focus {
    outline: 0;
  }
  .trial b {
    display: block;
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    font-weight: var(--sp-weight-strong);
  }
  .trial-buttons {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(8 * var(--sp-rem))), 1fr));
    gap: var(--sp-space-2);
  }
  .trial-order .mix {
    background: var(--sp-surface);
  }
  .trial-order .name {
    grid-column: 2;
    grid-row: span 2;
    cursor: default;
  }
  .trial-order .name:hover {
    text-decoration: none;
  }
  .trial-order .move {
    grid-row: span 2;
  }
  .move.moves {
    color: var(--sp-accent-strong);
    font-weight: var(--sp-weight-label);
  }
  .leaves .thumb {
    opacity: 0.55;
  }
  .leaves .name {
    color: var(--sp-text-faint);
    text-decoration: line-through;
  }
  .key {
    margin-block-end: var(--sp-space-2);
  }
  .mix {
    display: grid;
    grid-template-columns: calc(2.75 * var(--sp-rem)) minmax(0, 1fr) fit-content(50%);
    gap: 2px var(--sp-space-3);
    align-items: center;
    padding-block: var(--sp-space-2);
  }
  @media (max-width: 14em) {
    .mix {
      grid-template-columns: minmax(0, 1fr);
    }
    .mix .thumb {
      display: none;
    }
  }
  .mix + .mix {
    border-block-start: 1px solid var(--sp-line);
  }
  .mix .thumb {
    grid-row: span 2;
    border-radius: 8px;
  }
  .name {
    min-block-size: calc(1.5 * var(--sp-rem));
    padding: 0;
    border: 0;
    background: none;
    font-weight: var(--sp-weight-label);
    text-align: start;
    cursor: pointer;
  }
  .name:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .move {
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    color: var(--sp-text-muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .stack {
    grid-column: 2 / -1;
    display: flex;
    gap: 2px;
    block-size: 8px;
    min-inline-size: 0;
  }
  .stack i {
    border-radius: 2px;
    min-inline-size: 2px;
    flex: 0 1 auto;
  }
  i.same {
    background: var(--sp-accent);
  }
  i.similar {
    background: var(--sp-accent-soft);
  }
  i.stage {
    background: var(--sp-chart-3);
  }
  i.popular {
    background: var(--sp-chart-4);
  }
  i.other {
    box-shadow: inset 0 0 0 1.5px var(--sp-line-strong);
  }
  i.against {
    background: repeating-linear-gradient(
      135deg,
      var(--sp-line-strong) 0 2px,
      transparent 2px 4px
    );
  }
  .cols {
    display: grid;
    gap: var(--sp-space-4);
  }
  .box {
    padding: var(--sp-space-4);
    border-radius: var(--sp-radius-l);
    background: var(--sp-sunken);
  }
  .box > b {
    display: block;
    font-weight: var(--sp-weight-strong);
    margin-block-end: var(--sp-space-1);
  }
  .box p b {
    font-weight: var(--sp-weight-strong);
    color: var(--sp-text);
  }
  @media (forced-colors: active) {
    .tabs,
    .say,
    .trial,
    .box {
      border: 1px solid ButtonBorder;
    }
    .tabs [aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .say[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .length,
    .meter i.on,
    .stack i,
    .draws i:not(.other) {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .meter i,
    .stack i,
    .draws i,
    .key i {
      border: 1px solid CanvasText;
    }
  }
`;
