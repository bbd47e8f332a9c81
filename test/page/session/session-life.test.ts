import { expect, waitUntil } from '@open-wc/testing';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { StreamPicksError } from '../../../src/core/errors.js';
import {
  attributes,
  catalog,
  engine,
  errors,
  type Fired,
  fired,
  make,
  marker,
  PICKS,
  requests,
  rest,
  sink,
  start,
  useSession,
} from './page-session.js';

describe('the session and what happens to it', () => {
  useSession();

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

    const goes = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    const returns = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

    it('no engine stays in a page that the browser keeps; one starts anew when it comes back', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.counts?.state === 'counting');
      engine.emit({ kind: 'picks', picks: PICKS, total: 3, basedOnMe: true });
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(engine.isClosed).to.equal(false);
      goes();
      expect(engine.isClosed).to.equal(true);
      returns();
      expect(session.state.phase).to.equal('starting');
      expect(session.state.picks).to.equal(null);
      await waitUntil(() => engine.connections === 2 && session.state.counts !== null);
      engine.emit({ kind: 'picks', picks: PICKS, total: 3, basedOnMe: true });
      await waitUntil(() => session.state.picks?.length === 2);
      returns();
      await rest();
      expect(engine.connections).to.equal(2);
      expect(errors()).to.deep.equal([]);
    });

    it('an engine that was still starting then is no fault', async () => {
      const session = await start();
      // As a link that is closed refuses what it was asked.
      engine.before.set('consent', () => {
        goes();
        throw new StreamPicksError('engine', 'closed');
      });
      session.accept(null);
      await waitUntil(() => engine.isClosed && session.state.busy === null);
      engine.before.clear();
      expect([session.state.phase, marker()]).to.deep.equal(['asking', null]);
      returns();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      expect(engine.connections).to.equal(2);
      expect(errors()).to.deep.equal([]);
    });

    it('no engine starts for an element that is gone, until it is back too', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.disconnect();
      goes();
      returns();
      await rest();
      expect([engine.isClosed, engine.connections]).to.deep.equal([true, 1]);
      session.connect();
      await waitUntil(() => session.state.phase === 'on' && engine.connections === 2);
    });

    it('a no that the page’s going interrupts is done when it comes back', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      let wasClosed: boolean | null = null;
      engine.before.set('erase', () => {
        goes();
        wasClosed = engine.isClosed;
        returns();
      });
      session.stopAndErase({ ledgerToo: false }, null);
      await waitUntil(() => session.state.offCause === 'erased');
      expect([wasClosed, engine.connections]).to.deep.equal([false, 1]);
    });

    it('what lives in memory alone stays there', async () => {
      engine.storage = 'memory';
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      goes();
      expect(engine.isClosed).to.equal(false);
      returns();
      await rest();
      expect([session.state.phase, engine.connections]).to.deep.equal(['on', 1]);
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
