import { StreamPicksError } from '../../core/errors.js';
import type { CatalogueDefaults, catalogueSlices, ParsedCatalogue } from '../../wire/catalogue.js';
import { breathe } from './breathe.js';
import type { Feeds } from './feeds/feeds.js';
import { decode, type FetchedBytes, fetchBytes, MAX_CATALOGUE_BYTES } from './read-text.js';
import { isOwnForm, parseJson, Reading, refuseTooMany } from './reading.js';

/** Where a catalogue comes from. */
export type CatalogueSource =
  | { readonly kind: 'url'; readonly url: string }
  /** The page's own JSON-LD, as the texts of its `application/ld+json` scripts. */
  | { readonly kind: 'page'; readonly texts: readonly string[] }
  /** Text of an inline script. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'object'; readonly value: unknown };

/** Products that are checked on this thread before it is given back: some milliseconds' work. */
const SLICE_HERE = 200;

/** Most JSON-LD that is read of a page itself, in characters. */
const MAX_PAGE_LENGTH = 4 * 1024 * 1024;

/** A feed from this many bytes on is read in a worker: a few milliseconds' work is not worth one. */
export const WORKER_FROM_BYTES = 128 * 1024;

/** Reads what came from an address, here or in a worker. */
export interface CatalogueReader {
  /** Takes a page's bytes, and gives the address of the next page; null after the last. */
  page(chunks: readonly Uint8Array[], url: string): Promise<string | null>;
  /** Checks all of it. */
  finish(defaults: CatalogueDefaults): Promise<ParsedCatalogue>;
  /** Ends it; safe to call twice. */
  close(): void;
}

/** What loading needs. */
export interface LoadCatalogueOptions {
  readonly defaults: CatalogueDefaults;
  /** Gives the schemas; a page loads them as a chunk, the command line imports them. */
  readonly schemas: () => Promise<{ readonly catalogueSlices: typeof catalogueSlices }>;
  /** Gives the readers of other formats; asked for only where there is one to read. */
  readonly feeds: () => Promise<Feeds>;
  /** A reader that leaves this thread free, for large catalogues; where it fails they are read here. */
  readonly worker?: () => Promise<CatalogueReader>;
  readonly signal?: AbortSignal;
  /** For Node and tests; default the global one. */
  readonly fetch?: typeof fetch;
}

/** What an address gave the last time, so that the same again need not be read. */
export interface KnownBytes {
  /** SHA-256; null: not known, or not one page. */
  digest: string | null;
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
  if (source.kind === 'url') {
    return (await readAddress(source.url, options, null)) as ParsedCatalogue;
  }
  const here = options.defaults.baseUrl;
  if (source.kind === 'text' && here !== undefined && source.text.length >= WORKER_FROM_BYTES) {
    return readText(source.text, here, options);
  }
  const schemas = options.schemas();
  // Both waits are begun together; a schema fault is met below, also when the text fails first.
  schemas.catch(() => undefined);
  const raw = await readSource(source, options);
  return checkHere(raw, schemas, options.defaults);
}

/**
 * {@link loadCatalogue} for an address that is read again; null where it gives what it gave before.
 * @param known Kept by the caller between two calls.
 * @throws {StreamPicksError} As {@link loadCatalogue}.
 */
export function loadAgain(
  address: string,
  options: LoadCatalogueOptions,
  known: KnownBytes,
): Promise<ParsedCatalogue | null> {
  return readAddress(address, options, known);
}

async function readSource(
  source: Exclude<CatalogueSource, { kind: 'url' }>,
  { feeds, defaults }: LoadCatalogueOptions,
): Promise<unknown> {
  const here = defaults.baseUrl ?? '';
  if (source.kind === 'object') return ownForm(source.value, here, feeds);
  if (source.kind === 'text') {
    return ownForm(parseJson(source.text, 'The inline catalogue'), here, feeds);
  }
  const documents = readPage(source.texts);
  for (const document of documents) refuseTooMany(document);
  return (await readers(feeds)).catalogueFromJsonLd(documents);
}

