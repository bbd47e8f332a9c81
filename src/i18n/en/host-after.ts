import type { BoardWords, CanWords, NextWhyWords, ReportWords } from '../host-after.js';

const NEVER = [
  'What one viewer did, or who watched.',
  'What viewers want who do not share counts.',
  'What was paid for: the basket is counted, not the till.',
  'Whether showing a product made viewers want it.',
];

/** English texts of the list of questions. */
export const can: CanWords = {
  heading: 'What the counts can answer',
  caption: 'About the whole show, of viewers who share counts.',
  states: { yes: 'Yes', part: 'In part', no: 'Not yet' },
  over: 'No',
  questions: {
    wanted: 'How many want each product?',
    first: 'Which one is wanted most?',
    pairs: 'Which of two is ahead?',
    stages: 'Did it rise or fall?',
    picks: 'How did the picks do?',
    reason: 'Why did they see what they saw?',
    health: 'Do the picks work well?',
  },
  wanted: (told, of) => `${told} of ${of} can be told.`,
  first: (count, written) =>
    count === 1 ? 'One is surely ahead.' : `${written} share the first place.`,
  firstNone: 'None can be told.',
  pairs: (told, of) => `Sure for ${told} of ${of} pairs.`,
  stages: (told, of) => `${told} of ${of} figures of stages have enough answers.`,
  enough: 'Enough answers came.',
  more: (count, written) =>
    count === 1
      ? 'About 1 more viewer who shares counts is needed.'
      : `About ${written} more viewers who share counts are needed.`,
  moreOver: (_, written) => `About ${written} more would have been needed.`,
  tooFew: 'Too few answers came.',
  disturbed: 'Some counts are disturbed.',
  neverHeading: 'Never from these counts',
  never: NEVER,
};

/** English texts of why a product is proposed. */
export const nextWhy: NextWhyWords = {
  sure: 'Sure',
  notSure: 'Not sure',
  why: (share, low, high) =>
    `${share} of 100 opened it or put it in the basket (${low} to ${high}).`,
  lead: (gap, low, high, other) => `${gap} more than ${other} (${low} to ${high}).`,
};

/** English texts of the view for a wall. */
export const board: BoardWords = {
  open: 'Projector',
  label: 'Projector view',
  fill: 'Full screen',
  unfill: 'Leave full screen',
  dark: 'Dark',
  light: 'Light',
  close: 'Close',
  key: 'Of 100 viewers who share counts. Bar: the truth is in here 19 times in 20, for all bars together.',
  upTo: (stage) => `Up to the stage “${stage}”.`,
  sureBut: (_, written) => `Sure, ${written} not known`,
  more: (count, written) => (count === 1 ? 'and 1 more' : `and ${written} more`),
};

/** English texts of the report. */
export const report: ReportWords = {
  open: 'Report',
  heading: 'Report',
  back: 'Back to the desk',
  print: 'Print',
  soFar: 'The show is still on. This is what came so far.',
  from: (start, end) => `${start} to ${end}.`,
  readAt: (answers, moment) => `${answers} answers of viewers who share counts, read ${moment}.`,
  brief: 'In brief',
  most: (title) => `Wanted most: ${title}, surely ahead of all others.`,
  mostOf: (titles) => `Wanted most: one of ${titles}. They cannot be told apart.`,
  mostMany: (count) => `${count} products share the first place. They cannot be told apart.`,
  untold: 'Too few answers came to say which product is wanted most.',
  pairs: (sure, of) => `Of ${of} pairs of products, ${sure} are surely apart.`,
  chosen: (share, low, high) => `${share} of 100 chose a pick (${low} to ${high}).`,
  works: (share, low, high) => `For ${share} of 100 the picks worked well (${low} to ${high}).`,
  few: (titles) => `Too few answers to say: ${titles}.`,
  disturbed: (titles) =>
    `Disturbed, do not rely on them: ${titles}. More or fewer answers came than the plan allows.`,
  may: 'What may be concluded',
  mayList: [
    'Each figure is a best guess about viewers who share counts in this show; the truth lies in its range 19 times in 20.',
    'Where it says “Sure”, all such words together are right 19 times in 20, however often you looked.',
    'A product ahead here was opened or put in the basket by more of these viewers.',
  ],
  mayNot: 'What may not be concluded',
  mayNotList: [
    ...NEVER,
    'That two products differ which share a place, or where it says “Not sure”.',
    'Anything from adding up stages, or from holding a stage against the whole show: other viewers were there.',
  ],
  next: 'For the next show',
  fits: (answers, subjects, written, needed) =>
    `${answers} answers came. ${asking(subjects, written)} at this error takes about ${needed}, so the plan may stay.`,
  short: (answers, subjects, written, needed) =>
    `${answers} answers came. ${asking(subjects, written)} at this error takes about ${needed}.`,
  fitting: (count, written) =>
    count === 1
      ? 'So many viewers can answer 1 product well.'
      : `So many viewers can answer ${written} products well.`,
  fittingNone: 'So few viewers cannot answer even one product that exactly.',
  error: (error) => `Or keep all and accept a relative error of ${error}.`,
  numbers: 'All numbers',
};

function asking(subjects: number, written: string): string {
  return subjects === 1 ? 'Asking about 1 product' : `Asking about ${written} products`;
}
