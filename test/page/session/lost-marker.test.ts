import { expect, waitUntil } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import type { Purposes } from '../../../src/core/consent.js';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import type { LeftBehind, leftBehind } from '../../../src/page/consent/left-behind.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeEngine } from './fake-engine.js';
import { noticeOf } from './notice.js';

const YES: Purposes = { ...NO_PURPOSES, picks: true, history: true };
const catalog = { version: 1, currency: 'EUR', products: [{ id: 'A', title: 'A', url: '/a' }] };

/** Lays out the database as the engine leaves it: records of a choice, the key of a profile. */
async function leave(shop: string, { profile }: { profile: boolean }) {
  const database = await openDB('stream-picks', 2, {
    upgrade(made) {
      made.createObjectStore('keys', { keyPath: 'name' });
      made.createObjectStore('consent', { keyPath: ['shop', 'id'] });
    },
  });
  await database.put('consent', { shop, id: '00000000' });
  if (profile) await database.put('keys', { name: `profile/${shop}` });
  database.close();
}

describe('a marker that a loss of power took', () => {
  let engine: FakeEngine;
  let session: ElementSession;
  let shop: string;
  let release: (() => void) | undefined;
  const marker = () => localStorage.getItem(`stream-picks:${shop}`);
  const setMarker = (answer: string, month: string) =>
    localStorage.setItem(`stream-picks:${shop}`, JSON.stringify({ answer, month, notice: 1 }));
  /** The look ends when it is told so, after its limit: nothing was found by then. */
  const lateLook = () => {
    let end: (found: LeftBehind) => void = () => undefined;
    const look: typeof leftBehind = async (_, onLate) => {
      if (onLate !== undefined) end = onLate;
      return 'nothing';
    };
    return { look, end: (found: LeftBehind) => end(found) };
  };
  const start = (look?: typeof leftBehind) => {
    session = createSession({
      ...(look === undefined ? {} : { leftBehind: look }),
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => noticeOf(),
      fire: () => false,
      connectEngine: engine.connect,
      isPress: () => true,
    });
    session.setCatalog(catalog);
    session.connect();
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 150));
  const thisMonth = () => new Date().toISOString().slice(0, 7);

  before(async function () {
    this.timeout(200_000);
    await new Promise<void>((granted) => {
      void navigator.locks.request('test:database', () => {
        granted();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    });
  });
  beforeEach(async () => {
    await deleteDB('stream-picks');
    engine = new FakeEngine();
    shop = `lost-${crypto.randomUUID()}`;
  });
  afterEach(async () => {
    session.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
    await deleteDB('stream-picks');
  });
  after(() => release?.());

  it('after a yes: the viewer is not asked again, and the marker stands again', async () => {
    await leave(shop, { profile: true });
    engine.purposes = YES;
    start();
    await waitUntil(() => session.state.phase === 'on');
    expect(session.state.purposes).to.eql(YES);
    expect(JSON.parse(marker() ?? '{}').answer).to.equal('yes');
  });

  it('rule 8: after a withdrawal the viewer is not asked again either', async () => {
    await leave(shop, { profile: false });
    engine.purposes = NO_PURPOSES;
    start();
    await waitUntil(() => session.state.phase === 'off');
    expect(session.state.offCause).to.equal('refused');
    expect(JSON.parse(marker() ?? '{}').answer).to.equal('no');
    expect(engine.isClosed).to.equal(true);
  });

  it('an older no on disk does not hide the yes that came after it', async () => {
    await leave(shop, { profile: true });
    setMarker('no', thisMonth());
    engine.purposes = YES;
    start();
    await waitUntil(() => session.state.phase === 'on');
    expect(JSON.parse(marker() ?? '{}').answer).to.equal('yes');
  });

  it('rule 2: a no without a profile loads nothing', async () => {
    await leave(shop, { profile: false });
    setMarker('no', thisMonth());
    start();
    await settle();
    expect(engine.connections).to.equal(0);
    expect(session.state.phase).to.equal('off');
  });

  it('rule 1: what another shop of this origin keeps loads nothing here, and makes nothing', async () => {
    await leave('another', { profile: true });
    start();
    await settle();
    expect(engine.connections).to.equal(0);
    expect(session.state.phase).to.equal('asking');
    await deleteDB('stream-picks');
    await settle();
    expect(await indexedDB.databases()).to.eql([]);
  });

  it('a no that has run out was not lost: the viewer is asked', async () => {
    await leave(shop, { profile: false });
    setMarker('no', '2020-01');
    engine.purposes = NO_PURPOSES;
    start();
    await settle();
    expect(engine.connections).to.equal(0);
    expect(session.state.phase).to.equal('asking');
  });

  it('a store that opens late still counts: nobody has to answer again', async () => {
    await leave(shop, { profile: true });
    engine.purposes = YES;
    const { look, end } = lateLook();
    start(look);
    await waitUntil(() => session.state.phase === 'asking');
    await settle();
    end('profile');
    await waitUntil(() => session.state.phase === 'on');
    expect(JSON.parse(marker() ?? '{}').answer).to.equal('yes');
  });

  it('rule 14: a no said before a store has opened erases what it holds, once it opens', async () => {
    await leave(shop, { profile: true });
    engine.purposes = YES;
    const { look, end } = lateLook();
    start(look);
    await waitUntil(() => session.state.phase === 'asking');
    session.refuse(null);
    await waitUntil(() => session.state.phase === 'off');
    await settle();
    expect(engine.kinds()).not.to.include('erase');
    end('profile');
    await waitUntil(() => engine.kinds().includes('erase'));
    await settle();
    expect(session.state.phase).to.equal('off');
    expect(JSON.parse(marker() ?? '{}').answer).to.equal('no');
  });

  it('a yes after that no is newer, and stays', async () => {
    const { look, end } = lateLook();
    start(look);
    await waitUntil(() => session.state.phase === 'asking');
    session.refuse(null);
    await waitUntil(() => session.state.phase === 'off');
    session.savePurposes(YES, null);
    await waitUntil(() => session.state.phase === 'on');
    end('profile');
    await settle();
    expect(engine.kinds()).not.to.include('erase');
    expect(session.state.phase).to.equal('on');
  });

  it('a no pressed meanwhile is carried through', async () => {
    await leave(shop, { profile: true });
    engine.purposes = YES;
    start();
    session.refuse(null);
    await waitUntil(() => session.state.phase === 'off');
    await settle();
    expect(engine.kinds()).to.include('erase');
    expect(JSON.parse(marker() ?? '{}').answer).to.equal('no');
    expect(session.state.phase).to.equal('off');
  });
});
