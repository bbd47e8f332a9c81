// How much and how long until the viewer has the choice on screen, beside tools from npm and a bare
// Lit element, in one interleaved run in Chromium; from the yes to the first picks on the demo; and
// whether the page itself is painted later for the tag:
//   npm run -s bench -- choice [--rounds 21]
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { startDemo } from '../../demo/server/demo.ts';
import { click, find, openBrowser, openPage, sleep } from '../../test/e2e/support/browser.mjs';
import { makeCatalogue } from '../../test/e2e/support/site.mjs';
import { tools } from './choice/tools.mjs';
import { quantile, round } from './figures.mjs';

/**
 * What must hold: bytes until the choice; milliseconds from the yes to the first picks, and bytes of
 * what is asked for in that time, without the learner.
 */
const BOUNDS = { bytes: 12_288, picksMs: 150, afterYes: 60_000 };
const DIST = new URL('../../dist/', import.meta.url);
const WITHOUT = 'the page without any';

/** Serves all tools, each in a folder of its own name; compressed once, as a CDN would. */
async function openServer(list) {
  const packed = new Map();
  const requests = [];
  const give = (path, type, body) => {
    if (!packed.has(path)) packed.set(path, brotliCompressSync(body));
    return { type, body: packed.get(path) };
  };
  const answer = async (path) => {
    const at = list.findIndex((_, nth) => path === `/${nth}.html`);
    if (at >= 0) return give(path, 'text/html; charset=utf-8', Buffer.from(list[at].html));
    const file = list.map(({ files }) => files[path]).find((one) => one !== undefined);
    if (file) return give(path, file.type, file.body);
    if (path === '/catalog.json') {
      return give(path, 'application/json', Buffer.from(JSON.stringify(makeCatalogue(48))));
    }
    if (path.startsWith('/dist/')) {
      const body = await readFile(new URL(path.slice(6), DIST)).catch(() => null);
      if (body !== null) return give(path, 'text/javascript', body);
    }
    return null;
  };
  const serve = async (request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const found = await answer(pathname);
    requests.push({ path: pathname, bytes: found?.body.length ?? 0, at: performance.now() });
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      'cache-control': 'no-store',
      ...(found ? { 'content-encoding': 'br' } : {}),
    });
    response.end(found?.body ?? '');
  };
  const server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** In the page: notes when the choice that `look` gives was first painted, on the page's clock. */
function watchFor(look) {
  const tick = () => {
    const found = look();
    if (found && found.getBoundingClientRect().height > 0) {
      // This frame paints it; when the next one begins, it is on its way to the screen.
      requestAnimationFrame((next) => (window.shownAt = next));
    } else requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}

async function visitOnce(browser, server, tool, at) {
  server.requests.length = 0;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (tool.shown) {
    await page.evaluateOnNewDocument(`(${watchFor.toString()})(() => ${tool.shown})`);
  }
  await page.goto(`${server.origin}/${at}.html`);
  if (tool.shown) await page.waitForFunction(() => window.shownAt > 0, { polling: 50 });
  else await sleep(300);
  const measured = await page.evaluate((main) => {
    const script = performance.getEntriesByType('resource').find(({ name }) => name.endsWith(main));
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return {
      shownAt: window.shownAt ?? 0,
      received: script?.responseEnd ?? 0,
      firstPaint: paint?.startTime ?? 0,
      // What was asked for before the choice was on screen.
      before: performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime <= (window.shownAt ?? 0))
        .map(({ name }) => new URL(name).pathname),
    };
  }, tool.main ?? '');
  await context.close();
  const counted = measured.before.filter((path) => /\.(js|css)$/.test(path));
  const bytes = counted.reduce(
    (sum, path) => sum + (server.requests.find((one) => one.path === path)?.bytes ?? 0),
    0,
  );
  return { ...measured, bytes, files: counted };
}

/** Milliseconds from the yes to painted picks on the demo, and the files that were asked for between. */
async function toPicks(browser, demo) {
  const context = await browser.createBrowserContext();
  const { page } = await openPage(browser, demo.url, { context });
  await find(page, 'button', 'Yes, pick for me');
  // A yes that comes with the card counts as none.
  await sleep(1200);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('stream-picks');
    addEventListener(
      'click',
      ({ timeStamp }) => {
        window.yesAt = timeStamp;
        const tick = () => {
          if (shadowRoot.querySelector('sp-pick-rail')?.shadowRoot?.querySelector('[part~=why]')) {
            requestAnimationFrame(() =>
              setTimeout(() => (window.picksMs = performance.now() - timeStamp)),
            );
          } else requestAnimationFrame(tick);
        };
        tick();
      },
      { capture: true, once: true },
    );
  });
  await click(page, 'button', 'Yes, pick for me');
  await page.waitForFunction(() => window.picksMs > 0, { polling: 50 });
  const taken = await page.evaluate(() => ({
    ms: window.picksMs,
    files: performance
      .getEntriesByType('resource')
      .filter(
        ({ startTime }) => startTime > window.yesAt && startTime < window.yesAt + window.picksMs,
      )
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith('/dist/')),
  }));
  await context.close();
  return taken;
}

