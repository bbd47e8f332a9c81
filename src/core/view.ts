/** What "Your data" shows: every stored fact, in structured form. Words are added in the ui. */

import type { SwitchedNote } from './after-show.js';
import type { Comparison } from './comparison.js';
import type { ConsentRecord, Purposes } from './consent.js';
import type { SpotlightSwitches } from './pacing.js';
import type { PackRule } from './pack-rule.js';
import type { Explanation, ReasonActs } from './picks.js';
import type { PrivacyWeight, QuestionKind } from './report.js';
import type { InterestKind, Said, SignalType, StoredSignal } from './signal.js';

/** Where the profile lives. */
export type StorageMode =
  /** IndexedDB, encrypted. */
  | 'durable'
  /** Memory only because the viewer asked for this visit only. */
  | 'visit'
  /** Memory only because storage failed; the viewer is told. */
  | 'memory';

/** How the engine runs. */
export type IsolationMode =
  /** A worker that has proven that it has no network; where the browser names no policy, with the page. */
  | 'isolated'
  /** A worker with a network, or one that cannot prove that it has none. */
  | 'worker'
  /** On the page's own thread, without isolation. */
  | 'main';

/** One inferred interest. */
export interface Interest {
  /** `category:Outdoors>Trail shoes`, `brand:Ridgeway`. */
  readonly id: string;
  readonly kind: InterestKind;
  readonly label: string;
  /** The category's path, widest first; the brand's or creator's name alone. */
  readonly path: readonly string[];
  /** -1 to 1; the largest in the profile is 1 or -1. */
  readonly strength: number;
  /** Acts behind it by type. */
  readonly acts: readonly {
    readonly type: SignalType;
    readonly count: number;
    readonly productIds: readonly string[];
  }[];
  /** What the viewer said about it, if anything; its id is among `signalIds` too. */
  readonly said?: {
    readonly signalId: string;
    readonly said: Said;
    readonly pinned: boolean;
    /** Milliseconds since 1970. */
    readonly at: number;
  };
  readonly signalIds: readonly string[];
}

/** One cause of the picks: acts of the viewer that belong together, and which picks rest on them. */
export interface Cause {
  /** Stable while the acts stay. */
  readonly id: string;
  readonly acts: ReasonActs;
  /** By pick that it is a reason for or against, in the order of the rail; units of the score. */
  readonly parts: readonly { readonly productId: string; readonly contribution: number }[];
}

/** One report as it was (or will be) sent. */
export interface ReportView {
  readonly id: string;
  readonly stream: string;
  readonly showTitle: string;
  readonly question: string;
  readonly kind: QuestionKind;
  readonly subject?: string;
  readonly title?: string;
  readonly window: string;
  /** The answer that the body carries, true or not. */
  readonly answer: string;
  readonly answers: readonly string[];
  readonly weight: PrivacyWeight;
  /** Exact bytes as text. */
  readonly body: string;
  readonly state: 'waiting' | 'tried' | 'sent' | 'refused' | 'dropped';
  /** When it goes, or went. */
  readonly at: number;
}

/** What the ledger still allows. */
export interface BudgetView {
  /** Reports of weight 7 spent and allowed, in 7 days. */
  readonly week: {
    readonly spentEpsilon: number;
    readonly limitEpsilon: number;
    readonly reports: number;
  };
  readonly month: {
    readonly spentEpsilon: number;
    readonly limitEpsilon: number;
    readonly reports: number;
  };
  /** True when the next report of weight 7 would be refused. */
  readonly spent: boolean;
  /** True while an earlier ledger, which this browser lost, counts as spent to the limit. */
  readonly lost: boolean;
  /** When the next one may go, if spent. */
  readonly nextAt?: number;
  /** True when the ledger was erased and counts must be asked for again. */
  readonly blocked: boolean;
}

/** Ways in which two products are alike, as a viewer would name them. */
export const TUNED_TERMS = [
  'brand',
  'creator',
  'category',
  'words',
  'tags',
  'price',
  'together',
  'alike',
] as const;

