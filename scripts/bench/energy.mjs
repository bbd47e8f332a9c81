// What a viewer's hour of show takes: processor time and joules under the widget's stated assumption,
// beside a page without it; of that the rankings alone, beside the same with the umbrella package of
// tfjs; and whether memory stays flat. All run side by side, so that a busy machine is busy for all of
// them. An hour's acts are pressed into some minutes and idle time is scaled; 60 is an hour as it is:
//   npm run -s bench -- energy [--minutes 6]
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ASSUMED_WATTS, energyJoules } from '../../src/core/energy.ts';
import { createIndex } from '../../src/model/features.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { find, openBrowser, openPage, sleep } from '../../test/e2e/support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from '../../test/e2e/support/site.mjs';
import { heapBytes, processorSeconds } from './energy/processes.mjs';
import { round } from './figures.mjs';
import { makeTables } from './rank-runtimes.mjs';

/** What a viewer and a show do in an hour. */
const HOUR = { cues: 120, acts: 240, whys: 12 };
const PRODUCTS = 48;
const TOP = 6;
/** Heaps at the end may be this much above those after a fifth of the hour, and a megabyte. */
const GROWTH = 1.1;
const MEGABYTE = 2 ** 20;
/** How long a page without acts is watched, seconds: half as long as the acts take, this at most. */
const IDLE_SECONDS = 180;
const WITH = 'the widget, picks on';

const catalogue = makeCatalogue(PRODUCTS);
const ids = catalogue.products.map(({ id }) => id);
const file = (path) => readFileSync(new URL(path, import.meta.url));
const TFJS = '../../node_modules/@tensorflow/tfjs/dist/tf.min.js';
const blank = '<!doctype html><title>Shop</title><video id="player" muted playsinline></video>';
const pages = {
  '/catalog.json': JSON.stringify(catalogue),
  '/with.html': shopPage('stream="s1"', {
    body: `<script>document.querySelector('stream-picks').consent =
      { picks: true, history: true, counts: false, offers: false, region: false, source: 'page' };</script>`,
  }),
  '/without.html': blank,
  '/rankings.html': blank,
  '/tf.min.js': () => ({ type: 'text/javascript', body: file(TFJS) }),
  '/tfjs-job.js': () => ({ type: 'text/javascript', body: file('./energy/tfjs-job.js') }),
};

/** The worker of this project's ranker, in one file. */
async function rankerJob() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('energy/ranker-job.ts', import.meta.url)),
        formats: ['iife'],
        name: 'job',
      },
    },
  });
  return output[0].code;
}

/** Starts a worker in the page and has its first message answered; `ask` asks it again. */
function startWorker(page, address, first) {
  return page.evaluate(
    async (path, message) => {
      window.job = new Worker(path);
      window.ask = (asked) =>
        new Promise((resolve, reject) => {
          window.job.addEventListener('message', ({ data }) => resolve(data), { once: true });
          window.job.addEventListener('error', (event) => reject(new Error(event.message)));
          window.job.postMessage(asked);
        });
      await window.ask(message);
    },
    address,
    first,
  );
}

/** What happens in the hour, in order; each calls something in the page. */
function* events() {
  const total = HOUR.cues + HOUR.acts + HOUR.whys;
  const kinds = ['dwell', 'select', 'dwell', 'view', 'save', 'dwell'];
  for (let at = 0; at < total; at += 1) {
    const productId = ids[(at * 7) % ids.length];
    if (at % 31 === 30) yield { why: productId };
    else if (at % 3 === 2) yield { cue: productId };
    else yield { act: { type: kinds[at % kinds.length], productId } };
  }
}

/** In the page with the widget. */
function doOne({ cue, act, why }) {
  const element = document.querySelector('stream-picks');
  if (cue) element.highlight([cue], 'demo');
  if (act) element.track(act);
  if (why) element.why(why);
}

const actions = {
  [WITH]: {
    path: '/with.html',
    start: (page) => find(page, '.segments:not(.awaited)'),
    act: async (page, event) => {
      await page.evaluate(doOne, event);
      if (event.why) {
        await sleep(300);
        await page.keyboard.press('Escape');
      }
    },
  },
  'the page without it': { path: '/without.html', start: async () => {}, act: async () => {} },
  'its rankings alone': {
    path: '/rankings.html',
    start: (page) => startWorker(page, '/ranker-job.js', { products: catalogue.products }),
    act: (page, { why, ...event }) =>
      why ? undefined : page.evaluate((asked) => window.ask(asked), { ...event, count: TOP }),
  },
  'the same rankings with the tfjs umbrella': {
    path: '/rankings.html',
    start: async (page) => {
      const made = makeTables(createIndex(catalogue.products), HAND_WEIGHTS);
      const tables = {
        items: made.items,
        width: made.width,
        ids: Array.from(made.ids),
        values: Array.from(made.values),
      };
      await startWorker(page, '/tfjs-job.js', { tables });
      await page.evaluate((length) => {
        window.profile = new Float32Array(length).fill(0.01);
      }, made.buckets);
    },
    act: (page, { why }) =>
      why
        ? undefined
        : page.evaluate((count) => window.ask({ profile: window.profile, count }), TOP),
  },
};

