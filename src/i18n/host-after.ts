/** The sections of `HostMessages` about what the counts can say, the projector and the report. */

/** Questions that a host asks of a show. */
type Questions = Readonly<
  Record<'wanted' | 'first' | 'pairs' | 'stages' | 'picks' | 'reason' | 'health', string>
>;

/** What the counts can and cannot answer. Numbers arrive formatted; `count` is a plain one. */
export interface CanWords {
  readonly heading: string;
  readonly caption: string;
  readonly states: Readonly<Record<'yes' | 'part' | 'no', string>>;
  /** Instead of "not yet" once the show is over. */
  readonly over: string;
  readonly questions: Questions;
  readonly wanted: (told: string, of: string) => string;
  readonly first: (count: number, written: string) => string;
  readonly firstNone: string;
  readonly pairs: (told: string, of: string) => string;
  readonly stages: (told: string, of: string) => string;
  readonly enough: string;
  /** How many more viewers who share counts it takes. */
  readonly more: (count: number, written: string) => string;
  readonly moreOver: (count: number, written: string) => string;
  readonly tooFew: string;
  readonly disturbed: string;
  readonly neverHeading: string;
  readonly never: readonly string[];
}

/** Why a product is proposed next. */
export interface NextWhyWords {
  readonly sure: string;
  readonly notSure: string;
  readonly why: (share: string, low: string, high: string) => string;
  readonly lead: (gap: string, low: string, high: string, other: string) => string;
}

/** The view for a wall that is read from afar. */
export interface BoardWords {
  readonly open: string;
  readonly label: string;
  readonly fill: string;
  readonly unfill: string;
  readonly dark: string;
  readonly light: string;
  readonly close: string;
  readonly key: string;
  /** Where the figures are those of a stage. */
  readonly upTo: (stage: string) => string;
  /** With the number of products left to show that the “Sure” says nothing of. */
  readonly sureBut: (count: number, written: string) => string;
  readonly more: (count: number, written: string) => string;
}

/** The report after the show. */
export interface ReportWords {
  readonly open: string;
  readonly heading: string;
  readonly back: string;
  readonly print: string;
  readonly soFar: string;
  readonly from: (start: string, end: string) => string;
  readonly readAt: (answers: string, moment: string) => string;
  readonly brief: string;
  readonly most: (title: string) => string;
  readonly mostOf: (titles: string) => string;
  readonly mostMany: (count: string) => string;
  readonly untold: string;
  readonly pairs: (sure: string, of: string) => string;
  readonly chosen: (share: string, low: string, high: string) => string;
  readonly works: (share: string, low: string, high: string) => string;
  readonly few: (titles: string) => string;
  readonly disturbed: (titles: string) => string;
  readonly may: string;
  readonly mayList: readonly string[];
  readonly mayNot: string;
  readonly mayNotList: readonly string[];
  readonly next: string;
  readonly fits: (answers: string, subjects: number, written: string, needed: string) => string;
  readonly short: (answers: string, subjects: number, written: string, needed: string) => string;
  readonly fitting: (count: number, written: string) => string;
  readonly fittingNone: string;
  readonly error: (error: string) => string;
  readonly numbers: string;
}
