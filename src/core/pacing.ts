/**
 * When the spotlight may show a product: every limit in one policy, and one pure decision. Whoever
 * decides (the page, the simulator) brings its own clock; times are milliseconds of that clock.
 */

import type { ShowState } from './show.js';
import { isOver } from './show.js';

/** What makes a moment right: the product is on stage, or nothing else asks for attention. */
export type SpotlightMoment = 'on-stage' | 'lull';

/** What the engine says of a product: whether it would be right in that moment. Nothing else. */
export interface SpotlightWord {
  readonly productId: string;
  readonly moment: SpotlightMoment;
  /** False: held back, the acts do not say enough. */
  readonly sure: boolean;
}

/** All limits. */
export interface PacingPolicy {
  /** Not before so long after the viewer came, milliseconds. */
  readonly firstAfterMs: number;
  /** Not before so long after the last one has gone, milliseconds. */
  readonly apartMs: number;
  /** Each dismissal makes `apartMs` so many times as long, for the rest of the show. */
  readonly backOff: number;
  /** At most so many in a show; 0: none. */
  readonly atMost: number;
  /** One goes by itself after so long, unless it is pointed at or has focus, milliseconds. */
  readonly shownMs: number;
  /** Whether a lull may be used, or only what is on stage. */
  readonly lull: boolean;
}

/** What holds where the storefront says nothing. */
export const DEFAULT_PACING: PacingPolicy = Object.freeze({
  firstAfterMs: 30_000,
  apartMs: 120_000,
  backOff: 2,
  atMost: 6,
  shownMs: 20_000,
  lull: true,
});

/**
 * What no storefront can loosen. `shownMs` has two ends: shorter than 10 s nobody could read it
 * (WCAG 2.2, 2.2.1), longer than 30 s would be no interruption that ends by itself.
 */
export const PACING_FLOORS = Object.freeze({
  /** At least. */
  firstAfterMs: 20_000,
  /** At least. */
  apartMs: 90_000,
  /** At least. */
  backOff: 2,
  /** At most. */
  atMost: 12,
  shownMs: Object.freeze({ least: 10_000, most: 30_000 }),
});

/** The policy with every limit that is looser than its floor, or no number, put on the floor. */
export function withinFloors(policy: PacingPolicy): PacingPolicy {
  const { firstAfterMs, apartMs, backOff, atMost, shownMs } = PACING_FLOORS;
  return {
    firstAfterMs: atLeast(policy.firstAfterMs, firstAfterMs),
    apartMs: atLeast(policy.apartMs, apartMs),
    backOff: atLeast(policy.backOff, backOff),
    atMost: policy.atMost <= atMost ? Math.max(0, policy.atMost) : atMost,
    shownMs: policy.shownMs <= shownMs.most ? atLeast(policy.shownMs, shownMs.least) : shownMs.most,
    lull: policy.lull,
  };
}

/** What is remembered of one show. */
export interface PacingMemory {
  /** How many were shown. */
  readonly shown: number;
  /** How many of them the viewer closed. */
  readonly dismissals: number;
  /** When the last one went, or came while it is there; null before the first. */
  readonly leftAt: number | null;
  /** Products that were shown; none is shown twice. */
  readonly productIds: readonly string[];
  /** The viewer wanted no more in this show. */
  readonly stopped: boolean;
}

/** What the viewer has said about being interrupted. */
export interface SpotlightSwitches {
  /** "Fewer interruptions": none until it is turned off again. */
  readonly fewer: boolean;
  /** Id of the show in which the viewer wanted no more; null: none. */
  readonly quietFor: string | null;
}

/** Until something is said. */
export const NOTHING_SAID: SpotlightSwitches = Object.freeze({ fewer: false, quietFor: null });

/** Before the first. */
export const NOTHING_SHOWN: PacingMemory = Object.freeze({
  shown: 0,
  dismissals: 0,
  leftAt: null,
  productIds: [],
  stopped: false,
});

/** What speaks against an interruption now. */
export interface PacingScene {
  /** The page is in the background. */
  readonly hidden: boolean;
  /** The place of the spotlight is out of view, or outside of what fills the screen. */
  readonly unseen: boolean;
  /** Focus is where one writes, or something is being composed. */
  readonly typing: boolean;
  /** Captions are on while something fills the screen. */
  readonly captions: boolean;
  /** A dialog of ours is open, or the viewer is being asked. */
  readonly dialog: boolean;
  /** The viewer's own switch "Fewer interruptions". */
  readonly fewer: boolean;
}

/** Nothing speaks against it. */
export const QUIET_SCENE: PacingScene = Object.freeze({
  hidden: false,
  unseen: false,
  typing: false,
  captions: false,
  dialog: false,
  fewer: false,
});

/** Everything a decision rests on. */
export interface PacingState {
  /** When the viewer came to this show; null: not yet. */
  readonly startedAt: number | null;
  /** True while one is on screen. */
  readonly onScreen: boolean;
  readonly memory: PacingMemory;
  readonly scene: PacingScene;
  readonly show: ShowState;
  /** The engine's newest words, best first. */
  readonly words: readonly SpotlightWord[];
}

