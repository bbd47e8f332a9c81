/**
 * A made-up audience with a known truth. Everything about it follows from a seed, so that the same
 * audience can be asked again; only the noise of the reports is ever random. The generator here is
 * for plausible shows, never for privacy.
 */

import { ANSWERS, END_WINDOW, type Manifest, type ManifestQuestion } from '../core/report.js';

/** What kind of show the audience has. */
export interface AudienceShape {
  /** `usual`: a few hits, many that are only seen. `quiet`: hardly anything is chosen. `hit`: one is. */
  readonly taste: 'usual' | 'quiet' | 'hit';
  /** Two in five leave during the show; what they would have done afterwards never happens. */
  readonly leaving: boolean;
}

/** Viewers numbered from 0, each with one true answer to every question at every time. */
export interface SimulatedAudience {
  /**
   * True answer of a viewer, an index into the answers of the question's kind.
   *
   * @param question Index into the manifest's questions.
   * @param window A window's id, for the state at that window's end; {@link END_WINDOW} for the
   *   state at the end of the show.
   */
  answer(viewer: number, question: number, window: string): number;
  /** When a viewer comes, as a share of the show: half are there at the start, the rest any time. */
  arrival(viewer: number): number;
  /** When a viewer leaves, as a share of the show; 1 for those who stay to the end. */
  departure(viewer: number): number;
  /**
   * Share of the first `viewers` viewers per true answer, over all of them, asked or not.
   *
   * @param among Only those for whom it is true; default all.
   */
  truth(
    viewers: number,
    question: number,
    window: string,
    among?: (viewer: number) => boolean,
  ): number[];
}

/** What a draw decides; keeps draws about the same viewer and question apart. */
const DRAW = {
  show: 1,
  state: 2,
  moment: 3,
  arrival: 4,
  late: 5,
  leaves: 6,
  departure: 7,
} as const;

const USUAL: AudienceShape = { taste: 'usual', leaving: false };

/** Share of viewers who leave during the show, where some do. */
const LEAVING_SHARE = 0.4;

/**
 * The audience of a show for a seed. Products and categories get a funnel, reached some time after
 * the product comes on stage; the other questions a plausible spread.
 *
 * @param seed A whole number; equal seeds give equal audiences.
 */
export function createAudience(
  manifest: Manifest,
  seed: number,
  shape: AudienceShape = USUAL,
): SimulatedAudience {
  const hit = hitQuestion(manifest);
  const chances = manifest.questions.map((question, index) =>
    answerChances(
      question,
      (draw) => unit(seed, DRAW.show, index, draw),
      shape.taste !== 'hit' ? shape.taste : index === hit ? 'hit' : 'quiet',
    ),
  );
  const arrival = (viewer: number): number =>
    unit(seed, DRAW.late, viewer, 0) < 0.5 ? 0 : unit(seed, DRAW.arrival, viewer, 0);
  const departure = (viewer: number): number => {
    if (!shape.leaving || unit(seed, DRAW.leaves, viewer, 0) >= LEAVING_SHARE) return 1;
    const came = arrival(viewer);
    return came + (1 - came) * unit(seed, DRAW.departure, viewer, 0);
  };
  const answer = (viewer: number, question: number, window: string): number => {
    const final = pickAnswer(chances[question] ?? [1], unit(seed, DRAW.state, viewer, question));
    const asked = manifest.questions[question];
    const leaves = departure(viewer);
    if (asked === undefined || (window === END_WINDOW && leaves === 1)) return final;
    const happened = progress(manifest, asked, window, leaves);
    if (happened < 0) return 0;
    const moment = unit(seed, DRAW.moment, viewer, question);
    return moment < happened ? final : startingAnswer(asked, final);
  };
  return {
    answer,
    arrival,
    departure,
    truth: (viewers, question, window, among = () => true) => {
      const kind = manifest.questions[question]?.kind;
      const counts = Array.from({ length: kind === undefined ? 0 : ANSWERS[kind].length }, () => 0);
      let asked = 0;
      for (let viewer = 0; viewer < viewers; viewer += 1) {
        if (!among(viewer)) continue;
        const given = answer(viewer, question, window);
        counts[given] = (counts[given] ?? 0) + 1;
        asked += 1;
      }
      return counts.map((count) => (asked === 0 ? 0 : count / asked));
    },
  };
}

