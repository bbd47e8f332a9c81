import { css } from 'lit';

/** The list of choices with what can be downloaded under it. */
export const styles = css`
  :host {
    display: block;
    margin-block-end: var(--sp-space-4);
  }
  .section-title + .small-text {
    margin-block-end: var(--sp-space-2);
    text-wrap: pretty;
  }
  /* Where both do not fit side by side, the button stands below the choice. */
  .row {
    display: flex;
    flex-wrap: wrap;
  }
  .row > div {
    flex: 1 1 calc(13 * var(--sp-rem));
    min-inline-size: 0;
  }
  .row .quiet {
    flex: none;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-2);
    margin-block: var(--sp-space-3) var(--sp-space-2);
  }
  .problem {
    margin-block-start: var(--sp-space-2);
    color: var(--sp-danger);
  }
  .problem:empty {
    display: none;
  }
`;
