import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildView } from '../../src/host/view/host-view.ts';
import { chooseSource } from '../../src/host/view/window.ts';
import { estimates, plan, product } from './support/shows.ts';

const NOW = Date.UTC(2026, 10, 21, 20);
const manifest = plan(NOW);

function view(totals, marked = []) {
  return buildView(estimates(manifest, { atMs: NOW, ...totals }), manifest, marked, NOW);
}

const ALL = {
  shoe: product(1200, 0.4),
  lamp: product(1200, 0.22),
  jacket: product(1200, 0.36),
  pack: product(1200, 0.12),
  vase: product(1200, 0.05),
};

test('products stand in order of interest; those with too few answers come last, without a number', () => {
  const { interest } = view({ whole: { ...ALL, jacket: product(30, 0.9) } });
  assert.deepEqual(
    interest.map(({ subject }) => subject),
    ['shoe', 'lamp', 'pack', 'vase', 'jacket'],
  );
  const few = interest.at(-1);
  assert.equal(few.interest, null);
  assert.ok(few.needed > 0);
  assert.ok(Math.abs(few.n - 30) <= 2);
});

test('products that cannot be told apart share a place, sure ones do not', () => {
  const { interest } = view({ whole: { ...ALL, vase: product(30, 0.5) } });
  assert.deepEqual(
    interest.map(({ subject, place }) => [subject, place && [place.best, place.worst]]),
    [
      ['shoe', [1, 2]],
      ['jacket', [1, 2]],
      ['lamp', [3, 4]],
      ['pack', [3, 4]],
      ['vase', null],
    ],
  );
});

test('a disturbed count is never drawn, compared or recommended', () => {
  const estimated = estimates(manifest, { atMs: NOW, whole: ALL });
  for (const question of estimated.windows[0].questions) {
    if (question.subject === 'jacket') question.disturbed = true;
  }
  const { interest, ahead, next } = buildView(estimated, manifest, [], NOW);
  const jacket = interest.find(({ subject }) => subject === 'jacket');
  assert.equal(jacket.interest, null);
  assert.equal(jacket.disturbed, true);
  assert.ok(ahead.every(({ ahead: a, behind: b }) => a !== jacket && b !== jacket));
  assert.notEqual(next.first.subject, 'jacket');
});

test('only products not yet on stage are offered next: neither by plan nor by mark', () => {
  const { next, shown } = view({ whole: ALL });
  assert.deepEqual([...shown].sort(), ['lamp', 'shoe']);
  assert.equal(next.first.subject, 'jacket');
  assert.equal(next.sure, true);
  assert.deepEqual(
    next.after.map(({ subject }) => subject),
    ['pack', 'vase'],
  );
  assert.equal(view({ whole: ALL }, ['jacket']).next.first.subject, 'pack');
  assert.equal(view({ whole: ALL }, ['jacket', 'pack', 'vase']).next.left, 0);
});

test('what cannot be told apart from the first is said so', () => {
  const { next } = view({ whole: { ...ALL, pack: product(500, 0.34) } });
  assert.equal(next.first.subject, 'jacket');
  assert.equal(next.sure, false);
  assert.equal(next.tied, true);
  assert.deepEqual(
    next.after.map(({ subject }) => subject),
    ['pack'],
  );
});

test('the last one left to show is not called surely ahead of anything', () => {
  const { next } = view({ whole: ALL }, ['pack', 'vase']);
  assert.equal(next.first.subject, 'jacket');
  assert.equal(next.sure, false);
  assert.equal(next.tied, false);
});

test('what is sure stays so when more products can be told: all of them were allowed for', () => {
  const sure = (share, others) => {
    const rest = { jacket: others, pack: others, vase: others };
    const { ahead } = view({
      whole: { shoe: product(1200, share), lamp: product(1200, 0.2), ...rest },
    });
    return ahead[0].difference.sure;
  };
  const shares = Array.from({ length: 60 }, (_, at) => 0.25 + at * 0.002);
  const early = shares.map((share) => sure(share, product(30, 0.1)));
  assert.deepEqual(
    early,
    shares.map((share) => sure(share, product(1200, 0.1))),
  );
  assert.ok(early.includes(true) && early.includes(false));
});

test('each unsure pair is followed by the first pair that is sure', () => {
  const { ahead, compared } = view({ whole: ALL });
  assert.equal(compared, 5);
  assert.deepEqual(
    ahead
      .slice(0, 2)
      .map(({ ahead: a, behind: b, difference }) => [a.subject, b.subject, difference.sure]),
    [
      ['shoe', 'jacket', false],
      ['shoe', 'lamp', true],
    ],
  );
  assert.ok(ahead.length <= 5);
});

test('while the whole show has too few answers, the newest stage that can be told stands in', () => {
  const early = estimates(manifest, {
    atMs: NOW,
    whole: { shoe: product(40, 0.4) },
    stages: { '01': { shoe: product(500, 0.2) }, '02': { shoe: product(500, 0.3) } },
  });
  const source = chooseSource(early);
  assert.equal(source.wholeShow, false);
  assert.equal(source.window.id, '02');
  assert.equal(chooseSource(estimates(manifest, { atMs: NOW, whole: ALL })).wholeShow, true);
  assert.equal(chooseSource(estimates(manifest, { atMs: NOW })).wholeShow, true);
});

