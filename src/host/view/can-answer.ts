import type { Estimates, QuestionEstimate } from '../../core/estimates.js';
import type { Manifest } from '../../core/report.js';
import { viewersNeeded } from '../../privacy/answerable.js';
import type { Compare, InterestRow } from './interest.js';
import type { StageSeries } from './stages.js';
import { isTold, productQuestions, questionOf, stageWindows, wholeShow } from './window.js';

/** What a host wants to know. */
export type HostQuestion = 'wanted' | 'first' | 'pairs' | 'stages' | 'picks' | 'reason' | 'health';

/** Whether the counts can say it: all of it, some of it, or nothing yet. */
export type CanState = 'yes' | 'part' | 'no';

/** One question of a host, and how far the counts are from answering it. */
export interface CanAnswer {
  readonly question: HostQuestion;
  readonly state: CanState;
  /** Cells, places or pairs that can be told, of `of`. */
  readonly told: number;
  readonly of: number;
  /**
   * Viewers who must still share counts until it is expected to be answered, by the plan's own draw;
   * 0 where nothing is missing, null where more viewers are no matter of the plan or it is unknown.
   */
  readonly viewers: number | null;
  /** True where counts were left out because more or fewer came than the plan allows. */
  readonly disturbed: boolean;
}

/** What the list is worked out from. */
export interface CanFacts {
  readonly estimates: Estimates;
  readonly manifest: Manifest | null;
  /** All rows of the whole show, told or not. */
  readonly rows: readonly InterestRow[];
  readonly compare: Compare;
  readonly stages: readonly StageSeries[];
}

/** Every question that a host asks of a show, in the order of the panels. */
export function canAnswer({
  estimates,
  manifest,
  rows,
  compare,
  stages,
}: CanFacts): readonly CanAnswer[] {
  const whole = wholeShow(estimates);
  if (whole === undefined) return [];
  const products = productQuestions(whole);
  const missing = (questions: readonly QuestionEstimate[]) =>
    manifest === null
      ? null
      : Math.max(0, ...questions.map((question) => viewersNeeded(question, manifest)));
  const told = products.filter(isTold).length;
  const disturbed = products.some((question) => question.disturbed);
  const viewers = missing(products);
  const known = rows.filter(({ interest }) => interest !== null);
  const pairs = known.flatMap((row, at) =>
    known.slice(at + 1).map((other) => [row, other] as const),
  );
  const sure = pairs.filter(([a, b]) => compare(a, b).sure).length;
  const ofPairs = (products.length * (products.length - 1)) / 2;
  const mayBeFirst = known.filter(({ place }) => place?.best === 1).length;
  const changes = stages.filter(({ change }) => change?.sure).length;
  const asked = stageWindows(estimates).flatMap(productQuestions);
  const followed = asked.filter(isTold).length;
  const single = (question: 'picks' | 'reason' | 'health'): CanAnswer[] => {
    const found = questionOf(whole, question);
    if (found === undefined) return [];
    const enough = found.answers.every((answer) => answer.enough) && !found.disturbed;
    return [
      {
        question,
        state: enough ? 'yes' : 'no',
        told: enough ? found.answers.length : 0,
        of: found.answers.length,
        viewers: missing([found]),
        disturbed: found.disturbed,
      },
    ];
  };
  return [
    {
      question: 'wanted',
      state: stateOf(told, products.length),
      told,
      of: products.length,
      viewers,
      disturbed,
    },
    {
      question: 'first',
      // Sure only where nothing that is still untold, or disturbed, could stand before it.
      state: mayBeFirst === 1 && told === products.length ? 'yes' : mayBeFirst > 0 ? 'part' : 'no',
      told: mayBeFirst,
      of: products.length,
      viewers: told === products.length ? null : viewers,
      disturbed,
    },
    {
      question: 'pairs',
      state: stateOf(sure, ofPairs),
      told: sure,
      of: ofPairs,
      viewers: null,
      disturbed,
    },
    ...(asked.length === 0
      ? []
      : [
          {
            question: 'stages' as const,
            state:
              changes > 0 ? ('yes' as const) : followed > 0 ? ('part' as const) : ('no' as const),
            told: followed,
            of: asked.length,
            viewers: null,
            disturbed: asked.some((question) => question.disturbed),
          },
        ]),
    ...single('picks'),
    ...single('reason'),
    ...single('health'),
  ];
}

function stateOf(told: number, of: number): CanState {
  if (told === 0) return 'no';
  return told === of ? 'yes' : 'part';
}
