/** One recorded session played through the engine's ranking and the widget's own decision. */

import type { PacingPolicy, PacingWait, SpotlightWord } from '../../core/pacing.js';
import {
  BUSY,
  decide,
  NOTHING_SHOWN,
  noteLeft,
  noteShown,
  QUIET_SCENE,
  withinFloors,
} from '../../core/pacing.js';
import type { Product } from '../../core/product.js';
import type { ShowState } from '../../core/show.js';
import { applyCue, EMPTY_SHOW, showOrder } from '../../core/show.js';
import type { SignalType, StoredSignal } from '../../core/signal.js';
import { RankingDesk } from '../../engine/ranking.js';
import type { RecordedSession } from '../../wire/recorded-session.js';

/** Places of the rail, as by default. */
const MAX_PICKS = 6;

/** Acts that say a product was wanted. */
const CHOOSING: readonly SignalType[] = ['select', 'save', 'add', 'purchase'];

/** One interruption. */
export interface Interruption {
  /** Seconds since the start of the session. */
  readonly at: number;
  readonly productId: string;
  /** Whether the viewer chose the product soon after. */
  readonly right: boolean;
}

/** What a session gave. */
export interface Replayed {
  readonly seconds: number;
  readonly paced: readonly Interruption[];
  /** As many at even times, of what the show has: on stage, else last on stage, else first. */
  readonly fixedTime: readonly Interruption[];
  /** The same times, but a pick where nothing is on stage. */
  readonly fixedTimePicks: readonly Interruption[];
  /** The same times, put off until the next product comes on stage. */
  readonly fixedStage: readonly Interruption[];
  /** Seconds by the reason for which nothing was shown. */
  readonly held: ReadonlyMap<PacingWait, number>;
}

/** How the show and the picks stood at one second. */
interface Standing {
  readonly show: ShowState;
  readonly words: readonly SpotlightWord[];
  readonly firstPick: string | null;
}

/** A desk that has the shop's catalogue; one for all sessions, so that it is indexed once. */
export function createDesk(products: readonly Product[]): RankingDesk {
  const desk = new RankingDesk('replay', MAX_PICKS, 0, () => performance.now());
  desk.setCatalogue(products);
  return desk;
}

/**
 * Plays a session second by second. The viewer does what was recorded, whatever is shown: so this
 * tells whether moment and product were right, not what an interruption brings about.
 * @param withinSeconds how soon a choice counts
 */
export function replay(
  desk: RankingDesk,
  session: RecordedSession,
  policy: PacingPolicy,
  withinSeconds: number,
): Replayed {
  const standings = standingsOf(desk, session);
  const wanted = choicesOf(session);
  const isRight = (productId: string, at: number) =>
    wanted.some(
      (act) => act.productId === productId && act.at > at && act.at <= at + withinSeconds,
    );
  const interrupt = (productId: string, at: number): Interruption => ({
    at,
    productId,
    right: isRight(productId, at),
  });
  const paced: Interruption[] = [];
  const held = new Map<PacingWait, number>();
  const { shownMs } = withinFloors(policy);
  let memory = NOTHING_SHOWN;
  let goesAt = 0;
  let onScreen = false;
  for (let second = 0; second < session.seconds; second += 1) {
    const now = second * 1000;
    if (onScreen && now >= goesAt) {
      onScreen = false;
      memory = noteLeft(memory, false, now);
    }
    const { show, words } = standings[second] as Standing;
    const scene = { ...QUIET_SCENE, ...busyAt(session, second) };
    const decision = decide({ startedAt: 0, onScreen, memory, scene, show, words }, policy, now);
    if ('reason' in decision) {
      held.set(decision.reason, (held.get(decision.reason) ?? 0) + 1);
      continue;
    }
    paced.push(interrupt(decision.show, second));
    memory = noteShown(memory, decision.show, now);
    onScreen = true;
    goesAt = now + shownMs;
  }
  const times = paced.map((_, nth) =>
    Math.floor(((nth + 1) * session.seconds) / (paced.length + 1)),
  );
  const ids = [...desk.products.keys()];
  const fixed = (picks: boolean) =>
    times.map((at) => interrupt(shownAt(standings[at] as Standing, ids, picks), at));
  return {
    seconds: session.seconds,
    paced,
    fixedTime: fixed(false),
    fixedTimePicks: fixed(true),
    fixedStage: times.map((at) => atStage(session, at)).map(({ at, id }) => interrupt(id, at)),
    held,
  };
}

/** The next product that comes on stage, or the last that did. */
function atStage(
  { stage }: RecordedSession,
  at: number,
): { readonly at: number; readonly id: string } {
  const cues = stage.flatMap((cue) => cue.ids.slice(0, 1).map((id) => ({ at: cue.at, id })));
  return cues.find((cue) => cue.at >= at) ?? cues.at(-1) ?? { at, id: '' };
}

function shownAt({ show, firstPick }: Standing, ids: readonly string[], picks: boolean): string {
  const [now] = show.onStage;
  const other = picks ? firstPick : (show.past.at(-1) ?? null);
  return now ?? other ?? showOrder(show, ids)[0] ?? '';
}

/** How things stood in each second; ranked anew whenever something was done or came on stage. */
function standingsOf(desk: RankingDesk, session: RecordedSession): Standing[] {
  const cues = session.stage.toSorted((a, b) => a.at - b.at);
  const signals = signalsOf(session);
  const standings: Standing[] = [];
  let show = EMPTY_SHOW;
  let cuesDone = 0;
  let done = 0;
  let standing: Standing | null = null;
  for (let second = 0; second < session.seconds; second += 1) {
    const before = cuesDone + done;
    for (let cue = cues[cuesDone]; cue && cue.at <= second; cue = cues[cuesDone]) {
      cuesDone += 1;
      const later = cues.slice(cuesDone).flatMap(({ ids }) => ids);
      show = applyCue({ ...show, upcoming: [...new Set(later)] }, cue);
    }
    const nowMs = session.startedAt + second * 1000;
    while ((signals[done]?.at ?? Number.POSITIVE_INFINITY) <= nowMs) done += 1;
    if (standing === null || cuesDone + done > before) {
      standing = standingOf(desk, show, signals.slice(0, done), nowMs);
    }
    standings.push(standing);
  }
  return standings;
}

function standingOf(
  desk: RankingDesk,
  show: ShowState,
  signals: readonly StoredSignal[],
  nowMs: number,
): Standing {
  desk.setShow(show);
  desk.moveTo(nowMs, null, false);
  const { words, picks } = desk.rank({
    signals,
    basedOnMe: true,
    showPromoted: true,
    region: null,
  });
  return { show, words, firstPick: picks[0]?.productId ?? null };
}

function signalsOf({ acts, startedAt }: RecordedSession): StoredSignal[] {
  return acts
    .map((act, nth): StoredSignal => {
      const { at, ...rest } = act;
      const id = String(nth).padStart(22, '0');
      return { ...rest, id, at: startedAt + at * 1000, stream: at < 0 ? '' : 'replay' };
    })
    .sort((a, b) => a.at - b.at);
}

function choicesOf({ acts }: RecordedSession): RecordedSession['acts'] {
  return acts.filter(({ at, type }) => at >= 0 && CHOOSING.includes(type));
}

function busyAt({ busy }: RecordedSession, second: number): Partial<typeof QUIET_SCENE> {
  const now = busy.filter(({ from, to }) => from <= second && second < to);
  return Object.fromEntries(BUSY.map((why) => [why, now.some((each) => each.why === why)]));
}
