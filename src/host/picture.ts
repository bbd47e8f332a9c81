import { html, type TemplateResult } from 'lit';

/**
 * A product's picture over a drawn parcel; the parcel shows while there is no picture, and stays
 * when it cannot be loaded. Decorative: the product's name stands beside it.
 */
export function productPicture(url: string | undefined): TemplateResult {
  return html`<div class="thumb" aria-hidden="true">
    <svg viewBox="0 0 24 24"><path d="M4 8.5 12 4.5l8 4v8l-8 4-8-4zM4 8.5l8 4 8-4M12 12.5v8M8 6.5l8 4" /></svg>
    ${
      url === undefined
        ? ''
        : html`<img
            src=${url}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @load=${show}
            @error=${hide}
          />`
    }
  </div>`;
}

function show(event: Event): void {
  if (event.target instanceof HTMLImageElement) event.target.hidden = false;
}

function hide(event: Event): void {
  if (event.target instanceof HTMLImageElement) event.target.hidden = true;
}
