import { expect, waitUntil } from '@open-wc/testing';
import { FIRST_WORDINGS, type Purpose } from '../../../src/core/consent.js';
import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import type { ElementSession } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import type { SessionState } from '../../../src/page/session/state.js';

const catalog = {
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: 12 }, (_, at) => ({
    id: `P${at}`,
    title: `${at}`,
    url: `/${at}`,
  })),
};
const isOn = ({ purposes }: SessionState): Purpose[] =>
  (Object.keys(purposes) as Purpose[]).filter((purpose) => purposes[purpose]);

describe('a notice that changed since the yes, with the real engine', () => {
  let shop: string;
  let open: ElementSession[];
  const errors: unknown[] = [];

  /** The page of a shop whose notice says something newer about some purposes. */
  const visit = (
    newer: readonly Purpose[] = [],
    isPress = () => true,
    { shown = 'en', changedIn = 'en' } = {},
  ): ElementSession => {
    const changed = { ...FIRST_WORDINGS };
    for (const purpose of newer) changed[purpose] += 1;
    const wordings = { ...WORDING_VERSIONS, [changedIn]: changed };
    const session = createSession({
      isPress,
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? shop : null),
      notice: () => ({ version: 1 + newer.length, wordings, text: 'The wording', language: shown }),
      fire: (name, detail) => {
        if (name === 'sp-error') errors.push(detail);
        return false;
      },
    });
    session.setCatalog(catalog);
    session.connect();
    open.push(session);
    return session;
  };
  const until = (what: string, holds: () => unknown) => waitUntil(holds, what, { timeout: 8000 });
  const leave = (session: ElementSession) => {
    session.disconnect();
    open = open.filter((other) => other !== session);
  };
  /** The ids of the acts in Your data. */
  const notes = async (session: ElementSession): Promise<string[]> => {
    session.openData('knows');
    const view = () => (session.state.panel?.kind === 'data' ? session.state.panel.view : null);
    await until('the view', () => view() !== null);
    const found = (view()?.signals ?? []).flatMap(({ productId }) => productId ?? []);
    session.closePanel();
    return found.sort();
  };
  /** Said yes under the older notice, chose two products, and left. */
  const before = async (): Promise<void> => {
    const session = visit();
    await until('the question', () => session.state.phase === 'asking');
    session.accept(null);
    await until('picks', () => session.state.picks !== null);
    for (const id of ['P3', 'P5']) session.select(id);
    await until('both notes', async () => (await notes(session)).length === 2);
    leave(session);
  };

  beforeEach(() => {
    shop = `changed-${crypto.randomUUID()}`;
    open = [];
    errors.length = 0;
  });
  afterEach(() => {
    for (const session of open) session.disconnect();
    localStorage.removeItem(`stream-picks:${shop}`);
  });

  it('rule 8: asks again for what changed only; until then that is off, and the rest goes on', async function () {
    this.timeout(30_000);
    await before();
    const session = visit(['history', 'offers']);
    await until('picks', () => session.state.picks !== null);
    expect(session.state.phase).to.equal('on');
    expect(session.state.askAgain).to.eql(['history']);
    expect(isOn(session.state)).to.eql(['picks']);
    expect(await notes(session)).to.eql([]);
    expect(errors).to.eql([]);
  });

  it('rule 8: a yes brings what was held back, and nobody is asked on the next page', async function () {
    this.timeout(30_000);
    await before();
    const session = visit(['history']);
    await until('the question', () => session.state.askAgain.length === 1);
    session.answerChange(true, null);
    await until('the answer', () => session.state.askAgain.length === 0);
    expect(isOn(session.state)).to.eql(['picks', 'history']);
    expect(await notes(session)).to.eql(['P3', 'P5']);
    leave(session);
    const next = visit(['history']);
    await until('picks', () => next.state.picks !== null);
    expect(next.state.askAgain).to.eql([]);
    expect(await notes(next)).to.eql(['P3', 'P5']);
    expect(errors).to.eql([]);
  });

  it('rule 8: only a change in the language of the yes asks again, whatever is shown now', async function () {
    this.timeout(30_000);
    const press = () => true;
    const first = visit([], press, { shown: 'de' });
    await until('the question', () => first.state.phase === 'asking');
    first.accept(null);
    await until('picks', () => first.state.picks !== null);
    leave(first);
    const other = visit(['history'], press, { shown: 'en', changedIn: 'en' });
    await until('picks', () => other.state.picks !== null);
    expect(other.state.askAgain).to.eql([]);
    expect(isOn(other.state)).to.eql(['picks', 'history']);
    leave(other);
    const own = visit(['history'], press, { shown: 'en', changedIn: 'de' });
    await until('picks', () => own.state.picks !== null);
    expect(own.state.askAgain).to.eql(['history']);
    expect(errors).to.eql([]);
  });

  it('rule 8, 12: a no wipes it, for good', async function () {
    this.timeout(30_000);
    await before();
    const session = visit(['history']);
    await until('the question', () => session.state.askAgain.length === 1);
    session.answerChange(false, null);
    await until('the answer', () => session.state.askAgain.length === 0);
    expect(isOn(session.state)).to.eql(['picks']);
    session.savePurposes({ ...session.state.purposes, history: true }, null);
    await until('history again', () => session.state.purposes.history);
    expect(await notes(session)).to.eql([]);
    expect(errors).to.eql([]);
  });

  it('rule 8: without a press the answer does nothing, also on the next page', async function () {
    this.timeout(30_000);
    await before();
    const session = visit(['history'], () => false);
    await until('the question', () => session.state.askAgain.length === 1);
    session.answerChange(true, null);
    session.answerChange(false, null);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(session.state.askAgain).to.eql(['history']);
    expect(isOn(session.state)).to.eql(['picks']);
    leave(session);
    const next = visit(['history']);
    await until('the question', () => next.state.askAgain.length === 1);
    next.answerChange(true, null);
    await until('what was held back', async () => (await notes(next)).length === 2);
    expect(errors).to.eql([]);
  });

  it('rule 8, 12: the other tab follows the answer, a yes and a no', async function () {
    this.timeout(40_000);
    for (const yes of [true, false]) {
      shop = `changed-${crypto.randomUUID()}`;
      await before();
      const first = visit(['history']);
      const second = visit(['history']);
      await until('both ask', () =>
        [first, second].every(({ state }) => state.askAgain.length === 1),
      );
      first.answerChange(yes, null);
      await until('the other follows', () => second.state.askAgain.length === 0);
      expect(isOn(second.state)).to.eql(yes ? ['picks', 'history'] : ['picks']);
      expect(await notes(second)).to.eql(yes ? ['P3', 'P5'] : []);
      leave(first);
      leave(second);
      localStorage.removeItem(`stream-picks:${shop}`);
    }
    expect(errors).to.eql([]);
  });

  it('rule 8: what else is chosen meanwhile neither answers nor loses what is held back', async function () {
    this.timeout(30_000);
    await before();
    const session = visit(['history']);
    await until('the question', () => session.state.askAgain.length === 1);
    session.savePurposes({ ...session.state.purposes, offers: true }, null);
    await until('offers', () => session.state.purposes.offers);
    expect(session.state.askAgain).to.eql(['history']);
    session.answerChange(true, null);
    await until('the answer', () => session.state.askAgain.length === 0);
    expect(isOn(session.state)).to.eql(['picks', 'history', 'offers']);
    expect(await notes(session)).to.eql(['P3', 'P5']);
    expect(errors).to.eql([]);
  });
});
