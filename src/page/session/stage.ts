/** What is on stage: listens to the player, takes `highlight()`, and keeps the show's state. */

import type { Product } from '../../core/product.js';
import type { ShowState, StageCue } from '../../core/show.js';
import { applyCue, spreadPromoted } from '../../core/show.js';
import { readSchedule, type Schedule } from '../../wire/schedule.js';
import type { CueSink, Detach } from '../players/cue-sink.js';
import { manualCue } from '../players/manual.js';
import { watchPlayer } from '../players/watch.js';
import type { Context } from './context.js';

/** Most products that a rail draws in the order of the show (`max-picks`). */
const MAX_RAIL = 24;

/** The stage of one element. */
export class Stage {
  #context: Context;
  #changed: (show: ShowState, before: ShowState) => void;
  #player: unknown = null;
  #schedule: Schedule | null = null;
  #detach: Detach | null = null;
  readonly #sink: CueSink;

  /** @param changed Told of every change of the show, with what it was before. */
  constructor(context: Context, changed: (show: ShowState, before: ShowState) => void) {
    this.#context = context;
    this.#changed = changed;
    this.#sink = {
      cue: (cue) => this.#apply(cue),
      upcoming: (ids) => this.#announce(ids),
      fault: (error) => this.#context.fault(error, 'cue'),
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
  }

  /** `highlight()`. */
  highlight(productIds: unknown, stage: unknown): void {
    try {
      this.#apply(manualCue(productIds, stage));
    } catch (error) {
      this.#context.fault(error, 'cue');
    }
  }

  #apply(cue: StageCue): void {
    const { show } = this.#context.store.state;
    const same = cue.ids.join('\n') === show.onStage.join('\n');
    if (same && (cue.stage ?? show.stage) === show.stage) return;
    this.#set(applyCue(show, cue));
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
