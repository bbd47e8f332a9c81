/**
 * The one state that the elements draw, and the wishes they may send up. Framework-free: the store
 * behind it (`session.ts`) knows neither Lit nor the DOM of the element.
 */

import type { AfterShow, Switched } from '../../core/after-show.js';
import type { CartFailure } from '../../core/cart.js';
import type { Purpose, Purposes } from '../../core/consent.js';
import type { OutsideState } from '../../core/outside.js';
import type { SpotlightMoment } from '../../core/pacing.js';
import type { Explanation, Pick } from '../../core/picks.js';
import type { Product } from '../../core/product.js';
import type { CountsState, EraseResult, InterestCorrection } from '../../core/protocol.js';
import type { ShowState } from '../../core/show.js';
import type { InterestKind, Reaction } from '../../core/signal.js';
import type { DataView, IsolationMode, StorageMode } from '../../core/view.js';
import type { ImportAnswer, ImportReady, ImportRefusal } from './import.js';
import type { NotifyState } from './notify.js';
import type { Press } from './press.js';

/** Where the viewer stands with the widget. */
export type Phase =
  /** Reading the choice marker, waiting for the engine of a returning viewer. */
  | 'starting'
  /** The opt-in is on screen. */
  | 'asking'
  /** At least one purpose is on. */
  | 'on'
  /** No purpose is on. */
  | 'off';

/** Why nothing is on. */
export type OffCause =
  | 'refused'
  | 'signal'
  | 'erased'
  | 'minor'
  /** A tool outside the widget said no, or was answered in a way that turns nothing on here. */
  | 'outside'
  /** A tool outside the widget is asking. */
  | 'waiting'
  | 'fault';

/** Something the viewer should know, in order of importance. */
export type Notice =
  /** Another tab runs an older version and keeps the storage from opening; it opens by itself then. */
  | 'storage-busy'
  /** The notes on this device are under a passphrase that was not given yet. */
  | 'locked'
  /** Storage failed: the profile is in memory only. */
  | 'memory-only'
  /** The engine runs without isolation. */
  | 'no-isolation'
  /** The engine failed: products are in show order. */
  | 'engine-failed'
  /** The engine rests from ranking after trouble: products are in show order for a while. */
  | 'picks-paused'
  /** The budget for counts is spent: nothing is sent. */
  | 'counts-spent'
  /** The ledger was erased: counts must be asked for again. */
  | 'counts-blocked'
  /** The manifest is not the one that was pinned or committed: nothing is sent. */
  | 'manifest-mismatch'
  /** The browser lost what was kept here, a yes too: it is asked for again. */
  | 'kept-lost'
  /** The choice could not be recorded, so nothing was turned on. */
  | 'choice-not-kept';

/** What came of a passphrase; after too many wrong ones the next has to wait half a minute. */
export type PassphraseAnswer = 'done' | 'wrong' | 'wait' | 'short' | 'busy' | 'failed';

/** State of one add to the basket. */
export type CartState =
  | { readonly state: 'asking' }
  | { readonly state: 'added' }
  /** `because` where there are no words of the shop; `silent`: the page did not answer in time. */
  | { readonly state: 'failed'; readonly reason: string | null; readonly because?: CartTrouble };

/** Why nothing was added, where the page has no words for it. */
export type CartTrouble = CartFailure | 'silent';

/** What of a product is wanted in the basket. */
export interface CartWish {
  /** One of its variants; absent: the first. */
  readonly variantId?: string;
  /** 1 to 99; absent: 1. */
  readonly quantity?: number;
}

/** The five views of "Your data". */
export type DataTab = 'knows' | 'picks' | 'left' | 'runs' | 'choices';

/** What the viewer said about an interest in Your data. */
export interface Corrected {
  readonly label: string;
  readonly kind: InterestKind;
  readonly correction: InterestCorrection;
}

