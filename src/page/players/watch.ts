/** Which player an element listens to, and through which adapters. */

import { StreamPicksError } from '../../core/errors.js';
import type { Schedule } from '../../wire/schedule.js';
import type { CueSink, Detach } from './cue-sink.js';
import { byId, type Found, findPlayer } from './find.js';
import { isHlsPlayer, watchHls, watchHlsTracks } from './hls.js';
import { isIvsPlayer, watchIvs } from './ivs.js';
import { clockOf, watchSchedule } from './schedule.js';
import { isShakaPlayer, shakaOfUi, watchShaka } from './shaka.js';
import { tracksOfMedia, watchTextTracks } from './text-track.js';
import { isTrackPlayer, watchTrackPlayer } from './track-player.js';

/** How long a page may take to add the player that `for` names, in milliseconds. */
export const MISSING_AFTER_MS = 3000;

/**
 * How often it is looked for another player in the same place, in milliseconds: players take over
 * a `<video>` late, make their engine anew, and work in shadow trees, which no observer sees.
 */
export const LOOK_EVERY_MS = 1000;

/** What to listen to. */
export interface PlayerTarget {
  /** `for`: id of a media element, of a player, or of an element that holds one. */
  readonly playerId: string | null;
  /** Handed over by the page: a player, its element, or a clock; else null. */
  readonly player: unknown;
  /** The running order that the page gave; null without. */
  readonly schedule?: Schedule | null;
}

/**
 * Starts listening. Without `for` the closest media element in the same container is taken; none
 * there is no fault, since a page may only use `highlight()`. One that comes later is taken then:
 * frameworks and parsers add elements in their own order.
 */
export function watchPlayer(host: Element, target: PlayerTarget, sink: CueSink): Detach {
  const given = shakaOfUi(target.player) ?? target.player ?? null;
  const where = given instanceof Element ? given : target.playerId;
  let detaches: Detach[] = [];
  let now: Found | null = null;

  const detach = () => {
    for (const one of detaches) one();
    detaches = [];
  };
  const look = () => {
    const around = findPlayer(host, where);
    const player = isPlayer(given) ? given : around.player;
    const media = mediaOf(player) ?? around.media;
    if (now && media === now.media && player === now.player) return;
    detach();
    now = { media, player };
    if (media || player) settle();
    detaches = attach(now, target.schedule ?? null, clockOf(given), sink);
    // A player's engine is made anew with each stream.
    media?.addEventListener('loadstart', look);
    detaches.push(() => media?.removeEventListener('loadstart', look));
  };

  if (given !== null && !isPlayer(given) && !(given instanceof Element) && !clockOf(given)) {
    sink.fault(new StreamPicksError('player', 'player is none that can be listened to'));
  }
  const observer = new MutationObserver(look);
  const missing = setTimeout(() => {
    if (target.playerId === null || given !== null) return;
    if (byId(host, target.playerId) instanceof HTMLIFrameElement) return;
    const text = `no media element for "${target.playerId}"`;
    sink.fault(new StreamPicksError('player', text, { path: 'for' }));
  }, MISSING_AFTER_MS);
  const settle = () => {
    observer.disconnect();
    clearTimeout(missing);
  };
  for (const root of new Set([host.getRootNode(), host.ownerDocument])) {
    observer.observe(root, { childList: true, subtree: true });
  }
  const again = setInterval(look, LOOK_EVERY_MS);
  look();
  return () => {
    settle();
    clearInterval(again);
    detach();
  };
}

function isPlayer(value: unknown): boolean {
  return [isHlsPlayer, isTrackPlayer, isShakaPlayer, isIvsPlayer].some((is) => is(value));
}

/** The media element that a player itself names. */
export function mediaOf(player: unknown): HTMLMediaElement | null {
  if (isHlsPlayer(player)) return player.media ?? null;
  if (isShakaPlayer(player)) return player.getMediaElement();
  return isIvsPlayer(player) ? player.getHTMLVideoElement() : null;
}

function attach(
  { media, player }: Found,
  schedule: Schedule | null,
  clock: ReturnType<typeof clockOf>,
  sink: CueSink,
): Detach[] {
  const detaches: Detach[] = [];
  if (isHlsPlayer(player)) detaches.push(watchHls(player, sink));
  else if (isTrackPlayer(player)) detaches.push(watchTrackPlayer(player, sink));
  else if (isShakaPlayer(player)) detaches.push(watchShaka(player, sink));
  else if (isIvsPlayer(player)) detaches.push(watchIvs(player, sink));
  // video.js mirrors the tracks of its media element in its own list.
  if (media && isHlsPlayer(player)) detaches.push(watchHlsTracks(player, media, sink));
  else if (media && !isTrackPlayer(player)) {
    detaches.push(watchTextTracks(tracksOfMedia(media), sink));
  }
  if (schedule) {
    const own = clock ?? clockOf(player) ?? (() => media?.currentTime ?? null);
    detaches.push(watchSchedule(schedule, own, sink));
  }
  return detaches;
}
