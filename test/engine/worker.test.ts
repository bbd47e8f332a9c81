import text from 'virtual:engine-text';
import { expect } from '@open-wc/testing';
import type { EngineMessage, EngineRequest } from '../../src/core/protocol.js';
import { openWorkerLink } from '../../src/page/link/worker-link.js';
import { choose, PRODUCTS, SETTINGS, useDatabase } from './support.js';

/** What follows the engine in its worker: tells which ways out are left. */
const PROBE = `
addEventListener('message', async ({ data }) => {
  if (data.probe === undefined) return;
  const left = data.probe.filter((name) => self[name] !== undefined || navigator[name] !== undefined);
  postMessage({ probe: left });
});`;

const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'importScripts',
  'caches',
  'Worker',
  'SharedWorker',
  'FontFace',
  'fonts',
  'sendBeacon',
  'BroadcastChannel',
];

/** WebKit does not tell a worker by which policy a connection was refused. */
const NAMES_POLICIES = !navigator.userAgent.includes('AppleWebKit/605');

/** A worker with the engine, in a frame under one or more policies. */
async function workerUnder(...policies: string[]) {
  const frame = document.createElement('iframe');
  frame.srcdoc = policies
    .map((policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .join('');
  document.documentElement.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const realm = frame.contentWindow as Window & typeof globalThis;
  const url = realm.URL.createObjectURL(new realm.Blob([text], { type: 'text/javascript' }));
  const worker = new realm.Worker(url);
  const close = () => {
    worker.terminate();
    frame.remove();
  };
  return { worker, close };
}

/** What the engine's worker says of itself there. */
async function firstWordUnder(...policies: string[]) {
  const { worker, close } = await workerUnder(...policies);
  const word = await new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data.ready), { once: true });
  });
  close();
  return word;
}

/** What the page makes of it, which is what the viewer reads. */
async function isolationUnder(policy: string, sealed: boolean) {
  const { worker, close } = await workerUnder(policy);
  const held = { worker, close, startLearner: null, sealed, isAlive: () => true };
  const link = await openWorkerLink(held, () => undefined);
  link.close();
  return link.isolation;
}

describe('engine/worker', () => {
  useDatabase();
  let worker: Worker;
  let messages: (EngineMessage & { probe?: string[] })[];

  const next = (match: (message: (typeof messages)[number]) => boolean) =>
    new Promise<(typeof messages)[number]>((resolve) => {
      const known = messages.find(match);
      if (known) return resolve(known);
      worker.addEventListener('message', ({ data }) => match(data) && resolve(data));
    });

  let seq = 0;
  const ask = async (request: EngineRequest) => {
    seq += 1;
    const own = seq;
    worker.postMessage({ seq: own, request });
    return (await next((message) => 'seq' in message && message.seq === own)) as {
      result?: unknown;
      error?: { code: string; message: string };
    };
  };

  beforeEach(() => {
    messages = [];
    const url = URL.createObjectURL(new Blob([text, PROBE], { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.addEventListener('message', ({ data }) => messages.push(data));
  });

  afterEach(() => worker.terminate());

  it('is one classic script without imports', () => {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
    expect(/\bimport\s*\(/.test(code)).to.equal(false);
    expect(() => new Function(text)).not.to.throw();
  });

  it('says that it has a network where no policy takes it away', async () => {
    expect(await next((message) => 'ready' in message)).to.eql({ ready: 'worker' });
  });

  for (const [policy, word] of [
    ["default-src 'none'; script-src blob:; worker-src blob:; connect-src 'none'", 'isolated'],
    ["default-src 'none'; script-src blob:; worker-src blob:", 'isolated'],
    ["connect-src 'self'; worker-src blob:", 'worker'],
    ["default-src 'none'; script-src blob:; worker-src blob:; connect-src https:", 'worker'],
    ["default-src 'self'; script-src blob:; worker-src blob:", 'worker'],
  ] as const) {
    it(`calls itself ${word} under ${policy}, or refused where the browser names no policy`, async () => {
      expect(await firstWordUnder(policy)).to.equal(NAMES_POLICIES ? word : 'refused');
    });

    it(`is called ${word} under ${policy} by a page that knows the policy`, async () => {
      expect(await isolationUnder(policy, word === 'isolated')).to.equal(word);
    });
  }

  it('is never called isolated where it has a network, whatever the page believes', async () => {
    expect(await isolationUnder('worker-src blob:', true)).to.equal('worker');
  });

  it('calls itself isolated under the policy of the frame inside that of a page', async () => {
    const page = "connect-src 'self' https://counts.shop.example; script-src 'self' blob:";
    const frame = "default-src 'none'; script-src blob:; worker-src blob:; connect-src 'none'";
    const word = NAMES_POLICIES ? 'isolated' : 'refused';
    expect(await firstWordUnder(page, frame)).to.equal(word);
    expect(await firstWordUnder(frame, page)).to.equal(word);
  });

  it('has taken every way out away before it says a word', async () => {
    await next((message) => 'ready' in message);
    worker.postMessage({ probe: WAYS_OUT });
    expect((await next((message) => 'probe' in message)).probe).to.eql([]);
  });

  it('answers requests that came before it was ready, and posts faults with a code', async () => {
    const opened = ask({ kind: 'open', settings: { ...SETTINGS, isolation: 'worker' } });
    expect((await opened).result).to.include({ purposes: null });
    const fault = await ask({ kind: 'undo', token: 'none' });
    expect(fault.error).to.include({ code: 'engine' });
    const broken = await ask(null as never);
    expect(broken.error?.code).to.equal('engine');
    expect((await ask({ kind: 'view' })).result).to.be.an('object');
  });

  it('keeps a profile, ranks and counts in the worker', async () => {
    await ask({ kind: 'open', settings: { ...SETTINGS, isolation: 'worker' } });
    await ask({ kind: 'consent', choice: choose('picks', 'history') });
    await ask({ kind: 'catalog', products: PRODUCTS });
    await next((message) => 'event' in message && message.event.kind === 'picks');
    await ask({ kind: 'signal', signal: { type: 'select', productId: 'SKU-1' }, at: Date.now() });
    const view = (await ask({ kind: 'view' })).result as { run: object; signals: unknown[] };
    expect(view.run).to.include({ storage: 'durable', encrypted: true, isolation: 'worker' });
    expect(view.signals).to.have.length(1);
  });
});
