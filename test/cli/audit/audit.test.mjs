import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { audit } from '../../../src/cli/audit/audit.ts';
import { readCatalogueFile } from '../../../src/cli/audit/catalogue-file.ts';
import { KINDS, simulateViewers } from '../../../src/cli/audit/viewers.ts';
import { readDataset } from '../../../src/cli/data/read-dataset.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { HAND_WEIGHTS } from '../../../src/model/weights.ts';

const DEMO = fileURLToPath(new URL('../../../demo/catalog.json', import.meta.url));
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
after(() => rm(folder, { recursive: true }));

/** Runs the command; resolves to what it wrote on stdout. */
async function run(...args) {
  let text = '';
  const sink = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const program = createProgram({
    stdout: sink,
    stderr: new Writable({ write: (_c, _e, d) => d() }),
  });
  await program.exitOverride().parseAsync(['node', 'stream-picks', 'audit', ...args]);
  return text;
}

const subjectOf = (products, more = {}) => ({
  products,
  pack: null,
  weights: HAND_WEIGHTS,
  dataset: null,
  perKind: 15,
  mostViewers: 100,
  seed: 1,
  limits: {},
  ...more,
});
const valueOf = (report, id) => report.verdicts.find((verdict) => verdict.id === id)?.value;

/** A clothing shop: every product for men and the same for women, in several kinds. */
function clothing(count) {
  const kinds = ['Tshirts', 'Shoes', 'Jackets', 'Bags'];
  const colours = ['Blue', 'Red', 'Green', 'White', 'Black'];
  const rows = Array.from({ length: count }, (_, at) => {
    const gender = at % 2 === 0 ? 'Men' : 'Women';
    const kind = kinds[Math.floor(at / 2) % 4];
    const colour = colours[Math.floor(at / 8) % 5];
    return `${at},${gender},Apparel,${kind},${colour},"Oda ${gender} ${colour} ${kind}"`;
  });
  return `id,gender,masterCategory,articleType,baseColour,productDisplayName\n${rows.join('\n')}\n`;
}

