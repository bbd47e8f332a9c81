import { css } from 'lit';

/** A file button, and what is said of the file. */
export const styles = css`
  :host {
    display: block;
  }
  .row > div {
    flex: 1;
    min-inline-size: 0;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sp-space-2);
    margin-block-start: var(--sp-space-3);
  }
  .row #found,
  .row .problem {
    margin-block-start: var(--sp-space-2);
  }
  .row #found {
    color: var(--sp-text);
  }
  .row .problem {
    color: var(--sp-danger);
    overflow-wrap: anywhere;
  }
  .told:empty {
    display: none;
  }
  .told {
    margin-block-start: var(--sp-space-2);
  }
`;
