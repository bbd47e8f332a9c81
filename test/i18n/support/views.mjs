// What the texts are made from: acts, reasons, reports, records and checks, in every shape.
import { NO_PURPOSES, PURPOSES } from '../../../src/core/consent.ts';
import { OUTSIDE_KINDS } from '../../../src/core/outside.ts';
import { ANSWERS } from '../../../src/core/report.ts';
import { REACTIONS, SIGNAL_TYPES } from '../../../src/core/signal.ts';
import { TUNED_TERMS } from '../../../src/core/view.ts';

export const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100, 1204];
/** Names as shops write them: in figures, with quotes, from right to left, in capitals. */
export const TITLES = ['Fell 2', 'Trail “Gore” shoes', "O'Neill & Co", 'حذاء الجبل', 'LED 40'];

const TITLE_BY_ID = new Map(TITLES.map((title, at) => [`p${at}`, title]));

export const names = { title: (id) => TITLE_BY_ID.get(id) ?? id, host: 'Ines' };
export const nameless = { ...names, host: null };
export const both = [false, true];

export const cross = (...lists) =>
  lists.reduce((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]]);
export const each = (list) => list.map((one) => [one]);

const statements = cross(
  ['less', 'more', 'keep'],
  [
    ['category', ['Outdoors', 'Trail shoes']],
    ['brand', ['Ridgeway']],
    ['creator', ['Ines']],
  ],
).map(([said, [kind, path]]) => ({ said, kind, path, amount: 1, pinned: false }));

const actsOf = (type, more = {}) => ({
  type,
  count: 1,
  productIds: ['p0'],
  thisShow: false,
  signalIds: ['s'],
  ...more,
});
const NOTED = [...SIGNAL_TYPES, 'stated'];
const actSamples = [
  ...cross(NOTED, [1, 2, 3, 11, 1204], [['p0'], ['p3'], ['p0', 'p1', 'p2']]).map(
    ([type, count, productIds]) => actsOf(type, { count, productIds, thisShow: count === 3 }),
  ),
  ...NOTED.map((type) =>
    actsOf(type, { count: 3, productIds: ['p0', 'p1', 'p4'], category: 'Trail shoes' }),
  ),
  ...cross(['love', 'curious', 'dear'], [1, 3], [['p0'], ['p0', 'p1']]).map(
    ([reaction, count, productIds]) => actsOf('react', { reaction, count, productIds }),
  ),
  ...statements.map((statement) => actsOf('stated', { statement })),
  actsOf('search', { productIds: [], queries: ['LED “lamp”'] }),
  actsOf('search', { productIds: [] }),
];
const reasonOf = (more) => ({ id: 'r', contribution: 1, about: 'viewer', ...more });
const FIELDS = 'brand creator category title tags price same together alike'.split(' ');
export const reasonSamples = [
  ...'stage upcoming popular past season region'
    .split(' ')
    .flatMap((kind) =>
      [1, -1].map((contribution) => reasonOf({ kind, contribution, about: 'show' })),
    ),
  ...actSamples.flatMap((acts) => [
    reasonOf({ kind: 'same', acts }),
    reasonOf({ kind: 'same', acts, contribution: -1 }),
    reasonOf({ kind: 'similar', field: 'category', label: 'Trail shoes', acts }),
    reasonOf({ kind: 'similar', field: 'brand', label: 'Ridgeway', acts }),
  ]),
  ...cross(FIELDS, ['Ridgeway', undefined], [1, -1]).map(([field, label, contribution]) =>
    reasonOf({
      kind: 'similar',
      field,
      contribution,
      ...(label === undefined ? {} : { label }),
      acts: actsOf('select', { count: 3, category: 'Trail shoes' }),
    }),
  ),
  reasonOf({ kind: 'similar', field: 'category' }),
];
export const withNames = (list) =>
  list.flatMap((one) => [
    [one, names],
    [one, nameless],
  ]);
export const pick = (more) => ({
  productId: 'p0',
  place: 1,
  score: 1,
  discovery: false,
  promoted: false,
  ...more,
});

export const interests = [
  ...SIGNAL_TYPES.flatMap((type) =>
    [1, 2, 3, 21].flatMap((count) =>
      [1, -0.5].map((strength) => ({ strength, acts: [{ type, count, productIds: ['p0'] }] })),
    ),
  ),
  {
    strength: 1,
    acts: ['select', 'view', 'save', 'add'].map((type) => ({
      type,
      count: 2,
      productIds: ['p0', 'p1'],
    })),
  },
].map((one) => ({
  id: 'i',
  kind: 'brand',
  label: 'Ridgeway',
  path: ['Ridgeway'],
  signalIds: [],
  ...one,
}));
export const saidInterests = cross(['less', 'more', 'keep'], both, [[], interests[0].acts]).map(
  ([said, pinned, acts]) => ({
    ...interests[0],
    kind: 'category',
    label: 'Trail shoes',
    path: ['Outdoors', 'Trail shoes'],
    acts,
    said: { signalId: 's', said, pinned, at: 0 },
  }),
);

export const signals = [
  ...NOTED.map((type) => ({ type, productId: 'p1', query: 'lamp', value: 11 })),
  ...Object.values(REACTIONS).map((value) => ({ type: 'react', productId: 'p0', value })),
  { type: 'react', productId: 'p0', value: -0.9 },
  ...statements.map((statement) => ({ type: 'stated', statement })),
].map((one) => ({ id: 'n', at: 0, stream: 'friday', ...one }));

