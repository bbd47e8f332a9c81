/**
 * The private side behind one door: requests in, one after the other; results and events out. It
 * runs the same in an isolated worker and on the page's thread. What leaves it are picks, reasons,
 * the viewer's own view and export, and finished reports.
 */

import { anyPurpose } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';
import type {
  ConsentState,
  EngineRequest,
  EngineResult,
  EngineResults,
  EngineSettings,
  OpenResult,
} from '../core/protocol.js';
import type { Signal, SignalType } from '../core/signal.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import { loadChoice, recordChoice, syncChoice, wipes } from './choices.js';
import type { EngineDeps } from './deps.js';
import { eraseAll } from './erase.js';
import { exportAll } from './export.js';
import { purgeOtherShops } from './other-shops.js';
import { byTime } from './profile.js';
import type { TabMessage } from './tabs.js';
import { viewAll } from './view.js';
import { Visit } from './visit.js';

export type { EngineDeps } from './deps.js';

/** Acts after which the rail may change; after the others it would move under the viewer's eyes. */
const RANKING_TYPES: readonly SignalType[] = [
  'select',
  'save',
  'add',
  'purchase',
  'search',
  'react',
  'dismiss',
];

/** Removals that can be undone at one time. */
const MAX_UNDO = 20;

/** The engine of one element. */
export class Engine {
  readonly #deps: EngineDeps;
  #visit: Visit | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  #rankTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(deps: EngineDeps) {
    this.#deps = deps;
  }

  /**
   * Answers one request, after all that came before it.
   * @throws {StreamPicksError} With the code of the part that failed, else `engine`.
   */
  handle<R extends EngineRequest>(request: R): Promise<EngineResult<R['kind']>> {
    return this.#enqueue(async () => {
      try {
        return (await this.#answer(request)) as EngineResult<R['kind']>;
      } catch (cause) {
        const error =
          cause instanceof StreamPicksError
            ? cause
            : new StreamPicksError('engine', String(cause), { cause });
        this.#visit?.noteFault(error.code);
        throw error;
      }
    });
  }

  /** Writes what waits and ends. Requests after this are refused. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#rankTimer);
    // A fault while closing has nobody left to tell.
    this.#enqueue(async () => this.#visit?.close()).catch(() => undefined);
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(work);
    // Each caller hears of its own fault; the queue goes on.
    this.#tail = result.catch(() => undefined);
    return result;
  }

  async #answer(request: EngineRequest): Promise<EngineResults[keyof EngineResults]> {
    if (this.#closed) throw new StreamPicksError('engine', 'the engine was closed');
    if (request.kind === 'open') return this.#open(request.settings);
    const visit = this.#visit;
    if (visit === null) throw new StreamPicksError('engine', `${request.kind} before open`);
    switch (request.kind) {
      case 'consent':
        return this.#consent(visit, request.choice);
      case 'catalog':
        visit.desk.setCatalogue(request.products);
        return this.#rankSoon(visit);
      case 'stage':
        visit.desk.setShow(request.show);
        return this.#rankSoon(visit);
      case 'popularity':
        visit.desk.setPopularity(request.products);
        return this.#rankSoon(visit);
      case 'signal':
        return this.#signal(visit, request.signal, request.at);
      case 'based-on-me':
        await visit.profile.setBasedOnMe(request.on);
        return this.#rankSoon(visit);
      case 'show-promoted':
        await visit.profile.setShowPromoted(request.on);
        return this.#rankSoon(visit);
      case 'why':
        return this.#why(visit, request.productId);
      case 'delete-signals':
        return this.#deleteSignals(visit, request.ids);
      case 'undo':
        return this.#undo(visit, request.token);
      case 'view':
        await visit.audit.note('view');
        return viewAll(visit);
      case 'export':
        await visit.audit.note('export');
        return exportAll(visit);
      case 'erase':
        clearTimeout(this.#rankTimer);
        return eraseAll(visit, request.choice, request.ledgerToo);
      case 'manifest':
        if (visit.book.blocked) return { state: 'blocked' };
        if (!visit.purposes.counts) return { state: 'off' };
        return visit.reporter.start(request.text, request.pin, request.earliest ?? false);
      case 'report-tried':
        await visit.reporter.tried(request.id);
        return null;
      case 'report-done':
        await visit.reporter.done(request.id, request.outcome);
        return null;
      case 'report-recalled':
        await visit.reporter.recalled(request.id, request.held);
        return null;
    }
  }

  async #open(settings: EngineSettings): Promise<OpenResult> {
    await this.#visit?.close();
    const visit = new Visit(settings, this.#deps, {
      enqueue: (work) => this.#background(visit, work),
      onTab: (message) => this.#background(visit, () => this.#hearTab(visit, message)),
    });
    this.#visit = visit;
    const { storage, book, profile, audit, reporter } = visit;
    await storage.open();
    const purposes = await loadChoice(visit);
    if (purposes !== null) {
      await storage.allow(purposes, settings.shop);
      visit.purposes = purposes;
      const { disk } = storage;
      const allowed = book.effective(true) ?? purposes;
      // A crash in the middle of a change may have left what is no longer allowed.
      if (disk !== null)
        await storage.attempt(() => disk.commit(wipes(settings.shop, allowed), 'strict'));
      await storage.attempt(() => profile.load());
      const nowMs = this.#deps.now();
      const others = async () =>
        storage.disk === null ? 0 : purgeOtherShops(storage.disk, settings.shop, nowMs);
      const records =
        (await profile.purge(nowMs)) +
        (await reporter.purge()) +
        ((await storage.attempt(others)) ?? 0);
      if (records > 0) await audit.note('retention', { records });
      if (purposes.history) await storage.attempt(() => audit.prune());
      visit.ranked = [...profile.signals];
      if (purposes.counts) this.#background(visit, () => reporter.resume());
    }
    return {
      purposes,
      noticeVersion: book.newest?.record.noticeVersion ?? 0,
      basedOnMe: profile.basedOnMe,
      storage: storage.mode,
    };
  }

  async #consent(
    visit: Visit,
    choice: Extract<EngineRequest, { kind: 'consent' }>['choice'],
  ): Promise<ConsentState> {
    const before = visit.purposes;
    const purposes = await recordChoice(visit, choice);
    if (purposes.counts && !before.counts) {
      this.#background(visit, () => visit.reporter.resume());
    }
    if (purposes.picks) this.#rankSoon(visit);
    visit.afterShow.soon();
    return { purposes, storage: visit.storage.mode };
  }

  #signal(visit: Visit, signal: Signal, at: number): null {
    const { purposes, tally, profile, reporter, deps, settings } = visit;
    if (purposes.counts) {
      tally.note(signal);
      reporter.changed();
    }
    if (!purposes.picks && !purposes.offers) return null;
    const stored = {
      ...signal,
      id: newReportId(deps.randomBytes),
      at: Math.min(at, deps.now()),
      stream: settings.stream,
    };
    profile.add(stored, purposes.offers);
    visit.afterShow.soon();
    return RANKING_TYPES.includes(signal.type) ? this.#rankSoon(visit) : null;
  }

  async #why(visit: Visit, productId: string) {
    if (!visit.purposes.picks) return null;
    const explanation = visit.desk.explain(visit.viewer, productId);
    await visit.audit.note('explain', {}, [productId]);
    return explanation;
  }

  async #deleteSignals(visit: Visit, ids: readonly string[]): Promise<{ readonly token: string }> {
    const removed = await visit.profile.remove(ids);
    const gone = new Set(ids);
    visit.ranked = visit.ranked.filter(({ id }) => !gone.has(id));
    const token = newReportId(this.#deps.randomBytes);
    visit.undoable.set(token, removed);
    const [oldest] = visit.undoable.keys();
    if (visit.undoable.size > MAX_UNDO && oldest !== undefined) visit.undoable.delete(oldest);
    await visit.audit.note('delete', { signals: ids.length }, ids);
    visit.tabs.tellProfile();
    this.#rankSame(visit);
    await visit.profile.removeBehind(removed);
    return { token };
  }

  async #undo(visit: Visit, token: string): Promise<null> {
    const removed = visit.undoable.get(token);
    if (removed === undefined) throw new StreamPicksError('engine', 'nothing to undo');
    visit.undoable.delete(token);
    await visit.profile.restore(removed);
    visit.ranked = [...visit.ranked, ...removed.signals].sort(byTime);
    const ids = removed.signals.map(({ id }) => id);
    await visit.audit.note('undo', { signals: ids.length }, ids);
    visit.tabs.tellProfile();
    return this.#rankSame(visit);
  }

  async #hearTab(visit: Visit, message: TabMessage): Promise<void> {
    if (message.kind === 'consent') {
      const before = visit.purposes;
      await syncChoice(visit, message);
      const { picks, region } = visit.purposes;
      if (picks && (!before.picks || region !== before.region)) this.#rankSoon(visit);
      visit.afterShow.soon();
      return;
    }
    if (visit.storage.mode !== 'durable' || !anyPurpose(visit.purposes)) return;
    await visit.profile.flush();
    await visit.storage.attempt(() => visit.profile.load());
    this.#rankSoon(visit);
  }

  /** Ranks for this moment and what the viewer has done until now, once the requests at hand are done. */
  #rankSoon(visit: Visit): null {
    visit.desk.moveTo(this.#deps.now());
    visit.ranked = [...visit.profile.signals];
    return this.#rankSame(visit);
  }

  /** Ranks again for the same moment. */
  #rankSame(visit: Visit): null {
    visit.afterShow.soon();
    if (!visit.purposes.picks) return null;
    clearTimeout(this.#rankTimer);
    this.#rankTimer = setTimeout(() => this.#background(visit, () => this.#rank(visit)));
    return null;
  }

  async #rank(visit: Visit): Promise<void> {
    const { desk, viewer, tally, reporter, purposes, audit } = visit;
    if (!purposes.picks || desk.products.size === 0) return;
    const { picks, total, reason } = desk.rank(viewer);
    const { basedOnMe } = viewer;
    this.#deps.emit({ kind: 'picks', picks, total, basedOnMe });
    if (purposes.counts) {
      tally.notePicks(
        picks.map(({ productId }) => productId),
        reason,
        basedOnMe,
      );
      reporter.changed();
    }
    const detail = { basedOnMe, products: total, signals: viewer.signals.length };
    await audit.note(
      'rank',
      detail,
      picks.map(({ productId }) => productId),
    );
  }

  /** Work that no request waits for; its faults become events. */
  #background(visit: Visit, work: () => Promise<void>): void {
    const guarded = async () => {
      if (this.#closed || this.#visit !== visit) return;
      try {
        await work();
      } catch (error) {
        const code = error instanceof StreamPicksError ? error.code : 'engine';
        visit.noteFault(code);
        this.#deps.emit({ kind: 'fault', code, message: String(error) });
      }
    };
    // Faults were turned into events.
    void this.#enqueue(guarded);
  }
}
