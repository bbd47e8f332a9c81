/** A product as every part inside the trust boundary knows it: already checked and normalised by `wire`. */
export interface Product {
  /** Opaque id of the shop, 1 to 128 characters. */
  readonly id: string;
  /** Name as plain text, never markup. */
  readonly title: string;
  /** Absolute `http(s)` address of the product page. */
  readonly url: string;
  /** Absolute `http(s)` address of a picture. */
  readonly image?: string;
  readonly brand?: string;
  readonly creator?: string;
  /** Path from the widest kind to the narrowest, `['Outdoors', 'Trail shoes']`; may be empty. */
  readonly category: readonly string[];
  readonly tags: readonly string[];
  readonly price?: Price;
  readonly availability?: Availability;
  /** What a product can be bought as: a choice where there are two or more, else what the basket calls it. */
  readonly variants?: readonly Variant[];
  /** ISO 3166-1 alpha-2 codes the product can be sent to; absent: everywhere. */
  readonly regions?: readonly string[];
  readonly seasons?: readonly string[];
  readonly promotedBy?: { readonly name: string };
  readonly offer?: {
    readonly label: string;
    readonly code: string;
    readonly afterInteractions: number;
  };
  /** Optional vector of the shop's own model; same length for all products of a catalogue. */
  readonly embedding?: readonly number[];
}

/** One size, colour or the like. */
export interface Variant {
  /** Opaque id of the shop, 1 to 128 characters. */
  readonly id: string;
  /** As `M / Blue`, plain text. */
  readonly title: string;
  /** Absent: the product's. */
  readonly price?: Price;
  readonly available: boolean;
  /** What it is of each kind, `[{name: 'Size', value: 'M'}]`; absent where only the title says it. */
  readonly options?: readonly VariantOption[];
}

/** One value of a variant. */
export interface VariantOption {
  /** As `Size`; the same for all variants of a product. */
  readonly name: string;
  /** As `M`. */
  readonly value: string;
}

/** An amount in major units (euros, not cents). */
export interface Price {
  readonly current: number;
  readonly original?: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** Whether the product can be bought now. */
export type Availability = 'in-stock' | 'out-of-stock' | 'preorder';
