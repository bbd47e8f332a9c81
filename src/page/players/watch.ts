/** Which player an element listens to, and through which adapters. */

import { StreamPicksError } from '../../core/errors.js';
import type { CueSink, Detach } from './cue-sink.js';
import { isHlsPlayer, watchHls } from './hls.js';
import { tracksOfMedia, watchTextTracks } from './text-track.js';

/** How long a page may take to add the player that `for` names, in milliseconds. */
export const MISSING_AFTER_MS = 3000;

/** A player that keeps its own tracks, as video.js does. */
interface TrackPlayer {
  textTracks(): EventTarget & ArrayLike<TextTrack>;
  currentTime(): number;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** What to listen to. */
export interface PlayerTarget {
  /** `for`: id of a media element, or of an element that holds one. */
  readonly playerId: string | null;
  /** Handed over by the page: an hls.js instance or a player with `textTracks()`; else null. */
  readonly player: unknown;
}

/**
 * Starts listening. Without `for` the closest media element in the same container is taken; none
 * there is no fault, since a page may only use `highlight()`. One that comes later is taken then:
 * frameworks and parsers add elements in their own order.
 */
export function watchPlayer(host: Element, target: PlayerTarget, sink: CueSink): Detach {
  const detaches: Detach[] = [];
  const { player } = target;
  const hls = isHlsPlayer(player) ? player : null;
  if (hls) detaches.push(watchHls(hls, sink));
  else if (isTrackPlayer(player)) detaches.push(watchTrackPlayer(player, sink));
  else if (player !== null && player !== undefined) {
    sink.fault(
      new StreamPicksError('player', 'player is no hls.js instance and has no textTracks()'),
    );
  }
  const media = hls?.media ?? findMedia(host, target.playerId);
  const listen = (found: HTMLMediaElement) =>
    detaches.push(watchTextTracks(tracksOfMedia(found), sink, { skipDateRanges: hls !== null }));
  if (media) listen(media);
  else if (detaches.length === 0) detaches.push(awaitMedia(host, target.playerId, listen, sink));
  return () => {
    for (const detach of detaches) detach();
  };
}

/** The media element meant by `for`, else the closest one around `host`; null when there is none. */
export function findMedia(host: Element, playerId: string | null): HTMLMediaElement | null {
  if (playerId !== null) {
    const root = host.getRootNode() as Document | ShadowRoot;
    const named = root.getElementById?.(playerId) ?? host.ownerDocument.getElementById(playerId);
    return named ? mediaIn(named) : null;
  }
  for (let around = host.parentElement; around; around = around.parentElement) {
    const media = mediaIn(around);
    if (media) return media;
  }
  return null;
}

function awaitMedia(
  host: Element,
  playerId: string | null,
  found: (media: HTMLMediaElement) => void,
  sink: CueSink,
): Detach {
  const observer = new MutationObserver(() => {
    const media = findMedia(host, playerId);
    if (!media) return;
    stop();
    found(media);
  });
  for (const root of new Set([host.getRootNode(), host.ownerDocument])) {
    observer.observe(root, { childList: true, subtree: true });
  }
  const tell = () =>
    sink.fault(
      new StreamPicksError('player', `no media element for "${playerId}"`, { path: 'for' }),
    );
  const timer = playerId === null ? undefined : setTimeout(tell, MISSING_AFTER_MS);
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  return stop;
}

function mediaIn(element: Element): HTMLMediaElement | null {
  if (element instanceof HTMLMediaElement) return element;
  const inside =
    element.querySelector('video, audio') ?? element.shadowRoot?.querySelector('video, audio');
  return (inside as HTMLMediaElement | null | undefined) ?? null;
}

function isTrackPlayer(value: unknown): value is TrackPlayer {
  const player = value as Partial<TrackPlayer> | null;
  return (
    typeof player === 'object' &&
    player !== null &&
    typeof player.textTracks === 'function' &&
    typeof player.currentTime === 'function' &&
    typeof player.on === 'function'
  );
}

function watchTrackPlayer(player: TrackPlayer, sink: CueSink): Detach {
  const clock = new EventTarget();
  const tick = () => void clock.dispatchEvent(new Event('timeupdate'));
  const tracks = {
    currentTime: () => player.currentTime(),
    tracks: () => player.textTracks(),
    clock,
  };
  const detach = watchTextTracks(tracks, sink);
  player.on('timeupdate', tick);
  return () => {
    player.off('timeupdate', tick);
    detach();
  };
}
