/**
 * Loads the pictures that may be drawn. Which ones, and in what order, follows from the catalogue
 * and the show alone, so no request says anything about the viewer: what has been on stage, in that
 * order, and the first of the catalogue, the same before and after opt-in, shown or not.
 *
 * The loaded `Image`s are kept, and what is drawn is painted from them. A second `<img>` with the
 * same address would mostly do without a request, too, but not where the page itself draws that
 * picture plainly: Chromium keeps one copy of an address, and asks again for the other kind.
 */

import type { Product } from '../core/product.js';

/** How many of the catalogue's first products are candidates (design, section 1, rule 3). */
export const CATALOGUE_PICTURES = 48;

/** Most that are loaded side by side. */
const AT_ONCE = 6;

/**
 * The next request begins when the one before it is done, or after this many milliseconds: quick
 * hosts get one after the other, slow ones several at a time, and all of them in order.
 */
const NEXT_AFTER_MS = 60;

/** Loaded pictures by product id. */
export type LoadedPictures = ReadonlyMap<string, HTMLImageElement>;

/** The preloader of one element. */
export class Pictures {
  #queue: Product[] = [];
  /** Addresses that were asked for, by product id. */
  #asked = new Map<string, string>();
  #loaded = new Map<string, HTMLImageElement>();
  #loading = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Counts resets: a picture asked for before one is not ours any more. */
  #generation = 0;
  #open = false;
  #changed: (pictures: LoadedPictures) => void;

  /** @param changed Told of each picture that has come. */
  constructor(changed: (pictures: LoadedPictures) => void) {
    this.#changed = changed;
  }

  /** Adds the first of the catalogue, in its order. */
  addCatalogue(products: readonly Product[]): void {
    this.#add(products.slice(0, CATALOGUE_PICTURES));
  }

  /** Adds what comes on stage. */
  addStage(products: readonly Product[]): void {
    this.#add(products);
  }

  /** Begins once the page's own load is over. */
  start(): void {
    if (this.#open) return;
    const open = () => {
      this.#open = true;
      this.#next();
    };
    if (document.readyState === 'complete') open();
    else addEventListener('load', open, { once: true });
  }

  /** The catalogue has news: what is gone, or has another picture now, is forgotten. */
  update(byId: ReadonlyMap<string, Product>): void {
    for (const [id, address] of this.#asked) {
      if (byId.get(id)?.image === address) continue;
      this.#asked.delete(id);
      this.#queue = this.#queue.filter((product) => product.id !== id);
      if (!this.#loaded.has(id)) continue;
      this.#loaded = new Map(this.#loaded);
      this.#loaded.delete(id);
      this.#tell();
    }
  }

  /** Forgets everything: the catalogue is another one. */
  reset(): void {
    this.#generation += 1;
    this.#queue = [];
    this.#asked.clear();
    this.#loaded = new Map();
    this.#tell();
  }

  #add(products: readonly Product[]): void {
    for (const product of products) {
      if (product.image === undefined || this.#asked.has(product.id)) continue;
      this.#asked.set(product.id, product.image);
      this.#queue.push(product);
    }
    this.#next();
  }

  #next(): void {
    if (!this.#open || this.#loading >= AT_ONCE || this.#pause !== undefined) return;
    const product = this.#queue.shift();
    if (!product) return;
    this.#loading += 1;
    this.#pause = setTimeout(() => this.#resume(), NEXT_AFTER_MS);
    void this.#load(product);
  }

  #resume(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#next();
  }

  async #load(product: Product): Promise<void> {
    const url = product.image as string;
    const generation = this.#generation;
    const withCors = await request(url, true);
    const picture = withCors ?? (await request(url, false));
    this.#loading -= 1;
    const isWanted = this.#asked.get(product.id) === url;
    if (picture && isWanted && generation === this.#generation) {
      this.#loaded = new Map(this.#loaded).set(product.id, picture);
      this.#tell();
    }
    this.#resume();
  }

  #tell(): void {
    this.#changed(this.#loaded);
  }
}

/** Loads one picture; null when it does not come. */
function request(url: string, cors: boolean): Promise<HTMLImageElement | null> {
  const image = new Image();
  if (cors) image.crossOrigin = 'anonymous';
  image.referrerPolicy = 'no-referrer';
  image.fetchPriority = 'low';
  image.decoding = 'async';
  return new Promise((resolve) => {
    image.addEventListener('load', () => resolve(image), { once: true });
    image.addEventListener('error', () => resolve(null), { once: true });
    image.src = url;
  });
}
