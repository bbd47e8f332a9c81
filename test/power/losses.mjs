// Power losses under a viewer: the browser's profile lies on a disk whose power is cut right after the
// widget has shown that something was done. Whatever was shown must be there afterwards, and what was
// erased must not.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDisk } from '../../scripts/power/disk.mjs';
import { verifyAudit } from '../../src/core/audit.ts';
import { everyWrite } from './durability.mjs';
import { isTorn } from './log.mjs';
import { openTab, readRaw, startBrowser, withdrawEverywhere } from './viewer.mjs';
import { openWorld } from './world.mjs';

const IMAGE_BYTES = 256 * 1024 * 1024;
/** Explanations asked for in a life; each is one entry of the audit log. */
const EXPLANATIONS = 8;
/** After this, acts are on disk as far as the widget means to write them at all. */
const FLUSHED_MS = 400;
const PROFILE_STORES = ['signals', 'settings', 'learning', 'offers'];

/** How many records of a profile {@link readRaw} found. */
export const profileRecords = (raw) =>
  PROFILE_STORES.reduce((sum, store) => sum + (raw?.counts[store] ?? 0), 0);

export const digest = async (bytes) => createHash('sha256').update(bytes).digest();

/** What was acknowledged, and what a reader after a loss misses of it. */
class Expected {
  /** Purposes of every choice, oldest first: true for a yes. */
  choices = [];
  /** Entries of the audit log by kind, at least. */
  audit = new Map();
  /** Shows whose count was drawn since the ledger was erased. */
  streams = new Set();
  epoch = 0;
  /** Ids of acts that were erased or removed; a product may be seen again and leave another. */
  gone = new Set();
  on = false;
  acknowledged = { choices: 0, erases: 0, ledger: 0, audit: 0, removals: 0 };
  /** Sentences on what was lost or came back. */
  lost = [];
  returned = [];

  noted(kind, count = 1) {
    this.audit.set(kind, (this.audit.get(kind) ?? 0) + count);
    this.acknowledged.audit += count;
  }

  granted() {
    this.choices.push(true);
    this.on = true;
    this.acknowledged.choices += 1;
    this.noted('consent');
  }

  /** @param isFound it had been drawn before the last loss, when nobody was told of it yet */
  drawn(stream, isFound) {
    this.streams.add(stream);
    this.acknowledged.ledger += 1;
    if (!isFound) this.noted('report-drawn');
  }

  explained(count) {
    this.noted('explain', count);
  }

  removed(ids) {
    for (const id of ids) this.gone.add(id);
    this.acknowledged.removals += 1;
    this.noted('delete');
  }

  erased(ids, ledgerToo) {
    for (const id of ids) this.gone.add(id);
    this.choices.push(false);
    this.on = false;
    this.acknowledged.choices += 1;
    this.acknowledged.erases += 1;
    this.noted('erase');
    if (!ledgerToo) return;
    this.streams.clear();
    this.epoch += 1;
    this.acknowledged.ledger += 1;
  }

  /** Compares with the database as it lies there, before the widget was started. */
  checkRaw(raw, life) {
    if (raw === null) {
      if (this.choices.length > 0) this.lost.push(`life ${life}: no database`);
      return;
    }
    if (this.on || this.choices.length === 0) return;
    const left = profileRecords(raw);
    if (left > 0) this.returned.push(`life ${life}: ${left} records of an erased profile`);
    if (raw.counts.outbox > 0) this.returned.push(`life ${life}: an erased report`);
    if (raw.hasProfileKey) {
      this.returned.push(`life ${life}: the key of an erased profile`);
    }
  }

  /** Compares with the file that the widget exports. */
  async checkExport(file, life) {
    const miss = (what) => this.lost.push(`life ${life}: ${what}`);
    const choices = file.consentRecords.map(({ state }) => state !== 'withdrawn').reverse();
    if (JSON.stringify(choices) !== JSON.stringify(this.choices)) {
      miss(`choices are ${choices}, acknowledged were ${this.choices}`);
    }
    if (file.ledger.epoch !== this.epoch) miss(`ledger ${file.ledger.epoch}, not ${this.epoch}`);
    for (const stream of this.streams) {
      if (!file.ledger.entries.some((entry) => entry.stream === stream)) {
        miss(`no ledger entry of ${stream}`);
      }
    }
    const verdict = await verifyAudit(file.audit, digest);
    if (!verdict.intact) miss(`the audit chain breaks: ${JSON.stringify(verdict)}`);
    for (const [kind, count] of this.audit) {
      const there = file.audit.entries.filter((entry) => entry.kind === kind).length;
      if (there < count) miss(`${there} of ${count} audit entries "${kind}"`);
    }
    const acts = [...file.profile.signals, ...file.profile.offered];
    const back = acts.filter(({ id }) => this.gone.has(id));
    if (back.length > 0)
      this.returned.push(`life ${life}: ${back.length} erased acts in the export`);
  }
}

