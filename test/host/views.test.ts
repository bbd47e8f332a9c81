import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { defineHost } from '../../src/host/define-host.js';
import type { StreamPicksHostElement } from '../../src/host/stream-picks-host/stream-picks-host.js';
import { json, type Network, standIn } from './support/network.js';
import { estimates, plan, product } from './support/shows.js';

const ALL = {
  shoe: product(1200, 0.5),
  lamp: product(1200, 0.22),
  jacket: product(1200, 0.3),
  pack: product(1200, 0.12),
  vase: product(1200, 0.05),
};
const HOUR_MS = 3_600_000;

defineHost();

let network: Network;

afterEach(() => network.restore());

async function desk(
  whole: Readonly<Record<string, readonly number[]>> = ALL,
  ended = false,
  stages: Readonly<Record<string, typeof whole>> = {},
): Promise<StreamPicksHostElement> {
  const now = Date.now();
  const manifest = plan(now);
  const show = estimates(manifest, { atMs: now, whole, stages });
  const shift = ended ? HOUR_MS : 0;
  network = standIn({
    '/estimates': () => json({ ...show, start: show.start - shift, end: show.end - shift }),
    '/manifest': () => json(manifest),
  });
  const host: StreamPicksHostElement = await fixture(html`<stream-picks-host
    collector="https://counts.shop.example"
    stream="friday"
    .token=${'host-token-4f9d1c'}
    .pollMs=${60}
  ></stream-picks-host>`);
  await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
  return host;
}

function press(host: StreamPicksHostElement, selector: string): void {
  host.renderRoot.querySelector<HTMLElement>(selector)?.click();
}

async function onBoard(
  ...show: Parameters<typeof desk>
): Promise<{ host: StreamPicksHostElement; root: ShadowRoot }> {
  const host = await desk(...show);
  press(host, '.to-board');
  await host.updateComplete;
  const root = host.renderRoot.querySelector('sp-board')?.shadowRoot;
  if (!root) throw new Error('No board');
  await waitUntil(() => root.querySelector('dialog')?.open, 'it is open');
  return { host, root };
}

/** Elements with words of their own that are drawn, without what is pressed. */
function spoken(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.board *')].filter(
    (element) =>
      !element.closest('button, .hidden, svg') &&
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''),
  );
}

