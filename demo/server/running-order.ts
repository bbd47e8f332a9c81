/** What the demo show is: its products, stages and words, read from `../running-order.json`. */

import { readFileSync } from 'node:fs';
import type { ShowStage } from '../../src/core/show.js';

/** One span of the show: a product is on stage. */
export interface Slot {
  /** Id in `../catalog.json`. */
  readonly product: string;
  readonly stage: ShowStage;
  /** What the host says, in order; spread evenly over the slot as captions. */
  readonly lines: readonly string[];
}

/** The plan that every show follows. */
export interface RunningOrder {
  readonly title: string;
  readonly host: string;
  /** Length of each slot. */
  readonly slotSeconds: number;
  /** Pause between two shows. */
  readonly gapSeconds: number;
  readonly slots: readonly Slot[];
}

/** A product of the catalogue, as far as the server needs it. */
export interface ListedProduct {
  readonly id: string;
  readonly title: string;
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** Reads the running order; it is part of the project and trusted. */
export function readRunningOrder(): RunningOrder {
  return read('running-order.json') as RunningOrder;
}

/** The catalogue's products in their order. */
export function readProducts(): readonly ListedProduct[] {
  return (read('catalog.json') as { products: ListedProduct[] }).products;
}
