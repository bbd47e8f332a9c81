import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { StreamPicksHostElement } from '../../src/host/stream-picks-host/stream-picks-host.js';
import {
  ALL,
  answerWith,
  desk,
  fill,
  inner,
  mount,
  network,
  POLL_MS,
  part,
  serve,
  settled,
  TOKEN,
  textOf,
  unregistered,
  useNetwork,
} from './support/desk.js';
import { json } from './support/network.js';
import { estimates, plan, product } from './support/shows.js';

useNetwork();

describe('<stream-picks-host> over time', () => {
  it('follows new numbers without a reload and without moving what is below', async () => {
    const show = serve();
    const host = await desk();
    const before = part(host, '.stages').getBoundingClientRect().top;
    const now = Date.now();
    show.estimates = estimates(plan(now), {
      atMs: now,
      whole: { ...ALL, jacket: product(1200, 0.55), shoe: product(1200, 0.3) },
    });
    const first = () => inner(host, 'sp-interval-chart').querySelector('li b')?.textContent;
    await waitUntil(() => first() === 'Squall rain jacket', 'the order changed');
    await settled(host);
    expect(Math.abs(part(host, '.stages').getBoundingClientRect().top - before)).to.be.below(1);
  });

  it('keeps the last numbers when the collector goes, says what to do, and recovers', async () => {
    const show = serve();
    const host = await desk();
    const answer = network.answers['/estimates'];
    delete network.answers['/estimates'];
    await waitUntil(() => /does not answer/.test(textOf(host)), 'said so');
    expect(textOf(host)).to.contain('The numbers below are from');
    expect(textOf(host)).to.contain('Fell 2 trail shoe');
    await expect(host).to.be.accessible();
    if (answer) network.answers['/estimates'] = answer;
    part(host, '.trouble .button').click();
    await waitUntil(() => !/does not answer/.test(textOf(host)), 'recovered');
    expect(show.estimates.title).to.equal('Friday Live');
  });

  it('waits longer after each failure', async () => {
    serve();
    const host = await desk();
    delete network.answers['/estimates'];
    await waitUntil(() => /does not answer/.test(textOf(host)), 'said so');
    const asked = network.seen.length;
    await aTimeout(POLL_MS * 6);
    // After the first failure 2 × 60 ms, then 4 × 60 ms: at most two more in 360 ms, not six.
    expect(network.seen.length - asked).to.be.at.most(2);
  });

  it('honours Retry-After', async () => {
    serve();
    const host = await desk();
    network.answers['/estimates'] = () => json({}, 503, { 'retry-after': '30' });
    await waitUntil(() => /is busy/.test(textOf(host)), 'said so');
    const asked = network.seen.length;
    await aTimeout(POLL_MS * 5);
    expect(network.seen).to.have.length(asked);
  });

  it('says so when something else answers', async () => {
    serve();
    network.answers['/estimates'] = () => new Response('<html>', { status: 200 });
    const host = await mount();
    await waitUntil(() => /not what a collector sends/.test(textOf(host)), 'said so');
    await expect(host).to.be.accessible();
  });

  it('stops when it is taken out of the page, and goes on when it is put back', async () => {
    serve();
    const host = await desk();
    const parent = host.parentElement;
    host.remove();
    const asked = network.seen.length;
    await aTimeout(POLL_MS * 4);
    expect(network.seen).to.have.length(asked);
    parent?.append(host);
    await waitUntil(() => network.seen.length > asked, 'asked again');
    expect(textOf(host)).to.contain('Fell 2 trail shoe');
  });

  it('drops the request that is under way when it is taken out', async () => {
    serve();
    let dropped = false;
    network.answers['/estimates'] = () => new Promise<Response>(() => {});
    const standing = window.fetch;
    window.fetch = (input, init) => {
      init?.signal?.addEventListener('abort', () => {
        dropped = true;
      });
      return standing(input, init);
    };
    const host = await mount();
    await waitUntil(() => network.seen.length > 0, 'asked');
    expect(part(host, '.skeleton')).to.exist;
    host.remove();
    expect(dropped).to.equal(true);
  });

  it('shows nothing of one show under the name of another', async () => {
    serve();
    const host = await desk();
    network.answers['/estimates'] = () => new Promise<Response>(() => {});
    host.stream = 'saturday';
    await settled(host);
    expect(textOf(host)).not.to.contain('Fell 2 trail shoe');
  });
});

