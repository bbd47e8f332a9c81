import { expect, waitUntil } from '@open-wc/testing';
import type { OutsideState } from '../../../src/core/outside.js';
import { NOTHING_OUTSIDE } from '../../../src/core/outside.js';
import {
  LOOK_EVERY_MS,
  OutsideSources,
  WAIT_FOR_TOOL_MS,
} from '../../../src/page/consent/outside.js';
import { ALL_YES, FakeGpp, FakeTcf, put, removeTools, tcData } from './fake-tools.js';

const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
const ALL = ['picks', 'history', 'region'];

describe('consent tools outside the widget', () => {
  let sources: OutsideSources;
  let faults: string[];
  let changes: OutsideState[];
  let vendor: number | null;

  const denied = () => Object.keys(sources.state.denied).sort();
  const granted = () => Object.keys(sources.state.granted).sort();

  beforeEach(() => {
    faults = [];
    changes = [];
    vendor = null;
    sources = new OutsideSources({
      tcfVendor: () => vendor,
      changed: (state) => changes.push(state),
      fault: (path, reason) => faults.push(`${path}: ${reason}`),
    });
  });
  afterEach(() => {
    sources.stop();
    removeTools();
  });

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
      vendor = 77;
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

  describe('Shopify', () => {
    const shop = (consent: Record<string, string>, asks = false) => ({
      currentVisitorConsent: () => consent,
      shouldShowBanner: () => asks,
      preferencesProcessingAllowed: () => true,
    });

    it('is asked what the visitor said, not what it may do', () => {
      const consent = { preferences: '', analytics: '', marketing: '', sale_of_data: '' };
      put('Shopify', { customerPrivacy: shop(consent, true) });
      sources.setMap({ 'shopify:preferences': ['picks', 'history'] });
      sources.start();
      expect(sources.state.waiting?.kind).to.equal('shopify');
      expect(granted()).to.deep.equal([]);
      Object.assign(consent, { preferences: 'yes', analytics: 'no', marketing: 'no' });
      document.dispatchEvent(new CustomEvent('visitorConsentCollected'));
      expect(sources.state.waiting).to.equal(null);
      expect(granted()).to.deep.equal(['history', 'picks']);
      expect(denied()).to.deep.equal(['counts', 'offers']);
    });

    it('loads the part that knows when it is missing', async () => {
      const asked: unknown[] = [];
      const shopify: Record<string, unknown> = {
        loadFeatures(features: unknown, done: () => void) {
          asked.push(features);
          shopify['customerPrivacy'] = shop({ preferences: 'no' });
          setTimeout(done);
        },
      };
      put('Shopify', shopify);
      sources.start();
      expect(asked).to.deep.equal([[{ name: 'consent-tracking-api', version: '0.1' }]]);
      await rest(20);
      expect(denied()).to.deep.equal([...ALL].sort());
    });
  });

  describe('the WP Consent API', () => {
    const plugin = (type: string) => {
      put('wp_consent_type', type);
      put('consent_api', { cookie_prefix: 'wp_consent' });
      put('wp_has_consent', (category: string) =>
        document.cookie.includes(`wp_consent_${category}=`)
          ? document.cookie.includes(`wp_consent_${category}=allow`)
          : type === 'optout',
      );
    };
    const answer = (category: string, said: 'allow' | 'deny') => {
      // biome-ignore lint/suspicious/noDocumentCookie: this is where the plugin keeps its answers
      document.cookie = `wp_consent_${category}=${said}; path=/`;
      const detail = Object.assign([], { [category]: said });
      document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }));
    };

    it('only an answer counts, not what a site without one may do', () => {
      plugin('optout');
      sources.setMap({ 'wp:preferences': ['picks'] });
      sources.start();
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
      answer('preferences', 'allow');
      expect(granted()).to.deep.equal(['picks']);
      answer('preferences', 'deny');
      expect(granted()).to.deep.equal([]);
      expect(denied()).to.deep.equal([...ALL].sort());
    });

    it('a kept yes that the plugin does not stand by is a no', () => {
      plugin('optin');
      answer('preferences', 'allow');
      put('wp_has_consent', () => false);
      sources.setMap({ 'wp:preferences': ['picks'] });
      sources.start();
      expect(granted()).to.deep.equal([]);
      expect(denied()).to.include('picks');
    });

    it('is waited for where it has to ask, and its kept answer is found', () => {
      plugin('optin');
      sources.start();
      expect(sources.state.waiting?.kind).to.equal('wp');
      answer('preferences', 'allow');
      expect(sources.state.waiting).to.equal(null);
      expect(sources.state.answered?.kind).to.equal('wp');
    });
  });

  describe('Google Consent Mode', () => {
    const layer: unknown[] = [];
    function gtag(..._args: unknown[]): void {
      // biome-ignore lint/complexity/noArguments: this is what the page's own snippet pushes
      layer.push(arguments);
    }

    beforeEach(() => {
      layer.length = 0;
      put('dataLayer', layer);
    });

    it('denies what is denied until that is taken back, and turns nothing on', async () => {
      gtag('consent', 'default', {
        personalization_storage: 'denied',
        analytics_storage: 'granted',
      });
      sources.setMap({ 'google:personalization_storage': ['picks'] } as never);
      sources.start();
      expect(denied()).to.deep.equal([...ALL].sort());
      expect(sources.state.answered?.kind).to.equal('google');
      gtag('consent', 'update', { personalization_storage: 'granted' });
      await waitUntil(() => denied().length === 0, 'taken back', { timeout: 1000 });
      expect(granted()).to.deep.equal([]);
      gtag('consent', 'update', { analytics_storage: 'denied' });
      await waitUntil(() => denied().includes('counts'), 'a later no', { timeout: 1000 });
    });

    it('a default that grants, or is for some regions, says nothing', () => {
      gtag('consent', 'default', { personalization_storage: 'granted' });
      gtag('consent', 'default', { personalization_storage: 'denied', region: ['US-CA'] });
      layer.push({ event: 'gtm.js' }, null, 'text', ['consent'], {
        0: 'consent',
        1: 'update',
        2: 5,
      });
      sources.start();
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
      expect(faults).to.deep.equal([]);
    });
  });

  describe('several tools', () => {
    it('rule 17: a no of one is not undone by a yes of another, in either order', () => {
      for (const order of [
        ['a', 'b'],
        ['b', 'a'],
      ]) {
        for (const name of order) sources.say({ kind: 'page', name }, { picks: name === 'a' });
        expect(denied(), order.join()).to.deep.equal(['picks']);
        expect(granted(), order.join()).to.deep.equal([]);
        expect(sources.state.denied.picks?.name).to.equal('b');
      }
      sources.say({ kind: 'page', name: 'b' }, { picks: true });
      expect(granted()).to.deep.equal(['picks']);
    });

    it('rule 17: nor where a page names more tools than are kept apart', () => {
      for (let nth = 0; nth < 40; nth += 1) {
        sources.say(
          { kind: 'page', name: `t${nth}` },
          nth === 20 ? { picks: false } : { picks: true },
        );
      }
      expect(denied()).to.deep.equal(['picks']);
      expect(granted()).to.deep.equal([]);
    });

    it('what a page’s tool leaves out stays as it said', () => {
      sources.say({ kind: 'page', name: '' }, { picks: true, counts: false });
      sources.say({ kind: 'page', name: '' }, { history: true });
      expect(granted()).to.deep.equal(['history', 'picks']);
      expect(denied()).to.deep.equal(['counts']);
    });

    it('a name in a tool’s own words reaches nothing by itself', () => {
      sources.say(
        { kind: 'page', name: 'tool' },
        { analytics: true, constructor: true, toString: true },
      );
      expect(granted()).to.deep.equal([]);
      sources.setMap({ analytics: ['counts', 'history'] });
      expect(granted()).to.deep.equal(['counts', 'history']);
    });
  });

  describe('tools that misbehave', () => {
    for (const [what, tool] of [
      [
        'throws',
        () => {
          throw new Error('broken');
        },
      ],
      [
        'throws what cannot be read',
        () => {
          throw Object.create(null);
        },
      ],
      [
        'answers no',
        (_c: string, _v: number, hear: (...values: unknown[]) => void) => hear(null, false),
      ],
      [
        'answers rubbish',
        (_c: string, _v: number, hear: (...values: unknown[]) => void) => hear('yes', true),
      ],
      [
        'answers with a trap',
        (_c: string, _v: number, hear: (...values: unknown[]) => void) =>
          hear(
            new Proxy(
              {},
              {
                get() {
                  throw new Error('trap');
                },
              },
            ),
            true,
          ),
      ],
    ] as const) {
      it(`one that ${what} is told once, and denies and grants nothing`, async () => {
        put('__tcfapi', tool);
        sources.start();
        await rest(LOOK_EVERY_MS * 2.5);
        expect(faults, faults.join()).to.have.length(1);
        expect(faults[0]).to.match(/^tcf: tcf /);
        expect(denied()).to.deep.equal([]);
        expect(granted()).to.deep.equal([]);
      });
    }

    it('one that says nothing is waited for five seconds, told, and still heard later', async () => {
      const native = window.setTimeout;
      let giveUp: (() => void) | undefined;
      window.setTimeout = ((run: () => void, ms: number) => {
        if (ms === WAIT_FOR_TOOL_MS) giveUp = run;
        return 0;
      }) as never;
      const tcf = new FakeTcf();
      sources.start();
      window.setTimeout = native;
      expect(sources.state.waiting?.kind).to.equal('tcf');
      giveUp?.();
      expect(sources.state.waiting).to.equal(null);
      expect(faults).to.deep.equal(['tcf: tcf is there and says nothing']);
      tcf.send({ eventStatus: 'tcloaded', gdprApplies: undefined });
      expect(sources.state.waiting).to.equal(null);
      tcf.send(tcData([5]));
      expect(denied()).to.include('picks');
    });

    it('functions and lists that are none are passed by', async () => {
      for (const [name, value] of [
        ['__tcfapi', 'function'],
        ['__gpp', {}],
        ['Shopify', { customerPrivacy: { currentVisitorConsent: 5 }, loadFeatures: null }],
        ['wp_has_consent', true],
        ['dataLayer', { length: 3 }],
      ] as const)
        put(name, value);
      sources.start();
      await rest(LOOK_EVERY_MS * 1.5);
      expect(sources.state).to.deep.equal(NOTHING_OUTSIDE);
      expect(faults).to.deep.equal([]);
    });

    it('others are heard all the same', () => {
      put('Shopify', {
        customerPrivacy: {
          currentVisitorConsent() {
            throw new Error('shop');
          },
        },
      });
      put('wp_has_consent', () => {
        throw new Error('wp');
      });
      new FakeTcf(tcData([5]));
      sources.start();
      expect(denied()).to.include('picks');
      expect(faults).to.deep.equal(['shopify: shopify shop']);
    });
  });
});
