/**
 * The whole conversation between the page and the engine. The page asks with an
 * {@link EngineRequest} and gets an {@link EngineResult} or a fault with the same `seq`; the engine
 * speaks up by itself with an {@link EngineEvent}. The same messages are used when the engine runs
 * on the main thread. Nothing here is ever an event or an attribute of the element.
 */

import type { AfterShow, Switched } from './after-show.js';
import type { ConsentChoice, ConsentRecord, NoticeTerms, Purpose, Purposes } from './consent.js';
import type { ErrorCode } from './errors.js';
import type { ImportFile, ImportResult } from './import.js';
import type { PacingMemory, SpotlightWord } from './pacing.js';
import type { Explanation, Pick } from './picks.js';
import type { Product } from './product.js';
import type { ShowState } from './show.js';
import type { Reaction, Signal } from './signal.js';
import type { DataView, IsolationMode, StorageMode } from './view.js';

/** What the engine must know to start. */
export interface EngineSettings {
  /** Keeps profiles of several shops on one origin apart; '' by default. */
  readonly shop: string;
  /** Id of the show, '' when there is none. */
  readonly stream: string;
  /** True when a collector is configured. */
  readonly countsOffered: boolean;
  /** Base address of that collector, '' without one. A report goes to the one it was drawn for. */
  readonly collector: string;
  /** 1 to 24. */
  readonly maxPicks: number;
  /** True where the viewer's device or browser asks to save power or data: nothing is learned then. */
  readonly saver: boolean;
  /** What the notice says now; absent: as it was when the viewer chose. */
  readonly notice?: NoticeTerms;
  /** Set by the link: how the engine came to run. */
  readonly isolation: IsolationMode;
  /** The tab's choice is one for a shared device: the disk is not looked at. */
  readonly device?: 'shared';
}

/**
 * `remove` deletes the acts behind an interest, and what was said about it; `less` and `more` are
 * statements that count from now on; `pin` keeps what was said, or the interest as it is, for good.
 */
export type InterestCorrection = 'remove' | 'less' | 'more' | 'pin' | 'unpin';

