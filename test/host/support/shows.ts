// Shows for the tests of the host page, made by the planner and the estimator themselves.
import type { Estimates } from '../../../src/core/estimates.js';
import type { Manifest } from '../../../src/core/report.js';
import { estimateShow, type Total } from '../../../src/privacy/estimates.js';
import { planShow } from '../../../src/privacy/planner.js';

/** Seven counts by product id, or by kind of question. */
type Counts = Readonly<Record<string, readonly number[]>>;

/** What came in. */
export interface Arrived {
  readonly atMs: number;
  /** Counts of the whole show. */
  readonly whole?: Counts;
  /** Counts of the stages, by window id. */
  readonly stages?: Readonly<Record<string, Counts>>;
  /** Whether picks, reasons and health have 500 answers each (true). */
  readonly fixed?: boolean;
}

const MINUTE_MS = 60_000;
const STAGES = ['intro', 'demo', 'offer', 'questions', 'closing'];

/** Products in the plan's order; the first two come on stage in the first and the third window. */
const PRODUCTS: readonly { id: string; title: string; minute?: number }[] = [
  { id: 'shoe', title: 'Fell 2 trail shoe', minute: 1 },
  { id: 'lamp', title: 'Ember headlamp', minute: 25 },
  { id: 'jacket', title: 'Squall rain jacket' },
  { id: 'pack', title: 'Drift day pack' },
  { id: 'vase', title: 'Two-tone vase' },
];

/** A show of 50 minutes in five stages, started `minutesAgo` minutes before `nowMs`. */
export function plan(nowMs: number, minutesAgo = 22): Manifest {
  const start = nowMs - minutesAgo * MINUTE_MS;
  return planShow({
    stream: 'friday',
    title: 'Friday Live',
    products: PRODUCTS.map(({ id, title, minute }) => ({
      id,
      title,
      ...(minute === undefined ? {} : { stageAt: start + minute * MINUTE_MS }),
    })),
    audience: 20_000,
    start,
    end: start + 50 * MINUTE_MS,
    windows: STAGES.map((stage, index) => ({
      start: start + index * 10 * MINUTE_MS,
      end: start + (index + 1) * 10 * MINUTE_MS,
      stage,
    })),
  });
}

/**
 * The counts that a question gets on average when the answers have these true shares: n times
 * (1 + 6 f) / (6 + d), rounded; no randomness.
 */
function expected(n: number, shares: readonly number[]): number[] {
  const counts = shares.map((share) => Math.round((n * (1 + 6 * share)) / (6 + shares.length)));
  return [...counts, ...Array(7 - counts.length).fill(0)];
}

/** A product's answers when `share` of the viewers chose or added it. */
export function product(n: number, share: number): number[] {
  return expected(n, [0.9 - share, 0.1, 0, share * 0.7, share * 0.3]);
}

/** Estimates of the plan from counts; the questions about picks, reasons and health come along. */
export function estimates(
  manifest: Manifest,
  { atMs, whole = {}, stages = {}, fixed = true }: Arrived,
): Estimates {
  const totals: Total[] = [];
  const add = (window: string, id: string, counts: readonly number[]) => {
    const question = manifest.questions.find(({ subject, kind }) => (subject ?? kind) === id);
    totals.push({ questionId: question?.id ?? '', window, counts });
  };
  for (const [id, counts] of Object.entries(whole)) add('00', id, counts);
  for (const [window, byId] of Object.entries(stages)) {
    for (const [id, counts] of Object.entries(byId)) add(window, id, counts);
  }
  if (fixed) {
    add('00', 'picks', expected(500, [0.3, 0.2, 0.4, 0.1]));
    add('00', 'reason', expected(500, [0.05, 0.4, 0.25, 0.1, 0.1, 0.05, 0.05]));
    add('00', 'health', expected(500, [0.95, 0.04, 0.01]));
  }
  const estimated = estimateShow(manifest, totals, atMs);
  // The counts are chosen for the case in hand, not drawn, so the draw's own check does not apply.
  return {
    ...estimated,
    windows: estimated.windows.map((window) => ({
      ...window,
      questions: window.questions.map((question) => ({ ...question, disturbed: false })),
    })),
  };
}
