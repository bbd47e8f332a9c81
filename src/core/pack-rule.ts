/** The privacy rule a pack was made under, for showing. */
export interface PackRule {
  /**
   * Nothing that fewer buyers did is in the pack (`unit` pair), or nothing about a product that fewer
   * bought, though what single ones of them bought together may be (`unit` product); 1: no such rule.
   */
  readonly minBuyers: number;
  /** Differential privacy, in nats; null: none. */
  readonly epsilon: number | null;
  /** The δ beside it; null where pure or none. */
  readonly delta: number | null;
  /**
   * What the rule is about: nothing; a buyer, a purchase or a pair of purchases (of ε); a pair of
   * products or a product (of at least so many buyers).
   */
  readonly unit: 'none' | 'buyer' | 'purchase' | 'pair' | 'product';
}
