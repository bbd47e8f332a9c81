import { barY, ruleY, text, tickY } from '@observablehq/plot';
import { html, LitElement, type TemplateResult } from 'lit';
import type { ShareEstimate } from '../../core/estimates.js';
import { baseStyles } from '../base.styles.js';
import { axisTicks } from './axis.js';
import { chartStyles } from './chart.styles.js';
import { drawPlot } from './draw-plot.js';
import { stageStyles } from './sp-stage-chart.styles.js';
import { TrackController, type TrackGeometry } from './track-controller.js';

/** One stage of the chart. */
export interface StageBand {
  readonly key: string;
  readonly label: string;
  readonly when: 'past' | 'now' | 'later';
  /** Null draws stripes; one that has too few answers is drawn hollow. */
  readonly share: ShareEstimate | null;
}

const LABEL_HEIGHT = 20;
/** Room that a letter of a label takes, and that stands between two labels, pixels. */
const LETTER_WIDTH = 6.5;
const LABEL_GAP = 4;

/**
 * One product through the stages of the show: a band for the 95 % interval, a line for the best
 * guess. Give it an `aria-label` that says the same.
 *
 * @tagname sp-stage-chart
 */
export class SpStageChart extends LitElement {
  static override styles = [baseStyles, chartStyles, stageStyles];

  static override properties = {
    bands: { attribute: false },
    top: { attribute: false },
  };

  /** The stages, in the order of the show. */
  declare bands: readonly StageBand[];
  /** Where the axis ends, 0…1. */
  declare top: number;

  constructor() {
    super();
    this.bands = [];
    this.top = 1;
    this.addController(new TrackController(this, (geometry) => this.#draw(geometry)));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('role')) this.setAttribute('role', 'img');
  }

  protected override render(): TemplateResult {
    return html`<div class="draw"></div>
      <div class="layer" aria-hidden="true"></div>`;
  }

  #draw({ width, height, mirrored }: TrackGeometry): SVGSVGElement {
    const shares = this.bands.flatMap(({ key, share }) => (share ? [{ key, ...share }] : []));
    const told = shares.filter(({ enough }) => enough);
    const few = shares.filter(({ enough }) => !enough);
    const striped = this.bands.filter(({ share }) => share === null);
    const now = this.bands.filter(({ when }) => when === 'now');
    const floor = height - LABEL_HEIGHT;
    const step = width / Math.max(1, this.bands.length);
    const labels = placeLabels(this.bands, step).map(({ band, shift }) =>
      text([band], {
        x: 'key',
        text: 'label',
        frameAnchor: 'bottom',
        dx: mirrored ? -shift : shift,
        dy: LABEL_HEIGHT - 2,
        className: band.when === 'now' ? 'mark-label-now' : 'mark-label',
      }),
    );
    const svg = drawPlot({
      width,
      height,
      margin: 0,
      marginBottom: LABEL_HEIGHT,
      x: {
        type: 'band',
        domain: this.bands.map(({ key }) => key),
        range: mirrored ? [width, 0] : [0, width],
        paddingOuter: 0,
        paddingInner: Math.min(0.2, 3 / step),
        round: false,
        axis: null,
      },
      y: { type: 'linear', domain: [0, this.top], range: [floor, 0], clamp: true, axis: null },
      marks: [
        ruleY(axisTicks(this.top).slice(1), { className: 'mark-grid' }),
        barY(now, { x: 'key', y1: 0, y2: this.top, className: 'mark-now' }),
        barY(striped, { x: 'key', y1: 0, y2: this.top, fill: 'url(#stripes)' }),
        barY(few, { x: 'key', y1: 'low', y2: 'high', rx: 4, inset: 0.75, className: 'mark-few' }),
        barY(told, { x: 'key', y1: 'low', y2: 'high', rx: 4, className: 'mark-band' }),
        tickY(told, { x: 'key', y: 'estimate', inset: 1.5, className: 'mark-guess' }),
        ruleY([0], { className: 'mark-floor' }),
        ...labels,
      ],
    });
    svg.prepend(stripes());
    return svg;
  }
}

/** Neighbours that are called the same have one label, under their middle. */
interface LabelRun {
  readonly band: StageBand;
  readonly first: number;
  readonly last: number;
}

function runsOf(bands: readonly StageBand[]): readonly LabelRun[] {
  const runs: LabelRun[] = [];
  for (const [index, band] of bands.entries()) {
    const before = runs.at(-1);
    if (before?.band.label !== band.label) runs.push({ band, first: index, last: index });
    else {
      const named = band.when === 'now' ? band : before.band;
      runs[runs.length - 1] = { ...before, band: named, last: index };
    }
  }
  return runs;
}

/**
 * The labels that have room: the running one first, then the outermost, then from the start. Each
 * is moved by `shift` pixels along the line, to the middle of its run and inside where it would stick
 * out.
 */
function placeLabels(
  bands: readonly StageBand[],
  step: number,
): readonly { readonly band: StageBand; readonly shift: number }[] {
  const width = step * bands.length;
  const places = runsOf(bands).map(({ band, first, last }) => {
    const half = (band.label.length * LETTER_WIDTH + LABEL_GAP) / 2;
    const centre = ((first + last + 1) / 2) * step;
    const inside = Math.min(Math.max(centre, half), Math.max(half, width - half));
    const shift = inside - (bands.indexOf(band) + 0.5) * step;
    return { band, first, last, shift, from: inside - half, to: inside + half };
  });
  const rank = ({ band, first, last }: (typeof places)[number]) =>
    band.when === 'now' ? -2 : first === 0 || last === bands.length - 1 ? -1 : first;
  const kept: typeof places = [];
  for (const place of places.toSorted((a, b) => rank(a) - rank(b))) {
    if (kept.every(({ from, to }) => place.to <= from || place.from >= to)) kept.push(place);
  }
  return kept;
}

/** Plot has no patterns; this one is referred to by the bars without a number. */
function stripes(): SVGElement {
  const line = svgElement('line', {
    class: 'mark-stripe',
    x1: '1.5',
    x2: '1.5',
    y2: '8',
    'stroke-width': '3',
  });
  const turned = { patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  const pattern = svgElement('pattern', { id: 'stripes', width: '8', height: '8', ...turned });
  const defs = svgElement('defs', {});
  pattern.append(line);
  defs.append(pattern);
  return defs;
}

function svgElement(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
