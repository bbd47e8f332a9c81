import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fittingSubjects,
  planShow,
  promisedReports,
  requiredAudience,
  targetHalfWidth,
} from '../../src/privacy/planner.ts';
import { parseManifest } from '../../src/wire/manifest.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;

const request = (count, changes = {}) => ({
  stream: 'friday',
  title: 'Friday show',
  products: Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    title: `Product ${index}`,
  })),
  audience: 20_000,
  start: START,
  end: START + 60 * MINUTE,
  ...changes,
});

const kinds = (count) => [
  ...Array.from({ length: count }, () => 'product'),
  'picks',
  'reason',
  'health',
];

test('20 products need about 16,400 viewers, and 24 fit 20,000', () => {
  const twenty = requiredAudience(kinds(20), 7);
  assert.ok(Math.abs(twenty - 16_400) <= 164, `${twenty}`);
  assert.ok(requiredAudience(kinds(24), 7) <= 20_000);
  assert.equal(fittingSubjects(20_000, 7), 24);
});

test('an audience exactly as large as needed is taken, one viewer less is not', () => {
  const needed = requiredAudience(kinds(20), 7);
  assert.equal(planShow(request(20, { audience: needed })).questions.length, 23);
  assert.throws(() => planShow(request(20, { audience: needed - 1 })), {
    code: 'plan',
    path: 'audience',
  });
});

test('in a plan exactly met every question keeps its promise even 3 standard deviations short', () => {
  for (const count of [1, 5, 20, 100]) {
    const audience = requiredAudience(kinds(count), 7);
    const manifest = planShow(request(count, { audience }));
    const total = manifest.questions.reduce((sum, { weight }) => sum + weight, 0);
    for (const { kind, weight } of manifest.questions) {
      const expected = ((audience / 2) * weight) / total;
      const promised = promisedReports(manifest, kind);
      assert.ok(expected - 3 * Math.sqrt(expected) >= promised, `${kind} of ${count}`);
    }
  }
});

test('a plan that is too large says what would fit', () => {
  assert.throws(
    () => planShow(request(40)),
    /40 questions .* at most 24 products, or .* categories/,
  );
  assert.throws(() => planShow(request(20, { audience: 1200 })), /even one question .* needs 2777/);
});

test('the manifest follows from the request and can be read back', () => {
  const manifest = planShow(
    request(3, {
      products: [
        { id: 'early', title: 'Early', stageAt: START },
        { id: 'late', title: 'Late', stageAt: START + 31 * MINUTE },
        { id: 'unplanned', title: 'Unplanned' },
      ],
      categories: [{ id: 'Outdoors', title: 'Outdoors', stageAt: START + 10 * MINUTE }],
    }),
  );
  assert.deepEqual(parseManifest(JSON.stringify(manifest)), manifest);
  assert.equal(manifest.weight, 7);
  assert.equal(manifest.deadline, manifest.end + 24 * 60 * MINUTE);
  assert.equal(manifest.windows.length, 12);
  assert.deepEqual(manifest.windows[0], { id: '01', start: START, end: START + 5 * MINUTE });
  assert.equal(manifest.windows.at(-1).end, manifest.end);
  assert.deepEqual(
    manifest.questions.map(({ id, kind, subject, openFrom }) => [id, kind, subject, openFrom]),
    [
      ['001', 'product', 'early', '01'],
      ['002', 'product', 'late', '07'],
      ['003', 'product', 'unplanned', '00'],
      ['004', 'category', 'Outdoors', '03'],
      ['005', 'picks', undefined, '01'],
      ['006', 'reason', undefined, '01'],
      ['007', 'health', undefined, '01'],
    ],
  );
});

test('windows of a few seconds, with a stage each, are taken as they are', () => {
  const windows = [
    { start: START, end: START + 8000, stage: 'intro' },
    { start: START + 8000, end: START + 20_000 },
  ];
  const manifest = planShow(request(1, { windows, end: START + 30_000 }));
  assert.deepEqual(manifest.windows, [
    { id: '01', ...windows[0] },
    { id: '02', ...windows[1] },
  ]);
});

test('a short show has one window, a long one twelve, without gaps', () => {
  assert.equal(planShow(request(1, { end: START + 1000 })).windows.length, 1);
  const { windows } = planShow(request(1, { end: START + 777 * MINUTE + 7 }));
  assert.equal(windows.length, 12);
  for (const [index, { start }] of windows.entries()) {
    assert.equal(start, index === 0 ? START : windows[index - 1].end);
  }
});

test('a smaller error or a smaller weight asks for more viewers', () => {
  const usual = requiredAudience(kinds(5), 7);
  assert.ok(requiredAudience(kinds(5), 7, 0.1) > 3.5 * usual);
  assert.ok(requiredAudience(kinds(5), 3) > usual);
  assert.ok(requiredAudience(kinds(5), 54) < usual);
});

test('as many subjects fit as the audience is just large enough for', () => {
  const needed = requiredAudience(kinds(5), 7);
  assert.equal(fittingSubjects(needed, 7), 5);
  assert.equal(fittingSubjects(needed - 1, 7), 4);
});

