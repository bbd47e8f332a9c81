/** Packs made for measuring, kept between runs: making one takes minutes. */

import { createHash, type Hash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Product } from '../../core/product.js';
import { decodePack, encodePack, type RawPack } from '../../model/pack.js';
import type { Weights } from '../../model/weights.js';
import type { DatasetOrders } from '../data/dataset.js';
import type { PrivacyRule } from '../prepare/private-inputs.js';

/** How a pack is asked for; the rest is as `prepare` has it by default. */
export interface PackOptions extends PrivacyRule {
  readonly seed: number;
  /** What the scales of the pack are set for; default the shipped ones. */
  readonly weights?: Weights;
}

/** Makes a pack; tells how much of the work is done, 0 to 1. */
export type MakePack = (
  products: readonly Product[],
  orders: readonly DatasetOrders[],
  options: PackOptions,
  onProgress: (done: number, what: string) => void,
) => Promise<RawPack>;

/** Sources that a pack is made by; another text of any of them is another pack. */
const SOURCES = [
  '..',
  '../prepare',
  '../data',
  '../evaluate',
  '../../engine/learner',
  '../../model',
];
/** Of the folders shared with other work, only the files that bear on packs. */
const BEARS_ON_PACKS =
  /factor|neighbours|pack|bits|features|fields|text|hash|postings|acts|viewer-terms|theta|seeded|signals|softmax/;

/** Where packs are kept: `$XDG_CACHE_HOME/stream-picks`, else `~/.cache/stream-picks`. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'stream-picks');
}

/**
 * The file of the pack for these products and orders: from the cache, else made and put there.
 * What is in the cache is checked before use and made again where it is broken.
 * @returns the bytes of `encodePack`
 */
export async function cachedPack(
  products: readonly Product[],
  orders: readonly DatasetOrders[],
  options: PackOptions,
  make: MakePack,
  onProgress: (done: number, what: string) => void,
): Promise<Uint8Array> {
  const key = await cacheKey(products, orders, options);
  const file = join(cacheFolder(), `${key}.pack`);
  const kept = await readFile(file).catch(() => null);
  if (kept !== null) {
    const bytes = new Uint8Array(kept);
    try {
      decodePack(bytes, products);
      onProgress(1, 'cached');
      return bytes;
    } catch {
      // Cut short or spoilt: made again below.
    }
  }
  const bytes = encodePack(await make(products, orders, options, onProgress));
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
  return bytes;
}

async function cacheKey(
  products: readonly Product[],
  orders: readonly DatasetOrders[],
  options: PackOptions,
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([options, products]));
  for (const { items, atMs } of orders) hash.update(JSON.stringify([items, atMs ?? null]));
  // Bundled, the code of all of it is in this file.
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const folder of SOURCES) await hashSources(hash, folder);
  return hash.digest('hex').slice(0, 32);
}

async function hashSources(hash: Hash, folder: string): Promise<void> {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const names = await readdir(path).catch((): string[] => []);
  for (const name of names.toSorted()) {
    if (!/\.[jt]s$/.test(name)) continue;
    if (!folder.endsWith('prepare') && !BEARS_ON_PACKS.test(name)) continue;
    hash.update(name).update(await readFile(join(path, name)));
  }
}
