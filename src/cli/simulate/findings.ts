/** From what was simulated to the facts of its scenario. */

import type { Estimates, QuestionEstimate } from '../../core/estimates.js';
import { ANSWERS, END_WINDOW, INTEREST_ANSWERS, type Manifest } from '../../core/report.js';
import { estimateShow } from '../../privacy/estimates.js';
import { standardError } from '../../privacy/estimator.js';
import { fakesUntilDisturbed, shiftBound } from '../../privacy/poisoning.js';
import { estimatePopularity } from '../../privacy/popularity.js';
import { hitQuestion, type SimulatedAudience } from '../audience.js';
import type {
  HitFacts,
  LeavingFacts,
  PoisonFacts,
  QuietFacts,
  ScenarioFacts,
  Truth,
} from './facts.js';
import type { LossyTap } from './lossy-tap.js';
import { FAKE_ANSWER } from './poison.js';
import type { ScenarioName } from './scenarios.js';
import { type Sent, totalsOf } from './tally.js';

/** True shares at the end, worked out once. */
export function rememberedTruth(audience: SimulatedAudience, viewers: number): Truth {
  const known = new Map<string, readonly number[]>();
  return (question, leftOnly = false) => {
    const key = `${question}/${leftOnly}`;
    const among = leftOnly ? (viewer: number) => audience.departure(viewer) < 1 : undefined;
    const shares = known.get(key) ?? audience.truth(viewers, question, END_WINDOW, among);
    known.set(key, shares);
    return shares;
  };
}

/** How many viewers leave before the end. */
export function countLeavers(audience: SimulatedAudience, viewers: number): number {
  let left = 0;
  for (let viewer = 0; viewer < viewers; viewer += 1) if (audience.departure(viewer) < 1) left += 1;
  return left;
}

/** What facts are made from. */
export interface Findings {
  readonly manifest: Manifest;
  readonly estimates: Estimates;
  readonly early: Estimates | null;
  readonly truth: Truth;
  readonly left: number;
  readonly sent: Sent;
  readonly target: number | null;
  readonly tap: LossyTap | null;
  readonly counted: number | null;
}

/** The facts of a scenario. */
export function factsOf(name: ScenarioName, found: Findings): ScenarioFacts {
  const { manifest, estimates, truth, sent } = found;
  switch (name) {
    case 'quiet':
      return quietFacts(manifest, estimates, truth);
    case 'hit':
      return hitFacts(manifest, estimates, truth);
    case 'leaving':
      return leavingFacts(manifest, found.early ?? estimates, truth, found.left);
    case 'spread-poison':
    case 'cell-poison':
      return poisonFacts(name, manifest, estimates, sent, found.target);
    case 'lost-acks': {
      const seen = found.tap?.facts() ?? { acknowledged: 0, lost: 0, retried: 0, changed: 0 };
      const exact = found.counted === null ? null : found.counted === sent.reports;
      return { name, ...seen, counted: found.counted, exact };
    }
    default:
      return { name };
  }
}

/** Totals of the interest in a show where hardly anything is chosen. */
function quietFacts(manifest: Manifest, estimates: Estimates, truth: Truth): QuietFacts {
  let variance = 0;
  const interest = { truth: 0, estimate: 0, clipped: 0 };
  for (const { id, kind, interest: found, n } of atEnd(estimates)) {
    if (found === undefined) continue;
    const share = interestIn(kind, truth(indexOf(manifest, id)));
    interest.truth += share;
    interest.estimate += found.unclipped;
    interest.clipped += found.estimate;
    const set = { answerCount: ANSWERS[kind].length, setSize: 2, weight: manifest.weight };
    variance += n === 0 ? Number.POSITIVE_INFINITY : standardError(share, n, set) ** 2;
  }
  return { name: 'quiet', interest: { ...interest, standardError: Math.sqrt(variance) } };
}

/** The hit beside all others. */
function hitFacts(manifest: Manifest, estimates: Estimates, truth: Truth): HitFacts {
  const index = hitQuestion(manifest);
  const questions = atEnd(estimates).filter(({ interest }) => interest !== undefined);
  const hit = questions.find(({ id }) => id === manifest.questions[index]?.id);
  const others = questions.filter((question) => question !== hit);
  const { estimate = 0, low = 0, high = 1, unclipped = 0, together } = hit?.interest ?? {};
  return {
    name: 'hit',
    question: hit?.id ?? '',
    subject: hit?.subject ?? '',
    truth: hit === undefined ? 0 : interestIn(hit.kind, truth(index)),
    estimate,
    low,
    high,
    first: others.every(({ interest }) => (interest?.unclipped ?? 1) < unclipped),
    clear: others.every(({ interest }) => (interest?.together.high ?? 1) < (together?.low ?? 0)),
  };
}

