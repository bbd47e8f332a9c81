/**
 * What speaks against an interruption right now, as far as the page can tell. It is looked at when an
 * interruption is due, kept nowhere and told to nobody.
 */

import type { PacingScene } from '../../core/pacing.js';
import { isDrawnIn } from './drawn-in.js';

/** After a key that writes, the viewer counts as typing for so long, in milliseconds. */
export const TYPING_MS = 3000;

/**
 * Shares of the viewport at its top and bottom that do not count as view: the card would not fit.
 */
const EDGES = { top: 0.2, bottom: 0.3 };

/** Kinds of `<input>` that one does not write in. */
const NO_TEXT: readonly string[] = [
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
];
const TEXT_ROLES: readonly string[] = ['textbox', 'searchbox', 'combobox'];

/** What the session knows by itself. */
type Known = Pick<PacingScene, 'dialog' | 'fewer'>;

/** Parts of the players' interfaces that tell of captions: video.js, and Shaka. */
interface CaptionedPlayer {
  readonly textTracks?: () => ArrayLike<Pick<TextTrack, 'kind' | 'mode'>>;
  readonly isTextTrackVisible?: () => boolean;
}

/** Looks at the page around one element. */
export class Scene {
  readonly #playerId: () => string | null;
  #player: unknown = null;
  #seat: HTMLElement | null = null;
  #composing = false;
  #wroteAt = Number.NEGATIVE_INFINITY;

  /** @param playerId id of the player: an iframe with it is no place to write in */
  constructor(playerId: () => string | null) {
    this.#playerId = playerId;
  }

  /** The `player` property. */
  set player(player: unknown) {
    this.#player = player;
  }

  /** Where the spotlight would stand is there now, or gone. */
  sit(seat: HTMLElement, here: boolean): void {
    if (here) this.#seat = seat;
    else if (this.#seat === seat) this.#seat = null;
  }

  /** Starts looking. */
  start(): void {
    addEventListener('keydown', this.#onKey, true);
    addEventListener('compositionstart', this.#onCompose, true);
    addEventListener('compositionend', this.#onComposed, true);
    addEventListener('focusout', this.#onComposed, true);
  }

  /** Stops looking. */
  stop(): void {
    this.#composing = false;
    removeEventListener('keydown', this.#onKey, true);
    removeEventListener('compositionstart', this.#onCompose, true);
    removeEventListener('compositionend', this.#onComposed, true);
    removeEventListener('focusout', this.#onComposed, true);
  }

  /** How it is now; each part is looked at when it is read, which is when one is due. */
  look({ dialog, fewer }: Known): PacingScene {
    const isUnseen = () => this.#isUnseen();
    const isTyping = () => this.#isTyping();
    const readsCaptions = () => this.#readsCaptions();
    return {
      get hidden() {
        return document.visibilityState === 'hidden';
      },
      get unseen() {
        return isUnseen();
      },
      get typing() {
        return isTyping();
      },
      get captions() {
        return readsCaptions();
      },
      // A modal dialog of the page covers us, too. What fills the screen counts as modal in CSS.
      get dialog() {
        return dialog || document.querySelector('dialog:modal:not(:fullscreen)') !== null;
      },
      fewer,
    };
  }

  #isUnseen(): boolean {
    const place = this.#seat?.parentElement;
    // Nothing is drawn there, such as over a picture that has no room for it.
    if (!place || place.getBoundingClientRect().width === 0) return true;
    // What it belongs to: the frame over the player, or the rail.
    const around = place.closest('.frame') ?? place;
    const { top, bottom } = around.getBoundingClientRect();
    const low = innerHeight * (1 - EDGES.bottom);
    if (top > low || bottom < innerHeight * EDGES.top) return true;
    const screen = document.fullscreenElement;
    return screen !== null && !isDrawnIn(screen, around);
  }

  #readsCaptions(): boolean {
    const screen = document.fullscreenElement;
    return screen !== null && (showsCaptions(screen) || playerShows(this.#player));
  }

  #isTyping(): boolean {
    if (this.#composing || performance.now() - this.#wroteAt < TYPING_MS) return true;
    const active = activeElement();
    // Nobody can see into another frame: it may be a chat, unless it is the player.
    if (active instanceof HTMLIFrameElement) return active.id !== (this.#playerId() ?? '');
    return active instanceof HTMLElement && isEditable(active);
  }

  /** Also where focus hides in a closed shadow tree. */
  #onKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
    const shortcut = ctrlKey || metaKey || altKey;
    // The space bar plays and pauses; where it writes, other keys do so too.
    const writes = key.length > 1 ? key === 'Process' || key === 'Backspace' : key !== ' ';
    if (writes && !shortcut) this.#wroteAt = performance.now();
  };

  #onCompose = (): void => {
    this.#composing = true;
  };

  #onComposed = (): void => {
    this.#composing = false;
  };
}

/** True for what one writes in. */
function isEditable(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) {
    return !element.readOnly && !NO_TEXT.includes(element.type);
  }
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  return element.isContentEditable || TEXT_ROLES.includes(element.getAttribute('role') ?? '');
}

/** What has focus, looked for through open shadow roots. */
function activeElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Whether a video in it shows captions or subtitles. */
function showsCaptions(screen: Element): boolean {
  return videosIn(screen).some(({ textTracks }) => isShowing(textTracks));
}

function playerShows(player: unknown): boolean {
  if (typeof player !== 'object' || player === null) return false;
  const { textTracks, isTextTrackVisible } = player as CaptionedPlayer;
  try {
    if (typeof isTextTrackVisible === 'function' && isTextTrackVisible.call(player)) return true;
    return typeof textTracks === 'function' && isShowing(textTracks.call(player));
  } catch {
    // A player that was taken down answers no more.
    return false;
  }
}

function isShowing(tracks: ArrayLike<Pick<TextTrack, 'kind' | 'mode'>>): boolean {
  return Array.from(tracks).some(
    ({ kind, mode }) => mode === 'showing' && (kind === 'captions' || kind === 'subtitles'),
  );
}

/** Through open shadow roots. */
function videosIn(root: Element | ShadowRoot): HTMLVideoElement[] {
  const found = root instanceof HTMLVideoElement ? [root] : [...root.querySelectorAll('video')];
  const inner = root instanceof Element && root.shadowRoot !== null ? [root.shadowRoot] : [];
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot !== null) inner.push(element.shadowRoot);
  }
  return [...found, ...inner.flatMap(videosIn)];
}
