import type { SessionState } from '../../page/session/state.js';
import type { Words } from '../words.js';
import type { Announcer } from './announcer.js';

/** Shortest time between two words on what is on stage, in milliseconds: a show is to be listened to. */
export const STAGE_PAUSE_MS = 15_000;

/** What comes on stage, told to who does not see it; of several in a short time the newest. */
export class StageAnnouncements {
  readonly #announcer: Announcer;
  #onStage = '';

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Compares with what was on stage before, and tells what is new. */
  look(state: SessionState, words: () => Words): void {
    const { show, byId, catalog, spotlight } = state;
    // Before the catalogue nothing has a name.
    if (catalog !== 'ready') return;
    const key = show.onStage.join('\n');
    if (key === this.#onStage) return;
    this.#onStage = key;
    const products = show.onStage.flatMap((id) => byId.get(id) ?? []);
    const [first] = products;
    // What is in the spotlight has been told with its reason.
    if (first === undefined || spotlight.shown?.productId === first.id) return;
    const { messages, format } = words();
    const price = products.length === 1 ? first.price : undefined;
    this.#announcer.tell(
      messages.gestures.onStage(
        products.map(({ title }) => title),
        price === undefined ? null : format.price(price.current, price.currency),
      ),
    );
  }
}
