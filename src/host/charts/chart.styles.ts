import { css } from 'lit';

/** How the marks of a drawing look; the classes are given to Plot's marks. */
export const chartStyles = css`
  .plot {
    display: block;
    overflow: visible;
    font: var(--sp-weight-text) var(--sp-text-xs) / var(--sp-leading-xs) var(--sp-font);
    font-variant-numeric: tabular-nums;
  }
  .plot text {
    white-space: pre;
  }
  .mark-grid {
    stroke: var(--sp-line);
    stroke-opacity: 1;
    shape-rendering: crispEdges;
  }
  .mark-axis {
    fill: var(--sp-text-faint);
  }
  .mark-range {
    fill: var(--sp-accent-soft);
  }
  .mark-together {
    fill: var(--sp-line-strong);
  }
  .mark-dot {
    fill: var(--sp-accent);
    stroke: var(--sp-surface);
    stroke-width: 2px;
  }
  .mark-zero {
    stroke: var(--sp-line-strong);
  }
  .mark-sure {
    fill: var(--sp-accent);
  }
  .mark-unsure {
    fill: var(--sp-surface);
    stroke: var(--sp-line-strong);
    stroke-width: 1.5px;
  }
  .mark-now {
    fill: var(--sp-accent-fill);
  }
  .mark-band {
    fill: var(--sp-accent-soft);
    fill-opacity: 0.85;
  }
  .mark-few {
    fill: none;
    stroke: var(--sp-line-strong);
    stroke-width: 1.5px;
    stroke-dasharray: 3 3;
  }
  .mark-guess {
    stroke: var(--sp-accent);
    stroke-width: 3px;
    stroke-linecap: round;
  }
  .mark-floor {
    stroke: var(--sp-line-strong);
  }
  .mark-stripe {
    stroke: var(--sp-fill);
  }
  .mark-label {
    fill: var(--sp-text-faint);
  }
  .mark-label-now {
    fill: var(--sp-accent-strong);
    font-weight: var(--sp-weight-strong);
  }
  @media (forced-colors: active) {
    .mark-grid,
    .mark-stripe {
      stroke: GrayText;
    }
    .mark-range,
    .mark-band,
    .mark-unsure {
      fill: Canvas;
      stroke: CanvasText;
      stroke-width: 1px;
    }
    .mark-together {
      fill: CanvasText;
    }
    .mark-dot,
    .mark-sure {
      fill: CanvasText;
      stroke: Canvas;
    }
    .mark-guess,
    .mark-zero,
    .mark-few,
    .mark-floor {
      stroke: CanvasText;
    }
    .mark-axis,
    .mark-label,
    .mark-label-now {
      fill: CanvasText;
    }
    .mark-now {
      fill: Canvas;
      stroke: Highlight;
    }
  }
`;
