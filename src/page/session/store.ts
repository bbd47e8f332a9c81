import { NO_PURPOSES } from '../../core/consent.js';
import { NOTHING_OUTSIDE } from '../../core/outside.js';
import { DEFAULT_PACING } from '../../core/pacing.js';
import { EMPTY_SHOW } from '../../core/show.js';
import { DEFAULT_MAX_PICKS } from '../../wire/settings.js';
import type { Notice, SessionState } from './state.js';

/** Before anything is known. */
export const FIRST_STATE: SessionState = Object.freeze({
  phase: 'starting',
  offCause: null,
  signalHonoured: false,
  minor: false,
  outside: NOTHING_OUTSIDE,
  catalog: 'loading',
  products: [],
  byId: new Map(),
  show: EMPTY_SHOW,
  showOrder: [],
  picks: null,
  total: 0,
  basedOnMe: true,
  maxPicks: DEFAULT_MAX_PICKS,
  purposes: NO_PURPOSES,
  askAgain: [],
  countsOffered: false,
  counts: null,
  storage: null,
  isolation: null,
  vault: null,
  notified: {
    controller: '',
    policy: null,
    contact: null,
    recipient: null,
    recipientCountry: null,
  },
  notices: [],
  locked: false,
  shared: false,
  pictures: new Map(),
  cart: new Map(),
  basket: new Set<string>(),
  panel: null,
  erased: null,
  busy: null,
  dismissed: null,
  reactions: new Map(),
  reacted: null,
  afterShow: null,
  notify: 'none',
  spotlight: {
    shown: null,
    fewer: false,
    stopped: false,
    shownMs: DEFAULT_PACING.shownMs,
  },
});

/** Notices in order of importance. */
const NOTICE_ORDER: readonly Notice[] = [
  'choice-not-kept',
  'kept-lost',
  'engine-failed',
  'picks-paused',
  'storage-busy',
  'memory-only',
  'locked',
  'no-isolation',
  'manifest-mismatch',
  'counts-blocked',
  'counts-spent',
];

/** Holds the one state. Every change makes a new object; listeners hear of it once a microtask. */
export class Store {
  state: SessionState = FIRST_STATE;
  #listeners = new Set<() => void>();
  #scheduled = false;

  /** Changes what `patch` names. */
  update(patch: Partial<SessionState>): void {
    this.state = { ...this.state, ...patch };
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Puts a notice up or takes it down. */
  notice(notice: Notice, on: boolean): void {
    if (this.state.notices.includes(notice) === on) return;
    const shown = new Set(this.state.notices);
    if (on) shown.add(notice);
    else shown.delete(notice);
    this.update({ notices: NOTICE_ORDER.filter((known) => shown.has(known)) });
  }

  /** Calls back after each change; returns the function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
