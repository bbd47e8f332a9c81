import { axisX, dot, rect, ruleX } from '@observablehq/plot';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ShareEstimate } from '../../core/estimates.js';
import { baseStyles } from '../base.styles.js';
import { productPicture } from '../picture.js';
import { axisTicks } from './axis.js';
import { chartStyles } from './chart.styles.js';
import { drawPlot } from './draw-plot.js';
import { intervalStyles } from './sp-interval-chart.styles.js';
import { TrackController, type TrackGeometry } from './track-controller.js';

/** One line of the chart. */
export interface IntervalRow {
  readonly key: string;
  readonly title: string;
  /** A small word after the title, such as "shown". */
  readonly note?: string | undefined;
  /** The place it holds, or the places left open to it. */
  readonly place?: string | undefined;
  /** Address of a picture; null draws a parcel; absent leaves no room for one. */
  readonly picture?: string | null | undefined;
  /** Null where it cannot be told. */
  readonly share: Pick<ShareEstimate, 'estimate' | 'low' | 'high' | 'together'> | null;
  /** The best guess, or the words in its place. */
  readonly value: string;
  /** The interval in words. */
  readonly range: string;
  /** The whole line for those who hear it. */
  readonly spoken: string;
}

const DOT_RADIUS = 6;
const BAR_HEIGHT = 8;
const LINE_HEIGHT = 3;

/**
 * Shares with their intervals on one common axis: a dot for the best guess, a line for the interval
 * that holds for all of them together at every look, a bar for the one of this cell alone at this
 * look, stripes where it cannot be told. The list itself says all of it in words; the drawing
 * over it is Plot's and hidden from assistive technology.
 *
 * @tagname sp-interval-chart
 */
export class SpIntervalChart extends LitElement {
  static override styles = [baseStyles, chartStyles, intervalStyles];

  static override properties = {
    rows: { attribute: false },
    top: { attribute: false },
    tick: { attribute: false },
    axis: { reflect: true },
    pictures: { type: Boolean, reflect: true },
  };

  /** The lines, those that can be told first. */
  declare rows: readonly IntervalRow[];
  /** Where the axis ends, 0…1. */
  declare top: number;
  /** Writes a mark of the axis. */
  declare tick: (share: number) => string;
  /** On which side of the rows the axis stands. */
  declare axis: 'top' | 'bottom';
  /** Whether the lines have pictures. */
  declare pictures: boolean;

  constructor() {
    super();
    this.rows = [];
    this.top = 1;
    this.tick = (share) => String(share);
    this.axis = 'top';
    this.pictures = false;
    this.addController(new TrackController(this, (geometry) => this.#draw(geometry)));
  }

  protected override render(): TemplateResult {
    return html`<ul>
        ${repeat(
          this.rows,
          ({ key }) => key,
          (row) => this.#row(row),
        )}
      </ul>
      <div class="layer" aria-hidden="true"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.toggleAttribute(
      'told',
      this.rows.some(({ share }) => share !== null),
    );
  }

  #row(row: IntervalRow): TemplateResult {
    const few = row.share === null;
    return html`<li class=${few ? 'few' : 'told'}>
      ${this.pictures ? productPicture(row.picture ?? undefined) : nothing}
      <span class="name"
        >${row.place ? html`<span class="place" aria-hidden="true">${row.place}</span> ` : nothing}<b
          >${row.title}</b
        >${row.note ? html` <small>${row.note}</small>` : nothing}</span>
      <span class="num" aria-hidden="true"><bdi><b>${row.value}</b> ${row.range}</bdi></span>
      <span class="hidden">${row.spoken}</span>
      <div class="track ${few ? 'stripes' : 'draw'}"></div>
    </li>`;
  }

  #draw({ width, height, left, right, list, tracks, mirrored }: TrackGeometry): SVGSVGElement {
    const told = this.rows.filter(({ share }) => share !== null);
    const marks = tracks.flatMap((track, index) => {
      const share = told[index]?.share;
      return share ? [{ ...share, y: (track.top + track.bottom) / 2, track }] : [];
    });
    const ticks = axisTicks(this.top);
    const lines = ticks.flatMap((x) => marks.map(({ track }) => ({ x, ...track })));
    return drawPlot({
      width,
      height,
      marginTop: list.top,
      marginBottom: height - list.bottom,
      marginLeft: left,
      marginRight: width - right,
      x: {
        type: 'linear',
        domain: [0, this.top],
        range: mirrored ? [right, left] : [left, right],
        clamp: true,
        axis: null,
      },
      y: { type: 'identity', axis: null },
      marks: [
        ruleX(lines, { x: 'x', y1: 'top', y2: 'bottom', className: 'mark-grid' }),
        rect(marks, {
          x1: ({ together }) => together.low,
          x2: ({ together }) => together.high,
          y1: ({ y }) => y - LINE_HEIGHT / 2,
          y2: ({ y }) => y + LINE_HEIGHT / 2,
          rx: LINE_HEIGHT / 2,
          className: 'mark-together',
        }),
        rect(marks, {
          x1: 'low',
          x2: 'high',
          y1: ({ y }) => y - BAR_HEIGHT / 2,
          y2: ({ y }) => y + BAR_HEIGHT / 2,
          rx: BAR_HEIGHT / 2,
          className: 'mark-range',
        }),
        dot(marks, { x: 'estimate', y: 'y', r: DOT_RADIUS, className: 'mark-dot' }),
        axisX(ticks, {
          anchor: this.axis,
          tickSize: 0,
          tickPadding: 6,
          label: null,
          tickFormat: (share: number) => this.tick(share),
          className: 'mark-axis',
        }),
      ],
    });
  }
}
