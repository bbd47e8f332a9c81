import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fittingSubjects,
  planShow,
  promisedReports,
  requiredAudience,
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

const refused = (changes, path) =>
  assert.throws(() => planShow(request(1, changes)), { code: 'plan', path });

test('requests that make no sense are refused at the field', () => {
  refused({ end: START }, 'end');
  refused({ audience: 0 }, 'audience');
  refused({ relativeError: 0 }, 'relativeError');
  refused({ products: [] }, 'products');
  refused({ products: [{ id: 'a', title: 'A', stageAt: START - 1 }] }, 'products[0].stageAt');
  const twice = { id: 'a', title: 'A' };
  refused({ products: [twice, twice] }, 'products[1].id');
  refused({ windows: [{ start: START - 1, end: START + 1 }] }, 'windows[0]');
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
