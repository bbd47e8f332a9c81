import type { Comparison } from '../core/comparison.js';
import { COMPARISONS_PER_RUN } from '../core/comparison.js';
import { StreamPicksError } from '../core/errors.js';
import type { StoredSignal } from '../core/signal.js';
import type { TunedTerm, TuningView } from '../core/view.js';
import { TUNED_TERMS } from '../core/view.js';
import { wordedType } from '../model/acts.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import { CHOOSING, comparisonsOf } from './comparisons.js';
import type { LearnJob } from './learner/job.js';
import { LEARNED, learnedPart } from './learner/pair-inputs.js';
import { keepWithin, trustRegion } from './learner/trust.js';
import { measure } from './measure.js';
import type { OwnWeights } from './tuning.js';
import type { Visit } from './visit.js';

/** How a viewer would call each learned weight. */
const TERM_OF: Readonly<Record<(typeof LEARNED)[number], TunedTerm>> = {
  brand: 'brand',
  creator: 'creator',
  category: 'category',
  title: 'words',
  grams: 'words',
  tags: 'tags',
  price: 'price',
  neighbours: 'together',
  factors: 'together',
  embedding: 'alike',
};

/** Changes smaller than this factor are not worth a word. */
const NOTABLE = 1.15;

/** Makes comparisons of the viewer's acts, and of enough of them the viewer's own weights. */
export class Learning {
  readonly #visit: Visit;
  readonly #enqueue: (work: () => Promise<void>) => void;
  /** Ids of comparisons of this visit. */
  readonly #made = new Set<string>();
  #running = false;
  #runs = 0;
  #lastMs = 0;
  #spentMs = 0;

  constructor(visit: Visit, enqueue: (work: () => Promise<void>) => void) {
    this.#visit = visit;
    this.#enqueue = enqueue;
  }

  /** Runs in this visit, and how long the last one took, milliseconds. */
  get report(): { readonly runs: number; readonly lastMs: number } {
    return { runs: this.#runs, lastMs: this.#lastMs };
  }

  /** Time of all runs in this visit, milliseconds. */
  get spentMs(): number {
    return this.#spentMs;
  }

  /** Notes what an act says about its neighbours on the rail. Called before the act is noted. */
  async note(act: StoredSignal): Promise<void> {
    const { tuning, rail, seen, profile, desk, deps, monitor } = this.#visit;
    if (act.type === 'view' && act.productId !== undefined) seen.add(act.productId);
    const type = wordedType(act);
    const chosen = CHOOSING.includes(type);
    if (rail === null || !(chosen || type === 'dismiss')) return;
    if (chosen && act.productId !== undefined) {
      monitor.noteChoice(rail.all.includes(act.productId), desk.isAmongShow(act.productId));
    }
    const touched = new Set<string>();
    for (const signal of profile.signals) {
      const done = wordedType(signal);
      if (signal.productId !== undefined && (CHOOSING.includes(done) || done === 'dismiss')) {
        touched.add(signal.productId);
      }
    }
    const showDifference = (one: string, other: string) => desk.showDifference(one, other);
    const found = comparisonsOf(act, { ids: rail.unpaid, seen, touched, showDifference }, () =>
      newReportId(deps.randomBytes),
    ).filter((one) => !this.#isKnown(one));
    for (const { id } of found) this.#made.add(id);
    await tuning.add(found);
    if (found.length > 0) this.soon();
  }

  /** Learns once the requests at hand are done, if there is enough that is new. */
  soon(): void {
    this.#enqueue(() => this.#start());
  }

  /** What "Your data" shows of it. */
  view(): TuningView {
    const { tuning, desk } = this.#visit;
    const own = this.#visit.ownWeights;
    return {
      comparisons: [...tuning.comparisons].reverse(),
      learnedFrom: own?.comparisons ?? 0,
      changes: own === null ? [] : changesOf(own, learnedPart(desk.standard, desk.index.pack)),
      missing: Math.max(0, COMPARISONS_PER_RUN - tuning.fresh(desk.base)),
      held: this.#held,
    };
  }

  /** Opening, saving and buying one product says the same thing once a visit, as long as it stands. */
  #isKnown({ better, worse }: Comparison): boolean {
    return this.#visit.tuning.comparisons.some(
      (known) => known.better === better && known.worse === worse && this.#made.has(known.id),
    );
  }

  get #held(): TuningView['held'] {
    const { settings, monitor, deps } = this.#visit;
    if (settings.saver) return 'saver';
    if (monitor.step > 0) return 'watch';
    return (deps.learner?.() ?? null) === null ? 'no-learner' : null;
  }

  async #start(): Promise<void> {
    const { tuning, desk, profile, deps, purposes } = this.#visit;
    const learner = deps.learner?.() ?? null;
    if (this.#running || this.#held !== null || learner === null) return;
    if (!purposes.picks || !tuning.isDue(desk.base)) return;
    const start = performance.now();
    const { newest: comparisons, version } = tuning;
    const { base } = desk;
    const job = desk.learnJob(profile.signals, comparisons);
    if (job.fixed.length === 0) return;
    this.#running = true;
    const finish = (work: () => Promise<void>) => this.#enqueue(() => this.#finish(work));
    learner.learn(job).then(
      (theta) =>
        finish(async () => {
          const isCurrent = tuning.version === version && desk.base === base;
          if (isCurrent) await this.#take(theta, job, comparisons, start);
          else this.soon();
        }),
      (error: unknown) => finish(() => this.#fail(error)),
    );
  }

  async #finish(work: () => Promise<void>): Promise<void> {
    this.#running = false;
    await work();
  }

  /** The weights count from the next ranking on. */
  async #take(
    theta: Float32Array,
    { shipped }: LearnJob,
    comparisons: readonly { readonly at: number }[],
    start: number,
  ): Promise<void> {
    const { tuning, desk, audit, purposes } = this.#visit;
    if (!purposes.picks) return;
    if (theta.length !== shipped.length || !theta.every(Number.isFinite)) {
      return this.#fail(new StreamPicksError('model', 'The learner gave no usable weights.'));
    }
    this.#runs += 1;
    this.#lastMs = performance.now() - start;
    this.#spentMs += this.#lastMs;
    measure('stream-picks:learn', start);
    await tuning.setOwn({
      base: desk.base,
      theta: Array.from(keepWithin(theta, trustRegion(shipped))),
      comparisons: comparisons.length,
      oldestAt: comparisons[0]?.at ?? 0,
      newestAt: comparisons.at(-1)?.at ?? 0,
    });
    await audit.note('learn', { comparisons: comparisons.length });
  }

  async #fail(error: unknown): Promise<void> {
    this.#visit.monitor.noteLearnerFault();
    throw error;
  }
}

/** How many times as much each way counts as shipped, where that is worth a word. */
function changesOf(own: OwnWeights, shipped: Float32Array): TuningView['changes'] {
  const largest = shipped.reduce((most, theta) => Math.max(most, Math.abs(theta)), 0);
  const changes = TUNED_TERMS.map((term) => {
    let before = 0;
    let now = 0;
    LEARNED.forEach((name, at) => {
      if (TERM_OF[name] !== term) return;
      before += shipped[at] as number;
      now += own.theta[at] as number;
    });
    // What ships as nothing, or against, has no ratio: its change is measured on the largest weight.
    const times = before > 0 && now > 0 ? now / before : Math.exp((now - before) / (largest || 1));
    return { term, times };
  });
  return changes
    .filter(({ times }) => Math.abs(Math.log(times)) >= Math.log(NOTABLE))
    .sort((a, b) => Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)));
}
