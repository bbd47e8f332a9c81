/** θ · φ of one source and many products at a time, for subtracting what an act gave. */

import type { CatalogueIndex, FieldFeatures, Row } from './features.js';
import type { Pack } from './pack.js';
import { BLOCK_SIZE } from './postings.js';
import type { Theta } from './theta.js';
import type { Unlisted } from './unlisted.js';

/** The shares of one source, over the products it touches. */
export interface Shares {
  /** Products touched. */
  readonly count: number;
  /** The n-th of them. */
  readonly item: (nth: number) => number;
  /** θ · φ of the source and an item; 0 where it is not touched. */
  readonly of: (item: number) => number;
  readonly isTouched: (item: number) => boolean;
}

/** Shares over all products, by the inverted index. */
export class AllShares implements Shares {
  count = 0;
  readonly #index: CatalogueIndex;
  readonly #theta: Theta;
  readonly #unlisted: Unlisted | null;
  readonly #shares: Float64Array;
  readonly #list: Uint32Array;
  readonly #marks: Uint8Array;
  #loaded = false;

  constructor(index: CatalogueIndex, theta: Theta, unlisted: Unlisted | null) {
    const items = index.products.length;
    this.#index = index;
    this.#theta = theta;
    this.#unlisted = unlisted;
    this.#shares = new Float64Array(items);
    this.#list = new Uint32Array(items);
    this.#marks = new Uint8Array(items);
  }

  item(nth: number): number {
    return this.#list[nth] as number;
  }

  of(item: number): number {
    return this.#shares[item] as number;
  }

  isTouched(item: number): boolean {
    return this.#marks[item] === 1;
  }

  /**
   * Takes on a source, unless it has one.
   * @param item -1 for a search
   */
  load(item: number, rows: readonly Row[]): void {
    if (this.#loaded) return;
    this.#loaded = true;
    this.#index.fields.forEach((features, at) => {
      const weight = this.#theta.fields[features.field];
      if (weight !== 0) this.#addField(features, rows[at] as Row, weight);
    });
    if (item < 0) return;
    const { neighbours } = this.#theta;
    if (this.#index.pack !== null && neighbours !== 0) {
      const row = this.#index.pack.neighbours.neighboursOf(item);
      row.items.forEach((other, at) => {
        this.#touch(other);
        (this.#shares[other] as number) += neighbours * (row.values[at] as number);
      });
    }
    if (this.#unlisted === null) return;
    this.#unlisted.addAll(item, this.#shares);
    for (let other = 0; other < this.#shares.length; other += 1) this.#touch(other);
  }

  /** Forgets the source. */
  unload(): void {
    for (let nth = 0; nth < this.count; nth += 1) {
      this.#shares[this.#list[nth] as number] = 0;
      this.#marks[this.#list[nth] as number] = 0;
    }
    this.count = 0;
    this.#loaded = false;
  }

  #touch(item: number): void {
    if (this.#marks[item] === 1) return;
    this.#marks[item] = 1;
    this.#list[this.count] = item;
    this.count += 1;
  }

  #addField(
    { weights, scales, postings }: FieldFeatures,
    { buckets, scale }: Row,
    theta: number,
  ): void {
    const shares = this.#shares;
    const list = this.#list;
    const marks = this.#marks;
    let { count } = this;
    const { starts, items, blocks } = postings;
    const width = postings.buckets + 1;
    for (const bucket of buckets) {
      const amount = theta * scale * (weights[bucket] as number) ** 2;
      for (let block = 0; block < blocks; block += 1) {
        const base = block * BLOCK_SIZE;
        const end = starts[block * width + bucket + 1] as number;
        for (let entry = starts[block * width + bucket] as number; entry < end; entry += 1) {
          const item = base + (items[entry] as number);
          if (marks[item] === 0) {
            marks[item] = 1;
            list[count] = item;
            count += 1;
          }
          (shares[item] as number) += amount * (scales[item] as number);
        }
      }
    }
    this.count = count;
  }
}

/** Who of the top holds a bucket of one field: chains of entries. */
interface Chains {
  readonly theta: number;
  readonly weights: Float32Array;
  /** First entry by bucket; -1: none. */
  readonly heads: Int32Array;
  readonly next: Int32Array;
  /** Position of each entry's product. */
  readonly owners: Uint16Array;
  /** By position. */
  readonly scales: Float32Array;
}

/** Shares over a few products, by an inverted index of their own. */
export class TopShares {
  readonly count: number;
  readonly #index: CatalogueIndex;
  readonly #theta: Theta;
  readonly #unlisted: Unlisted | null;
  readonly #items: Uint32Array;
  readonly #chains: readonly (Chains | null)[];
  readonly #shares: Float64Array;
  readonly #marks: Uint8Array;

