import { html, type TemplateResult } from 'lit';
import type { Product } from '../core/product.js';

const DRAWINGS = 5;

/** Widest and narrowest ratio of sides that is cropped to the square; others are shown whole. */
const CROPPED = { least: 0.8, most: 1.25 };

/**
 * A product's picture where it may be drawn, else a calm drawing with its initial. Which one never
 * depends on anything but the product and whether its picture has been loaded for everyone.
 *
 * @param drawable whether the preloader has the picture
 */
export function thumb(product: Product, drawable: boolean): TemplateResult {
  return drawable && product.image !== undefined ? picture(product.image, 'eager') : drawing(product);
}

/** A picture that loads as it comes near: for the full list only, which is in catalogue order. */
export function lazyThumb(product: Product): TemplateResult {
  return product.image === undefined ? drawing(product) : picture(product.image, 'lazy');
}

function picture(src: string, loading: 'eager' | 'lazy'): TemplateResult {
  return html`<span class="thumb" part="picture"
    ><img
      alt=""
      crossorigin="anonymous"
      referrerpolicy="no-referrer"
      decoding="async"
      loading=${loading}
      src=${src}
      width="400"
      height="400"
      @load=${fit}
  /></span>`;
}

function fit(event: Event): void {
  const image = event.currentTarget as HTMLImageElement;
  const ratio = image.naturalWidth / image.naturalHeight;
  // A drawing without sizes of its own has no ratio.
  image.classList.toggle('whole', ratio < CROPPED.least || ratio > CROPPED.most);
}

function drawing(product: Product): TemplateResult {
  const [initial = '·'] = product.title.trim();
  const shade = (hash(product.id) % DRAWINGS) + 1;
  const tilt = hash(`${product.id}/`) % 360;
  return html`<span class="thumb drawn-${shade}" part="picture">
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <g class="mark" transform="rotate(${tilt} 50 50)">
        <circle cx="18" cy="50" r="34" />
        <circle cx="18" cy="50" r="46" />
        <circle cx="18" cy="50" r="58" />
      </g>
      <text x="50" y="62">${initial.toLocaleUpperCase()}</text>
    </svg>
  </span>`;
}

/** FNV-1a, 32 bits: the same drawing for a product on every visit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
