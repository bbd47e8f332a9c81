/**
 * The random bytes of a run with noise, kept beside its output while it runs: a run that was
 * interrupted then draws the same noise again, so that its training fits and can go on. Whoever has
 * these bytes can take the noise off the pack; they lie where the orders lie, can be read by their
 * owner alone, and go when the pack is done.
 */

import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Product } from '../../core/product.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import type { OrderHistory } from './orders.js';

/** A source of random bytes that can be kept and put away. */
export interface NoiseFile {
  /** What was kept, from its beginning; then bytes of the operating system. */
  readonly randomBytes: RandomBytes;
  readonly save: () => Promise<void>;
  /** Deletes the file, if there is one. */
  readonly remove: () => Promise<void>;
}

/** Bytes fetched at once, which is less than a call may ask for. */
const BLOCK_BYTES = 16_384;
const LINE_END = 0x0a;
const OWNER_ONLY = 0o600;

/**
 * Tells one noise from another. The same noise on other orders would tell what differs, so all of the
 * orders are in it.
 */
export function noiseKey(
  products: readonly Product[],
  histories: readonly OrderHistory[],
  options: object,
): string {
  const hash = createHash('sha256').update(JSON.stringify([options, products]));
  for (const history of histories) hash.update(JSON.stringify(history));
  return hash.digest('hex');
}

/**
 * Opens the bytes kept in a file.
 * @param key of {@link noiseKey}; a file with another key, or a broken one, is not used
 */
export async function openNoiseFile(file: string, key: string): Promise<NoiseFile> {
  const blocks = await readBlocks(file, key);
  let read = 0;
  const next = (): number => {
    const at = Math.floor(read / BLOCK_BYTES);
    if (at === blocks.length) blocks.push(crypto.getRandomValues(new Uint8Array(BLOCK_BYTES)));
    const byte = (blocks[at] as Uint8Array)[read % BLOCK_BYTES] as number;
    read += 1;
    return byte;
  };
  return {
    randomBytes: (length) => {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 1) bytes[at] = next();
      return bytes;
    },
    async save() {
      const bytes = Buffer.concat(blocks);
      const head = Buffer.from(`${JSON.stringify({ key, sum: sumOf(bytes) })}\n`);
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, Buffer.concat([head, bytes]), { mode: OWNER_ONLY });
      await rename(draft, file);
    },
    remove: () => rm(file, { force: true }),
  };
}

async function readBlocks(file: string, key: string): Promise<Uint8Array[]> {
  const content = await readFile(file).catch(() => null);
  if (content === null) return [];
  const end = content.indexOf(LINE_END);
  const bytes = content.subarray(end + 1);
  let head: { readonly key: string; readonly sum: string };
  try {
    head = JSON.parse(content.subarray(0, end).toString());
  } catch {
    // Not ours, or cut off within the first line.
    return [];
  }
  if (head.key !== key || head.sum !== sumOf(bytes)) return [];
  return Array.from({ length: bytes.length / BLOCK_BYTES }, (_, at) =>
    Uint8Array.from(bytes.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES)),
  );
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
