/** An engine in this page with a clock that stands still, and ways to look at what it stored. */

import { deleteDB, openDB } from 'idb';
import type { ConsentChoice, Purpose, Purposes } from '../../src/core/consent.js';
import { NO_PURPOSES } from '../../src/core/consent.js';
import type { Product } from '../../src/core/product.js';
import type { EngineEvent, EngineSettings } from '../../src/core/protocol.js';
import type { Manifest } from '../../src/core/report.js';
import type { Signal } from '../../src/core/signal.js';
import { Engine } from '../../src/engine/engine.js';
import type { Learner } from '../../src/engine/learner/job.js';

export const DAY_MS = 86_400_000;
export const SHOW_START = Date.UTC(2026, 5, 5, 18);

export const SETTINGS: EngineSettings = {
  shop: '',
  stream: 'friday',
  countsOffered: true,
  collector: 'https://counts.example',
  maxPicks: 6,
  saver: false,
  isolation: 'main',
};

const TEXT = ['Trail runner', 'Peak boot', 'Tea pot', 'Desk lamp', 'Rain coat', 'Wool socks'];
const KINDS = ['Trail shoes', 'Trail shoes', 'Kitchen', 'Lamps', 'Clothing', 'Clothing'];

export const PRODUCTS: readonly Product[] = Array.from({ length: 24 }, (_, index) => ({
  id: `SKU-${index + 1}`,
  title: `${TEXT[index % 6]} ${index}`,
  url: `https://shop.example/${index}`,
  brand: `Brand ${index % 4}`,
  category: ['All', KINDS[index % 6] ?? ''],
  tags: [],
}));

export const MANIFEST: Manifest = {
  v: 1,
  stream: 'friday',
  title: 'Friday show',
  weight: 7,
  start: SHOW_START,
  end: SHOW_START + 3_600_000,
  deadline: SHOW_START + 3_600_000 + DAY_MS,
  windows: [],
  questions: [{ id: '001', kind: 'product', subject: 'SKU-1', weight: 1, openFrom: '00' }],
  targetHalfWidth: 0.05,
};

export function choose(...purposes: Purpose[]): ConsentChoice {
  const on = Object.fromEntries(purposes.map((purpose) => [purpose, true]));
  return {
    purposes: { ...NO_PURPOSES, ...on } as Purposes,
    source: 'viewer',
    noticeVersion: 1,
    noticeHash: 'h'.repeat(43),
    language: 'en',
    controller: 'Shop Ltd',
  };
}

const running = new Set<TestEngine>();

/** An engine, its events and its clock. */
export class TestEngine {
  readonly events: EngineEvent[] = [];
  now = SHOW_START + 1000;
  onEvent: (event: EngineEvent) => void = () => undefined;
  learner: Learner | null = null;
  clock = () => performance.now();
  randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  readonly engine = new Engine({
    emit: (event) => {
      this.events.push(event);
      this.onEvent(event);
    },
    now: () => this.now,
    randomBytes: (length) => this.randomBytes(length),
    timeZone: () => this.timeZone,
    learner: () => this.learner,
    clock: () => this.clock(),
    openChannel: (name) => new BroadcastChannel(name),
  });
  readonly ask = this.engine.handle.bind(this.engine);

  /** @param timeZone The device's, as the engine reads it. */
  constructor(readonly timeZone = 'Etc/UTC') {
    running.add(this);
  }

  open(settings: Partial<EngineSettings> = {}) {
    return this.ask({ kind: 'open', settings: { ...SETTINGS, ...settings } });
  }

  consent(...purposes: Purpose[]) {
    return this.ask({ kind: 'consent', choice: choose(...purposes) });
  }

  signal(signal: Signal) {
    return this.ask({ kind: 'signal', signal, at: this.now });
  }

  manifest(manifest: Manifest = MANIFEST) {
    return this.ask({ kind: 'manifest', text: JSON.stringify(manifest) });
  }

  view() {
    return this.ask({ kind: 'view' });
  }

  erase(ledgerToo = false) {
    return this.ask({ kind: 'erase', ledgerToo, choice: choose() });
  }

  of<K extends EngineEvent['kind']>(kind: K): Extract<EngineEvent, { kind: K }>[] {
    return this.events.filter((event) => event.kind === kind) as never;
  }

  async close() {
    running.delete(this);
    this.engine.close();
    await this.ask({ kind: 'view' }).catch(() => undefined);
  }
}

/** Ends every engine and deletes the database. */
export async function cleanUp() {
  await Promise.all([...running].map((engine) => engine.close()));
  await deleteDB('stream-picks');
}

/**
 * Gives each test of a file an empty database. Files run at the same time in one browser and share
 * its origin, so a file waits until no other uses the database.
 */
export function useDatabase() {
  let release: (() => void) | undefined;
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
  beforeEach(cleanUp);
  afterEach(cleanUp);
  after(() => release?.());
}

/** Whether the database is there. */
export async function hasDatabase(): Promise<boolean> {
  const all = await indexedDB.databases();
  return all.some(({ name }) => name === 'stream-picks');
}

/** Opens the database as it lies on disk. */
export const rawDatabase = () => openDB('stream-picks');

/** Raw records of a store. */
export async function rawRecords(store: string): Promise<Record<string, unknown>[]> {
  const database = await rawDatabase();
  try {
    return await database.getAll(store);
  } finally {
    database.close();
  }
}

/** Waits until something is true, at most two seconds. */
export async function until(what: () => unknown, why = 'it never happened'): Promise<void> {
  const end = performance.now() + 2000;
  while (!(await what())) {
    if (performance.now() > end) throw new Error(why);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Holds a lock as a tab that is stuck does; gives what lets it go. */
export function stuckWith(name: string): Promise<() => void> {
  return new Promise((granted) => {
    void navigator.locks.request(
      `stream-picks:${name}`,
      () => new Promise<void>((release) => granted(release)),
    );
  });
}
