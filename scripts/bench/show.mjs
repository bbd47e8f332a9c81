// What a show costs the page: layout shifts in every state, long frames of our scripts and time from
// a press to the next paint, in Chromium on the demo, on a slowed processor:
//   npm run -s bench -- show [--seconds 180] [--slowdown 4] [--size phone|desktop|both]
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemo } from '../../demo/server/demo.ts';
import { openBrowser, openPage } from '../../test/e2e/support/browser.mjs';
import { quantile, round } from './figures.mjs';
import { watchTheShow } from './show/viewer.mjs';
import { watch } from './show/watch.mjs';

/** What must hold. */
const BOUNDS = { shift: 0.01, longestMs: 50, pressMs: 100 };
const SIZES = { phone: { width: 375, height: 667 }, desktop: { width: 1440, height: 900 } };
const PLACES = { beside: '/', inside: '/overlay' };
/** Simulated viewers in the collector; what is measured does not depend on their number. */
const VIEWERS = 300;

const chosen = (all, name) => (name === 'both' ? Object.keys(all) : [name]);

/** Sums of what moved, the way CLS adds up without its windows, which can only make it larger. */
function sumUp(noted) {
  const presses = Object.values(noted.presses).map(({ ms }) => ms);
  const longFrames = noted.frames.filter(({ longestMs }) => longestMs > BOUNDS.longestMs);
  const byState = {};
  for (const { state, value } of noted.shifts) byState[state] = (byState[state] ?? 0) + value;
  return {
    shift: round(
      noted.shifts.reduce((sum, { value }) => sum + value, 0),
      4,
    ),
    shiftByState: Object.fromEntries(
      Object.entries(byState).map(([state, value]) => [state, round(value, 4)]),
    ),
    longestMs: round(Math.max(0, ...noted.frames.map(({ longestMs }) => longestMs))),
    longScripts: longFrames.length,
    frames: noted.frames.length,
    presses: presses.length,
    pressMs: { p75: quantile(presses, 0.75), longest: quantile(presses, 1) },
  };
}

async function measure(browser, url, { width, height }, { seconds, slowdown }) {
  const context = await browser.createBrowserContext();
  const opened = await openPage(browser, 'about:blank', { context, width, height, before: watch });
  const { page, errors } = opened;
  await page.emulateCPUThrottling(slowdown);
  await page.goto(url, { waitUntil: 'load' });
  await watchTheShow(page, Date.now() + seconds * 1000, (state) =>
    process.stderr.write(`  ${state}\n`),
  );
  const noted = await page.evaluate(() => window.noted);
  await context.close();
  return { noted, errors };
}

/** @param options Command line; gives `{result, ok}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: {
      seconds: { type: 'string', default: '180' },
      slowdown: { type: 'string', default: '4' },
      size: { type: 'string', default: 'both' },
      place: { type: 'string', default: 'both' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  const slowdown = Number(values.slowdown);
  const folder = await mkdtemp(join(tmpdir(), 'sp show '));
  const rows = [];
  const demo = await startDemo({ port: 5600, collectorPort: 5700, viewers: VIEWERS, folder });
  const browser = await openBrowser('chrome');
  try {
    for (const size of chosen(SIZES, values.size)) {
      for (const place of chosen(PLACES, values.place)) {
        process.stderr.write(`${size}, picks ${place} the player\n`);
        const url = demo.url + PLACES[place];
        const { noted, errors } = await measure(browser, url, SIZES[size], { seconds, slowdown });
        rows.push({ size, place, ...sumUp(noted), errors });
        if (values.verbose) {
          const long = noted.frames.filter(({ oursMs }) => oursMs > 30);
          for (const one of [...noted.shifts, ...long]) {
            process.stderr.write(`  ${JSON.stringify(one)}\n`);
          }
        }
      }
    }
  } finally {
    await browser.close();
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  }
  const ok = rows.every(
    ({ shift, longestMs, pressMs, errors }) =>
      shift <= BOUNDS.shift &&
      longestMs <= BOUNDS.longestMs &&
      pressMs.p75 <= BOUNDS.pressMs &&
      errors.length === 0,
  );
  return { result: { seconds, slowdown, bounds: BOUNDS, load: round(loadavg()[0]), rows }, ok };
}