/** Processor seconds of the hour's acts with the start, and of an idle second. */
async function measure(site, name, minutes, watchHeap) {
  const { path, start, act } = actions[name];
  const browser = await openBrowser('chrome');
  const root = browser.process().pid;
  const heaps = [];
  try {
    const before = processorSeconds(root);
    const { page } = await openPage(browser, site.origin + path);
    const client = await page.createCDPSession();
    await start(page);
    const all = [...events()];
    const began = Date.now();
    const step = (minutes * 60_000) / all.length;
    let measuring = 0;
    for (const [at, event] of all.entries()) {
      await act(page, event);
      if (watchHeap && at % Math.ceil(all.length / 20) === 0) {
        const from = processorSeconds(root);
        heaps.push(await heapBytes(page, client));
        measuring += processorSeconds(root) - from;
      }
      await sleep(Math.max(0, began + (at + 1) * step - Date.now()));
    }
    const active = processorSeconds(root) - before - measuring;
    const idleSeconds = Math.min((minutes * 60) / 2, IDLE_SECONDS);
    const idleFrom = processorSeconds(root);
    await sleep(idleSeconds * 1000);
    const idleRate = (processorSeconds(root) - idleFrom) / idleSeconds;
    // The rest of the hour passes without acts.
    const hour = active + idleRate * (3600 - minutes * 60);
    return { active, idleRate, hour, heaps };
  } finally {
    await browser.close();
  }
}

/** @param options Command line; gives `{result, ok, table}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: { minutes: { type: 'string', default: '6' } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 60)) throw new Error('--minutes is more than 0, at most 60');
  const ranker = await rankerJob();
  const site = await openSite({
    ...pages,
    '/ranker-job.js': () => ({ type: 'text/javascript', body: ranker }),
  });
  let rows;
  try {
    const names = Object.keys(actions);
    process.stderr.write(`${names.join(', ')}: side by side, ${minutes} minutes of acts\n`);
    rows = await Promise.all(
      names.map(async (name) => ({
        name,
        ...(await measure(site, name, minutes, name === WITH)),
      })),
    );
  } finally {
    await site.close();
  }
  const base = rows.find(({ name }) => name === 'the page without it').hour;
  const heaps = rows[0].heaps;
  const early = heaps[Math.floor(heaps.length / 5)];
  const late = heaps.at(-1);
  const isFlat = late <= early * GROWTH + MEGABYTE;
  const own = ({ hour }) => Math.max(0, hour - base);
  for (const row of rows) {
    process.stderr.write(
      `${row.name.padEnd(42)} ${round(row.hour, 2)} s an hour, ${round(own(row), 2)} s above the page, ${round(energyJoules(own(row) * 1000))} J\n`,
    );
  }
  process.stderr.write(
    `heap after a fifth ${round(early / MEGABYTE)} MB, at the end ${round(late / MEGABYTE)} MB\n`,
  );
  return {
    result: {
      hour: HOUR,
      minutes,
      watts: ASSUMED_WATTS,
      load: round(loadavg()[0]),
      rows: rows.map((row) => ({ ...row, heaps: undefined, aboveThePage: own(row) })),
      heap: { early, late, all: heaps },
    },
    ok: isFlat,
    table: {
      columns: ['what runs', 'processor seconds an hour', 'above the page', 'joules'],
      rows: rows.map((row) => [row.name, row.hour, own(row), energyJoules(own(row) * 1000)]),
      note: `All processes of Chromium, ${HOUR.cues} cues, ${HOUR.acts} acts and ${HOUR.whys} reasons looked up in ${minutes} minutes, side by side, ${minutes < 60 ? 'idle time scaled to the hour; ' : ''}${PRODUCTS} products; joules at ${ASSUMED_WATTS} W. The last two rows rank after the same cues and acts and do nothing else: no drawing, no storing. Heap of page and workers after a fifth of the acts ${round(early / MEGABYTE)} MB, at the end ${round(late / MEGABYTE)} MB.`,
    },
  };
}
