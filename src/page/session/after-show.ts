/** What the offers purpose shows: as the engine made it, less what was closed, plus what was missed. */

import type { AfterShow, Switched } from '../../core/after-show.js';
import { isOff, NOTHING_AFTER_SHOW, RECAP_ITEMS } from '../../core/after-show.js';
import type { ShowState } from '../../core/show.js';
import { isOver } from '../../core/show.js';
import { jumpTo, positionIn, type ReplayTarget } from '../players/replay.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import { mayNotify, notifyHere, notifyState, whenWorking } from './notify.js';

/** Recap and offers of one element. */
export class AfterShowPart {
  #context: Context;
  #made: AfterShow = NOTHING_AFTER_SHOW;
  #closedOffers = new Set<string>();
  #closedReminders = new Set<string>();
  #recapClosed = false;
  #listening = false;
  /** Whether it is waited for the page's service worker. */
  #awaiting = false;
  /** On stage now, and only while the page was hidden so far. */
  #unseen = new Set<string>();
  /** Came and left the stage while the page was hidden, oldest first. */
  #missed = new Set<string>();
  /** Where each product came on stage, in seconds of the player's clock. */
  #moments = new Map<string, number>();
  #unreachable = false;
  #player: unknown = null;
  #hidden: { readonly what: Switched; readonly productId: string } | null = null;
  readonly #engine: Pick<EngineHost, 'tell'>;

  constructor(context: Context, engine: Pick<EngineHost, 'tell'>) {
    this.#context = context;
    this.#engine = engine;
  }

  /** The `player` property. */
  set player(player: unknown) {
    this.#player = player;
  }

  /** The engine made it anew. */
  hear(made: AfterShow): void {
    this.#made = made;
    this.#show();
    void this.#lookNotify();
  }

  /** What is allowed may have changed: without the purpose all of it is forgotten. */
  sync(): void {
    const { phase, purposes } = this.#context.store.state;
    const allowed = phase === 'on' && purposes.offers;
    this.#listen(allowed);
    if (allowed) {
      this.#show();
      void this.#lookNotify();
    } else this.reset();
  }

  /** Forgets everything: another show, another shop, or no engine. */
  reset(): void {
    this.#made = NOTHING_AFTER_SHOW;
    this.#closedOffers.clear();
    this.#closedReminders.clear();
    this.#recapClosed = false;
    this.#unseen.clear();
    this.#missed.clear();
    this.#moments.clear();
    this.#unreachable = false;
    this.#hidden = null;
    this.#show();
    void this.#lookNotify();
  }

  /** The element is gone for now. */
  stop(): void {
    this.#listen(false);
  }

  /** The show went on. */
  stageChanged(before: ShowState, now: ShowState): void {
    if (this.#listening) this.#follow(before.onStage, now.onStage);
    if (!isOver(now)) this.#recapClosed = false;
    this.#show();
    if (isOver(now) && !isOver(before)) this.#tellOutside();
  }

  /** Turns one item off, or on again, at once; the engine keeps it. */
  turn(what: Switched, productId: string, on: boolean): void {
    // Messages are turned on by a press that is proven; this wish needs none.
    if (what === 'notify') return;
    this.#engine.tell({ kind: 'after-show-switch', what, productId, on });
    const others = this.#made.switched.filter(
      (each) => each.what !== what || each.productId !== productId,
    );
    // Until the engine has said it, with an id that nothing has.
    const off = on ? [] : [{ id: '', at: 0, what, productId }];
    this.#made = { ...this.#made, switched: [...others, ...off] };
    this.#hidden = on ? null : { what, productId };
    this.#show();
  }

  /** In the viewer's press: messages of this browser on, if the browser lets the page, or off. */
  async setNotify(wanted: boolean): Promise<void> {
    const on = wanted && (await mayNotify());
    this.#engine.tell({ kind: 'after-show-switch', what: 'notify', on });
    const others = this.#made.switched.filter(({ what }) => what !== 'notify');
    const note = on ? [{ id: '', at: 0, what: 'notify' as const }] : [];
    this.#made = { ...this.#made, switched: [...others, ...note] };
    await this.#lookNotify();
  }

