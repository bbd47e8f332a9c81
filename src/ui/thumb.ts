import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Product } from '../core/product.js';

const DRAWINGS = 5;

/** Widest and narrowest ratio of sides that is cropped to the square; others are shown whole. */
const CROPPED = { least: 0.8, most: 1.25 };

/** Which pictures may be drawn; part of the session's state. */
export interface DrawablePictures {
  readonly pictures: ReadonlyMap<string, HTMLImageElement>;
}

/**
 * A product's picture where it may be drawn, else a calm drawing with its initial. Which one never
 * depends on anything but the product and whether its picture has been loaded for everyone.
 */
export function thumb(product: Product, { pictures }: DrawablePictures): TemplateResult {
  const image = pictures.get(product.id);
  if (image === undefined) return drawing(product);
  return html`<span class="thumb" part="picture"
    ><canvas aria-hidden="true" ${ref(painter(image))}></canvas
  ></span>`;
}

/**
 * A picture that loads as it comes near: for the full list only, which is in catalogue order. A
 * host without CORS is asked once more plainly; where nothing comes, the drawing stays.
 */
export function lazyThumb(product: Product, drawable: DrawablePictures): TemplateResult {
  if (product.image === undefined || drawable.pictures.has(product.id))
    return thumb(product, drawable);
  return html`<span class="thumb" part="picture"
    >${drawn(product)}<img
      alt=""
      crossorigin="anonymous"
      referrerpolicy="no-referrer"
      decoding="async"
      loading="lazy"
      width="400"
      height="400"
      src=${product.image}
      @load=${fit}
      @error=${askPlainly}
  /></span>`;
}

/** One function for each picture, so that a canvas is painted once. */
const painters = new WeakMap<HTMLImageElement, (element: Element | undefined) => void>();

function painter(image: HTMLImageElement): (element: Element | undefined) => void {
  let paint = painters.get(image);
  if (paint === undefined) {
    paint = (element) => {
      if (element instanceof HTMLCanvasElement) paintOn(element, image);
    };
    painters.set(image, paint);
  }
  return paint;
}

/** Painting in one frame stops after this long, in milliseconds; the rest comes in the next. */
const PAINT_MS = 4;

/** A canvas and what is to be on it; `side` is what it was last painted for, in CSS pixels. */
interface Painted {
  readonly image: HTMLImageElement;
  side: number;
}

/** Watches canvases, so that each holds just the pixels it shows; made with the first one. */
let sizes: ResizeObserver | undefined;
const painted = new WeakMap<Element, Painted>();
const waiting = new Map<HTMLCanvasElement, number>();
let frame = 0;

function paintOn(canvas: HTMLCanvasElement, image: HTMLImageElement): void {
  painted.set(canvas, { image, side: 0 });
  // Told of the first size, too: after the layout, and before anything is shown.
  sizes ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (!(target instanceof HTMLCanvasElement)) continue;
      const side = Math.max(contentRect.width, contentRect.height);
      if (side > 0 && painted.get(target)?.side !== side) waiting.set(target, side);
    }
    paintWaiting();
  });
  // A canvas that has one observed already is told again only where it starts anew.
  sizes.unobserve(canvas);
  sizes.observe(canvas);
}

function paintWaiting(): void {
  cancelAnimationFrame(frame);
  frame = 0;
  const until = performance.now() + PAINT_MS;
  for (const [canvas, side] of waiting) {
    waiting.delete(canvas);
    const one = painted.get(canvas);
    if (one === undefined) continue;
    one.side = side;
    paintAt(canvas, one.image, side);
    if (performance.now() >= until) break;
  }
  if (waiting.size > 0) frame = requestAnimationFrame(paintWaiting);
}

/** @param shownSide Side of the square it is shown in, in CSS pixels. */
function paintAt(canvas: HTMLCanvasElement, image: HTMLImageElement, shownSide: number): void {
  // A drawing without sizes of its own has none here, either: it fills the square.
  const width = image.naturalWidth || shownSide;
  const height = image.naturalHeight || shownSide;
  const oblong = isOblong(width / height);
  const side = shownSide * devicePixelRatio;
  // Shown whole, the longer side fills the square; cropped, the shorter one does.
  const scale = side / (oblong ? Math.max(width, height) : Math.min(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.classList.toggle('whole', oblong);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
}

function askPlainly(event: Event): void {
  const image = event.currentTarget as HTMLImageElement;
  if (!image.hasAttribute('crossorigin')) return;
  image.removeAttribute('crossorigin');
  const { src } = image;
  image.src = src;
}

function fit(event: Event): void {
  const image = event.currentTarget as HTMLImageElement;
  // A drawing without sizes of its own has no ratio.
  image.classList.toggle('whole', isOblong(image.naturalWidth / image.naturalHeight));
  image.classList.add('here');
}

function isOblong(ratio: number): boolean {
  return ratio < CROPPED.least || ratio > CROPPED.most;
}

function drawing(product: Product): TemplateResult {
  return html`<span class="thumb" part="picture">${drawn(product)}</span>`;
}

/** Rings like a contour map on one of five shades, and the initial; the same on every visit. */
function drawn(product: Product): TemplateResult {
  const [initial = '·'] = product.title.trim();
  const shade = ((hash(product.id) >>> 16) % DRAWINGS) + 1;
  const turn = hash(`${product.id}/`) % 360;
  return html`<svg class="drawn shade-${shade}" viewBox="0 0 100 100" aria-hidden="true">
    <g transform="rotate(${turn} 50 50)">
      <circle cx="14" cy="50" r="30" />
      <circle cx="14" cy="50" r="43" />
      <circle cx="14" cy="50" r="56" />
      <circle cx="14" cy="50" r="69" />
    </g>
    <text x="50" y="61">${initial.toLocaleUpperCase()}</text>
  </svg>`;
}

/** FNV-1a, 32 bits: the same drawing for a product on every visit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
