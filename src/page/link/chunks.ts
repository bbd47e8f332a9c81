/**
 * Code of the page's side that is loaded by name after it is needed: the engine's text, the learner's,
 * that of the reader of large catalogues, the engine for the main thread, the schemas, the readers of
 * other shops' feeds, and of an export file. In the script-tag build each `import()` is one of a file
 * that is checked by its hash before it runs (`files.ts`).
 */

/** What each chunk exports. */
export interface Chunks {
  'engine-text': { readonly default: string };
  'learner-text': { readonly default: string };
  'catalogue-text': { readonly default: string };
  'engine-inline': typeof import('../../engine/inline.js');
  schemas: typeof import('../../wire/page-schemas.js');
  feeds: typeof import('../catalogs/feeds/feeds.js');
  'import-file': typeof import('../../wire/export-file.js');
}

/**
 * Loads a chunk once; later calls share the first result, a failed load may be tried again.
 * @throws {StreamPicksError} `engine` when the file is missing or is not the one the entry was built with.
 */
export function loadChunk<N extends keyof Chunks>(name: N): Promise<Chunks[N]> {
  const known = loading.get(name);
  if (known) return known as Promise<Chunks[N]>;
  const started = fromSource(name) as Promise<Chunks[N]>;
  loading.set(name, started);
  started.catch(() => loading.delete(name));
  return started;
}

const loading = new Map<keyof Chunks, Promise<unknown>>();

function fromSource(name: keyof Chunks): Promise<unknown> {
  switch (name) {
    case 'engine-text':
      return import('virtual:engine-text');
    case 'learner-text':
      return import('virtual:learner-text');
    case 'catalogue-text':
      return import('virtual:catalogue-text');
    case 'engine-inline':
      return import('../../engine/inline.js');
    case 'schemas':
      return import('../../wire/page-schemas.js');
    case 'feeds':
      return import('../catalogs/feeds/feeds.js');
    case 'import-file':
      return import('../../wire/export-file.js');
  }
}
