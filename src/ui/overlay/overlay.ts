/** Where `placement="overlay"` draws: over the player, below it, or nowhere for now. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Loan } from '../stream-picks/loan.js';
import { canFillScreen, fullscreened, stretch, toggleFullscreen } from './fill-screen.js';
import { KeepClear } from './keep-clear.js';
import { dressTwin, makeTwin, TWIN } from './loan.js';
import { isFloating, isInPicture, mostHeight, remOf, SMALLEST, sameBox } from './picture.js';
import { findPlayerBox, type PlayerBox } from './player-box.js';
import { findRoom, type Room } from './room.js';

/** Of a smaller picture the unfolded panel covers too much: there it starts folded. */
const ROOMY = { width: 880, height: 460 };

/** How often the page is looked at for controls and captions that moved, in milliseconds. */
const LOOK_EVERY_MS = 500;
/** How long a small picture must stay small before anything moves below it: players grow as they load. */
const SETTLED_MS = 600;
const PANEL_REM = 22;
const SPOT_REM = 20.5;

/** Where things are drawn. */
export type Place =
  /** No player seen yet, or one that may still grow. */
  | 'unknown'
  | 'over'
  /** The picture is too small to draw over. */
  | 'below'
  /** Picture in picture, or a small player that floats: left alone. */
  | 'none';

/** What is drawn where, in CSS pixels. */
export interface Layout {
  readonly place: Place;
  /** The picture's box, from the top left of the surface over it. */
  readonly frame: { left: number; top: number; width: number; height: number };
  readonly room: Room;
  /** Whether a fullscreen button is drawn. */
  readonly button: boolean;
  /** Whether the player fills the screen. */
  readonly full: boolean;
}

const NOWHERE: Layout = {
  place: 'unknown',
  frame: { left: 0, top: 0, width: 0, height: 0 },
  room: { panel: null, tight: false, spot: null, button: null },
  button: false,
  full: false,
};

/** What the panel holds: the question, which cannot be folded, or picks, with a way to the recap. */
export type Drawn = 'question' | 'picks' | 'picks-and-recap';

/** Follows the player of an element, and keeps its second surface. */
export class OverlayController implements ReactiveController {
  layout: Layout = NOWHERE;
  /** The viewer moved it below the player. */
  away = false;
  #host: ReactiveControllerHost & HTMLElement;
  #loan: () => Loan;
  #drawn: () => Drawn;
  #box: PlayerBox | null = null;
  #twin: (HTMLElement & { requestUpdate(): void }) | null = null;
  #clear = new KeepClear();
  #sizes = new ResizeObserver(() => this.#soon());
  #pages = new MutationObserver(() => this.#soon());
  #timer: ReturnType<typeof setInterval> | undefined;
  #frame = 0;
  #smallSince = 0;
  #grew = new Map<number, number>();
  #shown = '';
  #focus = '';
  #folded: boolean | null = null;
  #isRoomy = true;

