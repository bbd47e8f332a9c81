import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Estimates } from '../../src/core/estimates.js';
import { defineHost } from '../../src/host/define-host.js';
import type { StreamPicksHostElement } from '../../src/host/stream-picks-host/stream-picks-host.js';
import { json, type Network, standIn } from './support/network.js';
import { type Arrived, estimates, plan, product } from './support/shows.js';

const TOKEN = 'host-token-4f9d1c';
const POLL_MS = 60;
const ALL = {
  shoe: product(1200, 0.4),
  lamp: product(1200, 0.22),
  jacket: product(1200, 0.36),
  pack: product(1200, 0.12),
  vase: product(20, 0.05),
};

defineHost();

let network: Network;

afterEach(() => network.restore());

/** The show as a collector would serve it. */
function serve(arrived: Omit<Arrived, 'atMs'> = { whole: ALL }): { estimates: Estimates } {
  const now = Date.now();
  const manifest = plan(now);
  const show = { estimates: estimates(manifest, { atMs: now, ...arrived }) };
  network = standIn({
    '/estimates': () => json(show.estimates),
    '/manifest': () => json(manifest),
  });
  return show;
}

async function mount(token = TOKEN): Promise<StreamPicksHostElement> {
  return fixture(html`<stream-picks-host
    collector="https://counts.shop.example/base"
    stream="friday"
    .token=${token}
    .pollMs=${POLL_MS}
  ></stream-picks-host>`);
}

async function desk(): Promise<StreamPicksHostElement> {
  const host = await mount();
  await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
  await settled(host);
  return host;
}

