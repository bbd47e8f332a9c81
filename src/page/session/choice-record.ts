/**
 * What is on, and how a choice gets there: recorded by the engine, or withdrawn and erased, then put
 * into the state. `choice.ts` decides when.
 */

import type { ConsentChoice, ConsentSource, Purpose, Purposes } from '../../core/consent.js';
import { anyPurpose, NO_PURPOSES, withoutPurposes } from '../../core/consent.js';
import type { EngineEvent, OpenResult } from '../../core/protocol.js';
import type { MarkerListener } from '../consent/marker.js';
import { readMarker, tellsLoss, writeMarker } from '../consent/marker.js';
import { tellChange } from '../consent/returns.js';
import { dropMarker, writeTabChoice, writeTabNo } from '../consent/tab-choice.js';
import { limitPurposes, makeChoice, notKept } from './choice-form.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import type { Decider } from './outside-part.js';
import type { OffCause } from './state.js';

type Changed = Extract<EngineEvent, { kind: 'consent-changed' }>;

/** What the record needs of the part that decides. */
export interface ChoiceRecordOptions {
  /** Told whenever what is allowed may have changed. */
  readonly changed: () => void;
  /** Told of the viewer's own newest choice. */
  readonly decided: (purposes: Purposes) => void;
  /** Whether a profile was left behind by a visit whose marker is lost. */
  readonly isBehind: () => Promise<boolean>;
  /** Told of a no that found none; `again` erases one that turns up late. */
  readonly noAnyway: (again: () => Promise<void>) => void;
  /** Who listens to markers here, and is told nothing of our own. */
  readonly by: MarkerListener;
}

/** The choice that holds for one element. */
export class ChoiceRecord {
  #context: Context;
  #engine: EngineHost;
  readonly #options: ChoiceRecordOptions;
  #recorded: Purposes = NO_PURPOSES;
  #waiting: readonly Purpose[] = [];
  /** True while what is on came back with the tab, and the viewer has not chosen here since. */
  carried = false;
  /** True once a yes was found whose record is gone, until a choice is recorded. */
  #lost = false;

  constructor(context: Context, engine: EngineHost, options: ChoiceRecordOptions) {
    this.#context = context;
    this.#engine = engine;
    this.#options = options;
  }

  /** What the newest record allows; what tools and signals keep off now is still in it. */
  get recorded(): Purposes {
    return this.#recorded;
  }

  /** Of these: not on until the viewer has answered to their changed notice (viewer rules, 8). */
  get waiting(): readonly Purpose[] {
    return this.#waiting;
  }

  /**
   * No record was found. Where the marker tells of a yes, the browser has lost it, and the ledger with
   * it (docs/storage.md); a storage that cannot be read is not lost.
   */
  noteLoss({ storage }: Pick<OpenResult, 'storage'>): void {
    const { settings, now, store } = this.#context;
    if (storage === 'memory' || readMarker(settings().shop, now())?.answer !== 'yes') return;
    this.#lost = true;
    store.notice('kept-lost', true);
  }

