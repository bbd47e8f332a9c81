import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isDrawnIn } from '../../page/session/drawn-in.js';
import { fullscreened } from '../overlay/fill-screen.js';

/**
 * Whether the question has to be lifted above a fullscreened player that holds the element but
 * leaves its place out of view, as a player does that fills the screen. Outside of what is
 * fullscreened nothing can be pressed (browsers make it inert, a popover too), so nothing is lifted
 * there: a question that cannot be answered must not cover the picture.
 */
export class FullscreenController implements ReactiveController {
  /** True while the question belongs on top; false again when fullscreen ends. */
  lifted = false;
  #host: ReactiveControllerHost & HTMLElement;
  #question: () => HTMLElement | null;
  #frame = 0;

  /** @param question What has to be seen, where it is drawn now; null while nothing is asked. */
  constructor(host: ReactiveControllerHost & HTMLElement, question: () => HTMLElement | null) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#look);
    addEventListener('resize', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#look);
    removeEventListener('resize', this.#look);
    cancelAnimationFrame(this.#frame);
    this.lifted = false;
  }

  hostUpdated(): void {
    this.#raise();
    if (document.fullscreenElement !== null && !this.lifted) this.#look();
  }

  #look = (): void => {
    cancelAnimationFrame(this.#frame);
    // The players' own handlers and the new layout first.
    this.#frame = requestAnimationFrame(() => {
      const screen = fullscreened();
      const lifted =
        screen !== null &&
        !scrolls(screen) &&
        isDrawnIn(screen, this.#host) &&
        (this.lifted || this.#outOfView());
      if (lifted === this.lifted) return;
      this.lifted = lifted;
      this.#host.requestUpdate();
    });
  };

  #outOfView(): boolean {
    const box = this.#question()?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return false;
    return box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth;
  }

  /** In the frame that draws it as a popover, so that focus inside is kept. */
  #raise(): void {
    const question = this.#question();
    if (!this.lifted || question?.popover !== 'manual') return;
    if (question.matches(':popover-open')) return;
    question.showPopover();
  }
}

/** Whether one scrolls to what is out of view. */
function scrolls(screen: Element): boolean {
  if (screen === document.documentElement || screen === document.body) return true;
  const { overflowY } = getComputedStyle(screen);
  return overflowY === 'auto' || overflowY === 'scroll';
}