  /** @param items fewer than 65,536; their places in it are the positions below */
  constructor(index: CatalogueIndex, theta: Theta, unlisted: Unlisted | null, items: Uint32Array) {
    this.count = items.length;
    this.#index = index;
    this.#theta = theta;
    this.#unlisted = unlisted;
    this.#items = items;
    this.#chains = index.fields.map((features, at) => {
      const weight = theta.fields[features.field];
      return weight === 0 ? null : chainsOf(index, features, at, items, weight);
    });
    this.#shares = new Float64Array(items.length);
    this.#marks = new Uint8Array(items.length);
  }

  /** θ · φ of the source and the product at a position. */
  at(position: number): number {
    return this.#shares[position] as number;
  }

  isTouched(position: number): boolean {
    return this.#marks[position] === 1;
  }

  /** Takes on another source; `item` -1 for a search. */
  load(item: number, rows: readonly Row[]): void {
    const shares = this.#shares.fill(0);
    const marks = this.#marks.fill(item >= 0 && this.#unlisted !== null ? 1 : 0);
    for (let at = 0; at < this.#chains.length; at += 1) {
      const chains = this.#chains[at];
      if (chains !== null && chains !== undefined)
        addChains(chains, rows[at] as Row, shares, marks);
    }
    if (item < 0) return;
    if (this.#index.pack !== null && this.#theta.neighbours !== 0) this.#addNeighbours(item);
    if (this.#unlisted === null) return;
    for (let at = 0; at < shares.length; at += 1) {
      (shares[at] as number) += this.#unlisted.of(item, this.#items[at] as number);
    }
  }

  #addNeighbours(item: number): void {
    const { items, values } = (this.#index.pack as Pack).neighbours.neighboursOf(item);
    for (let at = 0; at < items.length; at += 1) {
      const position = this.#items.indexOf(items[at] as number);
      if (position < 0) continue;
      this.#marks[position] = 1;
      (this.#shares[position] as number) += this.#theta.neighbours * (values[at] as number);
    }
  }
}

function chainsOf(
  index: CatalogueIndex,
  { weights, scales }: FieldFeatures,
  at: number,
  items: Uint32Array,
  theta: number,
): Chains {
  const rows = Array.from(items, (item) => (index.rows(item)[at] as Row).buckets);
  const entries = rows.reduce((sum, { length }) => sum + length, 0);
  const heads = new Int32Array(weights.length).fill(-1);
  const next = new Int32Array(entries);
  const owners = new Uint16Array(entries);
  let entry = 0;
  rows.forEach((buckets, position) => {
    for (const bucket of buckets) {
      next[entry] = heads[bucket] as number;
      owners[entry] = position;
      heads[bucket] = entry;
      entry += 1;
    }
  });
  const own = Float32Array.from(items, (item) => scales[item] as number);
  return { theta, weights, heads, next, owners, scales: own };
}

function addChains(
  { theta, weights, heads, next, owners, scales }: Chains,
  { buckets, scale }: Row,
  shares: Float64Array,
  marks: Uint8Array,
): void {
  for (const bucket of buckets) {
    const amount = theta * scale * (weights[bucket] as number) ** 2;
    for (let entry = heads[bucket] as number; entry >= 0; entry = next[entry] as number) {
      const position = owners[entry] as number;
      marks[position] = 1;
      (shares[position] as number) += amount * (scales[position] as number);
    }
  }
}
