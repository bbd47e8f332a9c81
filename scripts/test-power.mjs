// What a loss of power, a kill and many tabs do to what the widget has acknowledged: npm run test:power.
// Nightly; about forty minutes on two free cores. Losses of power need Linux, root and loop devices and
// are left out with a word where these are missing; the rest runs anywhere. Names of parts choose:
// `npm run test:power -- losses kills`; `--kills 10` and `--losses 5` shorten, `--keep folder` keeps
// the disk of a loss or the profile of a kill after which something was wrong. Progress on stderr,
// figures as JSON on stdout.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from '../test/e2e/support/browser.mjs';
import { openSite } from '../test/e2e/support/site.mjs';
import { cutChanges } from '../test/power/cuts.mjs';
import { withdrawPastFrozen } from '../test/power/frozen.mjs';
import { killBrowser } from '../test/power/kills.mjs';
import { TEARS } from '../test/power/log.mjs';
import { losePower, losePowerRelaxed, profileRecords } from '../test/power/losses.mjs';
import {
  lostOf,
  outliveHolder,
  outliveReporter,
  storagePages,
  writeFromTabs,
} from '../test/power/tabs.mjs';
import { findTails } from '../test/power/tails.mjs';
import { openTab, readRaw, startBrowser } from '../test/power/viewer.mjs';
import { openWorld } from '../test/power/world.mjs';
import { createDisk } from './power/disk.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: {
    losses: { type: 'string', default: '20' },
    kills: { type: 'string', default: '50' },
    keep: { type: 'string' },
  },
});

const CHROMIUM_LOSSES = Number(flags.losses);
/** Chromium is moving its IndexedDB to SQLite; behind a flag it can be tried today. */
const SQLITE = ['--enable-features=IdbSqliteBackingStore'];
const OTHER_LOSSES = Math.min(5, CHROMIUM_LOSSES);
const KILLS = Number(flags.kills);
/** Changes of a passphrase or a key that are cut, by kills and in Chromium by losses of power. */
const CUTS = Math.min(24, KILLS);
/** Kills after each of which Chromium's log is torn as well, in half a record or in zeros. */
const TORN = Math.min(24, KILLS);
/** Looks at the end of Chromium's own log, by turns with the notes relaxed and with all strict. */
const TAILS = 8 * CHROMIUM_LOSSES;
const UPDATES = 1000;
const UPDATES_WITHOUT_LOCKS = 100;
const HOLDERS = 5;
const NEXT_LIMIT_MS = 2000;
const WITHDRAW_LIMIT_MS = 1000;
const BROWSERS = ['chrome', 'firefox'];
/** Longer than any part takes; then it is stopped and what it made is removed. */
const PART_LIMIT_MS = 45 * 60_000;

const log = (progress) => console.error(JSON.stringify(progress));
const totals = { passed: 0, failed: 0 };
const figures = {};
let cleanups = [];
const t = { after: (work) => cleanups.unshift(work) };

async function cleanUp() {
  const all = cleanups;
  cleanups = [];
  for (const work of all) {
    try {
      await work();
    } catch (error) {
      console.error('left behind:', error);
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
}

const secondsSince = (started) => ((performance.now() - started) / 1000).toFixed(1);

/** Runs a check; `holds` gives a sentence on what is wrong, or nothing. */
async function check(name, work, holds) {
  const started = performance.now();
  let timer;
  try {
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('it took too long')), PART_LIMIT_MS);
    });
    const found = await Promise.race([work(), late]);
    figures[name] = found;
    log(found);
    const wrong = holds(found);
    if (wrong) throw new Error(wrong);
    totals.passed += 1;
    console.error(`ok      ${name}  ${secondsSince(started)} s, load ${loadavg()[0].toFixed(1)}`);
  } catch (error) {
    totals.failed += 1;
    const after = `${secondsSince(started)} s, load ${loadavg()[0].toFixed(1)}`;
    console.error(`FAILED  ${name}  ${after}: ${error.stack ?? error}`);
  } finally {
    clearTimeout(timer);
    await cleanUp();
  }
}

const isSoon = ({ ms }) => (ms.every((each) => each <= NEXT_LIMIT_MS) ? '' : `${ms} ms`);

const nothingLost = ({ lost, returned, withdrawMs }) =>
  [...lost, ...returned, ...withdrawMs.filter((ms) => ms > WITHDRAW_LIMIT_MS)].join('; ');

const nothingTorn = ({ torn, faults }) => [...torn, ...faults].join('; ');

async function canLosePower() {
  try {
    await createDisk(t);
    return true;
  } catch (error) {
    const why = `losses of power were not tried: ${String(error.message).split('\n')[0]}`;
    console.error(`skipped ${why}. They need Linux, root and loop devices.`);
    return false;
  } finally {
    await cleanUp();
  }
}

