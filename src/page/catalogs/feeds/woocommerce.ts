/**
 * What a WooCommerce shop says about its products, without a key: the Store API,
 * `/wp-json/wc/store/v1/products`. Names hold HTML entities; amounts are whole numbers of the
 * currency's minor unit.
 */

import {
  type Fields,
  fieldsOf,
  fromMinorUnits,
  isFields,
  listOf,
  pathnameOf,
  plainText,
  type RawCatalogue,
  textOf,
} from './values.js';

/** True for a list of products, or one, as the Store API writes them. */
export function isWooCommerce(value: unknown): boolean {
  return productsOf(value).length > 0;
}

/** The catalogue of a WooCommerce shop. A product's id is its SKU, else its number there. */
export function catalogueFromWooCommerce(value: unknown): RawCatalogue {
  const taken = new Set<string>();
  const products = productsOf(value).map((product) => {
    const sku = textOf(product['sku']);
    const id = sku !== undefined && !taken.has(sku) ? sku : textOf(product['id']);
    if (id !== undefined) taken.add(id);
    const variations = fieldsOf(product['variations']);
    return {
      id,
      title: plainText(product['name']),
      url: textOf(product['permalink']),
      image: textOf(fieldsOf(product['images'])[0]?.['src']),
      brand: plainText(fieldsOf(product['brands'])[0]?.['name']),
      category: categoryPath(fieldsOf(product['categories'])),
      tags: fieldsOf(product['tags'])
        .flatMap(({ name }) => plainText(name) ?? [])
        .slice(0, 100),
      price: priceOf(product['prices']),
      availability: availabilityOf(product),
      variants: (variations.length > 0 ? variations : [product]).map(variantOf),
    };
  });
  return { version: 1, products };
}

function productsOf(value: unknown): readonly Fields[] {
  const products = listOf(value).filter(isFields);
  return products.every((product) => 'permalink' in product && 'prices' in product) ? products : [];
}

/** The low end of a range; the price before a reduction only where there is no range. */
function priceOf(prices: unknown): object | undefined {
  if (!isFields(prices)) return undefined;
  const digits = minorDigits(prices['currency_minor_unit']);
  const range = isFields(prices['price_range']) ? prices['price_range'] : null;
  const current = fromMinorUnits(range?.['min_amount'] ?? prices['price'], digits);
  if (current === undefined) return undefined;
  const original = range === null ? fromMinorUnits(prices['regular_price'], digits) : undefined;
  return {
    current,
    ...(typeof original === 'number' ? { original } : {}),
    currency: textOf(prices['currency_code']),
  };
}

function minorDigits(value: unknown): number {
  const digits = Number(textOf(value));
  return Number.isInteger(digits) && digits >= 0 && digits <= 6 ? digits : 2;
}

function availabilityOf(product: Fields): string | undefined {
  if (product['is_on_backorder'] === true) return 'backorder';
  const inStock = product['is_in_stock'];
  return inStock === undefined ? undefined : inStock === true ? 'in stock' : 'out of stock';
}

/**
 * The Store API lists categories without saying which lies in which, but their addresses do
 * (`/product-category/clothing/hoodies/`): the deepest, below those of the list that it lies in.
 */
function categoryPath(categories: readonly Fields[]): string[] {
  const known = categories.flatMap((category) => {
    const name = plainText(category['name']);
    return name === undefined ? [] : [{ name, path: pathOf(category['link']) }];
  });
  const deepest = known.reduce(
    (best, each) => (each.path.length > best.path.length ? each : best),
    known[0] ?? { name: '', path: '' },
  );
  return known
    .filter(
      ({ path, name }) => name === deepest.name || (path !== '' && deepest.path.startsWith(path)),
    )
    .sort((a, b) => a.path.length - b.path.length)
    .map(({ name }) => name);
}

function pathOf(link: unknown): string {
  const path = pathnameOf(textOf(link) ?? '');
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}

function variantOf(variation: Fields): object {
  const attributes = fieldsOf(variation['attributes']);
  const options = attributes.flatMap(({ name, value }) => {
    const option = { name: plainText(name), value: plainText(value) };
    return option.name === undefined || option.value === undefined ? [] : [option];
  });
  const title = options.map(({ value }) => value).join(' / ') || plainText(variation['name']);
  // One that leaves an attribute open is no single thing yet; the shop's own page asks for the rest.
  const whole = options.length > 0 && options.length === attributes.length;
  return { id: textOf(variation['id']), title, ...(whole ? { options } : {}) };
}
