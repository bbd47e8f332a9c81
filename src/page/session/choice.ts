/**
 * The viewer's choice: asked, taken back, and followed in other tabs. What is kept of a yes is the
 * engine's consent record; a no leaves only the coarse marker, and loads nothing.
 */
import type { ConsentChoice, ConsentSource, Purpose, Purposes } from '../../core/consent.js';
import {
  anyPurpose,
  firstLayerPurposes,
  NO_PURPOSES,
  PURPOSES,
  withoutPurposes,
} from '../../core/consent.js';
import type { EngineEvent, OpenResult } from '../../core/protocol.js';
import { countsConfigured } from '../../wire/settings.js';
import { leftBehind } from '../consent/left-behind.js';
import type { ChoiceMarker, MarkerListener } from '../consent/marker.js';
import { hasMarker, parseMarker, readMarker, watchMarkers } from '../consent/marker.js';
import { markerKey } from '../consent/marker-key.js';
import { changeKey, watchReturns } from '../consent/returns.js';
import { optOutSignal } from '../consent/signals.js';
import { readTabChoice, writeTabChoice } from '../consent/tab-choice.js';
import { Behind } from './behind.js';
import { samePurposes, whyNotAsk } from './choice-form.js';
import { ChoiceRecord } from './choice-record.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import { OutsidePart } from './outside-part.js';
import { lookFor } from './vault.js';

/** The choice for one element. */
export class Choice {
  #context: Context;
  #engine: EngineHost;
  #changed: () => void;
  /** Choices are carried out one after the other, in the order they were made. */
  #tail: Promise<void> = Promise.resolve();
  #started = false;
  #outside: OutsidePart;
  #record: ChoiceRecord;
  /** What the page's consent tool said before the start. */
  #early: unknown[] = [];
  #unwatch: (() => void) | null = null;
  #behind = new Behind();
  #look: typeof leftBehind;