const parts = {
  async losses() {
    if (!(await canLosePower())) return;
    await check(
      'control: with every write relaxed, acknowledged writes are lost and erased records return',
      () => losePowerRelaxed(t, { onProgress: log }),
      ({ lost, returned }) => {
        if (lost.length === 0) return 'nothing was lost: the method finds nothing';
        return returned.length === 0 ? 'nothing came back: the method finds nothing' : '';
      },
    );
    const runs = [
      { title: 'Chromium', name: 'chrome', args: [], losses: CHROMIUM_LOSSES },
      { title: 'Chromium with SQLite', name: 'chrome', args: SQLITE, losses: OTHER_LOSSES },
      { title: 'Firefox', name: 'firefox', args: [], losses: OTHER_LOSSES },
    ];
    for (const { title, name, args, losses } of runs) {
      await check(
        `${losses} losses of power, ${title}: nothing acknowledged is lost, nothing erased returns`,
        () => losePower(t, { name, args, losses, keep: flags.keep, onProgress: log }),
        nothingLost,
      );
    }
  },
  async tails() {
    if (!(await canLosePower())) return;
    await check(
      `${TAILS} looks at Chromium's log after a cut, as it is and with every write strict`,
      () => findTails(t, { looks: TAILS, onProgress: log }),
      // What is found is Chromium's, not ours: a figure, no fault.
      () => '',
    );
  },
  async kills() {
    for (const name of BROWSERS) {
      await check(
        `${KILLS} kills, ${name}: no torn record`,
        () => killBrowser(t, { name, kills: KILLS, keep: flags.keep, onProgress: log }),
        nothingTorn,
      );
    }
  },
  async torn() {
    const tears = Object.keys(TEARS);
    await check(
      `${TORN} kills, chrome, the log torn after each: nothing acknowledged is lost`,
      () =>
        killBrowser(t, { name: 'chrome', kills: TORN, tears, keep: flags.keep, onProgress: log }),
      nothingTorn,
    );
  },
  async changes() {
    const runs = BROWSERS.map((name) => ({ name, cut: 'kill' }));
    if (await canLosePower()) runs.push({ name: 'chrome', cut: 'loss' });
    for (const { name, cut } of runs) {
      await check(
        `${CUTS} changes of a passphrase or a key cut by a ${cut}, ${name}: the old or the new opens all`,
        () => cutChanges(t, { name, cut, cuts: CUTS, onProgress: log }),
        ({ neither }) => neither.join('; '),
      );
    }
  },
  async frozen() {
    await check(
      'a frozen tab holds the report while another withdraws, chrome: all follow, it when it thaws',
      async () => {
        const world = await openWorld(t, ['show-0']);
        const profile = mkdtempSync(join(tmpdir(), 'sp power frozen '));
        t.after(() => rmSync(profile, { recursive: true, force: true }));
        const running = await startBrowser('chrome', profile);
        t.after(() => running.kill());
        const blank = await running.browser.newPage();
        await blank.goto(world.url('blank.html'));
        return withdrawPastFrozen(
          () => openTab(running.browser, world.url('show-0.html')),
          world.counting.wire.posts,
          async () => profileRecords(await readRaw(blank)),
        );
      },
      ({ awakeMs, wasFrozen, thawedMs, sentAfter, left }) =>
        awakeMs <= WITHDRAW_LIMIT_MS &&
        wasFrozen &&
        thawedMs <= WITHDRAW_LIMIT_MS &&
        sentAfter === 0 &&
        left === 0
          ? ''
          : 'see the figures',
    );
  },
  async tabs() {
    for (const name of BROWSERS) {
      const runs = [
        { title: 'with Web Locks', page: 'with-locks', updates: UPDATES },
        { title: 'without Web Locks', page: 'without-locks', updates: UPDATES_WITHOUT_LOCKS },
      ];
      for (const { title, page, updates } of runs) {
        await check(
          `4 tabs × ${updates} encrypted updates ${title}, ${name}`,
          async () => {
            const { browser, url } = await openStorageSite(name);
            return writeFromTabs(browser, url(page), { updates, notes: updates / 4 });
          },
          lostOf,
        );
      }
    }
  },
  async locks() {
    for (const name of BROWSERS) {
      await check(
        `the tab that holds a lock dies, ${name}: the next proceeds`,
        async () => {
          const { browser, url } = await openStorageSite(name);
          const ms = [];
          for (let turn = 0; turn < HOLDERS; turn += 1) {
            ms.push(await outliveHolder(browser, url('with-locks'), name));
          }
          return { ms };
        },
        isSoon,
      );
      await check(
        `the tab whose report it is dies, ${name}: the next takes it over`,
        async () => {
          const ms = [];
          for (let turn = 0; turn < HOLDERS; turn += 1) {
            const world = await openWorld(t, ['show-0']);
            const profile = mkdtempSync(join(tmpdir(), 'sp power tabs '));
            t.after(() => rmSync(profile, { recursive: true, force: true }));
            const running = await startBrowser(name, profile);
            t.after(() => running.kill());
            const { browser } = running;
            const open = () => openTab(browser, world.url('show-0.html'));
            ms.push(await outliveReporter(browser, open, name));
            await cleanUp();
          }
          return { ms };
        },
        isSoon,
      );
    }
  },
};

async function openStorageSite(name) {
  const site = await openSite(await storagePages());
  t.after(() => site.close());
  const browser = await openBrowser(name);
  t.after(() => browser.close());
  return { browser, url: (page) => `${site.origin}/${page}.html` };
}

const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0) {
  const names = Object.keys(parts).join('] [');
  console.error(`Usage: npm run test:power -- [${names}] [--losses n] [--kills n] [--keep folder]`);
  process.exit(2);
}
execFileSync(process.execPath, ['scripts/build.mjs', '--quiet'], { stdio: 'inherit' });
const begun = performance.now();
for (const [name, run] of Object.entries(parts)) {
  if (positionals.length === 0 || positionals.includes(name)) await run();
}
console.log(JSON.stringify(figures, null, 2));
const machine = `${cpus().length} cores, load ${loadavg()[0].toFixed(1)} at the end`;
console.log(
  `${totals.passed} passed, ${totals.failed} failed, ${secondsSince(begun)} s, ${machine}`,
);
process.exitCode = totals.failed > 0 ? 1 : 0;