/** One of {@link TUNED_TERMS}. */
export type TunedTerm = (typeof TUNED_TERMS)[number];

/** What the device has learned about how this viewer chooses. */
export interface TuningView {
  /** Every comparison that is kept, newest first. */
  readonly comparisons: readonly Comparison[];
  /** How many of them the weights were learned from; 0: the standard weights are in use. */
  readonly learnedFrom: number;
  /** How many times as much as in the standard weights each way counts, largest change first. */
  readonly changes: readonly { readonly term: TunedTerm; readonly times: number }[];
  /** New comparisons until the next run; 0: it is due. */
  readonly missing: number;
  /** Why nothing is being learned now; null where it is. */
  readonly held: 'saver' | 'watch' | 'no-learner' | null;
}

/**
 * What the engine leaves out of its work: nothing, the learner and what it learned, the steps after
 * scoring too, or all ranking.
 */
export type WatchStep = 0 | 1 | 2 | 3;

/** Why: rankings too slow, failing or empty, picks chosen less than the show order, or the learner. */
export type WatchCause = 'slow' | 'errors' | 'empty' | 'unwanted' | 'learner';

/** How the engine finds itself at work. */
export interface WatchView {
  readonly step: WatchStep;
  /** Null at step 0. */
  readonly cause: WatchCause | null;
  /** 95 of 100 of the last rankings took at most this long, milliseconds. */
  readonly p95Ms: number;
}

/** Everything "Your data" needs at once. */
export interface DataView {
  readonly purposes: Purposes;
  readonly basedOnMe: boolean;
  /** Whether promoted products keep their paid place. */
  readonly showPromoted: boolean;
  /** What the viewer has said about being interrupted. */
  readonly spotlight: SpotlightSwitches;
  /** With the offers purpose only: what the viewer turned off of what it shows, oldest first. */
  readonly switched?: readonly SwitchedNote[];
  readonly interests: readonly Interest[];
  /** With the region purpose only: the viewer's country, ISO 3166-1 alpha-2, null where it is not known. */
  readonly region?: string | null;
  /** Likewise: the country that the viewer chose, and the one that the clock's time zone lies in. */
  readonly regionBy?: { readonly chosen: string | null; readonly clock: string | null };
  /** Newest first. */
  readonly signals: readonly StoredSignal[];
  readonly explanations: readonly Explanation[];
  /** What of the viewer all picks together rest on, most first. */
  readonly causes: readonly Cause[];
  readonly reports: readonly ReportView[];
  readonly budget: BudgetView;
  readonly records: readonly ConsentRecord[];
  readonly tuning: TuningView;
  readonly run: RunView;
}

/** The checks behind "How it runs". */
export interface RunView {
  readonly isolation: IsolationMode;
  readonly storage: StorageMode;
  readonly weightsVersion: string;
  readonly weightsBytes: number;
  /** Median of the last rankings, milliseconds. */
  readonly rankMs: number;
  /** Time spent on ranking and learning in this visit, milliseconds. */
  readonly workMs: number;
  /** How often it ranked in this visit. */
  readonly rankings: number;
  /** Bytes of encrypted records; null in a quick view, which does not read them all. */
  readonly storedBytes: number | null;
  readonly encrypted: boolean;
  /** Whether the profile on disk is under a passphrase of the viewer's. */
  readonly protection: 'none' | 'passphrase';
  /** `intact` is null in a quick view, which does not check. */
  readonly audit: { readonly entries: number; readonly intact: boolean | null };
  readonly watch: WatchView;
  /** Runs of the learner in this visit, and how long the last one took, milliseconds. */
  readonly learner: { readonly runs: number; readonly lastMs: number };
  /** Bytes of the shop's pack; 0 without one. */
  readonly packBytes: number;
  /** What the pack may tell of single buyers; null without one. */
  readonly packRule: PackRule | null;
  /** Codes of the last faults, newest first. */
  readonly faults: readonly string[];
}
