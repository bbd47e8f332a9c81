// Small shops written to temporary folders, in the formats that the commands read.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone after the test. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'sp data '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by name into a folder of their own. */
export function writeFolder(t, files) {
  const folder = join(temporaryFolder(t), 'shop');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Numbers from a seed: the linear congruential generator of Numerical Recipes. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A shop of the `sequences` format whose viewers stay with a brand and a kind.
 * @param rename the files' name of each item, 1 to `items`
 */
export function sequencesShop({ items = 120, viewers = 60, seed = 7, rename = (id) => id } = {}) {
  const random = seeded(seed);
  const below = (bound) => Math.floor(random() * bound);
  const attributes = {};
  for (let id = 1; id <= items; id += 1) {
    attributes[rename(id)] = [100 + (id % 10), 1 + (id % 3), 10 + (id % 6)];
  }
  const lines = [];
  const samples = [];
  for (let viewer = 1; viewer <= viewers; viewer += 1) {
    const kind = below(10);
    const had = new Set();
    while (had.size < 5 + below(4)) {
      const own = 1 + ((kind + 10 * below(items / 10)) % items);
      had.add(random() < 0.7 ? own : 1 + below(items));
    }
    const negatives = new Set();
    while (negatives.size < 99) {
      const id = 1 + below(items);
      if (!had.has(id)) negatives.add(id);
    }
    lines.push([viewer, ...[...had].map(rename)].join(' '));
    samples.push([viewer, ...[...negatives].map(rename)].join(' '));
  }
  return {
    'Small.txt': `${lines.join('\n')}\n`,
    'Small_sample.txt': `${samples.join('\n')}\n`,
    'Small_item2attributes.json': attributes,
  };
}
