// What a loss of power leaves at the end of the log in which Chromium keeps IndexedDB (LevelDB): zeros
// there can break the whole store later (docs/storage.md, Limits). By turns as the widget writes, and
// with every write strict.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDisk } from '../../scripts/power/disk.mjs';
import { everyWrite } from './durability.mjs';
import { tailIn } from './log.mjs';
import { openTab, startBrowser } from './viewer.mjs';
import { openWorld } from './world.mjs';

const IMAGE_BYTES = 160 * 1024 * 1024;
/** Looks at one browser, before the next one starts on an empty disk. */
const LOOKS_A_LIFE = 12;
const KINDS = [
  { writes: 'as they are', before: undefined },
  { writes: 'strict', before: everyWrite('strict') },
];

/**
 * @param options `{looks, random, onProgress}`; `looks` at the log, half with each kind of writes;
 *   `random`: uniform in 0 to 1
 * @returns for each kind the looks, and the lengths of the tails of zeros that were found, in bytes
 */
export async function findTails(t, { looks, random = Math.random, onProgress = () => {} }) {
  const world = await openWorld(t, ['show-0']);
  const found = KINDS.map(({ writes }) => ({ writes, looks: 0, tails: [] }));
  let running = null;
  t.after(() => running?.kill());
  for (let life = 0; found.some((each) => each.looks < looks / 2); life += 1) {
    const kind = life % KINDS.length;
    const undo = [];
    const disk = await createDisk({ after: (work) => undo.push(work) }, IMAGE_BYTES);
    t.after(() => Promise.all(undo.splice(0).map((work) => work())));
    const profile = join(disk.path(), 'profile');
    mkdirSync(profile);
    running = await startBrowser('chrome', profile);
    const tab = await openTab(running.browser, world.url('show-0.html'), KINDS[kind].before);
    await tab.grant();
    for (let look = 0; look < LOOKS_A_LIFE && found[kind].looks < looks / 2; look += 1) {
      await (look % 2 === 0 ? askWhy(tab, look, random) : keepNoting(tab, random));
      await running.stop();
      const tail = disk.look((folder) => tailIn(folder).zeros);
      running.goOn();
      await tab.page.evaluate(() => clearInterval(window.spNoting));
      found[kind].looks += 1;
      if (tail > 0) found[kind].tails.push(tail);
    }
    await running.kill();
    running = null;
    for (const work of undo.splice(0)) await work();
    onProgress(found[kind]);
  }
  return found;
}

/** Ends in an act that the widget has shown as done. */
async function askWhy(tab, look, random) {
  await tab.choose([0, 1, 2, 3].map((index) => `P${20 + ((look * 7 + index) % 200)}`));
  await wait(random() * 700);
  const { picks } = await tab.until((now) => now.picks.length > 0, 'picks');
  await tab.why(picks[0]);
}

/** Ends at any moment, while acts are being noted. */
async function keepNoting(tab, random) {
  await tab.page.evaluate(() => {
    const widget = document.querySelector('stream-picks');
    let turn = Math.floor(performance.now());
    window.spNoting = setInterval(() => {
      turn += 1;
      const type = ['select', 'save', 'view', 'dismiss'][turn % 4];
      widget.track({ type, productId: `P${(turn * 31) % 240}` });
    }, 150);
  });
  await wait(300 + random() * 1500);
}
