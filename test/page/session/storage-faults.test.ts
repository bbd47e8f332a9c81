import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { deleteDB } from 'idb';
import '../../../src/define.js';
import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import type { loadChunk } from '../../../src/page/link/chunks.js';
import { loadChunk as loadRealChunk } from '../../../src/page/link/chunks.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import type { Notice } from '../../../src/page/session/state.js';
import type { PickRail } from '../../../src/ui/pick-rail/pick-rail.js';
import { useDatabase } from '../../engine/support.js';
import { words } from '../../ui/fixtures.js';

/** Longest wait for a usable widget (research: a storage that hangs takes 3 s by itself). */
const USABLE_MS = 3500;

/** WebKit never answers who deletes a database while a worker that was ended still lets go of it. */
const ENDING_MS = navigator.userAgent.includes('AppleWebKit/605') ? 800 : 0;

const UNCAUGHT = 'test:uncaught';
const catalog = {
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: 12 }, (_, i) => ({
    id: `P${i}`,
    title: `Thing ${i}`,
    url: `/p/${i}`,
    category: 'Things',
    price: { current: 10 + i },
  })),
};

interface Fault {
  readonly name: string;
  /** What breaks inside the worker, as its first statements. */
  readonly engine?: string;
  /** What breaks on the page; gives back what mends it. */
  readonly page?: () => () => void;
  /** What lies on disk from before: a yes, changed by this. */
  readonly before?: (database: IDBDatabase) => Promise<unknown>;
  readonly storage: 'durable' | 'memory';
  /** Code of the one `sp-error`; null: nothing is lost, so nothing is told. */
  readonly code: 'storage' | 'worker' | null;
  readonly notice: Notice | null;
}

const lost = { storage: 'memory', code: 'storage', notice: 'memory-only' } as const;
const unharmed = { storage: 'durable', code: null, notice: null } as const;

function patch(target: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(target, name);
    else Object.defineProperty(target, name, before);
  };
}

const changeAll = (store: string, change: (record: Record<string, unknown>) => object) =>
  async function (database: IDBDatabase) {
    const transaction = database.transaction(store, 'readwrite');
    const records = transaction.objectStore(store);
    const all = records.getAll();
    all.onsuccess = () => {
      for (const record of all.result) records.put({ ...record, ...change(record) });
    };
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
  };

const FAULTS: readonly Fault[] = [
  {
    name: 'the disk is full (the transaction ends after its requests succeeded)',
    engine: `const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...values) {
        const request = put.apply(this, values);
        if (this.name !== 'keys') request.addEventListener('success', () => this.transaction.abort());
        return request;
      };`,
    ...lost,
  },
  {
    name: 'each connection is closed under way (Safari: connection lost)',
    engine: `const open = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function () {
        this.close();
        throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
      };`,
    ...lost,
  },
  {
    name: 'one connection is closed under way',
    engine: `let closed = false;
      const transaction = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...values) {
        if (!closed) { closed = true; this.close(); }
        return transaction.apply(this, values);
      };`,
    ...unharmed,
  },
  {
    name: 'an open hangs for good',
    engine: `const open = IDBFactory.prototype.open;
      IDBFactory.prototype.databases = async () => [{ name: 'stream-picks', version: 1 }];
      IDBFactory.prototype.open = function () {
        const request = open.call(this, 'test:hangs');
        for (const type of ['success', 'error', 'upgradeneeded', 'blocked']) {
          request.addEventListener(type, (event) => {
            event.stopImmediatePropagation();
            if (type === 'success') request.result.close();
          });
        }
        return request;
      };`,
    ...lost,
  },
  {
    name: 'an open is refused',
    engine: `IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };`,
    ...lost,
  },
  {
    name: 'a key cannot be cloned',
    engine: `const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...values) {
        if (this.name === 'keys') throw new DOMException('no keys here', 'DataCloneError');
        return put.apply(this, values);
      };`,
    ...lost,
  },
  {
    name: 'a key reads back as null',
    engine: `const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value) {
        return put.call(this, this.name === 'keys' ? { ...value, key: null } : value);
      };`,
    ...lost,
  },
  {
    name: 'the notes on disk were changed',
    before: changeAll('signals', ({ data }) => {
      const bytes = new Uint8Array((data as ArrayBuffer).slice(0));
      bytes[2] = (bytes[2] ?? 0) ^ 4;
      return { data: bytes.buffer };
    }),
    ...lost,
  },
  {
    name: 'the notes on disk were cut short',
    before: changeAll('signals', ({ data }) => ({ data: (data as ArrayBuffer).slice(0, 9) })),
    ...lost,
  },
  {
    name: 'a record is no record at all',
    before: changeAll('settings', () => ({ data: 'text', iv: 7 })),
    ...lost,
  },
  { name: 'there is no IndexedDB', engine: `patchOut(self, 'indexedDB');`, ...lost },
  { name: 'there is no Web Crypto', engine: `patchOut(crypto, 'subtle');`, ...lost },
  { name: 'there are no Web Locks', engine: `patchOut(navigator, 'locks');`, ...unharmed },
  {
    name: 'there is no BroadcastChannel',
    engine: `patchOut(self, 'BroadcastChannel');`,
    ...unharmed,
  },
  {
    name: 'there is no worker',
    page: () => {
      const create = patch(
        Document.prototype,
        'createElement',
        function (this: Document, tag: string) {
          if (tag === 'iframe') throw new Error('no frames, so no worker');
          return Reflect.apply(createElement, this, [tag]);
        },
      );
      return create;
    },
    storage: 'durable',
    code: 'worker',
    notice: 'no-isolation',
  },
  {
    name: 'localStorage is forbidden',
    page: () => {
      const forbid = () => {
        throw new DOMException('forbidden', 'SecurityError');
      };
      const mend = [
        patch(Storage.prototype, 'getItem', forbid),
        patch(Storage.prototype, 'setItem', forbid),
        patch(Storage.prototype, 'removeItem', forbid),
      ];
      return () => {
        for (const back of mend) back();
      };
    },
    ...unharmed,
  },
];

