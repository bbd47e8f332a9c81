/**
 * Sees to it that a viewer who counts sends one report a show, and never two bodies under one id
 * (design, section 4). The page holds either nothing or exactly the bytes on disk:
 *
 *   (start) ─► draw ── commit ──► offered ──recall──► recalling ──dropped──► commit ──► offered …
 *                                    │                    │
 *                                  tried                tried
 *                                    └──────► frozen ◄────┘ ──done──► ended
 *
 * Nothing is drawn before the show starts: a page that goes away sends what it holds, and leaving
 * the countdown would freeze a report that says "none" and that no collector takes yet.
 * A commit names the revision it replaces, so even two tabs without a lock cannot both change a
 * report. A report that is found, at a start or when another tab let go, counts as tried.
 */

import { StreamPicksError } from '../../core/errors.js';
import type { CountsState, EngineEvent } from '../../core/protocol.js';
import type { ManifestQuestion } from '../../core/report.js';
import { isExpired, RETENTION_DAYS } from '../../core/retention.js';
import type { ReportView } from '../../core/view.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import type { AuditTrail } from '../audit.js';
import { hasSubtle } from '../bytes.js';
import { holdLock } from '../storage/locks.js';
import type { Storage } from '../storage/storage.js';
import type { Vault, Write } from '../storage/vault.js';
import { ConflictError, retryConflicts } from '../storage/vault.js';
import type { Plan } from './draw.js';
import { drawReport, matchesPin, readPlan } from './draw.js';
import { pruneWrite, readLedger, readsBack } from './ledger.js';
import type { KeptReport, OutboxRecord } from './outbox.js';
import { bodyFor, frozen, isOpen, Outbox, offerOf, viewOf } from './outbox.js';
import { spendOn } from './spend.js';
import { Wait } from './wait.js';

/** What a reporter needs. */
export interface ReporterOptions {
  readonly storage: Storage;
  readonly audit: AuditTrail;
  readonly shop: string;
  readonly stream: string;
  /** Base address of the collector of this page. */
  readonly collector: string;
  readonly emit: (event: EngineEvent) => void;
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  /** Which ledger the viewer said yes to; one that was erased since is another. */
  readonly ledgerEpoch: () => number;
  /** The true answer to a question now. */
  readonly answerOf: (question: ManifestQuestion) => number;
  /** Runs work in the engine's own order. */
  readonly enqueue: (work: () => Promise<void>) => void;
}

interface Held {
  kept: KeptReport;
  phase: 'offered' | 'recalling' | 'frozen';
  /** Lets go of the show's lock. */
  readonly release: AbortController;
}

/** The reports of one engine: the one of the running show, and old ones that never went. */
export class Reporter {
  readonly #options: ReporterOptions;
  readonly #held = new Map<string, Held>();
  /** For the show to start. */
  readonly #wait: Wait;
  #plan: Plan | null = null;
  #lock: AbortController | null = null;
  #state: CountsState = { state: 'off' };

  constructor(options: ReporterOptions) {
    this.#options = options;
    this.#wait = new Wait(options.now);
  }