/** All pages of a feed at an address; a shop's own catalogue is one page. */
async function readAddress(
  address: string,
  options: LoadCatalogueOptions,
  known: KnownBytes | null,
): Promise<ParsedCatalogue | null> {
  const { signal, fetch: get } = options;
  const given = { ...(signal ? { signal } : {}), ...(get ? { fetch: get } : {}) };
  const first = await fetchBytes(address, given);
  const digest = known === null ? null : await digestOf(first);
  if (digest !== null && digest === known?.digest) return null;
  const reader = await readerFor(first.sizeBytes, address, options);
  try {
    let next = await reader.page(first.chunks, address);
    const isWhole = next === null;
    if (known !== null) known.digest = null;
    while (next !== null) next = await reader.page((await fetchBytes(next, given)).chunks, next);
    // Relative addresses of a fetched catalogue start at the catalogue, all others at the page.
    const found = await reader.finish({ ...options.defaults, baseUrl: address });
    if (known !== null && isWhole) known.digest = digest;
    return found;
  } finally {
    reader.close();
  }
}

/** A long text of the page itself. */
async function readText(
  text: string,
  baseUrl: string,
  options: LoadCatalogueOptions,
): Promise<ParsedCatalogue> {
  if (text.length > MAX_CATALOGUE_BYTES) {
    const why = `The inline catalogue is larger than ${MAX_CATALOGUE_BYTES} bytes.`;
    throw new StreamPicksError('catalog-load', why);
  }
  const reader = await readerFor(text.length, baseUrl, options);
  try {
    await reader.page(await encoded(text), baseUrl);
    return await reader.finish(options.defaults);
  } finally {
    reader.close();
  }
}

/** Characters that are encoded at once. */
const ENCODED_AT_ONCE = 512 * 1024;

/** UTF-8, with the thread given back in between. */
async function encoded(text: string): Promise<Uint8Array[]> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  for (let from = 0; from < text.length; ) {
    const end = from + ENCODED_AT_ONCE;
    // The halves of one character stay together.
    const to = isHighHalf(text.charCodeAt(end - 1)) ? end + 1 : end;
    chunks.push(encoder.encode(text.slice(from, to)));
    from = to;
    await breathe();
  }
  return chunks;
}

/** The first of the two units of a character past U+FFFF. */
function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

async function readerFor(
  sizeBytes: number,
  address: string,
  options: LoadCatalogueOptions,
): Promise<CatalogueReader> {
  if (options.worker && sizeBytes >= WORKER_FROM_BYTES) {
    try {
      return await options.worker();
    } catch {
      // A page whose policy forbids workers reads on its own thread, in slices.
    }
  }
  const schemas = options.schemas();
  schemas.catch(() => undefined);
  const reading = new Reading(address, () => readers(options.feeds));
  return {
    page: (chunks, url) => reading.take(decode(chunks), url),
    finish: (defaults) => checkHere(reading.raw, schemas, defaults),
    close: () => undefined,
  };
}

/** Checks on this thread, which is given back after each slice. */
async function checkHere(
  raw: unknown,
  schemas: ReturnType<LoadCatalogueOptions['schemas']>,
  defaults: CatalogueDefaults,
): Promise<ParsedCatalogue> {
  let slices: typeof catalogueSlices;
  try {
    slices = (await schemas).catalogueSlices;
  } catch (cause) {
    throw new StreamPicksError('catalog-load', 'The reader of catalogues could not be loaded.', {
      cause,
    });
  }
  const all: ParsedCatalogue = { products: [], refused: [] };
  let passed = 0;
  for (const { products, refused } of slices(raw, defaults, SLICE_HERE)) {
    for (const product of products) all.products.push(product);
    for (const refusal of refused) all.refused.push(refusal);
    passed += products.length + refused.length;
    if (passed >= SLICE_HERE) await breathe();
  }
  return all;
}

/** Null where the browser gives no digests: pages without TLS. */
async function digestOf({ chunks, sizeBytes }: FetchedBytes): Promise<string | null> {
  const { subtle } = globalThis.crypto;
  if (subtle === undefined) return null;
  const all = new Uint8Array(sizeBytes);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return new Uint8Array(await subtle.digest('SHA-256', all)).join();
}

async function ownForm(
  value: unknown,
  address: string,
  feeds: LoadCatalogueOptions['feeds'],
): Promise<unknown> {
  if (isOwnForm(value) || typeof value !== 'object' || value === null) return value;
  refuseTooMany(value);
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
  if (texts.reduce((sum, { length }) => sum + length, 0) > MAX_PAGE_LENGTH) {
    const why = `The page has more than ${MAX_PAGE_LENGTH} characters of JSON-LD.`;
    throw new StreamPicksError('catalog-load', why);
  }
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
