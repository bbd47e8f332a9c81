import { expect } from '@open-wc/testing';
import { choose, DAY_MS, MANIFEST, rawRecords, TestEngine, useDatabase } from '../support.js';

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
});
