/** The section of `Messages` about choosing what goes into the basket. */

/** Choosing a variant and how many, and what the basket holds. */
export interface CartsWords {
  /** Name of the whole choice. */
  chooser(title: string): string;
  /** Heading of the choice where the shop names no kind. */
  readonly variant: string;
  /** Small print of a choice that cannot be had. */
  readonly soldOut: string;
  readonly quantity: string;
  readonly fewer: string;
  readonly more: string;
  /** The button that adds; `price` of all of them, null where it is not known. */
  add(price: string | null): string;
  /** What is missing before it can be added, by the name of the first kind without a choice. */
  missing(kind: string): string;
  readonly close: string;
  /** The flag of a product in a paid place: for whom, and why it stands there. */
  paidPlace(name: string): string;
  /** The flag of a product that is in the basket. */
  readonly inBasket: string;
  /** Stands for a while after a product that left the picks was added. */
  added(title: string): string;
  /** Why it was not added, where the shop has no words: no answer in time, no way to it, not from here. */
  readonly because: { readonly silent: string; readonly network: string; readonly page: string };
}
