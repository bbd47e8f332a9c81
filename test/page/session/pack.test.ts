import { expect, waitUntil } from '@open-wc/testing';
import { StreamPicksError } from '../../../src/core/errors.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeEngine } from './fake-engine.js';
import { noticeOf } from './notice.js';

const CATALOG = { version: 1, products: [{ id: 'P1', title: 'Thing', url: '/p/1' }] };

describe('the pack of a shop', () => {
  const { fetch } = globalThis;
  let session: ElementSession | null = null;
  let engine: FakeEngine;
  let shop = '';
  let asked: { url: string; init: RequestInit | undefined }[] = [];
  const errors: { code?: string }[] = [];

  function start(answer: () => Promise<Response>) {
    shop = `pack-${crypto.randomUUID()}`;
    asked = [];
    errors.length = 0;
    globalThis.fetch = (async (url, init) => {
      if (!String(url).includes('/pack.bin')) return fetch(url, init);
      asked.push({ url: String(url), init });
      return answer();
    }) as typeof fetch;
    engine = new FakeEngine();
    const attributes: Record<string, string> = { shop, pack: '/pack.bin' };
    session = createSession({
      host: document.createElement('div'),
      attribute: (name) => attributes[name] ?? null,
      notice: () => noticeOf(),
      fire: (name, detail) => {
        if (name === 'sp-error') errors.push(detail as { code?: string });
        return false;
      },
      connectEngine: engine.connect,
      isPress: () => true,
      wantsSaving: async () => false,
    });
    session.setCatalog(CATALOG);
    session.connect();
    return session;
  }

  afterEach(() => {
    globalThis.fetch = fetch;
    session?.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
  });

  it('is fetched with the engine, never before a yes, without credentials or referrer', async () => {
    const started = start(async () => new Response(new Uint8Array([1, 2, 3])));
    await waitUntil(() => started.state.phase === 'asking' && started.state.catalog === 'ready');
    expect(asked).to.eql([]);
    started.accept(null);
    await waitUntil(() => engine.last('pack') !== undefined);
    expect([...new Uint8Array(engine.last('pack')?.bytes ?? new ArrayBuffer(0))]).to.eql([1, 2, 3]);
    expect(asked.length).to.equal(1);
    expect(asked[0]?.init).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
    for (let act = 0; act < 5; act += 1) started.select('P1');
    expect(asked.length).to.equal(1);
  });

  it('the page hears of one that is missing, too large or refused, and picks go on', async () => {
    const bad: (() => Promise<Response>)[] = [
      async () => new Response('', { status: 404 }),
      () => Promise.reject(new TypeError('no network')),
      async () => new Response('', { headers: { 'content-length': '9000000' } }),
      async () => new Response(new Uint8Array([1])),
    ];
    for (const answer of bad) {
      const started = start(answer);
      if (answer === bad.at(-1)) {
        engine.faults.set('pack', new StreamPicksError('model', 'another catalogue'));
      }
      await waitUntil(() => started.state.phase === 'asking' && started.state.catalog === 'ready');
      started.accept(null);
      await waitUntil(() => errors.length > 0);
      expect(errors.map(({ code }) => code)).to.eql(['model']);
      // The pack's answer may come before that to the choice.
      await waitUntil(() => started.state.phase === 'on');
      expect(started.state.notices).to.eql([]);
      started.disconnect();
    }
  });
});
