import { expect, waitUntil } from '@open-wc/testing';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { StreamPicksError } from '../../../src/core/errors.js';
import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeEngine } from './fake-engine.js';

const opened = {
  purposes: { ...NO_PURPOSES, picks: true, history: true },
  own: null,
  askAgain: [],
  noticeVersion: 1,
  basedOnMe: true,
  storage: 'visit',
  locked: true,
  waiting: false,
};

describe('the session and a passphrase', () => {
  let engine: FakeEngine;
  const errors: string[] = [];
  const shop = `locked-${crypto.randomUUID()}`;

  async function begin(isPress = true, purposes: typeof opened.purposes | null = opened.purposes) {
    engine = new FakeEngine();
    engine.answers.set('open', { ...opened, purposes });
    localStorage.setItem(`stream-picks:${shop}`, '{"answer":"yes","month":"2026-01","notice":1}');
    const session = createSession({
      isPress: () => isPress,
      connectEngine: engine.connect,
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => ({ version: 1, wordings: WORDING_VERSIONS, text: 'Words', language: 'en' }),
      fire: (name, detail) => {
        if (name === 'sp-error') errors.push((detail as { code: string }).code);
        return false;
      },
    });
    session.setCatalog({ version: 1, currency: 'EUR', products: [] });
    session.connect();
    await waitUntil(() => session.state.phase === 'on');
    errors.length = 0;
    return session;
  }
  afterEach(() => localStorage.removeItem(`stream-picks:${shop}`));

  it('says that the notes are locked until the passphrase is given', async () => {
    const session = await begin();
    expect(session.state.locked).to.equal(true);
    expect(session.state.notices).to.include('locked');
    engine.answers.set('unlock', { ...opened, locked: false, storage: 'durable' });
    expect(await session.unlock('four quiet lamps')).to.equal('done');
    expect(engine.last('unlock')?.passphrase).to.equal('four quiet lamps');
    expect(session.state.notices).not.to.include('locked');
    expect(session.state).to.include({ locked: false, storage: 'durable', phase: 'on' });
    engine.emit({ kind: 'lock-changed', locked: true });
    expect(session.state.notices).to.include('locked');
  });

  for (const [code, answer] of [
    ['passphrase-wrong', 'wrong'],
    ['passphrase-wait', 'wait'],
    ['passphrase-short', 'short'],
    ['passphrase-busy', 'busy'],
  ] as const) {
    it(`takes ${code} for an answer, not for a fault of the page`, async () => {
      const session = await begin();
      for (const kind of ['unlock', 'protect'] as const) {
        engine.faults.set(kind, new StreamPicksError(code, 'no'));
      }
      expect(await session.unlock('x')).to.equal(answer);
      expect(await session.protect('x', '', null)).to.equal(answer);
      expect(errors).to.eql([]);
      expect(session.state.locked).to.equal(true);
    });
  }

  it('tells the page of a storage that failed meanwhile', async () => {
    const session = await begin();
    engine.faults.set('protect', new StreamPicksError('storage', 'full'));
    expect(await session.protect('four quiet lamps', '', null)).to.equal('failed');
    expect(errors).to.eql(['storage']);
  });

  it('rule 4: a script locks nobody out', async () => {
    const session = await begin(false);
    expect(await session.protect('a passphrase of a script', '', null)).to.equal('failed');
    session.forgetOnClose(true, null);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(engine.last('protect')).to.equal(undefined);
    expect(session.state.shared).to.equal(false);
    expect(engine.last('consent')).to.equal(undefined);
  });

  it('rule 4: a yes that comes back with the tab is not recorded as the viewer’s', async () => {
    const key = `stream-picks:${shop}`;
    // As the viewer's own yes lies there after a reload, and as a script can write it.
    const purposes = { ...NO_PURPOSES, picks: true, offers: true };
    sessionStorage.setItem(key, JSON.stringify({ device: 'shared', source: 'viewer', purposes }));
    const session = await begin(true, null);
    expect(engine.last('consent')?.choice).to.deep.include({ source: 'tab', purposes });
    // Nor when the viewer goes on without the tab that forgets.
    engine.asked.length = 0;
    session.forgetOnClose(false, null);
    await waitUntil(() => engine.last('consent') !== undefined);
    expect(engine.last('consent')?.choice).to.include({ source: 'tab' });
    expect(engine.last('consent')?.choice.device).to.equal(undefined);
    // What the viewer then says in so many words is.
    session.savePurposes({ ...NO_PURPOSES, picks: true }, null);
    await waitUntil(() => engine.last('consent')?.choice.source === 'viewer');
    session.disconnect();
    sessionStorage.removeItem(key);
  });
});
