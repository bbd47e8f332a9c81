/** Tonight's order: what is on, what was, what comes. Follows the clock, never the viewer. */

import { byId, make } from '../common/dom.js';
import type { ServerClock, ShowNews } from '../common/show-news.js';
import type { ShopProduct } from './catalogue.js';

const STAGES: Readonly<Record<string, string>> = {
  intro: 'Intro',
  demo: 'Demo',
  offer: 'Offer',
  questions: 'Questions',
  closing: 'Closing',
};

/** Draws the list for each show; `draw` is called about once a second. */
export function makeOrder(
  products: ReadonlyMap<string, ShopProduct>,
  clock: ServerClock,
  open: (product: ShopProduct) => void,
): { show(news: ShowNews): void; draw(): void } {
  let slots: readonly {
    start: number;
    end: number;
    item: HTMLLIElement;
    note: HTMLElement;
    stage: string;
  }[] = [];
  const draw = (): void => {
    const now = clock.now();
    for (const { start, end, item, note, stage } of slots) {
      const on = now >= start && now < end;
      item.classList.toggle('past', now >= end);
      if (on) item.setAttribute('aria-current', 'true');
      else item.removeAttribute('aria-current');
      note.textContent = `${STAGES[stage] ?? stage} · ${on ? 'on now' : now >= end ? 'shown' : inMinutes(start - now)}`;
    }
  };
  return {
    draw,
    show(news) {
      slots = news.slots.flatMap(({ product: id, stage, start, end }) => {
        const product = products.get(id);
        if (product === undefined) return [];
        const note = make('span');
        const picture = make('img', { src: product.image, alt: '', width: 44, height: 44 });
        const button = make(
          'button',
          { type: 'button' },
          picture,
          make('b', {}, product.title),
          note,
        );
        button.addEventListener('click', () => open(product));
        return [{ start, end, item: make('li', {}, button), note, stage }];
      });
      byId('order').replaceChildren(...slots.map(({ item }) => item));
      draw();
    },
  };
}

function inMinutes(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
