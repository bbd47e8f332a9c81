/** What consent tools outside the widget say about its purposes, as the session holds it. */

import type { Purpose } from './consent.js';

/** The kinds of tools that are heard; `page` is the element's `consent` property. */
export const OUTSIDE_KINDS = ['page', 'tcf', 'gpp', 'shopify', 'wp', 'google'] as const;

/** One of {@link OUTSIDE_KINDS}. */
export type OutsideKind = (typeof OUTSIDE_KINDS)[number];

/** One tool that has spoken. */
export interface OutsideTool {
  readonly kind: OutsideKind;
  /** What a `page` tool calls itself, '' where it gives no name and for all other kinds. */
  readonly name: string;
  /** Which notice the viewer saw there, as a `page` tool tells. */
  readonly notice?: string;
}

/** What all tools together say now. */
export interface OutsideState {
  /** Purposes that some tool keeps off, with the first that does; no grant and no press undoes it. */
  readonly denied: Readonly<Partial<Record<Purpose, OutsideTool>>>;
  /** Purposes that a tool turns on by the storefront's map, and that no tool denies. */
  readonly granted: Readonly<Partial<Record<Purpose, OutsideTool>>>;
  /** The first tool that the viewer has answered, yes or no: nobody asks again by itself. */
  readonly answered: OutsideTool | null;
  /** A tool that is asking the viewer now, or has not said yet whether it will. */
  readonly waiting: OutsideTool | null;
}

/** No tool has said anything. */
export const NOTHING_OUTSIDE: OutsideState = Object.freeze({
  denied: Object.freeze({}),
  granted: Object.freeze({}),
  answered: null,
  waiting: null,
});
