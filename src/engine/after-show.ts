import type { AfterShow } from '../core/after-show.js';
import { isOff, NOTHING_AFTER_SHOW } from '../core/after-show.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import { isOver } from '../core/show.js';
import { dueOffers, recapOf, remindersOf } from '../model/after-show.js';
import { isPartitioned } from './storage/partition.js';
import type { Visit } from './visit.js';

/** Makes what the offers purpose shows, and tells it whenever it has changed. */
export class AfterShowTeller {
  readonly #visit: Visit;
  readonly #enqueue: (work: () => Promise<void>) => void;
  /** When this visit began, milliseconds since 1970. */
  readonly #beganAt: number;
  #told: AfterShow = NOTHING_AFTER_SHOW;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(visit: Visit, enqueue: (work: () => Promise<void>) => void) {
    this.#visit = visit;
    this.#beganAt = visit.deps.now();
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
    const { offers, recap, reminders } = made;
    const subjects = [...offers, ...(recap?.items ?? []), ...reminders].map(
      ({ productId }) => productId,
    );
    await audit.note('after-show', { offers: offers.length, recap: recap !== null }, subjects);
  }

  #make(): AfterShow {
    const { purposes, profile, desk, region, settings, deps } = this.#visit;
    const nowMs = deps.now();
    // No longer than the purpose keeps what it keeps itself.
    const signals = profile.allSignals
      .reverse()
      .filter(({ at }) => !isExpired(at, nowMs, RETENTION_DAYS.offers) && this.#mayTell(at));
    const switched = profile.switched.all;
    const { products, show } = desk;
    const terms = { products, region };
    const isOn =
      (what: 'offer' | 'recap' | 'reminder') =>
      ({ productId }: { readonly productId: string }) =>
        !isOff(switched, what, productId);
    // "Not based on me" holds for offers too, wherever that switch stands.
    const based = !purposes.picks || profile.basedOnMe;
    const offers = based ? dueOffers(signals, terms).filter(isOn('offer')) : [];
    const offered = new Set(offers.map(({ productId }) => productId));
    const recap = isOver(show) ? recapOf(signals, products, settings.stream, nowMs) : null;
    return {
      offers,
      recap: recap && { ...recap, items: recap.items.filter(isOn('recap')) },
      reminders: based
        ? remindersOf(signals, terms, this.#beganAt)
            .filter(isOn('reminder'))
            .filter(({ productId }) => !offered.has(productId))
        : [],
      switched: switched.filter(({ what, at }) => what === 'notify' || this.#mayTell(at)),
    };
  }

  /**
   * A page around a vault hears of its own visit only. It hands over the catalogue: with an offer on
   * every product it would else be told what was looked at and saved in all visits before.
   */
  #mayTell(at: number): boolean {
    return !isPartitioned() || at >= this.#beganAt;
  }
}
