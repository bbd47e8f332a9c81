import { expect, waitUntil } from '@open-wc/testing';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { StreamPicksError } from '../../../src/core/errors.js';
import type { Pick } from '../../../src/core/picks.js';
import type {
  ElementSession,
  PageEvents,
  SessionOptions,
} from '../../../src/page/session/options.js';
import type { Wish } from '../../../src/page/session/press.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeEngine } from './fake-engine.js';
import { noticeOf } from './notice.js';

type Fired = { [N in keyof PageEvents]: { name: N; detail: PageEvents[N] } }[keyof PageEvents];

const catalog = {
  version: 1,
  currency: 'EUR',
  products: ['A', 'B', 'C'].map((id) => ({ id, title: `Product ${id}`, url: `/p/${id}` })),
};
const PICKS: Pick[] = [
  { productId: 'B', place: 1, score: 2, discovery: false, promoted: false },
  { productId: 'A', place: 2, score: 1, discovery: false, promoted: false },
];
const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the session', () => {
  let engine: FakeEngine;
  let fired: Fired[];
  let attributes: Record<string, string>;
  let sessions: ElementSession[];
  let sink: string;
  let key: string;

  const make = (options: Partial<SessionOptions> = {}): ElementSession => {
    const session = createSession({
      host: document.createElement('div'),
      attribute: (name) => attributes[name] ?? null,
      notice: () => noticeOf(3),
      fire: (name, detail) => {
        fired.push({ name, detail } as Fired);
        return false;
      },
      connectEngine: engine.connect,
      isPress: () => true,
      ...options,
    });
    session.setCatalog(catalog);
    sessions.push(session);
    return session;
  };
  const start = async (options?: Partial<SessionOptions>): Promise<ElementSession> => {
    const session = make(options);
    session.connect();
    await waitUntil(() => fired.some(({ name }) => name === 'sp-ready'), 'sp-ready');
    return session;
  };
  const marker = () => localStorage.getItem(key);
  const errors = () => fired.flatMap((event) => (event.name === 'sp-error' ? [event.detail] : []));
  const requests = async () =>
    (await (await fetch(`/__sink-log/${sink}`)).json()) as { method: string; path: string }[];
  const busyOver = (session: ElementSession) => waitUntil(() => session.state.busy === null);

  beforeEach(() => {
    engine = new FakeEngine();
    fired = [];
    sessions = [];
    sink = `session-${crypto.randomUUID()}`;
    key = `stream-picks:${sink}`;
    attributes = {
      stream: 'show-1',
      shop: sink,
      collector: `/__sink/${sink}`,
      controller: 'Shop Ltd',
    };
  });
  afterEach(() => {
    for (const session of sessions) session.disconnect();
    for (const name of Object.keys(localStorage)) {
      if (name.includes(sink)) localStorage.removeItem(name);
    }
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  });

  describe('before a choice', () => {
    it('asks, shows the show’s order, and stores, sends and loads nothing', async () => {
      const session = await start();
      session.highlight(['C'], 'demo');
      session.seen(['A']);
      session.track({ type: 'select', productId: 'A' });
      await rest(50);
      expect(session.state.phase).to.equal('asking');
      expect(session.state.showOrder).to.deep.equal(['C', 'A', 'B']);
      expect(session.state.picks).to.equal(null);
      expect(session.state.countsOffered).to.equal(true);
      expect(marker()).to.equal(null);
      expect(engine.connections).to.equal(0);
      expect(await requests()).to.deep.equal([]);
      expect(errors()).to.deep.equal([]);
    });

    it('rule 16: with Global Privacy Control nobody is asked, and counts and offers are not offered', async () => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
      const session = await start();
      expect(session.state.phase).to.equal('off');
      expect(session.state.offCause).to.equal('signal');
      expect(session.state.countsOffered).to.equal(false);
      expect(marker()).to.equal(null);
      session.savePurposes(
        {
          picks: true,
          history: true,
          counts: true,
          offers: true,
          region: true,
        },
        null,
      );
      await waitUntil(() => session.state.phase === 'on');
      expect(session.state.purposes).to.deep.equal({
        picks: true,
        history: true,
        counts: false,
        offers: false,
        region: true,
      });
    });

    it('rule 10: for a known minor nobody is asked and no profile can be turned on', async () => {
      attributes['minor'] = '';
      const session = await start();
      expect(session.state.offCause).to.equal('minor');
      session.savePurposes(
        {
          picks: true,
          history: true,
          counts: false,
          offers: true,
          region: true,
        },
        null,
      );
      await rest(50);
      expect(session.state.phase).to.equal('off');
      expect(engine.connections).to.equal(0);
    });
  });

  describe('a refusal', () => {
    it('rule 2: leaves one coarse marker, loads nothing, and holds on the next page', async () => {
      const session = await start({ now: () => Date.parse('2026-03-15T10:00:00Z') });
      session.refuse(null);
      await waitUntil(() => session.state.phase === 'off');
      expect(session.state.offCause).to.equal('refused');
      expect(engine.connections).to.equal(0);
      expect(Object.keys(localStorage).filter((name) => name.includes(sink))).to.deep.equal([key]);
      expect(marker()).to.equal('{"answer":"no","month":"2026-03","notice":3}');
      fired = [];
      const next = await start({ now: () => Date.parse('2027-02-28T10:00:00Z') });
      expect(next.state.offCause).to.equal('refused');
      fired = [];
      const yearLater = await start({ now: () => Date.parse('2027-03-01T10:00:00Z') });
      expect(yearLater.state.phase).to.equal('asking');
    });

    it('of one shop says nothing about another', async () => {
      attributes['shop'] = `${sink}-one`;
      const one = await start();
      one.refuse(null);
      await waitUntil(() => one.state.phase === 'off');
      fired = [];
      attributes['shop'] = `${sink}-two`;
      expect((await start()).state.phase).to.equal('asking');
    });
  });

  describe('a yes', () => {
    it('is recorded by the engine first, then marked, then told; picks follow', async () => {
      const session = await start();
      // The picks may overtake the answer that allows them.
      engine.before.set('consent', () => {
        expect(marker()).to.equal(null);
        engine.emit({ kind: 'picks', picks: PICKS, total: 3, basedOnMe: true });
      });
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      expect(session.state.purposes).to.deep.equal({
        picks: true,
        history: true,
        counts: true,
        offers: false,
        region: false,
      });
      expect(session.state.picks).to.deep.equal(PICKS);
      expect(session.state.total).to.equal(3);
      const choice = engine.last('consent')?.choice;
      expect(choice?.source).to.equal('viewer');
      expect(choice?.controller).to.equal('Shop Ltd');
      expect(choice?.noticeHash).to.match(/^[\w-]{43}$/);
      expect(JSON.parse(marker() ?? '')).to.have.property('answer', 'yes');
      const told = fired.find(({ name }) => name === 'sp-consent');
      expect(told?.detail).to.deep.equal({ purposes: session.state.purposes, source: 'viewer' });
    });

    it('rule 9: does not turn counts on where they go to someone else', async () => {
      attributes['recipient'] = 'Counting Ltd';
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      expect(session.state.purposes.counts).to.equal(false);
      expect(session.state.countsOffered).to.equal(true);
    });

    it('that cannot be recorded turns nothing on, leaves no marker, and says so', async () => {
      engine.faults.set('consent', new StreamPicksError('storage', 'full'));
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.notices.includes('choice-not-kept'));
      await busyOver(session);
      expect(session.state.phase).to.equal('asking');
      expect(session.state.purposes).to.deep.equal(NO_PURPOSES);
      expect(marker()).to.equal(null);
      expect(errors().map(({ code }) => code)).to.deep.equal(['consent']);
      engine.faults.clear();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      expect(session.state.notices).to.deep.equal([]);
    });

    it('in a browser without storage works for this page, says so, and promises nothing for the next', async () => {
      engine.storage = 'memory';
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      expect(session.state.notices).to.include('memory-only');
      expect(marker()).to.equal(null);
    });

    it('is found again on the next page, without asking', async () => {
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      engine.purposes = { ...NO_PURPOSES, picks: true };
      const session = await start();
      expect(session.state.phase).to.equal('on');
      expect(session.state.purposes.picks).to.equal(true);
      expect(engine.kinds()[0]).to.equal('open');
      expect(engine.kinds()).to.include.members(['catalog', 'stage']);
    });

    it('whose record is gone is asked for again, and the engine ends', async () => {
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      const session = await start();
      expect(session.state.phase).to.equal('asking');
      expect(engine.isClosed).to.equal(true);
    });

    it('with an opt-out signal that came later loses counts and offers', async () => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      engine.purposes = { ...NO_PURPOSES, picks: true, counts: true };
      const session = await start();
      await waitUntil(() => session.state.phase === 'on');
      expect(engine.last('consent')?.choice).to.deep.include({
        source: 'gpc',
        purposes: { ...NO_PURPOSES, picks: true },
      });
      expect(await requests()).to.deep.equal([]);
    });
  });

  describe('taking it back', () => {
    const on = async (options?: Partial<SessionOptions>) => {
      const session = await start(options);
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      engine.emit({ kind: 'picks', picks: PICKS, total: 3, basedOnMe: true });
      return session;
    };

    it('rule 4: a press that erases says whether the count of messages goes too', async () => {
      let pressed: Wish = 'accept';
      const session = await on({ isPress: (_, wish) => wish === pressed });
      for (const ledgerToo of [true, false]) {
        pressed = ledgerToo ? 'erase' : 'erase-all';
        session.stopAndErase({ ledgerToo }, null);
      }
      await rest(20);
      expect(engine.kinds()).not.to.include('erase');
      pressed = 'erase-all';
      session.stopAndErase({ ledgerToo: true }, null);
      await waitUntil(() => session.state.phase === 'off');
      expect(engine.last('erase')?.ledgerToo).to.equal(true);
    });

    it('erases, keeps only the no, and ends the engine', async () => {
      const session = await on();
      session.stopAndErase({ ledgerToo: false }, null);
      await waitUntil(() => session.state.phase === 'off');
      expect(session.state.offCause).to.equal('erased');
      expect(session.state.erased?.remaining.profileRecords).to.equal(0);
      expect(session.state.picks).to.equal(null);
      expect(engine.isClosed).to.equal(true);
      expect(JSON.parse(marker() ?? '')).to.have.property('answer', 'no');
    });

    it('by turning every switch off erases as well', async () => {
      const session = await on();
      session.savePurposes(NO_PURPOSES, null);
      await waitUntil(() => session.state.phase === 'off');
      expect(engine.kinds()).to.include('erase');
    });

    it('that fails is not shown as done', async () => {
      engine.faults.set('erase', new StreamPicksError('storage', 'no'));
      const session = await on();
      session.stopAndErase({ ledgerToo: false }, null);
      await waitUntil(() => session.state.notices.includes('choice-not-kept'));
      await busyOver(session);
      expect(session.state.erased).to.equal(null);
      expect(session.state.picks).to.equal(null);
      expect(JSON.parse(marker() ?? '')).to.have.property('answer', 'yes');
    });

    it('in another tab is followed here', async () => {
      const session = await on();
      engine.emit({ kind: 'consent-changed', purposes: NO_PURPOSES, askAgain: [], erased: true });
      await rest();
      expect(session.state.phase).to.equal('off');
      expect(session.state.offCause).to.equal('erased');
      expect(session.state.picks).to.equal(null);
    });

    it('and giving it: a tab that still asks follows the marker of another', async () => {
      let kept: 'nothing' | 'records' = 'nothing';
      const session = await start({ leftBehind: async () => kept });
      /** Written by another page of this origin, so that the browser itself tells of it here. */
      const write = (answer: string, month = '2026-01') => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const text = JSON.stringify({ answer, month, notice: 3 });
        frame.contentWindow?.localStorage.setItem(key, text);
        return () => frame.remove();
      };
      const ends = [write('no')];
      await waitUntil(() => session.state.phase === 'off');
      engine.purposes = { ...NO_PURPOSES, picks: true };
      // What the browser did not tell, and a yes that left no record, are nobody's choice.
      const forged = JSON.stringify({ answer: 'yes', month: '2026-02', notice: 3 });
      dispatchEvent(new StorageEvent('storage', { key, newValue: forged }));
      ends.push(write('yes'));
      await rest(100);
      expect(engine.connections).to.equal(0);
      kept = 'records';
      dispatchEvent(new StorageEvent('storage', { key, newValue: forged }));
      await rest(50);
      expect(engine.connections).to.equal(0);
      ends.push(write('yes', '2026-02'));
      await waitUntil(() => session.state.phase === 'on');
      for (const end of ends) end();
    });

    it('by the page’s own consent tool counts as set by the page; a deny wins', async () => {
      const session = await on();
      session.setConsent({ picks: false, history: false, source: 'tool', noticeId: '7' });
      expect(session.state.purposes.picks).to.equal(false);
      await waitUntil(() => engine.last('consent')?.choice.source === 'page');
      expect(engine.last('consent')?.choice.tool).to.deep.equal({
        kind: 'page',
        name: 'tool',
        notice: '7',
      });
      expect(session.state.purposes.counts).to.equal(true);
      session.setConsent({ picks: 'sure' });
      expect(errors().at(-1)).to.deep.equal({ code: 'consent', path: 'consent.picks' });
    });

    it('by the page before the start counts after the record is read: a deny wins', async () => {
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      engine.purposes = { ...NO_PURPOSES, picks: true, history: true };
      const session = make();
      session.setConsent({ picks: false, history: false });
      session.connect();
      await waitUntil(() => session.state.phase === 'off');
      await busyOver(session);
      expect(engine.kinds()).to.include('erase');
      expect(JSON.parse(marker() ?? '')).to.have.property('answer', 'no');
    });

    it('by the page before the start leaves what it does not name', async () => {
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      engine.purposes = { ...NO_PURPOSES, picks: true, history: true };
      const session = make();
      session.setConsent({ picks: true });
      session.connect();
      await waitUntil(() => session.state.phase === 'on');
      await rest(20);
      expect(engine.kinds()).not.to.include('consent');
      expect(session.state.purposes).to.deep.include({ picks: true, history: true });
    });

    it('at one element of a page is followed by the others of the same shop', async () => {
      const first = await start();
      const second = await start({ leftBehind: async () => 'records' });
      engine.purposes = { ...NO_PURPOSES, picks: true };
      first.savePurposes(engine.purposes, null);
      await waitUntil(() => second.state.phase === 'on');
    });

    it('a no at one element of a page is followed by the others that ask', async () => {
      const first = await start();
      const second = await start();
      first.refuse(null);
      await waitUntil(() => second.state.phase === 'off');
      expect(second.state.offCause).to.equal('refused');
      expect(engine.connections).to.equal(0);
    });
  });

  describe('counting', () => {
    const offer = (more = {}) => ({
      kind: 'report-offer' as const,
      report: {
        id: 'r1',
        stream: 'show-1',
        body: '{"v":1}',
        sendAt: Date.now() + 60_000,
        deadline: Date.now() + 1e6,
        frozen: false,
        ...more,
      },
    });

    it('fetches the plan once a page load, only with the purpose on, and sends when the page goes', async () => {
      const session = await start();
      session.savePurposes({ ...NO_PURPOSES, picks: true }, null);
      await waitUntil(() => session.state.phase === 'on');
      expect(await requests()).to.deep.equal([]);
      session.savePurposes({ ...NO_PURPOSES, picks: true, counts: true }, null);
      await waitUntil(() => session.state.counts?.state === 'counting');
      session.savePurposes({ ...NO_PURPOSES, picks: true }, null);
      await waitUntil(() => session.state.counts === null);
      session.savePurposes({ ...NO_PURPOSES, picks: true, counts: true }, null);
      await waitUntil(() => session.state.counts?.state === 'counting');
      expect(
        (await requests()).map(({ method, path }) => `${method} ${path.split(sink)[1]}`).sort(),
      ).to.deep.equal(['GET /v1/streams/show-1/manifest', 'GET /v1/streams/show-1/popularity']);
      engine.emit(offer());
      engine.emit({ kind: 'report-recall', id: 'r1' });
      expect(engine.last('report-recalled')).to.deep.include({ held: 'dropped' });
      engine.emit(offer());
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(engine.last('report-tried')).to.deep.include({ id: 'r1' });
      engine.emit({ kind: 'report-recall', id: 'r1' });
      expect(engine.last('report-recalled')).to.deep.include({ held: 'tried' });
      await waitUntil(() => engine.last('report-done'));
      expect(engine.last('report-done')).to.deep.include({ outcome: 'sent' });
      expect((await requests()).filter(({ method }) => method === 'POST')).to.have.length(1);
    });

    it('stops at once when it is taken back: what waited never goes', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.counts?.state === 'counting');
      engine.emit(offer({ sendAt: Date.now() + 150 }));
      session.savePurposes({ ...NO_PURPOSES, picks: true }, null);
      await rest(400);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      await rest(100);
      expect((await requests()).filter(({ method }) => method === 'POST')).to.deep.equal([]);
    });

    it('that is spent or does not match its plan is said', async () => {
      engine.answers.set('manifest', { state: 'mismatch' });
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.notices.includes('manifest-mismatch'));
      expect(errors().map(({ code }) => code)).to.include('manifest');
      engine.emit({ kind: 'counts-changed', counts: { state: 'spent' } });
      await rest();
      expect(session.state.notices).to.deep.equal(['counts-spent']);
    });
  });

  describe('faults', () => {
    it('a lost engine leaves products in show order, one sp-error, and is started anew', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      engine.emit({ kind: 'picks', picks: PICKS, total: 3, basedOnMe: true });
      await rest();
      engine.lost = true;
      engine.faults.set('signal', new StreamPicksError('engine', 'gone'));
      session.track({ type: 'select', productId: 'A' });
      session.track({ type: 'save', productId: 'A' });
      await waitUntil(() => engine.connections === 2);
      expect(session.state.picks).to.equal(null);
      expect(errors().filter(({ code }) => code === 'engine')).to.have.length(1);
      await waitUntil(() => !session.state.notices.includes('engine-failed'));
      expect(session.state.phase).to.equal('on');
    });

    it('an engine that cannot be started turns nothing on', async () => {
      const session = await start({
        connectEngine: () => Promise.reject(new StreamPicksError('engine', 'no chunk')),
      });
      session.accept(null);
      await waitUntil(() => session.state.notices.includes('choice-not-kept'));
      expect(session.state.phase).to.equal('asking');
      expect(marker()).to.equal(null);
    });

    for (const [what, value, state, code] of [
      ['an empty catalogue', { version: 1, products: [] }, 'empty', 'catalog-invalid'],
      ['a broken catalogue', { version: 1, products: [{ id: 'A' }] }, 'failed', 'catalog-invalid'],
      ['a catalogue that is none', 'hello', 'failed', 'catalog-invalid'],
    ] as const) {
      it(`${what} gives one sp-error and a state to draw`, async () => {
        const session = make();
        session.setCatalog(value);
        session.connect();
        await waitUntil(() => session.state.catalog === state);
        expect(errors().map((error) => error.code)).to.deep.equal([code]);
      });
    }

    it('refused products are counted in one sp-error, the rest is shown', async () => {
      const session = make();
      session.setCatalog({ ...catalog, products: [...catalog.products, {}, { id: 5 }] });
      session.connect();
      await waitUntil(() => session.state.catalog === 'ready');
      expect(errors()).to.deep.equal([
        { code: 'catalog-partial', path: 'products[3].id', count: 2 },
      ]);
      expect(session.state.products).to.have.length(3);
    });

    it('bad settings, signals and cues name their place and change nothing', async () => {
      attributes['max-picks'] = '99';
      const session = await start();
      session.track({ type: 'buy' });
      session.highlight([5]);
      session.highlight(['A'], 'finale');
      expect(errors()).to.deep.equal([
        { code: 'settings', path: 'max-picks' },
        { code: 'settings', path: 'track.type' },
        { code: 'cue', path: 'ids[0]' },
        { code: 'cue', path: 'stage' },
      ]);
      expect(session.state.maxPicks).to.equal(6);
      expect(session.state.show.onStage).to.deep.equal([]);
    });
  });

  describe('the basket', () => {
    const asked = () =>
      fired.flatMap((event) => (event.name === 'sp-cart-add' ? [event.detail] : []));

    it('takes yes, keeps a reason, and hears each answer once', async () => {
      const session = await start();
      session.addToCart('A');
      session.addToCart('A');
      session.addToCart('B');
      expect(asked().map(({ productId, quantity }) => [productId, quantity])).to.deep.equal([
        ['A', 1],
        ['B', 1],
      ]);
      asked()[0]?.respond(true);
      asked()[0]?.respond('too late');
      asked()[1]?.respond('Sold out');
      expect(session.state.cart.get('A')).to.deep.equal({ state: 'added' });
      expect(session.state.cart.get('B')).to.deep.equal({ state: 'failed', reason: 'Sold out' });
      expect(errors()).to.deep.equal([{ code: 'cart' }]);
    });

    it('that does not answer within 30 s has failed', async () => {
      const session = await start();
      const native = window.setTimeout;
      let expire: (() => void) | undefined;
      window.setTimeout = ((run: () => void, ms: number) => {
        if (ms === 30_000) expire = run;
        return 0;
      }) as never;
      session.addToCart('A');
      window.setTimeout = native;
      expire?.();
      expect(session.state.cart.get('A')).to.deep.equal({
        state: 'failed',
        reason: null,
        because: 'silent',
      });
      expect(errors()).to.deep.equal([{ code: 'cart' }]);
      expect([...session.state.basket]).to.deep.equal([]);
      // A shop that answers late has put it in all the same.
      asked()[0]?.respond(true);
      expect(session.state.cart.get('A')).to.deep.equal({ state: 'added' });
      expect([...session.state.basket]).to.deep.equal(['A']);
    });

    it('asks for the chosen variant and number, and for the same again', async () => {
      const session = await start();
      session.addToCart('A', { variantId: 'A-2', quantity: 3 });
      asked()[0]?.respond('Only two left');
      session.addToCart('A');
      session.addToCart('B', { quantity: 1000 });
      session.addToCart('C', { quantity: Number.NaN });
      expect(
        asked().map(({ productId, variantId, quantity }) => [productId, variantId, quantity]),
      ).to.deep.equal([
        ['A', 'A-2', 3],
        ['A', 'A-2', 3],
        ['B', undefined, 99],
        ['C', undefined, 1],
      ]);
    });

    it('knows what was added here, told by track(), or set by the page, which then counts alone', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.addToCart('A');
      asked()[0]?.respond(true);
      session.track({ type: 'add', productId: 'B' });
      session.track({ type: 'add', productId: 'nothing we have' });
      expect([...session.state.basket].sort()).to.deep.equal(['A', 'B']);
      // Without a word of the page the acts say it, as before.
      expect(engine.last('basket')).to.equal(undefined);

      session.setBasket(['C']);
      expect([...session.state.basket]).to.deep.equal(['C']);
      await waitUntil(() => engine.last('basket') !== undefined);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: ['C'] });
      session.setBasket([]);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: [] });
      session.addToCart('A');
      asked()[1]?.respond(true);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: ['A'] });
      session.setBasket(null);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: null });
      session.setBasket(['A', {}]);
      expect(errors()).to.deep.include({ code: 'settings', path: 'basket[1]' });
    });

    it('a variant in the basket is its product, also where the catalogue comes later', async () => {
      const session = make();
      session.setBasket([812]);
      session.setCatalog({
        version: 1,
        currency: 'EUR',
        products: [
          { id: 'A', title: 'A', url: '/a', variants: [{ id: '811', title: 'S' }] },
          { id: 'B', title: 'B', url: '/b', variants: [{ id: '812', title: 'S' }] },
        ],
      });
      session.connect();
      await waitUntil(() => session.state.basket.size > 0);
      expect([...session.state.basket]).to.deep.equal(['B']);
    });
  });

  describe('reactions', () => {
    it('are noted by an explicit press, replace each other, and the same again takes them back', async () => {
      const session = await start();
      session.react('A', 'love');
      expect(engine.last('signal')).to.equal(undefined);
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.react('A', 'love');
      expect(session.state.reactions.get('A')).to.equal('love');
      expect(session.state.reacted).to.deep.equal({ productId: 'A', reaction: 'love' });
      await waitUntil(() => engine.last('signal') !== undefined);
      expect(engine.last('signal')?.signal).to.deep.equal({
        type: 'react',
        productId: 'A',
        value: 0.8,
      });

      const said = { kind: 'take-back', type: 'react', productId: 'A' };
      session.react('A', 'dear');
      await waitUntil(() => engine.last('signal')?.signal.value === -0.4);
      expect(engine.last('take-back')).to.deep.equal({ ...said, reaction: 'love' });
      const order = engine.kinds().filter((kind) => kind === 'signal' || kind === 'take-back');
      expect(order.slice(-2)).to.deep.equal(['take-back', 'signal']);

      session.react('A', 'dear');
      await waitUntil(() => engine.last('take-back')?.reaction === 'dear');
      expect(session.state.reactions.size).to.equal(0);
      expect(session.state.reacted).to.equal(null);
    });

    it('are forgotten when all is withdrawn', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.moreLikeThis('B');
      expect(session.state.reactions.get('B')).to.equal('more');
      session.stopAndErase({ ledgerToo: false }, null);
      await waitUntil(() => session.state.phase === 'off');
      await waitUntil(() => session.state.reactions.size === 0);
    });
  });

  describe('the panels', () => {
    it('why: explains, removes a reason, and takes that back', async () => {
      const acts = {
        type: 'select',
        count: 1,
        productIds: ['B'],
        thisShow: true,
        signalIds: ['s1', 's2'],
      };
      const explanation = {
        productId: 'B',
        place: 1,
        total: 3,
        score: 1,
        reasons: [{ id: 'r', kind: 'same', contribution: 1, about: 'viewer', acts }],
      };
      engine.answers.set('why', explanation);
      const session = await start();
      session.openWhy('B');
      expect(session.state.panel).to.deep.equal({ kind: 'how' });
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.openWhy('B');
      expect(session.state.panel).to.deep.equal({ kind: 'why', productId: 'B', explanation: null });
      await rest();
      engine.answers.set('why', { ...explanation, place: 3 });
      session.removeReason('r');
      await waitUntil(
        () => session.state.panel?.kind === 'why' && session.state.panel.explanation?.place === 3,
      );
      expect(engine.last('delete-signals')?.ids).to.deep.equal(['s1', 's2']);
      expect(session.state.panel).to.have.deep.property('removed', {
        reasonId: 'r',
        placeBefore: 1,
        token: 'undo-1',
      });
      session.undo();
      await waitUntil(() => engine.last('undo')?.token === 'undo-1');
      await rest();
      expect(session.state.panel).not.to.have.property('removed');
    });

    it('Your data is read again when something changes', async () => {
      engine.answers.set('view', { signals: [] });
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.openYourData();
      await rest();
      const before = engine.kinds().filter((kind) => kind === 'view').length;
      engine.emit({ kind: 'picks', picks: PICKS, total: 3, basedOnMe: true });
      await waitUntil(() => engine.kinds().filter((kind) => kind === 'view').length === before + 1);
    });

    it('Undo of "not for me" takes exactly that back', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.dismiss('A');
      await waitUntil(() => session.state.dismissed?.productId === 'A');
      session.undoDismiss();
      await waitUntil(() => engine.last('take-back'));
      expect(engine.last('take-back')).to.deep.equal({
        kind: 'take-back',
        type: 'dismiss',
        productId: 'A',
      });
      expect(session.state.dismissed).to.equal(null);
    });
  });

  describe('the element’s life', () => {
    it('rule 28: removed and added again, it neither asks twice nor starts a second engine', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.disconnect();
      session.connect();
      session.connect();
      await rest();
      expect(session.state.phase).to.equal('on');
      expect(engine.connections).to.equal(1);
      expect(fired.filter(({ name }) => name === 'sp-ready')).to.have.length(1);
    });

    it('another show opens the engine for it; another catalogue goes to the engine', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      attributes['stream'] = 'show-2';
      session.settingsChanged();
      session.settingsChanged();
      await waitUntil(() => engine.connections === 2 && session.state.phase === 'on');
      expect(engine.last('open')?.settings.stream).to.equal('show-2');
      session.setCatalog({ ...catalog, products: catalog.products.slice(0, 1) });
      await waitUntil(() => engine.last('catalog')?.products.length === 1);
    });

    it('a selection tells the page, and gives way when the page takes it over', async () => {
      const session = await start({
        fire: (name, detail) => {
          fired.push({ name, detail } as Fired);
          return name === 'sp-select';
        },
      });
      expect(session.select('A')).to.equal(true);
      expect(fired.at(-1)?.detail).to.deep.equal({
        productId: 'A',
        url: new URL('/p/A', location.href).href,
      });
      expect(session.select('unknown')).to.equal(false);
    });

    it('listeners hear of changes once a microtask, until they end', async () => {
      const session = await start();
      let calls = 0;
      const end = session.subscribe(() => {
        calls += 1;
      });
      session.openHow();
      session.closePanel();
      await rest();
      expect(calls).to.equal(1);
      end();
      session.openHow();
      await rest();
      expect(calls).to.equal(1);
    });
  });
});
