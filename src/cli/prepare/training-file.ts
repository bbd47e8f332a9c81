/**
 * The file beside the output that a training goes on from: a line of JSON, then the numbers as they
 * lie in memory. Bound to what it was made from by a hash; anything else starts anew.
 */

import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { FactorState } from '../../engine/learner/factor-training.js';
import type { TrainingStore } from './train-factors.js';

/** A store that can be put away. */
export interface TrainingFile extends TrainingStore {
  /** Deletes the file, if there is one. */
  readonly remove: () => Promise<void>;
}

interface Header {
  readonly key: string;
  readonly step: number;
  readonly lengths: readonly number[];
  /** SHA-256 of the numbers, in hexadecimal. */
  readonly sum: string;
}

const LINE_END = 0x0a;

/**
 * The training kept in a file.
 * @param key tells what the training is about; a file with another key is not used
 */
export function createTrainingFile(file: string, key: string): TrainingFile {
  return {
    async load() {
      const bytes = await readFile(file).catch(() => null);
      return bytes === null ? null : readState(bytes, key);
    },
    async save({ step, arrays }) {
      const numbers = Buffer.concat(arrays.map((array) => new Uint8Array(array.buffer)));
      const header: Header = {
        key,
        step,
        lengths: arrays.map(({ length }) => length),
        sum: sumOf(numbers),
      };
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), numbers]));
      await rename(draft, file);
    },
    remove: () => rm(file, { force: true }),
  };
}

/** The state in a file; null where it is broken or about something else. */
function readState(bytes: Buffer, key: string): FactorState | null {
  const end = bytes.indexOf(LINE_END);
  let header: Header;
  try {
    header = JSON.parse(bytes.subarray(0, end).toString()) as Header;
  } catch {
    // Not ours, or cut off within the first line.
    return null;
  }
  const numbers = bytes.subarray(end + 1);
  if (header.key !== key || header.sum !== sumOf(numbers)) return null;
  let at = 0;
  const arrays = header.lengths.map((length) => {
    const array = new Float32Array(length);
    new Uint8Array(array.buffer).set(numbers.subarray(at, at + array.byteLength));
    at += array.byteLength;
    return array;
  });
  return { step: header.step, arrays };
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
