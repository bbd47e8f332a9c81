/** What a finger on a card means: moving the list, pushing the card away, or holding it. */

/** Movement below this is the unrest of a finger, in CSS pixels. */
const SLOP_PX = 10;

/** How much more sideways than up or down a movement has to be. */
const SIDEWAYS = 1.5;

/** A card pushed by this share of its width goes … */
const FAR_ENOUGH = 0.35;

/** … or one that is pushed this fast, in pixels per millisecond, and not back … */
const FAST_ENOUGH = 0.5;

/** … and this far: clocks of browsers are too coarse to tell how fast a shorter push was. */
const FLICK_PX = 40;

/** Against the way out a card gives this share of the finger's way. */
const RESISTANCE = 0.15;

/** What became of a touch. */
export type SwipeState = 'undecided' | 'pushing' | 'scrolling';

/** One touch of one card, from where it began. */
export class Swipe {
  state: SwipeState = 'undecided';
  readonly #x: number;
  readonly #y: number;
  /** 1 where the card leaves to the right, -1 to the left. */
  readonly #way: 1 | -1;
  readonly #width: number;
  #last: { readonly x: number; readonly at: number };
  #speed = 0;

  /**
   * @param rtl The card leaves towards the start of the line: left, in right-to-left text right.
   * @param width Of the card, in CSS pixels.
   */
  constructor(x: number, y: number, at: number, rtl: boolean, width: number) {
    this.#x = x;
    this.#y = y;
    this.#way = rtl ? 1 : -1;
    this.#width = width;
    this.#last = { x, at };
  }

  /** How far the card is from its place now, in CSS pixels along the x axis. */
  move(x: number, y: number, at: number): number {
    const across = x - this.#x;
    if (this.state === 'undecided') {
      const sideways = Math.abs(across);
      const along = Math.abs(y - this.#y);
      if (along > SLOP_PX && sideways <= along * SIDEWAYS) this.state = 'scrolling';
      else if (sideways > SLOP_PX && sideways > along * SIDEWAYS) this.state = 'pushing';
    }
    if (this.state !== 'pushing') return 0;
    const tookMs = at - this.#last.at;
    if (tookMs > 0) this.#speed = (x - this.#last.x) / tookMs;
    this.#last = { x, at };
    return across * this.#way > 0 ? across : across * RESISTANCE;
  }

  /** Whether the card goes when the finger is lifted. */
  get goes(): boolean {
    if (this.state !== 'pushing') return false;
    const way = (this.#last.x - this.#x) * this.#way;
    const speed = this.#speed * this.#way;
    if (way <= SLOP_PX) return false;
    if (way > FLICK_PX && speed > FAST_ENOUGH) return true;
    return way > this.#width * FAR_ENOUGH && speed > -FAST_ENOUGH;
  }

  /** True while the finger has not moved. */
  get rests(): boolean {
    return this.state === 'undecided';
  }

  /** Where the card goes when it goes, in CSS pixels along the x axis. */
  get away(): number {
    return this.#way * this.#width;
  }
}