test('stages: windows to come are there, few answers stay an interval, a sure rise is told', () => {
  const { stages } = view({
    whole: ALL,
    stages: {
      '01': { shoe: product(600, 0.1) },
      '02': { shoe: product(60, 0.3) },
      '03': { shoe: product(600, 0.45), lamp: product(600, 0.2) },
    },
  });
  const shoe = stages.find(({ subject }) => subject === 'shoe');
  assert.deepEqual(
    shoe.cells.map(({ when, interest }) => [when, interest?.enough ?? null]),
    [
      ['past', true],
      ['past', false],
      ['now', true],
      ['later', null],
      ['later', null],
    ],
  );
  assert.equal(shoe.latest.id, '03');
  assert.equal(shoe.change.sure, true);
  assert.ok(shoe.change.low > 0);
  const lamp = stages.find(({ subject }) => subject === 'lamp');
  assert.deepEqual(
    lamp.cells.slice(0, 3).map(({ interest }) => interest === null),
    [true, true, false],
    'not asked before it was on stage',
  );
  assert.equal(lamp.change, null);
});

test('a rise is sure only with room for every product and every pair of stages', () => {
  const change = (share) =>
    view({
      whole: ALL,
      stages: { '01': { shoe: product(600, 0.15) }, '03': { shoe: product(600, share) } },
    }).stages.find(({ subject }) => subject === 'shoe').change;
  // 5 products and 10 pairs of 5 stages: z is 4.2; with 5 products alone it was 3.6.
  assert.equal(change(0.32).sure, false);
  assert.equal(change(0.38).sure, true);
});

test('a sure fall is told as surely as a rise', () => {
  const { stages } = view({
    whole: ALL,
    stages: { '01': { shoe: product(600, 0.5) }, '03': { shoe: product(600, 0.1) } },
  });
  const { change } = stages.find(({ subject }) => subject === 'shoe');
  assert.equal(change.sure, true);
  assert.ok(change.high < 0);
});

test('picks keep their order, reasons go by size with “no pick” last, health is the fine share', () => {
  const { picks, reasons, health } = view({ whole: ALL });
  assert.deepEqual(
    picks.map(({ answer }) => answer),
    ['chosen', 'ignored', 'hidden', 'none'],
  );
  assert.equal(reasons[0].answer, 'stage');
  assert.equal(reasons.at(-1).answer, 'none');
  assert.ok(Math.abs(health.estimate - 0.95) < 0.01);
});

test('before any window there is nothing, and nothing breaks', () => {
  const estimated = { ...estimates(manifest, { atMs: NOW }), windows: [] };
  const empty = buildView(estimated, null, [], NOW);
  assert.equal(empty.source, null);
  assert.deepEqual(empty.interest, []);
  assert.equal(empty.next.first, null);
});

test('planned, live and ended follow the collector’s clock', () => {
  const estimated = estimates(manifest, { atMs: NOW });
  const at = (ms) => buildView(estimated, manifest, [], ms).phase;
  assert.equal(at(manifest.start - 1), 'planned');
  assert.equal(at(manifest.start), 'live');
  assert.equal(at(manifest.end - 1), 'live');
  assert.equal(at(manifest.end), 'ended');
});

test('the list says what the counts can answer, in part or not, and how many more it takes', () => {
  const all = new Map(view({ whole: ALL }).can.map((each) => [each.question, each]));
  assert.deepEqual(
    [...all.keys()],
    ['wanted', 'first', 'pairs', 'stages', 'picks', 'reason', 'health'],
  );
  assert.equal(all.get('wanted').state, 'yes');
  assert.equal(all.get('wanted').viewers, 0);
  // Shoe and jacket share the first place.
  assert.deepEqual([all.get('first').state, all.get('first').told], ['part', 2]);
  assert.equal(all.get('pairs').of, 10);
  assert.equal(all.get('stages').state, 'no');

  const few = view({ whole: { ...ALL, vase: product(40, 0.1), shoe: product(1200, 0.7) } }).can;
  const [wanted, first] = few;
  assert.deepEqual([wanted.state, wanted.told, wanted.of], ['part', 4, 5]);
  assert.ok(wanted.viewers > 1000, `${wanted.viewers}`);
  // Surely first among the told is not surely first: the vase is still untold.
  assert.deepEqual([first.state, first.told], ['part', 1]);
});

test('what is disturbed counts as told nowhere in the list', () => {
  const estimated = estimates(manifest, { atMs: NOW, whole: ALL });
  for (const question of estimated.windows[0].questions) {
    if (question.subject === 'pack' || question.kind === 'picks') question.disturbed = true;
  }
  const { can } = buildView(estimated, manifest, [], NOW);
  const picks = can.find(({ question }) => question === 'picks');
  assert.deepEqual([can[0].told, can[0].disturbed], [4, true]);
  assert.deepEqual([picks.state, picks.disturbed], ['no', true]);
});

test('what is next names the one closest behind it, and by how much', () => {
  const { next } = view({ whole: ALL });
  assert.equal(next.lead.behind.subject, 'pack');
  assert.ok(next.lead.difference.low > 0);
  assert.equal(view({ whole: ALL }, ['pack', 'vase']).next.lead, null);
});
