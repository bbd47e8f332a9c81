import type { Purpose, Purposes } from '../core/consent.js';
import { NO_PURPOSES } from '../core/consent.js';
import type { Product } from '../core/product.js';
import type { EngineSettings } from '../core/protocol.js';
import type { HealthAnswer } from '../core/report.js';
import type { StoredSignal } from '../core/signal.js';
import { AfterShowTeller } from './after-show.js';
import { AuditTrail } from './audit.js';
import { ConsentBook } from './consent.js';
import type { EngineDeps } from './deps.js';
import type { Replaced } from './import.js';
import { learnedPart } from './learner/pair-inputs.js';
import { isWithin, trustRegion } from './learner/trust.js';
import { Learning } from './learning.js';
import { Monitor } from './monitor.js';
import { PicksTeller } from './picks-teller.js';
import type { Removed } from './profile.js';
import { Profile } from './profile.js';
import type { RankedViewer } from './ranking.js';
import { RankingDesk } from './ranking.js';
import { countryOfTimeZone } from './region.js';
import { Reporter } from './reporter/reporter.js';
import { ShowTally } from './reporter/tally.js';
import { Storage } from './storage/storage.js';
import type { TabMessage } from './tabs.js';
import { Tabs } from './tabs.js';
import type { OwnWeights, RemovedTuning } from './tuning.js';
import { Tuning } from './tuning.js';

/** Codes of faults kept for "How it runs". */
const MAX_FAULTS = 20;

/** A ranking that takes longer is called slow in the health question: more than three frames. */
const SLOW_RANK_MS = 50;

/** What a visit needs from the engine around it. */
export interface VisitHooks {
  /** Runs work in the engine's own order. */
  readonly enqueue: (work: () => Promise<void>) => void;
  /** Another tab spoke. */
  readonly onTab: (message: TabMessage) => void;
}

/** What was taken out and can be put back. */
export interface Undoable {
  readonly acts: Removed | null;
  /** Statements that took their place; they go when it is undone. */
  readonly stated?: readonly string[];
  readonly tuning: RemovedTuning;
  /** Of an import: what it replaced. */
  readonly replaced?: Replaced;
}

/** The picks on screen. */
export interface ShownPicks {
  /** Product ids by place. */
  readonly all: readonly string[];
  /** The same without the paid place. */
  readonly unpaid: readonly string[];
}

/** Everything that belongs to one opened engine; the parts know each other only through it. */
export class Visit {
  readonly settings: EngineSettings;
  readonly deps: EngineDeps;
  readonly storage: Storage;
  readonly profile: Profile;
  readonly book: ConsentBook;
  readonly audit: AuditTrail;
  readonly desk: RankingDesk;
  readonly reporter: Reporter;
  readonly tabs: Tabs;
  readonly afterShow: AfterShowTeller;
  readonly picks: PicksTeller;
  readonly tuning: Tuning;
  readonly learning: Learning;
  readonly monitor: Monitor;
  /** What can be put back, by token. */
  readonly undoable = new Map<string, Undoable>();
  /** Codes of the last faults, newest first. */
  readonly faults: string[] = [];
  /** The parts of a large catalogue that have come so far. */
  coming: readonly Product[] = [];
  /** Products that were seen in this visit. */
  readonly seen = new Set<string>();
  /** The picks on screen while they are made from the viewer's acts; else null. */
  rail: ShownPicks | null = null;
  tally = new ShowTally();
  /** When it was last looked for what is past its time; at first, when the visit began. */
  retainedAt: number;
  /** What is allowed now. */
  purposes: Purposes = NO_PURPOSES;
  /** Purposes of the newest record that are held back until the viewer answers to their new notice. */
  askAgain: readonly Purpose[] = [];
  /** The acts the last ranking was made from; "why this?" speaks about these. */
  ranked: readonly StoredSignal[] = [];

