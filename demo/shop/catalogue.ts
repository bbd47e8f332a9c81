/** The shop's own copy of its catalogue, for search, basket and quick view. */

/** A product as `/catalog.json` has it. */
export interface ShopProduct {
  readonly id: string;
  readonly title: string;
  readonly image: string;
  readonly brand: string;
  readonly creator?: string;
  readonly category: readonly string[];
  readonly tags: readonly string[];
  readonly price: { readonly current: number; readonly original?: number };
  readonly availability: 'in-stock' | 'out-of-stock' | 'preorder';
  readonly variants?: readonly ShopVariant[];
}

/** One size or colour of a product. */
export interface ShopVariant {
  readonly id: string;
  readonly title: string;
  readonly available: boolean;
  readonly price?: { readonly current: number };
}

const money = new Intl.NumberFormat(document.documentElement.lang, {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** An amount in euros as text. */
export function euros(amount: number): string {
  return money.format(amount);
}

/** Loads the catalogue; the products by id, in the shop's order. */
export async function loadProducts(): Promise<ReadonlyMap<string, ShopProduct>> {
  const response = await fetch('/catalog.json');
  const { products } = (await response.json()) as { products: readonly ShopProduct[] };
  return new Map(products.map((product) => [product.id, product]));
}

/** Products that hold every word of `query` in title, brand, category, maker or tags. */
export function findProducts(products: Iterable<ShopProduct>, query: string): ShopProduct[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...products].filter((product) => {
    const { title, brand, creator = '', category, tags } = product;
    const text = [title, brand, creator, ...category, ...tags].join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Why a product, or this variant of it, cannot be put in the basket; null when it can. */
export function refusal(product: ShopProduct, variant?: ShopVariant): string | null {
  const soldOut = product.availability === 'out-of-stock' || variant?.available === false;
  return soldOut ? 'Sold out. Back in two weeks.' : null;
}
