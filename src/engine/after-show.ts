import type { AfterShow } from '../core/after-show.js';
import { NOTHING_AFTER_SHOW } from '../core/after-show.js';
import { isOver } from '../core/show.js';
import { dueOffers, recapOf } from '../model/after-show.js';
import type { Visit } from './visit.js';

/** Makes what the offers purpose shows, and tells it whenever it has changed. */
export class AfterShowTeller {
  readonly #visit: Visit;
  readonly #enqueue: (work: () => Promise<void>) => void;
  #told: AfterShow = NOTHING_AFTER_SHOW;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(visit: Visit, enqueue: (work: () => Promise<void>) => void) {
    this.#visit = visit;
    this.#enqueue = enqueue;
  }

  /** The acts, the show, the catalogue or the choice may have changed. */
  soon(): void {
    clearTimeout(this.#timer);
    if (this.#visit.purposes.offers) {
      this.#timer = setTimeout(() => this.#enqueue(() => this.#tell()));
    } else this.#told = NOTHING_AFTER_SHOW;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #tell(): Promise<void> {
    const { purposes, deps, audit } = this.#visit;
    if (!purposes.offers) return;
    const made = this.#make();
    if (JSON.stringify(made) === JSON.stringify(this.#told)) return;
    this.#told = made;
    deps.emit({ kind: 'after-show', afterShow: made });
    const { offers, recap } = made;
    const subjects = [...offers, ...(recap?.items ?? [])].map(({ productId }) => productId);
    await audit.note('after-show', { offers: offers.length, recap: recap !== null }, subjects);
  }

  #make(): AfterShow {
    const { purposes, profile, desk, region, settings, deps } = this.#visit;
    const signals = profile.allSignals.reverse();
    const { products, show } = desk;
    // "Not based on me" holds for offers too, wherever that switch stands.
    const based = !purposes.picks || profile.basedOnMe;
    return {
      offers: based ? dueOffers(signals, { products, region }) : [],
      recap: isOver(show) ? recapOf(signals, products, settings.stream, deps.now()) : null,
    };
  }
}
