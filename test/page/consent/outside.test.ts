import { expect, waitUntil } from '@open-wc/testing';
import { NOTHING_OUTSIDE } from '../../../src/core/outside.js';
import { LOOK_EVERY_MS, WAIT_FOR_TOOL_MS } from '../../../src/page/consent/outside.js';
import { ALL_YES, FakeGpp, FakeTcf, tcData } from './fake-tools.js';
import { ALL, beVendor, changes, denied, granted, sources, useSources } from './heard.js';

describe('consent tools outside the widget', () => {
  useSources();

  it('a page without any tool says nothing, and nothing is asked of it', () => {
    sources.start();
    expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
    expect(changes).to.deep.equal([]);
  });

  describe('TCF', () => {
    it('rule 17: a yes turns on what the map says, and nothing without a map', () => {
      new FakeTcf(tcData([], { eventStatus: 'tcloaded' }));
      sources.start();
      expect(granted()).to.deep.equal([]);
      expect(sources.state.answered?.kind).to.equal('tcf');
      sources.setMap({ 'tcf:5': ['picks'], 'tcf:6': ['region'] });
      expect(granted()).to.deep.equal(['picks', 'region']);
      expect(denied()).to.deep.equal([]);
    });

    it('rule 17: a no denies without a map, and a map cannot turn that into a yes', () => {
      new FakeTcf(tcData([5]));
      sources.setMap({ 'tcf:1': ['picks'], 'tcf:6': ['picks', 'history'] });
      sources.start();
      expect(denied()).to.deep.equal([...ALL].sort());
      expect(granted()).to.deep.equal([]);
    });

    it('is waited for while its question is open, and while it is not known who is asked', () => {
      const tcf = new FakeTcf({ eventStatus: 'tcloaded', gdprApplies: undefined });
      sources.start();
      expect(sources.state.waiting?.kind).to.equal('tcf');
      tcf.send({ ...tcData(), eventStatus: 'cmpuishown' });
      expect(sources.state.waiting?.kind).to.equal('tcf');
      expect(sources.state.answered).to.equal(null);
      tcf.send(tcData());
      expect(sources.state.waiting).to.equal(null);
      expect(sources.state.answered?.kind).to.equal('tcf');
    });

    it('whose question is on screen is waited for without limit', () => {
      const { setTimeout: later, clearTimeout: never } = window;
      const waits = new Set<number>();
      window.setTimeout = ((_run: () => void, ms: number) => {
        if (ms === WAIT_FOR_TOOL_MS) waits.add(4711);
        return 4711;
      }) as never;
      window.clearTimeout = ((id: number) => waits.delete(id)) as never;
      const tcf = new FakeTcf();
      sources.start();
      const before = waits.size;
      tcf.send({ ...tcData(), eventStatus: 'cmpuishown' });
      const during = waits.size;
      Object.assign(window, { setTimeout: later, clearTimeout: never });
      expect([before, during]).to.deep.equal([1, 0]);
      expect(sources.state.waiting?.kind).to.equal('tcf');
    });

    it('a no stands while the question is open again', () => {
      const tcf = new FakeTcf(tcData([5]));
      sources.start();
      tcf.send({ ...tcData(), eventStatus: 'cmpuishown' });
      expect(denied()).to.include('picks');
      tcf.send(tcData());
      expect(denied()).to.deep.equal([]);
    });

    it('where the GDPR does not apply, it says nothing', () => {
      new FakeTcf({ ...tcData([5]), gdprApplies: false });
      sources.start();
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
    });

    it('legitimate interests turn nothing on; consents for vendors only deny', () => {
      const purpose = { consents: { ...ALL_YES, 8: false }, legitimateInterests: { 8: true } };
      new FakeTcf({ ...tcData(), publisher: {}, purpose });
      sources.setMap({ 'tcf:5': ['picks'], 'tcf:8': ['counts'] });
      sources.start();
      expect(granted()).to.deep.equal([]);
      expect(denied()).to.deep.equal(['counts']);
    });

    it('lists without any yes are a no to everything, and no text at all is no answer', () => {
      const tcf = new FakeTcf({
        ...tcData(),
        publisher: {},
        purpose: { consents: {} },
        tcString: '',
      });
      sources.start();
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
      tcf.send({ ...tcData(), publisher: {}, purpose: { consents: {} }, tcString: 'CP…' });
      expect(denied()).to.deep.equal(['counts', 'history', 'offers', 'picks', 'region']);
    });

    it('a storefront that is a vendor needs the vendor and the purpose', () => {
      beVendor(77);
      const tcf = new FakeTcf({ ...tcData(), vendor: { consents: { 77: true } } });
      sources.setMap({ 'tcf:5': ['picks'] });
      sources.start();
      expect(sources.state.granted.picks?.kind).to.equal('tcf');
      tcf.send({ ...tcData(), vendor: { consents: { 78: true } } });
      expect(denied()).to.include('picks');
    });

    it('purposes of the publisher’s own are heard by their number', () => {
      const publisher = { consents: {}, customPurpose: { consents: { 2: true, 3: false } } };
      new FakeTcf({ ...tcData(), publisher });
      sources.setMap({ 'tcf:custom-2': ['picks'], 'tcf:custom-3': ['counts'] });
      sources.start();
      expect(granted()).to.deep.equal(['picks']);
      expect(denied()).to.deep.equal(['counts']);
    });

    it('that comes late, or takes the place of its stub, is heard within a second', async () => {
      sources.start();
      const stub = new FakeTcf();
      await waitUntil(() => sources.state.waiting !== null, 'the stub', { timeout: 1000 });
      const start = performance.now();
      new FakeTcf(tcData([5]));
      await waitUntil(() => denied().includes('picks'), 'the tool', { timeout: 1000 });
      expect(performance.now() - start).to.be.below(1000);
      expect(stub.listeners).to.equal(1);
      expect(LOOK_EVERY_MS).to.be.below(1000);
    });

    it('is let go of with its own listener’s number when the element goes, and found again', () => {
      const tcf = new FakeTcf(tcData());
      sources.start();
      expect(tcf.listeners).to.equal(1);
      sources.stop();
      expect(tcf.removed).to.deep.equal([7]);
      expect(tcf.listeners).to.equal(0);
      sources.start();
      expect(tcf.listeners).to.equal(1);
    });
  });

  describe('GPP', () => {
    const ready = (parsedSections: unknown, applicableSections = [7]) => ({
      signalStatus: 'ready',
      cmpDisplayStatus: 'hidden',
      applicableSections,
      parsedSections,
    });

    it('waits for the signal, and holds an opt-out for what it is for', () => {
      const gpp = new FakeGpp({ signalStatus: 'not ready', cmpDisplayStatus: 'visible' });
      sources.start();
      expect(sources.state.waiting?.kind).to.equal('gpp');
      gpp.send(ready({ usnat: { SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 } }));
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
      for (const field of ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut']) {
        gpp.send(ready({ usnat: { [field]: 1 } }));
        expect(denied(), field).to.deep.equal(['counts', 'offers']);
        gpp.send(ready({ usnat: { [field]: 2 } }));
        expect(denied(), field).to.deep.equal([]);
      }
    });

    for (const [what, sections, denies] of [
      ['the browser’s signal in it', { usca: [{ SaleOptOut: 2 }, { Gpc: true }] }, 'counts,offers'],
      ['an opt-out in a section that does not apply', { usva: { SaleOptOut: 1 } }, 'counts,offers'],
      ['an opt-out of the older text', { uspv1: { OptOutSale: 'Y' } }, 'counts,offers'],
      [
        'a known child',
        { usnat: { KnownChildSensitiveDataConsents: [0, 2] } },
        'history,offers,picks,region',
      ],
    ] as const) {
      it(`${what} denies`, () => {
        new FakeGpp(ready(sections));
        sources.start();
        expect(denied().join()).to.equal(denies);
      });
    }

    it('rule 17: a yes counts where its section applies and the map names it', () => {
      const gpp = new FakeGpp(ready({ usnat: { PersonalDataConsents: 2 } }, [8]));
      sources.setMap({ 'gpp:personal-data': ['picks'] });
      sources.start();
      expect(granted()).to.deep.equal([]);
      gpp.send(ready({ usnat: { PersonalDataConsents: 2 } }));
      expect(granted()).to.deep.equal(['picks']);
    });

    it('the section for the EU is the TCF', () => {
      const flags = (yes: readonly number[]) =>
        Array.from({ length: 24 }, (_, i) => yes.includes(i + 1));
      const gpp = new FakeGpp(
        ready(
          { tcfeuv2: { PurposeConsents: flags([1]), PublisherConsents: flags([1, 5, 6, 8]) } },
          [2],
        ),
      );
      sources.setMap({ 'tcf:5': ['picks'] });
      sources.start();
      expect(granted()).to.deep.equal(['picks']);
      expect(denied()).to.deep.equal(['counts', 'offers']);
      gpp.send(ready({ tcfeuv2: { PurposeConsents: [1, 5], PublisherConsents: flags([]) } }, [2]));
      expect(granted()).to.deep.equal([]);
      expect(denied()).to.include('picks');
      gpp.send(ready({ tcfeuv2: { PurposeConsents: [], PublisherConsents: [] } }, [7]));
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
    });
  });
});