/** A look at what those who left have sent, with the bias that it has. */
function leavingFacts(
  manifest: Manifest,
  early: Estimates,
  truth: Truth,
  left: number,
): LeavingFacts {
  let bias = 0;
  const questions = atEnd(early).map(({ id, kind, n, answers, interest }) => {
    const [all, gone] = [truth(indexOf(manifest, id)), truth(indexOf(manifest, id), true)];
    if (interest !== undefined) {
      const own = interestIn(kind, gone) - interestIn(kind, all);
      if (Math.abs(own) > Math.abs(bias)) bias = own;
    }
    return {
      id,
      n,
      answers: answers.map(({ answer, estimate, low, high }, at) => ({
        answer,
        truth: all[at] ?? 0,
        bias: (gone[at] ?? 0) - (all[at] ?? 0),
        estimate,
        low,
        high,
      })),
    };
  });
  return { name: 'leaving', left, bias, early: { reports: early.reports, questions } };
}

/** What fakes did. */
function poisonFacts(
  name: PoisonFacts['name'],
  manifest: Manifest,
  estimates: Estimates,
  sent: Sent,
  target: number | null,
): PoisonFacts {
  const nowMs = estimates.at;
  const totals = totalsOf(sent.honest, sent.fake);
  const before = estimateShow(manifest, totalsOf(sent.honest), nowMs);
  const after = estimateShow(manifest, totals, nowMs);
  const popular = {
    before: estimatePopularity(manifest, totalsOf(sent.honest), nowMs).products,
    after: estimatePopularity(manifest, totals, nowMs).products,
  };
  const weights = sum(manifest.questions.map(({ weight }) => weight));
  const honestAtEnd = sum(atEnd(before).map(({ n }) => n));
  const cells = manifest.questions.flatMap(({ id, kind, subject, weight }, index) => {
    if (subject === undefined || (target !== null && index !== target)) return [];
    const [old, now] = [before, after].map((each) => byId(each, id));
    const fakes = sum(sent.fake.get(`${id}/${END_WINDOW}`) ?? []);
    const n = now?.n ?? 0;
    return [
      {
        question: id,
        subject,
        n,
        fakes,
        fakesUntilDisturbed: fakesUntilDisturbed(n - fakes, honestAtEnd, weight / weights),
        bound: shiftBound(fakes, n, { answerCount: ANSWERS[kind].length, weight: manifest.weight }),
        shift: fakedShare(now) - fakedShare(old),
        disturbed: byId(estimates, id)?.disturbed ?? false,
        popularity: popular.after[subject] ?? null,
        popularityWithoutFakes: popular.before[subject] ?? null,
      },
    ];
  });
  return {
    name,
    fakes: [...sent.fake.values()].reduce((all, counts) => all + sum(counts), 0),
    answer: FAKE_ANSWER,
    bound: sum(cells.map(({ bound }) => bound)) / cells.length,
    shift: sum(cells.map(({ shift }) => shift)) / cells.length,
    disturbed:
      target === null
        ? atEnd(estimates).some(({ disturbed }) => disturbed)
        : cells.some(({ disturbed }) => disturbed),
    cells,
  };
}

/** The questions about the whole show. */
export function atEnd({ windows }: Estimates): readonly QuestionEstimate[] {
  return windows.find(({ id }) => id === END_WINDOW)?.questions ?? [];
}

/** Place of a question in the manifest. */
export function indexOf({ questions }: Manifest, id: string): number {
  return questions.findIndex((question) => question.id === id);
}

function byId(estimates: Estimates, id: string): QuestionEstimate | undefined {
  return atEnd(estimates).find((question) => question.id === id);
}

function fakedShare(question: QuestionEstimate | undefined): number {
  return question?.answers.find(({ answer }) => answer === FAKE_ANSWER)?.unclipped ?? 0;
}

function interestIn(kind: QuestionEstimate['kind'], shares: readonly number[]): number {
  const names: readonly string[] = ANSWERS[kind];
  return sum(INTEREST_ANSWERS.map((name) => shares[names.indexOf(name)] ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