export const saidAll = cross(
  ['Trail shoes', 'LED lamps', 'حذاء'],
  ['category', 'brand', 'creator'],
  ['remove', 'less', 'more', 'pin', 'unpin'],
).map(([label, kind, correction]) => ({ label, kind, correction }));

export const run = (more = {}) => ({
  isolation: 'isolated',
  storage: 'durable',
  weightsVersion: '3-hybrid',
  weightsBytes: 1204,
  rankMs: 1.4,
  workMs: 21,
  rankings: 3,
  storedBytes: 41_204,
  encrypted: true,
  protection: 'none',
  audit: { entries: 21, intact: true },
  watch: { step: 0, cause: null, p95Ms: 11 },
  learner: { runs: 0, lastMs: 0 },
  packBytes: 0,
  packRule: null,
  faults: [],
  ...more,
});
const UNITS = ['none', 'buyer', 'purchase', 'pair', 'product'];
export const rules = [
  ...cross(UNITS, [1, 2, 5, 21]).map(([unit, minBuyers]) => ({
    minBuyers,
    epsilon: null,
    delta: null,
    unit,
  })),
  ...cross(UNITS, [1, 4]).map(([unit, epsilon]) => ({ minBuyers: 1, epsilon, delta: null, unit })),
];
export const runs = [
  ...['isolated', 'worker', 'main'].map((isolation) => run({ isolation })),
  ...cross(['durable', 'visit', 'memory'], both).map(([storage, encrypted]) =>
    run({ storage, encrypted }),
  ),
  run({ storedBytes: null }),
  run({ storedBytes: 11 }),
  ...[0, 0.4, 1, 21].map((rankMs) => run({ rankMs, packBytes: 1204 })),
  ...cross([0, 1, 2, 1204], [0, 0.01, 1, 900, 1500, 90_000], [0, 1, 11]).map(
    ([rankings, workMs, learned]) =>
      run({ rankings, workMs, learner: { runs: learned, lastMs: learned * 7 } }),
  ),
  run({ protection: 'passphrase' }),
  ...cross([0, 1, 21], [null, true, false]).map(([entries, intact]) =>
    run({ audit: { entries, intact } }),
  ),
  ...cross([1, 2, 3], ['slow', 'errors', 'empty', 'unwanted', 'learner']).map(([step, cause]) =>
    run({ watch: { step, cause, p95Ms: 11 } }),
  ),
  run({ watch: { step: 0, cause: null, p95Ms: 0.2 } }),
];

export const tunings = [
  ...cross([0, 1, 2, 11, 1204], ['saver', 'watch', 'no-learner', null], [0, 3]).map(
    ([missing, held, kept]) => ({
      comparisons: Array.from({ length: kept }, () => ({ better: 'p0', worse: 'p1' })),
      learnedFrom: 0,
      changes: [],
      missing,
      held,
    }),
  ),
  ...cross([1, 2, 21], [null, 'watch']).map(([learnedFrom, held]) => ({
    comparisons: [],
    learnedFrom,
    changes: TUNED_TERMS.map((term, at) => ({ term, times: at % 2 === 0 ? 1.5 : 0.5 })),
    missing: 11,
    held,
  })),
  { comparisons: [], learnedFrom: 11, changes: [], missing: 1, held: null },
  {
    comparisons: [],
    learnedFrom: 11,
    changes: [{ term: 'brand', times: 2 }],
    missing: 1,
    held: null,
  },
];

export const reports = cross(
  Object.entries(ANSWERS).flatMap(([kind, answers]) =>
    answers.map((answer) => [kind, answers, answer]),
  ),
  ['waiting', 'tried', 'sent', 'refused', 'dropped'],
).map(([[kind, answers, answer], state]) => ({
  id: 'r',
  stream: 'friday-show',
  showTitle: state === 'sent' ? '' : 'Friday “Live”',
  question: '007',
  kind,
  subject: 'SKU-1',
  ...(state === 'sent' ? {} : { title: TITLES[1] }),
  window: '03',
  answer,
  answers,
  weight: 7,
  body: '{}',
  state,
  at: 0,
}));
export const strangers = [{ ...reports[0], answer: 'odd' }];

export const tools = OUTSIDE_KINDS.flatMap((kind) =>
  (kind === 'page' ? ['', 'Choices Inc'] : ['']).map((name) => ({ kind, name })),
);
export const record = (more = {}) => ({
  id: 'c',
  at: 0,
  state: 'given',
  purposes: { ...NO_PURPOSES, picks: true },
  source: 'viewer',
  noticeVersion: 11,
  noticeHash: '',
  language: 'en',
  controller: 'Shop Ltd',
  ...more,
});
export const records = [
  ...cross(
    ['given', 'changed', 'withdrawn'],
    ['viewer', 'page', 'gpc', 'tab'],
    [0, 1, 2, PURPOSES.length],
  ).map(([state, source, on]) =>
    record({
      state,
      source,
      purposes: Object.fromEntries(PURPOSES.map((purpose, at) => [purpose, at < on])),
    }),
  ),
  ...tools.flatMap((tool) => [
    record({ source: 'outside', tool }),
    record({ source: 'outside', tool, purposes: NO_PURPOSES }),
  ]),
];
