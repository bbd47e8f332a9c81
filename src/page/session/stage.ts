/** What is on stage: listens to the player, takes `highlight()`, and keeps the show's state. */

import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { ShowState, StageCue } from '../../core/show.js';
import { applyCue, spreadPromoted } from '../../core/show.js';
import { readSchedule, type Schedule } from '../../wire/schedule.js';
import type { CueSink, Detach } from '../players/cue-sink.js';
import { manualCue } from '../players/manual.js';
import { watchPlayer } from '../players/watch.js';
import { Allowance } from './allowance.js';
import type { Context } from './context.js';

/** Most products that a rail draws in the order of the show (`max-picks`). */
const MAX_RAIL = 24;

/** How many cues, and faults of cues, may come at once. */
const AT_ONCE = 20;

/** How many cues a second count after that, and how many faults are told. */
const A_SECOND = 10;
const FAULTS_A_SECOND = 1 / 60;

/** The stage of one element. */
export class Stage {
  #context: Context;
  #changed: (show: ShowState, before: ShowState) => void;
  #player: unknown = null;
  #schedule: Schedule | null = null;
  #detach: Detach | null = null;
  readonly #cues = new Allowance(AT_ONCE, A_SECOND);
  readonly #faults = new Allowance(AT_ONCE, FAULTS_A_SECOND);
  readonly #storms = new Allowance(1, FAULTS_A_SECOND);
  #untold = 0;
  /** A cue that came too fast, until it may be put on stage. */
  #late: StageCue | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sink: CueSink;

  /** @param changed Told of every change of the show, with what it was before. */
  constructor(context: Context, changed: (show: ShowState, before: ShowState) => void) {
    this.#context = context;
    this.#changed = changed;
    this.#sink = {
      cue: (cue) => this.#apply(cue),
      upcoming: (ids) => this.#announce(ids),
      fault: (error) => this.#fault(error),
    };
  }

  /** The `player` property. */
  set player(player: unknown) {
    this.#player = player;
    if (this.#detach) this.watch();
  }

  /** The `schedule` property; one that cannot be read is told and leaves none. */
  set schedule(schedule: unknown) {
    this.#schedule = null;
    try {
      if (schedule !== null && schedule !== undefined) this.#schedule = readSchedule(schedule);
    } catch (error) {
      this.#context.fault(error, 'cue');
    }
    if (this.#detach) this.watch();
  }

  /** Starts listening, anew if it was listening before. */
  watch(): void {
    this.stop();
    const { options, settings } = this.#context;
    try {
      const target = {
        playerId: settings().playerId,
        player: this.#player,
        schedule: this.#schedule,
      };
      this.#detach = watchPlayer(options.host, target, this.#sink);
    } catch (error) {
      this.#detach = () => undefined;
      this.#context.fault(error, 'player');
    }
  }

  /** Stops listening; the stage stays as it is. */
  stop(): void {
    this.#detach?.();
    this.#detach = null;
    this.#putLate();
  }

  /** `highlight()`. */
  highlight(productIds: unknown, stage: unknown): void {
    try {
      this.#apply(manualCue(productIds, stage));
    } catch (error) {
      this.#fault(error);
    }
  }

  #apply(cue: StageCue): void {
    if (this.#late === null && this.#isOn(cue)) return;
    if (this.#late === null && this.#cues.take()) {
      this.#set(applyCue(this.#context.store.state.show, cue));
      return;
    }
    // Faster than anybody could show products: of each moment only the newest.
    if (this.#storms.take()) {
      const why = `there are more than ${A_SECOND} cues a second`;
      this.#context.fault(new StreamPicksError('cue', why), 'cue');
    }
    if (this.#late === null) this.#timer = setTimeout(() => this.#putLate(), 1000 / A_SECOND);
    this.#late = cue;
  }

  #putLate(): void {
    clearTimeout(this.#timer);
    const late = this.#late;
    this.#late = null;
    if (late === null || this.#isOn(late)) return;
    this.#cues.take();
    this.#set(applyCue(this.#context.store.state.show, late));
  }

  #isOn({ ids, stage }: StageCue): boolean {
    const { show } = this.#context.store.state;
    return ids.join('\n') === show.onStage.join('\n') && (stage ?? show.stage) === show.stage;
  }

  /** Past the first ones, faults are counted and told with the next one that may be. */
  #fault(error: unknown): void {
    this.#untold += 1;
    if (!this.#faults.take()) return;
    const count = this.#untold;
    this.#untold = 0;
    this.#context.fault(error, 'cue', count > 1 ? count : undefined);
  }

  #announce(ids: readonly string[]): void {
    const { show } = this.#context.store.state;
    const upcoming = ids.filter((id) => !show.onStage.includes(id));
    if (upcoming.join('\n') !== show.upcoming.join('\n')) this.#set({ ...show, upcoming });
  }

  #set(show: ShowState): void {
    const { store } = this.#context;
    const before = store.state.show;
    const { products, byId } = store.state;
    store.update({ show, showOrder: railOrder(show, products, byId) });
    this.#changed(show, before);
  }
}

/**
 * The first of the show's order as the rail draws it, with at most one promoted product at the
 * front: as many as a rail can hold, and no look at the rest of a large catalogue.
 */
export function railOrder(
  show: ShowState,
  products: readonly Product[],
  byId: ReadonlyMap<string, Product>,
): string[] {
  const isPromoted = (id: string) => byId.get(id)?.promotedBy !== undefined;
  const named = [...show.onStage, ...show.upcoming].filter((id) => byId.has(id));
  const ids = new Set(named);
  // What nobody promotes fills the front; enough of it, and what follows cannot change the order.
  let plain = named.filter((id) => !isPromoted(id)).length;
  for (const { id, promotedBy } of products) {
    if (ids.size >= MAX_RAIL && plain >= MAX_RAIL) break;
    if (ids.has(id)) continue;
    ids.add(id);
    if (promotedBy === undefined) plain += 1;
  }
  return spreadPromoted([...ids], isPromoted);
}
