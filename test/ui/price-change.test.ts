import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../src/define.js';
import type { SpErrorEvent } from '../../src/ui/events.js';
import type { StreamPicksElement } from '../../src/ui/stream-picks/stream-picks.js';
import { textOf } from './fixtures.js';

interface RawProduct {
  readonly id: string;
  readonly price?: object;
  readonly availability?: string;
}

const START: readonly RawProduct[] = ['a', 'b', 'c', 'd'].map((id, nth) => ({
  id,
  price: { current: 19.95 + nth },
}));
const EVERY_S = 21;
/** How long the runner's own commands may take, milliseconds; kept as it is. */
const COMMAND_MS = 20_000;

const catalogue = (products: readonly RawProduct[]) => ({
  version: 1,
  currency: 'EUR',
  products: products.map((product) => ({
    title: `Product ${product.id}`,
    url: `https://shop.example/${product.id}`,
    ...product,
  })),
});
const change = (id: string, more: object) =>
  START.map((product) => (product.id === id ? { ...product, ...more } : product));

/** The pointer in the corner of the page, where nothing of ours is. */
const leave = () => sendMouse({ type: 'move', position: [1, 1] });

describe('prices and stock change during the show', () => {
  let feed: string | Response;
  let asked: RequestInit[];
  let errors: SpErrorEvent['detail'][];
  const { fetch: realFetch, setTimeout: realTimeout } = window;

  beforeEach(() => {
    localStorage.clear();
    asked = [];
    errors = [];
    feed = JSON.stringify(catalogue(START));
    window.fetch = (async (_url: string, options: RequestInit) => {
      asked.push(options);
      return typeof feed === 'string' ? new Response(feed) : feed.clone();
    }) as typeof fetch;
    // The floor is 15 s, and a test cannot wait for it.
    window.setTimeout = ((run: () => void, ms = 0, ...rest: []) =>
      realTimeout(
        run,
        ms > 10_000 && ms < 100_000 && ms !== COMMAND_MS ? 60 : ms,
        ...rest,
      )) as never;
  });
  afterEach(async () => {
    fixtureCleanup();
    window.fetch = realFetch;
    window.setTimeout = realTimeout;
    await leave();
  });

  const root = (element: StreamPicksElement): ShadowRoot =>
    element.shadowRoot?.querySelector('sp-pick-rail')?.shadowRoot as ShadowRoot;
  const card = (element: StreamPicksElement, id: string) =>
    root(element).querySelector<HTMLElement>(`.cards:not(.list) [data-id=${id}]`) as HTMLElement;
  const order = (element: StreamPicksElement) =>
    [...root(element).querySelectorAll<HTMLElement>('.cards:not(.list) [data-id]')].map(
      ({ dataset }) => dataset['id'],
    );
  const priceOf = (element: StreamPicksElement, id: string) =>
    textOf(card(element, id).querySelector('.price'));

  async function polled(every: number | null = EVERY_S): Promise<StreamPicksElement> {
    const element = await fixture<StreamPicksElement>(
      html`<stream-picks
        catalog="/feed.json"
        catalog-every=${every ?? ''}
        @sp-error=${({ detail }: SpErrorEvent) => errors.push(detail)}
      ></stream-picks>`,
    );
    await waitUntil(() => card(element, 'a') !== null);
    return element;
  }

  it('a polled price changes in the same card; requests carry nothing that marks a viewer', async () => {
    const element = await polled();
    const before = card(element, 'b');
    feed = JSON.stringify(catalogue(change('b', { price: { current: 9.95, original: 20.95 } })));
    await waitUntil(() => priceOf(element, 'b').startsWith('€9.95'));
    expect(card(element, 'b')).to.equal(before);
    expect(asked.length).to.be.greaterThan(1);
    for (const { cache, headers, credentials } of asked) {
      expect([cache, headers, credentials]).to.deep.equal(['no-store', undefined, 'same-origin']);
    }
    expect(errors).to.deep.equal([]);
  });

  it('what the feed leaves out, or sold out, stays in its place and cannot be added', async () => {
    const element = await polled();
    const add = () => card(element, 'a').querySelector('button.add');
    expect(add()).not.to.equal(null);
    const news = [{ id: 'z' }, ...change('b', { availability: 'out of stock' }).slice(1)];
    feed = JSON.stringify(catalogue(news.toReversed()));
    await waitUntil(() => add() === null);
    expect(textOf(card(element, 'a'))).to.contain('Sold out');
    expect(textOf(card(element, 'b'))).to.contain('Sold out');
    expect(order(element)).to.deep.equal(['a', 'b', 'c', 'd', 'z']);
  });

  it('a feed that fails or breaks off leaves what is drawn, and is told once', async () => {
    const element = await polled();
    feed = new Response('', { status: 503 });
    await waitUntil(() => asked.length >= 3, 'it goes on looking', { timeout: 5000 });
    expect(order(element)).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(errors).to.deep.equal([{ code: 'catalog-load' }]);
    feed = JSON.stringify(catalogue(change('c', { price: { current: 1 } })));
    await waitUntil(() => priceOf(element, 'c') === '€1', 'it recovers', { timeout: 5000 });
  });

  it('without the attribute, and without the element, nothing is asked for again', async () => {
    const element = await polled(null);
    const other = await polled();
    await waitUntil(() => asked.length > 3);
    other.remove();
    const count = asked.length;
    await new Promise((resolve) => realTimeout(resolve, 300));
    expect(asked.length).to.be.at.most(count + 1);
    expect(element.isConnected).to.equal(true);
  });

  it('focus, the open list and an open choice stay where they are', async () => {
    const variants = ['S', 'M'].map((id) => ({ id, title: id }));
    feed = JSON.stringify(catalogue(change('b', { variants })));
    const element = await polled();
    card(element, 'b').querySelector<HTMLElement>('button.add')?.click();
    await waitUntil(() => card(element, 'b').querySelector('sp-variant-chooser') !== null);
    const chooser = card(element, 'b').querySelector('sp-variant-chooser');
    const link = card(element, 'c').querySelector<HTMLElement>('h3 a');
    link?.focus();
    feed = JSON.stringify(catalogue(change('b', { variants, price: { current: 5 } })));
    await waitUntil(() => priceOf(element, 'b') === '€5');
    expect(root(element).activeElement).to.equal(link);
    expect(card(element, 'b').querySelector('sp-variant-chooser')).to.equal(chooser);
  });

  it('an open dialog stays open', async () => {
    const element = await polled();
    element.openYourData();
    const dialog = () =>
      [...(element.shadowRoot?.querySelectorAll('*') ?? [])]
        .map((one) => one.shadowRoot?.querySelector('dialog'))
        .find((one) => one?.open);
    await waitUntil(() => dialog() !== undefined);
    const open = dialog();
    feed = JSON.stringify(catalogue(change('a', { price: { current: 5 } })));
    await waitUntil(() => priceOf(element, 'a') === '€5');
    expect(dialog()).to.equal(open);
  });

  it('another list set by the page waits while the pointer is on the rail; prices do not', async () => {
    const element = await fixture<StreamPicksElement>(
      html`<stream-picks .catalog=${catalogue(START)}></stream-picks>`,
    );
    await waitUntil(() => card(element, 'a') !== null);
    const box = card(element, 'c').getBoundingClientRect();
    await sendMouse({
      type: 'move',
      position: [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)],
    });
    element.catalog = catalogue(
      change('a', { price: { current: 5 } })
        .toReversed()
        .slice(1),
    );
    await waitUntil(() => priceOf(element, 'a') === '€5');
    await new Promise((resolve) => realTimeout(resolve, 600));
    expect(order(element)).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(textOf(card(element, 'd'))).to.contain('Sold out');
    await leave();
    await waitUntil(() => order(element).join('') === 'cba');
  });

  it('a broken list set by the page leaves what is drawn', async () => {
    const element = await fixture<StreamPicksElement>(
      html`<stream-picks
        .catalog=${catalogue(START)}
        @sp-error=${({ detail }: SpErrorEvent) => errors.push(detail)}
      ></stream-picks>`,
    );
    await waitUntil(() => card(element, 'a') !== null);
    element.catalog = { version: 1, products: [{ id: 'x' }] };
    await waitUntil(() => errors.length > 0);
    expect(errors[0]?.code).to.equal('catalog-invalid');
    expect(order(element)).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  /** Sum of what shifts in a rail of this width while the feed becomes `news`. */
  async function shiftBy(width: string, news: readonly RawProduct[], price: string) {
    feed = JSON.stringify(catalogue(START));
    const element = await polled();
    element.style.display = 'block';
    element.style.inlineSize = width;
    element.highlight(['a']);
    await waitUntil(() => textOf(card(element, 'a')).includes('On now'));
    await new Promise((resolve) => realTimeout(resolve, 300));
    let shift = 0;
    const seen = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as never as { value: number }).value;
    });
    seen.observe({ type: 'layout-shift' });
    feed = JSON.stringify(catalogue(news));
    await waitUntil(() => priceOf(element, 'a').startsWith(price));
    await new Promise((resolve) => realTimeout(resolve, 300));
    seen.disconnect();
    element.remove();
    return shift;
  }

  it('numbers and stock that change shift nothing, a much longer price next to nothing', async function () {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
    const sold = (product: RawProduct) =>
      product.id === 'c' ? { ...product, availability: 'out of stock' } : product;
    const long = { price: { current: 1249.95, original: 1999.95 } };
    for (const width of ['335px', '900px']) {
      const plain = change('a', { price: { current: 17.45 } }).map(sold);
      expect(await shiftBy(width, plain, '€17.45'), width).to.equal(0);
      expect(await shiftBy(width, change('a', long), '€1,249.95'), width).to.be.below(0.01);
    }
  });
});
