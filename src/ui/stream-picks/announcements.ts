import type { Messages } from '../../i18n/messages.js';
import type { SessionState } from '../../page/session/state.js';
import { whyShown } from '../spotlight-card/why-shown.js';
import type { Words } from '../words.js';
import type { Announcer } from './announcer.js';

/** What changes by itself on screen, told to who does not see it. */
export class Announcements {
  #announcer: Announcer;
  #first: string | null = null;
  #recapShown = false;
  #offersShown = 0;
  #inSpotlight: string | null = null;
  #stopped = false;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Compares with what was on screen before, and tells what is new. */
  look(state: SessionState, words: () => Words): void {
    const messages = () => words().messages;
    this.#lookAtFirst(state, messages);
    this.#lookAfterShow(state, messages);
    this.#lookAtSpotlight(state, words);
  }

  #lookAtFirst(state: SessionState, messages: () => Messages): void {
    const { phase, purposes, basedOnMe, picks, byId } = state;
    const first = (phase === 'on' && purposes.picks && basedOnMe && picks?.[0]?.productId) || null;
    const before = this.#first;
    this.#first = first;
    // Who reads on with the cursor must not find a pick that was erased or switched off.
    if (first === null && before !== null) this.#announcer.hush();
    if (first === null || before === null || first === before) return;
    const title = byId.get(first)?.title;
    if (title !== undefined) this.#announcer.tell(messages().rail.placeChanged(title));
  }

  /** Once for each, last, so that it is not lost behind what came in the same moment. */
  #lookAtSpotlight(state: SessionState, words: () => Words): void {
    const { shown, stopped } = state.spotlight;
    const id = shown?.productId ?? null;
    const title = state.byId.get(id ?? '')?.title;
    const { spotlight } = words().messages;
    if (id !== null && id !== this.#inSpotlight && title !== undefined) {
      this.#announcer.tell(spotlight.came(title, whyShown(id, state, words())));
    } else if (stopped && !this.#stopped && this.#inSpotlight !== null) {
      this.#announcer.tell(spotlight.noMore);
    }
    this.#inSpotlight = id;
    this.#stopped = stopped;
  }

  #lookAfterShow(state: SessionState, messages: () => Messages): void {
    const { afterShow } = state;
    const recap = afterShow !== null && (afterShow.recap !== null || afterShow.missed.length > 0);
    const offers = afterShow?.offers.length ?? 0;
    const { offerCame, recapCame } = messages().afterShow;
    if (recap && !this.#recapShown) this.#announcer.tell(recapCame);
    else if (offers > this.#offersShown) this.#announcer.tell(offerCame);
    this.#recapShown = recap;
    this.#offersShown = offers;
  }
}
