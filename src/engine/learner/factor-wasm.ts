/**
 * The loops in which training factors spends its time, as WebAssembly with 4-wide SIMD: some ten
 * times as fast as in JavaScript. Single precision in a fixed order: every machine gets the same bits.
 */

import {
  ADD,
  ADD_F32,
  ADD_I32,
  type AssembledFunction,
  advance,
  assemble,
  type Code,
  code,
  F32,
  FIRST_LANE,
  four,
  get,
  I32,
  load,
  loadSplat,
  MAXIMUM_F32,
  MULTIPLY,
  MULTIPLY_F32,
  ROUND,
  repeat,
  SHIFT_LEFT,
  SPLAT_F32,
  SPLAT_I32,
  SUBTRACT_F32,
  set,
  shuffle,
  store,
  TRUNCATE,
  V128,
  whole,
} from './factor-assembly.js';

/** Rows of the left matrix that are multiplied at a time. */
export const ROWS = 4;
/** Columns of a panel of the right matrix: two registers of four. */
export const COLUMNS = 8;

/** Addresses and steps in bytes; counts at least 1. */
export interface FactorLoops {
  readonly memory: WebAssembly.Memory;
  /**
   * Adds left · right to `out`. A number of the left matrix lies at `left + row · rowStep + inner ·
   * innerStep`; the right one is in panels of `inner` × {@link COLUMNS}. Whole panels: reads and
   * writes up to ROWS · `rowPanels` rows.
   */
  readonly product: (
    left: number,
    right: number,
    out: number,
    inner: number,
    rowPanels: number,
    columnPanels: number,
    outStep: number,
    rowStep: number,
    innerStep: number,
  ) => void;
  /** The largest of 4 · `fours` numbers. */
  readonly largest: (start: number, fours: number) => number;
  /** Replaces numbers x by e^(x - shift), for x ≤ shift, and gives their sum. */
  readonly exponentials: (start: number, fours: number, shift: number) => number;
  /** Multiplies numbers by one. */
  readonly scale: (start: number, fours: number, by: number) => void;
}

const REGISTER = 16;

/** Instantiates the loops; their memory starts with one page. */
export function createFactorLoops(): FactorLoops {
  const made = assemble([product(), largest(), exponentials(), scale()]);
  return made as unknown as FactorLoops;
}

function product(): AssembledFunction {
  const parameters = ['left', 'right', 'out', 'inner', 'rowPanels', 'columnPanels'] as const;
  const { left, right, out, inner, rowPanels, columnPanels } = number(0, parameters);
  const { outStep, rowStep, innerStep } = number(6, ['outStep', 'rowStep', 'innerStep']);
  const places = ['leftAt', 'rightAt', 'outAt', 'innerLeft', 'columnsLeft'] as const;
  const { leftAt, rightAt, outAt, innerLeft, columnsLeft } = number(9, places);
  const { first, second, splat } = number(14, ['first', 'second', 'splat']);
  const rows = range(17, ROWS);
  const sums = range(17 + ROWS, 2 * ROWS);
  const outOf = (row: number): Code => [
    ...get(outAt),
    ...get(outStep),
    ...whole(row),
    ...MULTIPLY,
    ...ADD,
  ];
  const accumulate = (sum: number, by: number): Code => [
    ...code(get(sum), get(splat), get(by)),
    ...code(MULTIPLY_F32, ADD_F32, set(sum)),
  ];
  const innerLoop = repeat(innerLeft, [
    ...code(get(rightAt), load(), set(first)),
    ...code(get(rightAt), load(REGISTER), set(second)),
    ...rows.flatMap((row, at) => [
      ...code(get(row), loadSplat(), set(splat)),
      ...accumulate(sums[2 * at] as number, first),
      ...accumulate(sums[2 * at + 1] as number, second),
      ...advance(row, get(innerStep)),
    ]),
    ...advance(rightAt, whole(4 * COLUMNS)),
  ]);
  const columnLoop = repeat(columnsLeft, [
    ...code(get(left), set(leftAt), get(inner), set(innerLeft)),
    ...rows.flatMap((row, at) => [
      ...code(get(leftAt), set(row), advance(leftAt, get(rowStep))),
      ...code(outOf(at), load(), set(sums[2 * at] as number)),
      ...code(outOf(at), load(REGISTER), set(sums[2 * at + 1] as number)),
    ]),
    ...innerLoop,
    ...rows.flatMap((_, at) => [
      ...code(outOf(at), get(sums[2 * at] as number), store()),
      ...code(outOf(at), get(sums[2 * at + 1] as number), store(REGISTER)),
    ]),
    ...advance(outAt, whole(4 * COLUMNS)),
  ]);
  return {
    name: 'product',
    parameters: Array<number>(9).fill(I32),
    results: [],
    locals: [
      ...Array<number>(5).fill(I32),
      ...Array<number>(3).fill(V128),
      ...Array<number>(ROWS).fill(I32),
      ...Array<number>(2 * ROWS).fill(V128),
    ],
    body: repeat(rowPanels, [
      ...code(get(right), set(rightAt), get(out), set(outAt)),
      ...code(get(columnPanels), set(columnsLeft)),
      ...columnLoop,
      ...advance(left, [...get(rowStep), ...whole(ROWS), ...MULTIPLY]),
      ...advance(out, [...get(outStep), ...whole(ROWS), ...MULTIPLY]),
    ]),
  };
}

