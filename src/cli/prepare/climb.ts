/**
 * Scales moved to where held-out targets rank best. The likelihood that they are first fitted by is
 * smooth, so it finds its way from anywhere, but it also rewards orders far down that nobody sees.
 */

/** Products one buyer's target is ranked among; the first one is the target. */
export interface RankedRow {
  /** [candidates × terms], row-major. */
  readonly features: Float32Array;
  /** Scores that no scale changes, one a candidate. */
  readonly fixed: Float32Array;
  /** How many products each candidate stands for. */
  readonly stands: Float32Array;
}

/** Places that count. */
const TOP = 10;
/**
 * A scale that moves away from its start by a factor e costs as much as this share of one buyer whose
 * target falls from the first place to none.
 */
const PULL_BUYERS = 0.1;
/** Changes of ln scale that are tried, largest first. */
const STEPS = [1, 0.5, 0.25, 0.12];
/** Times that all terms are tried with one step. */
const ROUNDS = 6;

/**
 * Coordinate ascent on NDCG@10 of the targets; needs no slope, draws nothing, and ends where no
 * single term can be moved to gain.
 * @param start above 0, one a term
 */
export function climb(rows: readonly RankedRow[], start: readonly number[]): number[] {
  const from = start.map(Math.log);
  let logs = from;
  let best = worthOf(rows, logs, from);
  /** Moves one term as long as that gains; whether it did. */
  const move = (term: number, by: number): boolean => {
    for (let moved = false; ; moved = true) {
      const next = logs.with(term, (logs[term] as number) + by);
      const worth = worthOf(rows, next, from);
      if (worth <= best) return moved;
      best = worth;
      logs = next;
    }
  };
  for (const step of STEPS) {
    for (let round = 0; round < ROUNDS; round += 1) {
      let moved = false;
      for (const term of logs.keys()) {
        const up = move(term, step);
        const down = move(term, -step);
        moved ||= up || down;
      }
      if (!moved) break;
    }
  }
  return logs.map(Math.exp);
}

/** Σ NDCG@10 (Järvelin and Kekäläinen 2002, one relevant product a buyer) less the pull. */
function worthOf(
  rows: readonly RankedRow[],
  logs: readonly number[],
  start: readonly number[],
): number {
  const scales = logs.map(Math.exp);
  let worth = 0;
  logs.forEach((each, term) => {
    worth -= PULL_BUYERS * (each - (start[term] as number)) ** 2;
  });
  for (const row of rows) {
    const place = placeOf(row, scales);
    if (place <= TOP) worth += 1 / Math.log2(1 + place);
  }
  return worth;
}

/** Place of the target, from 1; products that score the same are half before it. */
function placeOf({ features, fixed, stands }: RankedRow, scales: readonly number[]): number {
  const width = scales.length;
  let target = 0;
  let place = 1;
  for (let row = 0; row < fixed.length; row += 1) {
    let score = fixed[row] as number;
    for (let at = 0; at < width; at += 1) {
      score += (scales[at] as number) * (features[row * width + at] as number);
    }
    if (row === 0) target = score;
    else if (score > target) place += stands[row] as number;
    else if (score === target) place += (stands[row] as number) / 2;
  }
  return place;
}
