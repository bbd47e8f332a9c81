/** English texts about what the device learns, and about how it watches itself. */

import type { RunView, TunedTerm, TuningView, WatchCause } from '../../core/view.js';
import type { DataWords } from '../messages.js';
import { figures, listed, several } from './words.js';

const TERM_WORDS: Readonly<Record<TunedTerm, string>> = {
  brand: 'brand',
  creator: 'creator',
  category: 'kind of product',
  words: 'words in the name',
  tags: 'tags',
  price: 'price',
  together: 'what others bought together',
  alike: 'what the shop calls alike',
};

const CAUSE_WORDS: Readonly<Record<WatchCause, string>> = {
  slow: 'Sorting became slow here',
  errors: 'Sorting failed here',
  empty: 'Sorting found nothing, though there was something',
  unwanted: 'You chose more from the order of the show than from the picks',
  learner: 'Learning failed here',
};

/** By step: what is left out. */
const STEP_WORDS = [
  '',
  'it does not learn, and uses the standard weights',
  'it does not learn, and only sorts by score',
  'it does not sort: products are in the order of the show',
] as const;

const STEP_STATES = ['All at work', 'Less', 'Less', 'Resting'] as const;

/** Changes named at most. */
const MOST_NAMED = 4;

/** What was learned about how the viewer chooses. */
export const tuned: DataWords['picks']['tuned'] = {
  title: 'Tuned to you',
  text: tunedText,
  from: ({ learnedFrom, missing, held }) =>
    learnedFrom === 0
      ? 'A comparison is a product that you chose, and one beside it that you saw and passed by.'
      : `Learned on this device from ${several(learnedFrom, 'comparison')}.${
          held === null ? ` It learns again after ${figures(missing)} more.` : ''
        }`,
  standard: 'Use the standard weights',
  back: 'Back to the standard weights. What was learned is forgotten.',
  showComparisons: (count) => `Show ${several(count, 'comparison')}`,
  hideComparisons: 'Hide the comparisons',
  comparison: (better, worse) => `${better}, rather than ${worse}`,
};

/** How the engine finds itself at work. */
export function watchWords({ watch, learner }: RunView): ReturnType<DataWords['runs']['watch']> {
  const { step, cause } = watch;
  const learned = learner.runs === 0 ? '' : ` Learning took ${thousandths(learner.lastMs)}.`;
  return {
    title: 'Watching itself',
    text:
      step === 0 || cause === null
        ? `Checks every sorting: 95 of 100 took at most ${thousandths(watch.p95Ms)}.${learned}`
        : `${CAUSE_WORDS[cause]}, so for some minutes ${STEP_WORDS[step]}.`,
    state: STEP_STATES[step],
    good: step === 0,
  };
}

function tunedText({ learnedFrom, changes, missing, comparisons, held }: TuningView): string {
  if (learnedFrom > 0) {
    const named = (more: boolean) => {
      const terms = changes.slice(0, MOST_NAMED).filter(({ times }) => times > 1 === more);
      const list = listed(terms.map(({ term }) => TERM_WORDS[term]));
      return list === '' ? '' : `Counts ${more ? 'more' : 'less'}: ${list}. `;
    };
    return (
      `${named(true)}${named(false)}`.trim() || 'Your choices agree with the standard weights.'
    );
  }
  switch (held) {
    case 'saver':
      return 'Not now: your device saves power or data, so it does not learn.';
    case 'watch':
      return 'Not now: it rests from learning. “How it runs” says why.';
    case 'no-learner':
      return 'Not here: this browser or page does not let it learn.';
    default:
      return comparisons.length === 0
        ? `Not yet. It learns from your choices, on this device, after ${figures(missing)} comparisons.`
        : `Not yet. It learns from your choices, on this device, after ${several(missing, 'more comparison')}.`;
  }
}

function thousandths(ms: number): string {
  return ms < 1
    ? 'less than a thousandth of a second'
    : `${several(Math.round(ms), 'thousandth')} of a second`;
}
