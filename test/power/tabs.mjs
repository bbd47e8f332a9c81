// Real tabs of one browser that write the same records at the same time, through the engine's own
// storage; and what happens to the others when the one that holds a lock dies.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ENTRY = fileURLToPath(new URL('./storage-entry.ts', import.meta.url));
/** Longest wait for a lock whose holder is dead; the goal is 2 s. */
const NEXT_LIMIT_MS = 10_000;
/** How long a tab keeps its processor busy to be told from the others. */
const SPIN_MS = 600;
/** A tab that has not answered by then is dead. */
const ALIVE_LIMIT_MS = 300;
/** A tab that has not answered by then belongs to the process that is stopped. */
const STOPPED_LIMIT_MS = 500;
const TABS = 4;

/** Pages for a site: tabs with the storage, with and without Web Locks. */
export async function storagePages() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: ENTRY, output: { format: 'iife', codeSplitting: false } },
    },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const page = (head) =>
    `<!doctype html><title>Tab</title>${head}<script src="/storage-tab.js"></script>`;
  const noLocks =
    '<script>Object.defineProperty(navigator, "locks", { value: undefined })</script>';
  return {
    '/storage-tab.js': output[0].code,
    '/with-locks.html': page(''),
    '/without-locks.html': page(noLocks),
  };
}

const run = (page, name, ...values) =>
  page.evaluate((what, ...given) => window.storageTab[what](...given), name, ...values);

/**
 * Four tabs make `updates` changes each to one record, then write `notes` entries each to one audit
 * log, all at the same time.
 *
 * @returns `{counter, log}`: if all is well nothing was refused, all counts are the same, and the log
 *   is intact
 */
export async function writeFromTabs(context, url, { updates, notes }) {
  const pages = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    const page = await context.newPage();
    await page.goto(url);
    await run(page, 'open');
    await run(page, 'openLog');
    pages.push(page);
  }
  const [first] = pages;
  const before = await run(first, 'total');
  const started = performance.now();
  const done = await Promise.all(pages.map((page) => run(page, 'updateTimes', updates)));
  const ms = Math.round(performance.now() - started);
  const counter = {
    asked: updates * TABS,
    acknowledged: done.reduce((sum, one) => sum + one, 0),
    total: (await run(first, 'total')) - before,
    ms,
  };
  await Promise.all(pages.map((page) => run(page, 'noteTimes', notes)));
  const { entries, intact } = await run(first, 'readLog');
  await Promise.all(pages.map((page) => page.close()));
  return { counter, log: { asked: notes * TABS, entries, intact } };
}

/** What is wrong with the result of {@link writeFromTabs}, or nothing. */
export function lostOf({ counter, log }) {
  const isWhole = counter.total === counter.asked && counter.acknowledged === counter.asked;
  const isKept = log.entries === log.asked && log.intact;
  return isWhole && isKept ? '' : JSON.stringify({ counter, log });
}

/**
 * The tab that holds the lock of an update dies while another waits for it.
 *
 * @returns milliseconds from the death to the other's finished write
 */
export async function outliveHolder(browser, url, name) {
  const holder = await browser.newPage();
  await holder.goto(url);
  await run(holder, 'open');
  const next = await browser.newPage();
  await next.goto(url);
  await run(next, 'open');
  const before = await run(next, 'total');
  await run(holder, 'holdForEver');
  await next.evaluate(() => {
    window.waited = window.storageTab.update().then(() => true);
  });
  await wait(200);
  if ((await run(next, 'total')) !== before) throw new Error('the lock kept nobody out');
  const started = await killTab(browser, holder, name);
  await Promise.race([
    next.evaluate(() => window.waited),
    wait(NEXT_LIMIT_MS).then(() => {
      throw new Error('the next tab never got the lock');
    }),
  ]);
  const ms = Math.round(performance.now() - started);
  if ((await run(next, 'total')) !== before + 1) throw new Error('the next tab wrote nothing');
  await next.close();
  await holder.close().catch(() => undefined);
  return ms;
}

/**
 * The tab whose report it is dies while another shows the same show.
 *
 * @param open opens a tab with the widget
 * @returns milliseconds from the death until the other has the report
 */
export async function outliveReporter(browser, open, name) {
  const first = await open();
  await first.grant();
  await first.counting();
  const second = await open();
  await second.until(({ counts }) => counts === 'other-tab', 'other tab on screen');
  const started = await killTab(browser, first.page, name);
  await second.counting();
  const ms = Math.round(performance.now() - started);
  await second.page.close();
  await first.page.close().catch(() => undefined);
  return ms;
}

/**
 * Ends the process behind a tab at once: nothing in it runs any more, no handler, no farewell.
 *
 * @returns when, by `performance.now()`
 */
export async function killTab(browser, page, name) {
  if (name === 'chrome') {
    const session = await page.createCDPSession();
    const started = performance.now();
    // The answer never comes: who would give it is dead.
    session.send('Page.crash').catch(() => undefined);
    return started;
  }
  const pid = await processOf(browser, page);
  if (name === 'webkit') await browser.leaveDriver();
  const started = performance.now();
  process.kill(pid, 'SIGKILL');
  const answers = page
    .evaluate(() => 'storageTab' in window || document.querySelector('stream-picks') !== null)
    .catch(() => false);
  if (await Promise.race([answers, wait(ALIVE_LIMIT_MS).then(() => false)])) {
    throw new Error(`process ${pid} was not the tab's`);
  }
  return started;
}

/** Firefox and WebKit name no process of a tab: it is the child that works while the tab must. */
async function processOf(browser, page) {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const children = childrenOf(browser.process().pid);
    const before = new Map(children.map((pid) => [pid, ticksOf(pid)]));
    await page.evaluate((ms) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
    }, SPIN_MS);
    const [busiest, second] = children
      .map((pid) => ({ pid, ticks: ticksOf(pid) - before.get(pid) }))
      .sort((a, b) => b.ticks - a.ticks);
    const standsOut = busiest.ticks > 3 * (second?.ticks ?? 0);
    if (standsOut && (await stopsWith(page, busiest.pid))) return busiest.pid;
  }
  throw new Error('no process of the tab stands out');
}

/** Whether the page answers nothing while a process is stopped: on a busy machine another may stand out. */
async function stopsWith(page, pid) {
  process.kill(pid, 'SIGSTOP');
  const answer = page.evaluate(() => true).catch(() => true);
  try {
    return !(await Promise.race([answer, wait(STOPPED_LIMIT_MS).then(() => false)]));
  } finally {
    process.kill(pid, 'SIGCONT');
    await answer;
  }
}

/** Processes started by another, and theirs. */
function childrenOf(parent) {
  const all = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  const parents = new Map(all.map((pid) => [Number(pid), statOf(pid)?.parent]));
  const isBelow = (pid) => {
    for (let at = parents.get(pid); at > 1; at = parents.get(at)) if (at === parent) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

const ticksOf = (pid) => statOf(pid)?.ticks ?? 0;

/** Parent and processor time of a process, proc(5); null when it is gone. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
