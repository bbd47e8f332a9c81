import { css } from 'lit';

/** A fixed height, so that nothing below moves when numbers come. */
export const stageStyles = css`
  :host {
    position: relative;
    block-size: 7.75rem;
  }
  .draw,
  .layer {
    position: absolute;
    inset: 0;
  }
  .layer {
    overflow: clip;
    overflow-clip-margin: 2px;
  }
`;
