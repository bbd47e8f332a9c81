import { expect } from '@open-wc/testing';
import type { Manifest } from '../../../src/core/report.js';
import { readLedger, spendWrite } from '../../../src/engine/reporter/ledger.js';
import { DiskVault } from '../../../src/engine/storage/disk.js';
import { ConflictError } from '../../../src/engine/storage/vault.js';
import {
  choose,
  cleanUp,
  DAY_MS,
  MANIFEST,
  rawRecords,
  SHOW_START,
  TestEngine,
  useDatabase,
} from '../support.js';
import { counting } from './sending-page.js';

/** Takes part in a show of its own at a time that the clock shows. */
async function takePart(n: number, now: number) {
  const test = new TestEngine();
  test.now = now;
  const stream = `show-${n}`;
  await test.open({ stream });
  await test.consent('counts');
  const end = now + 3_600_000;
  const times = { start: now, end, deadline: end + DAY_MS };
  const { state } = await test.manifest({ ...MANIFEST, ...times, stream });
  const { budget } = await test.view();
  await test.close();
  return { state, budget };
}

describe('engine/reporter: limits that no page can move', () => {
  useDatabase();

  it('keeps counts blocked after the ledger was erased, whatever shop a page names', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    await test.manifest();
    await test.erase(true);
    await test.close();
    const byPage = { ...choose('picks', 'counts'), source: 'page' as const };
    const other = new TestEngine();
    await other.open({ shop: 'new-name' });
    await other.ask({ kind: 'consent', choice: byPage });
    expect(await other.manifest()).to.eql({ state: 'blocked' });
    expect((await other.view()).purposes.counts).to.equal(false);
    await other.consent('picks', 'counts');
    expect(await other.manifest()).to.include({ state: 'counting' });
  });

  it('draws nothing in a tab of another shop that was open when the ledger was erased', async () => {
    const other = new TestEngine();
    await other.open({ shop: 'other' });
    await other.consent('counts');
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    await test.erase(true);
    expect(await other.manifest()).to.eql({ state: 'blocked' });
    expect(await rawRecords('outbox')).to.eql([]);
  });

  it('lets no tab that read the ledger before it was erased write over it', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    await test.manifest();
    const disk = new DiskVault();
    await disk.open(false);
    await disk.prepareKey('records', '', false);
    const stale = await readLedger(disk);
    expect(stale).to.include({ revision: 1, epoch: 0 });
    await test.erase(true);
    const entry = { weight: 7, stream: 'other', shop: '', manifest: 'm'.repeat(43) } as const;
    const error = await disk
      .commit([spendWrite(stale, entry, test.now)], 'strict')
      .catch((conflict) => conflict);
    expect(error).to.be.instanceOf(ConflictError);
    expect(await readLedger(disk)).to.include({ revision: 2, epoch: 1 });
    expect((await readLedger(disk)).entries).to.eql([]);
    disk.close();
  });

  it('takes part in no show whose report would be kept for longer than 28 days', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    const end = test.now + 28 * DAY_MS;
    const code = await test.manifest({ ...MANIFEST, end, deadline: end + 1 }).then(
      ({ state }) => state,
      (error) => error.code,
    );
    expect(code).to.equal('manifest');
    expect(await rawRecords('outbox')).to.eql([]);
    expect(await test.manifest()).to.include({ state: 'counting' });
  });

  it('spends the last of the budget once, though two tabs draw at the same moment', async () => {
    for (let n = 0; n < 3; n += 1) await takePart(n, SHOW_START + n);
    const drawn = await Promise.all(
      ['one', 'other'].map(async (stream) => {
        const test = new TestEngine();
        await test.open({ stream, shop: stream });
        await test.consent('counts');
        return test.manifest({ ...MANIFEST, stream });
      }),
    );
    expect(drawn.map(({ state }) => state).sort()).to.eql(['counting', 'spent']);
    expect(await rawRecords('ledger')).to.have.length(1);
  });

  it('gives nothing back when the clock is set back behind the last visit and put right again', async () => {
    for (let n = 0; n < 4; n += 1) await takePart(n, SHOW_START + n);
    // A visit without a report: all four are out of the week, and the counter has seen the day.
    const visit = new TestEngine();
    visit.now = SHOW_START + 20 * DAY_MS;
    await visit.open();
    await visit.close();
    expect((await takePart(4, SHOW_START + 8 * DAY_MS)).state).to.equal('spent');
    expect((await takePart(5, SHOW_START + 20 * DAY_MS)).state).to.equal('counting');
  });

  it('gives nothing back when a clock that ran ahead is put right, though entries were forgotten', async () => {
    for (let n = 0; n < 4; n += 1) await takePart(n, SHOW_START + n);
    // One visit with the clock 40 days ahead: the ledger forgets, as it must after 28 days.
    const ahead = new TestEngine();
    ahead.now = SHOW_START + 40 * DAY_MS;
    await ahead.open();
    expect((await ahead.view()).budget.month.reports).to.equal(0);
    await ahead.close();
    const back = await takePart(5, SHOW_START + DAY_MS);
    expect(back.state).to.equal('spent');
    expect(back.budget.spent).to.equal(true);
    expect(back.budget.nextAt).to.be.within(SHOW_START + 38 * DAY_MS, SHOW_START + 40 * DAY_MS);
    expect((await takePart(6, back.budget.nextAt ?? 0)).state).to.equal('counting');
  });

  it('starts no new budget where the browser lost the ledger, and none by another shop or visit', async () => {
    const test = new TestEngine();
    await test.open();
    await test.ask({ kind: 'consent', choice: choose('counts'), lost: true });
    expect(await test.manifest()).to.include({ state: 'spent' });
    expect((await test.view()).budget).to.include({ spent: true, lost: true });
    await test.close();
    const first = await takePart(0, SHOW_START + 27 * DAY_MS);
    expect(first.state).to.equal('spent');
    expect((await takePart(1, first.budget.nextAt ?? 0)).state).to.equal('counting');
  });

  it('keeps what another shop spent on the ledger since, and counts the loss beside it', async () => {
    expect((await takePart(0, SHOW_START)).state).to.equal('counting');
    const test = new TestEngine();
    await test.open({ shop: 'second' });
    await test.ask({ kind: 'consent', choice: choose('counts'), lost: true });
    expect((await test.view()).budget).to.deep.include({ spent: true, lost: true });
    expect((await test.view()).budget.month.reports).to.equal(1);
    await test.close();
    expect((await takePart(1, SHOW_START + 20 * DAY_MS)).state).to.equal('spent');
  });

  it('sends nothing under a manifest that is not the one pinned or committed', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    const text = JSON.stringify(MANIFEST);
    const pinned = await test.ask({ kind: 'manifest', text, pin: 'A'.repeat(43) });
    expect(pinned).to.eql({ state: 'mismatch' });
    expect(await rawRecords('ledger')).to.eql([]);
    await test.close();

    const first = await counting();
    await first.test.close();
    const again = new TestEngine();
    await again.open();
    expect(await again.manifest({ ...MANIFEST, title: 'Another' })).to.eql({ state: 'mismatch' });
    expect(again.of('report-offer')).to.eql([]);
  });

  it('takes a pin as base64url or as an integrity value', async () => {
    const text = JSON.stringify(MANIFEST);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const base64 = btoa(String.fromCharCode(...new Uint8Array(hash)));
    const url = base64.replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
    for (const pin of [url, `sha256-${base64}`]) {
      await cleanUp();
      const test = new TestEngine();
      await test.open();
      await test.consent('counts');
      const state = await test.ask({ kind: 'manifest', text, pin });
      expect(state.state, pin).to.equal('counting');
    }
  });

  it('refuses a malformed manifest, one for another show and a weight it does not accept', async () => {
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    for (const bad of [{}, { ...MANIFEST, stream: 'other' }, { ...MANIFEST, weight: 1000 }]) {
      const code = await test.manifest(bad as Manifest).then(
        () => 'taken',
        (error) => error.code,
      );
      expect(code).to.equal('manifest');
    }
    expect(await rawRecords('ledger')).to.eql([]);
    expect(await test.manifest()).to.include({ state: 'counting' });
  });
});
