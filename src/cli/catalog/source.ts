/** A catalogue in any format, from a file or an address, as the element would take it. */

import { readFile } from 'node:fs/promises';
import { StreamPicksError } from '../../core/errors.js';
import * as feeds from '../../page/catalogs/feeds/feeds.js';
import { loadCatalogue } from '../../page/catalogs/load.js';
import { fetchText } from '../../page/catalogs/read-text.js';
import type { CatalogueDefaults, ParsedCatalogue } from '../../wire/catalogue.js';
import * as schemas from '../../wire/catalogue.js';
import { catalogueFromMerchantFeed } from './merchant-feed.js';

/** Largest merchant feed, in bytes. */
const MAX_FEED_BYTES = 256 * 1024 * 1024;

/**
 * Reads JSON (our own format, Shopify, WooCommerce, JSON-LD), an XML or a tab-separated merchant
 * feed, or the JSON-LD of a page saved as HTML.
 * @param source A file, or an `http(s)` address; feeds in pages are read to the last.
 * @throws {StreamPicksError} `catalog-load` or `catalog-invalid`
 */
export async function readSource(
  source: string,
  defaults: CatalogueDefaults,
  nowMs: number,
): Promise<ParsedCatalogue> {
  const isAddress = /^https?:\/\//i.test(source);
  const options = {
    defaults: { ...defaults, baseUrl: defaults.baseUrl ?? (isAddress ? source : undefined) },
    schemas: async () => schemas,
    feeds: async () => feeds,
  };
  if (isAddress && /\.json$|\/wc\/store\//.test(new URL(source).pathname)) {
    return loadCatalogue({ kind: 'url', url: source }, options);
  }
  const text = isAddress
    ? await fetchText(source, { maxBytes: MAX_FEED_BYTES })
    : await read(source);
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^(<!doctype html|<html)/i.test(start)) {
    return loadCatalogue({ kind: 'page', texts: scriptsOf(start) }, options);
  }
  if (/^[[{]/.test(start)) return loadCatalogue({ kind: 'text', text: start }, options);
  return loadCatalogue({ kind: 'object', value: catalogueFromMerchantFeed(start, nowMs) }, options);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new StreamPicksError('catalog-load', 'the file cannot be read', { path: file, cause });
  }
}

/** Contents of the page's JSON-LD scripts. Each character is looked at a few times, whatever stands there. */
function scriptsOf(html: string): string[] {
  const texts: string[] = [];
  const begin = /<script\b/gi;
  const finish = /<\/script>/gi;
  while (begin.exec(html) !== null) {
    const from = html.indexOf('>', begin.lastIndex);
    if (from < 0) break;
    const attributes = html.slice(begin.lastIndex, from);
    finish.lastIndex = from;
    const found = finish.exec(html);
    if (found === null) break;
    if (/\btype=["']?application\/ld\+json/i.test(attributes)) {
      texts.push(html.slice(from + 1, found.index));
    }
    begin.lastIndex = finish.lastIndex;
  }
  return texts;
}
