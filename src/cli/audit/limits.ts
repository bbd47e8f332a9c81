/** The limits of an audit: past one, a row is red and the command fails. */

import { readFile } from 'node:fs/promises';
import { StreamPicksError } from '../../core/errors.js';

/** One measure with its limit. */
export interface Limit {
  /** What a value is held against: at least, or at most. */
  readonly bound: 'least' | 'most';
  readonly limit: number;
  readonly title: string;
  /** What it is, in one sentence, with its source. */
  readonly definition: string;
}

/** One value held against its limit. */
export interface Verdict extends Limit {
  readonly id: LimitId;
  /** Without the steps after scoring; null where that makes no difference to it. */
  readonly before: number | null;
  readonly value: number;
  readonly passed: boolean;
}

/**
 * The limits by default, and the definition of each measure. They are set for catalogues of some dozen
 * to some thousand products; a larger shop overrides what depends on its size (coverage, Gini).
 */
export const LIMITS = {
  ndcgLoss: {
    bound: 'most',
    limit: 0.05,
    title: 'Quality given up by re-ranking',
    definition:
      'Share of NDCG@10 lost by all steps after scoring, against the order of the scores alone.',
  },
  coverage: {
    bound: 'least',
    limit: 0.5,
    title: 'Catalogue coverage',
    definition: 'Share of all products that stand in at least one viewer’s first ten places.',
  },
  gini: {
    bound: 'most',
    limit: 0.8,
    title: 'Gini of exposure',
    definition:
      'How unevenly places are shared among products: 0 all alike, near 1 a few have everything.',
  },
  popularityLift: {
    bound: 'most',
    limit: 1.5,
    title: 'Popularity lift',
    definition:
      'Average popularity of what is shown (ARP) over that of what viewers chose: 1 amplifies nothing.',
  },
  longTailShare: {
    bound: 'least',
    limit: 0.3,
    title: 'Long-tail share',
    definition:
      'Share of places that go to all but the most popular fifth of products (APLT, Abdollahpouri 2019).',
  },
  calibration: {
    bound: 'most',
    limit: 2,
    title: 'Miscalibration',
    definition:
      'C_KL in nats (Steck 2018, α = .01): how far the mixture of categories shown is from the viewer’s own.',
  },
  intraListDistance: {
    bound: 'least',
    limit: 0.3,
    title: 'Diversity within a list',
    definition:
      'Mean distance of all pairs of a list, 1 minus the cosine of their features: 0 all alike.',
  },
  forgedReach: {
    bound: 'most',
    limit: 1.5,
    title: 'Reach of a forged count',
    definition:
      'How often a seldom chosen product is shown once its count is forged to “everybody chose it”, over how often the honestly most chosen product is.',
  },
  brandParity: {
    bound: 'least',
    limit: 0.25,
    title: 'Parity of brands',
    definition:
      'Exposure 1 / log2(1 + place) per merit, lowest group over highest (Singh and Joachims 2018); groups under 5 % of the catalogue do not decide.',
  },
  creatorParity: {
    bound: 'least',
    limit: 0.25,
    title: 'Parity of creators',
    definition: 'The same by creator.',
  },
  priceParity: {
    bound: 'least',
    limit: 0.5,
    title: 'Parity of price bands',
    definition: 'The same by thirds of the catalogue’s prices.',
  },
  genderParity: {
    bound: 'least',
    limit: 0.5,
    title: 'Parity of gendered tags',
    definition: 'The same by whom products name in title, tags or category: men, women, unisex.',
  },
  genderGap: {
    bound: 'most',
    limit: 0.1,
    title: 'Gap between men’s and women’s taste',
    definition: 'Largest difference of mean NDCG@10 between viewers of either taste.',
  },
  flipOverlap: {
    bound: 'least',
    limit: 0.9,
    title: 'Tag-flip: overlap',
    definition:
      'Rank-biased overlap (Webber 2010, top ten, p = .9) of the picks before and after swapping men’s and women’s words in the whole shop.',
  },
  flipScoreChange: {
    bound: 'most',
    limit: 0.1,
    title: 'Tag-flip: change of scores',
    definition: 'Mean change of the scores of the top ten after the swap, as a share of them.',
  },
  flipAdvantage: {
    bound: 'most',
    limit: 0.05,
    title: 'Tag-flip: advantage',
    definition:
      'How much more products that named women gain by the swap than products that named men lose, as a share of the score.',
  },
  groupGap: {
    bound: 'most',
    limit: 0.05,
    title: 'Gap between groups of real viewers',
    definition:
      'Largest difference of mean NDCG over the whole ranking between known groups (as age, income) of at least 30 viewers.',
  },
} as const satisfies Record<string, Limit>;

/** One of {@link LIMITS}. */
export type LimitId = keyof typeof LIMITS;

/** Numbers that stand in place of the limits by default. */
export type LimitOverrides = Readonly<Partial<Record<LimitId, number>>>;

/**
 * Overrides from a file, as `{"coverage": 0.3}`.
 * @throws {StreamPicksError} `settings` for a name that is none, or a limit that is no number
 */
export async function readLimits(file: string): Promise<LimitOverrides> {
  let found: unknown;
  try {
    found = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new StreamPicksError('settings', `${file} cannot be read as JSON`, { cause });
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    throw new StreamPicksError('settings', `${file} holds no object`);
  }
  for (const [id, limit] of Object.entries(found)) {
    if (!Object.hasOwn(LIMITS, id)) {
      const known = Object.keys(LIMITS).join(', ');
      throw new StreamPicksError('settings', `there is no limit ${id}, only ${known}`, {
        path: id,
      });
    }
    if (typeof limit !== 'number' || !Number.isFinite(limit)) {
      throw new StreamPicksError('settings', `the limit ${id} is no number`, { path: id });
    }
  }
  return found;
}

/** A measured value; `before` is the one without the steps after scoring. */
export interface MeasuredValue {
  readonly id: LimitId;
  readonly before: number | null;
  readonly value: number;
}

/** Holds values against their limits. A value that is not a number fails. */
export function judge(values: readonly MeasuredValue[], overrides: LimitOverrides): Verdict[] {
  return values.map(({ id, before, value }) => {
    const limit = overrides[id] ?? LIMITS[id].limit;
    const passed = LIMITS[id].bound === 'least' ? value >= limit : value <= limit;
    return { ...LIMITS[id], id, limit, before, value, passed };
  });
}
