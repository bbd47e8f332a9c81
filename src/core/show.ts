/** The stages of a show, in order. */
export const SHOW_STAGES = ['intro', 'demo', 'offer', 'questions', 'closing'] as const;

/** One of {@link SHOW_STAGES}. */
export type ShowStage = (typeof SHOW_STAGES)[number];

/** One cue from the player: these products are on stage from now on. */
export interface StageCue {
  readonly ids: readonly string[];
  readonly stage?: ShowStage;
  /** Id given by the stream, for de-duplication; absent for `highlight()`. */
  readonly cueId?: string;
}

/** What is, was and will be on stage. Product ids only, newest last in `past`, soonest first in `upcoming`. */
export interface ShowState {
  readonly onStage: readonly string[];
  readonly upcoming: readonly string[];
  readonly past: readonly string[];
  readonly stage?: ShowStage;
}

/** Before the first cue. */
export const EMPTY_SHOW: ShowState = Object.freeze({ onStage: [], upcoming: [], past: [] });

/** The show after a cue: what was on stage becomes past, what comes on stage leaves upcoming and past. */
export function applyCue(show: ShowState, cue: StageCue): ShowState {
  const now = new Set(cue.ids);
  const left = show.onStage.filter((id) => !now.has(id));
  const stage = cue.stage ?? show.stage;
  return {
    onStage: [...cue.ids],
    upcoming: show.upcoming.filter((id) => !now.has(id)),
    past: [...show.past.filter((id) => !now.has(id) && !left.includes(id)), ...left],
    ...(stage === undefined ? {} : { stage }),
  };
}

/** Products in the order of the show: on stage, coming up, then the catalogue's order. */
export function showOrder(show: ShowState, catalogueIds: readonly string[]): string[] {
  const known = new Set(catalogueIds);
  const first = [...show.onStage, ...show.upcoming].filter((id) => known.has(id));
  return [...new Set([...first, ...catalogueIds])];
}

/**
 * True once a show is over: something was on stage, nothing is any more, and nothing is announced
 * (in the closing stage, what is still announced does not come).
 */
export function isOver({ onStage, upcoming, past, stage }: ShowState): boolean {
  return onStage.length === 0 && past.length > 0 && (upcoming.length === 0 || stage === 'closing');
}

/** Places at the front that hold at most one promoted product (design, section 3.2). */
const PROMOTED_FRONT = 6;

/**
 * The same order with at most one promoted product among the first {@link PROMOTED_FRONT}: the first
 * one stays, further ones follow right behind the front. Where fewer others exist, they close up.
 */
export function spreadPromoted<T>(order: readonly T[], isPromoted: (one: T) => boolean): T[] {
  const front: T[] = [];
  const later: T[] = [];
  const rest: T[] = [];
  let promoted = 0;
  for (const one of order) {
    if (front.length === PROMOTED_FRONT) rest.push(one);
    else if (isPromoted(one) && promoted++ > 0) later.push(one);
    else front.push(one);
  }
  return [...front, ...later, ...rest];
}
