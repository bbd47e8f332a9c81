import type { Messages } from '../../i18n/messages.js';
import type { SessionState } from '../../page/session/state.js';
import type { Announcer } from './announcer.js';

/** What changes by itself on screen, told to who does not see it. */
export class Announcements {
  #announcer: Announcer;
  #first: string | null = null;
  #recapShown = false;
  #offersShown = 0;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Compares with what was on screen before, and tells what is new. */
  look(state: SessionState, messages: () => Messages): void {
    this.#lookAtFirst(state, messages);
    this.#lookAfterShow(state, messages);
  }

  #lookAtFirst(state: SessionState, messages: () => Messages): void {
    const { phase, purposes, basedOnMe, picks, byId } = state;
    const first = (phase === 'on' && purposes.picks && basedOnMe && picks?.[0]?.productId) || null;
    const before = this.#first;
    this.#first = first;
    if (first === null || before === null || first === before) return;
    const title = byId.get(first)?.title;
    if (title !== undefined) this.#announcer.tell(messages().rail.placeChanged(title));
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