const productsOf = (life) => Array.from({ length: 6 }, (_, index) => `P${20 + life * 6 + index}`);

/**
 * Waits until acts are on disk, and makes them stay: a strict write takes the ones before along. Gives
 * all acts there are.
 */
async function settleActs(tab, products, expected) {
  await tab.choose(products);
  await tab.until(({ picks }) => picks.length > 0, 'picks');
  await wait(FLUSHED_MS);
  await tab.why(products[0]);
  expected.explained(1);
  const { signals } = await tab.view();
  expected.noted('view');
  return signals;
}

const idsOf = (signals) => signals.map(({ id }) => id);

/** What a viewer does before the power goes, each ending in something that the widget has shown. */
const LIVES = {
  async 'says yes'({ tab, expected }) {
    await tab.grant();
    expected.granted();
  },
  async 'a count is drawn'({ tab, expected, stream, raw }) {
    await tab.counting();
    expected.drawn(stream, raw.counts.outbox > 0);
  },
  async 'asks why, removes notes'({ tab, expected, products }) {
    const signals = await settleActs(tab, products, expected);
    for (let asked = 0; asked < EXPLANATIONS; asked += 1) await tab.why(products[asked % 6]);
    expected.explained(EXPLANATIONS);
    await tab.openData();
    const gone = idsOf(signals.filter(({ productId }) => products.indexOf(productId) >= 3));
    await tab.deleteSignals(gone);
    expected.removed(gone);
  },
  async 'withdraws in one of two tabs'({ tab, expected, products, openAnother, figures }) {
    const other = await openAnother();
    const signals = await settleActs(tab, products, expected);
    // Acts of the other tab that are still to be written when the erase comes.
    await other.choose(products);
    figures.withdrawMs.push(await withdrawEverywhere([tab, other]));
    expected.erased(idsOf(signals), false);
  },
  async 'draws a count and erases the ledger too'({ tab, expected, products, stream }) {
    await tab.grant();
    expected.granted();
    const signals = await settleActs(tab, products, expected);
    await tab.counting();
    expected.drawn(stream, false);
    await tab.pressEraseWithLedger();
    await tab.erased();
    expected.erased(idsOf(signals), true);
  },
};
const KINDS = Object.keys(LIVES);

/** Two shows a round: with more of them the budget would be spent before the ledger is erased. */
function showOf(life) {
  const round = Math.floor(life / KINDS.length);
  return `show-${round}-${life % KINDS.length === KINDS.length - 1 ? 'last' : 'first'}`;
}

/**
 * Cuts the power `losses` times under one viewer.
 *
 * @param options `{losses, args, keep, onProgress}`; `args`: more flags for Chromium; `keep`: folder
 *   for the disk of a loss after which the database does not open
 * @returns figures, with what was lost and what came back in words
 */
export async function losePower(
  t,
  { losses, name = 'chrome', args = [], keep, onProgress = () => {} },
) {
  const streams = Array.from({ length: losses + 1 }, (_, life) => showOf(life));
  const world = await openWorld(t, [...new Set(streams)]);
  const disk = await createDisk(t, IMAGE_BYTES, { keeps: keep !== undefined });
  const expected = new Expected();
  const figures = { backend: '', withdrawMs: [], askedAgain: 0, refusedOpens: 0, tears: 0 };
  let running = null;
  t.after(() => running?.kill());
  for (let life = 0; life <= losses; life += 1) {
    const profile = join(disk.path(), 'profile');
    mkdirSync(profile, { recursive: true });
    running = await startBrowser(name, profile, args);
    const { browser } = running;
    const blank = await browser.newPage();
    await blank.goto(world.url('blank.html'));
    const raw = await readRaw(blank).catch((cause) => {
      const { bavail, bsize } = statfsSync(disk.path());
      const freeMb = Math.round((bavail * bsize) / 1e6);
      const kept = keep === undefined ? '' : `, kept as ${disk.keep(keep)}`;
      throw new Error(`after loss ${life}, ${freeMb} MB free${kept}: ${cause}`, { cause });
    });
    figures.refusedOpens += raw?.refused ?? 0;
    expected.checkRaw(raw, life);
    const stream = streams[life];
    const open = () => openTab(browser, world.url(`${stream}.html`));
    const tab = await open();
    await checkStart(tab, expected, life, figures);
    const kind = KINDS[life % KINDS.length];
    if (life === losses) {
      if (!expected.on) {
        await tab.grant();
        expected.granted();
      }
      await expected.checkExport(await tab.export(), life);
      await running.close();
      running = null;
      figures.backend = backendOf(profile);
      break;
    }
    const products = productsOf(life);
    await LIVES[kind]({ tab, expected, products, stream, raw, figures, openAnother: open });
    await running.kill();
    running = null;
    disk.cutPower();
    if (isTorn(disk.path())) figures.tears += 1;
    onProgress({
      loss: life + 1,
      after: kind,
      lost: expected.lost.length,
      returned: expected.returned.length,
    });
  }
  const { acknowledged, lost, returned } = expected;
  return { losses, acknowledged, lost, returned, ...figures };
}

