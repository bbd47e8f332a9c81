import { StreamPicksError } from '../../core/errors.js';
import type { CatalogueDefaults, ParsedCatalogue } from '../../wire/catalogue.js';
import { catalogueFromJsonLd } from './json-ld.js';
import { fetchText } from './read-text.js';

/** Where a catalogue comes from. */
export type CatalogueSource =
  | { readonly kind: 'url'; readonly url: string }
  /** The page's own JSON-LD, as the texts of its `application/ld+json` scripts. */
  | { readonly kind: 'page'; readonly texts: readonly string[] }
  /** Text of an inline script. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'object'; readonly value: unknown };

/** What loading needs. */
export interface LoadCatalogueOptions {
  readonly defaults: CatalogueDefaults;
  /** Gives the schemas; a page loads them as a chunk, the command line imports them. */
  readonly schemas: () => Promise<{
    readonly parseCatalogue: (input: unknown, defaults: CatalogueDefaults) => ParsedCatalogue;
  }>;
  readonly signal?: AbortSignal;
  /** For Node and tests; default the global one. */
  readonly fetch?: typeof fetch;
}

/**
 * Fetches or reads a catalogue and checks it. An empty list of products is no error here.
 * @throws {StreamPicksError} `catalog-load` when it cannot be had, `catalog-invalid` when nothing
 * in it can be used; `path` names the place where there is one.
 */
export async function loadCatalogue(
  source: CatalogueSource,
  options: LoadCatalogueOptions,
): Promise<ParsedCatalogue> {
  const schemas = options.schemas();
  // Both waits are begun together; a schema fault is met below, also when the text fails first.
  schemas.catch(() => undefined);
  const raw = await readSource(source, options);
  let parseCatalogue: Awaited<typeof schemas>['parseCatalogue'];
  try {
    ({ parseCatalogue } = await schemas);
  } catch (cause) {
    throw new StreamPicksError('catalog-load', 'The reader of catalogues could not be loaded.', {
      cause,
    });
  }
  return parseCatalogue(raw, withBase(source, options.defaults));
}

async function readSource(
  source: CatalogueSource,
  { signal, fetch: get }: LoadCatalogueOptions,
): Promise<unknown> {
  if (source.kind === 'object') return source.value;
  if (source.kind === 'text') return parseJson(source.text, 'The inline catalogue');
  if (source.kind === 'page') return readPage(source.texts);
  const options = { ...(signal ? { signal } : {}), ...(get ? { fetch: get } : {}) };
  return parseJson(await fetchText(source.url, options), source.url);
}

function readPage(texts: readonly string[]): unknown {
  const documents = texts.flatMap((text) => {
    try {
      return [JSON.parse(text) as unknown];
    } catch {
      return []; // One broken script among several is the page's own affair.
    }
  });
  if (documents.length === 0 && texts.length > 0) {
    throw new StreamPicksError('catalog-invalid', 'No JSON-LD of the page can be read.');
  }
  return catalogueFromJsonLd(documents);
}

/** Relative addresses of a fetched catalogue start at the catalogue, all others at the page. */
function withBase(source: CatalogueSource, defaults: CatalogueDefaults): CatalogueDefaults {
  return source.kind === 'url' ? { ...defaults, baseUrl: source.url } : defaults;
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new StreamPicksError('catalog-invalid', `${what} is no JSON.`, { cause });
  }
}
