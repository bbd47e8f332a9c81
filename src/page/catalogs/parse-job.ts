/** What the page and the worker that reads a large catalogue say to each other, over one port. */

import type { ErrorCode } from '../../core/errors.js';
import type { CatalogueDefaults, ParsedCatalogue } from '../../wire/catalogue.js';

/** From the page; one at a time. */
export type ParseRequest =
  | {
      readonly kind: 'page';
      /** The page's bytes, UTF-8, in order; they go over. */
      readonly chunks: readonly Uint8Array[];
      readonly url: string;
    }
  | { readonly kind: 'finish'; readonly defaults: CatalogueDefaults };

/** From the worker. */
export type ParseAnswer =
  | { readonly kind: 'ready' }
  /** Address of the page that comes after the one it was given. */
  | { readonly kind: 'next'; readonly url: string | null }
  /** Some of the products, in order. */
  | { readonly kind: 'part'; readonly part: ParsedCatalogue }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'error';
      readonly code: ErrorCode;
      readonly message: string;
      readonly path?: string | undefined;
    };

/** The page's first message: the other end of the port. */
export interface ParseHello {
  readonly port: MessagePort;
}
