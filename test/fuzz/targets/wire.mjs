/** What the element's page, the collector, and files of the viewer say. */
import assert from 'node:assert/strict';
import { placeReport, readReport } from '../../../src/collector/report-rules.ts';
import { PACING_FLOORS } from '../../../src/core/pacing.ts';
import { encodeReport } from '../../../src/core/report.ts';
import { checkImport } from '../../../src/engine/import-check.ts';
import { crc32 } from '../../../src/model/crc32.ts';
import { decodePack, encodePack } from '../../../src/model/pack.ts';
import { HAND_WEIGHTS, readWeights } from '../../../src/model/weights.ts';
import { planShow } from '../../../src/privacy/planner.ts';
import { readBasket } from '../../../src/wire/basket.ts';
import { parseEstimates } from '../../../src/wire/estimates.ts';
import { readExportFile } from '../../../src/wire/export-file.ts';
import { parseManifest } from '../../../src/wire/manifest.ts';
import { readPacing } from '../../../src/wire/pacing.ts';
import { parsePopularity } from '../../../src/wire/popularity.ts';
import { readSettings } from '../../../src/wire/settings.ts';
import { parseShowRequest } from '../../../src/wire/show-request.ts';
import { readSignal } from '../../../src/wire/signal.ts';
import { rawPackOf } from '../../model/packs.mjs';
import { sampleExport } from '../../support/export-sample.mjs';
import { asText, bytes, jsonTexts, texts, values } from '../mutate.mjs';

const AT = 1_800_000_000_000;
const HOUR = 3_600_000;

const attributes = [
  { stream: 'friday', catalog: '/products.json' },
  {
    for: 'player',
    stream: 'friday-show',
    shop: 'eu',
    catalog: 'page',
    'catalog-every': '60',
    pack: '/shop.pack',
    collector: 'https://counts.example/base//',
    'manifest-hash': 'A'.repeat(43),
    controller: 'Shop Ltd',
    policy: '/privacy',
    contact: 'privacy@shop.example',
    recipient: 'Counts Ltd',
    'recipient-country': 'DE',
    minor: '',
    'tcf-vendor': '12',
    placement: 'overlay',
    'max-picks': '12',
    'product-region': 'de',
    currency: 'eur',
    'worker-src': '/engine.js',
  },
];

const request = {
  stream: 'friday',
  title: 'Friday show',
  products: [{ id: 'SKU-1', title: 'Shoe', stageAt: AT + 10 }],
  categories: [{ id: 'Outdoors', title: 'Outdoors' }],
  audience: 200_000,
  start: AT,
  end: AT + HOUR,
  windows: [{ start: AT, end: AT + HOUR / 2, stage: 'intro' }],
  weight: 7,
  relativeError: 0.2,
};
const plan = planShow(request);
const manifest = {
  v: 1,
  stream: 'friday',
  title: 'Friday show',
  weight: 7,
  start: AT,
  end: AT + HOUR,
  deadline: AT + 25 * HOUR,
  windows: [
    { id: '01', start: AT, end: AT + 900_000, stage: 'intro' },
    { id: '02', start: AT + 900_000, end: AT + HOUR },
  ],
  questions: [
    { id: '001', kind: 'product', subject: 'SKU-1', title: 'Shoe', weight: 9, openFrom: '01' },
    { id: '002', kind: 'category', subject: 'Outdoors', weight: 9, openFrom: '00' },
    { id: '003', kind: 'picks', weight: 8, openFrom: '01' },
  ],
  targetHalfWidth: 0.085,
};
const report = {
  v: 1,
  manifest: 'A'.repeat(43),
  question: '001',
  window: '00',
  id: 'A'.repeat(22),
  counts: [0, 1, 0, 0, 0, 0, 0],
};

const cell = {
  estimate: 0.2,
  unclipped: 0.2,
  low: 0.1,
  high: 0.3,
  together: { low: 0.05, high: 0.4 },
  enough: true,
};
const estimates = {
  stream: 'friday',
  title: 'Friday show',
  weight: 7,
  start: AT,
  end: AT + HOUR,
  at: AT + 5,
  reports: 400,
  targetHalfWidth: 0.085,
  windows: [
    {
      id: '00',
      start: AT,
      end: AT + HOUR,
      n: 400,
      questions: [
        {
          id: '001',
          kind: 'product',
          subject: 'SKU-1',
          title: 'Shoe',
          n: 400,
          needed: 0,
          disturbed: false,
          answers: [{ answer: 'none', ...cell }],
          interest: cell,
        },
      ],
    },
  ],
};
const popularity = { stream: 'friday', products: { 'SKU-1': 0.4, 'SKU-2': 0 } };

const products = Array.from({ length: 12 }, (_, at) => ({
  id: `P${at}`,
  title: `Product ${at}`,
  url: `https://shop.example/${at}`,
  category: ['All'],
  tags: [],
}));
const packs = [
  encodePack(rawPackOf(products, { neighbours: 0, rank: 0 })),
  encodePack(rawPackOf(products, { neighbours: 4, rank: 7 })),
];

/** The file with a checksum that fits. */
function seal(file) {
  if (file.length < 8) return file;
  const end = file.length - 4;
  new DataView(file.buffer).setUint32(end, crc32(file.subarray(0, end)), true);
  return file;
}