test('the demo catalogue holds every limit, on one page that needs nothing else', async () => {
  const page = join(folder, 'demo.html');
  const printed = JSON.parse(await run('--catalog', DEMO, '-o', page));
  assert.equal(printed.passed, true);
  const html = await readFile(page, 'utf8');
  assert.ok(html.includes('All '), 'the page says so');
  assert.doesNotMatch(html, /<script|<link|src=|href=|url\(|@import|NaN|undefined|Infinity/);
  const report = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8'));
  assert.equal(report.passed, true);
  assert.ok(report.verdicts.length >= 10);
  const forged = report.verdicts.find(({ id }) => id === 'forgedReach');
  assert.ok(forged.before > forged.value, 'the cap holds a forged count back');
  for (const { id, value, limit } of report.verdicts) {
    assert.ok(Number.isFinite(value), id);
    assert.equal(printed.measures[id].value, value);
    assert.ok(html.includes(`${limit}`), id);
  }
  assert.deepEqual(
    report.ablation.map(({ variant }) => variant),
    [
      'scores only',
      'calibration',
      'diversity',
      'popularity cap',
      'fatigue',
      'discovery',
      'paid places',
      'all steps',
    ],
  );
});

test('past a limit the command fails, and the page is written with the row in red', async () => {
  const limits = join(folder, 'limits.json');
  await writeFile(limits, '{"coverage": 1.01}');
  const page = join(folder, 'red.html');
  await assert.rejects(run('--catalog', DEMO, '--limits', limits, '-o', page, '--viewers', '5'), {
    code: 'limit',
    message: /Catalogue coverage/,
  });
  const html = await readFile(page, 'utf8');
  assert.match(html, /class="measure red">\s*<div><strong>Catalogue coverage/);
  assert.match(html, /past: at least 1.01/);
  await writeFile(limits, '{"covrage": 1}');
  await assert.rejects(run('--catalog', DEMO, '--limits', limits, '-o', page), {
    code: 'settings',
    path: 'covrage',
  });
});

test('files that cannot be read are refused with a code', async () => {
  const page = join(folder, 'none.html');
  const missing = join(folder, 'missing');
  for (const [flag, code] of [
    ['--pack', 'model'],
    ['--weights', 'model'],
    ['--data', 'dataset'],
    ['--limits', 'settings'],
  ]) {
    await assert.rejects(run('--catalog', DEMO, flag, missing, '-o', page), { code }, flag);
  }
  await assert.rejects(run('--catalog', missing, '-o', page), { code: 'catalog-load' });
  const text = join(folder, 'text.json');
  await writeFile(text, 'no JSON');
  await assert.rejects(run('--catalog', DEMO, '--weights', text, '-o', page), { code: 'model' });
});

test('a pack made by prepare opens with a catalogue that repeats an id', async () => {
  const { products } = JSON.parse(await readFile(DEMO, 'utf8'));
  const catalog = join(folder, 'twice.json');
  await writeFile(
    catalog,
    JSON.stringify({ version: 1, currency: 'EUR', products: [...products, products[0]] }),
  );
  const pack = join(folder, 'twice.pack');
  const sink = new Writable({ write: (_c, _e, done) => done() });
  const program = createProgram({ stdout: sink, stderr: sink });
  await program.parseAsync(['node', 'sp', 'prepare', '--catalog', catalog, '-o', pack]);
  const limits = join(folder, 'none.json');
  await writeFile(limits, '{"ndcgLoss": 1, "brandParity": 0, "priceParity": 0}');
  const page = join(folder, 'twice.html');
  const args = ['--catalog', catalog, '--pack', pack, '--limits', limits, '--viewers', '5'];
  assert.ok(await run(...args, '-o', page));
});

test('--ablation prints the table of a model card', async () => {
  const printed = await run('--catalog', DEMO, '-o', join(folder, 'a.html'), '--ablation');
  assert.match(
    printed,
    /^\| Catalogue coverage \| \d\.\d+ \| \d\.\d+ \| at least 0\.5 \| yes \|$/m,
  );
  assert.match(printed, /^\| scores only( \| -?\d+\.\d+){8} \|$/m);
  assert.match(printed, /^\| all steps( \| -?\d+\.\d+){8} \|$/m);
});

test('the tables of the model card are what the command prints', async () => {
  const printed = await run('--catalog', DEMO, '-o', join(folder, 'card.html'), '--ablation');
  const card = await readFile(new URL('../../../models/README.md', import.meta.url), 'utf8');
  const lines = new Set(card.split('\n'));
  const missing = printed.split('\n').filter((line) => line.startsWith('|') && !lines.has(line));
  assert.deepEqual(missing, []);
});

test('the same seed gives the same report, another seed others', async () => {
  const { products } = await readCatalogueFile(DEMO);
  const one = audit(subjectOf(products));
  assert.deepEqual(audit(subjectOf(products)), one);
  assert.notDeepEqual(audit(subjectOf(products, { seed: 2 })).ablation, one.ablation);
});

test('viewers act on what they like, and a newcomer on nothing', async () => {
  const { products } = await readCatalogueFile(DEMO);
  const viewers = simulateViewers(products, 20, 1);
  const itemOf = new Map(products.map(({ id }, item) => [id, item]));
  const known = new Set(KINDS.map(({ kind }) => kind));
  for (const { kind, taste, profile } of viewers) {
    assert.ok(known.has(kind));
    assert.ok(taste.some((one) => one > 0));
    if (kind === 'newcomer') assert.equal(profile.signals.length, 0);
  }
  const acts = viewers
    .filter(({ kind }) => kind === 'brand lover')
    .flatMap(({ taste, profile }) =>
      profile.signals.map(({ productId }) => taste[itemOf.get(productId)]),
    );
  // An act is off the taste at most when it wanders: .15 of 120, five standard deviations: 40.
  assert.ok(acts.filter((taste) => taste === 0).length <= 40);
});

test('a ranker that follows the crowd is told from one that does not', async () => {
  const { products } = await readCatalogueFile(DEMO);
  const crowd = { ...HAND_WEIGHTS, popularity: 50 };
  const [fair, unfair] = [HAND_WEIGHTS, crowd].map((weights) =>
    audit(subjectOf(products, { weights })),
  );
  assert.ok(valueOf(unfair, 'gini') > valueOf(fair, 'gini'));
  assert.ok(unfair.ablation[0].measures.popularityLift > fair.ablation[0].measures.popularityLift);
});

test('a table of clothes gets the tag-flip, and men and women are served alike', async () => {
  const file = join(folder, 'clothes.csv');
  await writeFile(file, clothing(120));
  const { products } = await readCatalogueFile(file);
  assert.deepEqual(products[1].tags, ['Women', 'Blue']);
  assert.deepEqual(products[1].category, ['Apparel', 'Tshirts']);
  const report = audit(subjectOf(products));
  assert.equal(report.tagFlip.products, 120);
  assert.ok(valueOf(report, 'flipOverlap') > 0.95);
  assert.ok(valueOf(report, 'flipAdvantage') < 0.02);
  assert.ok(valueOf(report, 'genderParity') > 0.5);
  assert.equal(report.tagFlip.overlapByKind.newcomer, 1);
});

test('real viewers are compared by what is known about them', async () => {
  const shop = join(folder);
  const head =
    'household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp';
  const lines = [];
  for (let household = 0; household < 80; household += 1) {
    for (let event = 0; event < 5; event += 1) {
      // The young buy within one kind, the old anything.
      const product =
        household % 2 === 0 ? event + (household % 8) : (household * 7 + event * 11) % 40;
      lines.push(`${household},1,${event},${product},1,2.5,0,0,0,1,${1485630413 + event * 86400}`);
    }
  }
  await writeFile(join(shop, 'transactions_sample.csv'), `${head}\n${lines.join('\n')}\n`);
  const products = Array.from(
    { length: 40 },
    (_, at) => `${at},${at % 3},KIND ${at % 8},National,CAT ${at % 8},TYPE ${at % 8},`,
  );
  await writeFile(
    join(shop, 'products.csv'),
    `product_id,manufacturer_id,department,brand,product_category,product_type,package_size\n${products.join('\n')}\n`,
  );
  const homes = Array.from(
    { length: 80 },
    (_, at) => `${at},${at % 2 === 0 ? '19-24' : '65+'},35-49K,,,1,,0`,
  );
  await writeFile(
    join(shop, 'demographics.csv'),
    `household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count\n${homes.join('\n')}\n`,
  );
  const dataset = await readDataset(shop);
  const { products: demo } = await readCatalogueFile(DEMO);
  const report = audit(subjectOf(demo, { dataset }));
  const age = report.dataset.groups.find(({ attribute }) => attribute === 'age');
  assert.deepEqual(age.groups.map(({ group }) => group).toSorted(), ['19-24', '65+']);
  assert.equal(
    valueOf(report, 'groupGap'),
    Math.max(...report.dataset.groups.map(({ gap }) => gap)),
  );
  assert.ok(report.dataset.ablation.length > 5);
});
