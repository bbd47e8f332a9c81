/**
 * Code that is loaded by name after it is needed: the engine's text, the learner's, that of the
 * reader of large catalogues, the engine for the main thread, the schemas, the readers of other shops' feeds, and of an export file. In a build each is a file
 * whose SHA-384 stands in the entry; it is fetched by `<link rel=modulepreload integrity>` and
 * imported only after that has loaded, so a changed file never runs. In tests and other bundles the
 * sources are imported directly.
 */

import { StreamPicksError } from '../../core/errors.js';

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

interface ChunkFile {
  readonly file: string;
  readonly integrity: string;
}

/** Set by `scripts/build.mjs`. */
declare const __SP_CHUNKS__: Readonly<Record<keyof Chunks, ChunkFile>>;

/**
 * Loads a chunk once; later calls share the first result, a failed load may be tried again.
 * @throws {StreamPicksError} `engine` when the file is missing or is not the one the entry was built with.
 */
export function loadChunk<N extends keyof Chunks>(name: N): Promise<Chunks[N]> {
  const known = loading.get(name);
  if (known) return known as Promise<Chunks[N]>;
  const started = (
    typeof __SP_CHUNKS__ === 'undefined' ? fromSource(name) : fromFile(__SP_CHUNKS__[name])
  ) as Promise<Chunks[N]>;
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

async function fromFile({ file, integrity }: ChunkFile): Promise<unknown> {
  const url = new URL(file, import.meta.url).href;
  await preload(url, integrity);
  return import(/* @vite-ignore */ url);
}

/** Settles when the browser has fetched the module and found its hash right. */
function preload(url: string, integrity: string): Promise<void> {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) {
    return Promise.reject(
      new StreamPicksError(
        'engine',
        'This browser cannot check the hash of a module before it runs.',
      ),
    );
  }
  return new Promise((resolve, reject) => {
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.integrity = integrity;
    link.href = url;
    link.addEventListener('load', () => resolve(), { once: true });
    link.addEventListener(
      'error',
      () => {
        link.remove();
        reject(new StreamPicksError('engine', `${url} is missing or was changed; it was not run.`));
      },
      { once: true },
    );
    document.head.append(link);
  });
}
