import { expect, waitUntil } from '@open-wc/testing';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import type { Press } from '../../../src/page/session/press.js';
import { createSession } from '../../../src/page/session/session.js';
import { sampleExport } from '../../support/export-sample.mjs';
import { FakeEngine } from './fake-engine.js';

describe('the session and a file that is imported', () => {
  const shop = `import-${crypto.randomUUID()}`;
  const engine = new FakeEngine();
  const file = (stream: string) => {
    const made = sampleExport();
    made.profile.spotlight.quietFor = stream;
    return new Blob([JSON.stringify({ ...made, shop })]);
  };
  afterEach(() => localStorage.removeItem(`stream-picks:${shop}`));

  it('rule 4: a press takes the file that it was made for, and no other', async () => {
    engine.answers.set('open', {
      purposes: { ...NO_PURPOSES, picks: true, history: true },
      own: null,
      askAgain: [],
      noticeVersion: 1,
      basedOnMe: true,
      storage: 'durable',
      locked: false,
      waiting: false,
    });
    engine.answers.set('import', { token: 'undo-1' });
    localStorage.setItem(`stream-picks:${shop}`, '{"answer":"yes","month":"2026-01","notice":1}');
    const session = createSession({
      isPress: (press, wish) => (press as unknown) === wish,
      connectEngine: engine.connect,
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => ({ version: 1, wordings: WORDING_VERSIONS, text: 'Words', language: 'en' }),
      fire: () => false,
    });
    session.connect();
    await waitUntil(() => session.state.phase === 'on');
    const checked = async (stream: string) => {
      const ready = await session.checkImport(file(stream));
      if (ready.state !== 'ready') throw new Error(JSON.stringify(ready));
      return ready;
    };
    const press = (id: number) => `import:${id}` as unknown as Press;

    const seen = await checked('seen');
    expect(seen).to.include({ signals: 5, statements: 1, comparisons: 1 });
    const swapped = await checked('swapped');
    // What was on screen was about the first; a script had the second checked.
    expect(await session.importData(swapped.id, press(seen.id))).to.include({ state: 'refused' });
    expect(await session.importData(seen.id, press(seen.id))).to.include({ state: 'refused' });
    expect(engine.last('import')).to.equal(undefined);

    const again = await checked('again');
    expect(await session.importData(again.id, press(again.id))).to.include({ state: 'done' });
    expect(engine.last('import')?.file.profile.spotlight?.quietFor).to.equal('again');
    session.disconnect();
  });
});
