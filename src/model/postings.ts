/**
 * The inverted index of one field: for each bucket the items that hold it. Items are numbered
 * within blocks of 65,536 so that a posting takes two bytes in a catalogue of any size.
 */

/** Items of one block. */
export const BLOCK_SIZE = 65_536;

/** Bucket to items, in ascending order of items. */
export interface Postings {
  /** Number of buckets. */
  readonly buckets: number;
  readonly blocks: number;
  /** Where the items of bucket b in block k begin: `starts[k * (buckets + 1) + b]`. */
  readonly starts: Uint32Array;
  /** Item numbers within their block. */
  readonly items: Uint16Array;
}

/**
 * Turns rows (item to buckets) into postings.
 * @param rowStarts where each item's buckets begin in `rowBuckets`; length items + 1
 * @param rowBuckets buckets below `buckets`, without repeats within an item
 */
export function invert(rowStarts: Uint32Array, rowBuckets: Uint32Array, buckets: number): Postings {
  const itemCount = rowStarts.length - 1;
  const blocks = Math.max(1, Math.ceil(itemCount / BLOCK_SIZE));
  const width = buckets + 1;
  const starts = new Uint32Array(blocks * width);
  const entries = rowStarts[itemCount] as number;
  for (let item = 0; item < itemCount; item += 1) {
    const base = Math.floor(item / BLOCK_SIZE) * width;
    for (let at = rowStarts[item] as number; at < (rowStarts[item + 1] as number); at += 1) {
      (starts[base + (rowBuckets[at] as number)] as number) += 1;
    }
  }
  let total = 0;
  for (let slot = 0; slot < starts.length; slot += 1) {
    const count = starts[slot] as number;
    starts[slot] = total;
    total += count;
  }
  const next = starts.slice();
  const items = new Uint16Array(entries);
  for (let item = 0; item < itemCount; item += 1) {
    const base = Math.floor(item / BLOCK_SIZE) * width;
    for (let at = rowStarts[item] as number; at < (rowStarts[item + 1] as number); at += 1) {
      const slot = base + (rowBuckets[at] as number);
      items[next[slot] as number] = item % BLOCK_SIZE;
      (next[slot] as number) += 1;
    }
  }
  return { buckets, blocks, starts, items };
}

/** The first item that holds a bucket; -1 where none does. */
export function firstItem({ starts, items, buckets, blocks }: Postings, bucket: number): number {
  for (let block = 0; block < blocks; block += 1) {
    const slot = block * (buckets + 1) + bucket;
    const at = starts[slot] as number;
    if (at < (starts[slot + 1] as number)) return block * BLOCK_SIZE + (items[at] as number);
  }
  return -1;
}

/** Calls for every item that holds a bucket, ascending. */
export function eachItem(
  { starts, items, buckets, blocks }: Postings,
  bucket: number,
  visit: (item: number) => void,
): void {
  for (let block = 0; block < blocks; block += 1) {
    const slot = block * (buckets + 1) + bucket;
    for (let at = starts[slot] as number; at < (starts[slot + 1] as number); at += 1) {
      visit(block * BLOCK_SIZE + (items[at] as number));
    }
  }
}
