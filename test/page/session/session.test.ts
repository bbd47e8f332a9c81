import { expect, waitUntil } from '@open-wc/testing';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { StreamPicksError } from '../../../src/core/errors.js';
import type { SessionOptions } from '../../../src/page/session/options.js';
import type { Wish } from '../../../src/page/session/press.js';
import {
  attributes,
  busyOver,
  engine,
  errors,
  fired,
  key,
  make,
  marker,
  PICKS,
  requests,
  rest,
  sink,
  start,
  useSession,
} from './page-session.js';

describe('the session', () => {
  useSession();

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
      fired.length = 0;
      const next = await start({ now: () => Date.parse('2027-02-28T10:00:00Z') });
      expect(next.state.offCause).to.equal('refused');
      fired.length = 0;
      const yearLater = await start({ now: () => Date.parse('2027-03-01T10:00:00Z') });
      expect(yearLater.state.phase).to.equal('asking');
    });

    it('of one shop says nothing about another', async () => {
      attributes['shop'] = `${sink}-one`;
      const one = await start();
      one.refuse(null);
      await waitUntil(() => one.state.phase === 'off');
      fired.length = 0;
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
});
