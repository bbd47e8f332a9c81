// A passphrase being set, changed or taken off, and a key being replaced, cut at any moment by a kill or
// a loss of power: afterwards every record opens, with what opened it before or with what was to open
// it next, and with the latter alone once the change was shown as done.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDisk } from '../../scripts/power/disk.mjs';
import { openSite } from '../e2e/support/site.mjs';
import { isTorn } from './log.mjs';
import { storagePages } from './tabs.mjs';
import { startBrowser } from './viewer.mjs';

/** More than one batch of what is sealed anew. */
const RECORDS = 600;
const IMAGE_BYTES = 512 * 1024 * 1024;
/** Cuts come up to this much later than a change took last time. */
const BEYOND = 1.2;
const DONE = 'change done';
const KINDS = ['set', 'replace', 'change', 'replace', 'take off', 'replace'];

/** Where a browser's profile lies while it is killed, or while its power is cut. */
async function openPlace(t, cut, name) {
  if (cut === 'loss') {
    const disk = await createDisk(t, IMAGE_BYTES);
    return {
      profile() {
        const profile = join(disk.path(), 'profile');
        mkdirSync(profile, { recursive: true });
        return profile;
      },
      cut: () => disk.cutPower(),
    };
  }
  const profile = mkdtempSync(join(tmpdir(), `sp cuts ${name} `));
  t.after(() => rmSync(profile, { recursive: true, force: true }));
  return { profile: () => profile, cut: () => undefined };
}

/**
 * @param options `{name, cut, cuts, random, onProgress}`; `cut`: 'kill' or 'loss'; `random`: uniform
 *   in 0 to 1
 * @returns figures: how often the old or the new state was found, how often in the middle of the
 *   change (`half`), how often Chromium's log was torn (`tears`), and in `neither` in words what did
 *   not open
 */
export async function cutChanges(
  t,
  { name = 'chrome', cut, cuts, random = Math.random, onProgress = () => {} },
) {
  const site = await openSite(await storagePages());
  t.after(() => site.close());
  const place = await openPlace(t, cut, name);
  let running = null;
  t.after(() => running?.kill());
  const figures = { cut, cuts, old: 0, new: 0, half: 0, done: 0, tears: 0, neither: [] };
  const tookMs = {};
  let passphrase = '';
  let made = 0;
  /** What was cut last: passphrases before and after it, and whether it was shown as done. */
  let last = null;
  for (let turn = 0; ; turn += 1) {
    running = await startBrowser(name, place.profile());
    const page = await running.browser.newPage();
    await page.goto(`${site.origin}/with-locks.html`);
    const call = (what, ...given) =>
      page.evaluate((each, values) => window.storageTab[each](...values), what, given);
    await call('open');
    if (turn === 0) await call('fill', RECORDS);
    else passphrase = await checkAfter(call, last, turn, figures);
    if (passphrase === null || turn === cuts) break;
    const kind = kindOf(turn, passphrase);
    made += 1;
    const next = { set: `first passphrase ${made}`, change: `other passphrase ${made}` };
    const after = kind === 'replace' ? passphrase : (next[kind] ?? '');
    let isDone = false;
    page.on('console', (message) => {
      if (message.text() === DONE) isDone = true;
    });
    const work = kind === 'replace' ? ['rotate'] : ['protect', after, passphrase];
    const started = performance.now();
    const changing = page
      .evaluate(
        ([what, ...given], word) => window.storageTab[what](...given).then(() => console.log(word)),
        work,
        DONE,
      )
      .then(
        () => performance.now() - started,
        () => null,
      );
    // The first of a kind shows how long it takes.
    if (tookMs[kind] === undefined) tookMs[kind] = await changing;
    else await wait(random() * BEYOND * tookMs[kind]);
    await running.kill();
    running = null;
    last = { kind, before: passphrase, after, isDone };
    place.cut();
    if (isTorn(place.profile())) figures.tears += 1;
    if ((turn + 1) % 5 === 0) onProgress({ name, ...figures, cuts: turn + 1 });
  }
  await running.close();
  running = null;
  return figures;
}

/** The kind whose turn it is, if a profile that is open or protected as this one can have it. */
function kindOf(turn, passphrase) {
  const kind = KINDS[turn % KINDS.length];
  if (kind === 'replace') return kind;
  if (passphrase === '') return 'set';
  return kind === 'set' ? 'change' : kind;
}

/** Opens what was cut; gives the passphrase that opens it now, or null when nothing does. */
async function checkAfter(call, { kind, before, after, isDone }, turn, figures) {
  const miss = (what) => figures.neither.push(`cut ${turn}, ${kind}: ${what}`);
  if (isDone) figures.done += 1;
  const isHalf = await call('isHalfReplaced');
  if (isHalf) figures.half += 1;
  const found = await call('openWith', [after, before].filter(Boolean));
  if (found === null) {
    miss('neither passphrase opens it');
    return null;
  }
  if (found !== before && found !== after) miss('it is open without a passphrase');
  else if (isDone && found !== after) miss('a change that was shown as done is gone');
  else figures[found === after ? 'new' : 'old'] += 1;
  const at = await call('readable', RECORDS);
  if (at < RECORDS) miss(`${at} of ${RECORDS} records open`);
  await call('endReplacing');
  if (await call('isHalfReplaced')) miss('the next visit leaves two keys');
  const later = await call('readable', RECORDS);
  if (later < RECORDS) miss(`${later} of ${RECORDS} records open after the next visit`);
  return found;
}
