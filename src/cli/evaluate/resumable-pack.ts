/** Packs for measuring, whose training goes on where it was interrupted. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makePack } from '../prepare/make-pack.js';
import { createTrainingFile, type TrainingFile } from '../prepare/training-file.js';
import { cacheFolder, type MakePack } from './pack-cache.js';

/** Letters of a training's key that name its file. */
const KEY_LETTERS = 16;

/** Makes a pack as `prepare` does; an unfinished training stays in the cache folder. */
export const makeResumablePack: MakePack = async (products, orders, options, onProgress) => {
  await mkdir(cacheFolder(), { recursive: true });
  const files: TrainingFile[] = [];
  const storeFor = (key: string): TrainingFile => {
    const path = join(cacheFolder(), `${key.slice(0, KEY_LETTERS)}.training`);
    const file = createTrainingFile(path, key);
    files.push(file);
    return file;
  };
  const pack = await makePack(products, orders, options, onProgress, { storeFor });
  for (const file of files) await file.remove();
  return pack;
};
