import { css } from 'lit';

/** The why panel: the place, the reasons, their sum. */
export const styles = css`
  .product {
    display: grid;
    grid-template-columns: 56px minmax(0, 1fr);
    gap: 0 var(--sp-space-3);
    align-items: center;
    flex: 1;
    min-inline-size: 0;
  }
  @media (max-width: 14em) {
    .product {
      grid-template-columns: minmax(0, 1fr);
    }
    .product .thumb {
      display: none;
    }
  }
  .head .product h2 {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    overflow-wrap: anywhere;
  }
  .ai {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--sp-text-muted);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .ai .icon {
    color: var(--sp-accent);
  }
  .place {
    padding: var(--sp-space-4);
    border-radius: var(--sp-radius-l);
    background: var(--sp-accent-fill);
  }
  .place p {
    font-size: var(--sp-text-lg);
    line-height: var(--sp-leading-lg);
    letter-spacing: -0.01em;
    text-wrap: pretty;
  }
  .place strong {
    font-weight: var(--sp-weight-strong);
  }
  .place .waiting {
    color: var(--sp-text-muted);
  }
  .track {
    position: relative;
    display: grid;
    grid-template-columns: repeat(var(--cells), 1fr);
    gap: 2px;
    margin-block: calc(1.875 * var(--sp-rem)) calc(1.25 * var(--sp-rem));
  }
  .track.stacked {
    margin-block-start: calc(2.875 * var(--sp-rem));
  }
  .track i {
    block-size: 8px;
    border-radius: 2px;
    background: var(--sp-accent-soft);
  }
  .track i.here {
    background: var(--sp-accent);
  }
  .track i.was {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--sp-accent);
  }
  .track span {
    position: absolute;
    inset-block-end: 14px;
    white-space: nowrap;
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
    font-weight: var(--sp-weight-strong);
    color: var(--sp-accent-strong);
  }
  .track.stacked .now {
    inset-block-end: 30px;
  }
  .track .below {
    inset-block: 14px auto;
    font-weight: var(--sp-weight-text);
    color: var(--sp-text-muted);
  }
  .track .start {
    inset-inline-start: 0;
  }
  .track .end {
    inset-inline-end: 0;
  }
  .reasons {
    display: grid;
  }
  .reason {
    display: grid;
    grid-template-columns: minmax(0, 1fr) calc(5 * var(--sp-rem));
    gap: 0 var(--sp-space-3);
    align-items: center;
    padding-block: calc(0.5 * var(--sp-rem));
  }
  .reason + .reason {
    border-block-start: 1px solid var(--sp-line);
  }
  .label {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 var(--sp-space-2);
    font-weight: var(--sp-weight-label);
    overflow-wrap: anywhere;
  }
  .label small {
    font-size: var(--sp-text-xs);
    line-height: var(--sp-leading-xs);
    color: var(--sp-text-faint);
    font-weight: var(--sp-weight-text);
  }
  .value {
    font-weight: var(--sp-weight-strong);
    text-align: end;
  }
  .scale {
    position: relative;
    block-size: 8px;
    margin-block: 6px;
  }
  .scale::before {
    content: '';
    position: absolute;
    inset-block: -4px;
    inset-inline-start: var(--zero);
    border-inline-start: 1px solid var(--sp-line-strong);
  }
  .scale i {
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--zero);
    inline-size: var(--length);
    min-inline-size: 2px;
    background: var(--sp-accent);
    border-start-end-radius: 4px;
    border-end-end-radius: 4px;
    transition: inline-size var(--sp-duration) var(--sp-ease);
  }
  .scale i.show {
    background: var(--sp-accent-soft);
    box-shadow: inset 0 0 0 1.5px var(--sp-accent);
  }
  .scale i.against {
    inset-inline: auto calc(100% - var(--zero));
    background: var(--sp-line-strong);
    border-radius: 0;
    border-start-start-radius: 4px;
    border-end-start-radius: 4px;
  }
  .reason .quiet {
    justify-self: end;
    overflow-wrap: normal;
    margin-inline: 0 calc(-1 * var(--sp-space-2));
  }
  .reason .fold {
    grid-column: 1 / -1;
    justify-self: start;
    margin-inline: calc(-1 * var(--sp-space-2)) 0;
  }
  .gone .label,
  .gone .value {
    color: var(--sp-text-faint);
  }
  .gone .label,
  .gone .value {
    text-decoration: line-through;
  }
  .gone .scale i {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--sp-line-strong);
  }
  .sum {
    display: flex;
    justify-content: space-between;
    gap: var(--sp-space-3);
    padding-block-start: calc(0.625 * var(--sp-rem));
    border-block-start: 1.5px solid var(--sp-text);
    font-weight: var(--sp-weight-strong);
  }
  .key {
    margin-block-start: var(--sp-space-2);
  }
  .key i {
    background: var(--sp-accent);
  }
  .key i.show {
    background: var(--sp-accent-soft);
    box-shadow: inset 0 0 0 1.5px var(--sp-accent);
  }
  .key i.against {
    background: var(--sp-line-strong);
  }
  .closing {
    margin-block-start: var(--sp-space-2);
  }
  .body > .rows {
    margin-block-start: var(--sp-space-4);
  }
  @media (max-width: 699px) {
    .label small {
      flex-basis: 100%;
    }
  }
  @media (forced-colors: active) {
    .place {
      border: 1px solid CanvasText;
    }
    .scale i.viewer,
    .track i.here,
    .key i:not(.show, .against) {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .track i,
    .scale i,
    .key i {
      border: 1px solid CanvasText;
    }
  }
`;
