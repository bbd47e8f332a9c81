/** Finds the media element that an element listens to, and the player that drives it. */

import { isHlsPlayer } from './hls.js';
import { shakaOfUi } from './shaka.js';
import { isTrackPlayer } from './track-player.js';

/** What `for` names, or what is closest. */
export interface Found {
  readonly media: HTMLMediaElement | null;
  /** The player around it that gives itself away: video.js, Shaka's controls, an hls.js inside; else null. */
  readonly player: unknown;
}

/** Elements worth a look inside when nothing is named; others hold their media in the open. */
const PLAYERS = 'video, audio, mux-player, mux-video, hls-video, media-controller, media-theme';

/**
 * @param where The id that `for` holds, an element that the page handed over, or null for the
 * closest player around `host`.
 */
export function findPlayer(host: Element, where: string | Element | null): Found {
  const named = typeof where === 'string' ? byId(host, where) : where;
  const media = where === null ? closestMedia(host) : named && mediaIn(named);
  return { media, player: playerAround(media ?? named) ?? videojsOf(where) };
}

/** The media element meant by `for`, else the closest one around `host`; null when there is none. */
export function findMedia(host: Element, playerId: string | null): HTMLMediaElement | null {
  return findPlayer(host, playerId).media;
}

/** The element of an id in the tree of `host`, or in the page around that. */
export function byId(host: Element, id: string): Element | null {
  const root = host.getRootNode() as Document | ShadowRoot;
  return root.getElementById?.(id) ?? host.ownerDocument.getElementById(id);
}

function closestMedia(host: Element): HTMLMediaElement | null {
  for (let around = parentOf(host); around; around = parentOf(around)) {
    for (const element of around.querySelectorAll(PLAYERS)) {
      const media = mediaIn(element);
      if (media) return media;
    }
  }
  return null;
}

/** The first media element in an element, its open shadow roots, and what is slotted into it. */
function mediaIn(element: Element | ShadowRoot): HTMLMediaElement | null {
  if (element instanceof HTMLMediaElement) return element;
  const inside = element.querySelector<HTMLMediaElement>('video, audio');
  if (inside) return inside;
  for (const one of [element, ...element.querySelectorAll('*')]) {
    const deeper = [
      ...(one instanceof Element && one.shadowRoot ? [one.shadowRoot] : []),
      ...(one instanceof HTMLSlotElement ? one.assignedElements() : []),
    ];
    for (const next of deeper) {
      const media = mediaIn(next);
      if (media) return media;
    }
  }
  return null;
}

/** The player that an element or one around it carries under the name that its makers gave it. */
function playerAround(from: Element | null): unknown {
  for (let at = from; at; at = parentOf(at)) {
    const carried = at as Partial<Record<'player' | 'ui' | '_hls' | 'api', unknown>>;
    if (isTrackPlayer(carried.player)) return carried.player;
    const shaka = shakaOfUi(carried.ui);
    if (shaka) return shaka;
    const hls = [carried._hls, carried.api].find(isHlsPlayer);
    if (hls) return hls;
  }
  return null;
}

/** The video.js player of an id: where it took the place of the element that had the id. */
function videojsOf(where: unknown): unknown {
  const { videojs } = globalThis as { videojs?: { getPlayer?(id: string): unknown } };
  const player = typeof where === 'string' ? videojs?.getPlayer?.(where) : null;
  return isTrackPlayer(player) ? player : null;
}

/** The element around an element as it is drawn: the slot that shows it, or the host of its tree. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}
