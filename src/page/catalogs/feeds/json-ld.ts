/**
 * Products that a page describes for search engines (schema.org in JSON-LD), in the form that
 * `parseCatalogue` checks. Nothing is trusted here: what looks odd is passed on and refused there.
 */

type Node = Readonly<Record<string, unknown>>;

/** Deepest nesting that is followed. */
const MAX_DEPTH = 12;

/**
 * Collects `Product`s from JSON-LD documents: alone, in arrays, `@graph`, `ItemList`s and pages.
 * @param documents Parsed contents of the page's `application/ld+json` scripts.
 * @returns A raw catalogue for `parseCatalogue`; the first product with an id wins.
 */
export function catalogueFromJsonLd(documents: readonly unknown[]): {
  version: 1;
  products: object[];
} {
  const products = new Map<unknown, object>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (Array.isArray(value)) {
      for (const entry of value) visit(entry, depth + 1);
      return;
    }
    if (!isNode(value)) return;
    if (hasType(value, 'Product', 'ProductGroup', 'IndividualProduct', 'ProductModel')) {
      const product = rawProduct(value);
      if (!products.has(product.id)) products.set(product.id, product);
      return;
    }
    for (const key of ['@graph', 'itemListElement', 'item', 'mainEntity', 'hasPart', 'about']) {
      visit(value[key], depth + 1);
    }
  };
  visit(documents, 0);
  return { version: 1, products: [...products.values()] };
}

function rawProduct(node: Node): { id: unknown; [key: string]: unknown } {
  const offer = firstOffer(node['offers']);
  const url = text(node['url']) ?? text(offer?.['url']) ?? text(node['@id']);
  return {
    id: text(node['sku']) ?? text(node['productID']) ?? text(node['@id']) ?? url,
    title: text(node['name']),
    url,
    image: image(node['image']),
    brand: nameOf(node['brand']),
    creator: nameOf(node['creator'] ?? node['manufacturer']),
    category: category(node['category']),
    tags: keywords(node['keywords']),
    price: price(offer),
    availability: text(offer?.['availability']),
    regions: regions(offer?.['eligibleRegion']),
  };
}

function firstOffer(offers: unknown, depth = 0): Node | undefined {
  if (depth > MAX_DEPTH) return undefined;
  for (const offer of list(offers)) {
    if (!isNode(offer)) continue;
    if (offer['price'] !== undefined || offer['lowPrice'] !== undefined) return offer;
    // An AggregateOffer may carry its offers instead of a price.
    const inner = firstOffer(offer['offers'], depth + 1);
    if (inner || offer['priceSpecification'] !== undefined) return inner ?? offer;
  }
  return list(offers).find(isNode);
}

function price(offer: Node | undefined): object | undefined {
  if (!offer) return undefined;
  const specification = list(offer['priceSpecification']).find(isNode);
  const current = number(offer['price'] ?? offer['lowPrice'] ?? specification?.['price']);
  if (current === undefined) return undefined;
  return {
    current,
    currency: text(offer['priceCurrency']) ?? text(specification?.['priceCurrency']),
  };
}

function image(value: unknown): string | undefined {
  const first = list(value)[0];
  return isNode(first) ? (text(first['url']) ?? text(first['contentUrl'])) : text(first);
}

function category(value: unknown): string | undefined {
  const first = list(value)[0];
  const name = isNode(first) ? text(first['name']) : text(first);
  // Google's taxonomy is written with " > ", others use "/".
  return name?.includes('>') ? name : name?.replaceAll(' / ', ' > ');
}

function keywords(value: unknown): string[] | undefined {
  const words = list(value).flatMap((entry) => (text(nameOf(entry)) ?? '').split(','));
  const tags = words.map((word) => word.trim()).filter((word) => word !== '');
  return tags.length > 0 ? tags.slice(0, 100) : undefined;
}

function regions(value: unknown): string[] | undefined {
  const codes = list(value)
    .map((entry) => nameOf(entry))
    .filter((code): code is string => code !== undefined && /^[A-Za-z]{2}$/.test(code));
  return codes.length > 0 ? codes : undefined;
}

/** A price as schema.org allows it: a number, or text with a decimal point. */
function number(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
}

function nameOf(value: unknown): string | undefined {
  const first = list(value)[0];
  return isNode(first) ? text(first['name']) : text(first);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function hasType(node: Node, ...types: string[]): boolean {
  return list(node['@type']).some(
    (type) =>
      typeof type === 'string' && types.includes(type.replace(/^https?:\/\/schema\.org\//, '')),
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