function largest(): AssembledFunction {
  const { start, fours, best } = number(0, ['start', 'fours', 'best']);
  return {
    name: 'largest',
    parameters: [I32, I32],
    results: [F32],
    locals: [V128],
    body: [
      ...code(get(start), load(), set(best)),
      ...repeat(fours, [
        ...code(get(best), get(start), load(), MAXIMUM_F32, set(best)),
        ...advance(start, whole(REGISTER)),
      ]),
      ...acrossLanes(best, MAXIMUM_F32),
    ],
  };
}

/** Cephes `expf` (Moshier): e^x = 2^n · e^r, with a polynomial for r of at most ln 2 / 2. */
function exponentials(): AssembledFunction {
  const { start, fours, shift } = number(0, ['start', 'fours', 'shift']);
  const { x, n, y, sum } = number(3, ['x', 'n', 'y', 'sum']);
  const polynomial = [
    1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
    5.0000001201e-1,
  ];
  const [highest = 0, ...lower] = polynomial;
  const lessTimesN = (by: number): Code => [
    ...code(get(x), get(n), four(by), MULTIPLY_F32, SUBTRACT_F32, set(x)),
  ];
  return {
    name: 'exponentials',
    parameters: [I32, I32, F32],
    results: [F32],
    locals: [V128, V128, V128, V128],
    body: [
      ...repeat(fours, [
        ...code(get(start), load(), get(shift), SPLAT_F32, SUBTRACT_F32),
        // Below this, 2^n would leave the normal numbers.
        ...code(four(-87), MAXIMUM_F32, set(x)),
        ...code(get(x), four(Math.LOG2E), MULTIPLY_F32, ROUND, set(n)),
        // ln 2 in two parts, so that n times the first one is exact.
        ...lessTimesN(0.693359375),
        ...lessTimesN(-2.1219444e-4),
        ...code(four(highest), set(y)),
        ...lower.flatMap((next) => [
          ...code(get(y), get(x), MULTIPLY_F32, four(next), ADD_F32, set(y)),
        ]),
        ...code(get(y), get(x), MULTIPLY_F32, get(x), MULTIPLY_F32),
        ...code(get(x), ADD_F32, four(1), ADD_F32),
        ...code(get(n), TRUNCATE, whole(127), SPLAT_I32, ADD_I32),
        ...code(whole(23), SHIFT_LEFT, MULTIPLY_F32, set(y)),
        ...code(get(start), get(y), store()),
        ...code(get(sum), get(y), ADD_F32, set(sum)),
        ...advance(start, whole(REGISTER)),
      ]),
      ...acrossLanes(sum, ADD_F32),
    ],
  };
}

function scale(): AssembledFunction {
  const { start, fours, by } = number(0, ['start', 'fours', 'by']);
  return {
    name: 'scale',
    parameters: [I32, I32, F32],
    results: [],
    locals: [],
    body: repeat(fours, [
      ...code(get(start), get(start), load(), get(by), SPLAT_F32, MULTIPLY_F32),
      ...store(),
      ...advance(start, whole(REGISTER)),
    ]),
  };
}

/** One number from four: both halves together, then both quarters. */
function acrossLanes(register: number, operation: Code): Code {
  const bytes = range(0, REGISTER);
  const turned = (by: number): Code => bytes.map((byte) => (byte + by) % REGISTER);
  return [8, 4].flatMap((by, at) => [
    ...code(get(register), get(register), get(register), shuffle(turned(by)), operation),
    ...(at === 0 ? set(register) : FIRST_LANE),
  ]);
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

/** Numbers names through, as parameters and locals are. */
function number<N extends string>(from: number, names: readonly N[]): Record<N, number> {
  const entries = names.map((name, at): [string, number] => [name, from + at]);
  return Object.fromEntries(entries) as Record<N, number>;
}