  get #isLost(): boolean {
    return this.#lost || tellsLoss(this.#context.settings().shop);
  }

  /** Records a choice and goes on with what was kept of it. */
  async record(
    purposes: Purposes,
    by: Decider,
    waiting: readonly Purpose[] = this.#waiting,
  ): Promise<void> {
    const { store, fault } = this.#context;
    const before = store.state;
    store.update({ busy: 'choosing' });
    // What is taken away stops now, whatever the engine says later.
    if (before.phase === 'on' && before.purposes.counts && !purposes.counts) {
      store.update({ purposes: { ...before.purposes, counts: false } });
      this.#options.changed();
    }
    try {
      await this.#engine.open();
      const choice = await makeChoice(this.#context, purposes, by, waiting);
      const lost = this.#isLost ? { lost: true as const } : {};
      const kept = await this.#engine.ask({ kind: 'consent', choice, ...lost });
      if (by.source === 'viewer') this.carried = false;
      this.#keepInTab({ ...choice, purposes: kept.purposes });
      store.update({ storage: kept.storage });
      store.notice('memory-only', kept.storage === 'memory');
      store.notice('choice-not-kept', false);
      // In memory there is no record to come back to, so the marker would promise too much.
      if (kept.storage !== 'memory') {
        this.#lost &&= choice.device === 'shared';
        this.mark('yes');
      }
      if (by.source === 'viewer') this.#options.decided(kept.purposes);
      this.enter(kept.purposes, kept.askAgain);
      this.#tell(store.state.purposes, by.source);
    } catch (error) {
      store.notice('choice-not-kept', true);
      // Whoever sets a vault up reads what is wrong with it.
      fault(this.#context.settings().vault === null ? notKept(error) : error, 'consent');
      if (before.phase !== 'on') this.#engine.close();
      else if (!purposes.counts) this.enter({ ...before.purposes, counts: false });
    } finally {
      store.update({ busy: null });
    }
  }

  /** Withdraws every purpose and erases; where nothing can be kept, only the marker is written. */
  async withdraw(by: Decider, ledgerToo: boolean): Promise<void> {
    const { store, settings, now, fault } = this.#context;
    const { source } = by;
    const isOwn = source === 'viewer';
    if (isOwn) this.#options.decided(NO_PURPOSES);
    const mayHold =
      this.#engine.isOpen ||
      store.state.phase === 'on' ||
      readMarker(settings().shop, now())?.answer === 'yes' ||
      (await this.#options.isBehind());
    if (!mayHold) {
      this.#options.noAnyway(async () => {
        // A yes since then is newer.
        if (store.state.phase !== 'on') await this.withdraw(by, ledgerToo);
      });
      this.mark('no', !isOwn);
      this.leave('refused');
      this.#tell(NO_PURPOSES, source);
      return;
    }
    store.update({ busy: 'erasing', purposes: NO_PURPOSES, picks: null, total: 0 });
    this.#options.changed();
    try {
      await this.#engine.open();
      const choice = await makeChoice(this.#context, NO_PURPOSES, by);
      const erased = await this.#engine.ask({ kind: 'erase', ledgerToo, choice });
      this.mark('no', !isOwn);
      store.notice('choice-not-kept', false);
      store.update({ erased });
      this.leave(!isOwn && store.state.minor ? 'minor' : 'erased');
      this.#tell(NO_PURPOSES, source);
    } catch (error) {
      // Said as it is: what is stored may still be there, and the viewer can press again.
      store.notice('choice-not-kept', true);
      fault(notKept(error), 'consent');
    } finally {
      store.update({ busy: null });
    }
  }

  /** Something is on: as recorded, but for what is denied now or waits for its own answer. */
  enter(recorded: Purposes, waiting = this.#waiting): void {
    const { picks, total } = this.#context.store.state;
    this.#recorded = recorded;
    this.#waiting = waiting;
    const allowed = this.limit(recorded);
    this.#context.store.notice('kept-lost', false);
    const purposes = withoutPurposes(allowed, waiting);
    this.#context.store.update({
      askAgain: waiting.filter((purpose) => allowed[purpose]),
      phase: 'on',
      offCause: null,
      erased: null,
      purposes,
      ...(purposes.picks ? { picks, total } : { picks: null, total: 0 }),
    });
    this.#options.changed();
  }

  /** Another tab chose, or the viewer did in the vault: then the marker is this page's to write. */
  follow({ purposes, erased, askAgain, result }: Changed): void {
    const inVault = this.#engine.vault !== null;
    const isOn = anyPurpose(purposes);
    if (inVault) this.mark(isOn ? 'yes' : 'no');
    if (result !== undefined) this.#context.store.update({ erased: result });
    if (isOn) this.enter(purposes, askAgain);
    else this.leave(erased ? 'erased' : 'refused');
    if (inVault) this.#tell(this.#context.store.state.purposes, 'viewer');
  }

  /** Nothing is on. */
  leave(cause: OffCause): void {
    const { store } = this.#context;
    this.#recorded = NO_PURPOSES;
    this.#waiting = [];
    store.notice('kept-lost', false);
    store.update({
      phase: 'off',
      offCause: cause === 'refused' && store.state.minor ? 'minor' : cause,
      purposes: NO_PURPOSES,
      askAgain: [],
      picks: null,
      total: 0,
      dismissed: null,
      panel: null,
    });
    this.#options.changed();
    this.#engine.close();
  }

  /** @param outside A no that came from outside the widget: a tool there may take it back. */
  mark(answer: 'yes' | 'no', outside = false): void {
    const { settings, options, now, store } = this.#context;
    const { shop } = settings();
    if (store.state.shared) {
      if (answer === 'no') writeTabNo(shop, outside ? 'page' : 'viewer');
      dropMarker(shop);
      return;
    }
    const choice = { answer, notice: options.notice().version, outside, lost: this.#isLost };
    writeMarker(shop, choice, now(), this.#options.by);
    if (answer === 'yes') tellChange(shop);
  }

  /** On a shared device the tab keeps the choice; elsewhere the engine's record does. */
  #keepInTab(choice: ConsentChoice): void {
    writeTabChoice(this.#context.settings().shop, choice.device === 'shared' ? choice : null);
  }

  /** What of a choice is allowed here and now. */
  limit(wanted: Purposes): Purposes {
    return limitPurposes(wanted, this.#context.store.state);
  }

  #tell(purposes: Purposes, source: ConsentSource): void {
    this.#context.options.fire('sp-consent', { purposes, source });
  }
}
