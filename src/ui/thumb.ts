import { html, type TemplateResult } from 'lit';
import type { Product } from '../core/product.js';

const DRAWINGS = 5;

/** Widest and narrowest ratio of sides that is cropped to the square; others are shown whole. */
const CROPPED = { least: 0.8, most: 1.25 };

/** Which pictures may be drawn, and how; part of the session's state. */
export interface DrawablePictures {
  readonly pictures: ReadonlySet<string>;
  readonly plainPictures: ReadonlySet<string>;
}

/**
 * A product's picture where it may be drawn, else a calm drawing with its initial. Which one never
 * depends on anything but the product and whether its picture has been loaded for everyone.
 */
export function thumb(
  product: Product,
  { pictures, plainPictures }: DrawablePictures,
): TemplateResult {
  if (product.image === undefined || !pictures.has(product.id)) return drawing(product);
  return plainPictures.has(product.id) ? plainPicture(product.image) : picture(product.image);
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

// `crossorigin` and `referrerpolicy` stand in the template and `src` is set after them, so that the
// browser takes the picture that the preloader holds and asks for nothing.

function picture(src: string): TemplateResult {
  return html`<span class="thumb" part="picture"
    ><img
      alt=""
      crossorigin="anonymous"
      referrerpolicy="no-referrer"
      decoding="async"
      loading="eager"
      width="400"
      height="400"
      src=${src}
      @load=${fit}
  /></span>`;
}

function plainPicture(src: string): TemplateResult {
  return html`<span class="thumb" part="picture"
    ><img
      alt=""
      referrerpolicy="no-referrer"
      decoding="async"
      loading="eager"
      width="400"
      height="400"
      src=${src}
      @load=${fit}
  /></span>`;
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
  const ratio = image.naturalWidth / image.naturalHeight;
  // A drawing without sizes of its own has no ratio.
  image.classList.toggle('whole', ratio < CROPPED.least || ratio > CROPPED.most);
  image.classList.add('here');
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