/** Why nothing is shown. */
export type PacingWait =
  | 'shown'
  | 'stopped'
  | 'fewer'
  | 'enough'
  | 'early'
  | 'apart'
  | 'hidden'
  | 'unseen'
  | 'typing'
  | 'captions'
  | 'dialog'
  /** The engine has no word that fits the moment. */
  | 'nothing'
  /** It has, but is not sure. */
  | 'unsure';

/** Show this product, or wait: for so many milliseconds, or (null) until something changes. */
export type PacingDecision =
  | { readonly show: string; readonly why: SpotlightMoment }
  | { readonly wait: number | null; readonly reason: PacingWait };

/** What of the scene passes by itself: one is due, and the viewer is busy. */
export const BUSY = ['hidden', 'unseen', 'typing', 'captions', 'dialog'] as const;

/** Decides for this moment. The floors hold whatever the policy says. */
export function decide(state: PacingState, policy: PacingPolicy, now: number): PacingDecision {
  const held = heldBack(state, withinFloors(policy), now);
  if (held !== null) return held;
  const fitting = state.words.filter(
    ({ productId, moment }) =>
      !state.memory.productIds.includes(productId) && isMoment(productId, moment, state, policy),
  );
  const [best] = fitting
    .filter(({ sure }) => sure)
    // What the host shows right now is what the viewer is looking at already.
    .sort((a, b) => Number(a.moment === 'lull') - Number(b.moment === 'lull'));
  if (best === undefined) return until(fitting.length > 0 ? 'unsure' : 'nothing');
  // Last, so that whoever waits for the viewer knows that one is due.
  const against = BUSY.find((name) => state.scene[name]);
  return against === undefined ? { show: best.productId, why: best.moment } : until(against);
}

/** True while the show leaves room: it has begun, is not over, and shows nothing or takes questions. */
export function isLull(show: ShowState): boolean {
  const begun = show.past.length > 0 || (show.stage !== undefined && show.stage !== 'intro');
  return begun && !isOver(show) && (show.onStage.length === 0 || show.stage === 'questions');
}

/** How long the next one has to wait after the last one has gone, milliseconds. */
export function gapAfter({ dismissals }: PacingMemory, policy: PacingPolicy): number {
  const { apartMs, backOff } = withinFloors(policy);
  return apartMs * backOff ** dismissals;
}

/** After a product has come on screen. */
export function noteShown(memory: PacingMemory, productId: string, now: number): PacingMemory {
  return {
    ...memory,
    shown: memory.shown + 1,
    leftAt: now,
    productIds: [...memory.productIds, productId],
  };
}

/** After it has gone. */
export function noteLeft(memory: PacingMemory, dismissed: boolean, now: number): PacingMemory {
  return { ...memory, dismissals: memory.dismissals + (dismissed ? 1 : 0), leftAt: now };
}

/** Two memories of one show, such as this page's and the profile's: whichever allows less. */
export function joinMemories(a: PacingMemory, b: PacingMemory): PacingMemory {
  const times = [a.leftAt, b.leftAt].filter((at) => at !== null);
  return {
    shown: Math.max(a.shown, b.shown),
    dismissals: Math.max(a.dismissals, b.dismissals),
    leftAt: times.length === 0 ? null : Math.max(...times),
    productIds: [...new Set([...a.productIds, ...b.productIds])],
    stopped: a.stopped || b.stopped,
  };
}

function heldBack(state: PacingState, policy: PacingPolicy, now: number): PacingDecision | null {
  const { startedAt, onScreen, memory, scene } = state;
  if (onScreen) return until('shown');
  if (memory.stopped) return until('stopped');
  if (scene.fewer) return until('fewer');
  if (memory.shown >= policy.atMost) return until('enough');
  if (startedAt === null) return until('early');
  const early = remaining(startedAt, policy.firstAfterMs, now);
  if (early > 0) return { wait: early, reason: 'early' };
  if (memory.leftAt !== null) {
    const apart = remaining(memory.leftAt, gapAfter(memory, policy), now);
    if (apart > 0) return { wait: apart, reason: 'apart' };
  }
  return null;
}

function isMoment(
  productId: string,
  moment: SpotlightMoment,
  { show }: PacingState,
  policy: PacingPolicy,
): boolean {
  if (moment === 'on-stage') return show.onStage.includes(productId);
  return policy.lull && isLull(show) && !show.onStage.includes(productId);
}

/** A clock that was set back makes it wait longer, never shorter. */
function remaining(since: number, forMs: number, now: number): number {
  const gone = Math.max(0, now - since);
  return gone >= forMs ? 0 : forMs - gone;
}

/** For what is no number, the floor. */
function atLeast(value: number, floor: number): number {
  return value >= floor ? value : floor;
}

function until(reason: PacingWait): PacingDecision {
  return { wait: null, reason };
}
