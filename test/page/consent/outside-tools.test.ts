import { expect, waitUntil } from '@open-wc/testing';
import { NOTHING_OUTSIDE } from '../../../src/core/outside.js';
import { LOOK_EVERY_MS, WAIT_FOR_TOOL_MS } from '../../../src/page/consent/outside.js';
import { FakeTcf, put, tcData } from './fake-tools.js';
import { ALL, denied, faults, granted, rest, sources, useSources } from './heard.js';

describe('tools of shops, and several at once', () => {
  useSources();

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
