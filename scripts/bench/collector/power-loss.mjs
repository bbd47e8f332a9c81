// Power loss, simulated: the database lies on a disk whose power can be cut; the collector is killed,
// then the power goes.
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
import { createDisk } from '../../power/disk.mjs';
import { addressOf, differences, startViewers } from './faults.mjs';

/** Rows of the control, each acknowledged without a flush. */
const CONTROL_ROWS = 300;

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
