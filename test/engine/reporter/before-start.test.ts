import { expect } from '@open-wc/testing';
import type { ReportOffer } from '../../../src/core/protocol.js';
import type { Manifest } from '../../../src/core/report.js';
import { Wait } from '../../../src/engine/reporter/wait.js';
import {
  DAY_MS,
  MANIFEST,
  rawRecords,
  SHOW_START,
  TestEngine,
  until,
  useDatabase,
} from '../support.js';

/** Long enough for a request to be answered before the show starts. */
const SOON_MS = 60;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 3 * SOON_MS));

/** An engine on the countdown page, with what its page was offered. */
async function early(beforeMs = SOON_MS, manifest: Manifest = MANIFEST) {
  const test = new TestEngine();
  const offers: ReportOffer[] = [];
  test.onEvent = (event) => {
    if (event.kind === 'report-offer') offers.push(event.report);
  };
  // True reports: window, question and r are 0.
  test.randomBytes = (length) => new Uint8Array(length);
  test.now = SHOW_START - beforeMs;
  await test.open();
  await test.consent('counts');
  const counts = await test.manifest(manifest);
  return { test, offers, counts };
}

const nothingDrawn = async () => {
  expect(await rawRecords('outbox')).to.eql([]);
  expect(await rawRecords('ledger')).to.eql([]);
};

describe('engine/reporter: before the show starts', () => {
  useDatabase();

  it('draws nothing, however often the countdown page is opened and left', async () => {
    for (let visit = 0; visit < 3; visit += 1) {
      const { test, offers, counts } = await early(3_600_000);
      expect(counts).to.eql({ state: 'planned' });
      await test.signal({ type: 'view', productId: 'SKU-1' });
      expect((await test.view()).reports).to.eql([]);
      await test.close();
      expect(offers).to.eql([]);
    }
    await nothingDrawn();
  });

  it('draws at the start by itself, with what the viewer has done by then', async () => {
    const left = await early(3_600_000);
    await left.test.close();
    const { test, offers, counts } = await early();
    expect(counts).to.eql({ state: 'planned' });
    await test.signal({ type: 'add', productId: 'SKU-1' });
    expect(offers).to.eql([]);
    test.now = SHOW_START;
    await until(() => offers.length === 1);
    expect(JSON.parse(offers[0]?.body ?? '').counts).to.eql([0, 0, 0, 0, 1, 0, 0]);
    expect(offers[0]).to.include({ frozen: false });
    await until(() => test.of('counts-changed').length > 0);
    expect(test.of('counts-changed').at(-1)?.counts).to.include({
      state: 'counting',
      window: '00',
    });
    expect(await rawRecords('ledger')).to.have.length(1);
    expect(await test.manifest()).to.include({ state: 'counting' });
  });

  it('waits in one tab at a time, and the next waits on when that one is closed', async () => {
    const first = await early();
    const second = await early();
    expect(second.counts).to.eql({ state: 'other-tab' });
    await first.test.close();
    await until(() => second.test.of('counts-changed').at(-1)?.counts.state === 'planned');
    await nothingDrawn();
    second.test.now = SHOW_START;
    await until(() => second.offers.length === 1);
    expect(first.offers).to.eql([]);
  });

  it('draws nothing once counting is withdrawn, erased or closed meanwhile', async () => {
    for (const end of ['consent', 'erase', 'close'] as const) {
      const { test, offers, counts } = await early();
      expect(counts).to.eql({ state: 'planned' });
      await test[end]();
      test.now = SHOW_START;
      await aWhile();
      expect(offers, end).to.eql([]);
      await nothingDrawn();
      await test.close();
    }
  });

  it('waits for a show that is further off than reports are kept', async () => {
    const start = SHOW_START + 40 * DAY_MS;
    const times = { start, end: start + 3_600_000, deadline: start + DAY_MS };
    const { counts } = await early(0, { ...MANIFEST, ...times });
    expect(counts).to.eql({ state: 'planned' });
    await nothingDrawn();
  });

  it('divides a long wait, since a timer of 2^31 ms or more would end at once', () => {
    const kept = globalThis.setTimeout;
    const delays: number[] = [];
    const calls: number[] = [];
    let now = 0;
    const far = 2 ** 31 + 5;
    try {
      const next: (() => void)[] = [];
      globalThis.setTimeout = ((run: () => void, delayMs: number) => {
        delays.push(delayMs);
        next.push(run);
        return delays.length;
      }) as never;
      new Wait(() => now).until(far, () => calls.push(now));
      while (calls.length === 0 && delays.length < 100_000) {
        now += delays.at(-1) ?? 0;
        next.pop()?.();
      }
    } finally {
      globalThis.setTimeout = kept;
    }
    expect(calls).to.eql([far]);
    expect(Math.max(...delays)).to.be.below(2 ** 31);
  });
});
