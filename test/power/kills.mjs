// The browser is killed in the middle of writing, again and again, under one profile: every record
// must open afterwards, the audit chain must hold, and the engine must start as if nothing had been.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyAudit } from '../../src/core/audit.ts';
import { findLog, isTorn, tailIn, tearLog } from './log.mjs';
import { digest } from './losses.mjs';
import { openTab, readRaw, startBrowser } from './viewer.mjs';
import { openWorld } from './world.mjs';

/** Longest time that a viewer goes on before the kill, milliseconds. */
const LONGEST_MS = 1500;
/** How often the page is opened again where its storage did not open in the widget's three seconds. */
const OPEN_ATTEMPTS = 6;
/** Between these, longer each time. */
const OPEN_PAUSE_MS = 2000;
/** How often a browser is started again that its driver lost while it started. */
const START_ATTEMPTS = 3;
const PROGRESS_EVERY = 5;

/**
 * @param options `{name, kills, tears, keep, random, onProgress}`; `tears`: torn ends that are put
 *   behind Chromium's log after the kills, in turn; `keep`: folder for the profile after a kill that
 *   something was lost by; `random`: uniform in 0 to 1
 * @returns figures; `torn`: what did not open or did not hold, in words; `tears`: how often Chromium's
 *   log ended in half a record or in zeros after a kill; `faults`: what else the page
 *   told; `late`: starts at which the storage did not open within the widget's limit and the visit ran
 *   from memory, as it does on a machine that is too busy: each was opened again and checked then;
 *   `restarts`: browsers that their driver lost before they showed anything
 */
export async function killBrowser(
  t,
  { name, kills, tears = [], keep, random = Math.random, onProgress = () => {} },
) {
  const world = await openWorld(t, ['show-0']);
  const profile = mkdtempSync(join(tmpdir(), `sp kills ${name} `));
  t.after(() => rmSync(profile, { recursive: true, force: true }));
  let running = null;
  t.after(() => running?.kill());
  const figures = { torn: [], faults: [], tears: 0, late: 0, restarts: 0 };
  const records = { signals: 0, audit: 0, consent: 0 };
  const open = () => openTab(running.browser, world.url('show-0.html'));
  const start = async () => {
    for (let left = START_ATTEMPTS - 1; ; left -= 1) {
      try {
        running = await startBrowser(name, profile);
        return await open();
      } catch (error) {
        if (left === 0) throw error;
        figures.restarts += 1;
        await running?.kill();
      }
    }
  };
  let acknowledged = 0;
  /** Of the life before. */
  let said = '';
  for (let life = 0; life <= kills; life += 1) {
    let tab = await start();
    if (life === 0) {
      await tab.grant();
      acknowledged += 1;
    } else {
      tab = await untilOpen(tab, open, figures, life);
      if (tab === null) {
        await explainLoss(figures, { running, open, profile, keep, said });
        running = null;
      }
      const found = tab && (await check(tab, figures, life));
      if (found) {
        if (found.audit < records.audit) figures.torn.push(`life ${life}: the log is shorter`);
        if (found.consent < acknowledged) figures.torn.push(`life ${life}: a choice is gone`);
        Object.assign(records, found);
      }
    }
    if (life === kills || !tab) {
      await running?.close();
      running = null;
      break;
    }
    await keepWriting(tab, life);
    await wait(Math.floor(random() * LONGEST_MS));
    await running.kill();
    running = null;
    said = whatItSaid(profile);
    if (tears.length > 0 && !isTorn(profile)) tearLog(profile, tears[life % tears.length]);
    if (isTorn(profile)) figures.tears += 1;
    if ((life + 1) % PROGRESS_EVERY === 0) {
      onProgress({ name, kills: life + 1, ...figures, ...records });
    }
  }
  return { kills, ...figures, records };
}

/**
 * The tab once it stands on what is on disk, opened again as often as it takes; null when it never
 * does. A viewer who reloads does the same.
 */
