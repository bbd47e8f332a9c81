import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import { NO_PURPOSES } from '../../src/core/consent.js';
import type { SessionState } from '../../src/page/session/state.js';
import type { PickRail } from '../../src/ui/pick-rail/pick-rail.js';
import type { StreamPicksElement } from '../../src/ui/stream-picks/stream-picks.js';
import { drawn, onState, picks, recordingActions, stateOf, words } from './fixtures.js';

interface Drawn {
  element: PickRail;
  root: ShadowRoot;
  next(state: SessionState): Promise<void>;
}

async function rail(state: SessionState, width = ''): Promise<Drawn> {
  const { element } = await drawn<PickRail>(
    html`<sp-pick-rail .state=${state} .actions=${recordingActions()} .words=${words()}></sp-pick-rail>`,
  );
  element.style.setProperty('inline-size', width);
  return {
    element,
    root: element.renderRoot as ShadowRoot,
    async next(after) {
      element.state = after;
      await element.updateComplete;
    },
  };
}

/** Where things stand within the rail, in pixels below its top. */
function placesOf({ element, root }: Drawn): Record<string, number> {
  const top = element.getBoundingClientRect().top;
  const at = (selector: string): number =>
    Math.round((root.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN) - top);
  return {
    cards: at('.cards'),
    second: at('.cards > :nth-child(2)'),
    last: at('.cards > :last-child'),
    all: at('.all'),
    height: Math.round(element.getBoundingClientRect().height),
  };
}

/** Layout shifts that no press explains; Chromium tells them, others none. */
async function shiftDuring(work: () => Promise<void>): Promise<number | null> {
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    await work();
    return null;
  }
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      sum += entry.value;
  });
  // What was drawn before is no part of it.
  await aTimeout(100);
  observer.observe({ type: 'layout-shift' });
  await work();
  await aTimeout(400);
  observer.disconnect();
  return sum;
}

const six = (state: SessionState): SessionState => ({ ...state, maxPicks: picks.length });

