/** Texts of "What it knows" and "How it runs" in Your data. */

import type { InterestKind, StoredSignal } from '../core/signal.js';
import type { Interest, RunView } from '../core/view.js';
import type { Names } from './basics.js';

/** What the viewer said about an interest, or took back. */
export interface SaidWords {
  readonly label: string;
  readonly kind: InterestKind;
  readonly correction: 'remove' | 'less' | 'more' | 'pin' | 'unpin';
}

/** "What it knows". */
export interface KnowsWords {
  lead(notes: number, stored: 'visit' | 'kept' | 'memory', days: number): string;
  interest(interest: Interest, names: Names): string;
  strength(of5: number, against: boolean): string;
  /** What the four buttons of an interest do. */
  readonly legend: string;
  /** Name of the group of buttons. */
  correct(label: string): string;
  readonly less: string;
  lessNamed(label: string): string;
  readonly more: string;
  moreNamed(label: string): string;
  readonly keep: string;
  keepNamed(label: string): string;
  /** `notes` is how many notes go with it. */
  removeNamed(label: string, notes: number): string;
  /** What was done, and that the picks follow. */
  said(said: SaidWords): string;
  readonly interests: string;
  showAllInterests(count: number): string;
  readonly notes: string;
  note(signal: StoredSignal, names: Names): string;
  deleteNote(note: string): string;
  /** `left` notes are not on screen yet. */
  showMore(next: number, left: number): string;
  readonly showLess: string;
  readonly none: string;
  readonly noneText: string;
  readonly notKnown: string;
  readonly removed: string;
  readonly undone: string;
}

/** One check of "How it runs". */
export interface CheckWords {
  readonly title: string;
  readonly text: string;
  readonly state: string;
  /** Null: a figure, neither good nor poor. */
  readonly good: boolean | null;
}

/** "How it runs". */
export interface RunsWords {
  readonly lead: string;
  isolation(run: RunView): CheckWords;
  sorter(run: RunView): CheckWords;
  /** What the shop's pack may tell of single buyers; null without one. */
  pack(run: RunView): CheckWords | null;
  /** Processor time and the energy it is estimated at. */
  effort(run: RunView): CheckWords;
  notes(run: RunView): CheckWords;
  protection(run: RunView): CheckWords;
  watch(run: RunView): CheckWords;
  log(run: RunView): CheckWords;
  readonly cannot: string;
  readonly cannotText: string;
  readonly check: string;
  readonly checking: string;
  readonly checked: string;
  readonly faults: string;
  readonly noFaults: string;
  /** What a fault meant for the viewer. */
  fault(code: string, count: number): string;
}
