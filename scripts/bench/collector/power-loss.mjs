// Power loss, simulated: the database lies on an ext4 image mounted through a loop device. The
// collector is killed, the image is copied without a sync, and the copy is mounted: what was only in
// the page cache of the mounted file system is gone, what was flushed is there. It models neither
// torn sectors nor a drive that lies about its flushes. Needs root and loop devices.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, startProcess } from '../../../test/collector/child.mjs';
import { execute, readCells } from '../../../test/collector/database.mjs';
import {
  client,
  collectorRequire,
  register,
  showRequest,
} from '../../../test/collector/support.mjs';
import { addressOf, differences, startViewers } from './faults.mjs';

const IMAGE_BYTES = 96 * 1024 * 1024;
/** Longer than a run: nothing is flushed but what the database asks for. */
const JOURNAL_EVERY_S = 900;
/** Rows of the control, each acknowledged without a flush. */
const CONTROL_ROWS = 300;

const run = (program, ...args) => execFileSync(program, args, { stdio: 'pipe' });

/** A disk whose power can be cut; rejects where images cannot be mounted here. */
export async function createDisk(t) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error('needs Linux and root');
  }
  const folder = mkdtempSync(join(tmpdir(), 'sp power '));
  const mounted = new Set();
  let life = 0;
  const at = (name) => join(folder, `${name}-${life}`);
  t.after(() => {
    for (const point of mounted) run('umount', '-l', point);
    rmSync(folder, { recursive: true, force: true });
  });
  const mount = () => {
    mkdirSync(at('disk'));
    run('mount', '-o', `loop,commit=${JOURNAL_EVERY_S}`, at('image'), at('disk'));
    mounted.add(at('disk'));
  };
  writeFileSync(at('image'), '');
  truncateSync(at('image'), IMAGE_BYTES);
  run('mkfs.ext4', '-q', '-F', at('image'));
  mount();
  // What making the file system left in the cache is not what is tested.
  run('sync', '-f', at('disk'));
  return {
    /** Where the disk is mounted; another folder after each power loss. */
    path: () => at('disk'),
    /** Cuts the power: what was not flushed is gone. Whatever has files open there must be dead. */
    cutPower() {
      const [image, point] = [at('image'), at('disk')];
      life += 1;
      copyFileSync(image, at('image'));
      run('umount', '-l', point);
      mounted.delete(point);
      rmSync(image);
      mount();
    },
  };
}

/**
 * How many of {@link CONTROL_ROWS} acknowledged rows a database without flushes loses: proof that
 * the method finds what it looks for.
 */
export function loseWithoutFlushes(disk) {
  const Database = collectorRequire('better-sqlite3');
  const open = () => new Database(join(disk.path(), 'control.sqlite'));
  let database = open();
  database.pragma('journal_mode = WAL');
  database.exec('create table rows (no integer primary key)');
  database.pragma('wal_checkpoint(truncate)');
  database.pragma('synchronous = OFF');
  const insert = database.prepare('insert into rows values (?)');
  for (let row = 0; row < CONTROL_ROWS; row += 1) insert.run(row);
  disk.cutPower();
  database = open();
  const { n } = database.prepare('select count(*) as n from rows').get();
  database.close();
  return CONTROL_ROWS - n;
}

/** The ids on the disk; none where not even the table is left. */
async function keptIds(database) {
  const rows = await execute(database, 'select id from report_ids').catch(() => []);
  return new Set(rows.map(({ id }) => id.toString('base64url')));
}

/**
 * Reports while the power is cut again and again.
 *
 * @param options `{reports, cuts, width}`
 * @returns the figures, and `ok`: no acknowledged report was lost and each was counted once
 */
export async function countUnderPowerLoss(t, { reports, cuts, width, onProgress = () => {} }) {
  const disk = await createDisk(t);
  const lostWithoutFlushes = loseWithoutFlushes(disk);
  const database = () => join(disk.path(), 'totals.sqlite');
  let running = await startProcess(t, database());
  const manifest = await register(client(running.url), showRequest('power'));
  const viewers = startViewers({
    address: () => addressOf(running.url),
    manifest,
    reports,
    width,
  });
  let lost = 0;
  for (let cut = 1; cut <= cuts; cut += 1) {
    const goal = Math.floor((cut * reports) / (cuts + 1));
    await viewers.acknowledge(goal);
    await endProcess(running, 'SIGKILL');
    // Answers that were under way reach their senders before anything is compared.
    await wait(50);
    const acknowledged = [...viewers.acknowledgedIds];
    disk.cutPower();
    const kept = await keptIds(database());
    lost += acknowledged.filter((id) => !kept.has(id)).length;
    onProgress({ cut, acknowledged: acknowledged.length, kept: kept.size });
    running = await startProcess(t, database());
  }
  await viewers.done;
  const counted = (await client(running.url).estimates('power')).reports;
  await endProcess(running, 'SIGTERM');
  const wrongCells = differences(viewers.cells, await readCells(database()));
  return {
    reports,
    cuts,
    counted,
    acknowledgedAndLost: lost,
    wrongCells,
    otherAnswers: Object.fromEntries(viewers.refusals),
    lostWithoutFlushes: `${lostWithoutFlushes} of ${CONTROL_ROWS}`,
    ok:
      counted === reports &&
      lost === 0 &&
      wrongCells.length === 0 &&
      viewers.refusals.size === 0 &&
      lostWithoutFlushes > 0,
  };
}