/** What the page may ask. */
export type EngineRequest =
  | { readonly kind: 'open'; readonly settings: EngineSettings }
  /** Records a choice strictly; from here on nothing more is allowed than it says. */
  | {
      readonly kind: 'consent';
      readonly choice: ConsentChoice;
      /** A choice was made here before and its record is gone, so the ledger of then is, too. */
      readonly lost?: true;
    }
  /** A catalogue, or the products of one from the place `from` on; with `more`, others follow. */
  | {
      readonly kind: 'catalog';
      readonly products: readonly Product[];
      readonly from?: number;
      readonly more?: true;
    }
  /** A file made by `prepare` for this catalogue; refused with code `model`. */
  | { readonly kind: 'pack'; readonly bytes: ArrayBuffer }
  | { readonly kind: 'stage'; readonly show: ShowState }
  | { readonly kind: 'signal'; readonly signal: Signal; readonly at: number }
  /** What the page says is in the basket: no pick, and kept in memory only. Null: it says nothing. */
  | { readonly kind: 'basket'; readonly productIds: readonly string[] | null }
  | { readonly kind: 'popularity'; readonly products: Readonly<Record<string, number>> }
  | { readonly kind: 'based-on-me'; readonly on: boolean }
  | { readonly kind: 'show-promoted'; readonly on: boolean }
  /** The switch "Fewer interruptions", and whether this show's spotlight is stopped. */
  | { readonly kind: 'spotlight'; readonly fewer?: boolean; readonly stopped?: boolean }
  /** With the region purpose: the viewer's country, ISO 3166-1 alpha-2; null leaves it to the clock. */
  | { readonly kind: 'country'; readonly code: string | null }
  /** With the offers purpose: one item off or on again; without a product: messages of this browser. */
  | {
      readonly kind: 'after-show-switch';
      readonly what: Switched;
      readonly productId?: string;
      readonly on: boolean;
    }
  | { readonly kind: 'why'; readonly productId: string }
  /** Takes back the newest reaction or dismissal of this kind for a product; nothing where there is none. */
  | {
      readonly kind: 'take-back';
      readonly type: 'react' | 'dismiss';
      readonly productId: string;
      /** Of a reaction: which one. */
      readonly reaction?: Reaction;
    }
  /** Deletes the signals behind a reason, an interest or a note; answers with a token that undoes it. */
  | { readonly kind: 'delete-signals'; readonly ids: readonly string[] }
  /** What the viewer says about one interest of the view; the token undoes it. */
  | {
      readonly kind: 'correct-interest';
      readonly id: string;
      readonly correction: InterestCorrection;
    }
  /** The rail with and without some signals; nothing is kept of it. */
  | { readonly kind: 'preview-without'; readonly ids: readonly string[] }
  /** Forgets the viewer's own weights and what they were learned from; the token undoes it. */
  | { readonly kind: 'standard-weights' }
  | { readonly kind: 'undo'; readonly token: string }
  /** Puts the profile under a passphrase, another one, or none (null); `old` where there is one. */
  | { readonly kind: 'protect'; readonly passphrase: string | null; readonly old?: string }
  /** Gives the passphrase of a locked profile. Refused with `passphrase-wrong` or `passphrase-wait`. */
  | { readonly kind: 'unlock'; readonly passphrase: string }
  /** Another tab may have chosen without being heard: looks at the storage, and allows no more than `most`. */
  | { readonly kind: 'sync'; readonly most: Purposes }
  /** `quick`: without checking the log and measuring the records, which reads all of them. */
  | { readonly kind: 'view'; readonly quick?: boolean }
  | { readonly kind: 'export' }
  /** The audit log alone, without the salt that says what it is about. */
  | { readonly kind: 'log' }
  /** Replaces the profile by that of an export file, in one commit or not at all; the token undoes it. */
  | { readonly kind: 'import'; readonly file: ImportFile }
  /** Withdraws every purpose and erases; `ledgerToo` also erases the budget and blocks counts until asked again. */
  | { readonly kind: 'erase'; readonly ledgerToo: boolean; readonly choice: ConsentChoice }
  | {
      readonly kind: 'manifest';
      /** The exact text the collector served; the engine hashes it itself. */
      readonly text: string;
      /** Pin from the page, if any. */
      readonly pin?: string;
      /** Demo only: take the earliest open window instead of drawing it. */
      readonly earliest?: boolean;
    }
  /** The first attempt to send is being made: the report is frozen from now on. */
  | { readonly kind: 'report-tried'; readonly id: string }
  | {
      readonly kind: 'report-done';
      readonly id: string;
      readonly outcome: 'sent' | 'refused' | 'dropped';
    }
  /** Answer to `report-recall`: dropped means the page no longer holds it, tried means too late. */
  | { readonly kind: 'report-recalled'; readonly id: string; readonly held: 'dropped' | 'tried' };

/** What each request gives back. */
export interface EngineResults {
  open: OpenResult;
  consent: ConsentState;
  catalog: null;
  pack: null;
  stage: null;
  signal: null;
  basket: null;
  popularity: null;
  'based-on-me': null;
  'show-promoted': null;
  spotlight: null;
  country: null;
  'after-show-switch': null;
  why: Explanation | null;
  'take-back': null;
  'delete-signals': { readonly token: string };
  'correct-interest': { readonly token: string };
  'preview-without': {
    /** Product ids of the rail as it is … */
    readonly before: readonly string[];
    /** … and as it would be. */
    readonly after: readonly string[];
  };
  'standard-weights': { readonly token: string };
  undo: null;
  protect: null;
  unlock: OpenResult;
  sync: OpenResult;
  view: DataView;
  /** The export file as JSON text. */
  export: string;
  /** An `AuditLog` as JSON text, as `stream-picks verify` reads it. */
  log: string;
  import: ImportResult;
  erase: EraseResult;
  manifest: CountsState;
  'report-tried': null;
  'report-done': null;
  'report-recalled': null;
}

/** Result of a request of kind K. */
export type EngineResult<K extends EngineRequest['kind']> = EngineResults[K];

/** After `open`. */
export interface OpenResult {
  /** Purposes of the newest consent record; null when there is none (the marker lied, or storage was cleared). */
  readonly purposes: Purposes | null;
  /** What the viewer last chose in the widget itself; null when never. */
  readonly own: Purposes | null;
  /** Of `purposes`: not on until the viewer has answered to their changed notice. */
  readonly askAgain: readonly Purpose[];
  readonly noticeVersion: number;
  readonly basedOnMe: boolean;
  readonly storage: StorageMode;
  /**
   * True while the profile on disk is under a passphrase that was not given here: the engine works
   * on an empty one in memory, which joins it when the passphrase is given; counts are off.
   */
  readonly locked: boolean;
  /** True while another tab keeps the storage from opening; `storage-free` follows when it lets go. */
  readonly waiting: boolean;
}

