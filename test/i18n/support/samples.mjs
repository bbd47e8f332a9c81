// Arguments that every function of the texts is called with. Most follow from the parameter's name in
// English; those that take objects are listed by their path.
import { SWITCHED } from '../../../src/core/after-show.ts';
import { REACTIONS } from '../../../src/core/signal.ts';
import {
  both,
  COUNTS,
  cross,
  each,
  interests,
  pick,
  reasonSamples,
  record,
  records,
  reports,
  rules,
  run,
  runs,
  saidAll,
  saidInterests,
  signals,
  strangers,
  TITLES,
  tools,
  tunings,
  withNames,
} from './views.mjs';

const PLACES = COUNTS.filter((count) => count > 0);

const NUMBER_NAMES =
  'count notes days interests messages bytes on all speaks place without before after weight others moves next left byScore epsilonCount least looks value';
const NUMBERS = new Set(NUMBER_NAMES.split(' '));
const TEXTS = {
  price: ['€129', null],
  controller: ['Shop Ltd', 'متجر'],
  contact: ['help@shop.example'],
  country: ['Chile', null],
  lang: ['en'],
  time: ['12:40'],
  day: ['21 June 2026'],
  when: ['21 June 2026'],
  moment: ['21 June 2026, 19:30'],
  start: ['21 June 2026, 19:30'],
  end: ['21 June 2026, 20:30'],
  duration: ['12 min'],
  ago: ['5 seconds ago'],
  cause: ['your 3 looks at Fell 2'],
  text: ['Looked at Fell 2'],
  why: ['Just shown'],
  stage: ['Demo'],
  kind: ['Size'],
};
/** Numbers that a host's page has already written. */
const WRITTEN =
  'share low high answers best worst gap needed came told of untold least most from to top products line status error audience give sure count written';

function byName(name, host) {
  if (TEXTS[name] !== undefined) return TEXTS[name];
  if (host && name === 'count') return COUNTS;
  if (host && WRITTEN.split(' ').includes(name)) return [`4${name.length}`, `7${name.length}`];
  if (NUMBERS.has(name)) return name === 'place' ? PLACES : COUNTS;
  return TITLES;
}

/** Names of the parameters, as the English writes them. */
function parameters(fn) {
  const source = fn.toString();
  const list =
    /^([\w$]+)\s*=>/.exec(source)?.[1] ??
    /^(?:function\s*)?[\w$]*\s*\(([^)]*)\)/.exec(source)?.[1] ??
    '';
  return list.trim() === '' ? [] : list.split(',').map((name) => name.trim());
}

const held = cross([0, 1, 2, 21, 1204], [0, 1, 11], [0, 1, 11]).map(
  ([signals, statements, comparisons]) => ({
    signals,
    statements,
    comparisons,
  }),
);
const looked = cross(['saved', 'looked'], [1, 2, 3, 11]).map(([because, looks]) => ({
  productId: 'p0',
  because,
  looks,
  acts: looks,
  at: 0,
}));
const lines = { title: 'Something', text: 'What it does.' };
const budget = (reports) => [
  { spentEpsilon: reports * Math.log(7), limitEpsilon: 4 * Math.log(7), reports },
  { spent: '1.95', limit: '7.78' },
];
const subjects = cross([0, 1, 2, 11], [0, 1, 2, 11]).filter(([a, b]) => a + b > 0);
const counted = COUNTS.filter((count) => count > 0).map((count) => [count, String(count)]);

