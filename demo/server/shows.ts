/** Shows that follow each other without end, worked out from the clock alone. */

import type { ShowRequest } from '../../src/core/show-request.js';
import type { ListedProduct, RunningOrder, Slot } from './running-order.js';

/** One run of the running order. Times in milliseconds since 1970. */
export interface Show {
  /** A new id for each show, as its collector wants. */
  readonly stream: string;
  readonly start: number;
  readonly end: number;
}

/** A slot with its times. */
export interface TimedSlot extends Slot {
  readonly start: number;
  readonly end: number;
}

/** Where the sequence of shows stands. */
export interface ShowClock {
  /** The show that runs, or the last one while the next is waited for. */
  readonly show: Show;
  readonly live: boolean;
  readonly next: Show;
}

/** Viewers who share counts: what the planner is told, and how many are simulated. */
export const AUDIENCE = 20_000;

/** Products that the show asks about besides those on stage; the audience answers 20 in all. */
const ALSO_ASKED = 8;

/** Length of a show in milliseconds. */
export function showLength(order: RunningOrder): number {
  return order.slots.length * order.slotSeconds * 1000;
}

/** The show that starts at a moment. */
export function showFrom(order: RunningOrder, start: number): Show {
  return { stream: `northfold-${start.toString(36)}`, start, end: start + showLength(order) };
}

/** The shows around `now` when the first one started at `firstStart` (not after `now`). */
export function showsAt(order: RunningOrder, firstStart: number, now: number): ShowClock {
  const cycle = showLength(order) + order.gapSeconds * 1000;
  const start = firstStart + Math.max(0, Math.floor((now - firstStart) / cycle)) * cycle;
  const show = showFrom(order, start);
  return { show, live: now < show.end, next: showFrom(order, start + cycle) };
}

/** The slots of a show with their times. */
export function slotsOf(order: RunningOrder, show: Show): readonly TimedSlot[] {
  const length = order.slotSeconds * 1000;
  return order.slots.map((slot, index) => ({
    ...slot,
    start: show.start + index * length,
    end: show.start + (index + 1) * length,
  }));
}

/**
 * What the collector is asked to plan: the products on stage from their slot on, the next ones of
 * the catalogue at the end only, and one window a slot.
 */
export function showRequest(
  order: RunningOrder,
  show: Show,
  products: readonly ListedProduct[],
): ShowRequest {
  const slots = slotsOf(order, show);
  const titles = new Map(products.map(({ id, title }) => [id, title]));
  const onStage = slots.map(({ product, start }) => ({
    id: product,
    title: titles.get(product) ?? product,
    stageAt: start,
  }));
  const shown = new Set(onStage.map(({ id }) => id));
  const others = products
    .filter(({ id }) => !shown.has(id))
    .slice(0, ALSO_ASKED)
    .map(({ id, title }) => ({ id, title }));
  return {
    stream: show.stream,
    title: order.title,
    products: [...onStage, ...others],
    audience: AUDIENCE,
    start: show.start,
    end: show.end,
    windows: slots.map(({ start, end, stage }) => ({ start, end, stage })),
  };
}
