/**
 * The private side behind one door: requests in, one after the other; results and events out. It
 * runs the same in an isolated worker and on the page's thread. What leaves it are picks, reasons,
 * the viewer's own view and export, and finished reports.
 */

import type { Purposes } from '../core/consent.js';
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
import { applyRecorded, loadChoice, recordChoice, syncChoice, wipes } from './choices.js';
import type { EngineDeps } from './deps.js';
import { eraseAll } from './erase.js';
import { exportAll, exportLog } from './export.js';
import { idsOf } from './in-order.js';
import { measure } from './measure.js';
import { followProtection, protectProfile, unlockProfile } from './protection.js';
import { countryCode } from './region.js';
import { retain, retentionIsDue } from './retention.js';
import { turnSpotlight } from './spotlight.js';
import { switchAfterShow } from './switched.js';
import type { TabMessage } from './tabs.js';
import { correct, deleteSignals, standardWeights, takeBack, takeIn, undo } from './undo.js';
import { previewWithout, viewAll } from './view.js';
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

/** The engine of one element. */
export class Engine {
  readonly #deps: EngineDeps;
  #visit: Visit | null = null;
  #tail: Promise<unknown> = Promise.resolve();
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

  /** The learner has started: what was due meanwhile is learned now. */
  learnerCame(): void {
    this.#visit?.learning.soon();
  }

  /** Writes what waits and ends. Requests after this are refused. */
  close(): void {
    this.#closed = true;
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
    // A page may stay open for days.
    const nowMs = this.#deps.now();
    if (retentionIsDue(visit, nowMs)) await retain(visit, nowMs);
    switch (request.kind) {
      case 'consent':
        return this.#consent(visit, request);
      case 'catalog':
        return this.#catalog(visit, request);
      case 'pack':
        visit.desk.setPack(request.bytes);
        return visit.picks.soon();
      case 'stage':
        visit.desk.setShow(request.show);
        return visit.picks.soon();
      case 'basket':
        visit.desk.setBasket(request.productIds);
        return visit.picks.soon();
      case 'popularity':
        visit.desk.setPopularity(request.products);
        return visit.picks.soon();
      case 'signal':
        return this.#signal(visit, request.signal, request.at);
      case 'based-on-me':
        await visit.profile.turn({ basedOnMe: request.on });
        return visit.picks.soon();
      case 'show-promoted':
        await visit.profile.turn({ showPromoted: request.on });
        return visit.picks.soon();
      case 'spotlight':
        return turnSpotlight(visit, request);
      case 'country':
        if (!visit.purposes.region) return null;
        await visit.profile.turn({ country: countryCode(request.code) });
        visit.tabs.tellProfile();
        return visit.picks.soon();
      case 'after-show-switch':
        return switchAfterShow(visit, request);
      case 'why':
        return this.#why(visit, request.productId);
      case 'take-back':
        return takeBack(visit, request);
      case 'delete-signals':
        return deleteSignals(visit, request.ids);
      case 'correct-interest':
        return correct(visit, request.id, request.correction);
      case 'preview-without':
        return previewWithout(visit, request.ids);
      case 'standard-weights':
        return standardWeights(visit);
      case 'undo':
        return undo(visit, request.token);
      case 'protect':
        await protectProfile(visit, request.passphrase, request.old ?? '');
        return null;
      case 'unlock':
        await unlockProfile(visit, request.passphrase);
        if (visit.purposes.counts) this.#background(visit, () => visit.reporter.resume());
        return describe(visit, recordedOf(visit));
      case 'sync':
        await syncChoice(visit, {
          kind: 'consent',
          shop: visit.settings.shop,
          purposes: request.most,
          erased: false,
        });
        return describe(visit, recordedOf(visit));
      case 'view':
        await visit.audit.note('view');
        return viewAll(visit, request.quick ?? false);
      case 'export':
        await visit.audit.note('export');
        return exportAll(visit);
      case 'log':
        await visit.audit.note('export', { log: true });
        return exportLog(visit);
      case 'import':
        return takeIn(visit, request.file);
      case 'erase':
        return eraseAll(visit, request.choice, request.ledgerToo);
      case 'manifest':
        if (visit.book.blocked) return { state: 'blocked' };
        if (!visit.purposes.counts || visit.storage.locked) return { state: 'off' };
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
    const { storage, book, profile, reporter, tuning } = visit;
    const start = performance.now();
    if (settings.device === 'shared') storage.share(true);
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
      await storage.attempt(() => tuning.load(idsOf(profile.signals)));
      const nowMs = this.#deps.now();
      await retain(visit, nowMs);
      await applyRecorded(visit, purposes);
      visit.moveTo(nowMs);
      if (visit.purposes.counts && !storage.locked)
        this.#background(visit, () => reporter.resume());
      // Beside all other work; it has nothing to say.
      void storage.renewKeys();
    }
    measure('stream-picks:open', start);
    return describe(visit, purposes);
  }

