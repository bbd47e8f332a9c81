// A tab that the browser has frozen, as Chromium does to tabs in the background, holds the report of a
// show while another tab withdraws.
import { setTimeout as wait } from 'node:timers/promises';
import { withdrawEverywhere } from './viewer.mjs';

/** How long nothing may be sent after the frozen tab thaws. */
const QUIET_MS = 4000;
/** So long a tab lies frozen before and after the withdrawal. */
const FROZEN_MS = 1500;

/** Longer than any step takes; a page that stands still for ever has to say where. */
const STEP_LIMIT_MS = 20_000;

const within = (work, what) =>
  Promise.race([
    work,
    wait(STEP_LIMIT_MS).then(() => {
      throw new Error(`never ${what}`);
    }),
  ]);

/**
 * Three tabs of one show; the first, whose report it is, is frozen while the second withdraws.
 * Chromium only: no other browser lets a test freeze a tab.
 *
 * @param open opens a tab with the widget
 * @param posts bodies that reached the collector, as they come
 * @param readRecords gives how many records of the profile are left
 * @returns `{awakeMs, wasFrozen, thawedMs, sentAfter, left}`: milliseconds until all tabs that run were
 *   off, and until the frozen one was after it thawed, by the pages' own clocks; how many reports were
 *   sent after that, and how many records of the profile were left
 */
export async function withdrawPastFrozen(open, posts, readRecords) {
  const frozen = await open();
  await frozen.grant();
  await frozen.counting();
  const awake = [await open(), await open()];
  await awake[0].until(({ counts }) => counts === 'other-tab', 'other tab on screen');
  await frozen.choose(['P21', 'P22', 'P23']);
  const session = await frozen.page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await wait(FROZEN_MS);
  if ((await frozen.state()).phase !== 'on') throw new Error('the frozen tab is not on');
  const awakeMs = await within(withdrawEverywhere(awake), 'off in the other tabs');
  await wait(FROZEN_MS);
  const wasFrozen = (await frozen.state()).phase === 'on';
  const sentBefore = posts.length;
  // Timers of a frozen page stand still; its clock does not.
  await frozen.page.evaluate(() => {
    const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
    window.thawed = new Promise((done) => {
      document.addEventListener('resume', () => {
        const started = Date.now();
        const look = () => {
          if (rail.state.phase === 'off') done(Date.now() - started);
          else setTimeout(look, 1);
        };
        look();
      });
    });
  });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  const thawedMs = await within(
    frozen.page.evaluate(() => window.thawed),
    'off in the tab that thawed',
  );
  await wait(QUIET_MS);
  return {
    awakeMs,
    wasFrozen,
    thawedMs,
    sentAfter: posts.length - sentBefore,
    left: await readRecords(),
  };
}