async function untilOpen(first, open, figures, life) {
  let tab = first;
  for (let attempt = 1; ; attempt += 1) {
    const { phase, storage } = await tab
      .until((now) => now.phase === 'on', 'on', 5000)
      .catch(() => tab.state());
    if (phase === 'on' && storage === 'durable') return tab;
    const state = `the widget is ${phase}, storage ${storage}: ${await tab.allFaults()}`;
    // Asked again, or off: what was chosen is not there, and waiting brings nothing back.
    if (phase === 'asking' || phase === 'off' || attempt === OPEN_ATTEMPTS) {
      figures.torn.push(`life ${life}: ${state}`);
      return null;
    }
    figures.late += 1;
    await tab.page.close();
    await wait(OPEN_PAUSE_MS * attempt);
    tab = await open();
  }
}

/** What LevelDB has told of one life, and which files it left. */
function whatItSaid(profile) {
  const log = findLog(profile);
  if (log === undefined) return 'no LevelDB';
  const files = readdirSync(dirname(log)).map((name) => {
    return `${name} ${statSync(join(dirname(log), name)).size}`;
  });
  const tail = JSON.stringify(tailIn(profile));
  return `${readFileSync(join(dirname(log), 'LOG'), 'utf8')} ${files.join(', ')}; ends in ${tail}`;
}

/**
 * Adds to what was torn whether it is still so on another page, what is on disk by a reader of its own,
 * and what LevelDB says of this start; keeps the profile as it is then.
 */
async function explainLoss({ torn }, { running, open, profile, keep, said }) {
  const found = [`the life before: ${said}`];
  try {
    const again = await open();
    const later = await again
      .until(({ phase }) => phase === 'on', 'on', 5000)
      .catch(() => again.state());
    found.push(`opened again it is ${later.phase}`);
    found.push(`on disk ${JSON.stringify(await readRaw(again.page))}`);
  } catch (error) {
    found.push(String(error));
  }
  await running.kill();
  found.push(`this life: ${whatItSaid(profile)}`);
  if (keep !== undefined) {
    const kept = join(keep, basename(profile));
    cpSync(profile, kept, { recursive: true });
    found.push(`kept as ${kept}`);
  }
  torn.push(found.join('; '));
}

async function check(tab, { torn, faults }, life) {
  const miss = (what) => torn.push(`life ${life}: ${what}`);
  // Reads and opens every record there is.
  const file = await tab.export();
  const verdict = await verifyAudit(file.audit, digest);
  if (!verdict.intact) miss(`the audit chain breaks: ${JSON.stringify(verdict)}`);
  const view = await tab.view();
  if (!view.run.audit.intact) miss('the widget finds its own log broken');
  for (const fault of await tab.allFaults()) faults.push(`life ${life}: ${fault}`);
  return {
    signals: file.profile.signals.length,
    audit: file.audit.entries.length,
    consent: file.consentRecords.length,
  };
}

/** Lets the page write without end: acts, removals, switches, explanations. Nothing waits for it. */
async function keepWriting(tab, life) {
  await tab.page.evaluate((seed) => {
    const widget = document.querySelector('stream-picks');
    const { actions } = widget.shadowRoot.querySelector('sp-pick-rail');
    let turn = seed * 7919;
    setInterval(() => {
      turn += 1;
      const id = `P${(turn * 31) % 240}`;
      widget.track({ type: ['select', 'save', 'view', 'dismiss'][turn % 4], productId: id });
      if (turn % 7 === 0) actions.setBasedOnMe(turn % 2 === 0);
      if (turn % 11 === 0) actions.openWhy(id);
      if (turn % 13 === 0) {
        const rail = widget.shadowRoot.querySelector('sp-pick-rail');
        const acts = rail.state.panel?.view?.signals ?? [];
        if (acts.length > 0) actions.deleteSignals(acts.slice(0, 2).map((act) => act.id));
        else actions.openData('knows');
      }
    }, 10);
  }, life);
}
