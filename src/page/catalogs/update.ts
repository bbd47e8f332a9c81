import type { Product } from '../../core/product.js';
import { MAX_PRODUCTS } from '../../wire/limits.js';
import { breathe, SLICE } from './breathe.js';

/**
 * A catalogue after it was read again, for cards that keep their place: what was there stays where
 * it stood, with what is new about it; what is not there any more is sold out; what is new comes at
 * the end. Products of which nothing changed are the same objects, and where nothing changed at all
 * the list is the same one. A feed that names others each time does not pile up: of what is gone,
 * only as much stays as a catalogue may have. Gives the thread back in between.
 */
export async function updateInPlace(
  before: readonly Product[],
  found: readonly Product[],
): Promise<readonly Product[]> {
  const left = new Map(found.map((product) => [product.id, product]));
  const products: Product[] = [];
  let changed = false;
  let room = MAX_PRODUCTS - left.size;
  for (const [index, old] of before.entries()) {
    if (index % SLICE === SLICE - 1) await breathe();
    const there = left.get(old.id);
    left.delete(old.id);
    if (there === undefined) {
      changed ||= room <= 0;
      if (room <= 0) continue;
      room -= 1;
    }
    const now = there ?? soldOut(old);
    const same = isSame(old, now);
    changed ||= !same;
    products.push(same ? old : now);
  }
  return changed || left.size > 0 ? [...products, ...left.values()] : before;
}

/** The list as it was found, with the old objects for products of which nothing changed. */
export async function updateAsFound(
  before: readonly Product[],
  found: readonly Product[],
): Promise<readonly Product[]> {
  const known = new Map(before.map((product) => [product.id, product]));
  const products: Product[] = [];
  let changed = before.length !== found.length;
  for (const [index, now] of found.entries()) {
    if (index % SLICE === SLICE - 1) await breathe();
    const old = known.get(now.id);
    const kept = old !== undefined && isSame(old, now) ? old : now;
    changed ||= before[index] !== kept;
    products.push(kept);
  }
  return changed ? products : before;
}

function soldOut(product: Product): Product {
  const { variants, ...rest } = product;
  return {
    ...rest,
    availability: 'out-of-stock',
    ...(variants && { variants: variants.map((one) => ({ ...one, available: false })) }),
  };
}

/** Whether two values of plain data say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame(one[key as keyof typeof one], other[key as keyof typeof other]))
  );
}
