import { css } from 'lit';

/** What left the device and how it runs: facts in pairs, bytes, draws, states. */
export const dataFacts = css`
  .facts {
    display: grid;
    grid-template-columns: fit-content(45%) minmax(0, 1fr);
    gap: calc(0.375 * var(--sp-rem)) var(--sp-space-4);
    margin-block-start: var(--sp-space-2);
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
  }
  .facts dt {
    color: var(--sp-text-muted);
  }
  .facts dd {
    font-weight: var(--sp-weight-label);
  }
  .bytes {
    margin-block-start: var(--sp-space-3);
    font: var(--sp-text-xs) / calc(1.25 * var(--sp-rem)) var(--sp-font-mono);
    word-break: break-all;
    padding: var(--sp-space-3);
    border-radius: var(--sp-radius-m);
    background: var(--sp-surface);
    box-shadow: var(--sp-shadow-1);
    text-align: start;
    color: var(--sp-text-muted);
  }
  .bytes mark {
    background: var(--sp-accent-fill);
    color: var(--sp-accent-strong);
    border-radius: 3px;
    padding: 1px 3px;
  }
  .box .unfold {
    margin: var(--sp-space-1) calc(-0.5 * var(--sp-rem)) calc(-0.5 * var(--sp-rem));
  }
  .draws {
    display: flex;
    gap: 6px;
    margin-block: var(--sp-space-3) var(--sp-space-2);
    flex-wrap: wrap;
  }
  .draws i {
    inline-size: calc(1.375 * var(--sp-rem));
    block-size: calc(1.375 * var(--sp-rem));
    border-radius: 50%;
    background: var(--sp-accent);
  }
  .draws i.other {
    background: none;
    box-shadow: inset 0 0 0 2px var(--sp-accent);
  }
  .draws.many {
    flex-wrap: nowrap;
    gap: 2px;
  }
  .draws.many i {
    inline-size: 0;
    border-radius: 4px;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--sp-text-sm);
    line-height: var(--sp-leading-sm);
    font-weight: var(--sp-weight-label);
    color: var(--sp-accent);
    white-space: nowrap;
  }
  .state.poor {
    color: var(--sp-text-muted);
  }
`;