/** Bytes of files of dist/, brotli, without the learner's. */
async function bytesOf(files) {
  const read = files
    .filter((path) => !path.includes('learner'))
    .map((path) => readFile(new URL(path.slice('/dist/'.length), DIST)));
  return (await Promise.all(read)).reduce((sum, code) => sum + brotliCompressSync(code).length, 0);
}

const median = (values) => round(quantile(values, 0.5));

/** @param options Command line; gives `{result, ok, table}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: { rounds: { type: 'string', default: '21' } },
  });
  const rounds = Number(values.rounds);
  const list = [
    ...(await tools()),
    { name: WITHOUT, files: {}, html: '<!doctype html><title>Shop</title><h1>A show</h1>' },
  ];
  const server = await openServer(list);
  const folder = await mkdtemp(join(tmpdir(), 'sp choice '));
  const browser = await openBrowser('chrome');
  const taken = list.map(() => []);
  const picks = [];
  let demo = null;
  try {
    for (let nth = 0; nth < rounds + 1; nth += 1) {
      for (const [at, tool] of list.entries()) {
        const one = await visitOnce(browser, server, tool, at);
        // The first round warms the server and the browser.
        if (nth > 0) taken[at].push(one);
      }
      process.stderr.write(`\rround ${nth} of ${rounds}`);
    }
    process.stderr.write('\nfrom the yes to the picks\n');
    demo = await startDemo({ port: 5620, collectorPort: 5720, viewers: 0, folder });
    for (let nth = 0; nth < Math.min(11, rounds); nth += 1)
      picks.push(await toPicks(browser, demo));
  } finally {
    await browser.close();
    await server.close();
    await demo?.close();
    await rm(folder, { recursive: true, force: true });
  }
  const rows = list.map(({ name }, at) => ({
    name,
    bytes: quantile(
      taken[at].map(({ bytes }) => bytes),
      0.5,
    ),
    files: taken[at][0]?.files ?? [],
    paintedMs: median(taken[at].map(({ shownAt, received }) => shownAt - received)),
    paintedMsP75: round(
      quantile(
        taken[at].map(({ shownAt, received }) => shownAt - received),
        0.75,
      ),
    ),
    firstPaintMs: median(taken[at].map(({ firstPaint }) => firstPaint)),
  }));
  const [ours] = rows;
  const times = picks.map(({ ms }) => ms);
  const picksMs = { median: median(times), p75: round(quantile(times, 0.75)) };
  const after = await Promise.all(picks.map(({ files }) => bytesOf(files)));
  const afterYes = { bytes: quantile(after, 0.5), files: picks[0]?.files ?? [] };
  for (const { name, bytes, paintedMs, firstPaintMs } of rows) {
    process.stderr.write(
      `${name.padEnd(32)} ${String(bytes).padStart(7)} B ${String(paintedMs).padStart(7)} ms, first paint of the page ${firstPaintMs} ms\n`,
    );
  }
  process.stderr.write(
    `yes to first picks: ${picksMs.median} ms (p75 ${picksMs.p75}), ${afterYes.bytes} B without the learner\n`,
  );
  return {
    result: { rounds, bounds: BOUNDS, load: round(loadavg()[0]), rows, picksMs, afterYes },
    ok:
      ours.bytes <= BOUNDS.bytes &&
      picksMs.median <= BOUNDS.picksMs &&
      afterYes.bytes <= BOUNDS.afterYes,
    table: {
      columns: [
        'tool',
        'bytes, brotli',
        'script received to choice, ms',
        'first paint of the page, ms',
      ],
      rows: rows.map(({ name, bytes, paintedMs, firstPaintMs }) => [
        name,
        name === WITHOUT ? '–' : bytes,
        name === WITHOUT ? '–' : paintedMs,
        firstPaintMs,
      ]),
      note: `Medians of ${rounds} interleaved visits in Chromium, empty cache; scripts and styles asked for before the choice is on screen. From the yes to the first picks on the demo: ${picksMs.median} ms and ${afterYes.bytes} B (without the learner). The other tools ask for consent and do nothing of the rest.`,
    },
  };
}