/** What the browser keeps IndexedDB in, by the files themselves: 'LevelDB', 'SQLite', or both. */
function backendOf(profile) {
  const found = new Set();
  for (const entry of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/[/\\](IndexedDB|idb)[/\\]/i.test(path)) continue;
    if (entry.name.startsWith('MANIFEST-')) found.add('LevelDB');
    if (readFileSync(path).subarray(0, 16).toString('latin1') === 'SQLite format 3\0') {
      found.add('SQLite');
    }
  }
  return [...found].sort().join(' and ');
}

/** The widget must stand where the viewer left it; then its own export tells the rest. */
async function checkStart(tab, expected, life, figures) {
  if (life === 0) return;
  // Where the marker was lost, the widget looks for the record first.
  await tab
    .until(({ phase }) => phase === (expected.on ? 'on' : 'off'), 'start', 3000)
    .catch(() => undefined);
  const { phase, storage } = await tab.state();
  if (phase === 'asking') {
    figures.askedAgain += 1;
    expected.lost.push(`life ${life}: the viewer is asked again`);
  } else if ((phase === 'on') !== expected.on) {
    expected.lost.push(`life ${life}: the widget is ${phase}`);
  }
  if (phase === 'on') {
    if (storage !== 'durable') expected.lost.push(`life ${life}: storage is ${storage}`);
    await expected.checkExport(await tab.export(), life);
  }
  for (const fault of await tab.allFaults()) expected.lost.push(`life ${life}: ${fault}`);
}

/**
 * The same with every write relaxed: proof that the method finds what it looks for.
 *
 * @returns what was acknowledged, what of it was left on disk, and what was lost and came back in
 *   words; the method bites when neither is empty
 */
export async function losePowerRelaxed(t, { args = [], onProgress = () => {} } = {}) {
  const streams = ['show-0', 'show-1', 'show-2', 'show-3'];
  const world = await openWorld(t, streams);
  const disk = await createDisk(t, IMAGE_BYTES);
  let running = null;
  t.after(() => running?.kill());
  const start = async (life, relaxed) => {
    const profile = join(disk.path(), `profile-${life < 2 ? 'lost' : 'returned'}`);
    mkdirSync(profile, { recursive: true });
    running = await startBrowser('chrome', profile, args);
    const before = relaxed ? everyWrite('relaxed') : undefined;
    return openTab(running.browser, world.url(`show-${life}.html`), before);
  };
  const readBlank = async (expected, life) => {
    const blank = await running.browser.newPage();
    await blank.goto(world.url('blank.html'));
    const raw = await readRaw(blank);
    expected.checkRaw(raw, life);
    await blank.close();
    return raw;
  };
  const cut = async () => {
    await running.kill();
    disk.cutPower();
  };

  const lost = new Expected();
  let tab = await start(0, true);
  await LIVES['says yes']({ tab, expected: lost });
  const fresh = { counts: { outbox: 0 } };
  await LIVES['a count is drawn']({ tab, expected: lost, stream: 'show-0', raw: fresh });
  await LIVES['asks why, removes notes']({ tab, expected: lost, products: productsOf(0) });
  await cut();
  tab = await start(1, false);
  const { consent = 0, ledger = 0, audit = 0 } = (await readBlank(lost, 1))?.counts ?? {};
  const left = { choices: consent, ledger, audit };
  await checkStart(tab, lost, 1, { askedAgain: 0 });
  await running.close();
  onProgress({ relaxed: 'writes', acknowledged: lost.acknowledged, left });

  const returned = new Expected();
  tab = await start(2, false);
  await LIVES['says yes']({ tab, expected: returned });
  const signals = await settleActs(tab, productsOf(2), returned);
  await running.close();
  disk.sync();
  tab = await start(3, true);
  await tab.pressStop();
  await tab.erased();
  returned.erased(idsOf(signals), false);
  await cut();
  tab = await start(3, false);
  await readBlank(returned, 3);
  await running.close();
  running = null;
  onProgress({ relaxed: 'erase', returned: returned.returned });
  return {
    acknowledged: lost.acknowledged,
    left,
    lost: lost.lost,
    returned: returned.returned,
  };
}
