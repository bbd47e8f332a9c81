import engineText from 'virtual:engine-text';
import { expect } from '@open-wc/testing';
import { array, assert, asyncProperty, nat, tuple } from 'fast-check';
import type { ReportOffer } from '../../../src/core/protocol.js';
import {
  DAY_MS,
  MANIFEST,
  SETTINGS,
  SHOW_START,
  TestEngine,
  until,
  useDatabase,
} from '../support.js';

import {
  answerOf,
  counting,
  honest,
  leftAt,
  Page,
  playOut,
  reportsAt,
  takePart,
} from './sending-page.js';

describe('engine/reporter', () => {
  useDatabase();

  it('hands over a finished report only after it is on disk with its ledger entry', async () => {
    const order: string[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      const made = transaction.call(this, names, mode, options);
      if (mode === 'readwrite' && made.objectStoreNames.contains('ledger')) {
        expect([...made.objectStoreNames]).to.include('outbox');
        expect(options?.durability).to.equal('strict');
        made.addEventListener('complete', () => order.push('committed'));
      }
      return made;
    };
    try {
      const test = new TestEngine();
      test.onEvent = (event) => event.kind === 'report-offer' && order.push('offered');
      await test.open();
      await test.consent('counts');
      expect(await test.manifest()).to.include({ state: 'counting', window: '00' });
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    expect(order).to.eql(['committed', 'offered']);
  });

  it('sends the fixed wire form, bound to the hash of the manifest, at the end and a little later', async () => {
    const { page, state } = await counting();
    const report = JSON.parse(page.held?.body ?? '');
    expect(Object.keys(report)).to.eql(['v', 'manifest', 'question', 'window', 'id', 'counts']);
    const hash = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(JSON.stringify(MANIFEST)),
    );
    const text = btoa(String.fromCharCode(...new Uint8Array(hash)));
    expect(report.manifest).to.equal(
      text.replaceAll('+', '-').replaceAll('/', '_').replace('=', ''),
    );
    expect(report).to.include({ v: 1, question: '001', window: '00', id: page.held?.id });
    expect(report.counts).to.eql([1, 0, 0, 0, 0, 0, 0]);
    expect(state).to.include({ sendAt: page.held?.sendAt });
    expect(page.held?.sendAt).to.be.within(MANIFEST.end, MANIFEST.end + 600_000);
    expect(page.held?.deadline).to.equal(MANIFEST.deadline);
  });

  it('follows the furthest act: shown, dismissed, chosen, added', async () => {
    const { test, page } = await counting();
    const answers: number[] = [];
    for (const type of ['view', 'dismiss', 'view', 'save', 'dismiss', 'add', 'select'] as const) {
      await test.signal({ type, productId: 'SKU-1' });
      await until(() => page.held !== null);
      answers.push(answerOf(page.held?.body));
    }
    expect(answers).to.eql([1, 2, 2, 3, 3, 4, 4]);
    const ids = new Set(test.of('report-offer').map(({ report }) => report.id));
    expect(ids.size).to.equal(1);
    expect((await test.view()).reports[0]).to.include({ answer: 'added', state: 'waiting' });
  });

  it('follows the health of the engine: a fault alone commits the report anew', async () => {
    const health = { id: '001', kind: 'health', weight: 1, openFrom: '00' } as const;
    const { test, page } = await counting({ ...MANIFEST, questions: [health] });
    expect(answerOf(page.held?.body)).to.equal(0);
    const broken = { kind: 'catalog', products: null } as never;
    const code = await test.ask(broken).catch((error) => error.code);
    expect(code).to.equal('engine');
    await until(() => test.of('report-offer').length === 2);
    expect((await test.view()).reports[0]).to.include({ answer: 'error', state: 'waiting' });
    expect(page.held?.body).to.equal((await test.view()).reports[0]?.body);
  });

  it('leaves the report alone while the answer stays, and for other products', async () => {
    const { test } = await counting();
    await test.signal({ type: 'view', productId: 'SKU-2' });
    await test.signal({ type: 'search', query: 'SKU-1' });
    await test.signal({ type: 'view', productId: 'SKU-1' });
    await test.signal({ type: 'view', productId: 'SKU-1' });
    await test.view();
    expect(test.of('report-recall')).to.have.length(1);
  });

  it('freezes at the first attempt: nothing changes it any more, and its randomness is gone', async () => {
    const { test, page } = await counting();
    await page.send();
    await test.signal({ type: 'add', productId: 'SKU-1' });
    expect(test.of('report-recall')).to.eql([]);
    const [report] = (await test.view()).reports;
    expect(report).to.include({ state: 'tried', answer: 'none' });
    await test.ask({ kind: 'report-done', id: page.held?.id ?? '', outcome: 'sent' });
    expect(test.of('counts-changed').at(-1)?.counts).to.eql({ state: 'done' });
    expect((await test.view()).reports[0]).to.include({ state: 'sent', body: page.sent[0]?.body });
  });

  it('freezes too when the attempt was made before the recall arrived', async () => {
    const { test, page } = await counting();
    page.prompt = false;
    await test.signal({ type: 'add', productId: 'SKU-1' });
    void page.send();
    await page.answer(page.waiting[0] ?? '');
    expect((await test.view()).reports[0]).to.include({ state: 'tried', answer: 'none' });
    expect(test.of('report-offer')).to.have.length(1);
  });

  it('sends a report that it finds at a start as it is, even if it never was tried', async () => {
    const first = await counting();
    await first.test.signal({ type: 'view', productId: 'SKU-1' });
    await until(() => first.test.of('report-offer').length === 2);
    const body = first.page.held?.body;
    await first.test.close();

    const again = new TestEngine();
    const page = new Page(again);
    await again.open();
    expect(await again.manifest()).to.include({ state: 'counting' });
    expect(page.held).to.include({ body, frozen: true });
    await again.signal({ type: 'add', productId: 'SKU-1' });
    expect(again.of('report-recall')).to.eql([]);
  });

  it('leaves an audit entry of a report that it finds, once: a kill may have come before the first', async () => {
    const kinds = async (test: TestEngine) => {
      const { audit } = JSON.parse(await test.ask({ kind: 'export' }));
      return (audit.entries as { kind: string }[]).map(({ kind }) => kind);
    };
    const first = new TestEngine();
    await first.open();
    await first.consent('picks', 'history', 'counts');
    await first.manifest();
    expect((await kinds(first)).filter((kind) => kind === 'report-tried')).to.eql([]);
    await first.close();
    for (const load of ['the next load', 'the one after']) {
      const test = new TestEngine();
      await test.open();
      await test.manifest();
      const noted = await kinds(test);
      expect(
        noted.filter((kind) => kind === 'report-tried'),
        load,
      ).to.have.length(1);
      await test.close();
    }
  });

  it('offers what another show left until its deadline, then drops it', async () => {
    const first = await counting();
    const body = first.page.held?.body;
    await first.test.close();
    expect((await leftAt(MANIFEST.deadline)).held).to.include({ body, frozen: true });
    expect(await leftAt(MANIFEST.deadline + 1)).to.eql({ held: null, state: 'dropped' });
  });

  it('hands the same report over again to a page that asks anew', async () => {
    const { test, page } = await counting();
    const body = page.held?.body;
    page.held = null;
    expect(await test.manifest()).to.include({ state: 'counting' });
    await until(() => page.held !== null);
    expect(page.held).to.include({ body, frozen: false });
    await test.close();
  });

  it('hands a report to no other collector than the one it was drawn for', async () => {
    const first = await counting();
    const body = first.page.held?.body;
    await first.test.close();
    const elsewhere = { collector: 'https://other.example' };
    expect((await leftAt(SHOW_START + 1000, elsewhere)).held).to.equal(null);
    const same = new TestEngine();
    const page = new Page(same);
    await same.open(elsewhere);
    expect(await same.manifest()).to.eql({ state: 'mismatch' });
    expect(page.held).to.equal(null);
    await same.close();
    expect((await leftAt(SHOW_START + 2000)).held).to.include({ body, frozen: true });
  });

  it('belongs to one tab; the next takes over what it left, as it is', async () => {
    const first = await counting();
    const second = new TestEngine();
    const page = new Page(second);
    await second.open();
    expect(await second.manifest()).to.eql({ state: 'other-tab' });
    expect(page.held).to.equal(null);
    await first.test.signal({ type: 'add', productId: 'SKU-1' });
    await until(() => first.test.of('report-offer').length === 2);
    await first.test.close();
    await until(() => page.held !== null);
    expect(page.held).to.include({ body: first.page.held?.body, frozen: true });
    expect(second.of('counts-changed').at(-1)?.counts).to.include({ state: 'counting' });
  });

  it('keeps to one body even against a tab in another thread without Web Locks', async () => {
    const blind = `Object.defineProperty(navigator, 'locks', { value: undefined });`;
    const script = new Blob([blind, engineText], { type: 'text/javascript' });
    const worker = new Worker(URL.createObjectURL(script));
    const offers: ReportOffer[] = [];
    const done = new Set<number>();
    worker.addEventListener('message', ({ data }) => {
      if (data.event?.kind === 'report-offer') offers.push(data.event.report);
      if (data.seq !== undefined) done.add(data.seq);
    });
    const now = Date.now();
    const manifest = { ...MANIFEST, start: now - 1000, end: now + 60_000, deadline: now + DAY_MS };
    const test = new TestEngine();
    const page = new Page(test);
    test.now = now;
    test.randomBytes = honest;
    await test.open();
    await test.consent('counts');
    await test.manifest(manifest);
    const { body } = page.held as ReportOffer;
    worker.postMessage({ seq: 1, request: { kind: 'open', settings: SETTINGS } });
    const text = JSON.stringify(manifest);
    worker.postMessage({ seq: 2, request: { kind: 'manifest', text } });
    await until(() => done.has(2) && offers.length === 1);
    expect(offers[0]).to.include({ body, frozen: true });

    await test.signal({ type: 'add', productId: 'SKU-1' });
    await until(() => page.held?.frozen === true);
    expect(page.held?.body).to.equal(body);
    worker.terminate();
  });

  it('tells the other tab when the report has gone', async () => {
    const first = await counting();
    const second = new TestEngine();
    await second.open();
    await second.manifest();
    await first.page.send();
    await first.test.ask({ kind: 'report-done', id: first.page.held?.id ?? '', outcome: 'sent' });
    await until(() => second.of('counts-changed').at(-1)?.counts.state === 'done');
    expect(second.of('report-offer')).to.eql([]);
  });

  it('never draws twice for one show: not after a reload, a withdrawal or an erase', async () => {
    const { test, page } = await counting();
    await page.send();
    await test.ask({ kind: 'report-done', id: page.held?.id ?? '', outcome: 'sent' });
    await test.consent();
    await test.consent('counts');
    expect(await test.manifest()).to.eql({ state: 'done' });
    await test.erase();
    await test.consent('counts');
    expect(await test.manifest()).to.eql({ state: 'done' });
    expect(test.of('report-offer')).to.have.length(1);
  });

  it('stops after four reports in seven days and eight in twenty-eight', async () => {
    const states: string[] = [];
    for (let n = 0; n < 5; n += 1) states.push(await takePart(n, SHOW_START + n * 1000));
    expect(states).to.eql(['counting', 'counting', 'counting', 'counting', 'spent']);
    for (let n = 5; n < 10; n += 1)
      states.push(await takePart(n, SHOW_START + 8 * DAY_MS + n * 1000));
    expect(states.slice(5)).to.eql(['counting', 'counting', 'counting', 'counting', 'spent']);
    expect(await takePart(10, SHOW_START + 16 * DAY_MS)).to.equal('spent');
    // Setting the clock back gives no room either.
    expect(await takePart(11, SHOW_START - 60 * DAY_MS)).to.equal('spent');
    expect(await takePart(12, SHOW_START + 37 * DAY_MS)).to.equal('counting');
  });

  it('keeps what was sent for 28 days', async () => {
    await takePart(1, SHOW_START);
    expect([await reportsAt(27), await reportsAt(28)]).to.eql([1, 0]);
  });

  it('is over after the end, and off without the purpose', async () => {
    const test = new TestEngine();
    await test.open();
    expect(await test.manifest()).to.eql({ state: 'off' });
    await test.consent('counts');
    test.now = MANIFEST.end;
    expect(await test.manifest()).to.eql({ state: 'over' });
  });

  it('makes no report when the ledger does not read back', async () => {
    const { put } = IDBObjectStore.prototype;
    const test = new TestEngine();
    await test.open();
    await test.consent('counts');
    IDBObjectStore.prototype.put = function (value, key) {
      if (this.name !== 'ledger') return put.call(this, value, key);
      return this.get('nothing') as never;
    };
    try {
      expect(await test.manifest()).to.eql({ state: 'off' });
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(test.of('report-offer')).to.eql([]);
    expect(test.of('fault')[0]?.code).to.equal('storage');
    await test.close();
    // What that draw left in the outbox goes never, neither in this show nor from another one.
    const { held } = await leftAt(MANIFEST.end + 1);
    expect(held).to.equal(null);
    const again = new TestEngine();
    const next = new Page(again);
    await again.open();
    expect(await again.manifest()).to.eql({ state: 'done' });
    expect(next.held).to.equal(null);
  });

  it('hands nothing over again when a recommit fails, and sends the old bytes at the next start', async () => {
    const { test, page } = await counting();
    const body = page.held?.body;
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, key) {
      if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
      return put.call(this, value, key);
    };
    try {
      await test.signal({ type: 'add', productId: 'SKU-1' });
      await test.view();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(page.held).to.equal(null);
    expect(test.of('storage-changed')).to.have.length(1);
    await test.close();
    const again = new TestEngine();
    const next = new Page(again);
    await again.open();
    await again.manifest();
    expect(next.held).to.include({ body, frozen: true });
  });

  for (const locks of [true, false]) {
    it(`never lets two bodies go under one id, whatever happens when (${locks ? 'with' : 'without'} Web Locks)`, async function () {
      this.timeout(60_000);
      if (!locks)
        Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
      try {
        await assert(
          asyncProperty(array(tuple(nat(1), nat(6)), { minLength: 5, maxLength: 30 }), playOut),
          { numRuns: 40 },
        );
      } finally {
        Reflect.deleteProperty(navigator, 'locks');
      }
    });
  }
});
