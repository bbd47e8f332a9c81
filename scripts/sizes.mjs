// What a page loads of the widget and when, in bytes of brotli at its highest quality, and the limits
// that fail the build.
import { brotliCompressSync } from 'node:zlib';

/** Until the first choice is on screen: the entry, and what it loads for the page's language. */
const MOST_BEFORE_CHOICE = 12_288;
/** Asked for after the yes and before the first picks: the engine with the model; not the learner. */
const MOST_ENGINE = 60_000;
/**
 * All that is there when the first picks are, on the default path in English: what was measured, and
 * 1 %. Most of it is asked for while the viewer reads the question (docs/architecture.md).
 */
const MOST_AFTER_YES = 142_800;

/** What is loaded for everybody who says yes, without the learner. */
const ON_THE_WAY = ['main', 'words-en', 'schemas', 'engine-text'];

const byName = (one, other) => (one < other ? -1 : 1);
const packed = (code) => brotliCompressSync(code).length;

/** @param widget what `lazyFiles` made */
export function sizesOf({ entry, files, table }) {
  const sizeOf = (name) => packed(files.get(table.get(name).path));
  const withNeeds = (name, all = new Set()) => {
    if (name === '' || all.has(name)) return all;
    all.add(name);
    for (const needed of table.get(name).needs ?? []) withNeeds(needed, all);
    return all;
  };
  const sum = (names) => [...new Set(names)].reduce((total, name) => total + sizeOf(name), 0);
  const own = packed(entry);
  const asks = [...table.keys()].filter((name) => name.startsWith('ask-')).toSorted(byName);
  const beforeChoice = { en: own };
  for (const name of asks) beforeChoice[name.slice(4)] = own + sum(withNeeds(name));
  return {
    unit: 'bytes, brotli 11',
    entry: own,
    beforeChoice,
    engine: sizeOf('engine-text'),
    afterYes: sum(ON_THE_WAY.flatMap((name) => [...withNeeds(name)])),
    files: Object.fromEntries(
      [...table.keys()].toSorted(byName).map((name) => [name, sizeOf(name)]),
    ),
  };
}

/** @throws {Error} when a limit is passed. */
export function checkSizes({ beforeChoice, engine, afterYes }) {
  for (const [language, bytes] of Object.entries(beforeChoice)) {
    if (bytes > MOST_BEFORE_CHOICE) {
      throw new Error(
        `${bytes} B brotli before the choice in ${language}: more than ${MOST_BEFORE_CHOICE}.`,
      );
    }
  }
  if (engine > MOST_ENGINE) {
    throw new Error(`${engine} B brotli for the engine after the yes: more than ${MOST_ENGINE}.`);
  }
  if (afterYes > MOST_AFTER_YES) {
    throw new Error(`${afterYes} B brotli until the first picks: more than ${MOST_AFTER_YES}.`);
  }
}
