import { expect, waitUntil } from '@open-wc/testing';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import type { ElementSession, PageEvents } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeTcf, put, removeTools, tcData } from '../consent/fake-tools.js';
import { FakeEngine } from './fake-engine.js';

type Fired = { [N in keyof PageEvents]: { name: N; detail: PageEvents[N] } }[keyof PageEvents];

const MAP = { 'tcf:5': ['picks'], 'tcf:1': ['history'] };
const rest = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the choice and consent tools outside the widget', () => {
  let engine: FakeEngine;
  let fired: Fired[];
  let attributes: Record<string, string>;
  let sessions: ElementSession[];
  let key: string;

  const make = (map?: unknown): ElementSession => {
    const session = createSession({
      host: document.createElement('div'),
      attribute: (name) => attributes[name] ?? null,
      notice: () => ({ version: 3, wordings: WORDING_VERSIONS, text: 'Words', language: 'en' }),
      fire: (name, detail) => {
        fired.push({ name, detail } as Fired);
        return false;
      },
      connectEngine: engine.connect,
      isPress: () => true,
    });
    session.setCatalog({
      version: 1,
      currency: 'EUR',
      products: [{ id: 'A', title: 'A', url: '/a' }],
    });
    if (map !== undefined) session.setConsentMap(map);
    sessions.push(session);
    return session;
  };
  const start = async (map?: unknown): Promise<ElementSession> => {
    const session = make(map);
    session.connect();
    await rest();
    return session;
  };
  const isOn = (session: ElementSession) => waitUntil(() => session.state.phase === 'on');
  const busyOver = (session: ElementSession) => waitUntil(() => session.state.busy === null);
  const marker = () => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
  const errors = () => fired.flatMap((event) => (event.name === 'sp-error' ? [event.detail] : []));

  beforeEach(() => {
    engine = new FakeEngine();
    fired = [];
    sessions = [];
    const shop = `outside-${crypto.randomUUID()}`;
    key = `stream-picks:${shop}`;
    attributes = { stream: 'show-1', shop, collector: `/__sink/${shop}`, controller: 'Shop Ltd' };
  });
  afterEach(() => {
    for (const session of sessions) session.disconnect();
    localStorage.removeItem(key);
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
    removeTools();
  });

  describe('a yes elsewhere', () => {
    it('rule 17: asks nobody again, and without a map turns nothing on, starts nothing, keeps nothing', async () => {
      new FakeTcf(tcData());
      const session = await start();
      expect(session.state.phase).to.equal('off');
      expect(session.state.offCause).to.equal('outside');
      expect(engine.connections).to.equal(0);
      expect(marker()).to.equal(null);
      session.openChoices();
      expect(session.state.panel).to.deep.equal({ kind: 'how' });
    });

    it('rule 17: turns on what is mapped, recorded as said outside and by whom', async () => {
      new FakeTcf(tcData());
      const session = await start(MAP);
      await isOn(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, picks: true, history: true });
      const choice = engine.last('consent')?.choice;
      expect(choice?.source).to.equal('outside');
      expect(choice?.tool).to.deep.equal({ kind: 'tcf', name: '' });
      expect(fired.find(({ name }) => name === 'sp-consent')?.detail).to.have.property(
        'source',
        'outside',
      );
      expect(marker()).to.have.property('answer', 'yes');
    });

    it('rule 17: takes our prompt away when the tool comes late, and waits while it asks', async () => {
      const session = await start(MAP);
      expect(session.state.phase).to.equal('asking');
      const tcf = new FakeTcf({ ...tcData(), eventStatus: 'cmpuishown' });
      await waitUntil(() => session.state.phase === 'off', 'waits', { timeout: 1000 });
      expect(session.state.offCause).to.equal('waiting');
      tcf.send(tcData());
      await isOn(session);
    });

    it('rule 17: a tool that the page speaks for is waited for while it asks', async () => {
      const session = make({ personal: ['picks'] });
      session.setConsent({ asking: true, source: 'Tool' });
      session.connect();
      await rest();
      expect(session.state.offCause).to.equal('waiting');
      session.setConsent({ personal: true, source: 'Tool', noticeId: 'v2' });
      await isOn(session);
      expect(engine.last('consent')?.choice).to.deep.include({
        source: 'page',
        tool: { kind: 'page', name: 'Tool', notice: 'v2' },
      });
    });

    it('does not turn on counts that go to someone else: that needs its own step here', async () => {
      attributes['recipient'] = 'Counting Ltd';
      new FakeTcf(tcData());
      const session = await start({ 'tcf:5': ['picks'], 'tcf:8': ['counts'] });
      await isOn(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, picks: true });
    });

    it('rule 16: under an opt-out signal it turns on neither counts nor offers', async () => {
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
      new FakeTcf(tcData());
      const session = await start({ 'tcf:5': ['picks'], 'tcf:4': ['offers'], 'tcf:8': ['counts'] });
      await isOn(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, picks: true });
    });

    it('a map that is set later, or changed, counts', async () => {
      new FakeTcf(tcData());
      const session = await start();
      session.setConsentMap({ 'tcf:5': ['picks'] });
      await isOn(session);
    });
  });

  describe('a no elsewhere', () => {
    const onByViewer = async () => {
      const session = await start();
      session.accept(null);
      await isOn(session);
      return session;
    };

    it('rule 17: ends what it is about at once, and the record follows', async () => {
      const tcf = new FakeTcf({ ...tcData(), gdprApplies: false });
      const session = await onByViewer();
      tcf.send(tcData([8]));
      expect(session.state.purposes.counts).to.equal(false);
      expect(session.state.purposes.picks).to.equal(true);
      await waitUntil(() => engine.last('consent')?.choice.source === 'outside');
      expect(engine.purposes).to.deep.equal({ ...NO_PURPOSES, picks: true, history: true });
    });

    it('rule 17: to all that is on erases, and leaves a no that is not the viewer’s own', async () => {
      const tcf = new FakeTcf({ ...tcData(), gdprApplies: false });
      const session = await onByViewer();
      tcf.send(tcData([5, 8]));
      expect(session.state.purposes).to.deep.equal(NO_PURPOSES);
      await waitUntil(() => session.state.phase === 'off');
      expect(engine.kinds()).to.include('erase');
      expect(engine.isClosed).to.equal(true);
      expect(marker()).to.include({ answer: 'no', outside: true });
    });

    it('rule 17: is not undone by a yes of the page, nor by a press here', async () => {
      new FakeTcf(tcData([5]));
      const session = await start({ 'tcf:1': ['picks'] });
      session.setConsent({ picks: true, counts: true, source: 'Tool' });
      await isOn(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, counts: true });
      session.savePurposes({ ...NO_PURPOSES, picks: true, counts: true }, null);
      await rest();
      await busyOver(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, counts: true });
      expect(engine.purposes?.picks).to.equal(false);
    });

    it('rule 17: that comes while a yes is being recorded wins', async () => {
      const tcf = new FakeTcf({ ...tcData(), gdprApplies: false });
      const session = await start();
      engine.before.set('consent', () => {
        engine.before.clear();
        tcf.send(tcData([5]));
      });
      session.accept(null);
      await waitUntil(() => engine.last('consent')?.choice.source === 'outside');
      await busyOver(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, counts: true });
      expect(engine.purposes).to.deep.equal({ ...NO_PURPOSES, counts: true });
    });

    it('rule 17: that stands when the page is loaded ends what was on, before anything shows', async () => {
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      engine.purposes = { ...NO_PURPOSES, picks: true, history: true };
      engine.own = engine.purposes;
      new FakeTcf(tcData([5]));
      const session = make();
      const seen: boolean[] = [];
      session.subscribe(() => seen.push(session.state.purposes.picks));
      session.connect();
      await waitUntil(() => session.state.phase === 'off');
      expect(engine.kinds()).to.include('erase');
      expect(seen).not.to.include(true);
    });

    it('that the tool takes back lets what is mapped on again, here and on the next page', async () => {
      const tcf = new FakeTcf(tcData());
      const session = await start(MAP);
      await isOn(session);
      tcf.send(tcData([1, 5]));
      await waitUntil(() => session.state.phase === 'off');
      await busyOver(session);
      tcf.send(tcData());
      await isOn(session);
      tcf.send(tcData([1, 5]));
      await waitUntil(() => session.state.phase === 'off');
      await busyOver(session);
      session.disconnect();
      removeTools();
      new FakeTcf(tcData());
      await isOn(await start(MAP));
    });

    it('that cannot be recorded is applied all the same, and said', async () => {
      const tcf = new FakeTcf({ ...tcData(), gdprApplies: false });
      const session = await onByViewer();
      engine.faults.set('consent', new Error('full') as never);
      tcf.send(tcData([8]));
      await waitUntil(() => session.state.notices.includes('choice-not-kept'));
      expect(session.state.purposes.counts).to.equal(false);
      expect(session.state.purposes.picks).to.equal(true);
    });
  });

  describe('the viewer’s own no', () => {
    it('rule 17: is final for what the page grants, here and on the next page', async () => {
      const session = await start();
      session.refuse(null);
      await waitUntil(() => session.state.phase === 'off');
      session.setConsent({ picks: true, source: 'Tool' });
      await rest();
      expect(session.state.offCause).to.equal('refused');
      new FakeTcf(tcData());
      const next = await start(MAP);
      next.setConsent({ picks: true, source: 'Tool' });
      await rest();
      expect(next.state.phase).to.equal('off');
      expect(engine.connections).to.equal(0);
    });

    it('rule 17: to one purpose is final too, also when the marker says no more than yes', async () => {
      localStorage.setItem(key, '{"answer":"yes","month":"2026-01","notice":3}');
      engine.purposes = { ...NO_PURPOSES, picks: true };
      engine.own = engine.purposes;
      const session = make();
      session.setConsent({ picks: true, history: true, counts: true });
      session.connect();
      await isOn(session);
      await rest();
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, picks: true });
      expect(engine.kinds()).not.to.include('consent');
      session.savePurposes({ ...NO_PURPOSES, picks: true, history: true }, null);
      await waitUntil(() => session.state.purposes.history);
    });

    it('is found in the records where the marker is a tool’s', async () => {
      localStorage.setItem(key, '{"answer":"no","month":"2026-11","notice":3,"outside":true}');
      engine.purposes = NO_PURPOSES;
      engine.own = { ...NO_PURPOSES, picks: true };
      new FakeTcf(tcData());
      const session = await start(MAP);
      await isOn(session);
      expect(session.state.purposes).to.deep.equal({ ...NO_PURPOSES, picks: true });
    });
  });

  it('a map or choice that cannot be read is told by its place, and changes nothing', async () => {
    const session = await start({ 'tcf:99': ['picks'], mine: ['pick'] });
    session.setConsent({ picks: 'sure' });
    expect(errors()).to.deep.equal([
      { code: 'consent', path: 'consentMap.tcf:99' },
      { code: 'consent', path: 'consentMap.mine' },
      { code: 'consent', path: 'consent.picks' },
    ]);
    expect(session.state.phase).to.equal('asking');
  });

  it('a tool that throws is told once, and the viewer is asked here', async () => {
    put('__tcfapi', () => {
      throw new Error('broken');
    });
    const session = await start();
    await waitUntil(() => errors().length > 0);
    expect(errors()).to.deep.equal([{ code: 'consent', path: 'tcf' }]);
    session.disconnect();
  });

  it('a tool is let go of with the element, and heard again when it comes back', async () => {
    const tcf = new FakeTcf({ ...tcData(), gdprApplies: false });
    const session = await start(MAP);
    session.disconnect();
    expect(tcf.listeners).to.equal(0);
    tcf.send(tcData());
    session.connect();
    await isOn(session);
  });
});
