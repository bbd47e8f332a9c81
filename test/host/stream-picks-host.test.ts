import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import {
  attributesOf,
  desk,
  inner,
  mount,
  network,
  POLL_MS,
  part,
  serve,
  settled,
  stored,
  TOKEN,
  textOf,
  typeToken,
  useNetwork,
} from './support/desk.js';
import { json } from './support/network.js';
import { estimates, plan } from './support/shows.js';

useNetwork();

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
