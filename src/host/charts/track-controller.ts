import type { LitElement, ReactiveController } from 'lit';

/** Where a row's track lies, in pixels from the start corner (top left) of the element. */
interface Track {
  readonly top: number;
  readonly bottom: number;
}

/** Everything a drawing over the rows of a list must know, in pixels. */
export interface TrackGeometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The whole list, from its first row to its last. */
  readonly list: Track;
  /** One for each row that has a track to draw on, in order. */
  readonly tracks: readonly Track[];
  /** True where the line runs from right to left. */
  readonly mirrored: boolean;
}

/**
 * Keeps one drawing aligned with the rows of a list, whatever their height: measures the elements
 * of class `draw` in the shadow tree and hands the drawing to the element of class `layer`, after each
 * update and each change of size.
 */
export class TrackController implements ReactiveController {
  readonly #host: LitElement;
  readonly #draw: (geometry: TrackGeometry) => SVGSVGElement;
  #observer: ResizeObserver | undefined;

  constructor(host: LitElement, draw: (geometry: TrackGeometry) => SVGSVGElement) {
    this.#host = host;
    this.#draw = draw;
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(() => this.#redraw());
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hostUpdated(): void {
    this.#redraw();
  }

  #redraw(): void {
    const root = this.#host.renderRoot;
    const layer = root?.querySelector?.('.layer');
    if (!layer) return;
    const frame = this.#host.getBoundingClientRect();
    const boxes = [...root.querySelectorAll('.draw')].map((track) => track.getBoundingClientRect());
    const first = boxes[0];
    const list = (root.querySelector('ul') ?? this.#host).getBoundingClientRect();
    const place = (box: DOMRect) => ({ top: box.top - frame.top, bottom: box.bottom - frame.top });
    if (first === undefined || first.width < 1) {
      layer.replaceChildren();
      return;
    }
    const drawing = this.#draw({
      width: frame.width,
      height: frame.height,
      left: first.left - frame.left,
      right: first.right - frame.left,
      list: place(list),
      tracks: boxes.map(place),
      mirrored: getComputedStyle(this.#host).direction === 'rtl',
    });
    layer.replaceChildren(drawing);
  }
}
