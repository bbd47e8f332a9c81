// What a viewer sees of the widget, and what the pointer reaches.
import { readAll } from './browser.mjs';

export const isAsked = (page) =>
  readAll(page, 'sp-opt-in-card', () => 1).then(({ length }) => length > 0);

/** Counts questions from now on, in whatever element of ours the page holds. */
export const watchQuestions = (page) =>
  page.evaluate(() => {
    window.questions = 0;
    const look = () => {
      for (const element of document.querySelectorAll('stream-picks')) {
        if (element.shadowRoot?.querySelector('sp-opt-in-card')) window.questions += 1;
      }
      requestAnimationFrame(look);
    };
    look();
  });

/** What the viewer sees of the question: sizes in CSS pixels, and whether the pointer reaches yes and no. */
export const looks = (page) =>
  readAll(page, 'sp-opt-in-card', (host) => {
    const root = host.shadowRoot;
    const card = root.querySelector('.card');
    const style = getComputedStyle(root.querySelector('p'));
    const { width, height, top, left, right, bottom } = card.getBoundingClientRect();
    return {
      top,
      left,
      right: innerWidth - right,
      below: innerHeight - bottom,
      inView: top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth,
      width,
      height,
      type: Number.parseFloat(style.fontSize),
      spacing: Number.parseFloat(style.letterSpacing) || 0,
      indent: Number.parseFloat(style.textIndent),
      transform: style.textTransform,
      back: getComputedStyle(card).backgroundColor,
      front: getComputedStyle(root.querySelector('h2')).color,
      buttons: [...root.querySelectorAll('.pair button')].map((button) => {
        const box = button.getBoundingClientRect();
        let hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        while (hit?.shadowRoot) {
          const inner = hit.shadowRoot.elementFromPoint(
            box.left + box.width / 2,
            box.top + box.height / 2,
          );
          if (inner === null || inner === hit) break;
          hit = inner;
        }
        return { width: box.width, height: box.height, reached: button.contains(hit) };
      }),
    };
  }).then(([first]) => first);

/** Scrolls to each control of one of our elements, and says whether the pointer reaches it there. */
export const reach = (page, selector) =>
  readAll(page, selector, (host) =>
    [...host.shadowRoot.querySelectorAll('button, a[href], input, summary')].map((control) => {
      control.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = control.getBoundingClientRect();
      const x = left + width / 2;
      const y = top + height / 2;
      const hit = host.shadowRoot.elementFromPoint(x, y);
      return {
        text: control.textContent.trim() || control.getAttribute('aria-label'),
        width,
        height,
        within: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
        reached: control.contains(hit),
        cut: control.scrollWidth > control.clientWidth + 1,
      };
    }),
  ).then(([first]) => first);

export const isReached = ({ width, height, within, reached, cut }) =>
  width >= 24 && height >= 24 && within && reached && !cut;
