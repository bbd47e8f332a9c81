import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Product } from '../core/product.js';

const DRAWINGS = 5;

/** Widest and narrowest ratio of sides that is cropped to the square; others are shown whole. */
const CROPPED = { least: 0.8, most: 1.25 };

/** Side of a painted picture in pixels, until it is known how large it is shown. */
const PAINTED_SIDE = 480;

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

/** Watches painted canvases, so that each holds just the pixels it shows; made with the first one. */
let sizes: ResizeObserver | undefined;
const painted = new WeakMap<Element, HTMLImageElement>();

function paintOn(canvas: HTMLCanvasElement, image: HTMLImageElement): void {
  painted.set(canvas, image);
  paintAt(canvas, image, 0);
  sizes ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const source = painted.get(target);
      if (source === undefined || !(target instanceof HTMLCanvasElement)) continue;
      paintAt(target, source, Math.max(contentRect.width, contentRect.height));
    }
  });
  sizes.observe(canvas);
}

/** @param shownSide Side of the square it is shown in, in CSS pixels; 0 while that is not known. */
function paintAt(canvas: HTMLCanvasElement, image: HTMLImageElement, shownSide: number): void {
  // A drawing without sizes of its own has none here, either: it fills the square.
  const width = image.naturalWidth || PAINTED_SIDE;
  const height = image.naturalHeight || PAINTED_SIDE;
  const oblong = isOblong(width / height);
  const side = shownSide === 0 ? PAINTED_SIDE : shownSide * devicePixelRatio;
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
