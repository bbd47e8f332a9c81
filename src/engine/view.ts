import { verifyAudit } from '../core/audit.js';
import type { EngineResult } from '../core/protocol.js';
import type { BudgetView, DataView, RunView } from '../core/view.js';
import { budgetView } from '../privacy/budget.js';
import { hasSubtle, sha256 } from './bytes.js';
import type { Ledger } from './reporter/ledger.js';
import { EMPTY_LEDGER, readLedger } from './reporter/ledger.js';
import type { Visit } from './visit.js';

/**
 * Everything "Your data" shows; `quick` leaves the log unchecked. Rejects with code `storage` when something kept cannot be
 * read.
 */
export async function viewAll(visit: Visit, quick: boolean): Promise<DataView> {
  const { profile, desk, reporter, book, purposes, viewer } = visit;
  await profile.flush();
  const signals = profile.allSignals;
  return {
    purposes,
    basedOnMe: profile.basedOnMe,
    showPromoted: profile.showPromoted,
    spotlight: profile.spotlight,
    ...(purposes.offers ? { switched: profile.switched.all } : {}),
    ...(purposes.region
      ? {
          region: visit.region,
          regionBy: { chosen: visit.chosenRegion, clock: visit.clockRegion },
        }
      : {}),
    interests: desk.interests({ ...viewer, signals: profile.signals }),
    signals,
    ...(purposes.picks ? desk.explainPicks(viewer) : { explanations: [], causes: [] }),
    reports: await reporter.views(),
    budget: await viewBudget(visit),
    records: book.records,
    tuning: visit.learning.view(),
    run: await viewRun(visit, quick),
  };
}

/** The rail with and without some signals. Nothing is kept, deleted or told to anybody. */
export function previewWithout(
  { desk, viewer }: Visit,
  ids: readonly string[],
): EngineResult<'preview-without'> {
  const gone = new Set(ids);
  const signals = viewer.signals.filter(({ id }) => !gone.has(id));
  return { before: desk.preview(viewer), after: desk.preview({ ...viewer, signals }) };
}

/** The ledger of this origin; an empty one where none can be kept. */
export async function ledgerOf(visit: Visit): Promise<Ledger> {
  const { disk } = visit.storage;
  return disk === null ? EMPTY_LEDGER : readLedger(disk);
}

async function viewBudget(visit: Visit): Promise<BudgetView> {
  const ledger = await ledgerOf(visit);
  return { ...budgetView(ledger, visit.deps.now()), blocked: visit.book.blocked };
}

async function viewRun(visit: Visit, quick: boolean): Promise<RunView> {
  const { storage, desk, settings, faults } = visit;
  return {
    isolation: settings.isolation,
    storage: storage.mode,
    weightsVersion: desk.weights.version,
    weightsBytes: JSON.stringify(desk.weights).length,
    rankMs: desk.rankMs,
    workMs: desk.work.spentMs + visit.learning.spentMs,
    rankings: desk.work.rankings,
    watch: visit.monitor.view(),
    learner: visit.learning.report,
    packBytes: desk.index.pack?.bytes ?? 0,
    packRule: desk.index.pack?.rule ?? null,
    storedBytes: quick ? null : ((await storage.disk?.bytes(settings.shop)) ?? 0),
    encrypted: storage.disk !== null,
    protection: (await storage.disk?.isProtected(settings.shop)) ? 'passphrase' : 'none',
    audit: quick ? await quickAudit(visit) : await checkedAudit(visit),
    faults: [...faults],
  };
}

/** Counts what lies there; a checkpoint lies beside the entries. */
async function quickAudit({ storage, settings }: Visit): Promise<RunView['audit']> {
  return { entries: await storage.vault('audit').count('audit', settings.shop), intact: null };
}

async function checkedAudit({ audit }: Visit): Promise<RunView['audit']> {
  const log = await audit.read();
  const verdict = hasSubtle() ? await verifyAudit(log, sha256) : null;
  return { entries: log.entries.length, intact: verdict?.intact ?? true };
}
