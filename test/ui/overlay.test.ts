import { aTimeout, expect, fixtureSync, html, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import './fixtures.js';
import type { StreamPicksElement } from '../../src/ui/stream-picks/stream-picks.js';

const catalog = {
  version: 1,
  currency: 'EUR',
  products: ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    title: `Product ${id}`,
    url: `https://shop.example/${id}`,
  })),
};

type Made = { box: HTMLElement; element: StreamPicksElement; video: HTMLVideoElement };

/** A player of its own in a container, with the element inside it or after it. */
function make(where: 'inside' | 'after', style = 'inline-size: 720px; block-size: 405px'): Made {
  const main = fixtureSync<HTMLElement>(
    html`<main>
      <div class="box" style=${`position: relative; ${style}`}>
        <video id="film" style="display: block; inline-size: 100%; block-size: 100%"></video>
        <div class="bar" data-sp-keep-clear style="position: absolute; inset: auto 0 0; block-size: 50px"></div>
      </div>
    </main>`,
  );
  const box = main.querySelector<HTMLElement>('.box') as HTMLElement;
  const element = document.createElement('stream-picks') as StreamPicksElement;
  element.setAttribute('for', 'film');
  element.setAttribute('placement', 'overlay');
  element.catalog = catalog;
  if (where === 'inside') box.append(element);
  else box.after(element);
  return { box, element, video: box.querySelector('video') as HTMLVideoElement };
}

const surfaces = (): StreamPicksElement[] => [...document.querySelectorAll('stream-picks')];
const overOf = (box: HTMLElement): StreamPicksElement =>
  box.querySelector('stream-picks') as StreamPicksElement;
const within = <T extends Element = HTMLElement>(surface: Element, selector: string): T =>
  surface.shadowRoot?.querySelector<T>(selector) as T;
const isDrawn = (surface: Element | null, selector: string): boolean => {
  const found = surface?.shadowRoot?.querySelector(selector);
  return (found?.getBoundingClientRect().height ?? 0) > 0;
};
const asked = (surface: Element | null): boolean => isDrawn(surface, 'sp-opt-in-card');

