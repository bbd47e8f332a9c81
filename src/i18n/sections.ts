/** The longer sections of `Messages`: Your data, the basket's answer, notices. */

import type { ConsentRecord } from '../core/consent.js';
import type { BudgetView, ReportView, RunView, TuningView } from '../core/view.js';
import type { Lines } from './basics.js';
import type { KnowsWords, RunsWords } from './data-sections.js';

/** What the basket answered. */
export interface CartWords {
  readonly asking: string;
  readonly added: string;
  /** `reason` comes from the shop; null when it gave none. */
  failed(reason: string | null): string;
  readonly again: string;
}

/** Things the viewer should know, one sentence each, with the name of the way out. */
export interface NoticeWords {
  readonly keptLost: string;
  readonly storageBusy: string;
  readonly locked: string;
  readonly toUnlock: string;
  readonly memoryOnly: string;
  readonly noIsolation: string;
  readonly engineFailed: string;
  readonly picksPaused: string;
  readonly countsSpent: string;
  readonly countsBlocked: string;
  readonly manifestMismatch: string;
  readonly choiceNotKept: string;
  /** The same where something was on already. */
  readonly changeNotKept: string;
  readonly toRuns: string;
  readonly toLeft: string;
  readonly toChoices: string;
  readonly dismiss: string;
}

/** What was learned about how the viewer chooses. */
export interface TunedWords {
  readonly title: string;
  /** What counts more or less now, or how far it is from being learned. */
  text(tuning: TuningView): string;
  /** What it was learned from, and where. */
  from(tuning: TuningView): string;
  readonly standard: string;
  readonly back: string;
  showComparisons(count: number): string;
  readonly hideComparisons: string;
  comparison(better: string, worse: string): string;
}

/** "Your data", view by view. */
export interface DataWords {
  readonly title: string;
  readonly intro: string;
  readonly back: string;
  readonly export: string;
  readonly exporting: string;
  readonly exportFailed: string;
  readonly loading: string;
  readonly nav: {
    readonly knows: string;
    readonly picks: string;
    readonly left: string;
    readonly runs: string;
    readonly choices: string;
  };
  readonly hints: {
    knows(interests: number, notes: number): string;
    picks(count: number): string;
    left(messages: number, bytes: number): string;
    runs(run: RunView): string;
    choices(on: number, all: number): string;
  };
  readonly knows: KnowsWords;
  readonly picks: {
    readonly lead: string;
    readonly key: {
      readonly same: string;
      readonly similar: string;
      readonly stage: string;
      readonly popular: string;
      readonly other: string;
      readonly against: string;
    };
    place(place: number, withoutViewer: number): string;
    promoted(place: number): string;
    discovery(place: number): string;
    readonly none: string;
    readonly rests: string;
    readonly restsLead: string;
    /** Nothing about the viewer counted. */
    readonly restsNone: string;
    /** Of `all` picks a cause speaks for some and against some. */
    inPicks(speaks: number, against: number, all: number): string;
    readonly tryWithout: string;
    tryNamed(label: string): string;
    /** Heading of a trial; `cause` as `ReasonWords.cause` words it. */
    trial(cause: string): string;
    trialText(moves: number): string;
    readonly confirm: string;
    confirmNamed(cause: string): string;
    readonly cancel: string;
    stays(place: number): string;
    moved(from: number, to: number): string;
    comesIn(place: number): string;
    leaves(place: number): string;
    readonly notBasedOnMe: Lines;
    readonly tuned: TunedWords;
  };
  readonly left: {
    lead(messages: number): string;
    readonly nothing: string;
    readonly countsOff: string;
    /** After what has gone so far, while the show has not started. */
    readonly planned: string;
    /** After what has gone so far, while a message waits for its time. */
    readonly waits: string;
    heading(report: ReportView, time: string): string;
    readonly question: string;
    asked(report: ReportView): string;
    readonly answerSent: string;
    readonly answerWaiting: string;
    answer(kind: ReportView['kind'], answer: string): string;
    readonly isTrue: string;
    /** The true answer goes out in `weight` of `all` cases. */
    perhaps(weight: number, all: number): string;
    readonly window: string;
    windowName(id: string): string;
    showBytes(count: number): string;
    readonly showText: string;
    readonly dice: string;
    rolls(weight: number, all: number, others: number): string;
    drawn(weight: number, others: number): string;
    couldBe(report: ReportView): {
      readonly before: string;
      readonly sent: string;
      readonly after: string;
    };
    loss(epsilon: string): string;
    readonly budget: string;
    readonly week: string;
    readonly month: string;
    used(view: BudgetView['week'], epsilon: { spent: string; limit: string }): string;
    readonly nextMessage: string;
    nextWaits(when: string): string;
    readonly nextShow: string;
    readonly nextNever: string;
    readonly afterwards: string;
    readonly silence: string;
    next(when: string): string;
    readonly ifErased: string;
    readonly stays: string;
    readonly blocked: string;
    readonly lost: string;
    readonly fetched: string;
    readonly fetchedText: string;
  };
  readonly runs: RunsWords;
  readonly choices: {
    readonly lead: string;
    readonly signal: Lines;
    readonly records: string;
    record(record: ConsentRecord): string;
    recordWhen(record: ConsentRecord, when: string): string;
    /** What the files are. */
    readonly recordsText: string;
    readonly download: string;
    downloadNamed(when: string): string;
    readonly downloadAll: string;
    readonly noRecords: string;
    readonly downloadLog: string;
    readonly logText: string;
    readonly logFailed: string;
  };
  readonly erase: {
    readonly button: string;
    /** The button where the count of messages goes too. */
    readonly buttonAll: string;
    readonly ledger: string;
    readonly ledgerText: string;
  };
}
