import { expect, waitUntil } from '@open-wc/testing';
import type { Purposes } from '../../../src/core/consent.js';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeEngine } from './fake-engine.js';
import { noticeOf } from './notice.js';

const YES: Purposes = { ...NO_PURPOSES, picks: true, history: true };

describe('a yes whose record the browser lost', () => {
  let engine: FakeEngine;
  let session: ElementSession;
  let shop: string;
  const marker = () => JSON.parse(localStorage.getItem(`stream-picks:${shop}`) ?? '{}');
  const start = () => {
    session = createSession({
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => noticeOf(),
      fire: () => false,
      connectEngine: engine.connect,
      leftBehind: async () => 'nothing',
      isPress: () => true,
    });
    session.connect();
    return waitUntil(() => session.state.phase !== 'starting', 'a start');
  };
  const reload = () => {
    session.disconnect();
    engine = new FakeEngine();
    engine.storage = 'visit';
    return start();
  };

  beforeEach(() => {
    engine = new FakeEngine();
    engine.storage = 'visit';
    shop = `lost-${crypto.randomUUID()}`;
    const month = new Date().toISOString().slice(0, 7);
    localStorage.setItem(
      `stream-picks:${shop}`,
      JSON.stringify({ answer: 'yes', month, notice: 1 }),
    );
  });
  afterEach(() => {
    session.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
  });

  it('rule 1: turns nothing on, asks, and says why, at each visit until there is an answer', async () => {
    await start();
    await reload();
    expect(session.state.phase).to.equal('asking');
    expect(session.state.purposes).to.eql(NO_PURPOSES);
    expect(session.state.notices).to.eql(['kept-lost']);
    expect(engine.isClosed).to.equal(true);
  });

  it('tells the engine with the next yes that the ledger is lost, once', async () => {
    await start();
    session.accept(null);
    await waitUntil(() => session.state.phase === 'on');
    expect(engine.last('consent')?.lost).to.equal(true);
    expect(session.state.notices).to.eql([]);
    expect(marker().lost).to.equal(undefined);
    session.savePurposes({ ...YES, region: true }, null);
    await waitUntil(() => engine.kinds().filter((kind) => kind === 'consent').length === 2);
    expect(engine.last('consent')?.lost).to.equal(undefined);
  });

  it('tells it also where the answer is no first, and yes after another visit', async () => {
    await start();
    session.refuse(null);
    await waitUntil(() => session.state.phase === 'off');
    expect(session.state.notices).to.eql([]);
    expect(marker()).to.include({ answer: 'no', lost: true });
    await reload();
    expect(session.state.phase).to.equal('off');
    session.savePurposes(YES, null);
    await waitUntil(() => session.state.phase === 'on');
    expect(engine.last('consent')?.lost).to.equal(true);
    expect(marker()).to.include({ answer: 'yes' });
    expect(marker().lost).to.equal(undefined);
  });

  it('calls nothing lost that only cannot be read now', async () => {
    engine.storage = 'memory';
    await start();
    expect(session.state.phase).to.equal('asking');
    expect(session.state.notices).not.to.include('kept-lost');
    session.accept(null);
    await waitUntil(() => session.state.phase === 'on');
    expect(engine.last('consent')?.lost).to.equal(undefined);
  });
});
