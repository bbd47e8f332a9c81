import { expect } from '@open-wc/testing';
import { countryOfTimeZone } from '../../src/engine/region.js';
import { readExportFile } from '../../src/wire/export-file.js';
import { LOCAL, lastPicks, look, SHOP, settle } from './offers-shop.js';
import { rawRecords, TestEngine, until, useDatabase } from './support.js';

describe('region', () => {
  useDatabase();

  async function abroad(timeZone: string, ...purposes: Parameters<TestEngine['consent']>) {
    const test = new TestEngine(timeZone);
    await test.open();
    await test.consent(...purposes);
    await test.ask({ kind: 'catalog', products: SHOP });
    await until(() => lastPicks(test));
    return test;
  }

  it('the country comes from the time zone, of this browser’s every zone that has one', () => {
    const zones = [
      'Europe/Berlin',
      'Europe/Vienna',
      'Asia/Calcutta',
      'Asia/Kolkata',
      'Europe/Kiev',
      'US/Eastern',
      'UTC',
      'Etc/GMT+5',
      'Nowhere/At_all',
      '',
    ];
    expect(zones.map(countryOfTimeZone)).to.eql([
      'DE',
      'AT',
      'IN',
      'IN',
      'UA',
      'US',
      null,
      null,
      null,
      null,
    ]);
    const unknown = Intl.supportedValuesOf('timeZone').filter(
      (zone) => zone.includes('/') && !zone.startsWith('Etc/') && countryOfTimeZone(zone) === null,
    );
    expect(unknown).to.eql([]);
  });

  it('what cannot be sent there is no pick, with the purpose only', async () => {
    const test = await abroad('America/New_York', 'picks', 'region');
    expect(lastPicks(test)?.filter((id) => LOCAL.has(id))).to.eql([]);
    await look(test, 'SKU-2', 3);
    await test.ask({ kind: 'stage', show: { onStage: ['SKU-2'], upcoming: [], past: [] } });
    await settle();
    expect(lastPicks(test)).not.to.include('SKU-2');
    await test.consent('picks');
    await until(() => lastPicks(test)?.includes('SKU-2'), 'off: everything is back');
  });

  it('what can be sent there stays, and an unknown country hides nothing', async () => {
    for (const timeZone of ['Europe/Vienna', 'UTC']) {
      const test = await abroad(timeZone, 'picks', 'region');
      expect(lastPicks(test)?.some((id) => LOCAL.has(id))).to.equal(true);
      await test.close();
    }
  });

  it('rule 13, 14: it is seen in Your data and the export, and is nowhere without the purpose', async () => {
    const test = await abroad('Europe/Vienna', 'picks', 'history', 'region');
    expect((await test.view()).region).to.equal('AT');
    expect(JSON.parse(await test.ask({ kind: 'export' })).profile.region).to.equal('AT');
    await test.consent('picks', 'history');
    expect((await test.view()).region).to.equal(undefined);
    expect(JSON.parse(await test.ask({ kind: 'export' })).profile).not.to.have.property('region');
  });

  it('rule 13: what the viewer chooses counts before the clock, at once, and can be taken back', async () => {
    const test = await abroad('America/New_York', 'picks', 'region');
    expect(lastPicks(test)).not.to.include('SKU-2');
    await test.ask({ kind: 'country', code: 'AT' });
    await until(() => lastPicks(test)?.some((id) => LOCAL.has(id)), 'sent to Austria');
    const { region, regionBy } = await test.view();
    expect([region, regionBy]).to.eql(['AT', { chosen: 'AT', clock: 'US' }]);
    await test.ask({ kind: 'country', code: null });
    await until(() => lastPicks(test)?.every((id) => !LOCAL.has(id)), 'by the clock again');
    await test.ask({ kind: 'country', code: '<b>' });
    expect((await test.view()).regionBy?.chosen).to.equal(null);
  });

  it('rule 14: the choice is kept with the profile, sealed, exported and imported, and erased with it', async () => {
    const test = await abroad('UTC', 'picks', 'history', 'region');
    await test.ask({ kind: 'country', code: 'PT' });
    const file = await test.ask({ kind: 'export' });
    expect(JSON.parse(file).profile.chosenRegion).to.equal('PT');
    await test.close();
    expect(JSON.stringify(await rawRecords('settings'))).not.to.contain('PT');

    const again = new TestEngine('UTC');
    await again.open();
    expect((await again.view()).region).to.equal('PT');
    await again.ask({ kind: 'country', code: 'NO' });
    const { token } = await again.ask({ kind: 'import', file: readExportFile(file).file });
    expect((await again.view()).region).to.equal('PT');
    await again.ask({ kind: 'undo', token });
    expect((await again.view()).region).to.equal('NO');
    await again.erase();
    await again.consent('picks', 'history', 'region');
    expect((await again.view()).regionBy).to.eql({ chosen: null, clock: null });
  });

  it('rule 12: without the purpose the choice is deleted, and a file brings none', async () => {
    const test = await abroad('UTC', 'picks', 'history', 'region');
    await test.ask({ kind: 'country', code: 'PT' });
    const file = await test.ask({ kind: 'export' });
    await test.consent('picks', 'history');
    await test.consent('picks', 'history', 'region');
    expect((await test.view()).regionBy?.chosen).to.equal(null);

    await test.consent('picks', 'history');
    await test.ask({ kind: 'country', code: 'NO' });
    await test.ask({ kind: 'import', file: readExportFile(file).file });
    await test.consent('picks', 'history', 'region');
    expect((await test.view()).regionBy?.chosen).to.equal(null);
  });
});