  async #consent(
    visit: Visit,
    { choice, lost }: Extract<EngineRequest, { kind: 'consent' }>,
  ): Promise<ConsentState> {
    const before = visit.purposes;
    const purposes = await recordChoice(visit, choice, lost === true);
    if (visit.purposes.counts && !before.counts) {
      this.#background(visit, () => visit.reporter.resume());
    }
    if (visit.purposes.picks) {
      // Before the answer, so that the page draws what is on and its first picks at once.
      const told = visit.picks.now();
      // Its fault is told there.
      told.catch(() => undefined);
      this.#background(visit, () => told);
    } else visit.afterShow.soon();
    return { purposes, askAgain: visit.askAgain, storage: visit.storage.mode };
  }

  async #signal(visit: Visit, signal: Signal, at: number): Promise<null> {
    const { purposes, tally, profile, reporter, deps, settings, learning } = visit;
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
    // What the spotlight showed was compared with nothing beside it.
    if (purposes.picks && signal.by === undefined) await learning.note(stored);
    profile.add(stored, purposes.offers);
    visit.afterShow.soon();
    return RANKING_TYPES.includes(signal.type) ? visit.picks.soon() : null;
  }

  /** A large catalogue comes in parts; it counts once it is whole. */
  #catalog(
    visit: Visit,
    { products, from = 0, more }: Extract<EngineRequest, { kind: 'catalog' }>,
  ): null {
    // A part that follows nothing is of a catalogue that another one has taken the place of.
    if (from !== 0 && from !== visit.coming.length) return null;
    visit.coming = from === 0 ? [...products] : visit.coming.concat(products);
    if (more) return null;
    const whole = visit.coming;
    visit.coming = [];
    this.#dropPack(visit, visit.desk.setCatalogue(whole));
    return visit.picks.soon();
  }

  async #why(visit: Visit, productId: string) {
    if (!visit.purposes.picks) return null;
    const explanation = visit.desk.explain(visit.viewer, productId);
    await visit.audit.note('explain', {}, [productId]);
    return explanation;
  }

  /** Tells that the shop's pack does not go with the catalogue, if so. */
  #dropPack(visit: Visit, why: StreamPicksError | null): void {
    if (why === null) return;
    visit.noteFault(why.code);
    this.#deps.emit({ kind: 'fault', code: why.code, message: why.message });
  }

  async #hearTab(visit: Visit, message: TabMessage): Promise<void> {
    if (message.kind === 'consent') {
      const before = visit.purposes;
      await syncChoice(visit, message);
      const { picks, region } = visit.purposes;
      if (picks && (!before.picks || region !== before.region)) visit.picks.soon();
      visit.afterShow.soon();
      return;
    }
    if (message.kind === 'keys') return followProtection(visit);
    if (!anyPurpose(visit.purposes)) return;
    if (visit.storage.mode !== 'durable') {
      if (visit.purposes.offers) await this.#reloadOffered(visit);
      return;
    }
    await visit.profile.flush();
    const { profile, tuning } = visit;
    await visit.storage.attempt(() => profile.load());
    await visit.storage.attempt(() => tuning.load(idsOf(profile.signals)));
    visit.picks.soon();
  }

  /** Without history the offers purpose alone has something on disk that another tab may change. */
  async #reloadOffered({ profile, storage, afterShow }: Visit): Promise<void> {
    await profile.flush();
    await storage.attempt(() => profile.loadOffered());
    afterShow.soon();
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

/** What the newest record allows; where there is none, what is allowed in memory. */
function recordedOf({ book, settings, purposes }: Visit): Purposes {
  return book.effective(settings.countsOffered) ?? purposes;
}

/** What the page must know of an engine that was opened; `purposes` is null where no choice is kept. */
function describe(
  { storage, book, profile, askAgain }: Visit,
  purposes: Purposes | null,
): OpenResult {
  return {
    purposes,
    own: book.own,
    askAgain,
    noticeVersion: book.newest?.record.noticeVersion ?? 0,
    basedOnMe: profile.basedOnMe,
    storage: storage.mode,
    locked: storage.locked,
    waiting: storage.waiting,
  };
}
