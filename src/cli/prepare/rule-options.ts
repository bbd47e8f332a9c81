/** The privacy rule of a pack, as options of a command. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { StreamPicksError } from '../../core/errors.js';
import { COUNTED, DEFAULT_UNIT, type PrivacyRule } from './private-inputs.js';
import { PRIVACY_UNITS, type PrivacyUnit } from './private-noisy.js';

/** The options as they were given. */
export interface RuleFlags {
  readonly minBuyers?: number;
  readonly counts?: (typeof COUNTED)[number];
  readonly epsilon?: number;
  readonly unit?: PrivacyUnit;
}

/** Fewest buyers behind anything in a pack, unless asked otherwise. */
export const MIN_BUYERS = 5;
/** Noise for less drowns everything; the smallest step that it is drawn for. */
const LEAST_EPSILON = 0.001;
/** More promises nothing. */
export const MOST_EPSILON = 20;

/** What the rules mean, for the help of a command. */
export const RULE_HELP = `
What a pack may tell of single buyers:
  --min-buyers k                  every count has k different buyers or more: each pair of products, in
                                  list and factors alike; scales come from no orders. 1: no rule.
  --min-buyers k --counts product every product has k buyers or more, and so has every number that is
                                  about one product. What one of them bought together may show.
  --epsilon e                     instead, counts with noise: whether one thing happened or not makes no
                                  pack likelier by a factor above exp(e): 2.7 at 1, 55 at 4, 2,981 at 8,
                                  which is little to hide behind. The thing:
  --unit buyer                    that somebody bought here at all
  --unit purchase                 what one purchase was of (the default); its place in the history stays
  --unit pair                     that somebody bought one product right after another one; somebody
                                  with n purchases has n - 1 of these, which add up
Making two packs of the same orders with --epsilon adds up as well.`;

/** Adds the options to a command. */
export function addRuleOptions(command: Command): Command {
  return command
    .option(
      '--min-buyers <count>',
      `fewest buyers behind anything (default: ${MIN_BUYERS}); 1: no rule`,
      readWhole,
    )
    .addOption(
      new Option('--counts <what>', 'what so many buyers stand behind (default: pair)').choices(
        COUNTED,
      ),
    )
    .option('--epsilon <nats>', 'differential privacy instead of a number of buyers', readPositive)
    .addOption(
      new Option('--unit <what>', `what ε is for (default: ${DEFAULT_UNIT})`).choices(
        PRIVACY_UNITS,
      ),
    );
}

/** Whether any of the options was given. */
export function hasRule({ minBuyers, counts, epsilon, unit }: RuleFlags): boolean {
  return [minBuyers, counts, epsilon, unit].some((flag) => flag !== undefined);
}

/**
 * The rule that the options ask for.
 * @throws StreamPicksError `settings` for options that do not go together, or out of range
 */
export function ruleOf({ minBuyers, counts, epsilon, unit }: RuleFlags): PrivacyRule {
  if (epsilon === undefined) {
    if (unit !== undefined) throw refuse('unit', '--unit says what --epsilon is for: give both');
    const least = minBuyers ?? MIN_BUYERS;
    if (counts !== undefined && least <= 1) {
      throw refuse('counts', '--counts says what --min-buyers is about: give two buyers or more');
    }
    return { minBuyers: least, epsilon: null, ...(counts === undefined ? {} : { counts }) };
  }
  if (minBuyers !== undefined) {
    throw refuse('epsilon', 'either --min-buyers or --epsilon: noise leaves no count to compare');
  }
  if (counts !== undefined) {
    throw refuse('counts', '--counts goes with --min-buyers, not with --epsilon');
  }
  if (!(epsilon >= LEAST_EPSILON && epsilon <= MOST_EPSILON)) {
    throw refuse('epsilon', `epsilon must be ${LEAST_EPSILON} to ${MOST_EPSILON}`);
  }
  return { minBuyers: 1, epsilon, unit: unit ?? DEFAULT_UNIT };
}

function refuse(path: string, message: string): StreamPicksError {
  return new StreamPicksError('settings', message, { path });
}

function readWhole(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Not a whole number.');
  }
  return value;
}

function readPositive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('Not a number above 0.');
  }
  return value;
}
