// A large catalogue in Chromium: how long until it is shown and until it is ranked, the longest task
// of the page's thread meanwhile, and what our scripts take of a frame while its list is scrolled:
//   npm run -s bench -- catalogue [--products 100000] [--slowdown 1] [--dist FOLDER/]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { click, find, openBrowser, openPage, sleep } from '../../test/e2e/support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from '../../test/e2e/support/site.mjs';
import { scriptTasks } from './catalogue/trace.mjs';
import { quantile, round } from './figures.mjs';

/** What must hold; milliseconds. */
const BOUNDS = { readyMs: 3000, longestTaskMs: 50, frameScriptMs: 4 };
/** Rows that are scrolled over. */
const ROWS = 1000;

const frameQuantile = (frames, share) => round(quantile(frames, share));

function longest({ tasks }) {
  const [first = { cpuMs: 0, wallMs: 0 }] = tasks.toSorted((a, b) => b.cpuMs - a.cpuMs);
  return { cpuMs: round(first.cpuMs), wallMs: round(first.wallMs) };
}

/** Turns the wheel over the list until `rows` of it are drawn, pressing "Show more" where it ends. */
async function scrollThrough(page, rows) {
  await page.mouse.move(600, 400);
  for (;;) {
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel({ deltaY: 350 });
      await sleep(16);
    }
    const { drawn, more } = await page.evaluate(listEnd);
    if (drawn >= rows || more === null) return drawn;
    await page.mouse.click(more.x, more.y);
    await page.mouse.move(600, 400);
  }
}

/** In the page: how many rows are drawn, and where "Show more" is. */
function listEnd() {
  const element = document.querySelector('stream-picks');
  const root = element.shadowRoot.querySelector('sp-pick-rail').shadowRoot;
  const button = root.querySelector('.all > .button');
  button?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = button?.getBoundingClientRect();
  return {
    drawn: root.querySelectorAll('.list [data-id]').length,
    more: box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null,
  };
}

/** @param options Command line; gives `{result, ok}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: {
      products: { type: 'string', default: '100000' },
      slowdown: { type: 'string', default: '1' },
      dist: { type: 'string' },
    },
  });
  const count = Number(values.products);
  const catalogue = JSON.stringify(makeCatalogue(count));
  const site = await openSite(
    {
      '/catalog.json': () => ({ body: catalogue }),
      '/shop.html': shopPage('stream="s1"'),
    },
    values.dist === undefined ? {} : { dist: values.dist },
  );
  const browser = await openBrowser('chrome');
  try {
    const { page, errors } = await openPage(browser, 'about:blank', {
      before: () => {
        document.addEventListener('sp-ready', () => {
          window.readyMs = performance.now();
        });
      },
    });
    await page.emulateCPUThrottling(Number(values.slowdown));
    const loading = await scriptTasks(page, async () => {
      await page.goto(`${site.origin}/shop.html`);
      await page.waitForFunction(() => window.readyMs !== undefined, { timeout: 60_000 });
      await sleep(500);
    });
    const readyMs = await page.evaluate(() => window.readyMs);
    let picksMs = 0;
    const ranking = await scriptTasks(page, async () => {
      await click(page, '[part~="choice"]', 'Yes');
      const pressed = performance.now();
      await find(page, '[part~="why"]', '', 60_000);
      picksMs = performance.now() - pressed;
      await sleep(500);
    });
    await click(page, 'summary', 'products');
    let rows = 0;
    const scrolling = await scriptTasks(page, async () => {
      rows = await scrollThrough(page, ROWS);
    });
    const result = {
      products: count,
      megabytes: round(catalogue.length / 2 ** 20),
      slowdown: Number(values.slowdown),
      load: loadavg()[0],
      readyMs: round(readyMs),
      picksMs: round(picksMs),
      // What a computer with nothing else to do would take at least, beside the network.
      work: {
        pageMs: round(loading.tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0)),
        workerMs: round(loading.workersCpuMs),
      },
      longestTask: { loading: longest(loading), ranking: longest(ranking) },
      scroll: {
        rows,
        frames: scrolling.frames.length,
        scriptMs: {
          p50: frameQuantile(scrolling.frames, 0.5),
          p95: frameQuantile(scrolling.frames, 0.95),
          p99: frameQuantile(scrolling.frames, 0.99),
          longest: frameQuantile(scrolling.frames, 1),
        },
        longestTask: longest(scrolling),
      },
      errors,
    };
    const ok =
      errors.length === 0 &&
      result.readyMs <= BOUNDS.readyMs &&
      Math.max(...Object.values(result.longestTask).map(({ cpuMs }) => cpuMs)) <=
        BOUNDS.longestTaskMs &&
      result.scroll.scriptMs.p95 <= BOUNDS.frameScriptMs;
    return { result, ok };
  } finally {
    await browser.close();
    await site.close();
  }
}
