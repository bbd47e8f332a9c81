import { expect, waitUntil } from '@open-wc/testing';
import type { EngineRequest } from '../../../src/core/protocol.js';
import { connectEngine } from '../../../src/page/link/link.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { noticeOf } from './notice.js';

const make = (count: number, prefix: string) => ({
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: count }, (_, nth) => ({
    id: `${prefix}${nth}`,
    title: `Thing ${nth}`,
    url: `/p/${nth}`,
    category: `Kind ${nth % 5}`,
  })),
});

describe('a large catalogue and the engine', () => {
  let session: ElementSession;
  let parts: Extract<EngineRequest, { kind: 'catalog' }>[];
  let shop: string;

  beforeEach(() => {
    parts = [];
    // What the test before erases is none of this one's.
    shop = `large-${crypto.randomUUID()}`;
    session = createSession({
      isPress: () => true,
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => noticeOf(),
      fire: () => false,
      connectEngine: async (options) => {
        const link = await connectEngine(options);
        return {
          ...link,
          request: (request) => {
            if (request.kind === 'catalog') parts.push(request);
            return link.request(request);
          },
        };
      },
    });
  });
  afterEach(() => {
    session.stopAndErase({ ledgerToo: true }, null);
    session.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
  });

  /** Asks about `count` products, says yes, and has picks. */
  async function start(count: number): Promise<void> {
    session.setCatalog(make(count, 'P'));
    session.connect();
    await waitUntil(
      () => session.state.phase === 'asking' && session.state.catalog === 'ready',
      'asking',
      { timeout: 10_000 },
    );
    session.accept(null);
    await waitUntil(() => session.state.picks !== null, 'picks', { timeout: 15_000 });
  }

  it('goes over in parts, and is ranked once, whole', async function () {
    this.timeout(30_000);
    await start(2500);
    expect(session.state.total).to.equal(2500);
    expect(parts.map(({ products }) => products.length)).to.deep.equal([1000, 1000, 500]);
  });

  it('another one that comes in the middle takes its place', async function () {
    this.timeout(30_000);
    await start(30);
    session.setCatalog(make(5000, 'Q'));
    await waitUntil(() => parts.length > 1, 'the first parts', { timeout: 10_000, interval: 1 });
    session.setCatalog(make(1200, 'R'));
    await waitUntil(() => session.state.total === 1200, 'the last one', { timeout: 15_000 });
    expect(session.state.picks?.every(({ productId }) => productId.startsWith('R'))).to.equal(true);
    // Nothing of the one that was given up comes to be ranked.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(session.state.total).to.equal(1200);
  });
});
