import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countUnderFaults } from '../../scripts/bench/collector/faults.mjs';
import { countUnderPowerLoss } from '../../scripts/bench/collector/power-loss.mjs';
import { createDisk } from '../../scripts/power/disk.mjs';
import { freshDatabase, POSTGRES } from './support.mjs';

// The same with 100,000 reports and 20 kills: npm run -s bench -- collector --faults

test('lost acknowledgements and a killed collector: every report is counted once, in its cell', async (t) => {
  const { database } = await freshDatabase(t);
  const found = await countUnderFaults(t, {
    database,
    reports: 3000,
    kills: 3,
    dropShare: 0.05,
    width: 16,
  });
  assert.equal(found.counted, 3000);
  assert.deepEqual(found.wrongCells, []);
  assert.deepEqual(found.otherAnswers, {});
  assert.equal(found.lostAtAKill, 0);
  // Of 3,000 acknowledgements 5 % are dropped; fewer than 80 come once in a million runs.
  assert.ok(found.droppedAcknowledgements >= 80, `${found.droppedAcknowledgements} dropped`);
  assert.equal(found.ok, true, JSON.stringify(found));
});

test('a power loss takes no acknowledged report and counts none twice', async (t) => {
  if (POSTGRES !== undefined) return t.skip('PostgreSQL flushes its own log');
  try {
    await createDisk(t);
  } catch (error) {
    return t.skip(`no disk image can be mounted here: ${error.message}`);
  }
  const found = await countUnderPowerLoss(t, { reports: 2000, cuts: 2, width: 16 });
  assert.equal(found.acknowledgedAndLost, 0);
  assert.equal(found.counted, 2000);
  assert.equal(found.ok, true, JSON.stringify(found));
  return undefined;
});
