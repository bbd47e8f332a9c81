import { expect, waitUntil } from '@open-wc/testing';
import type { AuditLog } from '../../../src/core/audit.js';
import { verifyAudit } from '../../../src/core/audit.js';
import { hashNotice } from '../../../src/page/consent/notice.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import type { SessionState } from '../../../src/page/session/state.js';
import { noticeOf } from './notice.js';

const catalog = {
  version: 1,
  currency: 'EUR',
  products: [{ id: 'P1', title: 'Lamp', url: '/p/1', price: { current: 10 } }],
};
const NOTHING = { picks: false, history: false, counts: false, offers: false, region: false };

const REFUSED_REST = ['dpv:ConsentRefused', 'dpv:ConsentRefused', 'dpv:ConsentRefused'];

/** Everything that this origin keeps. */
async function kept(): Promise<unknown> {
  const databases = (await indexedDB.databases()).map(({ name, version }) => [name, version]);
  const caching = await caches.keys();
  return { databases, caching, local: { ...localStorage }, session: { ...sessionStorage } };
}

const states = (record: Record<string, unknown>) =>
  (record['dpv:hasProcess'] as { 'dpv:hasConsentStatus': { '@type': string | string[] } }[]).map(
    (process) => [process['dpv:hasConsentStatus']['@type']].flat()[0],
  );

const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

describe('records of choices, with the real engine', () => {
  let session: ElementSession;
  let shop: string;
  let notice: number;

  function start(isPress?: () => boolean) {
    session = createSession({
      ...(isPress ? { isPress } : {}),
      host: document.createElement('div'),
      attribute: (name) =>
        name === 'shop' ? shop : name === 'controller' ? 'Northfold Ltd' : null,
      notice: () => noticeOf(notice),
      fire: () => false,
    });
    session.setCatalog(catalog);
    session.connect();
  }
  const reached = (phase: SessionState['phase']) =>
    waitUntil(() => session.state.phase === phase && session.state.busy === null, phase, {
      timeout: 10_000,
    });

  beforeEach(() => {
    shop = `records-${crypto.randomUUID()}`;
    notice = 1;
  });
  afterEach(() => {
    session.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
  });

  it('rule 15, rule 2: the record of a no is made when asked for, and leaves nothing', async () => {
    start(() => true);
    await reached('asking');
    session.refuse(null);
    await reached('off');
    expect(session.state.offCause).to.equal('refused');
    const before = await kept();
    const month = new Date().toISOString().slice(0, 7);
    const marker = localStorage.getItem(`stream-picks:${shop}`) ?? '';
    expect(JSON.parse(marker)).to.eql({ answer: 'no', month, notice: 1 });

    const record = JSON.parse(await session.recordRefusal(null));
    expect(new Set(states(record))).to.eql(new Set(['dpv:ConsentRefused']));
    expect(record['dpv:hasNotice']['@id']).to.equal(
      `ni:///sha-256;${await hashNotice('The wording')}`,
    );
    expect(record['dpv:hasDataController']['dct:identifier']).to.equal('Northfold Ltd');
    const id = record['dpv:hasDataSubject']['dct:identifier'];
    expect(id).to.match(/^[\w-]{22}$/);
    const again = JSON.parse(await session.recordRefusal(null));
    expect(again['dct:identifier']).not.to.equal(record['dct:identifier']);

    expect(await kept()).to.eql(before);
    expect(JSON.stringify(before)).not.to.contain(id);
    expect(document.querySelector('html > iframe')).to.equal(null);
  });

  it('rule 15: the record of an earlier no names its notice, not the one of today', async () => {
    start(() => true);
    await reached('asking');
    session.refuse(null);
    await reached('off');
    session.disconnect();
    notice = 2;
    start(() => true);
    await reached('off');
    const record = JSON.parse(await session.recordRefusal(null));
    expect(record['dpv:hasNotice']['dct:title']).to.equal('Notice, version 1');
    expect(record['dpv:hasNotice']['dct:identifier']).to.eql({ '@id': 'dpv:NotAvailable' });
  });

  it('rule 15: after an erase the withdrawal’s record is there, on the next visit too', async function () {
    this.timeout(30_000);
    start(() => true);
    await reached('asking');
    session.accept(null);
    await reached('on');
    session.stopAndErase({ ledgerToo: false }, null);
    await reached('off');
    const statesOf = async () => {
      const receipt = JSON.parse(await session.recordRefusal(null));
      return receipt['dpv:hasRecordOfActivity'].map(states);
    };
    const both = [
      ['dpv:ConsentWithdrawn', 'dpv:ConsentWithdrawn', ...REFUSED_REST],
      ['dpv:ConsentGiven', 'dpv:ConsentGiven', ...REFUSED_REST],
    ];
    expect(await statesOf()).to.eql(both);
    session.disconnect();
    start(() => true);
    await reached('off');
    expect(session.state.erased).to.equal(null);
    expect(await statesOf()).to.eql(both);
    // Reading turned nothing on, and the engine is gone again.
    expect(session.state.purposes).to.eql(NOTHING);
    expect(document.querySelector('html > iframe')).to.equal(null);
  });

  it('rule 4: no script gets a record of a no or the log', async () => {
    start();
    await reached('asking');
    for (const ask of [() => session.recordRefusal(null), () => session.exportLog(null)]) {
      const error = await ask().catch((caught: unknown) => caught);
      expect(error).to.include({ code: 'consent' });
    }
  });

  it('rule 15: the log alone is downloaded intact, and without the salt', async function () {
    this.timeout(30_000);
    start(() => true);
    await reached('asking');
    session.accept(null);
    await reached('on');
    session.savePurposes({ ...NOTHING, picks: true, history: true, region: true }, null);
    await waitUntil(() => session.state.purposes.region && session.state.busy === null);
    const log = JSON.parse(await session.exportLog(null)) as AuditLog;
    expect(Object.keys(log).sort()).to.eql(['checkpoint', 'entries', 'head']);
    expect(log.entries.filter(({ kind }) => kind === 'consent')).to.have.length(2);
    expect(log.entries.at(-1)).to.include({ kind: 'export' });
    expect(await verifyAudit(log, digest)).to.include({ intact: true });
    session.stopAndErase({ ledgerToo: true }, null);
    await reached('off');
  });
});