  /**
   * Takes part in the show that the manifest plans. Throws code `manifest` when it cannot be read.
   * Call it only while counts are on.
   */
  async start(text: string, pin: string | undefined, earliest: boolean): Promise<CountsState> {
    if (this.#lock !== null) {
      this.#offerAgain();
      return this.#state;
    }
    if (this.#options.storage.disk === null || !hasSubtle()) return { state: 'off' };
    const plan = await readPlan(text, this.#options, earliest, this.#options.now());
    if (pin !== undefined && pin !== '' && !matchesPin(pin, plan.hash)) {
      this.#state = { state: 'mismatch' };
      return this.#state;
    }
    this.#plan = plan;
    this.#state = await this.#claim();
    return this.#state;
  }

  /** Hands over what earlier shows left behind: as it is until the deadline, then never. */
  async resume(): Promise<void> {
    const outbox = this.#outbox();
    if (outbox === null) return;
    await this.#options.storage.attempt(async () => {
      for (const kept of await outbox.all()) {
        const { stream, collector } = kept.record;
        if (stream === this.#options.stream || collector !== this.#options.collector) continue;
        if (!isOpen(kept.record)) continue;
        const release = new AbortController();
        const mine = await holdLock(`show:${stream}`, release.signal, () => undefined, false);
        if (!mine) continue;
        const fresh = await outbox.get(stream);
        const state = fresh === null ? null : await this.#offerFound(outbox, fresh, release);
        if (state?.state !== 'counting') release.abort();
      }
    });
  }

  /** Something that a question may ask about has changed: takes the report back if it must change. */
  changed(): void {
    for (const held of this.#held.values()) {
      if (held.phase !== 'offered' || this.#options.storage.disk === null) continue;
      if (this.#bodyNow(held.kept.record) === held.kept.record.body) continue;
      held.phase = 'recalling';
      this.#options.emit({ kind: 'report-recall', id: held.kept.record.id });
    }
  }

  /** The page's answer to a recall. */
  async recalled(id: string, answer: 'dropped' | 'tried'): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined || held.phase === 'frozen') return;
    if (answer === 'tried') return this.#freeze(held);
    const body = this.#bodyNow(held.kept.record);
    if (body !== held.kept.record.body) {
      const outbox = this.#outbox();
      // Without a disk nothing is handed over again; what is on disk goes at the next start.
      if (outbox === null) return;
      const record = { ...held.kept.record, body };
      if (!(await this.#commit(held, outbox, record))) return;
    }
    held.phase = held.kept.record.state === 'tried' ? 'frozen' : 'offered';
    this.#offer(held.kept.record);
  }

  /** The first attempt to send is being made. */
  async tried(id: string): Promise<void> {
    const held = this.#held.get(id);
    if (held !== undefined && held.phase !== 'frozen') await this.#freeze(held);
  }

  /** The report has gone, or never will. */
  async done(id: string, outcome: 'sent' | 'refused' | 'dropped'): Promise<void> {
    const held = this.#held.get(id);
    if (held === undefined) return;
    this.#held.delete(id);
    const outbox = this.#outbox();
    if (outbox !== null) {
      await this.#options.storage.attempt(() =>
        retryConflicts(async () => {
          const kept = await outbox.get(held.kept.record.stream);
          if (kept === null || kept.record.id !== id || !isOpen(kept.record)) return;
          const ended = { ...frozen(kept.record, this.#options.now()), state: outcome };
          await outbox.keep(ended, kept.revision);
        }),
      );
      await this.#options.audit.note('report-done', { outcome }, [id]);
    }
    this.#letGo(held);
  }

  /** Counts are off: takes everything back and forgets it. The caller wipes the outbox. */
  drop(): void {
    for (const [id, held] of this.#held) {
      this.#options.emit({ kind: 'report-recall', id });
      held.release.abort();
    }
    this.#held.clear();
    this.#wait.stop();
    this.#lock?.abort();
    this.#lock = null;
    this.#plan = null;
    this.#state = { state: 'off' };
  }

  /** All reports that are kept, newest first. */
  async views(): Promise<ReportView[]> {
    const all = (await this.#outbox()?.all()) ?? [];
    return all
      .map(({ record }) => record)
      .sort((a, b) => b.at - a.at)
      .map(viewOf);
  }

  /** Forgets reports after 28 days, gives up those past their deadline, prunes the ledger. */
  async purge(): Promise<number> {
    const { storage, now } = this.#options;
    const disk = storage.disk;
    const outbox = this.#outbox();
    if (disk === null || outbox === null) return 0;
    const count = await storage.attempt(() =>
      retryConflicts(async () => {
        const nowMs = now();
        const all = await outbox.all();
        const old = all.filter(
          ({ record }) => !isOpen(record) && isExpired(record.at, nowMs, RETENTION_DAYS.counts),
        );
        const late = all.filter(({ record }) => isOpen(record) && nowMs > record.deadline);
        const ledger = pruneWrite(await readLedger(disk), nowMs);
        const writes: Write[] = [
          ...old.map(({ record }) => outbox.forget(record)),
          ...late.map(({ record, revision }) =>
            outbox.write({ ...frozen(record, nowMs), state: 'dropped' }, revision),
          ),
          ...(ledger === null ? [] : [ledger]),
        ];
        await outbox.commit(writes, 'strict');
        return old.length;
      }),
    );
    return count ?? 0;
  }

  close(): void {
    for (const held of this.#held.values()) held.release.abort();
    this.#held.clear();
    this.#wait.stop();
    this.#lock?.abort();
    this.#lock = null;
  }

  /** Takes the show's lock, now or as soon as the tab that has it lets go. */
  async #claim(): Promise<CountsState> {
    const lock = new AbortController();
    this.#lock = lock;
    let waits = false;
    let ours = false;
    const takeOver = () => this.#settleLater(lock);
    const atOnce = await holdLock(`show:${this.#options.stream}`, lock.signal, () => {
      ours = true;
      if (waits) takeOver();
    });
    if (atOnce) return this.#settle(lock);
    waits = true;
    if (ours) takeOver();
    return { state: 'other-tab' };
  }

  /** Settles in the engine's own order, unless the lock was let go by then, and tells the page. */
  #settleLater(lock: AbortController): void {
    this.#options.enqueue(async () => {
      if (lock.signal.aborted || this.#lock !== lock) return;
      this.#state = await this.#settle(lock);
      this.#options.emit({ kind: 'counts-changed', counts: this.#state });
    });
  }

  /** With the lock in hand: goes on with what is on disk, or draws, once the show has started. */
  async #settle(lock: AbortController): Promise<CountsState> {
    const plan = this.#plan;
    const outbox = this.#outbox();
    const disk = this.#options.storage.disk;
    if (plan === null || outbox === null || disk === null) return { state: 'off' };
    try {
      const found = await outbox.get(this.#options.stream);
      if (found === null) {
        const { start } = plan.manifest;
        if (this.#options.now() >= start) return await this.#draw(plan, disk, outbox, lock);
        this.#wait.until(start, () => this.#settleLater(lock));
        return { state: 'planned' };
      }
      if (!isOpen(found.record)) {
        lock.abort();
        return { state: 'done' };
      }
      const { manifest, collector } = found.record;
      if (manifest !== plan.hash || collector !== plan.collector) return { state: 'mismatch' };
      return await this.#offerFound(outbox, found, lock);
    } catch (error) {
      // Nothing was offered, so nothing is sent.
      if (error instanceof StreamPicksError && error.code !== 'storage') throw error;
      this.#options.storage.fail(error);
      return { state: 'off' };
    }
  }

  /** A report that another page may have tried: goes as it is, or not at all. */
  async #offerFound(
    outbox: Outbox,
    { record, revision }: KeptReport,
    release: AbortController,
  ): Promise<CountsState> {
    if (!isOpen(record)) return { state: 'done' };
    const { now: clock, shop, storage, audit } = this.#options;
    const now = clock();
    try {
      const isLate = now > record.deadline;
      // One that is not tried and in no ledger comes from a draw that did not read back.
      const isPaid = record.r === null || (await readsBack(storage.disk, { ...record, shop }));
      if (isLate || !isPaid) {
        await outbox.keep({ ...frozen(record, now), state: 'dropped' }, revision);
        return { state: isLate ? 'over' : 'done' };
      }
      const kept = await outbox.keep(frozen(record, now), revision);
      this.#held.set(record.id, { kept, phase: 'frozen', release });
      if (record.r !== null) await audit.note('report-tried', {}, [record.id]);
      this.#offer(kept.record);
      return { state: 'counting', window: record.window, sendAt: record.sendAt };
    } catch (error) {
      if (error instanceof ConflictError) return { state: 'other-tab' };
      throw error;
    }
  }

  /** Draws and commits; hands over only what reads back from disk as it was written. */
  async #draw(
    plan: Plan,
    disk: Vault,
    outbox: Outbox,
    release: AbortController,
  ): Promise<CountsState> {
    const { now, randomBytes, answerOf, audit } = this.#options;
    const nowMs = now();
    if (nowMs >= plan.manifest.end) return { state: 'over' };
    const record = drawReport(plan, nowMs, randomBytes, answerOf);
    const refused = await spendOn(record, disk, outbox, this.#options);
    if (refused !== null) return refused;
    this.#held.set(record.id, { kept: { record, revision: 1 }, phase: 'offered', release });
    await audit.note('report-drawn', { window: record.window, weight: record.weight }, [record.id]);
    this.#offer(record);
    return { state: 'counting', window: record.window, sendAt: record.sendAt };
  }

  async #freeze(held: Held): Promise<void> {
    held.phase = 'frozen';
    const outbox = this.#outbox();
    if (outbox === null) return;
    await this.#commit(held, outbox, frozen(held.kept.record, this.#options.now()));
    await this.#options.audit.note('report-tried', {}, [held.kept.record.id]);
  }

  /**
   * Commits a change strictly. Where another tab was faster, what it left is taken over: an erased
   * report is forgotten, any other is frozen as it is on disk. False when nothing may be offered.
   */
  async #commit(held: Held, outbox: Outbox, record: OutboxRecord): Promise<boolean> {
    try {
      held.kept = await outbox.keep(record, held.kept.revision);
      return true;
    } catch (error) {
      if (!(error instanceof ConflictError)) {
        this.#options.storage.fail(error);
        return false;
      }
    }
    const adopted = await this.#options.storage.attempt(() =>
      retryConflicts(async () => {
        const there = await outbox.get(record.stream);
        if (there === null || there.record.id !== record.id || !isOpen(there.record)) return null;
        if (there.record.state === 'tried') return there;
        return outbox.keep(frozen(there.record, this.#options.now()), there.revision);
      }),
    );
    if (adopted === undefined) return false;
    if (adopted === null) {
      this.#held.delete(record.id);
      this.#letGo(held);
      return false;
    }
    held.kept = adopted;
    return true;
  }

  /** The show is over for this viewer: another tab may now see that, too. */
  #letGo(held: Held): void {
    held.release.abort();
    if (held.release !== this.#lock) return;
    this.#state = { state: 'done' };
    this.#options.emit({ kind: 'counts-changed', counts: this.#state });
  }

  /** The page asks anew and may hold nothing any more; what is held goes out again as it is on disk. */
  #offerAgain(): void {
    for (const { kept, phase } of this.#held.values()) {
      if (phase !== 'recalling') this.#offer(kept.record);
    }
  }

  #offer(record: OutboxRecord): void {
    this.#options.emit({ kind: 'report-offer', report: offerOf(record) });
  }

  /** The body that the state of the show asks for now; the old one once nothing may change. */
  #bodyNow(record: OutboxRecord): string {
    if (record.r === null) return record.body;
    return bodyFor(record, record.r, this.#options.answerOf(record.question));
  }

  #outbox(): Outbox | null {
    const { storage, shop } = this.#options;
    return storage.disk === null ? null : new Outbox(storage.disk, shop);
  }
}