  /** Reads what the browser lets the page do; asks for nothing, and without the purpose not even that. */
  async #lookNotify(): Promise<void> {
    const { store } = this.#context;
    const isAllowed = () => store.state.phase === 'on' && store.state.purposes.offers;
    const wanted = this.#made.switched.some(({ what }) => what === 'notify');
    const found = isAllowed() ? await notifyState(wanted) : 'none';
    const notify = isAllowed() ? found : 'none';
    if (notify !== store.state.notify) store.update({ notify });
    if (found !== 'none' || !isAllowed() || this.#awaiting) return;
    this.#awaiting = true;
    void whenWorking().then(() => this.#lookNotify());
  }

  /** The show ended in the background, and something of it was missed. */
  #tellOutside(): void {
    const { store, options } = this.#context;
    if (document.visibilityState !== 'hidden' || store.state.notify !== 'on') return;
    // Not what is left of it after what the viewer turned off: the page can read that a message came.
    if (this.#missed.size === 0 || options.messageOver === undefined) return;
    void notifyHere(options.messageOver());
  }

  /** The viewer has seen enough of what is shown now. */
  close(): void {
    const shown = this.#context.store.state.afterShow;
    for (const { productId } of shown?.offers ?? []) this.#closedOffers.add(productId);
    for (const { productId } of shown?.reminders ?? []) this.#closedReminders.add(productId);
    this.#hidden = null;
    this.#recapClosed ||= isOver(this.#context.store.state.show);
    this.#show();
  }

  /** The viewer wants to see the moment at which a product was on stage. */
  replay(productId: string): void {
    const seconds = this.#moments.get(productId);
    if (seconds === undefined) return;
    const { options } = this.#context;
    const taken = options.fire('sp-replay', { productId, seconds });
    this.#unreachable = !taken && !jumpTo(options.host, this.#target, seconds);
    this.#show();
  }

  get #target(): ReplayTarget {
    return { playerId: this.#context.settings().playerId, player: this.#player };
  }

  #follow(before: readonly string[], now: readonly string[]): void {
    this.#noteMoment(now.filter((id) => !before.includes(id)));
    for (const id of before) {
      if (!now.includes(id) && this.#unseen.delete(id)) this.#missed.add(id);
    }
    for (const id of now) {
      if (before.includes(id)) continue;
      if (document.visibilityState === 'hidden') this.#unseen.add(id);
      else this.#missed.delete(id);
    }
  }

  /** The earliest moment holds: later ones may be jumps into the middle of it. */
  #noteMoment(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const seconds = positionIn(this.#context.options.host, this.#target);
    if (seconds === null) return;
    for (const id of ids) {
      this.#moments.set(id, Math.min(seconds, this.#moments.get(id) ?? seconds));
    }
  }

  #listen(on: boolean): void {
    if (on === this.#listening) return;
    this.#listening = on;
    if (on) document.addEventListener('visibilitychange', this.#onVisibility);
    else document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #onVisibility = (): void => {
    if (document.visibilityState === 'visible') this.#unseen.clear();
  };

  #show(): void {
    const { store } = this.#context;
    const { phase, purposes, show } = store.state;
    const recapDue = isOver(show) && !this.#recapClosed;
    const isOn =
      (what: Switched, closed?: ReadonlySet<string>) =>
      ({ productId }: { readonly productId: string }) =>
        closed?.has(productId) !== true && !isOff(switched, what, productId);
    const { switched } = this.#made;
    const offers = this.#made.offers.filter(isOn('offer', this.#closedOffers));
    const made = recapDue ? this.#made.recap : null;
    const recap = made && { ...made, items: made.items.filter(isOn('recap')) };
    const all = recapDue ? [...this.#missed].map((productId) => ({ productId })) : [];
    // What is in the recap has its moment there.
    const told = new Set(recap?.items.map(({ productId }) => productId));
    const missed = all
      .filter(({ productId }) => !told.has(productId))
      .filter(isOn('missed'))
      .slice(-RECAP_ITEMS)
      .map(({ productId }) => productId);
    const reminders = this.#made.reminders.filter(isOn('reminder', this.#closedReminders));
    const some = offers.length + missed.length + reminders.length > 0 || recap !== null;
    const allowed = phase === 'on' && purposes.offers;
    const beside = {
      switched,
      hidden: this.#hidden,
      moments: new Map(this.#moments),
      unreachable: this.#unreachable,
    };
    const afterShow =
      (some || this.#hidden !== null) && allowed
        ? { offers, recap, missed, reminders, ...beside }
        : null;
    if (afterShow !== null || store.state.afterShow !== null) store.update({ afterShow });
  }
}