const { createElement } = Document.prototype;

/** Runs first in the worker: breaks things, and tells the page of what nobody caught. */
const preamble = (engine: string) => `{
  const uncaught = new BroadcastChannel('${UNCAUGHT}');
  addEventListener('unhandledrejection', ({ reason }) => uncaught.postMessage(String(reason)));
  addEventListener('error', ({ message }) => uncaught.postMessage(message));
  const patchOut = (target, name) =>
    Object.defineProperty(target, name, { value: undefined, configurable: true, writable: true });
  ${engine}
}\n`;

describe('the session with a storage that fails', function () {
  this.timeout(30_000);
  useDatabase();

  const sessions: ElementSession[] = [];
  const uncaught: string[] = [];
  const channel = new BroadcastChannel(UNCAUGHT);
  const onError = (event: ErrorEvent) => uncaught.push(event.message);
  const onRejection = ({ reason }: PromiseRejectionEvent) => uncaught.push(String(reason));

  before(async () => {
    channel.onmessage = ({ data }) => uncaught.push(String(data));
    addEventListener('error', onError);
    addEventListener('unhandledrejection', onRejection);
    // What is loaded is not what is measured.
    for (const name of ['engine-text', 'learner-text', 'engine-inline', 'schemas'] as const) {
      await loadRealChunk(name);
    }
  });
  after(() => {
    channel.close();
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  });
  beforeEach(() => {
    localStorage.clear();
    uncaught.length = 0;
  });
  afterEach(async () => {
    await leave();
    await deleteDB('test:hangs');
  });

  /** As when the tab is closed: what keeps the workers alive goes. */
  async function leave() {
    for (const session of sessions.splice(0)) session.disconnect();
    for (const frame of document.querySelectorAll('html > iframe')) frame.remove();
    await new Promise((resolve) => setTimeout(resolve, ENDING_MS));
  }

  function begin(engine = '') {
    const codes: string[] = [];
    const load = (async (name: Parameters<typeof loadChunk>[0]) => {
      const chunk = await loadRealChunk(name);
      if (name !== 'engine-text') return chunk;
      return { default: preamble(engine) + (chunk as { default: string }).default };
    }) as typeof loadChunk;
    const session = createSession({
      isPress: () => true,
      loadChunk: load,
      host: document.createElement('div'),
      attribute: () => null,
      notice: () => ({ version: 1, wordings: WORDING_VERSIONS, text: 'Words', language: 'en' }),
      fire: (name, detail) => {
        if (name === 'sp-error') codes.push((detail as { code: string }).code);
        return false;
      },
    });
    session.setCatalog(catalog);
    session.connect();
    sessions.push(session);
    return { session, codes };
  }

  /** Says yes, looks at things, leaves. */
  async function earlierVisit() {
    const { session } = begin();
    await waitUntil(() => session.state.phase === 'asking' && session.state.catalog === 'ready');
    session.savePurposes(
      { picks: true, history: true, counts: false, offers: false, region: false },
      null,
    );
    await waitUntil(() => session.state.picks !== null, 'first picks', { timeout: 10_000 });
    session.select('P3');
    session.openData('knows');
    await waitUntil(() => {
      const { panel } = session.state;
      return panel?.kind === 'data' && panel.view?.signals.length === 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 350));
    await leave();
  }

  for (const fault of FAULTS) {
    it(`rule 12: can be used and says so when ${fault.name}`, async () => {
      if (fault.before !== undefined) {
        await earlierVisit();
        const database = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('stream-picks');
          request.onsuccess = () => resolve(request.result);
        });
        await fault.before(database);
        database.close();
      }
      const mend = fault.page?.();
      try {
        const { session, codes } = begin(fault.engine);
        const isUsable = () => session.state.picks !== null && session.state.picks.length > 0;
        await waitUntil(() => session.state.catalog === 'ready');
        const start = performance.now();
        if (fault.before === undefined) {
          await waitUntil(() => session.state.phase === 'asking');
          session.accept(null);
        }
        await waitUntil(isUsable, 'picks', { timeout: USABLE_MS + 1000 });
        const took = performance.now() - start;
        console.info(`${fault.name}: usable after ${Math.round(took)} ms`);
        expect(took).to.be.below(USABLE_MS);

        session.select('P5');
        await waitUntil(() => session.state.storage === fault.storage, `storage ${fault.storage}`, {
          timeout: 2000,
        });
        session.openData('knows');
        await waitUntil(() => {
          const { panel } = session.state;
          const signals = panel?.kind === 'data' ? panel.view?.signals : undefined;
          return signals?.some(({ productId }) => productId === 'P5');
        }, 'the act in Your data');
        expect([...new Set(codes)]).to.eql(fault.code === null ? [] : [fault.code]);

        const rail = await fixture<PickRail>(
          html`<sp-pick-rail .state=${session.state} .actions=${session} .words=${words()}></sp-pick-rail>`,
        );
        const told =
          rail.shadowRoot?.querySelector('[part~="notice"] p')?.textContent?.trim() ?? '';
        if (fault.notice === null) expect(told).to.equal('');
        else {
          expect(session.state.notices).to.include(fault.notice);
          expect(told.split(' ').length, told).to.be.at.least(8);
        }
        expect(uncaught).to.eql([]);
      } finally {
        mend?.();
      }
    });
  }

  it('rule 12: waits for an older tab, says so, and goes on by itself when it closes', async () => {
    await earlierVisit();
    await deleteDB('stream-picks');
    const old = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('stream-picks', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('keys', { keyPath: 'name' });
        for (const store of [
          'signals',
          'settings',
          'offers',
          'consent',
          'ledger',
          'outbox',
          'audit',
        ])
          request.result.createObjectStore(store, { keyPath: ['shop', 'id'] });
      };
      request.onsuccess = () => resolve(request.result);
    });
    const start = performance.now();
    const { session, codes } = begin();
    await waitUntil(() => session.state.notices.includes('storage-busy'), 'told', {
      timeout: 4000,
    });
    expect(performance.now() - start).to.be.below(USABLE_MS);
    expect(session.state.phase).to.equal('off');
    expect(session.state.showOrder).to.have.length(12);
    expect(codes).to.eql(['storage']);
    old.close();
    // The database of this test holds no record, so the viewer is asked, and nothing is in the way.
    await waitUntil(() => session.state.phase === 'asking', 'asked again', { timeout: 4000 });
    expect(session.state.notices).not.to.include('storage-busy');
    expect(uncaught).to.eql([]);
  });
});
