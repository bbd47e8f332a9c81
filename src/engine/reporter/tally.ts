import type { Product } from '../../core/product.js';
import type {
  HealthAnswer,
  ManifestQuestion,
  PicksAnswer,
  ProductAnswer,
  ReasonAnswer,
} from '../../core/report.js';
import { ANSWERS } from '../../core/report.js';
import type { Signal } from '../../core/signal.js';

/** What a question is answered from, beside the tally itself. */
export interface TallyFacts {
  /** Products by id, to know their categories. */
  readonly products: ReadonlyMap<string, Product>;
  readonly health: HealthAnswer;
}

/**
 * What the viewer did in this show, summed up as far as any question can ask. Kept in memory only,
 * and only while counts are on; a page that is loaded again starts anew, but then the report of the
 * first load goes as it is.
 */
export class ShowTally {
  readonly #furthest = new Map<string, number>();
  readonly #offered = new Set<string>();
  #picksShown = false;
  #picksChosen = false;
  #picksHidden = false;
  #reason: ReasonAnswer = 'none';

  /** Notes an act on a product; acts never go backwards. */
  note(signal: Signal): void {
    const { productId } = signal;
    const answer = productAnswer(signal);
    if (productId === undefined || answer === null) return;
    const index = ANSWERS.product.indexOf(answer);
    this.#furthest.set(productId, Math.max(index, this.#furthest.get(productId) ?? 0));
    const chose = index >= ANSWERS.product.indexOf('chosen');
    if (chose && this.#offered.has(productId)) this.#picksChosen = true;
  }

  /** Notes what the rail shows. `reason` is the kind of reason behind the first pick. */
  notePicks(productIds: readonly string[], reason: ReasonAnswer, basedOnMe: boolean): void {
    this.#picksHidden = !basedOnMe;
    this.#reason = basedOnMe ? reason : 'none';
    if (!basedOnMe || productIds.length === 0) return;
    this.#picksShown = true;
    for (const id of productIds) this.#offered.add(id);
  }

  /** The true answer to a question, as a place in its list of answers. */
  answer({ kind, subject }: ManifestQuestion, { products, health }: TallyFacts): number {
    switch (kind) {
      case 'product':
        return this.#furthest.get(subject ?? '') ?? 0;
      case 'category': {
        let furthest = 0;
        for (const [id, index] of this.#furthest) {
          const inside = products.get(id)?.category.includes(subject ?? '') ?? false;
          if (inside) furthest = Math.max(furthest, index);
        }
        return furthest;
      }
      case 'picks':
        return ANSWERS.picks.indexOf(this.#picksAnswer());
      case 'reason':
        return ANSWERS.reason.indexOf(this.#reason);
      case 'health':
        return ANSWERS.health.indexOf(health);
    }
  }

  #picksAnswer(): PicksAnswer {
    if (this.#picksHidden) return 'hidden';
    if (this.#picksChosen) return 'chosen';
    return this.#picksShown ? 'ignored' : 'none';
  }
}

/** How far an act goes; saved counts as chosen, a word about a product means that it was seen. */
function productAnswer({ type }: Signal): ProductAnswer | null {
  switch (type) {
    case 'view':
    case 'dwell':
    case 'react':
      return 'shown';
    case 'dismiss':
      return 'dismissed';
    case 'select':
    case 'save':
      return 'chosen';
    case 'add':
    case 'purchase':
      return 'added';
    case 'search':
      return null;
  }
}