/** The rail as it is and as it would be without one cause; product ids. */
export interface PicksPreview {
  readonly causeId: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Which panel is open. */
export type Panel =
  | { readonly kind: 'how' }
  | {
      readonly kind: 'why';
      readonly productId: string;
      /** Null while the engine answers, and where it has no answer. */
      readonly explanation: Explanation | null;
      /** Set where there is no answer: nothing is sorted, not this product, or it failed. */
      readonly missing?: 'picks-off' | 'not-sorted' | 'failed' | null;
      /** Set after a reason was removed here: the place before, for the sentence with Undo. */
      readonly removed?: {
        readonly reasonId: string;
        readonly placeBefore: number;
        readonly token: string;
      };
    }
  | {
      readonly kind: 'data';
      readonly tab: DataTab | null;
      /** Null while the engine answers. */
      readonly view: DataView | null;
      /** Set after something was changed here that can be undone. */
      readonly undoToken?: string;
      /** What that was. */
      readonly undoOf?: 'notes' | 'weights' | 'import' | Corrected;
      /** While a cause of the picks is tried away: nothing has changed yet. */
      readonly preview?: PicksPreview | null;
    };

/** Who answers for the data, from the element's attributes. */
export interface Notified {
  readonly controller: string;
  readonly policy: string | null;
  readonly contact: string | null;
  readonly recipient: string | null;
  readonly recipientCountry: string | null;
}

/** What the offers purpose shows now, without what the viewer closed. */
export interface AfterShowView extends AfterShow {
  /** Products that came and left the stage while the page was hidden; empty while the show goes on. */
  readonly missed: readonly string[];
  /** When they were on stage, by product id: seconds on the player's clock. */
  readonly moments: ReadonlyMap<string, number>;
  /** What the viewer turned off last, until it is undone or the rest is put aside. */
  readonly hidden: { readonly what: Switched; readonly productId: string } | null;
  /** True after a jump that neither the page nor its player could make. */
  readonly unreachable: boolean;
}

/** The spotlight, and what the viewer said about it. */
export interface SpotlightState {
  /** What is on screen; null: nothing. */
  readonly shown: { readonly productId: string; readonly moment: SpotlightMoment } | null;
  /** "Fewer interruptions". */
  readonly fewer: boolean;
  /** No more in this show. */
  readonly stopped: boolean;
  /** It goes by itself after so long, milliseconds. */
  readonly shownMs: number;
}

/** What the viewer does with what is in the spotlight; `allow` takes `stop` back. */
export type SpotlightAct = 'seen' | 'select' | 'add' | 'dismiss' | 'time' | 'stop' | 'allow';

/** Everything the elements draw. */
export interface SessionState {
  readonly phase: Phase;
  readonly offCause: OffCause | null;
  /** True while the browser sends Global Privacy Control. */
  readonly signalHonoured: boolean;
  readonly minor: boolean;
  /** What consent tools outside the widget say. */
  readonly outside: OutsideState;
  readonly catalog: 'loading' | 'ready' | 'empty' | 'failed';
  /** In catalogue order. */
  readonly products: readonly Product[];
  readonly byId: ReadonlyMap<string, Product>;
  readonly show: ShowState;
  /** Product ids in show order, as many as a rail can draw. */
  readonly showOrder: readonly string[];
  /** Null before the first ranking, or when the engine failed. */
  readonly picks: readonly Pick[] | null;
  /** How many candidates the picks were taken from. */
  readonly total: number;
  readonly basedOnMe: boolean;
  readonly maxPicks: number;
  readonly purposes: Purposes;
  /** What the viewer said yes to before its notice changed: off until answered again. */
  readonly askAgain: readonly Purpose[];
  /** True when a collector is configured and no opt-out signal forbids it. */
  readonly countsOffered: boolean;
  readonly counts: CountsState | null;
  readonly storage: StorageMode | null;
  readonly isolation: IsolationMode | null;
  /** Host name of the vault that draws this; null where the page does. */
  readonly vault: string | null;
  readonly notified: Notified;
  readonly notices: readonly Notice[];
  /** True while the notes on this device are under a passphrase that was not given yet. */
  readonly locked: boolean;
  /** True while this tab is to leave nothing behind; before the choice, what it will be. */
  readonly shared: boolean;
  /**
   * Pictures that the preloader has loaded, by product id; others show a placeholder. They are
   * painted, never put into an `<img>` again: that might ask for them once more.
   */
  readonly pictures: ReadonlyMap<string, HTMLImageElement>;
  readonly cart: ReadonlyMap<string, CartState>;
  /** Ids of products that are in the basket, as far as the page has said or it was done here. */
  readonly basket: ReadonlySet<string>;
  readonly panel: Panel | null;
  /** After an erase: what remains. */
  readonly erased: EraseResult | null;
  /** A request that takes the whole widget's attention is under way. */
  readonly busy: 'choosing' | 'erasing' | null;
  /** The last product dismissed, with the token that brings it back. */
  readonly dismissed: { readonly productId: string; readonly token: string } | null;
  /** What the viewer said of products on this page, by product id. */
  readonly reactions: ReadonlyMap<string, Reaction>;
  /** The last of these, until something else happens. */
  readonly reacted: { readonly productId: string; readonly reaction: Reaction } | null;
  /** Null where there is nothing to show, or the offers purpose is off. */
  readonly afterShow: AfterShowView | null;
  /** Messages of this browser after the show. */
  readonly notify: NotifyState;
  readonly spotlight: SpotlightState;
}

/**
 * What the elements may ask. Scripts of the page reach these too, so a wish that grants, refuses,
 * exports or erases needs the proof of a real press (`press.ts`); without it nothing happens.
 */
export interface SessionActions {
  /** First-layer yes: picks, history and (where offered) counts. */
  accept(press: Press | null): void;
  /** First-layer no. Also closes the asking state for good (12 months). */
  refuse(press: Press | null): void;
  /** "Save my choices" and the switches of Your data. */
  savePurposes(purposes: Purposes, press: Press | null): void;
  /** Yes or no to the changed notice, for what is in `askAgain`. */
  answerChange(yes: boolean, press: Press | null): void;
  setBasedOnMe(on: boolean): void;
  setShowPromoted(on: boolean): void;
  /** With the region purpose: the viewer's country, ISO 3166-1 alpha-2; null leaves it to the clock. */
  setCountry(code: string | null): void;
  /**
   * Whether everything ends with this tab. Turning it on erases what is kept on this device; while
   * nothing is on, it holds for the next yes.
   */
  forgetOnClose(on: boolean, press: Press | null): void;
  /** Gives the passphrase of locked notes. */
  unlock(passphrase: string): Promise<PassphraseAnswer>;
  /** Puts the notes under a passphrase, another one, or none (null); `old` where there is one. */
  protect(passphrase: string | null, old: string, press: Press | null): Promise<PassphraseAnswer>;
  openHow(): void;
  openWhy(productId: string): void;
  openData(tab?: DataTab): void;
  /** "Your privacy choices": the how panel where nothing is on, else Your data at the choices. */
  openChoices(): void;
  closePanel(): void;
  /** At least half visible for a second. */
  seen(productIds: readonly string[]): void;
  dwelt(productId: string, seconds: number): void;
  /** Fires `sp-select`; returns true when the page took it over (do not follow the link). */
  select(productId: string): boolean;
  /** Without a wish: what was asked for last, else one. */
  addToCart(productId: string, wish?: CartWish): void;
  dismiss(productId: string): void;
  moreLikeThis(productId: string): void;
  /** Says it of a product; the same again takes it back. */
  react(productId: string, reaction: Reaction): void;
  undoDismiss(): void;
  /** True where the page took a selection over (do not follow the link). */
  spotlight(act: SpotlightAct): boolean;
  /** The place where it stands is there now, or gone: it comes only where it would be seen. */
  spotlightSeat(seat: HTMLElement, here: boolean): void;
  /** "Fewer interruptions": nothing comes up by itself. */
  setFewer(on: boolean): void;
  /** Goes to the moment of the replay at which it was shown: the page's way, else in its player. */
  replay(productId: string): void;
  /** Turns one item off, or on again; kept while the purpose is on. */
  switchAfterShow(what: Switched, productId: string, on: boolean): void;
  /** Messages of this browser when a show is over; asks the browser for its permission. */
  setNotify(on: boolean, press: Press | null): void;
  /** Puts aside the recap and the offers that are shown; others may come later. */
  closeAfterShow(): void;
  /** Deletes the acts behind a reason of the open why panel and re-ranks. */
  removeReason(reasonId: string): void;
  deleteSignals(ids: readonly string[]): void;
  /** What the viewer says about one interest of the open Your data. */
  correctInterest(id: string, correction: InterestCorrection): void;
  /** Shows the rail without a cause of the open Your data; null ends the trial. */
  previewWithout(causeId: string | null): void;
  /** Forgets what was learned about how the viewer chooses. */
  useStandardWeights(): void;
  /** Undoes the last removal of the open panel. */
  undo(): void;
  /** The export file as text; rejects with a StreamPicksError, `consent` without a press. */
  exportData(press: Press | null): Promise<string>;
  /** The log alone as text, without what its entries are about; rejects as {@link exportData}. */
  exportLog(press: Press | null): Promise<string>;
  /** The record of a no as JSON-LD text, made now and kept nowhere; rejects as {@link exportData}. */
  recordRefusal(press: Press | null): Promise<string>;
  /** Reads an export file that the viewer chose and checks all of it; held until it is taken. */
  checkImport(blob: Blob): Promise<ImportReady | ImportRefusal>;
  /** Puts what it says in the place of what is known; `failed` without a press for this very file. */
  importData(id: number, press: Press | null): Promise<ImportAnswer>;
  stopAndErase(options: { readonly ledgerToo: boolean }, press: Press | null): void;
}

/** What `<stream-picks>` holds on to. */
export interface Session extends SessionActions {
  readonly state: SessionState;
  /** Calls back after each change, at most once a microtask; returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}