/** After `consent`. */
export interface ConsentState {
  readonly purposes: Purposes;
  /** As in {@link OpenResult}. */
  readonly askAgain: readonly Purpose[];
  readonly storage: StorageMode;
}

/** After `erase`: what verifiably remains. */
export interface EraseResult {
  readonly remaining: {
    readonly consentRecords: number;
    readonly ledgerEntries: number;
    readonly auditEntries: number;
    /** Must be 0. */
    readonly profileRecords: number;
  };
  /** Of choices, newest first: the withdrawal too. */
  readonly records: readonly ConsentRecord[];
}

/** After `manifest`: whether this viewer counts in this show, and if not, why. */
export type CountsState =
  | { readonly state: 'off' | 'spent' | 'blocked' | 'over' | 'mismatch' | 'other-tab' | 'done' }
  /** Begins by itself when the show starts; nothing is drawn before. */
  | { readonly state: 'planned' }
  | { readonly state: 'counting'; readonly window: string; readonly sendAt: number };

/** A finished report in the hands of the page. Its bytes are on disk before it is handed over. */
export interface ReportOffer {
  readonly id: string;
  readonly stream: string;
  readonly body: string;
  /** When to send, milliseconds since 1970; already past means now. */
  readonly sendAt: number;
  /** After this it is dropped. */
  readonly deadline: number;
  /** True when it was tried before and must go unchanged. */
  readonly frozen: boolean;
}

/** What the engine says by itself. */
export type EngineEvent =
  | {
      readonly kind: 'picks';
      readonly picks: readonly Pick[];
      readonly total: number;
      /** False while "not based on me" is on. */
      readonly basedOnMe: boolean;
    }
  /** With each ranking: whether its moment would be right for a product, and what is remembered. */
  | {
      readonly kind: 'spotlight';
      readonly words: readonly SpotlightWord[];
      readonly fewer: boolean;
      /** Of this show, as far as the profile knows. */
      readonly memory: PacingMemory;
    }
  /** The engine rests from ranking: products stay in show order until the next picks. */
  | { readonly kind: 'paused' }
  /** With the offers purpose only: offers whose rule holds, and the recap; sent when they change. */
  | { readonly kind: 'after-show'; readonly afterShow: AfterShow }
  /** Another tab changed or withdrew the choice. */
  | {
      readonly kind: 'consent-changed';
      readonly purposes: Purposes;
      /** As in {@link OpenResult}. */
      readonly askAgain: readonly Purpose[];
      readonly erased: boolean;
      /** Where the viewer erased in a vault: what remains. */
      readonly result?: EraseResult;
    }
  | { readonly kind: 'storage-changed'; readonly storage: StorageMode }
  /** What stood in the way of the storage is gone: an engine that is opened anew can use it. */
  | { readonly kind: 'storage-free' }
  /** Another tab put the profile under a passphrase, or took it off. */
  | { readonly kind: 'lock-changed'; readonly locked: boolean }
  | { readonly kind: 'counts-changed'; readonly counts: CountsState }
  | { readonly kind: 'report-offer'; readonly report: ReportOffer }
  | { readonly kind: 'report-recall'; readonly id: string }
  | { readonly kind: 'fault'; readonly code: ErrorCode; readonly message: string };

/** First word to a worker: its end of the port between engine and learner. */
export interface LearnerHello {
  readonly learner: MessagePort;
}

/** First word of a vault to its worker: the origin of the page around it, which everything is kept apart by. */
export interface PartitionHello {
  readonly partition: string;
}

/** Page to engine on the wire. */
export interface RequestMessage {
  readonly seq: number;
  readonly request: EngineRequest;
}

/**
 * What a worker finds out about its network: there is one; there is none, by the policy that the
 * browser named; or a connection was refused, but the browser does not say by what (WebKit).
 */
export type Confinement = 'worker' | 'isolated' | 'refused';

/** Engine to page on the wire. */
export type EngineMessage =
  | { readonly ready: Confinement | 'main' }
  /** Instead of that, from a vault: its worker did not start. */
  | { readonly unable: true }
  | { readonly seq: number; readonly result: unknown }
  | { readonly seq: number; readonly error: { readonly code: ErrorCode; readonly message: string } }
  | { readonly event: EngineEvent };