describe('nothing moves by itself', () => {
  for (const [what, before] of Object.entries({
    'a yes that is being recorded': stateOf({ busy: 'choosing' }),
    'the yes of an earlier visit that is being read': stateOf({ phase: 'starting' }),
  })) {
    for (const width of ['343px', '760px']) {
      it(`${what} lays out what the picks need, ${width} wide`, async () => {
        const one = await rail(six(before), width);
        const places = placesOf(one);
        await one.next(six(onState({ picks: null })));
        expect(placesOf(one), 'on, no picks yet').to.deep.equal(places);
        // The same products with a reason of one line, so that only what comes with picks counts.
        const short = picks.find(({ productId }) => productId === 'rain-jacket') ?? picks[0];
        const ids = before.showOrder.slice(0, picks.length);
        const same = short ? ids.map((productId) => ({ ...short, productId })) : [];
        await one.next(six(onState({ picks: same })));
        expect(placesOf(one), 'with picks').to.deep.equal(places);
      });
    }
  }

  describe('of an element whose catalogue is on its way', () => {
    const realFetch = window.fetch;
    let answer = (): void => undefined;
    let element: StreamPicksElement;

    beforeEach(async () => {
      const products = Array.from({ length: 12 }, (_, at) => ({
        id: `p${at}`,
        title: `Model ${at}`,
        url: `https://shop.example/${at}`,
        price: { current: 10 + at },
      }));
      const held = new Promise<void>((resolve) => {
        answer = resolve;
      });
      window.fetch = (async (...asked: Parameters<typeof fetch>) => {
        if (!String(asked[0]).endsWith('/held.json')) return realFetch(...asked);
        await held;
        return Response.json({ version: 1, currency: 'EUR', products });
      }) as typeof fetch;
      const box = await fixture<HTMLElement>(
        html`<div style="inline-size: 343px; margin-block-start: 800px"></div>`,
      );
      element = document.createElement('stream-picks') as StreamPicksElement;
      element.setAttribute('catalog', '/held.json');
      box.append(element);
    });

    afterEach(() => {
      window.fetch = realFetch;
    });

    const rail = (): ShadowRoot | undefined =>
      element.shadowRoot?.querySelector('sp-pick-rail')?.shadowRoot ?? undefined;
    const isWaiting = (): boolean => Boolean(rail()?.querySelector('.waiting'));
    const isThere = (): boolean => Boolean(rail()?.querySelector('h3'));

    it('what stands below does not come up', async () => {
      const heights: number[] = [];
      const look = (): void => {
        heights.push(Math.round(element.getBoundingClientRect().height));
      };
      // Whatever could be painted in between: each change, and each task.
      const watch = new MutationObserver(look);
      if (element.shadowRoot) watch.observe(element.shadowRoot, { childList: true, subtree: true });
      const everyTask = setInterval(look, 0);
      await waitUntil(isWaiting);
      answer();
      await waitUntil(isThere);
      clearInterval(everyTask);
      watch.disconnect();
      look();
      // The room that the entry keeps, until the rail is drawn with its products.
      const ROOM_PX = 28 * 16;
      expect(Math.min(...heights), heights.join(' ')).to.be.at.least(ROOM_PX);
    });

    it('who looks at the end of the page is not scrolled when the products come', async () => {
      await waitUntil(isWaiting);
      window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      await aTimeout(100);
      const place = window.scrollY;
      expect(place).to.be.above(700);
      answer();
      await waitUntil(isThere);
      await aTimeout(100);
      expect(window.scrollY).to.equal(place);
    });
  });

  it('before that nothing is kept free, and nobody hears of what is not there yet', async () => {
    const asking = await rail(stateOf());
    expect(asking.root.querySelector('.segments, .bar')).to.equal(null);
    const starting = await rail(stateOf({ busy: 'choosing' }));
    for (const hidden of starting.root.querySelectorAll('.awaited')) {
      expect(getComputedStyle(hidden).visibility).to.equal('hidden');
    }
    await expect(starting.element).to.be.accessible();
  });

  it('cards glide to their new places: no layout shift, and they end where they belong', async () => {
    const one = await rail(onState());
    const last = picks.at(-1);
    const turned = last ? [last, ...picks.slice(0, -1)] : picks;
    const shift = await shiftDuring(async () => {
      await one.next(onState({ picks: turned }));
      await nextFrame();
      const moving = one.root.querySelectorAll('.cards:not(.list) > .card');
      expect([...moving].some((card) => card.getAnimations().length > 0)).to.equal(true);
    });
    if (shift !== null) expect(shift).to.be.below(0.01);
    const ends = one.element.shadowRoot?.getAnimations().map(({ finished }) => finished);
    await Promise.all(ends ?? []);
    const tops = [...one.root.querySelectorAll('.cards:not(.list) > .card')].map(
      (card) => card.getBoundingClientRect().top,
    );
    expect(tops).to.deep.equal(tops.toSorted((a, b) => a - b));
    expect(one.root.querySelector('.cards > .card')?.getAttribute('data-id')).to.equal(
      last?.productId,
    );
  });

  it('a card that is still on its way goes on from where it is seen', async () => {
    const [first, second, ...others] = stateOf().showOrder;
    const one = await rail(stateOf());
    const swapped = stateOf({ showOrder: [second ?? '', first ?? '', ...others] });
    const card = one.root.querySelector(`[data-id="${CSS.escape(first ?? '')}"]`);
    await one.next(swapped);
    await nextFrame();
    // Stopped halfway, so that a slow machine shows the same.
    for (const moving of card?.getAnimations() ?? []) {
      moving.pause();
      moving.currentTime = 60;
    }
    const seen = card?.getBoundingClientRect();
    await one.next(stateOf());
    const then = card?.getBoundingClientRect();
    const jump = Math.hypot((then?.x ?? 0) - (seen?.x ?? 0), (then?.y ?? 0) - (seen?.y ?? 0));
    expect(jump).to.be.below(2);
    expect(card?.getAnimations()).to.have.length(1);
  });

  it('the order of a show that goes on glides too; what stays in place does not move', async () => {
    const order = stateOf().showOrder;
    const one = await rail(stateOf({ purposes: NO_PURPOSES }));
    await one.next(stateOf({ showOrder: [...order] }));
    await nextFrame();
    expect(one.element.getAnimations({ subtree: true })).to.have.length(0);
    const [first, second, ...others] = order;
    await one.next(stateOf({ showOrder: [second ?? '', first ?? '', ...others] }));
    await nextFrame();
    const moving = [...one.root.querySelectorAll('.cards:not(.list) > .card')].filter(
      (card) => card.getAnimations().length > 0,
    );
    expect(moving.map((card) => card.getAttribute('data-id'))).to.deep.equal([second, first]);
  });
});