test('the widest interval that is shown is the one worked out by hand', () => {
  // z · 0.2 · 1/5 · 1.08, widened as the main reason is: λ = 2.2/13 at one fifth, 1/2 at worst.
  const promise = 1.959963984540054 * 0.2 * 0.2 * 1.08;
  const widest = Math.sqrt(1 / 4 / ((2.2 / 13) * (10.8 / 13)));
  assert.ok(Math.abs(targetHalfWidth(7, 0.2) - promise * widest) < 1e-12);
});

test('without windows everything is asked at the end; a stage after the last one, too', () => {
  const { windows, questions } = planShow(request(2, { windows: [] }));
  assert.deepEqual(windows, []);
  assert.ok(questions.every(({ openFrom }) => openFrom === '00'));
  const late = planShow(
    request(0, {
      products: [{ id: 'late', title: 'Late', stageAt: START + 30 * MINUTE }],
      windows: [{ start: START, end: START + 10 * MINUTE }],
    }),
  );
  assert.deepEqual(
    late.questions.map(({ openFrom }) => openFrom),
    ['00', '01', '01', '01'],
  );
});

const refused = (changes, path, message = /./) =>
  assert.throws(() => planShow(request(1, changes)), { code: 'plan', path, message });
const many = (count, title = 'T') =>
  Array.from({ length: count }, (_, index) => ({ id: `p${index}`, title }));

test('what is asked of the audience is told in numbers', () => {
  const needed = requiredAudience(kinds(3), 7, 0.125);
  const asked = { products: many(2), categories: many(1), relativeError: 0.125, audience: 7000 };
  refused(asked, 'audience', /^3 questions about products or categories need (\d+) viewers who /);
  refused(asked, 'audience', new RegExp(`need ${needed} viewers .*; 7000 are expected: ask`));
  refused(asked, 'audience', /\(12\.5 % relative error at a share of one fifth, half of them/);
});

test('a plan may be as large as a manifest holds, and no larger', () => {
  const huge = { audience: 1e9 };
  assert.equal(planShow(request(996, huge)).questions.at(-1).id, '999');
  refused({ ...huge, products: many(997) }, 'products', /at most 996 questions fit a manifest/);
  const halves = { ...huge, products: many(500), categories: many(497) };
  refused(halves, 'products', /at most 996 questions/);
  const sized = (title) => ({ ...huge, products: many(900, 'é'.repeat(80)), title });
  const room =
    256 * 1024 - new TextEncoder().encode(JSON.stringify(planShow(request(1, sized(''))))).length;
  assert.ok(room > 0);
  planShow(request(1, sized('x'.repeat(room))));
  const long = /ids and titles make the manifest longer than 262144 bytes/;
  refused(sized('x'.repeat(room + 1)), 'products', long);
  const minutes = (count) =>
    Array.from({ length: count }, (_, at) => ({ start: START + at, end: START + at + 1 }));
  assert.equal(planShow(request(1, { windows: minutes(99) })).windows.at(-1).id, '99');
  refused({ windows: minutes(100) }, 'windows', /at most 99 windows fit a manifest/);
});

test('the edges of what can be asked are taken', () => {
  planShow(request(1, { audience: 1e9, relativeError: 0.01 }));
  planShow(request(1, { relativeError: 1 }));
  planShow(request(1, { categories: many(1) }));
  planShow(request(0, { categories: many(1) }));
  planShow(request(1, { windows: [{ start: START, end: START + 60 * MINUTE }] }));
  const stageAt = START + 60 * MINUTE - 1;
  planShow(request(1, { products: [{ id: 'a', title: 'A', stageAt }] }));
  refused({ audience: 1 }, 'audience', /1 are expected/);
});

test('requests that make no sense are refused at the field', () => {
  const end = START + 60 * MINUTE;
  refused({ end: START }, 'end', /must end after it starts/);
  refused({ end: end + 0.5 }, 'end', /must end after it starts/);
  refused({ start: Number.NaN }, 'end', /must end after it starts/);
  for (const audience of [0, -1, 20_000.5, Number.NaN]) {
    refused({ audience }, 'audience', /must be a whole number of viewers/);
  }
  for (const relativeError of [0, 0.009, 1.01, Number.NaN]) {
    refused({ relativeError }, 'relativeError', /must lie in 0\.01 to 1/);
  }
  refused({ products: [] }, 'products', /nothing to ask about/);
  for (const stageAt of [START - 1, end]) {
    const products = [{ id: 'a', title: 'A', stageAt }];
    refused({ products }, 'products[0].stageAt', /on stage during the show/);
  }
  const twice = { id: 'a', title: 'A' };
  refused({ products: [twice, twice] }, 'products[1].id', /^a is named twice$/);
  refused({ categories: [twice, twice] }, 'categories[1].id', /^a is named twice$/);
  for (const [from, to] of [
    [START - 1, START + 1],
    [START, START],
    [START, end + 1],
  ]) {
    refused({ windows: [{ start: from, end: to }] }, 'windows[0]', /in the show, in order/);
  }
  refused(
    {
      windows: [
        { start: START, end: START + 10 },
        { start: START + 5, end: START + 20 },
      ],
    },
    'windows[1]',
  );
});
