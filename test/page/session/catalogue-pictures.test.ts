import { expect, waitUntil } from '@open-wc/testing';
import { createSession } from '../../../src/page/session/session.js';

const COUNT = 60;

const catalogue = (order: readonly number[], price: number) => ({
  version: 1,
  currency: 'EUR',
  products: order.map((nth) => ({
    id: `P${nth}`,
    title: `Thing ${nth}`,
    url: `/p/${nth}`,
    image: `/picture-${nth}.png`,
    price: { current: price },
  })),
});

describe('pictures of a catalogue that is set again', () => {
  const { Image: RealImage } = window;
  afterEach(() => {
    window.Image = RealImage;
  });

  /** The pictures that are asked for after the page turned its list round. */
  async function asked(atHand: boolean, price: number): Promise<string[]> {
    const all: string[] = [];
    window.Image = function fake() {
      const image = document.createElement('img');
      Object.defineProperty(image, 'src', {
        set: (address: string) => {
          all.push(new URL(address).pathname);
          queueMicrotask(() => image.dispatchEvent(new Event('load')));
        },
      });
      return image;
    } as never;
    const session = createSession({
      isPress: () => true,
      isAtHand: () => atHand,
      host: document.createElement('div'),
      attribute: (name) => (name === 'shop' ? `pictures-${crypto.randomUUID()}` : null),
      notice: () => ({ version: 1, wordings: {} as never, text: '', language: 'en' }),
      fire: () => false,
    });
    const order = Array.from({ length: COUNT }, (_, nth) => nth);
    session.setCatalog(catalogue(order, 10));
    session.connect();
    await waitUntil(() => all.length === 48, 'the first 48', { timeout: 5000 });
    session.setCatalog(catalogue(order.toReversed(), price));
    await waitUntil(() => all.length === COUNT, 'the others', { timeout: 5000 });
    session.disconnect();
    return all.slice(48);
  }

  it('are the same at the same time, whether the viewer is at the rail or not', async function () {
    this.timeout(30_000);
    const away = await asked(false, 9);
    expect(await asked(true, 9)).to.eql(away);
    expect(await asked(true, 10), 'the order alone').to.eql(away);
  });
});
