/** The shows that can be simulated. */

import type { AudienceShape } from '../audience.js';

/** What happens in a simulated show. */
export interface Scenario {
  readonly audience: AudienceShape;
  /** Whether some of those who send are no viewers, and what they are after. */
  readonly poison?: 'spread' | 'cell';
  /** Share of answers that never arrive although the report was counted. */
  readonly lostAnswers?: number;
  /** One line of help. */
  readonly about: string;
}

const USUAL: AudienceShape = { taste: 'usual', leaving: false };

/** Every scenario by its name. */
export const SCENARIOS = {
  usual: { audience: USUAL, about: 'a few hits, many products that are only seen' },
  quiet: {
    audience: { taste: 'quiet', leaving: false },
    about: 'hardly anything is chosen; what clipping does to a total is printed',
  },
  hit: {
    audience: { taste: 'hit', leaving: false },
    about: 'one product is chosen, the others are not',
  },
  leaving: {
    audience: { taste: 'usual', leaving: true },
    about: 'two in five leave early; the bias of a look before the end is printed',
  },
  'spread-poison': {
    audience: USUAL,
    poison: 'spread',
    about: 'fakes follow the draw and lie about every question they get',
  },
  'cell-poison': {
    audience: USUAL,
    poison: 'cell',
    about: 'fakes all say that they added the product that fewest chose',
  },
  'lost-acks': {
    audience: USUAL,
    lostAnswers: 0.05,
    about: '5 % of answers are cut off after the collector has committed',
  },
} as const satisfies Record<string, Scenario>;

/** Name of one of {@link SCENARIOS}. */
export type ScenarioName = keyof typeof SCENARIOS;

/** Names of all scenarios, in the order of the help. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];
