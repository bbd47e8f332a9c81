/**
 * What must stay clear over a picture, read from the page: controls of known players, the browser's
 * own controls, captions, and what the page marks with `data-sp-keep-clear`. Controls that fade out
 * keep their place, so that nothing jumps when they come back.
 */

import type { PlayerBox } from './player-box.js';
import type { Box } from './room.js';

/** Marks what else must stay clear. With the value `captions` it is where captions come and go. */
const MARKED = '[data-sp-keep-clear]';
const MARKED_CAPTIONS = '[data-sp-keep-clear="captions"]';

/** Controls, menus and captions of the known players. */
const PARTS = [
  MARKED,
  '.vjs-control-bar',
  '.vjs-big-play-button',
  '.vjs-menu-content',
  '.vjs-modal-dialog',
  'media-control-bar',
  'media-chrome-menu',
  '[slot="centered-chrome"]',
  '.shaka-bottom-controls',
  '.plyr__controls',
].join(', ');
const CAPTIONS = `${MARKED_CAPTIONS}, .vjs-text-track-cue, .shaka-text-wrapper > *, .plyr__caption`;

/**
 * Height of the browser's own controls, in CSS pixels. Pages cannot measure them: this is
 * more than Chromium's (70) and Firefox' (40) take, as measured on screen; Safari's were not measured.
 */
const NATIVE_CONTROLS = 84;

/** What is kept free at the bottom where no controls are known: controls and a line of captions. */
const UNKNOWN_CONTROLS = 92;

/** A browser's line of captions, as a part of the picture's height: 5 % type, with its leading. */
const LINE = 0.062;
/** Lines that captions are expected to take. */
const LINES = 2;

/** Reads what must stay clear; keeps in mind how far captions reached, so that they move nothing twice. */
export class KeepClear {
  #captionTop = Number.POSITIVE_INFINITY;
  #size = '';

  /**
   * @param box The player.
   * @param frame Where its picture is, in the view.
   * @param own Whether an element is ours.
   * @returns Boxes from the picture's top left.
   */
  read(box: PlayerBox, frame: DOMRect, own: (element: Element) => boolean): Box[] {
    const size = `${Math.round(frame.width)}×${Math.round(frame.height)}`;
    if (size !== this.#size) this.#captionTop = Number.POSITIVE_INFINITY;
    this.#size = size;
    const parts: Box[] = [];
    const captions: Box[] = [];
    let known = false;
    let expected = false;
    for (const element of elementsIn(box.container, own)) {
      const isCaption = element.matches(CAPTIONS);
      if (!isCaption && !element.matches(PARTS)) continue;
      expected ||= element.matches(MARKED_CAPTIONS);
      for (const found of boxesOf(element, frame)) {
        (isCaption ? captions : parts).push(found);
        known ||= !isCaption && found.bottom > frame.height - 24;
      }
    }
    let bottom = frame.height;
    if (box.media?.controls) bottom -= NATIVE_CONTROLS;
    else if (!known) bottom -= UNKNOWN_CONTROLS;
    else {
      // Where the controls begin, captions end.
      for (const { top, bottom: end } of parts) {
        if (end > frame.height - 24 && top > frame.height / 2) bottom = Math.min(bottom, top);
      }
    }
    if (bottom < frame.height) {
      parts.push({ left: 0, right: frame.width, top: bottom, bottom: frame.height });
    }
    return [...parts, ...this.#captions(box, frame, bottom, captions, expected)];
  }

  /** Captions that are drawn, that are expected, and those of the browser, whose boxes no page sees. */
  #captions(
    box: PlayerBox,
    frame: DOMRect,
    bottom: number,
    drawn: readonly Box[],
    expected: boolean,
  ): Box[] {
    const shown = [...(box.media?.textTracks ?? [])].filter(
      ({ kind, mode }) => mode === 'showing' && (kind === 'captions' || kind === 'subtitles'),
    );
    const found = [...drawn];
    if (drawn.length === 0) {
      for (const track of shown) {
        for (const cue of track.activeCues ?? []) {
          if ('text' in cue) found.push(cueBox(cue as VTTCue, frame, bottom));
        }
      }
    }
    if (shown.length === 0 && drawn.length === 0 && !expected) return [];
    const high: Box[] = [];
    let top = bottom - LINES * LINE * frame.height - 8;
    for (const one of found) {
      if (one.top < frame.height / 2) high.push(one);
      else top = Math.min(top, one.top);
    }
    this.#captionTop = Math.min(this.#captionTop, top);
    return [...high, { left: 0, right: frame.width, top: this.#captionTop, bottom: frame.height }];
  }
}

/** Where a browser draws a cue, as WebVTT says it (7.2, "processing cue settings"). */
export function cueBox(
  cue: Pick<
    VTTCue,
    'text' | 'line' | 'snapToLines' | 'position' | 'positionAlign' | 'align' | 'size'
  >,
  frame: { readonly width: number; readonly height: number },
  bottom: number,
): Box {
  const line = LINE * frame.height;
  const rows = Math.max(1, cue.text.split('\n').length);
  const width = (frame.width * Math.min(100, cue.size)) / 100;
  const at = typeof cue.position === 'number' ? (frame.width * cue.position) / 100 : null;
  const fromLeft = cue.positionAlign === 'line-left' || cue.align === 'left';
  const fromRight = cue.positionAlign === 'line-right' || cue.align === 'right';
  let left = (frame.width - width) / 2;
  if (at !== null) left = fromLeft ? at : fromRight ? at - width : at - width / 2;
  left = Math.max(0, Math.min(left, frame.width - width));
  let top = bottom - (rows + 0.5) * line;
  if (typeof cue.line === 'number') {
    if (!cue.snapToLines) top = (frame.height * cue.line) / 100;
    else top = cue.line < 0 ? bottom + cue.line * line : cue.line * line;
  }
  top = Math.max(0, Math.min(top, frame.height - line));
  return {
    left,
    right: left + width,
    top,
    bottom: Math.min(frame.height, top + (rows + 0.5) * line),
  };
}

/** What an element covers of the picture; of one as large as the picture, what stands in it. */
function boxesOf(element: Element, frame: DOMRect): Box[] {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  if (width < 1 || height < 1) return [];
  if (height > frame.height * 0.6 && width > frame.width * 0.6 && !element.matches(MARKED)) {
    return [...element.children].flatMap((child) => boxesOf(child, frame));
  }
  const box = {
    left: left - frame.left,
    right: right - frame.left,
    top: top - frame.top,
    bottom: bottom - frame.top,
  };
  const isInside =
    box.right > 0 && box.left < frame.width && box.bottom > 0 && box.top < frame.height;
  if (!isInside || getComputedStyle(element).visibility === 'hidden') return [];
  return [box];
}

/** Every element in a player, through open shadow roots, without what is ours. */
function* elementsIn(
  root: Element | ShadowRoot,
  own: (element: Element) => boolean,
): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    if (own(element)) continue;
    yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot, own);
  }
  if ('shadowRoot' in root && root.shadowRoot) yield* elementsIn(root.shadowRoot, own);
}