  /** @param changed Told whenever what is allowed may have changed. */
  constructor(context: Context, engine: EngineHost, changed: () => void) {
    this.#context = context;
    this.#engine = engine;
    this.#changed = changed;
    this.#look = lookFor(context, context.options.leftBehind ?? leftBehind);
    this.#outside = new OutsidePart(context, () => this.#outsideChanged());
    this.#record = new ChoiceRecord(context, engine, {
      changed,
      decided: (purposes) => {
        this.#outside.own = purposes;
      },
      isBehind: () => this.#behind.isProfile(),
      noAnyway: (again) => this.#behind.noAnyway(() => this.#enqueue(again)),
      by: (key, text) => this.#onMarker(key, text),
    });
  }

  /** Finds out where the viewer stands. Reads the marker; starts the engine only after a yes. */
  start(): void {
    const { store, settings, now } = this.#context;
    this.#started = true;
    const ofTab = readTabChoice(settings().shop);
    store.update({ shared: ofTab !== null });
    this.readSignals();
    for (const input of this.#early.splice(0)) this.#outside.say(input);
    this.#outside.start();
    if (ofTab !== null) {
      this.#startTab(ofTab);
      return;
    }
    const marker = readMarker(settings().shop, now());
    this.#outside.own = marker?.answer === 'no' && !marker.outside ? NO_PURPOSES : null;
    if (marker?.answer === 'yes') {
      store.update({ phase: 'starting' });
      this.#resume();
    } else if (marker?.answer === 'no') this.#record.leave('refused');
    else this.#ask();
    if (marker?.answer !== 'yes') void this.#guard(this.#lookBehind(marker));
    this.#enqueue(() => this.#followOutside());
  }

  /** Goes on with the choice that this tab made on a shared device. */
  #startTab({ purposes, source }: ConsentChoice): void {
    if (source === 'viewer' || source === 'tab') this.#outside.own = purposes;
    if (anyPurpose(purposes)) {
      this.#context.store.update({ phase: 'starting' });
      this.#resume();
    } else this.#record.leave('refused');
    this.#enqueue(() => this.#followOutside());
  }

  /** What kept the storage from opening is gone: what is recorded there can be read. */
  startAgain(): void {
    const { store } = this.#context;
    store.notice('storage-busy', false);
    // What was chosen in the meantime holds for this page.
    if (store.state.phase === 'on') return;
    this.#engine.close();
    this.start();
  }

  /** Whether all that is on ends with this tab; while nothing is on, it holds for the next yes. */
  forgetOnClose(on: boolean): void {
    const { store, settings } = this.#context;
    const { shop } = settings();
    this.#enqueue(async () => {
      if (store.state.shared === on) return;
      store.update({ shared: on });
      this.readSignals();
      if (store.state.phase === 'on') {
        const by = { source: this.#record.carried ? 'tab' : 'viewer' } as const;
        await this.#record.record(this.#record.limit(this.#record.recorded), by);
        if (!store.state.notices.includes('choice-not-kept')) return;
        store.update({ shared: !on });
        this.readSignals();
      } else if (!on && readTabChoice(shop) !== null) {
        // What was a no of this tab is one that is kept.
        writeTabChoice(shop, null);
        this.#record.mark('no');
      }
    });
  }

  /** The marker may have been lost, or be older than the engine's record, which is what counts. */
  #lookBehind(marker: ChoiceMarker | null): Promise<void> {
    const { store, settings, now } = this.#context;
    const { shop } = settings();
    // One that has run out was not lost: the viewer may be asked again.
    const isLost = marker === null && !hasMarker(shop);
    return this.#behind.look(shop, this.#look, (behind) => {
      if (behind !== 'profile' && !(behind === 'records' && isLost)) return;
      this.#resume(() => {
        const isOther = readMarker(shop, now())?.answer !== marker?.answer;
        return !isOther && settings().shop === shop && store.state.phase !== 'on';
      });
    });
  }

  /** Follows the choices made in other tabs, and at other elements of this page. */
  watch(): void {
    if (this.#unwatch === null) {
      const ends = [
        watchMarkers(this.#onMarker),
        watchReturns(() => this.#lookAgain(readMarker(this.#context.settings().shop, 0))),
      ];
      this.#unwatch = () => {
        for (const end of ends) end();
      };
    }
    if (this.#started) this.#outside.start();
  }

  /** The element is gone for now. */
  unwatch(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#outside.stop();
  }

  /** Reads what limits the choice from outside: Global Privacy Control, `minor`, the collector. */
  readSignals(): void {
    const { store, settings } = this.#context;
    const signalHonoured = optOutSignal();
    const { minor } = settings();
    store.update({
      signalHonoured,
      minor,
      countsOffered: countsConfigured(settings()) && !signalHonoured && !store.state.shared,
    });
    const { phase } = store.state;
    if (minor && (phase === 'asking' || phase === 'off')) this.#record.leave('minor');
    if (
      phase !== 'on' ||
      samePurposes(this.#record.limit(this.#record.recorded), this.#record.recorded)
    )
      return;
    // What is not allowed stops now; the record follows.
    this.#record.enter(this.#record.recorded);
    this.#enqueue(() => this.#followOutside());
  }

  /** First-layer yes. Counts need their own step where they go to someone else (viewer rules, 9). */
  accept(): void {
    const { countsOffered, notified } = this.#context.store.state;
    const ours = notified.recipient === null && notified.recipientCountry === null;
    this.save(firstLayerPurposes(countsOffered && ours), 'viewer');
  }

  /** Turns on what is wanted and off what is not; nothing wanted withdraws and erases. */
  save(wanted: Purposes, source: ConsentSource): void {
    this.#enqueue(async () => {
      const limited = this.#record.limit(wanted);
      if (!anyPurpose(limited)) return this.#record.withdraw({ source }, false);
      // What waits for its own answer is neither answered nor lost by another choice.
      const on = withoutPurposes(this.#record.recorded, this.#record.waiting);
      const purposes: Record<Purpose, boolean> = { ...limited };
      for (const purpose of PURPOSES) {
        if (this.#record.recorded[purpose] && !on[purpose]) purposes[purpose] = true;
      }
      const waiting = this.#record.waiting.filter((purpose) => !limited[purpose]);
      return this.#record.record(this.#record.limit(purposes), { source }, waiting);
    });
  }

  /** The viewer's answer to the changed notice: for what changed, and nothing else. */
  answerChange(yes: boolean): void {
    this.#enqueue(async () => {
      const { askAgain } = this.#context.store.state;
      if (askAgain.length === 0) return;
      const wanted = yes ? this.#record.recorded : withoutPurposes(this.#record.recorded, askAgain);
      const purposes = this.#record.limit(wanted);
      const by = { source: 'viewer' } as const;
      if (anyPurpose(purposes)) await this.#record.record(purposes, by, []);
      else await this.#record.withdraw(by, false);
    });
  }

  /** No: only the marker is written. Where something is on, it is withdrawn. */
  refuse(): void {
    this.save(NO_PURPOSES, 'viewer');
  }

  /** Stop and erase. */
  erase(ledgerToo: boolean): void {
    this.#enqueue(() => this.#record.withdraw({ source: 'viewer' }, ledgerToo));
  }

  /** What the page's own consent tool says; recorded as set by the page. */
  say(input: unknown): void {
    if (this.#started) this.#outside.say(input);
    else this.#early.push(input);
  }

  /** The `consentMap` property. */
  setMap(input: unknown): void {
    this.#outside.setMap(input);
  }

  #outsideChanged(): void {
    if (!this.#started) return;
    const { phase, offCause } = this.#context.store.state;
    if (phase === 'asking' || offCause === 'waiting' || offCause === 'outside') this.#ask();
    // What is denied stops now; the record follows.
    if (phase === 'on') this.#record.enter(this.#record.recorded);
    this.#enqueue(() => this.#followOutside());
  }

  /** Records what tools outside the widget turned off, and what they turned on. */
  async #followOutside(): Promise<void> {
    const { phase } = this.#context.store.state;
    if (phase === 'starting') return;
    const before = phase === 'on' ? this.#record.recorded : NO_PURPOSES;
    const wanted = () => this.#record.limit(this.#outside.withGrants(before));
    if (samePurposes(wanted(), before)) return;
    if (phase !== 'on') {
      // The marker does not tell all that the viewer said no to before.
      this.#outside.own ??= (await this.#engine.open()).own;
      if (!anyPurpose(wanted())) {
        this.#engine.close();
        return;
      }
    }
    const next = wanted();
    const decider = this.#outside.decider(before, next);
    if (anyPurpose(next)) await this.#record.record(next, decider);
    else await this.#record.withdraw(decider, false);
  }

  /** Another tab chose, as its engine tells ours. */
  followEngine(changed: Extract<EngineEvent, { kind: 'consent-changed' }>): void {
    this.#outside.own = changed.purposes;
    this.#record.follow(changed);
  }

  /** Someone else chose while no engine runs here: the marker tells. */
  #onMarker: MarkerListener = (key, text) => {
    const { store, settings, now } = this.#context;
    const { phase, shared } = store.state;
    const { shop } = settings();
    if (!this.#started || shared || (key !== markerKey(shop) && key !== changeKey(shop))) return;
    if (key === changeKey(shop)) {
      if (text !== null) this.#lookAgain(readMarker(shop, now()));
      return;
    }
    const marker = text === null ? null : parseMarker(text, now());
    if (phase === 'on') {
      this.#lookAgain(marker);
      return;
    }
    if (marker?.answer === 'no' && !marker.outside) this.#outside.own = NO_PURPOSES;
    if (marker?.answer === 'no' && phase !== 'off') this.#record.leave('refused');
    if (marker?.answer === 'yes') void this.#followYes(shop);
  };

  /** A yes leaves a record; a marker without one is nobody's choice, and starts nothing (rule 1). */
  async #followYes(shop: string): Promise<void> {
    const elsewhere = this.#context.settings().vault !== null;
    if (elsewhere || (await this.#look(shop)) !== 'nothing') this.#resume();
  }

  /** The engine looks at the records again; it tells what has changed. The marker alone only forbids. */
  #lookAgain(marker: ChoiceMarker | null): void {
    this.#enqueue(async () => {
      const { phase, shared } = this.#context.store.state;
      if (phase !== 'on' || shared || !this.#engine.isRunning) return;
      const most = marker?.answer === 'yes' ? this.#record.recorded : NO_PURPOSES;
      try {
        await this.#engine.ask({ kind: 'sync', most });
      } catch (error) {
        // It heard of the other tab's no by itself, and was closed for it.
        if (this.#engine.isRunning) throw error;
      }
    });
  }

  /** The engine is back, or reads a record for the first time: what it holds is what counts. */
  resumeWith(opened: OpenResult): void {
    const { store } = this.#context;
    store.update({ basedOnMe: opened.basedOnMe, storage: opened.storage });
    if (opened.purposes === null) {
      if (store.state.shared) {
        this.#enqueue(() => this.#resumeTab());
        return;
      }
      if (opened.waiting) {
        // Kept open: it tells when the storage is free.
        store.update({ phase: 'off', offCause: 'fault', purposes: NO_PURPOSES });
        this.#changed();
        return;
      }
      this.#engine.close();
      this.#record.noteLoss(opened);
      this.#ask();
      return;
    }
    this.#outside.own = opened.own;
    // Written anew where it was lost or is older.
    const answer = anyPurpose(opened.purposes) ? 'yes' : 'no';
    const { settings, now } = this.#context;
    const isOwn = opened.own !== null && !anyPurpose(opened.own);
    if (readMarker(settings().shop, now())?.answer !== answer) this.#record.mark(answer, !isOwn);
    if (answer === 'no') this.#record.leave('refused');
    else {
      this.#record.enter(opened.purposes, opened.askAgain);
      this.#enqueue(() => this.#followOutside());
    }
  }

  /** Tells the engine of the choice that this tab made; nothing of it is on disk. */
  async #resumeTab(): Promise<void> {
    const { settings, store } = this.#context;
    const choice = readTabChoice(settings().shop);
    if (choice === null || !anyPurpose(choice.purposes)) return this.#record.leave('refused');
    const { purposes, storage } = await this.#engine.ask({ kind: 'consent', choice });
    store.update({ storage });
    this.#record.enter(purposes);
    this.#record.carried = choice.source === 'tab';
  }

  #resume(isWanted = () => this.#context.store.state.phase !== 'on'): void {
    this.#enqueue(async () => {
      // A choice made here meanwhile is newer than the one to be read.
      if (!isWanted()) return;
      try {
        this.resumeWith(await this.#engine.open());
      } catch (error) {
        const { store, fault } = this.#context;
        store.notice('engine-failed', true);
        fault(error, 'engine');
        // The record cannot be read, so nothing may be on; the marker stays for the next visit.
        this.#record.leave('fault');
      }
    });
  }

  #ask(): void {
    const { store } = this.#context;
    const cause = whyNotAsk(store.state);
    if (cause !== null && cause === store.state.offCause) return;
    if (cause === null) store.update({ phase: 'asking', offCause: null, purposes: NO_PURPOSES });
    else this.#record.leave(cause);
    this.#changed();
  }

  #enqueue(work: () => Promise<void> | void): void {
    this.#tail = this.#guard(this.#tail.then(work));
  }

  #guard(work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      this.#context.fault(error, 'consent');
    });
  }
}
