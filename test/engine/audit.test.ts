import { expect } from '@open-wc/testing';
import { DAY_MS, PRODUCTS, rawRecords, TestEngine, useDatabase } from './support.js';

async function opened(now?: number) {
  const test = new TestEngine();
  if (now !== undefined) test.now = now;
  await test.open();
  return test;
}

describe('engine/audit', () => {
  useDatabase();

  it('keeps one chain where many tabs note at once, and none of them loses its storage', async function () {
    this.timeout(30_000);
    const first = await opened();
    await first.consent('picks', 'history');
    await first.ask({ kind: 'catalog', products: PRODUCTS });
    const before = (await rawRecords('audit')).length;
    const tabs = [first];
    for (let n = 1; n < 12; n += 1) tabs.push(await opened());
    const before2 = (await rawRecords('audit')).length;
    expect(before2).to.be.at.least(before);
    const asks = tabs.flatMap((tab) =>
      Array.from({ length: 6 }, () => tab.ask({ kind: 'why', productId: 'SKU-1' })),
    );
    await Promise.all(asks);
    for (const tab of tabs) expect(tab.of('storage-changed')).to.eql([]);
    const { run } = await first.view();
    expect(run.audit.intact).to.equal(true);
    expect(run.audit.entries).to.be.at.least(before2 + asks.length);
  });

  it('prunes once where two tabs start at the same moment', async function () {
    this.timeout(30_000);
    const first = await opened();
    await first.consent('picks', 'history');
    for (let n = 0; n < 260; n += 1) await first.ask({ kind: 'why', productId: 'none' });
    await first.close();
    const later = first.now + 91 * DAY_MS;
    const tabs = await Promise.all([opened(later), opened(later), opened(later)]);
    for (const tab of tabs) expect(tab.of('storage-changed')).to.eql([]);
    const [tab] = tabs;
    const view = await tab?.view();
    expect(view?.run).to.include({ storage: 'durable' });
    expect(view?.run.audit.intact).to.equal(true);
    expect(view?.run.audit.entries).to.be.below(30);
  });
});