describe('over a player', () => {
  beforeEach(() => localStorage.clear());

  for (const where of ['inside', 'after'] as const) {
    it(`the element ${where} the player: asks over a large one, once, clear of its controls`, async () => {
      const { box } = make(where);
      await waitUntil(() => asked(overOf(box)), 'asked over the player', { timeout: 4000 });
      const card = within(overOf(box), 'sp-opt-in-card').getBoundingClientRect();
      const { left, right, top, bottom } = box.getBoundingClientRect();
      expect(card.left).to.be.least(left);
      expect(card.right).to.be.most(right);
      expect(card.top).to.be.least(top);
      expect(card.bottom).to.be.most(bottom - 50);
      expect(surfaces().filter(asked)).to.have.length(1);
    });

    it(`the element ${where} the player: below one that is small, the question too, and back`, async () => {
      const { box } = make(where, 'inline-size: 480px; block-size: 270px');
      const below = () => surfaces().find((one) => !box.contains(one)) ?? null;
      await waitUntil(() => asked(below()), 'asked below the player', { timeout: 4000 });
      expect(isDrawn(below(), 'sp-pick-rail')).to.equal(true);
      expect(below()?.getBoundingClientRect().top).to.be.least(box.getBoundingClientRect().bottom);
      box.style.inlineSize = '720px';
      box.style.blockSize = '405px';
      await waitUntil(() => asked(overOf(box)), 'over the player', { timeout: 4000 });
      await waitUntil(() => !asked(below()), 'no longer below', { timeout: 4000 });
      expect(isDrawn(below(), 'sp-pick-rail')).to.equal(false);
    });
  }

  it('a player that floats is left alone, and drawn over again afterwards', async () => {
    const { box } = make('inside');
    await waitUntil(() => asked(overOf(box)), 'asked', { timeout: 4000 });
    box.style.cssText +=
      '; position: fixed; inset: auto 0 0 auto; inline-size: 320px; block-size: 180px';
    await waitUntil(() => !surfaces().some(asked), 'nothing drawn', { timeout: 4000 });
    await aTimeout(900);
    expect(surfaces().some(asked)).to.equal(false);
    box.style.cssText += '; position: relative; inset: auto; inline-size: 720px; block-size: 405px';
    await waitUntil(() => asked(overOf(box)), 'back', { timeout: 4000 });
  });

  it('picture in picture is left alone, and drawn over again afterwards', async () => {
    const { box, video } = make('inside');
    await waitUntil(() => asked(overOf(box)), 'asked', { timeout: 4000 });
    const tell = (now: Element | null, name: string) => {
      Object.defineProperty(document, 'pictureInPictureElement', {
        configurable: true,
        get: () => now,
      });
      video.dispatchEvent(new Event(name, { bubbles: true }));
    };
    tell(video, 'enterpictureinpicture');
    await waitUntil(() => !surfaces().some(asked), 'nothing drawn', { timeout: 4000 });
    tell(null, 'leavepictureinpicture');
    await waitUntil(() => asked(overOf(box)), 'back', { timeout: 4000 });
    Reflect.deleteProperty(document, 'pictureInPictureElement');
  });

  it('can be moved below the player and back, by keyboard, and keeps the focus at hand', async () => {
    const { box } = make('inside');
    await waitUntil(() => asked(overOf(box)), 'asked', { timeout: 4000 });
    const move = within(overOf(box), '[part~="overlay-away"]');
    expect(move.getAttribute('aria-label')).to.equal('Move below the video');
    move.focus();
    move.click();
    const below = () => surfaces().find((one) => !box.contains(one)) ?? null;
    await waitUntil(() => asked(below()), 'below', { timeout: 4000 });
    expect(asked(overOf(box))).to.equal(false);
    const back = within(overOf(box), '[part~="overlay-back"]');
    expect(overOf(box).shadowRoot?.activeElement === back).to.equal(true);
    back.click();
    await waitUntil(() => asked(overOf(box)) && !asked(below()), 'back', { timeout: 4000 });
  });

  it('folds and unfolds; Escape folds, and closes an open dialog first', async () => {
    localStorage.setItem(
      'stream-picks',
      JSON.stringify({ answer: 'no', month: '2026-11', notice: 9 }),
    );
    const { box } = make('inside', 'inline-size: 960px; block-size: 540px');
    const rail = () => within(overOf(box), 'sp-pick-rail');
    await waitUntil(() => isDrawn(overOf(box), 'sp-pick-rail'), 'rail', { timeout: 4000 });
    const cards = () => rail().shadowRoot?.querySelectorAll('[part~="card"]').length ?? 0;
    await waitUntil(() => cards() > 0, 'cards', { timeout: 4000 });
    const fold = within(overOf(box), '[part~="overlay-fold"]');
    const press = (on: Element) =>
      on.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Escape',
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
    let heard = 0;
    box.addEventListener('keydown', () => {
      heard += 1;
    });
    press(fold);
    await waitUntil(() => cards() === 0, 'folded');
    expect(fold.getAttribute('aria-expanded')).to.equal('false');
    expect(rail().shadowRoot?.querySelector('[part~="bar"]')).not.to.equal(null);
    expect(heard, 'keys that the player heard').to.equal(0);
    fold.click();
    await waitUntil(() => cards() > 0, 'unfolded');
    rail().shadowRoot?.querySelector<HTMLElement>('[part~="privacy-choices"]')?.click();
    await waitUntil(() => within(overOf(box), 'sp-how-dialog') !== null, 'dialog');
    await aTimeout(50);
    const dialog = within(overOf(box), 'sp-how-dialog').shadowRoot?.querySelector('dialog');
    press(dialog as Element);
    await waitUntil(() => within(overOf(box), 'sp-how-dialog') === null, 'closed');
    expect(cards()).to.be.greaterThan(0);
  });

  it('of a smaller picture it starts folded, with the way out in view', async () => {
    localStorage.setItem(
      'stream-picks',
      JSON.stringify({ answer: 'no', month: '2026-11', notice: 9 }),
    );
    const { box } = make('inside');
    await waitUntil(() => isDrawn(overOf(box), 'sp-pick-rail'), 'rail', { timeout: 4000 });
    const rail = within(overOf(box), 'sp-pick-rail');
    await waitUntil(() => rail.shadowRoot?.querySelector('[part~="bar"]') !== null, 'bar');
    expect(rail.shadowRoot?.querySelector('[part~="card"]')).to.equal(null);
    within(overOf(box), '[part~="overlay-fold"]').click();
    await waitUntil(() => rail.shadowRoot?.querySelector('[part~="card"]') !== null, 'unfolded');
  });

  it('clicks in it are not clicks on the player', async () => {
    const { box } = make('inside');
    await waitUntil(() => asked(overOf(box)), 'asked', { timeout: 4000 });
    let heard = 0;
    for (const name of ['click', 'dblclick']) box.addEventListener(name, () => (heard += 1));
    const card = within(overOf(box), 'sp-opt-in-card').shadowRoot?.querySelector('h2');
    for (const name of ['click', 'dblclick']) {
      card?.dispatchEvent(new MouseEvent(name, { bubbles: true, composed: true }));
    }
    expect(heard).to.equal(0);
  });

  it('right to left: on the right, and the player keeps its own direction', async () => {
    document.documentElement.dir = 'rtl';
    try {
      const { box } = make('inside');
      await waitUntil(() => asked(overOf(box)), 'asked', { timeout: 4000 });
      const card = within(overOf(box), 'sp-opt-in-card').getBoundingClientRect();
      const outer = box.getBoundingClientRect();
      expect(outer.right - card.right).to.be.lessThan(card.left - outer.left);
      expect(box.querySelector('.bar')?.getAttribute('dir')).to.equal(null);
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('takes its second part away when it goes, and does not ask twice when it comes back', async () => {
    const { box, element } = make('after');
    await waitUntil(() => asked(overOf(box)), 'asked', { timeout: 4000 });
    expect(surfaces()).to.have.length(2);
    const { parentNode } = element;
    element.remove();
    expect(surfaces()).to.have.length(0);
    parentNode?.append(element);
    await waitUntil(() => asked(overOf(box)), 'asked again in its place', { timeout: 4000 });
    expect(surfaces().filter(asked)).to.have.length(1);
  });
});