describe('<stream-picks-host> and a show that is not registered', () => {
  const VALUES = {
    title: 'Friday Live',
    products: 'shoe, Trail shoe, 5\nlamp, Lamp',
    audience: '20000',
  };

  it('registers it and goes on to the numbers', async () => {
    const { host, root } = await unregistered();
    await expect(host).to.be.accessible();
    fill(root, VALUES);
    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
    const put = network.seen.find(({ method }) => method === 'PUT');
    expect(put?.url).to.equal('https://counts.shop.example/base/v1/streams/friday');
    expect(put?.authorization).to.equal(`Bearer ${TOKEN}`);
    const body = JSON.parse(put?.body ?? '{}');
    expect(body.products.map(({ id }: { id: string }) => id)).to.deep.equal(['shoe', 'lamp']);
    expect(body.products[0].stageAt).to.equal(body.start + 300_000);
    expect(body.audience).to.equal(20_000);
  });

  it('shows the planner’s advice and keeps what was typed', async () => {
    const { host, root } = await unregistered();
    const advice = 'ask about at most 3 products, or about 3 categories instead';
    network.answers['/streams/friday'] = () =>
      json({ code: 'plan', message: advice, path: 'audience' }, 400);
    fill(root, VALUES);
    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await waitUntil(() => textOf(host).includes(advice), 'the advice came');
    await settled(host);
    const audience = root.querySelector<HTMLInputElement>('#audience');
    expect(audience?.value).to.equal('20000');
    expect(audience?.getAttribute('aria-invalid')).to.equal('true');
    await expect(host).to.be.accessible();
  });

  it('names each field that is wrong and goes to the first, without asking the collector', async () => {
    const { host, root } = await unregistered();
    fill(root, { title: '', products: 'shoe', audience: 'many' });
    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settled(host);
    await settled(host);
    expect(root.activeElement?.id).to.equal('title');
    expect(textOf(host)).to.contain('Line 1 needs an id, a comma and a name.');
    expect(textOf(host)).to.contain('A whole number, 1 or more.');
    expect(network.seen.some(({ method }) => method === 'PUT')).to.equal(false);
    await expect(host).to.be.accessible();
  });

  it('fills products in from a catalogue', async () => {
    const { host, root } = await unregistered();
    network.answers['/catalog.json'] = () =>
      json({
        version: 1,
        currency: 'EUR',
        products: [{ id: 'tea', title: 'Tea set', url: 'https://shop.example/tea' }],
      });
    fill(root, { catalog: 'https://shop.example/catalog.json' });
    root.querySelector<HTMLButtonElement>('.load button')?.click();
    await waitUntil(() => root.querySelector('textarea')?.value === 'tea, Tea set', 'filled in');
    await settled(host);
    expect(textOf(host)).to.contain('1 product');
  });

  it('says how many viewers it takes while the host types, and what would fit, before it sends', async () => {
    const { host, root } = await unregistered();
    const panel = () => textOf(root.querySelector('.plan') ?? root);
    expect(panel()).to.contain('Name products or categories');
    const products = Array.from({ length: 20 }, (_, at) => ({
      id: `p${at}`,
      title: `Product ${at}`,
      url: `https://shop.example/${at}`,
      category: ['All', ['Shoes', 'Lamps', 'Bags'][at % 3]],
    }));
    network.answers['/catalog.json'] = () => json({ version: 1, currency: 'EUR', products });
    fill(root, { catalog: 'https://shop.example/catalog.json' });
    root.querySelector<HTMLButtonElement>('.load button')?.click();
    await waitUntil(() => panel().includes('For these 20 products'), 'it counts them');
    expect(panel()).to.match(
      /you need about 16,\d{3} viewers .*20% relative error at a share of one fifth/,
    );
    expect(root.querySelectorAll('.proposals button')).to.have.length(0);
    fill(root, { title: 'Friday Live', audience: '1,200' });
    await settled(host);
    expect(panel()).to.contain('You have 1,200: ask about categories');
    const offers = () => [...root.querySelectorAll<HTMLButtonElement>('.proposals button')];
    expect(offers().map(textOf)).to.deep.equal([
      'Ask about their categories: Shoes, Lamps, and Bags, with a relative error of 40%',
      'Keep the first 3 products, with a relative error of 40%',
    ]);
    await expect(host).to.be.accessible();

    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settled(host);
    expect(textOf(host)).to.contain('Too few for this plan');
    expect(network.seen.some(({ method }) => method === 'PUT')).to.equal(false);

    offers()[0]?.click();
    await settled(host);
    expect(panel()).to.contain('You expect 1,200: enough.');
    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await waitUntil(() => network.seen.some(({ method }) => method === 'PUT'), 'it was sent');
    const put = network.seen.find(({ method }) => method === 'PUT');
    const body = JSON.parse(put?.body ?? '{}');
    expect(body.categories.map(({ id }: { id: string }) => id)).to.eql(['Shoes', 'Lamps', 'Bags']);
    expect(body).to.include({ audience: 1200, relativeError: 0.4 });
    expect(body.products).to.eql([]);
  });

  it('says so when another plan has the id', async () => {
    const { host, root } = await unregistered();
    network.answers['/streams/friday'] = () => json({ code: 'conflict', message: 'no' }, 409);
    fill(root, VALUES);
    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await waitUntil(() => /Another plan is registered/.test(textOf(host)), 'said so');
  });
});

