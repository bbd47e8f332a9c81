import type { CartAsk } from '../../core/cart.js';
import type { ConsentSource, Purposes, WordingVersions } from '../../core/consent.js';
import type { ErrorCode } from '../../core/errors.js';
import type { leftBehind } from '../consent/left-behind.js';
import type { loadChunk } from '../link/chunks.js';
import type { connectEngine } from '../link/link.js';
import type { NotifyWords } from './notify.js';
import type { isPressFor } from './press.js';
import type { Session } from './state.js';

export type { ConsentMap } from '../../wire/consent-map.js';

/** The wording a choice is made under. */
export interface Notice {
  /** Goes up with each change of the wording in this language. */
  readonly version: number;
  /** The same for what is said about each purpose, in every language. */
  readonly wordings: WordingVersions;
  /** All of the wording as one text; its SHA-256 is kept with the choice. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** The public events of the element and what each carries. */
export interface PageEvents {
  'sp-ready': Readonly<Record<string, never>>;
  'sp-consent': {
    readonly purposes: Purposes;
    readonly source: ConsentSource;
  };
  'sp-select': { readonly productId: string; readonly url: string };
  'sp-cart-add': CartAsk;
  'sp-replay': { readonly productId: string; readonly seconds: number };
  'sp-error': {
    readonly code: ErrorCode;
    readonly path?: string;
    readonly count?: number;
  };
}

/** What a session needs from the element it serves. */
export interface SessionOptions {
  /** The element itself: where players and inline catalogues are looked for. Never drawn into. */
  readonly host: HTMLElement;
  /** Gives an attribute's value by name, null when absent. Read at `connect` and `settingsChanged`. */
  readonly attribute: (name: string) => string | null;
  /** The wording that is on screen now; read when a choice is made. */
  readonly notice: () => Notice;
  /** Fires a public event; true when a listener prevented its default. */
  readonly fire: <N extends keyof PageEvents>(name: N, detail: PageEvents[N]) => boolean;
  /** Whether the viewer is at what is drawn, with the pointer or the keyboard; default: at `host`. */
  readonly isAtHand?: () => boolean;
  /** What a message of this browser says when the show is over; absent: none is ever shown. */
  readonly messageOver?: () => NotifyWords;
  /** Demo only: report from the earliest open window instead of a drawn one. */
  readonly earliestWindow?: boolean;
  /** For tests: what passes for a press. */
  readonly isPress?: typeof isPressFor;
  /** For tests: how the engine is reached. */
  readonly connectEngine?: typeof connectEngine;
  /** For tests: how chunks are loaded. */
  readonly loadChunk?: typeof loadChunk;
  /** For tests: what the engine has kept. */
  readonly leftBehind?: typeof leftBehind;
  /** For tests: whether the device asks to save. */
  readonly wantsSaving?: () => Promise<boolean>;
  /** For tests: milliseconds since 1970. */
  readonly now?: () => number;
}

/** The session with what the element, and only the element, calls. */
export interface ElementSession extends Session {
  /** `connectedCallback`. The first call starts everything; later ones resume without asking twice. */
  connect(): void;
  /** `disconnectedCallback`. Stops listening; nothing is forgotten. */
  disconnect(): void;
  /** An attribute changed. */
  settingsChanged(): void;
  /** The `catalog` property; null goes back to the attribute. */
  setCatalog(catalog: unknown): void;
  /** The `player` property: a player, its element, or a clock (`page/players/watch.ts`). */
  setPlayer(player: unknown): void;
  /** The `schedule` property: a running order for players without cues (`wire/schedule.ts`). */
  setSchedule(schedule: unknown): void;
  /** The `pacing` property: what the storefront tightens of when the spotlight may come. */
  setPacing(pacing: unknown): void;
  /** The `consent` property as set by the page's own consent tool. */
  setConsent(choice: unknown): void;
  /** The `consentMap` property: which answers of consent tools turn on which purposes here. */
  setConsentMap(map: unknown): void;
  /** The `basket` property: ids of products or variants; null where the page says nothing any more. */
  setBasket(ids: unknown): void;
  /** `track()`: outside input, checked here; faults become `sp-error`. */
  track(signal: unknown): void;
  /** `highlight()`: puts products on stage. */
  highlight(productIds: unknown, stage?: unknown): void;
  /** `why()`: opens the viewer's own panel. */
  why(productId: unknown): void;
  /** `openYourData()`. */
  openYourData(): void;
}
