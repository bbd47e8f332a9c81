import { expect } from '@open-wc/testing';
import type { HeldWorker } from '../../../src/page/link/isolation.js';
import {
  FRAME_POLICY,
  startFileWorker,
  startIsolatedWorker,
} from '../../../src/page/link/isolation.js';
import { MUST_ARRIVE, WAYS, wayOutCode } from './ways-out.js';

interface Arrivals {
  readonly origin: string;
  readonly port: number;
  readonly arrived: readonly string[];
}

const arrivals = async (run: string): Promise<Arrivals> =>
  (await fetch(`/__arrivals/${run}`)).json() as Promise<Arrivals>;
const answer = (worker: Worker) =>
  new Promise<MessageEvent>((resolve, reject) => {
    worker.addEventListener('message', resolve, { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'refused')));
  });
/** Errors of nested workers come up too, and say only that something was refused. */
const finished = (worker: Worker) =>
  new Promise<MessageEvent>((resolve) => {
    worker.addEventListener('message', resolve, { once: true });
    worker.addEventListener('error', (event) => event.preventDefault());
  });
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** WebKit's workers load fonts of their own origin only; the next test is about these. */
const MUST = navigator.userAgent.includes('AppleWebKit/605')
  ? MUST_ARRIVE.filter((way) => way !== 'font')
  : MUST_ARRIVE;
/** Workers side by side. */
const ABREAST = 8;
const frames = () => document.querySelectorAll('html > iframe').length;

describe('the isolated worker', () => {
  const held: HeldWorker[] = [];
  const start = async (code: string) => {
    const worker = await startIsolatedWorker(code);
    held.push(worker);
    return worker;
  };
  afterEach(() => {
    for (const worker of held.splice(0)) worker.close();
  });

  it('has no way out: whatever code in it tries, nothing arrives', async function () {
    this.timeout(90_000);
    const tryFrom = async (
      make: (code: string) => Worker | Promise<Worker>,
      run = `run-${crypto.randomUUID()}`,
      ways: readonly (typeof WAYS)[number][] = WAYS,
    ) => {
      const { origin, port } = await arrivals(run);
      for (let first = 0; first < ways.length; first += ABREAST) {
        const some = ways
          .slice(first, first + ABREAST)
          .map(async (way) => finished(await make(wayOutCode(`${origin}/${run}`, port, way))));
        // Firefox now and then never comes back from a call that a policy refuses.
        await Promise.race([Promise.all(some), rest(5000)]);
      }
      return (await arrivals(run)).arrived;
    };
    const plain: Worker[] = [];
    const plainRun = `run-${crypto.randomUUID()}`;
    const fromPlainWorkers = (ways?: readonly (typeof WAYS)[number][]) =>
      tryFrom(
        (code) => {
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          plain.push(worker);
          return worker;
        },
        plainRun,
        ways,
      );
    let fromPlain = await fromPlainWorkers();
    // Workers in workers may need longer than the calls, and a busy browser gives up on some: what
    // has to arrive is waited for, and tried anew.
    const missing = () => MUST.filter((way) => !fromPlain.includes(way));
    for (let waited = 0; waited < 20_000 && missing().length > 0; waited += 500) {
      await rest(500);
      if (waited % 5000 === 4500) await fromPlainWorkers(missing());
      fromPlain = (await arrivals(plainRun)).arrived;
    }
    for (const worker of plain) worker.terminate();
    for (const way of MUST) expect(fromPlain, 'from a plain worker').to.include(way);
    // Datagrams come from WebTransport or WebRTC, where the browser has them in workers: Chromium.
    if (navigator.userAgent.includes('Chrome')) expect(fromPlain).to.include('datagram');
    expect(await tryFrom(async (code) => (await start(code)).worker)).to.deep.equal([]);
    await caches.delete('ways-out');
  });

  it('reaches nothing of its own origin either, be it a font', async () => {
    const reached = async (make: (code: string) => Worker | Promise<Worker>) => {
      const run = crypto.randomUUID();
      const base = `${location.origin}/__sink/${run}`;
      const code = `Promise.allSettled([fetch('${base}/fetch'), new FontFace('x', 'url(${base}/font)').load()])
        .then(() => postMessage('tried'));`;
      await answer(await make(code));
      const log = (await (await fetch(`/__sink-log/${run}`)).json()) as { path: string }[];
      return log.map(({ path }) => path.split('/').at(-1)).sort();
    };
    const plain = (code: string) => new Worker(URL.createObjectURL(new Blob([code])));
    expect(await reached(plain)).to.deep.equal(['fetch', 'font']);
    expect(await reached(async (code) => (await start(code)).worker)).to.deep.equal([]);
  });

  it('cannot even fetch a data address, by which the engine proves it', async () => {
    const code = "fetch('data:,').then(() => postMessage('out'), () => postMessage('in'));";
    expect((await answer((await start(code)).worker)).data).to.equal('in');
  });

  it('still has storage, locks and channels, which the engine needs', async () => {
    const code = `
      const open = indexedDB.open('isolation-test');
      open.onerror = () => postMessage('no storage');
      open.onsuccess = async () => {
        open.result.close();
        indexedDB.deleteDatabase('isolation-test');
        new BroadcastChannel('x').close();
        await crypto.subtle.digest('SHA-256', new Uint8Array(1));
        navigator.locks.request('x', () => postMessage('ok'));
      };`;
    expect((await answer((await start(code)).worker)).data).to.equal('ok');
  });

  it('lives in a hidden frame below <html>, under exactly the policy of the design', async () => {
    await start('');
    const frame = document.querySelector<HTMLIFrameElement>('html > iframe');
    expect(frame?.parentElement).to.equal(document.documentElement);
    expect(frame?.getAttribute('aria-hidden')).to.equal('true');
    expect(frame?.tabIndex).to.equal(-1);
    expect(frame && getComputedStyle(frame).display).to.equal('none');
    expect(frame?.contentDocument?.querySelector('meta')?.content).to.equal(FRAME_POLICY);
    expect(FRAME_POLICY).to.equal(
      "default-src 'none'; script-src blob:; worker-src blob:; connect-src 'none'",
    );
  });

  it('survives a page that swaps its body', async () => {
    const { worker, isAlive } = await start('onmessage = () => postMessage(1);');
    const { body } = document;
    document.body.replaceWith(document.createElement('body'));
    try {
      worker.postMessage(0);
      expect((await answer(worker)).data).to.equal(1);
      expect(isAlive()).to.equal(true);
    } finally {
      document.body.replaceWith(body);
    }
  });

  it('is known to be dead when the page throws its frame out', async () => {
    const { isAlive } = await start('');
    document.querySelector('html > iframe')?.remove();
    expect(isAlive()).to.equal(false);
  });

  it('leaves no frame behind when it is closed', async () => {
    const before = frames();
    const worker = await startIsolatedWorker('');
    expect(frames()).to.equal(before + 1);
    worker.close();
    worker.close();
    expect(frames()).to.equal(before);
  });

  it('refuses a file of another origin', () => {
    expect(() => startFileWorker('https://elsewhere.example/engine.js'))
      .to.throw()
      .with.property('code', 'worker');
  });
});
