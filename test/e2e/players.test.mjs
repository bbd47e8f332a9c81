// The matrix of docs/players.md: each player from its own npm package, on the guide's own snippets,
// with streams made for the test. What was seen is held against docs/players.json, which the tables
// in the README and in the guide are drawn from; PLAYERS_WRITE=1 writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, openPage } from './support/browser.mjs';
import { driveIn } from './support/players/drive.mjs';
import { ROWS, SOURCES } from './support/players/matrix.mjs';
import { playerPages } from './support/players/pages.mjs';
import { openSite } from './support/site.mjs';

const FILE = new URL('../../docs/players.json', import.meta.url);
const written = JSON.parse(readFileSync(FILE, 'utf8'));
const isWriting = process.env.PLAYERS_WRITE === '1';

/** Frames that play at a time. WebKitGTK draws all of them in one process, without a graphics card. */
const atOnceIn = (name) => (name === 'webkit' ? 3 : 5);

const play = (name, more = '') => `/play/${name}${more ? `?${more}` : ''}`;

for (const name of BROWSERS) {
  describe(`players (${name})`, () => {
    let site;
    let browser;
    /** By table, row and column: true, or what went wrong. */
    const seen = { players: {}, sources: {} };
    const put = (table, row, column, value) => {
      seen[table][row] ??= {};
      seen[table][row][column] = value;
    };

    before(async () => {
      // What a player's own style sheet asks of other servers is not fetched.
      site = await openSite(playerPages(), { csp: "font-src 'self'" });
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser.close();
      await site.close();
      if (!isWriting) return;
      const all = JSON.parse(readFileSync(FILE, 'utf8'));
      const tables = Object.entries({ players: ROWS, sources: SOURCES }).map(([table, rows]) => [
        table,
        Object.fromEntries(
          Object.keys(rows).map((row) => [row, merged(all[table]?.[row], seen[table][row])]),
        ),
      ]);
      writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(tables), null, 2)}\n`);
    });

    const merged = (before = {}, now = {}) =>
      Object.fromEntries(
        Object.keys({ ...before, ...now }).map((column) => [
          column,
          {
            ...before[column],
            ...(column in now ? { [name]: now[column] === true } : {}),
          },
        ]),
      );

    const drive = async (cases, atOnce = atOnceIn(name)) => {
      const { page } = await openPage(browser, `${site.origin}/all`);
      const told = await page.evaluate(driveIn, cases, atOnce);
      await page.close();
      return told;
    };
    /** Fails where the file says otherwise; what works nowhere is `false` in both. */
    const hold = (table) => {
      if (isWriting) return;
      const wrong = Object.entries(seen[table]).flatMap(([row, columns]) =>
        Object.entries(columns)
          .filter(([column, value]) => {
            const known = written[table]?.[row]?.[column]?.[name];
            // A cue before the widget is there may be lost; docs/players.md says so.
            return known !== 'late' && (value === true) !== known;
          })
          .map(([column, value]) => `${row}, ${column}: ${value}`),
      );
      assert.deepEqual(wrong, []);
    };

    test('recorded: the stage is found, late joiners get it, going back and forth is right', async () => {
      const told = await drive(
        Object.entries(ROWS).map(([row, { recorded }]) => ({
          name: row,
          src: play(recorded),
          steps: ['stage found', 'seek', 'late join'],
        })),
      );
      for (const [row, { failed, steps, faults }] of Object.entries(told)) {
        for (const column of ['stage found', 'late join', 'seek'])
          put('players', row, column, failed ?? steps[column]);
        if (faults.length > 0) put('players', row, 'stage found', JSON.stringify(faults));
      }
      hold('players');
    });

    test('live: who joins late gets the stage, and the next one comes in time', async () => {
      const told = await drive(
        Object.entries(ROWS)
          .filter(([, { live }]) => live)
          .map(([row, { live }], index) => ({
            name: row,
            src: play(live, `live=${name}${index}`),
            steps: ['live'],
          })),
        // They wait for the stream most of the time.
        2 * atOnceIn(name),
      );
      for (const [row, { failed, steps }] of Object.entries(told))
        put('players', row, 'live', failed ?? steps.live);
      hold('players');
    });

    test('full screen: a card over the player takes a click', async () => {
      for (const [row, { full }] of Object.entries(ROWS)) {
        if (full) put('players', row, 'fullscreen click', await clickInFullscreen(full));
      }
      hold('players');
    });

    test('each place in a stream where cues can be', async () => {
      const cells = Object.entries(SOURCES).flatMap(([row, columns]) =>
        Object.entries(columns).map(([column, src]) => ({ row, column, src })),
      );
      const told = await drive(
        cells
          .filter(({ src }) => src)
          .map(({ row, column, src }) => ({
            name: `${row}|${column}`,
            src: play(...src.replace('!', '').split('?')),
            steps: ['heard'],
            ms: src.startsWith('!') ? 2500 : 8000,
          })),
      );
      for (const { row, column, src } of cells) {
        const { failed, steps } = told[`${row}|${column}`] ?? {};
        const known = seen.players[row]['stage found'];
        put('sources', row, column, src ? (failed ?? steps.heard) : known);
      }
      hold('sources');
    });

    const clickInFullscreen = async ({ page: snippet, button, container }) => {
      const { page } = await openPage(browser, `${site.origin}${play(snippet, 'overlay=1')}`);
      try {
        await page.evaluate(() => {
          document.addEventListener('sp-select', (event) => event.preventDefault());
          const no = { picks: false, history: false, counts: false, offers: false, region: false };
          document.querySelector('stream-picks').consent = { ...no, source: 'page' };
        });
        const picture = await find(page, 'video, iframe');
        await picture.evaluate((element) => {
          // Where nothing plays this would never be answered.
          element.play?.().catch(() => undefined);
        });
        await click(page, button);
        await page.waitForFunction(
          (wanted) => document.fullscreenElement?.matches(wanted),
          { timeout: 5000 },
          container,
        );
        await click(page, '[part~="card"] a');
        await page.waitForFunction(() => window.spEvents.some(({ name }) => name === 'sp-select'), {
          timeout: 3000,
        });
        return true;
      } catch (error) {
        return error.message;
      } finally {
        await page.close();
      }
    };
  });
}
