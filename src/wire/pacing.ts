/** The property `pacing`: how the storefront tightens when the spotlight may come. */

import * as z from 'zod/mini';
import { StreamPicksError } from '../core/errors.js';
import type { PacingPolicy } from '../core/pacing.js';
import { DEFAULT_PACING, PACING_FLOORS, withinFloors } from '../core/pacing.js';

const SECOND_MS = 1000;

const seconds = z.number('is no number of seconds').check(z.gte(0, 'is below 0'));
const count = z.int('is no whole number').check(z.gte(0, 'is below 0'));
const factor = z.number('is no number').check(z.gte(0, 'is below 0'));

/** What a page may set; everything may be left out. */
const FIELDS = {
  firstAfter: seconds,
  apart: seconds,
  backOff: factor,
  atMost: count,
  shownFor: seconds,
  lull: z.boolean('is neither true nor false'),
} as const;
type Field = keyof typeof FIELDS;
type Wished = { readonly [F in Field]?: z.infer<(typeof FIELDS)[F]> };
const NAMES = Object.keys(FIELDS) as Field[];

/** What each field can be at the loosest, as a page is told. */
const LOOSEST: Readonly<Record<Field, string>> = {
  firstAfter: `cannot be below ${PACING_FLOORS.firstAfterMs / SECOND_MS} seconds`,
  apart: `cannot be below ${PACING_FLOORS.apartMs / SECOND_MS} seconds`,
  backOff: `cannot be below ${PACING_FLOORS.backOff}`,
  atMost: `cannot be above ${PACING_FLOORS.atMost}`,
  shownFor: `cannot be below ${PACING_FLOORS.shownMs.least / SECOND_MS} or above ${PACING_FLOORS.shownMs.most / SECOND_MS} seconds`,
  lull: '',
};

/** What a reading found. */
export interface ReadPacing {
  /** Never looser than the floors. */
  readonly policy: PacingPolicy;
  /** Code `settings`; `path` names the field, as `pacing.apart`. */
  readonly problems: readonly StreamPicksError[];
}

/**
 * Checks `{firstAfter, apart, backOff, atMost, shownFor, lull}`, times in seconds. What cannot be
 * read keeps its default, what is looser than a floor is put on it; both are problems.
 */
export function readPacing(input: unknown): ReadPacing {
  if (input === null || input === undefined) return { policy: DEFAULT_PACING, problems: [] };
  if (typeof input !== 'object' || Array.isArray(input)) {
    return { policy: DEFAULT_PACING, problems: [problem('pacing', 'is no object')] };
  }
  const problems = Object.keys(input)
    .filter((name) => !(NAMES as string[]).includes(name))
    .map((name) => problem(`pacing.${name.slice(0, 40)}`, `is none of ${NAMES.join(', ')}`));
  const read: Wished = {};
  for (const name of NAMES) {
    const value = (input as Record<string, unknown>)[name];
    if (value === undefined) continue;
    const found = z.safeParse(FIELDS[name], value);
    if (found.success) Object.assign(read, { [name]: found.data });
    else problems.push(problem(`pacing.${name}`, found.error.issues[0]?.message ?? 'is wrong'));
  }
  const wished = policyOf(read);
  const policy = withinFloors(wished);
  for (const name of NAMES) {
    if (policy[KEYS[name]] === wished[KEYS[name]]) continue;
    problems.push(problem(`pacing.${name}`, `${LOOSEST[name]}; it is that now`));
  }
  return { policy, problems };
}

const KEYS = {
  firstAfter: 'firstAfterMs',
  apart: 'apartMs',
  backOff: 'backOff',
  atMost: 'atMost',
  shownFor: 'shownMs',
  lull: 'lull',
} as const satisfies Record<Field, keyof PacingPolicy>;

function policyOf(read: Wished): PacingPolicy {
  return {
    firstAfterMs: ms(read.firstAfter, DEFAULT_PACING.firstAfterMs),
    apartMs: ms(read.apart, DEFAULT_PACING.apartMs),
    backOff: read.backOff ?? DEFAULT_PACING.backOff,
    atMost: read.atMost ?? DEFAULT_PACING.atMost,
    shownMs: ms(read.shownFor, DEFAULT_PACING.shownMs),
    lull: read.lull ?? DEFAULT_PACING.lull,
  };
}

/** Seconds of a page as milliseconds. */
function ms(value: number | undefined, otherwise: number): number {
  return value === undefined ? otherwise : value * SECOND_MS;
}

function problem(path: string, message: string): StreamPicksError {
  return new StreamPicksError('settings', `${path} ${message}`, { path });
}