  /**
   * @param loan What the second surface works with.
   * @param drawn What the panel holds now.
   */
  constructor(host: ReactiveControllerHost & HTMLElement, loan: () => Loan, drawn: () => Drawn) {
    this.#host = host;
    this.#loan = loan;
    this.#drawn = drawn;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#isOn()) this.#start();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdate(): void {
    if (this.#isOn() === (this.#timer !== undefined) || !this.#host.isConnected) return;
    if (this.#isOn()) this.#start();
    else this.#stop();
  }

  hostUpdated(): void {
    this.#twin?.requestUpdate();
    // What is drawn now may need more room, or less.
    if (this.#timer !== undefined) this.#soon();
  }

  /** Both places that are drawn in; one where there is no player to lie over. */
  get surfaces(): readonly HTMLElement[] {
    return this.#twin === null ? [this.#host] : [this.#host, this.#twin];
  }

  /** True for the surface over the player, false for the one in the flow of the page. */
  isOver(surface: HTMLElement): boolean {
    if (this.#box === null) return false;
    return this.#box.container.contains(this.#host) === (surface === this.#host);
  }

  /** Whether the part below the player is drawn. */
  get below(): boolean {
    return this.layout.place === 'below' || (this.layout.place === 'over' && this.away);
  }

  /** Whether open dialogs and the live region belong to the surface over the player. */
  get holdsDialogs(): boolean {
    if (this.layout.place === 'over' && !this.away) return true;
    return this.#twin === null && this.isOver(this.#host);
  }

  /** Whether only the heading and the bar of the panel are drawn; as the viewer left it. */
  get folded(): boolean {
    return this.layout.room.tight || (this.#folded ?? !this.#isRoomy);
  }

  fold(on: boolean): void {
    this.#folded = on;
    this.#host.requestUpdate();
  }

  /** @param focus What takes the focus of the button that goes. */
  moveAway(on: boolean, focus: string): void {
    this.away = on;
    this.#focus = focus;
    this.#host.requestUpdate();
  }

  toggleFullscreen(): void {
    if (this.#box === null) return;
    toggleFullscreen(this.#box).catch((error: unknown) => {
      // The browser or a frame around the page forbids it: the picture stays as it is.
      console.info('stream-picks: no full screen here:', error);
    });
  }

  /** Puts the drawn parts of the surface over the player in their places. */
  place(root: ParentNode): void {
    const { frame, room } = this.layout;
    const focused = this.#focus === '' ? null : root.querySelector<HTMLElement>(this.#focus);
    if (focused !== null) {
      this.#focus = '';
      focused.focus({ preventScroll: true });
    }
    const put = (selector: string, box: Partial<Layout['frame']> | null) => {
      const style = root.querySelector<HTMLElement>(selector)?.style;
      if (style === undefined) return;
      style.setProperty('display', box === null ? 'none' : '');
      if (box === null) return;
      style.setProperty('transform', `translate(${box.left}px, ${box.top}px)`);
      if (box.width !== undefined) style.setProperty('width', `${box.width}px`);
      if (box.height !== undefined) style.setProperty('height', `${box.height}px`);
    };
    put('.frame', frame);
    put('.dock', sized(room.panel));
    put('.spot', sized(room.spot));
    put('.screen', room.button && { left: room.button.left, top: room.button.top });
  }

  #isOn(): boolean {
    return this.#host.getAttribute('placement') === 'overlay';
  }

  #start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#pages.observe(document, { childList: true, subtree: true });
    for (const name of EVENTS) document.addEventListener(name, this.#heard, true);
    addEventListener('resize', this.#heard);
    this.#look();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pages.disconnect();
    this.#sizes.disconnect();
    for (const name of EVENTS) document.removeEventListener(name, this.#heard, true);
    removeEventListener('resize', this.#heard);
    this.#twin?.remove();
    this.#twin = null;
    this.#box = null;
    this.#shown = '';
    this.layout = NOWHERE;
    this.#host.removeAttribute('data-sp-place');
  }

  #heard = (): void => this.#soon();

  #soon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  #look(): void {
    if (this.#timer === undefined) return;
    this.#find();
    this.layout = this.#measure();
    this.#surfaces();
    this.layout = { ...this.layout, frame: this.#frameNow() };
    const shown = JSON.stringify([this.layout, this.#box === null]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#host.requestUpdate();
  }

  /** Players build themselves late, and rebuild; while one fills the screen it stays the one. */
  #find(): void {
    if (this.#box !== null && fullscreened() === this.#box.container) return;
    const found = findPlayerBox(this.#host, this.#host.getAttribute('for'));
    if (found !== null && this.#box !== null && sameBox(found, this.#box)) return;
    this.#sizes.disconnect();
    this.#box = found;
    if (found === null) return;
    this.#sizes.observe(found.container);
    this.#sizes.observe(found.picture);
  }

  /** Sees that both surfaces are where they belong. */
  #surfaces(): void {
    const box = this.#box;
    if (box === null) return;
    stretch(box);
    const isInside = box.container.contains(this.#host);
    const { place } = this.layout;
    const isNeeded = isInside ? this.below || this.#twin !== null : place !== 'unknown';
    if (!isNeeded) {
      this.#host.dataset.spPlace = place;
      return;
    }
    this.#twin ??= makeTwin(this.#host, this.#loan());
    dressTwin(this.#twin, this.#host);
    if (isInside) {
      const home = document.querySelector('[data-sp-below]');
      if (home !== null) {
        if (this.#twin.parentNode !== home) home.append(this.#twin);
      } else if (this.#twin.previousElementSibling !== box.container)
        box.container.after(this.#twin);
    } else if (this.#twin.parentNode !== box.container) box.container.append(this.#twin);
    const [over, below] = isInside ? [this.#host, this.#twin] : [this.#twin, this.#host];
    mark(over, 'over');
    mark(below, this.below ? 'below' : 'none');
  }

  #measure(): Layout {
    const box = this.#box;
    if (box === null) return { ...NOWHERE, place: this.#small() };
    const frame = box.picture.getBoundingClientRect();
    if (isInPicture(box)) return { ...NOWHERE, place: 'none' };
    if (frame.width < SMALLEST.width || frame.height < SMALLEST.height) {
      const place = isFloating(box, frame, this.#grew) ? 'none' : this.#small();
      return { ...NOWHERE, place };
    }
    this.#smallSince = 0;
    this.#grew.set(innerWidth, frame.width);
    this.#isRoomy = frame.width >= ROOMY.width && frame.height >= ROOMY.height;
    const rem = remOf(this.#host);
    const drawn = this.#drawn();
    const asking = drawn === 'question';
    const isFolded = !asking && (this.#folded ?? !this.#isRoomy);
    const foldedHeight = Math.round(5.75 * rem);
    const folded = drawn === 'picks-and-recap' ? Math.round(8 * rem) : foldedHeight;
    const full = fullscreened() !== null && fullscreened() === box.container;
    const isRtl = this.#host.matches(':dir(rtl)');
    const own = (element: Element): boolean =>
      element === this.#host || element === this.#twin || element.hasAttribute(TWIN);
    const room = findRoom({
      width: frame.width,
      height: frame.height,
      keepClear: this.#clear.read(box, frame, own),
      rtl: isRtl,
      panelWidth: Math.round(PANEL_REM * rem),
      panelHeight: isFolded ? folded : Math.round((asking ? 11 : 12.5) * rem),
      foldedHeight,
      panelMost: isFolded ? folded : mostHeight(frame.height, full, rem),
      spotWidth: Math.round(SPOT_REM * rem),
      spotHeight: Math.round(8 * rem),
      button: box.needsButton && canFillScreen(),
    });
    // Where even the folded panel finds no room, or the question none, they stand below the player.
    if (room.panel === null || (asking && room.tight)) return { ...NOWHERE, place: this.#small() };
    return {
      place: 'over',
      frame: NOWHERE.frame,
      room,
      button: room.button !== null,
      full,
    };
  }

  /** Where the picture is in the surface over it, which need not begin where the picture does. */
  #frameNow(): Layout['frame'] {
    const box = this.#box;
    if (box === null || this.layout.place !== 'over') return NOWHERE.frame;
    const surface = box.container.contains(this.#host) ? this.#host : this.#twin;
    const origin = surface?.getBoundingClientRect();
    const { left, top, width, height } = box.picture.getBoundingClientRect();
    return {
      left: Math.round(left - (origin?.left ?? left)),
      top: Math.round(top - (origin?.top ?? top)),
      width: Math.round(width),
      height: Math.round(height),
    };
  }

  /** Below, once it has stayed small; nothing moves while a player is still finding its size. */
  #small(): Place {
    const now = performance.now();
    if (this.#smallSince === 0) this.#smallSince = now;
    if (this.layout.place === 'below') return 'below';
    return now - this.#smallSince >= SETTLED_MS
      ? 'below'
      : this.layout.place === 'over'
        ? 'none'
        : 'unknown';
  }
}

const EVENTS = [
  'fullscreenchange',
  'enterpictureinpicture',
  'leavepictureinpicture',
  'loadedmetadata',
  'resize',
  'play',
] as const;

function mark(surface: HTMLElement, place: Place): void {
  if (surface.dataset.spPlace !== place) surface.dataset.spPlace = place;
}

function sized(box: Room['panel']): Layout['frame'] | null {
  if (box === null) return null;
  const { left, top, right, bottom } = box;
  return { left, top, width: right - left, height: bottom - top };
}
