// The browser is killed in the middle of writing, again and again, under one profile: every record
// must open afterwards, the audit chain must hold, and the engine must start as if nothing had been.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyAudit } from '../../src/core/audit.ts';
import { digest } from './losses.mjs';
import { openTab, startBrowser } from './viewer.mjs';
import { openWorld } from './world.mjs';

/** Longest time that a viewer goes on before the kill, milliseconds. */
const LONGEST_MS = 1500;

/**
 * @param options `{name, kills, random, onProgress}`; `random`: uniform in 0 to 1
 * @returns figures; `torn`: what did not open or did not hold, in words
 */
export async function killBrowser(t, { name, kills, random = Math.random, onProgress = () => {} }) {
  const world = await openWorld(t, ['show-0']);
  const profile = mkdtempSync(join(tmpdir(), `sp kills ${name} `));
  t.after(() => rmSync(profile, { recursive: true, force: true }));
  let running = null;
  t.after(() => running?.kill());
  const torn = [];
  const records = { signals: 0, audit: 0, consent: 0 };
  let acknowledged = 0;
  for (let life = 0; life <= kills; life += 1) {
    running = await startBrowser(name, profile);
    const tab = await openTab(running.browser, world.url('show-0.html'));
    if (life === 0) {
      await tab.grant();
      acknowledged += 1;
    } else {
      const found = await check(tab, torn, life);
      if (found !== null) {
        if (found.audit < records.audit) torn.push(`life ${life}: the log has become shorter`);
        if (found.consent < acknowledged) torn.push(`life ${life}: a choice is gone`);
        Object.assign(records, found);
      }
    }
    if (life === kills) {
      await running.close();
      running = null;
      break;
    }
    await keepWriting(tab, life);
    await wait(Math.floor(random() * LONGEST_MS));
    await running.kill();
    running = null;
    if ((life + 1) % 10 === 0) onProgress({ name, kills: life + 1, torn, ...records });
  }
  return { kills, torn, records };
}

async function check(tab, torn, life) {
  const miss = (what) => torn.push(`life ${life}: ${what}`);
  const { phase, storage } = await tab
    .until((now) => now.phase === 'on', 'on', 5000)
    .catch(() => tab.state());
  if (phase !== 'on' || storage !== 'durable') {
    miss(`the widget is ${phase}, storage ${storage}: ${await tab.allFaults()}`);
    return null;
  }
  // Reads and opens every record there is.
  const file = await tab.export();
  const verdict = await verifyAudit(file.audit, digest);
  if (!verdict.intact) miss(`the audit chain breaks: ${JSON.stringify(verdict)}`);
  const view = await tab.view();
  if (!view.run.audit.intact) miss('the widget finds its own log broken');
  for (const fault of await tab.allFaults()) miss(fault);
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
