import { expect, waitUntil } from '@open-wc/testing';
import type { EngineEvent } from '../../../src/core/protocol.js';
import { loadChunk } from '../../../src/page/link/chunks.js';
import type { EngineLink } from '../../../src/page/link/link.js';
import { connectEngine } from '../../../src/page/link/link.js';

const settings = (isolation: EngineLink['isolation']) => ({
  shop: `link-${crypto.randomUUID()}`,
  stream: '',
  countsOffered: false,
  collector: '',
  maxPicks: 6,
  saver: false,
  isolation,
});

describe('the link to the engine', () => {
  let link: EngineLink | null = null;
  const connect = async (options: Partial<Parameters<typeof connectEngine>[0]> = {}) => {
    link = await connectEngine({ onEvent: () => undefined, ...options });
    return link;
  };
  /** Gives `text` in place of the engine. */
  const withText = (text: string) =>
    ((name: string) =>
      name === 'engine-text'
        ? Promise.resolve({ default: text })
        : loadChunk(name as never)) as typeof loadChunk;
  const echo = `postMessage({ ready: 'isolated' });
    onmessage = ({ data: { seq, request } }) => {
      if (!request) return; // the port to the learner
      if (request.kind === 'view') postMessage({ seq, error: { code: 'storage', message: 'full' } });
      else if (request.kind === 'export') setTimeout(() => { throw new Error('later'); });
      else setTimeout(() => postMessage({ seq, result: request.kind }), request.kind === 'catalog' ? 50 : 0);
      postMessage({ event: { kind: 'storage-changed', storage: 'memory' } });
    };`;

  afterEach(() => link?.close());

  it('loads the learner together with the engine, whatever comes of it', async () => {
    const asked: string[] = [];
    const load = ((name: string) => {
      asked.push(name);
      return name === 'learner-text' ? Promise.reject(new Error('gone')) : loadChunk(name as never);
    }) as typeof loadChunk;
    const { isolation } = await connect({ load });
    expect(isolation).to.equal('isolated');
    expect(asked.sort()).to.eql(['engine-text', 'learner-text']);
  });

  it('makes the frame while the engine is on its way', async () => {
    let arrive: () => void = () => undefined;
    const there = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const load = (async (name: string) => {
      if (name !== 'engine-text') return loadChunk(name as never);
      await there;
      return { default: echo };
    }) as typeof loadChunk;
    const connected = connect({ load });
    const frame = () => document.querySelector<HTMLIFrameElement>('html > iframe');
    await waitUntil(() => frame()?.contentDocument?.querySelector('meta'));
    arrive();
    expect((await connected).isolation).to.equal('isolated');
  });

  it('starts the learner after the first picks, which it would hold up', async () => {
    const events: EngineEvent[] = [];
    const text = `postMessage({ ready: 'isolated' });
      onmessage = ({ data: { seq, learner } }) => postMessage({
        event: learner ? { kind: 'fault', code: 'engine', message: 'learner' } : { kind: 'picks' },
      });`;
    const { request } = await connect({
      load: withText(text),
      onEvent: (event) => events.push(event),
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(events).to.eql([]);
    void request({ kind: 'undo', token: '' }).catch(() => undefined);
    await waitUntil(() => events.length === 2);
    expect(events.map(({ kind }) => kind)).to.eql(['picks', 'fault']);
  });

  it('learns in a second worker, behind the same policy', async function () {
    this.timeout(20_000);
    const { isolation, request } = await connect();
    const { choose, PRODUCTS } = await import('../../engine/support.js');
    await request({ kind: 'open', settings: settings(isolation) });
    await request({ kind: 'consent', choice: choose('picks') });
    await request({ kind: 'catalog', products: PRODUCTS });
    let at = Date.now() - 3_600_000;
    const act = (type: 'view' | 'add', productId: string) =>
      request({ kind: 'signal', signal: { type, productId }, at: (at += 1000) });
    const tuning = async () => (await request({ kind: 'view' })).tuning;
    await act('add', 'SKU-1');
    await waitUntil(async () => (await request({ kind: 'view' })).explanations.length > 0);
    for (let turn = 0; turn < 6 && (await tuning()).comparisons.length < 10; turn += 1) {
      const shown = (await request({ kind: 'view' })).explanations.map((each) => each.productId);
      for (const id of shown) await act('view', id);
      await act('add', shown[3] ?? '');
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect((await tuning()).comparisons.length).to.be.at.least(10);
    // However late it starts.
    await waitUntil(async () => (await tuning()).held === null);
    await waitUntil(async () => (await tuning()).learnedFrom >= 10, 'learned', { timeout: 5000 });
    await request({ kind: 'erase', ledgerToo: false, choice: choose() });
  });

  it('reaches the real engine in a worker that has proven its isolation', async () => {
    const { isolation, request } = await connect();
    expect(isolation).to.equal('isolated');
    const opened = await request({ kind: 'open', settings: settings(isolation) });
    expect(opened.purposes).to.equal(null);
  });

  it('numbers requests: answers in any order find theirs, faults keep their code, events come through', async () => {
    const events: EngineEvent[] = [];
    const { request } = await connect({
      load: withText(echo),
      onEvent: (event) => events.push(event),
    });
    const slow = request({ kind: 'catalog', products: [] }) as Promise<unknown>;
    const quick = request({ kind: 'undo', token: '' }) as Promise<unknown>;
    expect(await Promise.race([slow, quick])).to.equal('undo');
    expect(await slow).to.equal('catalog');
    const fault = await request({ kind: 'view' }).catch((error: unknown) => error);
    expect(fault).to.include({ code: 'storage', message: 'full' });
    await waitUntil(() => events.length === 3);
  });

  it('tells of an exception in the worker, and refuses what waits when it is closed', async () => {
    const events: EngineEvent[] = [];
    const { request, close } = await connect({
      load: withText(echo),
      onEvent: (event) => events.push(event),
    });
    const never = request({ kind: 'export' }).catch((error: unknown) => error);
    await waitUntil(() => events.some((event) => event.kind === 'fault'));
    close();
    expect(await never).to.have.property('code', 'engine');
    expect(await request({ kind: 'view' }).catch((error: unknown) => error)).to.have.property(
      'code',
      'engine',
    );
  });

  it('knows when the page threw the engine out', async () => {
    const { isLost, request } = await connect({ load: withText(echo) });
    expect(isLost()).to.equal(false);
    document.querySelector('html > iframe')?.remove();
    expect(isLost()).to.equal(true);
    expect(await request({ kind: 'view' }).catch((error: unknown) => error)).to.have.property(
      'code',
      'engine',
    );
  });

  for (const [what, text] of [
    ['does not compile', 'this is no script'],
    ['throws at once', "throw new Error('no')"],
  ] as const) {
    it(`runs on the main thread when the worker ${what}`, async () => {
      const { isolation, request } = await connect({ load: withText(text) });
      expect(isolation).to.equal('main');
      expect((await request({ kind: 'open', settings: settings('main') })).purposes).to.equal(null);
      expect(document.querySelector('html > iframe')).to.equal(null);
    });
  }

  it('takes a file of this origin when blob workers fail, and says that it has a network', async () => {
    const file = new URL('./plain-engine.js', import.meta.url).href;
    const { isolation } = await connect({ load: withText('throw 1'), workerSrc: file });
    expect(isolation).to.equal('worker');
  });

  it('fails with a code when there is no way at all', async () => {
    const nothing = (() => Promise.reject(new Error('offline'))) as unknown as typeof loadChunk;
    const fault = await connect({ load: nothing }).catch((error: unknown) => error);
    expect(fault).to.have.property('code', 'engine');
  });
});
