import type { Product, Variant } from '../../core/product.js';

/** One kind of choice, as the size, with what can be chosen. */
export interface Axis {
  /** As the shop names it; null: it names none. */
  readonly name: string | null;
  readonly values: readonly AxisValue[];
}

/** One thing to choose. */
export interface AxisValue {
  readonly value: string;
  /** False: every variant that it leads to is sold out. */
  readonly available: boolean;
}

/**
 * The choices of a product, one after the other: what can be had of each kind depends on what was
 * chosen of the kinds before it, never of those after, so that no choice locks another one out.
 * Without options that are the same for all variants there is one kind, the variants themselves.
 */
export class VariantChoices {
  readonly #variants: readonly Variant[];
  readonly #names: readonly (string | null)[];

  constructor(product: Product) {
    this.#variants = product.variants ?? [];
    this.#names = namesOf(this.#variants);
  }

  /** How many kinds there are; 0 where there is nothing to choose. */
  get kinds(): number {
    return this.#variants.length > 1 ? this.#names.length : 0;
  }

  /** The kinds as they are after these choices; null stands for no choice yet. */
  axes(chosen: readonly (string | null)[]): Axis[] {
    if (this.kinds === 0) return [];
    return this.#names.map((name, kind) => {
      const within = this.#variants.filter((variant) => this.#fits(variant, chosen, kind));
      const available = new Map<string, boolean>();
      for (const variant of within) {
        const value = this.#valueOf(variant, kind);
        available.set(value, (available.get(value) ?? false) || variant.available);
      }
      const values = [...available].map(([value, can]) => ({ value, available: can }));
      return { name, values };
    });
  }

  /**
   * The choices with one more made: of later kinds what cannot be had with it is taken back, and
   * where a kind has only one value left, that one is chosen.
   */
  choose(
    chosen: readonly (string | null)[],
    kind: number,
    value: string | null,
  ): (string | null)[] {
    const next = Array.from({ length: this.kinds }, (_, at) =>
      at === kind ? value : (chosen[at] ?? null),
    );
    for (let at = kind + 1; at < this.kinds; at += 1) {
      const values = this.axes(next)[at]?.values ?? [];
      const [only] = values;
      if (values.length === 1 && only?.available) next[at] = only.value;
      else if (!values.some((one) => one.value === next[at] && one.available)) next[at] = null;
    }
    return next;
  }

  /** What a product begins with: only what is no choice at all is chosen for the viewer. */
  start(): (string | null)[] {
    const [only, other] = this.axes([])[0]?.values ?? [];
    const first = only?.available && other === undefined ? only.value : null;
    return this.choose([], 0, first);
  }

  /** The variant that all choices together name; null while one is missing. */
  variant(chosen: readonly (string | null)[]): Variant | null {
    if (this.kinds === 0) return this.#variants[0] ?? null;
    if (chosen.slice(0, this.kinds).some((value) => value === null)) return null;
    const found = this.#variants.filter((variant) => this.#fits(variant, chosen, this.kinds));
    return found.find(({ available }) => available) ?? null;
  }

  /** Whether a variant has what was chosen of the kinds before `kind`. */
  #fits(variant: Variant, chosen: readonly (string | null)[], kind: number): boolean {
    for (let at = 0; at < kind; at += 1) {
      const value = chosen[at] ?? null;
      if (value !== null && this.#valueOf(variant, at) !== value) return false;
    }
    return true;
  }

  #valueOf(variant: Variant, kind: number): string {
    return this.#names[0] === null
      ? titleOf(variant, this.#variants)
      : (variant.options?.[kind]?.value ?? '');
  }
}

/** Names of the kinds, where every variant has the same ones and no two have the same values. */
function namesOf(variants: readonly Variant[]): (string | null)[] {
  const first = variants[0]?.options ?? [];
  const same = variants.every(
    ({ options = [] }) =>
      options.length === first.length && options.every(({ name }, at) => name === first[at]?.name),
  );
  const keys = new Set(
    variants.map(({ options = [] }) => options.map(({ value }) => value).join('\n')),
  );
  return same && first.length > 0 && keys.size === variants.length
    ? first.map(({ name }) => name)
    : [null];
}

/** The variant's title; with its id where another one has the same. */
function titleOf({ id, title }: Variant, variants: readonly Variant[]): string {
  return variants.some((other) => other.title === title && other.id !== id)
    ? `${title} (${id})`
    : title;
}
