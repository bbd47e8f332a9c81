/**
 * A made-up audience with a known truth. Everything about it follows from a seed, so that the same
 * audience can be asked again; only the noise of the reports is ever random. The generator here is
 * for plausible shows, never for privacy.
 */

import { ANSWERS, END_WINDOW, type Manifest, type ManifestQuestion } from '../core/report.js';

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
  /** Share of the first `viewers` viewers per true answer, over all of them, asked or not. */
  truth(viewers: number, question: number, window: string): number[];
}

/** What a draw decides; keeps draws about the same viewer and question apart. */
const DRAW = { show: 1, state: 2, moment: 3, arrival: 4, late: 5 } as const;

/**
 * The audience of a show for a seed. Products and categories get a funnel (a few hits, many that
 * are only seen), reached some time after the product comes on stage; the other questions a
 * plausible spread.
 *
 * @param seed A whole number; equal seeds give equal audiences.
 */
export function createAudience(manifest: Manifest, seed: number): SimulatedAudience {
  const chances = manifest.questions.map((question, index) =>
    answerChances(question, (draw) => unit(seed, DRAW.show, index, draw)),
  );
  const answer = (viewer: number, question: number, window: string): number => {
    const final = pickAnswer(chances[question] ?? [1], unit(seed, DRAW.state, viewer, question));
    const asked = manifest.questions[question];
    if (asked === undefined || window === END_WINDOW) return final;
    const moment = unit(seed, DRAW.moment, viewer, question);
    return moment < progress(manifest, asked, window) ? final : startingAnswer(asked, final);
  };
  return {
    answer,
    arrival: (viewer) =>
      unit(seed, DRAW.late, viewer, 0) < 0.5 ? 0 : unit(seed, DRAW.arrival, viewer, 0),
    truth: (viewers, question, window) => {
      const kind = manifest.questions[question]?.kind;
      const counts = Array.from({ length: kind === undefined ? 0 : ANSWERS[kind].length }, () => 0);
      for (let viewer = 0; viewer < viewers; viewer += 1) {
        const given = answer(viewer, question, window);
        counts[given] = (counts[given] ?? 0) + 1;
      }
      return counts.map((count) => count / viewers);
    },
  };
}

/** Chances of each answer, in the order of {@link ANSWERS}; `draw` gives numbers in 0…1. */
function answerChances({ kind }: ManifestQuestion, draw: (index: number) => number): number[] {
  switch (kind) {
    case 'product':
    case 'category': {
      const shown = 0.5 + 0.4 * draw(0);
      const dismissed = shown * (0.03 + 0.12 * draw(1));
      const interested = shown * (0.05 + 0.45 * draw(2) ** 2);
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

/** How much of what will happen has happened by the end of a window, 0 to 1. */
function progress(manifest: Manifest, question: ManifestQuestion, window: string): number {
  if (question.kind === 'reason' || question.kind === 'health') return 1;
  const ids = manifest.windows.map(({ id }) => id);
  const first = Math.max(0, ids.indexOf(question.openFrom));
  return (ids.indexOf(window) + 1 - first) / Math.max(1, ids.length - first);
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