/** By path, where the parameters' names do not say enough. */
const LISTED = {
  'optIn.text': cross(both, [90, 1204]).map(([counts, days]) => [
    { controller: 'Shop Ltd', counts, days },
  ]),
  'optIn.changed.what': [
    [lines, null],
    [lines, 'It goes elsewhere.'],
  ],
  'optIn.changed.whatOfSeveral': [
    [lines, null],
    [lines, 'It goes elsewhere.'],
  ],
  'how.recipient': cross(['Counting Inc', null], ['Chile', null]),
  'how.rights': cross(both, both).map(([counts, elsewhere]) => [{ counts, elsewhere }]),
  'rail.erased': [[null], ...cross(COUNTS, both).map(([used, log]) => [{ used, log }])],
  'card.oldPrice': [['€129']],
  'cart.failed': [['No stock in “L”'], [null]],
  'gestures.reacted': cross(Object.keys(REACTIONS), TITLES),
  'gestures.note': cross(Object.keys(REACTIONS), TITLES),
  'gestures.onStage': cross([TITLES.slice(0, 1), TITLES.slice(0, 2), TITLES], ['€129', null]),
  'reasons.card': withNames([
    pick({ promoted: true }),
    pick({ discovery: true }),
    pick({}),
    ...reasonSamples.map((reason) => pick({ reason })),
  ]),
  'reasons.row': withNames(reasonSamples),
  'reasons.cause': withNames(reasonSamples),
  'why.removeNamed': cross(['You saved it'], [...PLACES, null]),
  'data.hints.runs': each(runs),
  'data.knows.lead': cross(COUNTS, ['visit', 'kept', 'memory'], [90]),
  'data.knows.interest': withNames([...interests, ...saidInterests]),
  'data.knows.strength': cross([1, 3, 5], both),
  'data.knows.said': each(saidAll),
  'data.knows.note': withNames(signals),
  'data.knows.removeNamed': cross(['Trail shoes'], COUNTS),
  'data.knows.showMore': [
    [11, 21],
    [21, 21],
    [1, 1],
  ],
  'data.picks.inPicks': [
    [1, 0, 6],
    [0, 1, 6],
    [3, 2, 11],
    [0, 11, 21],
  ],
  'data.picks.moved': [
    [1, 2],
    [21, 11],
  ],
  'data.picks.tuned.text': each(tunings),
  'data.picks.tuned.from': each(tunings),
  'data.left.heading': reports.map((report) => [report, '19:40']),
  'data.left.asked': each(reports),
  'data.left.answer': reports.map(({ kind, answer }) => [kind, answer]),
  'data.left.perhaps': [
    [3, 7],
    [49, 54],
  ],
  'data.left.rolls': [
    [3, 7, 4],
    [49, 54, 1],
  ],
  'data.left.drawn': [
    [3, 4],
    [49, 1],
  ],
  'data.left.windowName': [['00'], ['03'], ['11']],
  'data.left.couldBe': each([...reports, ...strangers]),
  'data.left.loss': [['1.95']],
  'data.left.used': [...[0, 1, 4].map(budget), [{ ...budget(1)[0], reports: 2 }, budget(1)[1]]],
  'data.choices.record': each(records),
  'data.choices.recordWhen': [[record(), '21 June 2026']],
  'data.runs.fault': cross(
    ['storage', 'worker', 'engine', 'manifest', 'report', 'consent', 'model', 'import', 'odd'],
    [1, 2, 3, 11],
  ),
  'protection.forget': each(both),
  'protection.hint': cross(['empty', 'short', 'weak', 'good'], [11]),
  'importing.found': held.map((one) => [{ ...one, when: '21 June 2026' }]),
  'importing.done': cross(held, [0, 1, 2, 21]).map(([one, refused]) => [{ ...one, refused }]),
  'importing.where': [['/signals/3/type']],
  'afterShow.item': each(looked),
  'afterShow.reminder': looked.map((one) => [one, '21 June 2026']),
  'afterShow.offerWhy': each(looked),
  'afterShow.off': cross(
    SWITCHED.filter((what) => what !== 'notify'),
    TITLES,
  ),
  'region.known': cross(['Chile'], both),
  'outside.off': each(tools),
  'outside.blocked': each(tools),
  'outside.who': each(tools),
  'outside.keepsOff': cross(tools, [['Picks'], ['Picks', 'Counts', 'Region']]),
  'host.head.running': cross(['12 min'], ['Demo', null]),
  'host.interest.place': [
    ['4', '4'],
    ['3', '6'],
  ],
  'host.interest.spoken': [
    ['41', '33', '49', '520', '1', '3'],
    ['41', '33', '49', '520', '2', '2'],
  ],
  'host.next.tied': each([1, 2, 5]),
  'host.next.thenEither': each([2, 3, 5]),
  'host.next.more': counted,
  'host.next.sureOfTold': counted,
  'host.can.first': counted,
  'host.can.more': counted,
  'host.can.moreOver': counted,
  'host.board.sureBut': counted,
  'host.board.more': counted,
  'host.report.fits': counted.map(([count, written]) => ['520', count, written, '410']),
  'host.report.short': counted.map(([count, written]) => ['220', count, written, '410']),
  'host.report.fitting': counted,
  'host.register.plan.subjects': subjects.map(([a, b]) => [a, b, String(a + b)]),
  'host.register.plan.short': cross(['120'], both),
  'host.register.plan.askCategories': [
    ['3', 'Shoes, Lamps'],
    ['11', ''],
  ],
  'host.register.plan.keepFirst': counted,
  'host.spokenUpdate': [
    ['520', 'Fell 2', '41'],
    ['520', null, '41'],
  ],
};

for (const check of ['isolation', 'sorter', 'effort', 'notes', 'protection', 'watch', 'log'])
  LISTED[`data.runs.${check}`] = each(runs);
LISTED['data.runs.pack'] = [null, ...rules].map((packRule) => [run({ packRule })]);

/** Every list of arguments that the function at a path is called with. */
export function samplesOf(path, english) {
  const listed = LISTED[path];
  if (listed !== undefined) return listed;
  const named = parameters(english);
  const unclear = named.some((name) => /[{[.=]/.test(name)) || named.length !== english.length;
  if (unclear || named.length === 0)
    throw new Error(`${path} takes what its parameters' names do not tell: add it to samples.mjs`);
  return cross(...named.map((name) => byName(name, path.startsWith('host.'))));
}