describe('<stream-picks-host> and its settings', () => {
  it('says what is missing and tells the page', async () => {
    answerWith({});
    const codes: string[] = [];
    const listen = (event: Event) => codes.push((event as CustomEvent).detail.code);
    document.addEventListener('sp-error', listen);
    const host: StreamPicksHostElement = await fixture(
      html`<stream-picks-host collector="javascript:alert(1)" stream="friday"></stream-picks-host>`,
    );
    document.removeEventListener('sp-error', listen);
    expect(textOf(host)).to.contain('needs the address of a collector');
    expect(codes).to.deep.equal(['settings']);
    await expect(host).to.be.accessible();
  });

  it('keeps a token that was set before the element knew the collector', async () => {
    serve();
    const host = document.createElement('stream-picks-host');
    host.token = TOKEN;
    document.body.append(host);
    await host.updateComplete;
    host.setAttribute('collector', 'https://counts.shop.example');
    host.setAttribute('stream', 'friday');
    await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
    host.remove();
  });

  it('draws the catalogue’s pictures, and a parcel where one fails', async () => {
    serve();
    const pixel = new URL('/no-such-picture.png', location.href).href;
    network.answers['/catalog.json'] = () =>
      json({
        version: 1,
        currency: 'EUR',
        products: [{ id: 'shoe', title: 'Shoe', url: 'https://shop.example/s', image: pixel }],
      });
    const host: StreamPicksHostElement = await fixture(html`<stream-picks-host
      collector="https://counts.shop.example"
      stream="friday"
      catalog="https://shop.example/catalog.json"
      .token=${TOKEN}
    ></stream-picks-host>`);
    const image = () =>
      host.renderRoot.querySelector('sp-interval-chart')?.shadowRoot?.querySelector('img');
    await waitUntil(image, 'a picture is asked for');
    expect(image()?.src).to.equal(pixel);
    expect(image()?.referrerPolicy).to.equal('no-referrer');
    await waitUntil(() => image()?.hidden, 'the parcel stays');
  });
});