function readWholePack(file) {
  const pack = decodePack(file, products);
  const sums = new Float64Array(pack.items);
  pack.factors?.addScores(new Float64Array(pack.factors.rank).fill(0.1), sums);
  const rows = products.map((_, item) => pack.neighbours.neighboursOf(item));
  const numbers = products.flatMap((_, item) => [pack.popularityOf(item), pack.biasOf(item)]);
  return { rows, numbers: [...numbers, ...sums] };
}

const exported = sampleExport();
const { file: imported } = readExportFile(JSON.stringify(exported));

/** The parsers of what pages, collectors and files say. */
export const wireTargets = [
  {
    name: 'settings',
    share: 10,
    inputs: values(attributes),
    // An attribute is text or not there.
    parse: (all) =>
      readSettings((name) => {
        const value = all?.[name];
        return value === undefined || value === null ? null : asText(value);
      }, 'https://shop.example/live/'),
    holds({ settings, problems }) {
      const { maxPicks, collector, policy, workerSrc, stream, catalogEvery } = settings;
      assert.ok(Number.isInteger(maxPicks) && maxPicks >= 1 && maxPicks <= 24);
      assert.ok(catalogEvery === null || (catalogEvery >= 15 && catalogEvery <= 3600));
      for (const address of [collector, policy]) {
        assert.ok(address === null || /^https?:\/\//.test(address));
      }
      assert.ok(workerSrc === null || workerSrc.startsWith('https://shop.example/'));
      assert.match(stream, /^[A-Za-z0-9._-]{0,64}$/);
      for (const { path, message } of problems) assert.ok(path !== '' && message !== '');
    },
  },
  {
    name: 'pacing',
    share: 4,
    inputs: values(
      [{ firstAfter: 60, apart: 120, backOff: 3, atMost: 4, shownFor: 15, lull: true }],
      {
        foreign: true,
      },
    ),
    parse: readPacing,
    holds({ policy }) {
      assert.ok(policy.firstAfterMs >= PACING_FLOORS.firstAfterMs);
      assert.ok(policy.apartMs >= PACING_FLOORS.apartMs);
      assert.ok(policy.backOff >= PACING_FLOORS.backOff);
      assert.ok(policy.atMost >= 0 && policy.atMost <= PACING_FLOORS.atMost);
      assert.ok(policy.shownMs >= PACING_FLOORS.shownMs.least);
      assert.ok(policy.shownMs <= PACING_FLOORS.shownMs.most);
    },
  },
  {
    name: 'track',
    share: 5,
    inputs: values(
      [
        { type: 'dwell', productId: 'A', value: 12 },
        { type: 'react', productId: 'A', value: -1 },
        { type: 'search', query: 'trail shoes' },
        { type: 'add', productId: 'A' },
      ],
      { foreign: true },
    ),
    parse: readSignal,
    codes: ['settings'],
    holds({ value, query, productId }) {
      assert.ok(value === undefined || Math.abs(value) <= 3600);
      assert.ok(query === undefined || (query.length >= 1 && query.length <= 200));
      assert.ok(productId === undefined || productId.length <= 128);
    },
  },
  {
    name: 'basket',
    share: 3,
    inputs: values([['A', 'B', 12], []], { foreign: true }),
    parse: readBasket,
    codes: ['settings'],
    holds: (ids) => assert.ok(ids === null || ids.every((id) => id !== '' && id.length <= 128)),
  },
  {
    name: 'manifest',
    share: 8,
    inputs: jsonTexts([manifest]),
    parse: parseManifest,
    codes: ['manifest'],
    holds: ({ start, end, deadline }) => assert.ok(start < end && end <= deadline),
  },
  {
    name: 'popularity',
    share: 4,
    inputs: jsonTexts([popularity]),
    parse: parsePopularity,
    codes: ['manifest'],
    holds: (found) =>
      assert.ok(Object.values(found.products).every((share) => share >= 0 && share <= 1)),
  },
  {
    name: 'estimates',
    share: 4,
    inputs: jsonTexts([estimates]),
    parse: parseEstimates,
    codes: ['report'],
  },
  {
    name: 'report',
    share: 8,
    inputs: texts([encodeReport(report)]),
    parse: (text) => placeReport(plan, readReport(text), AT + 1),
    codes: ['report'],
  },
  {
    name: 'show request',
    share: 5,
    inputs: jsonTexts([request]),
    parse: (text) => planShow(parseShowRequest(text, 'friday')),
    codes: ['plan'],
    holds: (planned) => parseManifest(JSON.stringify(planned)),
  },
  {
    name: 'export file',
    share: 6,
    inputs: jsonTexts([exported]),
    parse: readExportFile,
    codes: ['import'],
    holds: ({ file }) => checkImport(file),
  },
  {
    name: 'import',
    share: 5,
    inputs: values([imported], { foreign: true }),
    parse: checkImport,
    codes: ['import'],
  },
  {
    name: 'weights',
    share: 4,
    inputs: jsonTexts([HAND_WEIGHTS]),
    parse(text) {
      let json;
      try {
        json = JSON.parse(text);
      } catch {
        return; // Not a matter of weights.
      }
      readWeights(json);
    },
    codes: ['model'],
  },
  {
    name: 'pack',
    share: 8,
    inputs: bytes(packs, seal),
    parse: readWholePack,
    codes: ['model'],
    holds({ rows, numbers }) {
      assert.ok(numbers.every(Number.isFinite));
      for (const [item, { items, values: weights }] of rows.entries()) {
        assert.ok(items.every((other) => other < products.length && other !== item));
        assert.ok(weights.every(Number.isFinite));
      }
    },
  },
];
