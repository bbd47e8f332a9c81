/**
 * Product data as shops prepare it for Google Merchant Center: RSS 2.0 or Atom with the `g:`
 * namespace, or a table with tabs. Attributes by the product data specification
 * (support.google.com/merchants/answer/7052112).
 */

import { parse as parseTable } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { StreamPicksError } from '../../core/errors.js';
import {
  type Fields,
  isFields,
  listOf,
  plainText,
  type RawCatalogue,
  textOf,
} from '../../page/catalogs/feeds/values.js';

/** Free labels of the shop that become tags. */
const LABELS = [0, 1, 2, 3, 4].map((number) => `custom_label_${number}`);

/** Attributes repeated in one cell of a table: what stands before the first comma outside of quotes. */
const FIRST_IN_CELL = /^(?:[^,"]+|"[^"]*"?)*/;

/** Most columns of a table; the specification knows some hundred. */
const MAX_COLUMNS = 1000;

/**
 * The catalogue of a merchant feed. Items of one `item_group_id` are one product with variants; a
 * sale price counts while its dates hold.
 * @param nowMs Milliseconds since 1970, against which sales are dated.
 * @throws {StreamPicksError} `catalog-invalid` where the text is neither form.
 */
export function catalogueFromMerchantFeed(text: string, nowMs: number): RawCatalogue {
  const items = text.trimStart().startsWith('<') ? itemsOfXml(text) : itemsOfTable(text);
  const groups = new Map<string, Fields[]>();
  items.forEach((item, place) => {
    const key = textOf(item['item_group_id']) ?? `\0${place}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  });
  return { version: 1, products: [...groups.values()].map((group) => productOf(group, nowMs)) };
}

function itemsOfXml(text: string): readonly Fields[] {
  // Entities that a document declares itself can grow without end; no feed needs them.
  if (/<!DOCTYPE/i.test(text)) throw unreadable('it declares a document type, which is not read');
  const parser = new XMLParser({
    ignoreAttributes: false,
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: true,
    htmlEntities: true,
  });
  let root: unknown;
  try {
    root = parser.parse(text, true);
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (!isFields(root)) throw unreadable('it is empty');
  const { rss, feed } = root;
  const channel = isFields(rss) ? listOf(rss['channel'])[0] : feed;
  if (!isFields(channel)) throw unreadable('it has neither a channel (RSS) nor a feed (Atom)');
  return listOf(channel['item'] ?? channel['entry']).filter(isFields);
}

function itemsOfTable(text: string): readonly Fields[] {
  let rows: unknown[];
  try {
    rows = parseTable(text, {
      columns: (header: string[]) => {
        if (header.length > MAX_COLUMNS) throw new Error(`it has over ${MAX_COLUMNS} columns`);
        return header.map((name) => name.trim().toLowerCase().replaceAll(' ', '_'));
      },
      delimiter: '\t',
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const items = rows.filter(isFields);
  if (items[0]?.['id'] === undefined) {
    throw unreadable('its first line names no column "id", or its columns are not parted by tabs');
  }
  return items;
}

function productOf(group: readonly Fields[], nowMs: number): object {
  const first = group[0] as Fields;
  const buyable = group.find((item) => isInStock(item)) ?? first;
  return {
    id: textOf(first['id']),
    title: plainText(first['title']),
    url: linkOf(first['link']),
    image: textOf(listOf(first['image_link'])[0]),
    brand: plainText(first['brand']),
    category: categoryOf(first),
    tags: LABELS.flatMap((label) => plainText(first[label]) ?? []),
    price: priceOf(buyable, nowMs),
    availability: textOf(buyable['availability']),
    variants: group.length > 1 ? group.map((item) => variantOf(item, nowMs)) : undefined,
  };
}

function variantOf(item: Fields, nowMs: number): object {
  const kinds = ['color', 'size', 'pattern', 'material'].flatMap(
    (kind) => plainText(item[kind]) ?? [],
  );
  return {
    id: textOf(item['id']),
    title: kinds.join(' / ') || plainText(item['title']),
    price: priceOf(item, nowMs),
    available: isInStock(item),
  };
}

function isInStock(item: Fields): boolean {
  return /^in[ _]stock$/i.test(textOf(item['availability']) ?? 'in stock');
}

/** The shop's own path before Google's, which may be a mere number. */
function categoryOf(item: Fields): string | undefined {
  const own = plainText(listOf(item['product_type'])[0]);
  const google = plainText(item['google_product_category']);
  const path = own ?? (google !== undefined && !/^\d+$/.test(google) ? google : undefined);
  return path === undefined ? undefined : FIRST_IN_CELL.exec(path)?.[0].replaceAll('"', '');
}

function priceOf(item: Fields, nowMs: number): object | undefined {
  const full = amountOf(item['price']);
  if (full === undefined) return undefined;
  const sale = isOnSale(item['sale_price_effective_date'], nowMs)
    ? amountOf(item['sale_price'])
    : undefined;
  return sale === undefined ? full : { ...sale, original: full.current };
}

/** `19.99 USD`, `USD 19.99`, `15,550.00 RUB`; what is none comes back for the check to refuse. */
function amountOf(value: unknown): { current: unknown; currency?: string } | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const [, before, amount, after] = /^([A-Z]{3})?\s*([\d.,]+)\s*([A-Z]{3})?$/.exec(text) ?? [];
  const currency = before ?? after;
  // A comma parts thousands here: the specification asks for a decimal point.
  const digits = amount?.replaceAll(',', '');
  const isNumber = digits !== undefined && /^\d{1,15}(\.\d{1,6})?$/.test(digits);
  return { current: isNumber ? Number(digits) : text, ...(currency ? { currency } : {}) };
}

/** Dates as `2026-02-24T13:00-0800/2026-02-29T15:30-0800`; without any a sale price always counts. */
function isOnSale(dates: unknown, nowMs: number): boolean {
  const text = textOf(dates);
  if (text === undefined) return true;
  const [from = Number.NaN, to = Number.NaN] = text
    .split('/')
    .map((date) => Date.parse(withColon(date.trim())));
  return nowMs >= from && nowMs <= to;
}

/** ISO 8601 allows `-0800`; `Date.parse` wants `-08:00`. */
function withColon(date: string): string {
  return date.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

/** Text, or in Atom an element with an address. */
function linkOf(value: unknown): string | undefined {
  for (const link of listOf(value)) {
    const address = isFields(link) ? textOf(link['@_href'] ?? link['#text']) : textOf(link);
    if (address !== undefined) return address;
  }
  return undefined;
}

function unreadable(why: string, cause?: unknown): StreamPicksError {
  return new StreamPicksError('catalog-invalid', `The feed cannot be read: ${why}.`, { cause });
}
