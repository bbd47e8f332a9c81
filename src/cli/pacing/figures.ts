/** What many replayed sessions say together, with intervals. */

import type { PacingWait } from '../../core/pacing.js';
import { createRandom, drawBelow } from '../data/seeded.js';
import type { Interruption, Replayed } from './replay.js';

/** Draws of the bootstrap. */
const DRAWS = 2000;

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The ways to interrupt that are compared. */
export const DESIGNS = ['paced', 'fixedTime', 'fixedTimePicks', 'fixedStage'] as const;

/** One of {@link DESIGNS}. */
export type Design = (typeof DESIGNS)[number];

/** What one way did. */
export interface DesignFigures {
  readonly interruptions: number;
  readonly perHour: Estimate;
  /** Share of interruptions after which the product was chosen; null without any. */
  readonly right: Estimate | null;
}

/** All figures. */
export interface PacingFigures {
  readonly sessions: number;
  readonly hours: number;
  readonly designs: Readonly<Record<Design, DesignFigures>>;
  /** How much more often the paced ones were right. */
  readonly moreOftenRight: Readonly<Record<Exclude<Design, 'paced'>, Estimate | null>>;
  /** Share of the time, by the reason for which nothing was shown. */
  readonly held: Readonly<Partial<Record<PacingWait, number>>>;
}

/** Sums of one session. */
type Tally = Readonly<Record<Design, { readonly shown: number; readonly right: number }>> & {
  readonly hours: number;
};

/**
 * Figures with intervals from whole sessions drawn again and again (percentile bootstrap), since
 * what happens within one session hangs together.
 * @throws {RangeError} without a session
 */
export function figuresOf(replayed: readonly Replayed[], seed: number): PacingFigures {
  if (replayed.length === 0) throw new RangeError('no session');
  const tallies = replayed.map(tallyOf);
  const random = createRandom(seed, 77);
  const draws = Array.from({ length: DRAWS }, () =>
    sum(tallies.map(() => tallies[drawBelow(tallies.length, random)] as Tally)),
  );
  const all = sum(tallies);
  const estimate = (of: (tally: Tally) => number): Estimate | null => {
    const value = of(all);
    if (Number.isNaN(value)) return null;
    const drawn = draws.map(of).filter((each) => !Number.isNaN(each));
    drawn.sort((a, b) => a - b);
    const at = (share: number) => drawn[Math.floor(share * (drawn.length - 1))] as number;
    return { value: round(value), low: round(at(0.025)), high: round(at(0.975)) };
  };
  const figures = (design: Design): DesignFigures => ({
    interruptions: all[design].shown,
    perHour: estimate((tally) => tally[design].shown / tally.hours) as Estimate,
    right: estimate(rightOf(design)),
  });
  const more = (design: Design) =>
    estimate((tally) => rightOf('paced')(tally) - rightOf(design)(tally));
  return {
    sessions: replayed.length,
    hours: round(all.hours),
    designs: {
      paced: figures('paced'),
      fixedTime: figures('fixedTime'),
      fixedTimePicks: figures('fixedTimePicks'),
      fixedStage: figures('fixedStage'),
    },
    moreOftenRight: {
      fixedTime: more('fixedTime'),
      fixedTimePicks: more('fixedTimePicks'),
      fixedStage: more('fixedStage'),
    },
    held: heldShares(replayed),
  };
}

/** The figures as rows of a table in Markdown. */
export function tableOf(name: string, { designs }: PacingFigures): string {
  const labels: Record<Design, string> = {
    paced: 'paced',
    fixedTime: 'fixed time, what is on stage',
    fixedTimePicks: 'fixed time, on stage or first pick',
    fixedStage: 'fixed time, put off until a product comes on stage',
  };
  return DESIGNS.map(
    (design) =>
      `| ${name} | ${labels[design]} | ${range(designs[design].perHour, 1)} | ${range(designs[design].right, 0, true)} |`,
  ).join('\n');
}

function range(estimate: Estimate | null, digits: number, percent = false): string {
  if (estimate === null) return '–';
  const { value, low, high } = estimate;
  const [one, from, to] = [value, low, high].map((each) =>
    (percent ? each * 100 : each).toFixed(digits),
  );
  return `${one}${percent ? ' %' : ''} (${from} to ${to})`;
}

/** The share of one way's interruptions that were right. */
function rightOf(design: Design): (tally: Tally) => number {
  return (tally) => tally[design].right / tally[design].shown;
}

function count(shown: readonly Interruption[]): { readonly shown: number; readonly right: number } {
  return { shown: shown.length, right: shown.filter(({ right }) => right).length };
}

function tallyOf(replayed: Replayed): Tally {
  return {
    hours: replayed.seconds / 3600,
    paced: count(replayed.paced),
    fixedTime: count(replayed.fixedTime),
    fixedTimePicks: count(replayed.fixedTimePicks),
    fixedStage: count(replayed.fixedStage),
  };
}

function sum(tallies: readonly Tally[]): Tally {
  const add = (design: Design) => ({
    shown: tallies.reduce((all, tally) => all + tally[design].shown, 0),
    right: tallies.reduce((all, tally) => all + tally[design].right, 0),
  });
  return {
    hours: tallies.reduce((all, { hours }) => all + hours, 0),
    paced: add('paced'),
    fixedTime: add('fixedTime'),
    fixedTimePicks: add('fixedTimePicks'),
    fixedStage: add('fixedStage'),
  };
}

function heldShares(replayed: readonly Replayed[]): Partial<Record<PacingWait, number>> {
  const seconds = replayed.reduce((all, each) => all + each.seconds, 0);
  const shares = new Map<PacingWait, number>();
  for (const { held } of replayed) {
    for (const [why, spent] of held) shares.set(why, (shares.get(why) ?? 0) + spent);
  }
  const sorted = [...shares].toSorted(([, a], [, b]) => b - a);
  return Object.fromEntries(sorted.map(([why, spent]) => [why, round(spent / seconds)]));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
