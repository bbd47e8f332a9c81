import { expect, waitUntil } from '@open-wc/testing';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { noticeOf } from './notice.js';

const KINDS = ['Shoes', 'Lamps', 'Tea'];
const catalog = {
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: 24 }, (_, i) => ({
    id: `P${i}`,
    title: `Thing ${i}`,
    url: `/p/${i}`,
    category: KINDS[i % 3],
    price: { current: 10 + i },
  })),
};

describe('the session with the real engine', () => {
  let session: ElementSession;
  const shop = `real-${crypto.randomUUID()}`;
  const errors: unknown[] = [];

  before(() => {
    session = createSession({
      isPress: () => true,
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => noticeOf(),
      fire: (name, detail) => {
        if (name === 'sp-error') errors.push(detail);
        return false;
      },
    });
    session.setCatalog(catalog);
    session.connect();
  });
  after(() => {
    session.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
  });

  it('goes from asking to picks, to reasons, to nothing left', async function () {
    this.timeout(30_000);
    const started = performance.now();
    await waitUntil(() => session.state.phase === 'asking' && session.state.catalog === 'ready');
    session.accept(null);
    await waitUntil(() => session.state.picks !== null, 'first picks', { timeout: 10_000 });
    console.info(`first picks after ${Math.round(performance.now() - started)} ms`);
    expect(session.state.isolation).to.equal('isolated');
    expect(session.state.storage).to.equal('durable');

    for (const id of ['P1', 'P4', 'P7']) session.select(id);
    const isLamp = (id: string) => session.state.byId.get(id)?.category[0] === 'Lamps';
    await waitUntil(
      () => (session.state.picks?.filter((pick) => isLamp(pick.productId)).length ?? 0) >= 3,
      'lamps first',
      { timeout: 5000 },
    );

    const first = session.state.picks?.[0]?.productId as string;
    session.openWhy(first);
    await waitUntil(() => session.state.panel?.kind === 'why' && session.state.panel.explanation);
    const { panel } = session.state;
    const explanation = panel?.kind === 'why' ? panel.explanation : null;
    const sum = explanation?.reasons.reduce((total, reason) => total + reason.contribution, 0) ?? 0;
    expect(Math.abs(sum - (explanation?.score ?? 1))).to.be.lessThan(1e-9);

    session.dismiss('P0');
    await waitUntil(() => session.state.dismissed?.productId === 'P0');
    session.undoDismiss();
    session.openData('knows');
    await waitUntil(
      () => session.state.panel?.kind === 'data' && session.state.panel.view?.signals.length === 3,
      'three acts noted',
      { timeout: 5000 },
    );
    expect(JSON.parse(await session.exportData(null))).to.be.an('object');

    session.stopAndErase({ ledgerToo: false }, null);
    await waitUntil(() => session.state.phase === 'off', 'erased', { timeout: 5000 });
    expect(session.state.erased?.remaining.profileRecords).to.equal(0);
    expect(document.querySelector('html > iframe')).to.equal(null);
    expect(errors).to.deep.equal([]);
  });
});
