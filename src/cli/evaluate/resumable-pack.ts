/** Packs for measuring, whose training goes on where it was interrupted. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makePack } from '../prepare/make-pack.js';
import { openWorkFiles } from '../prepare/work-files.js';
import { cacheFolder, type MakePack } from './pack-cache.js';

/** Letters of a key that name its file. */
const KEY_LETTERS = 16;

/** Makes a pack as `prepare` does; an unfinished training stays in the cache folder. */
export const makeResumablePack: MakePack = async (products, orders, options, onProgress) => {
  await mkdir(cacheFolder(), { recursive: true });
  const files = await openWorkFiles(products, orders, options, (kind, key) =>
    join(cacheFolder(), `${key.slice(0, KEY_LETTERS)}.${kind}`),
  );
  const pack = await makePack(products, orders, options, onProgress, files);
  await files.remove();
  return pack;
};
