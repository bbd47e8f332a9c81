/**
 * What a Shopify shop says about its products, without a key: `/products.json` and
 * `/collections/x/products.json` (prices as decimal text), `/products/x.js` and Liquid's
 * `{{ collection.products | json }}` (prices as whole hundredths, in every currency).
 */

import {
  type Fields,
  fieldsOf,
  fromDecimal,
  isFields,
  listOf,
  pathnameOf,
  pathPart,
  plainText,
  type RawCatalogue,
  textOf,
} from './values.js';

/** Hundredths in which Shopify writes whole numbers, also where a currency has no smaller unit. */
const LIQUID_DIGITS = 2;

/** True for a feed, a list or one product as Shopify writes them. */
export function isShopify(value: unknown): boolean {
  return productsOf(value).length > 0;
}

/**
 * The catalogue of a Shopify shop. A product's id is its first variant's SKU, else the id of that
 * variant; where a SKU was used already, the variant's id.
 * @param address Where the feed was read; a locale in it (`/en-de/products.json`) is kept.
 */
export function catalogueFromShopify(value: unknown, address: string): RawCatalogue {
  const taken = new Set<string>();
  const prefix = /^(\/[a-z]{2}(?:-[a-z]{2})?)\//i.exec(pathnameOf(address))?.[1] ?? '';
  const products = productsOf(value).map((product) => {
    const variants = fieldsOf(product['variants']);
    const first = variants[0];
    const sku = textOf(first?.['sku']);
    const id = sku !== undefined && !taken.has(sku) ? sku : textOf(first?.['id'] ?? product['id']);
    if (id !== undefined) taken.add(id);
    const handle = pathPart(textOf(product['handle']) ?? '') ?? '';
    return {
      id,
      title: plainText(product['title']),
      url: handle === '' ? undefined : `${prefix}/products/${handle}`,
      image: pictureOf(product),
      brand: plainText(product['vendor']),
      category: plainText(product['product_type'] ?? product['type']),
      tags: tagsOf(product['tags']),
      price: lowestPrice(variants.length > 0 ? variants : [product]),
      availability: availabilityOf(product, variants),
      variants: variants.map((variant) => variantOf(variant, optionNames(product))),
    };
  });
  return { version: 1, products };
}

function productsOf(value: unknown): readonly Fields[] {
  const list = isFields(value) && Array.isArray(value['products']) ? value['products'] : value;
  const products = listOf(list).filter(isFields);
  return products.every((product) => 'handle' in product && 'variants' in product) ? products : [];
}

/** Names of the options, in their order: lists of names, or of objects that have one. */
function optionNames(product: Fields): string[] {
  return listOf(product['options']).flatMap(
    (option) => plainText(isFields(option) ? option['name'] : option) ?? [],
  );
}

function variantOf(variant: Fields, names: readonly string[]): object {
  const options = names.map((name, at) => ({
    name,
    value: plainText(variant[`option${at + 1}`]) ?? '',
  }));
  return {
    id: textOf(variant['id']),
    // Liquid's lists may hold a variant without a name.
    title: plainText(variant['title']) ?? textOf(variant['id']),
    price: priceOf(variant),
    available: variant['available'] !== false,
    ...(options.every(({ value }) => value !== '') ? { options } : {}),
  };
}

/** The lowest price among what can be bought, else among all. */
function lowestPrice(variants: readonly Fields[]): object | undefined {
  const buyable = variants.filter((variant) => variant['available'] !== false);
  const prices = (buyable.length > 0 ? buyable : variants)
    .map(priceOf)
    .filter((price) => price !== undefined);
  const odd = prices.find(({ current }) => typeof current !== 'number');
  if (odd !== undefined) return odd;
  return prices.sort((a, b) => (a.current as number) - (b.current as number))[0];
}

function priceOf(variant: Fields): { current: unknown; original?: unknown } | undefined {
  const current = amount(variant['price']);
  if (current === undefined) return undefined;
  const original = amount(variant['compare_at_price']);
  return { current, ...(typeof original === 'number' ? { original } : {}) };
}

function amount(value: unknown): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? value / 10 ** LIQUID_DIGITS
    : fromDecimal(value);
}

/** Shopify keeps the currency elsewhere, so the element's `currency` says it. */
function availabilityOf(product: Fields, variants: readonly Fields[]): string | undefined {
  const said = [product, ...variants].map((each) => each['available']);
  if (said.includes(true)) return 'in stock';
  return said.includes(false) ? 'out of stock' : undefined;
}

function pictureOf(product: Fields): string | undefined {
  const first = product['featured_image'] ?? product['image'] ?? listOf(product['images'])[0];
  return textOf(isFields(first) ? first['src'] : first);
}

function tagsOf(value: unknown): string[] {
  const tags = typeof value === 'string' ? value.split(',') : listOf(value);
  return tags.flatMap((tag) => plainText(tag) ?? []).slice(0, 100);
}
