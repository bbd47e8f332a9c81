/** What the engine takes from an export file: a part of it, as plain data. */

import type { SwitchedNote } from './after-show.js';
import type { Comparison, OwnWeights } from './comparison.js';
import type { SpotlightSwitches } from './pacing.js';
import type { PrivacyWeight } from './report.js';
import type { StoredSignal } from './signal.js';

/** Longest export file that is read, in bytes; the largest that a full log can make is 24 MB. */
export const MAX_IMPORT_BYTES = 32 * 1024 * 1024;

/** A report that the other browser committed; it counts in the budget here, too. */
export interface ImportedSpend {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly weight: PrivacyWeight;
  readonly stream: string;
  readonly shop: string;
  /** Hash of the manifest. */
  readonly manifest: string;
}

/** What is restored of an export file; the rest of it is only checked. */
export interface ImportFile {
  readonly shop: string;
  readonly profile: {
    readonly basedOnMe: boolean;
    readonly showPromoted: boolean;
    /** Absent in files of before there was a spotlight. */
    readonly spotlight?: SpotlightSwitches;
    /** The country that the viewer chose; absent where the purpose was off, and in older files. */
    readonly country?: string | null;
    /** Oldest first. */
    readonly signals: readonly StoredSignal[];
    readonly offered: readonly StoredSignal[];
    /** What was turned off of recaps, reminders and offers; absent where the purpose was off. */
    readonly switched?: readonly SwitchedNote[];
  };
  readonly learning: {
    readonly comparisons: readonly Comparison[];
    readonly own: OwnWeights | null;
  };
  readonly ledger: { readonly entries: readonly ImportedSpend[] };
}

/** What an import did. */
export interface ImportResult {
  /** Acts that are known now, without statements. */
  readonly signals: number;
  /** What the viewer said about interests. */
  readonly statements: number;
  readonly comparisons: number;
  /** Acts, statements and comparisons of the file that were left out: past their time, or without their act. */
  readonly refused: number;
  /** Undoes it, as other tokens do; what was added to the budget stays. */
  readonly token: string;
}
