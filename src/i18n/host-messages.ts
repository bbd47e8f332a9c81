import type { ShowStage } from '../core/show.js';
import type { BoardWords, CanWords, NextWhyWords, ReportWords } from './host-after.js';

/** Answers to "how did the picks serve", as the host reads them. */
type PicksWords = Readonly<Record<'none' | 'ignored' | 'chosen' | 'hidden', string>>;

/** Kinds of reason behind a first pick, as the host reads them. */
type ReasonWords = Readonly<
  Record<'none' | 'stage' | 'category' | 'brand' | 'similar' | 'popular' | 'discovery', string>
>;

/** What the form says about a plan while it is being written. */
interface PlanWords {
  readonly empty: string;
  /** `these 20 products`; `written` is how many there are together. */
  readonly subjects: (products: number, categories: number, written: string) => string;
  readonly needs: (what: string, needed: string, error: string) => string;
  readonly fits: (audience: string) => string;
  /** `products`: whether products are asked about, so that categories could stand in. */
  readonly short: (audience: string, products: boolean) => string;
  /** What the error means at a share of one fifth, in viewers of 100. */
  readonly meaning: (share: string, give: string) => string;
  readonly nothingFits: string;
  /** `names` is '' where there are many. */
  readonly askCategories: (count: string, names: string) => string;
  readonly keepFirst: (count: number, written: string) => string;
  readonly acceptError: (error: string) => string;
  readonly withError: (proposal: string, error: string) => string;
}

/**
 * Every word of `<stream-picks-host>`. Numbers and times arrive formatted for the reader's
 * language; `count` is a plain number where the wording depends on it.
 */
export interface HostMessages {
  readonly stages: Readonly<Record<ShowStage, string>>;
  readonly head: {
    readonly untitled: string;
    readonly live: string;
    readonly planned: string;
    readonly ended: string;
    /** `stage` is a name of `stages`, or null between stages. */
    readonly running: (duration: string, stage: string | null) => string;
    readonly startsAt: (moment: string) => string;
    readonly endedAt: (moment: string) => string;
    readonly updated: (ago: string) => string;
    readonly answers: (count: number) => string;
    readonly in100: (share: string) => string;
    readonly picksWork: (low: string, high: string) => string;
    readonly picksUntold: string;
    readonly none: string;
  };
  readonly source: {
    /** A stage stands in for the whole show. */
    readonly stage: (stage: string) => string;
    readonly tooEarly: string;
    readonly tooFew: string;
  };
  readonly scope: string;
  readonly interest: {
    readonly heading: string;
    readonly caption: string;
    readonly captionStage: (stage: string) => string;
    readonly key: string;
    readonly places: string;
    /** `4`, or `3–6` where it cannot be told from its neighbours. */
    readonly place: (best: string, worst: string) => string;
    readonly few: string;
    readonly fewNote: (needed: string, came: string) => string;
    readonly fewHint: string;
    readonly disturbed: string;
    readonly disturbedNote: (titles: string) => string;
    readonly onStage: string;
    readonly empty: string;
    /** For those who hear the row: `41 of 100, 33 to 49, from 520 answers, place 1 to 3`. */
    readonly spoken: (
      share: string,
      low: string,
      high: string,
      answers: string,
      best: string,
      worst: string,
    ) => string;
    /** The same without the number of answers. */
    readonly spokenShare: (share: string, low: string, high: string) => string;
    readonly interval: (low: string, high: string) => string;
    readonly fromTo: (least: string, most: string) => string;
  };
  readonly next: {
    readonly heading: string;
    readonly caption: string;
    readonly put: string;
    readonly putShort: string;
    /** The button's words, and which product they mean. */
    readonly putNamed: (button: string, title: string) => string;
    readonly sure: string;
    readonly sureOfTold: (count: number, untold: string) => string;
    readonly notSure: string;
    readonly only: string;
    readonly tied: (count: number) => string;
    readonly thenThis: string;
    readonly more: (count: number, written: string) => string;
    readonly thenEither: (count: number) => string;
    readonly untold: string;
    readonly allShown: string;
    readonly marked: (title: string) => string;
    readonly unmark: string;
  };
  readonly ahead: {
    readonly heading: string;
    readonly caption: string;
    readonly method: (products: string) => string;
    readonly of: (title: string) => string;
    readonly by: (gap: string, low: string, high: string) => string;
    readonly sure: string;
    readonly notSure: string;
    readonly spoken: (gap: string, low: string, high: string) => string;
    readonly empty: string;
  };
  readonly picks: {
    readonly heading: string;
    readonly answers: PicksWords;
  };
  readonly stagesPanel: {
    readonly heading: string;
    readonly caption: (top: string) => string;
    readonly noChange: string;
    readonly rose: (title: string, from: string, to: string) => string;
    readonly fell: (title: string, from: string, to: string) => string;
    /** Stands for the name of the running stage. */
    readonly now: string;
    readonly latest: (stage: string, share: string, low: string, high: string) => string;
    readonly latestFew: (stage: string) => string;
    readonly cell: (stage: string, share: string, low: string, high: string) => string;
    readonly cellFew: (stage: string) => string;
    readonly untold: (stage: string) => string;
    readonly later: (stage: string) => string;
    readonly empty: string;
  };
  readonly reasons: {
    readonly heading: string;
    readonly caption: string;
    readonly answers: ReasonWords;
  };
  readonly audience: {
    readonly heading: string;
    readonly label: string;
    readonly hint: string;
    readonly share: (share: string) => string;
    readonly caveat: string;
    readonly tooSmall: string;
  };
  readonly download: {
    readonly label: string;
    readonly csv: string;
    readonly json: string;
    /** What the columns of intervals mean, and what may be added up. */
    readonly intervals: string;
  };
  readonly can: CanWords;
  readonly nextWhy: NextWhyWords;
  readonly board: BoardWords;
  readonly report: ReportWords;
  readonly footer: string;
  readonly token: {
    readonly heading: string;
    readonly explain: string;
    readonly label: string;
    readonly submit: string;
    readonly wrong: string;
    readonly missing: string;
    readonly forget: string;
  };
  readonly register: {
    readonly heading: string;
    readonly explain: (stream: string) => string;
    readonly title: string;
    readonly products: string;
    readonly productsHint: string;
    readonly productsCount: (count: number) => string;
    readonly catalog: string;
    readonly load: string;
    readonly loading: string;
    readonly loadFailed: string;
    readonly categories: string;
    readonly categoriesHint: string;
    readonly audience: string;
    readonly audienceHint: string;
    readonly error: string;
    readonly errorHint: string;
    readonly start: string;
    readonly end: string;
    readonly plan: PlanWords;
    readonly submit: string;
    readonly sending: string;
    readonly required: string;
    readonly lineWrong: (line: string) => string;
    readonly twice: (id: string) => string;
    readonly audienceWrong: string;
    readonly audienceFew: string;
    readonly endWrong: string;
    readonly refused: string;
    readonly refusedPlain: string;
    readonly seeBelow: string;
    readonly conflict: string;
    readonly busy: string;
    readonly network: string;
  };
  readonly loading: string;
  readonly faults: {
    readonly settings: string;
    readonly network: string;
    readonly busy: string;
    readonly failed: (status: string) => string;
    readonly unreadable: string;
    readonly kept: (time: string) => string;
    readonly retry: string;
  };
  readonly spokenUpdate: (answers: string, leader: string | null, share: string) => string;
}