  constructor(settings: EngineSettings, deps: EngineDeps, hooks: VisitHooks) {
    const { shop, stream, maxPicks } = settings;
    const { emit, now, randomBytes } = deps;
    this.settings = settings;
    this.deps = deps;
    this.retainedAt = now();
    this.storage = new Storage(
      (error) => {
        this.noteFault(error.code);
        emit({ kind: 'fault', code: error.code, message: error.message });
        emit({ kind: 'storage-changed', storage: 'memory' });
      },
      () => emit({ kind: 'storage-free' }),
      now,
    );
    this.profile = new Profile(this.storage, shop, randomBytes);
    this.book = new ConsentBook(shop, randomBytes);
    this.audit = new AuditTrail(this.storage, shop, now, () => this.profile.salt);
    this.desk = new RankingDesk(stream, maxPicks, now(), deps.clock ?? (() => performance.now()));
    this.monitor = new Monitor(now);
    this.tuning = new Tuning(this.storage, shop);
    this.learning = new Learning(this, hooks.enqueue);
    this.reporter = new Reporter({
      storage: this.storage,
      audit: this.audit,
      shop,
      stream,
      collector: settings.collector,
      emit,
      now,
      randomBytes,
      enqueue: hooks.enqueue,
      ledgerEpoch: () => this.book.newest?.epoch ?? 0,
      answerOf: (question) =>
        this.tally.answer(question, { products: this.desk.products, health: this.health }),
    });
    this.tabs = new Tabs(deps, shop, hooks.onTab);
    this.afterShow = new AfterShowTeller(this, hooks.enqueue);
    this.picks = new PicksTeller(this, hooks.enqueue);
  }

  /** What goes into the ranking that is on screen. */
  get viewer(): RankedViewer {
    const { basedOnMe, showPromoted } = this.profile;
    return { signals: this.ranked, basedOnMe, showPromoted, region: this.region };
  }

  /**
   * The viewer's country with the region purpose, else null: what the viewer chose, which is kept with
   * the profile, or where the clock's time zone lies, which is read each time and kept nowhere.
   */
  get region(): string | null {
    if (!this.purposes.region) return null;
    return this.chosenRegion ?? this.clockRegion;
  }

  /** The country that the viewer chose. */
  get chosenRegion(): string | null {
    return this.profile.switches.country ?? null;
  }

  /** The country that the clock's time zone lies in. */
  get clockRegion(): string | null {
    return countryOfTimeZone(this.deps.timeZone?.() ?? '');
  }

  /**
   * The viewer's own weights, where they stand for the shipped ones in use, and no further from these
   * than learning goes: an export file may say anything.
   */
  get ownWeights(): OwnWeights | null {
    const { base, standard, index } = this.desk;
    const own = this.tuning.own(base);
    if (own === null) return null;
    return isWithin(own.theta, trustRegion(learnedPart(standard, index.pack))) ? own : null;
  }

  /** Rankings from here on are for this moment, with what is learned and allowed now. */
  moveTo(nowMs: number): void {
    const { step } = this.monitor;
    const own = step > 0 ? null : (this.ownWeights?.theta ?? null);
    this.desk.moveTo(nowMs, own, step > 1);
    this.ranked = [...this.profile.signals];
  }

  get health(): HealthAnswer {
    if (this.faults.length > 0) return 'error';
    return this.desk.rankMs > SLOW_RANK_MS ? 'slow' : 'fine';
  }

  /** Keeps the code of a fault for "How it runs"; a report on the engine's health changes with it. */
  noteFault(code: string): void {
    this.faults.unshift(code);
    this.faults.length = Math.min(this.faults.length, MAX_FAULTS);
    this.reporter.changed();
  }

  /** Writes what waits and lets go of everything. */
  async close(): Promise<void> {
    this.tabs.close();
    this.afterShow.close();
    this.picks.stop();
    this.reporter.close();
    await this.profile.flush();
    this.storage.close();
  }
}
