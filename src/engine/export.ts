import type { SwitchedNote } from '../core/after-show.js';
import type { AuditLog } from '../core/audit.js';
import type { Comparison } from '../core/comparison.js';
import type { ConsentRecord, Purposes } from '../core/consent.js';
import type { SpotlightSwitches } from '../core/pacing.js';
import type { StoredSignal } from '../core/signal.js';
import type { Interest, ReportView } from '../core/view.js';
import type { Weights } from '../model/weights.js';
import type { Ledger } from './reporter/ledger.js';
import type { OwnWeights } from './tuning.js';
import { ledgerOf } from './view.js';
import type { Visit } from './visit.js';

/** The file that Export makes. A reader must refuse another `format` or `version`. */
export interface ExportFile {
  readonly format: 'stream-picks-export';
  readonly version: 1;
  /** Milliseconds since 1970. */
  readonly exportedAt: number;
  readonly shop: string;
  readonly purposes: Purposes;
  readonly profile: {
    readonly basedOnMe: boolean;
    readonly showPromoted: boolean;
    /** What the viewer has said about being interrupted. */
    readonly spotlight: SpotlightSwitches;
    /** What was turned off of recaps, reminders and offers. Absent while the purpose is off. */
    readonly switched?: readonly SwitchedNote[];
    /** The country in use; null: none is known. Absent while the purpose is off. */
    readonly region?: string | null;
    /** The country that the viewer chose; null: it is the clock's. Absent while the purpose is off. */
    readonly chosenRegion?: string | null;
    /** Every act kept for the ranking, oldest first. */
    readonly signals: readonly StoredSignal[];
    /** What the offers purpose keeps of what was shown and looked at, oldest first. */
    readonly offered: readonly StoredSignal[];
    /** What follows from the acts. */
    readonly interests: readonly Interest[];
  };
  /** What was learned of how the viewer chooses. */
  readonly learning: {
    /** Oldest first. */
    readonly comparisons: readonly Comparison[];
    /** Null: the standard weights. */
    readonly own: OwnWeights | null;
  };
  /** Newest first. */
  readonly consentRecords: readonly ConsentRecord[];
  /** Every report of the last 28 days as its exact bytes, newest first. */
  readonly reports: readonly ReportView[];
  readonly ledger: Ledger;
  /** With `salt`, `stream-picks verify` can tell which acts an entry is about. */
  readonly audit: AuditLog & { readonly salt: string };
  /** As used in the last ranking. */
  readonly weights: Weights;
}

/** The export as JSON text, two spaces deep. Rejects with code `storage`. */
export async function exportAll(visit: Visit): Promise<string> {
  const { profile, tuning, desk, reporter, book, audit, deps, settings, purposes, viewer } = visit;
  await profile.flush();
  const file: ExportFile = {
    format: 'stream-picks-export',
    version: 1,
    exportedAt: deps.now(),
    shop: settings.shop,
    purposes,
    profile: {
      basedOnMe: profile.basedOnMe,
      showPromoted: profile.showPromoted,
      spotlight: profile.spotlight,
      ...(purposes.offers ? { switched: profile.switched.all } : {}),
      ...(purposes.region ? { region: visit.region, chosenRegion: visit.chosenRegion } : {}),
      signals: profile.signals,
      offered: profile.offered,
      interests: desk.interests({ ...viewer, signals: profile.signals }),
    },
    learning: { comparisons: tuning.comparisons, own: visit.ownWeights },
    consentRecords: book.records,
    reports: await reporter.views(),
    ledger: await ledgerOf(visit),
    audit: { ...(await audit.read()), salt: profile.salt },
    weights: desk.weights,
  };
  return JSON.stringify(file, null, 2);
}

/** The log alone as JSON text; without the salt it says nothing about what was done to what. */
export async function exportLog({ audit }: Visit): Promise<string> {
  return JSON.stringify(await audit.read(), null, 2);
}
