import { rect, ruleX } from '@observablehq/plot';
import { html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../base.styles.js';
import type { Difference } from '../compare.js';
import { chartStyles } from './chart.styles.js';
import { drawPlot } from './draw-plot.js';
import { differenceStyles } from './sp-difference-chart.styles.js';
import { TrackController, type TrackGeometry } from './track-controller.js';

/** One line: two products and the difference between them. */
export interface DifferenceRow {
  readonly key: string;
  readonly title: string;
  /** "ahead of …". */
  readonly other: string;
  /** The difference and its interval in words. */
  readonly numbers: string;
  readonly difference: Difference;
  readonly verdict: string;
  /** The numbers for those who hear the line. */
  readonly spoken: string;
}

const BAR_HEIGHT = 8;
/** The axis reaches at least this far either way, so that small differences look small. */
const LEAST_REACH = 0.2;

/**
 * Differences with their intervals and the line of no difference; a filled bar lies on one side of
 * the line (sure), a hollow one crosses it (not sure). The verdict stands beside it in words.
 *
 * @tagname sp-difference-chart
 */
export class SpDifferenceChart extends LitElement {
  static override styles = [baseStyles, chartStyles, differenceStyles];

  static override properties = {
    rows: { attribute: false },
  };

  /** The lines, in the order to be read. */
  declare rows: readonly DifferenceRow[];

  constructor() {
    super();
    this.rows = [];
    this.addController(new TrackController(this, (geometry) => this.#draw(geometry)));
  }

  protected override render(): TemplateResult {
    return html`<ul>
        ${repeat(
          this.rows,
          ({ key }) => key,
          (row) => html`<li>
            <b>${row.title}</b>
            <span class="verdict ${row.difference.sure ? 'sure' : 'unsure'}">${row.verdict}</span>
            <small>${row.other}</small>
            <small class="numbers" aria-hidden="true">${row.numbers}</small>
            <span class="hidden">${row.spoken}</span>
            <div class="track draw"></div>
          </li>`,
        )}
      </ul>
      <div class="layer" aria-hidden="true"></div>`;
  }

  #draw({ width, height, left, right, tracks, mirrored }: TrackGeometry): SVGSVGElement {
    const marks = tracks.flatMap((track, index) => {
      const difference = this.rows[index]?.difference;
      return difference ? [{ ...difference, ...track, y: (track.top + track.bottom) / 2 }] : [];
    });
    const [from, to] = reach(marks);
    const bars = (sure: boolean) =>
      rect(
        marks.filter((mark) => mark.sure === sure),
        {
          x1: 'low',
          x2: 'high',
          y1: ({ y }) => y - BAR_HEIGHT / 2,
          y2: ({ y }) => y + BAR_HEIGHT / 2,
          rx: BAR_HEIGHT / 2,
          className: sure ? 'mark-sure' : 'mark-unsure',
        },
      );
    return drawPlot({
      width,
      height,
      margin: 0,
      x: {
        type: 'linear',
        domain: [from, to],
        range: mirrored ? [right, left] : [left, right],
        clamp: true,
        axis: null,
      },
      y: { type: 'identity', axis: null },
      marks: [
        ruleX(marks, { x: 0, y1: 'top', y2: 'bottom', className: 'mark-zero' }),
        bars(false),
        bars(true),
      ],
    });
  }
}

function reach(marks: readonly { low: number; high: number }[]): [number, number] {
  const low = Math.min(-LEAST_REACH / 2, ...marks.map((mark) => mark.low));
  const high = Math.max(LEAST_REACH, ...marks.map((mark) => mark.high));
  // Steps of a tenth, so that the line of no difference stays where it is between updates.
  return [Math.floor(low * 10) / 10, Math.ceil(high * 10) / 10];
}