async function settled(host: StreamPicksHostElement): Promise<void> {
  await host.updateComplete;
  for (const element of host.renderRoot.querySelectorAll('*')) {
    if ('updateComplete' in element) await element.updateComplete;
    // Between two colours of a button a contrast may be low; it is judged at rest.
    const moving = element.shadowRoot?.getAnimations() ?? [];
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}

/** All text that a reader meets, shadow trees and all, in order. */
function textOf(root: Node): string {
  if (root instanceof HTMLStyleElement || root instanceof SVGElement) return '';
  if (root instanceof Text) return root.data;
  const shadow = root instanceof Element ? root.shadowRoot : null;
  const nodes = shadow ?? root;
  return [...nodes.childNodes].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

function part(host: StreamPicksHostElement, selector: string): HTMLElement {
  const found = host.renderRoot.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
}

function inner(host: StreamPicksHostElement, tag: string): ShadowRoot {
  const root = part(host, tag).shadowRoot;
  if (root === null) throw new Error(`No shadow tree in ${tag}`);
  return root;
}

async function typeToken(host: StreamPicksHostElement, token: string): Promise<void> {
  const form = inner(host, 'sp-token-form');
  const field = form.querySelector('input');
  if (field === null) throw new Error('No field');
  field.value = token;
  form.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await settled(host);
}

/** Every attribute of the page, shadow trees and all. */
function attributesOf(root: ParentNode): string {
  return [...root.querySelectorAll('*')]
    .map((element) => {
      const own = [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(' ');
      return `${own} ${element.shadowRoot ? attributesOf(element.shadowRoot) : ''}`;
    })
    .join('\n');
}

/** The page of a show that the collector does not know until it is registered. */
async function unregistered(): Promise<{ host: StreamPicksHostElement; root: ShadowRoot }> {
  serve();
  const known = network.answers['/estimates'];
  network.answers['/estimates'] = () => json({ code: 'unknown-stream', message: 'no' }, 404);
  network.answers['/streams/friday'] = () => {
    if (known) network.answers['/estimates'] = known;
    return json({});
  };
  const host = await mount();
  await waitUntil(() => host.renderRoot.querySelector('sp-show-form'), 'the form came');
  await settled(host);
  return { host, root: inner(host, 'sp-show-form') };
}

function fill(root: ShadowRoot, values: Record<string, string>): void {
  for (const [id, value] of Object.entries(values)) {
    const field = root.querySelector<HTMLInputElement>(`#${id}`);
    if (field === null) continue;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

function stored(storage: Storage): string {
  return Array.from({ length: storage.length }, (_, index) => {
    const key = storage.key(index) ?? '';
    return `${key}=${storage.getItem(key)}`;
  }).join('\n');
}

describe('<stream-picks-host> and the token', () => {
  it('asks for it, sends it as a header only, and keeps it nowhere else', async () => {
    serve();
    const host = await mount('');
    expect(network.seen, 'nothing is asked before there is a token').to.have.length(0);
    await typeToken(host, `  ${TOKEN} `);
    await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
    const asked = network.seen.filter(({ url }) => url.endsWith('/estimates'));
    expect(asked[0]?.url).to.equal('https://counts.shop.example/base/v1/streams/friday/estimates');
    expect(asked[0]?.authorization).to.equal(`Bearer ${TOKEN}`);
    for (const { url, body, credentials } of network.seen) {
      expect(url + body).not.to.contain(TOKEN);
      expect(credentials).to.equal('omit');
    }
    const manifest = network.seen.find(({ url }) => url.endsWith('/manifest'));
    expect(manifest?.authorization, 'the public plan needs no token').to.equal(null);
    expect(attributesOf(document)).not.to.contain(TOKEN);
    expect(location.href).not.to.contain(TOKEN);
    expect(stored(localStorage) + stored(sessionStorage)).not.to.contain(TOKEN);
    expect(document.cookie).not.to.contain(TOKEN);
    expect(textOf(host)).not.to.contain(TOKEN);
  });

  it('says so when it is wrong, lets go of it, and takes the next one', async () => {
    const show = serve();
    network.answers['/estimates'] = () => json({ code: 'token', message: 'no' }, 401);
    const host = await mount('wrong');
    await waitUntil(() => /does not know this token/.test(textOf(host)), 'said so');
    await settled(host);
    expect(host.token).to.equal('');
    await expect(host).to.be.accessible();
    const tries = network.seen.length;
    await aTimeout(POLL_MS * 4);
    expect(network.seen, 'a wrong token is not tried again').to.have.length(tries);
    network.answers['/estimates'] = () => json(show.estimates);
    await typeToken(host, TOKEN);
    await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
  });

  it('asks again for an empty one, and refuses one that no header can carry', async () => {
    serve();
    const host = await mount('');
    await typeToken(host, ' ');
    expect(textOf(host)).to.contain('Type the token first');
    await typeToken(host, 'tök en');
    expect(textOf(host)).to.contain('does not know this token');
    expect(network.seen).to.have.length(0);
  });

  it('takes all numbers away on Leave', async () => {
    serve();
    const host = await desk();
    part(host, '.leave').click();
    await settled(host);
    expect(textOf(host)).not.to.contain('Fell 2 trail shoe');
    expect(host.token).to.equal('');
    const asked = network.seen.length;
    await aTimeout(POLL_MS * 3);
    expect(network.seen).to.have.length(asked);
  });
});

describe('<stream-picks-host> and its numbers', () => {
  it('shows the head, interest with intervals, and too few where they are too few', async () => {
    serve();
    const host = await desk();
    const head = textOf(part(host, '.head'));
    expect(head).to.match(/Friday Live LIVE 22 min, offer stage\. Updated/);
    expect(head).to.match(/6,3\d\d answers so far/);
    expect(head).to.match(/9[45] in 100 picks work well \(\d\d to \d+\)/);
    const rows = [...inner(host, 'sp-interval-chart').querySelectorAll('li')].map(textOf);
    expect(rows[0]).to.match(
      /^1–2 Fell 2 trail shoe shown 40 \(3\d to 5\d\) 40 of 100, between 3\d and 5\d, from 1,2\d\d answers, place 1 to 2$/,
    );
    expect(rows[1]).to.match(/^1–2 Squall rain jacket 36/);
    expect(rows[4]).to.equal('Two-tone vase Too few to say Too few to say');
    expect(textOf(part(host, '.interest'))).to.match(/about \d+ answers are needed, \d+ came/);
    const chart = inner(host, 'sp-interval-chart');
    expect(chart.querySelectorAll('.mark-dot circle')).to.have.length(4);
    expect(chart.querySelectorAll('.mark-together rect')).to.have.length(4);
    expect(textOf(part(host, '.interest .key'))).to.match(/together, however often you look/);
  });

  it('draws the dots where the numbers are, on one axis', async () => {
    serve();
    const host = await desk();
    const chart = inner(host, 'sp-interval-chart');
    const track = chart.querySelector('.draw')?.getBoundingClientRect();
    const dots = [...chart.querySelectorAll('.mark-dot circle')].map((dot) => {
      const box = dot.getBoundingClientRect();
      return box.left + box.width / 2;
    });
    const shares =
      host.renderRoot
        .querySelector('sp-interval-chart')
        ?.rows.map(({ share }) => share?.estimate ?? 0) ?? [];
    const top = host.renderRoot.querySelector('sp-interval-chart')?.top ?? 1;
    for (const [index, dot] of dots.entries()) {
      const wanted = (track?.left ?? 0) + ((shares[index] ?? 0) / top) * (track?.width ?? 0);
      expect(Math.abs(dot - wanted), `dot ${index}`).to.be.below(1);
    }
  });

  it('mirrors the axis where the page runs from right to left', async () => {
    serve();
    document.documentElement.dir = 'rtl';
    try {
      const host = await desk();
      const chart = inner(host, 'sp-interval-chart');
      const [most, least] = [...chart.querySelectorAll('.mark-dot circle')]
        .map((dot) => dot.getBoundingClientRect().left)
        .filter((_, index) => index === 0 || index === 3);
      expect(most).to.be.below(least ?? 0);
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('says Sure only where the interval of the difference leaves out 0', async () => {
    serve();
    const host = await desk();
    const chart = host.renderRoot.querySelector('sp-difference-chart');
    const said = chart?.rows.map(({ title, other, verdict, difference }) => {
      expect(difference.low > 0 || difference.high < 0).to.equal(verdict === 'Sure');
      return `${title} ${other}: ${verdict}`;
    });
    expect(said?.slice(0, 2)).to.deep.equal([
      'Fell 2 trail shoe ahead of Squall rain jacket: Not sure',
      'Fell 2 trail shoe ahead of Ember headlamp: Sure',
    ]);
    for (const { verdict, numbers } of chart?.rows ?? []) {
      if (verdict === 'Sure') expect(numbers).not.to.match(/\(0 to/);
    }
    const bars = chart?.shadowRoot?.querySelectorAll('.mark-sure rect').length;
    expect(bars).to.equal(said?.filter((text) => text.endsWith(': Sure')).length);
  });

  it('says how far the verdicts reach, and for whom the numbers speak', async () => {
    serve();
    const host = await desk();
    expect(textOf(part(host, '.ahead'))).to.contain('any pair of the 4');
    expect(textOf(part(host, '.interest'))).to.contain('one look');
    for (const panel of ['.interest', '.next', '.ahead', '.picks', '.stages', '.reasons']) {
      expect(textOf(part(host, panel)), panel).to.contain('viewers who share counts');
    }
  });

  it('puts a product on screen through an event, moves on, and can undo', async () => {
    serve();
    const host = await desk();
    const asked: string[] = [];
    host.addEventListener('sp-host-show', (event) => asked.push(event.detail.productId));
    expect(textOf(part(host, '.first'))).to.contain('Squall rain jacket');
    part(host, '.first .button').click();
    await settled(host);
    expect(asked).to.deep.equal(['jacket']);
    expect(textOf(part(host, '.first'))).to.contain('Drift day pack');
    expect(host.shadowRoot?.activeElement, 'focus is not lost').to.equal(part(host, '.undo'));
    part(host, '.undo').click();
    await settled(host);
    expect(textOf(part(host, '.first'))).to.contain('Squall rain jacket');
  });

  it('says how sure it is of what to show next, and why', async () => {
    serve();
    const host = await desk();
    const first = textOf(part(host, '.first'));
    expect(first).to.match(/Squall rain jacket Sure Surely ahead/);
    expect(first).to.match(
      /36 of 100 opened it or put it in the basket \(\d+ to \d+\)\. 24 more than Drift day pack \(\d+ to \d+\)\./,
    );
  });

  it('lists what the counts can answer, and how many more viewers the rest takes', async () => {
    serve();
    const host = await desk();
    const rows = [...part(host, '.can').querySelectorAll('.questions li')].map(textOf);
    expect(rows[0]).to.match(
      /^How many want each product\? In part 4 of 5 can be told\. About [\d,]+ more viewers who share counts are needed\.$/,
    );
    expect(rows[1]).to.match(/^Which one is wanted most\? In part 2 share the first place\./);
    expect(rows[4]).to.equal('How did the picks do? Yes Enough answers came.');
    expect(textOf(part(host, '.never'))).to.contain('What one viewer did');
  });

  it('leaves a product where it is when the page refuses to show it', async () => {
    serve();
    const host = await desk();
    host.addEventListener('sp-host-show', (event) => event.preventDefault());
    part(host, '.first .button').click();
    await settled(host);
    expect(textOf(part(host, '.first'))).to.contain('Squall rain jacket');
  });

  it('counts what the page says was on stage as shown', async () => {
    serve();
    const host = await desk();
    host.shown = ['jacket', 'pack', 'vase'];
    await settled(host);
    expect(textOf(part(host, '.next'))).to.contain('Everything in this show has been on stage');
  });

  it('flags a disturbed count in words and draws nothing for it', async () => {
    const show = serve();
    const [whole, ...others] = show.estimates.windows;
    if (whole === undefined) throw new Error('No window');
    const questions = whole.questions.map((question) =>
      question.subject === 'jacket' ? { ...question, disturbed: true } : question,
    );
    show.estimates = { ...show.estimates, windows: [{ ...whole, questions }, ...others] };
    const host = await desk();
    expect(textOf(part(host, '.interest'))).to.contain('Disturbed: Squall rain jacket.');
    expect(textOf(part(host, '.first'))).not.to.contain('Squall rain jacket');
  });

  it('shows no rate until the host says how large the audience is', async () => {
    serve();
    const host = await desk();
    const panel = part(host, '.audience');
    expect(textOf(panel)).not.to.match(/\d+ in 100/);
    const field = panel.querySelector('input');
    if (field === null) throw new Error('No field');
    field.value = '7,000';
    field.dispatchEvent(new InputEvent('input'));
    await settled(host);
    expect(textOf(panel)).to.match(/About 90 in 100 .* no rate of consent/);
    field.value = '12';
    field.dispatchEvent(new InputEvent('input'));
    await settled(host);
    expect(textOf(panel)).not.to.match(/\d+ in 100/);
  });

  it('offers nothing to put on screen once the show is over', async () => {
    const show = serve();
    const { end } = show.estimates;
    const hour = 3_600_000;
    show.estimates = {
      ...show.estimates,
      start: show.estimates.start - hour,
      end: end - hour,
      windows: show.estimates.windows.slice(0, 1),
    };
    const host = await desk();
    expect(textOf(part(host, '.head'))).to.contain('ENDED');
    expect(host.renderRoot.querySelector('.next')).to.equal(null);
    expect(textOf(part(host, '.ahead'))).to.contain('Squall rain jacket');
  });

  it('has no accessibility fault, full or empty', async () => {
    const show = serve();
    const host = await desk();
    await expect(host).to.be.accessible();
    show.estimates = estimates(plan(Date.now()), { atMs: Date.now(), fixed: false });
    await waitUntil(() => /Too early to say/.test(textOf(host)), 'empty numbers came');
    await settled(host);
    await expect(host).to.be.accessible();
  });

  it('needs no style that a strict content security policy would refuse', async () => {
    serve();
    const host = await desk();
    for (const tag of ['sp-interval-chart', 'sp-difference-chart', 'sp-stage-chart']) {
      const root = inner(host, tag);
      expect(root.querySelector('svg.plot'), tag).to.exist;
      expect(root.querySelectorAll('svg style, svg [style], svg[style]'), tag).to.have.length(0);
    }
  });
});

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
    network = standIn({});
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
