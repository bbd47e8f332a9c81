// The sending side of a page, and shows in which it takes part.
import { expect } from '@open-wc/testing';
import type { EngineEvent, EngineSettings, ReportOffer } from '../../../src/core/protocol.js';
import type { Manifest } from '../../../src/core/report.js';
import { cleanUp, DAY_MS, MANIFEST, SHOW_START, TestEngine } from '../support.js';

/** A source of randomness that always makes the report true: window, question and r are 0. */
export const honest = (length: number) => new Uint8Array(length);

/** The sending side of a page: holds what it is offered, gives it back unless it was tried. */
export class Page {
  held: ReportOffer | null = null;
  tried = new Set<string>();
  /** What went over the wire. */
  readonly sent: { id: string; body: string }[] = [];
  /** Answers to recalls are given by hand when false. */
  prompt = true;
  waiting: string[] = [];

  constructor(readonly test: TestEngine) {
    test.onEvent = (event) => this.hear(event);
  }

  hear(event: EngineEvent) {
    if (event.kind === 'report-offer') this.held = event.report;
    if (event.kind !== 'report-recall') return;
    if (this.prompt) this.answer(event.id);
    else this.waiting.push(event.id);
  }

  answer(id: string) {
    const held = this.tried.has(id) ? 'tried' : 'dropped';
    if (held === 'dropped') this.held = null;
    return this.test.ask({ kind: 'report-recalled', id, held });
  }

  /** The first attempt: at its time, or because the page is hidden. */
  send() {
    if (this.held === null) return;
    const { id, body } = this.held;
    this.tried.add(id);
    this.sent.push({ id, body });
    return this.test.ask({ kind: 'report-tried', id });
  }
}

export async function counting(manifest: Manifest = MANIFEST, draw = honest) {
  const test = new TestEngine();
  const page = new Page(test);
  test.randomBytes = draw;
  await test.open();
  await test.consent('counts');
  test.randomBytes = draw;
  const state = await test.manifest(manifest);
  return { test, page, state };
}

export const answerOf = (body: string | undefined) =>
  (JSON.parse(body ?? '') as { counts: number[] }).counts.indexOf(1);

/** A show of its own for each n, so that only the ledger links them. */
export const showNumber = (n: number): Manifest => ({ ...MANIFEST, stream: `show-${n}` });

export async function takePart(n: number, now: number) {
  const test = new TestEngine();
  const page = new Page(test);
  test.now = now;
  const shift = now - SHOW_START - 1000;
  const manifest = {
    ...showNumber(n),
    start: MANIFEST.start + shift,
    end: MANIFEST.end + shift,
    deadline: MANIFEST.deadline + shift,
  };
  await test.open({ stream: manifest.stream });
  await test.consent('counts');
  const state = await test.manifest(manifest);
  await page.send();
  const { id } = page.held ?? { id: '' };
  await test.ask({ kind: 'report-done', id, outcome: 'sent' });
  await test.close();
  return state.state;
}

/** What the page of another show is handed at a time, and what becomes of the report. */
export const leftAt = async (now: number, settings: Partial<EngineSettings> = {}) => {
  const test = new TestEngine();
  const page = new Page(test);
  test.now = now;
  await test.open({ stream: 'saturday', ...settings });
  await test.view();
  const { reports } = await test.view();
  await test.close();
  return { held: page.held, state: reports[0]?.state };
};

/** How many reports are kept after some days. */
export const reportsAt = async (days: number) => {
  const test = new TestEngine();
  test.now = SHOW_START + days * DAY_MS;
  await test.open();
  const { reports } = await test.view();
  await test.close();
  return reports.length;
};

/**
 * Two tabs on one storage. Each step picks a tab and what happens there: an act, an answer to a
 * recall, the page hidden (it sends what it holds), the tab closed and opened again, or a wait.
 */
export async function playOut(steps: [number, number][]) {
  await cleanUp();
  const sent: { id: string; body: string }[] = [];
  const tabs: { test: TestEngine; page: Page }[] = [];
  const start = async (index: number) => {
    const test = new TestEngine();
    const page = new Page(test);
    page.prompt = false;
    tabs[index] = { test, page };
    await test.open();
    await test.consent('counts');
    void test.manifest();
  };
  const kinds = ['view', 'dismiss', 'save', 'add'] as const;
  await start(0);
  await start(1);
  let acts = 0;
  for (const [index, action] of steps) {
    const { test, page } = tabs[index] as (typeof tabs)[number];
    if (action <= 1) void test.signal({ type: kinds[acts++ % 4] ?? 'view', productId: 'SKU-1' });
    if (action === 2) void test.view();
    if (action === 3) await test.view();
    if (action === 4) for (const id of page.waiting.splice(0)) void page.answer(id);
    if (action === 5) void page.send();
    if (action === 6) {
      sent.push(...page.sent);
      // A page that goes away sends what it holds; the engine may never hear of it.
      if (page.held !== null) sent.push({ id: page.held.id, body: page.held.body });
      test.onEvent = () => undefined;
      await test.close();
      await start(index);
    }
  }
  for (const { test, page } of tabs) {
    await test.view();
    void page.send();
    await test.view();
    sent.push(...page.sent);
  }
  const bodies = new Map<string, Set<string>>();
  for (const { id, body } of sent) bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
  for (const [id, variants] of bodies) expect(variants.size, id).to.equal(1);
  expect(bodies.size).to.be.at.most(1);
}
