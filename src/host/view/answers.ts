import type { QuestionEstimate, ShareEstimate } from '../../core/estimates.js';

/** One answer of a question, and the share of viewers who count that gave it. */
export interface AnswerRow {
  readonly answer: string;
  /** Null where too few answered to say. */
  readonly share: ShareEstimate | null;
}

/** The answers in the order given; those the question does not have are left out. */
export function answersInOrder(
  question: QuestionEstimate,
  order: readonly string[],
): readonly AnswerRow[] {
  const byName = new Map(question.answers.map((entry) => [entry.answer, entry]));
  return order.flatMap((answer) => {
    const entry = byName.get(answer);
    return entry === undefined ? [] : [{ answer, share: told(question, entry) }];
  });
}

/**
 * The answers, most frequent first, those that cannot be told after them; `last` stands at the end
 * whatever its size.
 */
export function answersBySize(question: QuestionEstimate, last: string): readonly AnswerRow[] {
  const size = ({ answer, share }: AnswerRow) =>
    answer === last ? Number.NEGATIVE_INFINITY : (share?.estimate ?? -1);
  return question.answers
    .map((entry) => ({ answer: entry.answer, share: told(question, entry) }))
    .sort((a, b) => size(b) - size(a));
}

/** The share that gave one answer, or null where it cannot be told. */
export function shareOf(
  question: QuestionEstimate | undefined,
  answer: string,
): ShareEstimate | null {
  const entry = question?.answers.find((candidate) => candidate.answer === answer);
  return question === undefined || entry === undefined ? null : told(question, entry);
}

function told(question: QuestionEstimate, share: ShareEstimate): ShareEstimate | null {
  return share.enough && !question.disturbed ? share : null;
}
