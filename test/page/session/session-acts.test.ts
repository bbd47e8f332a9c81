import { expect, waitUntil } from '@open-wc/testing';
import { engine, errors, fired, make, start, useSession } from './page-session.js';

describe('the session and what is done in it', () => {
  useSession();

  describe('the basket', () => {
    const asked = () =>
      fired.flatMap((event) => (event.name === 'sp-cart-add' ? [event.detail] : []));

    it('takes yes, keeps a reason, and hears each answer once', async () => {
      const session = await start();
      session.addToCart('A');
      session.addToCart('A');
      session.addToCart('B');
      expect(asked().map(({ productId, quantity }) => [productId, quantity])).to.deep.equal([
        ['A', 1],
        ['B', 1],
      ]);
      asked()[0]?.respond(true);
      asked()[0]?.respond('too late');
      asked()[1]?.respond('Sold out');
      expect(session.state.cart.get('A')).to.deep.equal({ state: 'added' });
      expect(session.state.cart.get('B')).to.deep.equal({ state: 'failed', reason: 'Sold out' });
      expect(errors()).to.deep.equal([{ code: 'cart' }]);
    });

    it('that does not answer within 30 s has failed', async () => {
      const session = await start();
      const native = window.setTimeout;
      let expire: (() => void) | undefined;
      window.setTimeout = ((run: () => void, ms: number) => {
        if (ms === 30_000) expire = run;
        return 0;
      }) as never;
      session.addToCart('A');
      window.setTimeout = native;
      expire?.();
      expect(session.state.cart.get('A')).to.deep.equal({
        state: 'failed',
        reason: null,
        because: 'silent',
      });
      expect(errors()).to.deep.equal([{ code: 'cart' }]);
      expect([...session.state.basket]).to.deep.equal([]);
      // A shop that answers late has put it in all the same.
      asked()[0]?.respond(true);
      expect(session.state.cart.get('A')).to.deep.equal({ state: 'added' });
      expect([...session.state.basket]).to.deep.equal(['A']);
    });

    it('asks for the chosen variant and number, and for the same again', async () => {
      const session = await start();
      session.addToCart('A', { variantId: 'A-2', quantity: 3 });
      asked()[0]?.respond('Only two left');
      session.addToCart('A');
      session.addToCart('B', { quantity: 1000 });
      session.addToCart('C', { quantity: Number.NaN });
      expect(
        asked().map(({ productId, variantId, quantity }) => [productId, variantId, quantity]),
      ).to.deep.equal([
        ['A', 'A-2', 3],
        ['A', 'A-2', 3],
        ['B', undefined, 99],
        ['C', undefined, 1],
      ]);
    });

    it('knows what was added here, told by track(), or set by the page, which then counts alone', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.addToCart('A');
      asked()[0]?.respond(true);
      session.track({ type: 'add', productId: 'B' });
      session.track({ type: 'add', productId: 'nothing we have' });
      expect([...session.state.basket].sort()).to.deep.equal(['A', 'B']);
      // Without a word of the page the acts say it, as before.
      expect(engine.last('basket')).to.equal(undefined);

      session.setBasket(['C']);
      expect([...session.state.basket]).to.deep.equal(['C']);
      await waitUntil(() => engine.last('basket') !== undefined);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: ['C'] });
      session.setBasket([]);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: [] });
      session.addToCart('A');
      asked()[1]?.respond(true);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: ['A'] });
      session.setBasket(null);
      expect(engine.last('basket')).to.deep.equal({ kind: 'basket', productIds: null });
      session.setBasket(['A', {}]);
      expect(errors()).to.deep.include({ code: 'settings', path: 'basket[1]' });
    });

    it('a variant in the basket is its product, also where the catalogue comes later', async () => {
      const session = make();
      session.setBasket([812]);
      session.setCatalog({
        version: 1,
        currency: 'EUR',
        products: [
          { id: 'A', title: 'A', url: '/a', variants: [{ id: '811', title: 'S' }] },
          { id: 'B', title: 'B', url: '/b', variants: [{ id: '812', title: 'S' }] },
        ],
      });
      session.connect();
      await waitUntil(() => session.state.basket.size > 0);
      expect([...session.state.basket]).to.deep.equal(['B']);
    });
  });

  describe('reactions', () => {
    it('are noted by an explicit press, replace each other, and the same again takes them back', async () => {
      const session = await start();
      session.react('A', 'love');
      expect(engine.last('signal')).to.equal(undefined);
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.react('A', 'love');
      expect(session.state.reactions.get('A')).to.equal('love');
      expect(session.state.reacted).to.deep.equal({ productId: 'A', reaction: 'love' });
      await waitUntil(() => engine.last('signal') !== undefined);
      expect(engine.last('signal')?.signal).to.deep.equal({
        type: 'react',
        productId: 'A',
        value: 0.8,
      });

      const said = { kind: 'take-back', type: 'react', productId: 'A' };
      session.react('A', 'dear');
      await waitUntil(() => engine.last('signal')?.signal.value === -0.4);
      expect(engine.last('take-back')).to.deep.equal({ ...said, reaction: 'love' });
      const order = engine.kinds().filter((kind) => kind === 'signal' || kind === 'take-back');
      expect(order.slice(-2)).to.deep.equal(['take-back', 'signal']);

      session.react('A', 'dear');
      await waitUntil(() => engine.last('take-back')?.reaction === 'dear');
      expect(session.state.reactions.size).to.equal(0);
      expect(session.state.reacted).to.equal(null);
    });

    it('are forgotten when all is withdrawn', async () => {
      const session = await start();
      session.accept(null);
      await waitUntil(() => session.state.phase === 'on');
      session.moreLikeThis('B');
      expect(session.state.reactions.get('B')).to.equal('more');
      session.stopAndErase({ ledgerToo: false }, null);
      await waitUntil(() => session.state.phase === 'off');
      await waitUntil(() => session.state.reactions.size === 0);
    });
  });
});