/** Index of the question about the product, or category, that is the hit where there is one. */
export function hitQuestion({ questions }: Manifest): number {
  const subjects = questions.filter(({ subject }) => subject !== undefined).length;
  return Math.floor(subjects / 2);
}

/** Chances of each answer, in the order of {@link ANSWERS}; `draw` gives numbers in 0…1. */
function answerChances(
  { kind }: ManifestQuestion,
  draw: (index: number) => number,
  taste: AudienceShape['taste'],
): number[] {
  switch (kind) {
    case 'product':
    case 'category': {
      const shown = (taste === 'hit' ? 0.85 : 0.5) + (taste === 'hit' ? 0.1 : 0.4) * draw(0);
      const dismissed = shown * (0.03 + 0.12 * draw(1));
      const interested = shown * interestOf(taste, draw(2));
      const added = interested * (0.1 + 0.4 * draw(3));
      return [1 - shown, shown - dismissed - interested, dismissed, interested - added, added];
    }
    case 'picks': {
      const none = 0.1 + 0.1 * draw(0);
      const chosen = 0.25 + 0.25 * draw(1);
      const hidden = 0.02 + 0.05 * draw(2);
      return [none, 1 - none - chosen - hidden, chosen, hidden];
    }
    case 'reason': {
      const parts = ANSWERS.reason.map((_, index) => 0.1 + draw(index));
      const total = parts.reduce((sum, part) => sum + part, 0);
      return parts.map((part) => part / total);
    }
    default: {
      const fine = 0.93 + 0.05 * draw(0);
      return [fine, (1 - fine) * 0.8, (1 - fine) * 0.2];
    }
  }
}

/** Share of those who saw a product who choose it. */
function interestOf(taste: AudienceShape['taste'], at: number): number {
  if (taste === 'hit') return 0.6 + 0.2 * at;
  return taste === 'quiet' ? 0.02 * at : 0.05 + 0.45 * at ** 2;
}

/**
 * How much of what will happen has happened by the end of a window, or when the viewer leaves if
 * that is earlier: 0 to 1; negative before the subject comes on stage.
 */
function progress(
  manifest: Manifest,
  question: ManifestQuestion,
  window: string,
  departure: number,
): number {
  if (question.kind === 'reason' || question.kind === 'health') return 1;
  const ids = manifest.windows.map(({ id }) => id);
  const first = Math.max(0, ids.indexOf(question.openFrom));
  const over = window === END_WINDOW ? ids.length : ids.indexOf(window) + 1;
  const seen = departure === 1 ? over : Math.min(over, departure * ids.length);
  return (seen - first) / Math.max(1, ids.length - first);
}

/** Before it has happened: on screen, if it ever gets there. */
function startingAnswer({ kind }: ManifestQuestion, final: number): number {
  if (kind !== 'product' && kind !== 'category' && kind !== 'picks') return final;
  return Math.min(final, 1);
}

function pickAnswer(chances: readonly number[], at: number): number {
  let below = 0;
  for (const [index, chance] of chances.entries()) {
    below += chance;
    if (at < below) return index;
  }
  return chances.length - 1;
}

/**
 * A number in 0…1 that follows from four whole numbers: MurmurHash3, 32 bits (Appleby, public
 * domain).
 */
function unit(seed: number, draw: number, one: number, other: number): number {
  let state = mix(mix(mix(mix(0, seed), draw), one), other);
  state ^= state >>> 16;
  state = Math.imul(state, 0x85ebca6b);
  state ^= state >>> 13;
  state = Math.imul(state, 0xc2b2ae35);
  state ^= state >>> 16;
  return (state >>> 0) / 2 ** 32;
}

function mix(state: number, key: number): number {
  const scrambled = Math.imul(key, 0xcc9e2d51);
  const mixed = state ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
