import { StreamPicksError } from '../../core/errors.js';
import type { CatalogueDefaults, ParsedCatalogue } from '../../wire/catalogue.js';
import type { Feeds } from './feeds/feeds.js';
import { fetchText } from './read-text.js';

/** Where a catalogue comes from. */
export type CatalogueSource =
  | { readonly kind: 'url'; readonly url: string }
  /** The page's own JSON-LD, as the texts of its `application/ld+json` scripts. */
  | { readonly kind: 'page'; readonly texts: readonly string[] }
  /** Text of an inline script. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'object'; readonly value: unknown };

/** Most pages of a feed that are asked for: 100,000 products at 250 a page. */
const MAX_PAGES = 400;

/** What loading needs. */
export interface LoadCatalogueOptions {
  readonly defaults: CatalogueDefaults;
  /** Gives the schemas; a page loads them as a chunk, the command line imports them. */
  readonly schemas: () => Promise<{
    readonly parseCatalogue: (input: unknown, defaults: CatalogueDefaults) => ParsedCatalogue;
  }>;
  /** Gives the readers of other formats; asked for only where there is one to read. */
  readonly feeds: () => Promise<Feeds>;
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
  options: LoadCatalogueOptions,
): Promise<unknown> {
  const { feeds, defaults } = options;
  const here = defaults.baseUrl ?? '';
  if (source.kind === 'object') return ownForm(source.value, here, feeds);
  if (source.kind === 'text') {
    return ownForm(parseJson(source.text, 'The inline catalogue'), here, feeds);
  }
  if (source.kind === 'page') {
    const documents = readPage(source.texts);
    return (await readers(feeds)).catalogueFromJsonLd(documents);
  }
  return readAddress(source.url, options);
}

/** All pages of a feed at an address; a shop's own catalogue is one page. */
async function readAddress(
  address: string,
  { feeds, signal, fetch: get }: LoadCatalogueOptions,
): Promise<unknown> {
  const options = { ...(signal ? { signal } : {}), ...(get ? { fetch: get } : {}) };
  const read = async (url: string) => parseJson(await fetchText(url, options), url);
  const first = await read(address);
  if (isOwnForm(first)) return first;
  const { catalogueFromFeed, secondPage, isLastPage } = await readers(feeds);
  const found = catalogueFromFeed(first, address);
  if (found === null) return first;
  const page = secondPage(first, address);
  if (page === null) return found;
  const products = page.replaces ? [] : [...found.products];
  for (let number = page.number; number <= MAX_PAGES; number += 1) {
    const url = page.at(number);
    const value = await read(url);
    products.push(...(catalogueFromFeed(value, address)?.products ?? []));
    if (isLastPage(value, url)) break;
  }
  return { ...found, products };
}

/** Ours says its version; whatever else a page hands over is looked at by its shape. */
function isOwnForm(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'version' in value;
}

async function ownForm(
  value: unknown,
  address: string,
  feeds: LoadCatalogueOptions['feeds'],
): Promise<unknown> {
  if (isOwnForm(value) || typeof value !== 'object' || value === null) return value;
  return (await readers(feeds)).catalogueFromFeed(value, address) ?? value;
}

async function readers(feeds: LoadCatalogueOptions['feeds']): Promise<Feeds> {
  try {
    return await feeds();
  } catch (cause) {
    throw new StreamPicksError('catalog-load', 'The reader of feeds could not be loaded.', {
      cause,
    });
  }
}

function readPage(texts: readonly string[]): unknown[] {
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
  return documents;
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