function words(element: Node | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('<stream-picks-host view="projector">', () => {
  it('has letters that are read from three metres, and all of it on one wall', async () => {
    for (const [width, height] of [
      [1920, 1080],
      [1280, 720],
    ] as const) {
      await setViewport({ width, height });
      const { host, root } = await onBoard();
      const texts = spoken(root);
      expect(texts.length).to.be.above(15);
      for (const element of texts) {
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        expect(size / width, words(element)).to.be.at.least(0.0219);
      }
      const board = root.querySelector('.board');
      expect(board?.scrollHeight, 'nothing is below the edge').to.be.at.most(height);
      expect(board?.scrollWidth).to.be.at.most(width);
      host.remove();
      network.restore();
    }
  });

  it('shows what is wanted and what is next with their doubt, in both schemes', async () => {
    await setViewport({ width: 1440, height: 900 });
    const { host, root } = await onBoard();
    expect(words(root.querySelector('li'))).to.match(/^1 Fell 2 trail shoe 50 \(\d+ to \d+\)$/);
    expect(words(root.querySelector('.next'))).to.match(/Squall rain jacket Sure 30 of 100/);
    expect(words(root)).to.contain('viewers who share counts');
    await expect(host).to.be.accessible();
    const colour = () => getComputedStyle(root.querySelector('.board') ?? host).backgroundColor;
    const light = colour();
    const buttons = [...root.querySelectorAll<HTMLElement>('.tools button')];
    buttons.at(-2)?.click();
    await waitUntil(() => colour() !== light, 'dark');
    // Between two colours of a button a contrast may be low; it is judged at rest.
    await Promise.allSettled(root.getAnimations().map(({ finished }) => finished));
    await expect(host).to.be.accessible();
  });

  it('says of which stage the figures are, and which products its “Sure” leaves out', async () => {
    await setViewport({ width: 1280, height: 720 });
    const stage = await onBoard({}, false, { '02': { shoe: ALL.shoe } });
    expect(words(stage.root.querySelector('.wanted'))).to.contain('Fell 2 trail shoe');
    expect(words(stage.root.querySelector('.key'))).to.contain('Up to the stage “Demo”.');
    stage.host.remove();
    network.restore();
    const { vase: _, ...others } = ALL;
    const { root } = await onBoard({ ...others, vase: product(20, 0.4) });
    expect(words(root.querySelector('.key'))).not.to.contain('Up to');
    expect(words(root.querySelector('.next'))).to.match(/jacket Sure, 1 not known /);
    const board = root.querySelector('.board');
    expect(board?.scrollHeight, 'nothing is below the edge').to.be.at.most(720);
  });

  it('closes with its button or Escape and leaves the desk as it was', async () => {
    await setViewport({ width: 800, height: 600 });
    const { host, root } = await onBoard();
    root.querySelector<HTMLElement>('.close')?.click();
    await waitUntil(() => host.view === 'desk', 'back at the desk');
    await host.updateComplete;
    expect(host.renderRoot.querySelector('sp-board')).to.equal(null);
    expect(host.renderRoot.querySelector('.interest')).to.exist;
    const again = await (async () => {
      press(host, '.to-board');
      await host.updateComplete;
      return host.renderRoot.querySelector('sp-board')?.shadowRoot?.querySelector('dialog');
    })();
    await waitUntil(() => again?.open, 'open again');
    // What Escape does to a modal dialog.
    again?.requestClose();
    await waitUntil(() => host.view === 'desk', 'back again');
  });
});

describe('<stream-picks-host view="report">', () => {
  it('says what follows from the numbers, what does not, and what fits next time', async () => {
    const host = await desk(ALL, true);
    press(host, '.to-report');
    await host.updateComplete;
    const report = host.renderRoot.querySelector('.report');
    const brief = words(report?.querySelector('.brief'));
    expect(brief).to.contain('Wanted most: Fell 2 trail shoe, surely ahead of all others.');
    expect(brief).to.match(/Of 10 pairs of products, \d+ are surely apart\./);
    expect(brief).to.match(/4\d of 100 chose a pick \(\d+ to \d+\)\./);
    const all = words(report);
    expect(all).not.to.contain('still on');
    expect(all).to.contain('Whether showing a product made viewers want it.');
    expect(all).to.match(/7,5\d\d answers came\. Asking about 5 products/);
    expect(all).to.match(/So many viewers can answer \d products well\./);
    expect(host.renderRoot.querySelector('.next')).to.equal(null);
    await expect(host).to.be.accessible();
    press(host, '.back');
    await host.updateComplete;
    expect(host.renderRoot.querySelector('.report')).to.equal(null);
    expect(host.renderRoot.querySelector('.grid')).to.exist;
  });

  it('names nobody first where one product is untold, and says which', async () => {
    const host = await desk({ ...ALL, vase: product(20, 0.4) }, true);
    host.view = 'report';
    await host.updateComplete;
    const brief = words(host.renderRoot.querySelector('.brief'));
    expect(brief).not.to.contain('Wanted most: Fell');
    expect(brief).to.contain('Too few answers to say: Two-tone vase.');
  });

  it('says so where its first lines are about a stage, not the whole show', async () => {
    const host = await desk({}, false, { '02': { shoe: ALL.shoe } });
    host.view = 'report';
    await host.updateComplete;
    const brief = words(host.renderRoot.querySelector('.brief'));
    expect(brief).to.contain('Up to the stage “Demo”.');
    host.remove();
    network.restore();
    const whole = await desk();
    whole.view = 'report';
    await whole.updateComplete;
    expect(words(whole.renderRoot.querySelector('.brief'))).not.to.contain('Up to the stage');
  });

  it('says during the show that it is not over', async () => {
    const host = await desk();
    host.view = 'report';
    await host.updateComplete;
    expect(words(host.renderRoot.querySelector('.report'))).to.contain('The show is still on.');
  });

  it('prints light, without what can only be pressed', async function () {
    // Only Chromium can be asked to draw for paper.
    if (!navigator.userAgent.includes('Chrome')) this.skip();
    const host = await desk(ALL, true);
    host.view = 'report';
    await host.updateComplete;
    await emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shown = (selector: string) => {
      const found = host.renderRoot.querySelector(selector);
      return found !== null && found.getClientRects().length > 0;
    };
    expect(shown('.actions')).to.equal(false);
    expect(shown('.brief')).to.equal(true);
    expect(shown('.interest sp-interval-chart')).to.equal(true);
    const paper = getComputedStyle(host.renderRoot.querySelector('.panel') ?? host).backgroundColor;
    const around = getComputedStyle(host.renderRoot.querySelector('.desk') ?? host).backgroundColor;
    await emulateMedia({ media: 'screen', colorScheme: 'light' });
    expect([paper, around]).to.eql(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  });
});

describe('<sp-stage-chart>', () => {
  it('names a stage of several windows once, under its middle', async () => {
    const share = { estimate: 0.3, unclipped: 0.3, low: 0.2, high: 0.4, enough: true };
    const bands = ['Intro', 'Demo', 'Demo', 'Demo', 'Closing'].map((label, index) => ({
      key: String(index),
      label,
      when: index === 2 ? ('now' as const) : ('past' as const),
      share: { ...share, together: { low: 0.1, high: 0.5 } },
    }));
    const chart = await fixture<HTMLElement>(html`<sp-stage-chart
      style="inline-size: 500px"
      aria-label="chart"
      .bands=${bands}
      .top=${1}
    ></sp-stage-chart>`);
    await waitUntil(() => chart.shadowRoot?.querySelector('.mark-label-now'), 'drawn');
    const labels = [...(chart.shadowRoot?.querySelectorAll<SVGTextElement>('svg text') ?? [])];
    expect(labels.map((label) => label.textContent).sort()).to.eql(['Closing', 'Demo', 'Intro']);
    const { left, width } = chart.getBoundingClientRect();
    const box = chart.shadowRoot?.querySelector('.mark-label-now text')?.getBoundingClientRect();
    const middle = (box?.left ?? 0) + (box?.width ?? 0) / 2 - left;
    expect(Math.abs(middle - width / 2)).to.be.below(3);
  });
});
