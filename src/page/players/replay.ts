/** Where the viewer is in a show, and a jump to another moment of it, in whatever player there is. */

import { findPlayer } from './find.js';
import { clockOf } from './schedule.js';
import { isTrackPlayer } from './track-player.js';
import { mediaOf } from './watch.js';

/** Which player an element listens to. */
export interface ReplayTarget {
  /** `for`: id of a media element, of a player, or of an element that holds one. */
  readonly playerId: string | null;
  /** Handed over by the page; else null. */
  readonly player: unknown;
}

/** Seconds on the player's own clock; null where none can be read. */
export function positionIn(host: Element, target: ReplayTarget): number | null {
  try {
    const { media, player } = playing(host, target);
    const read = isTrackPlayer(player)
      ? player.currentTime()
      : (media?.currentTime ?? clockOf(player)?.() ?? null);
    return typeof read === 'number' && Number.isFinite(read) && read >= 0 ? read : null;
  } catch {
    // The page's player, as one that was disposed of.
    return null;
  }
}

/**
 * Jumps there and plays. False where no player can: none is there, or what it holds does not reach so
 * far, as a live stream that keeps the last minutes only.
 */
export function jumpTo(host: Element, target: ReplayTarget, seconds: number): boolean {
  try {
    return seek(host, target, seconds);
  } catch {
    // As above.
    return false;
  }
}

function seek(host: Element, target: ReplayTarget, seconds: number): boolean {
  const { media, player } = playing(host, target);
  if (isTrackPlayer(player)) {
    const own = player as { currentTime(seconds: number): unknown; play?(): unknown };
    if (media !== null && !reaches(media, seconds)) return false;
    own.currentTime(seconds);
    quietly(() => own.play?.());
    return true;
  }
  if (media !== null) {
    if (!reaches(media, seconds)) return false;
    media.currentTime = seconds;
    quietly(() => media.play());
    return true;
  }
  // YouTube's and Twitch's players; a bare clock has nothing to seek.
  const frame = player as {
    seekTo?(seconds: number, allowSeekAhead: boolean): unknown;
    seek?(seconds: number): unknown;
    playVideo?(): unknown;
    play?(): unknown;
  } | null;
  if (typeof frame?.seekTo === 'function') frame.seekTo(seconds, true);
  else if (typeof frame?.seek === 'function') frame.seek(seconds);
  else return false;
  quietly(() => (frame.playVideo ? frame.playVideo() : frame.play?.()));
  return true;
}

function playing(
  host: Element,
  { playerId, player }: ReplayTarget,
): { readonly media: HTMLMediaElement | null; readonly player: unknown } {
  const found = findPlayer(host, player instanceof Element ? player : playerId);
  const own = player === null || player instanceof Element ? found.player : player;
  return { media: mediaOf(own) ?? (own === found.player ? found.media : null), player: own };
}

/** Half a second of tolerance: ranges begin at whole segments and samples. */
function reaches({ seekable }: HTMLMediaElement, seconds: number): boolean {
  return Array.from({ length: seekable.length }, (_, at) => at).some(
    (at) => seekable.start(at) - 0.5 <= seconds && seconds <= seekable.end(at) + 0.5,
  );
}

/** A player may refuse to play; then it stands at the right place. */
function quietly(play: () => unknown): void {
  try {
    const begun = play() as Promise<unknown> | undefined;
    begun?.catch?.(() => undefined);
  } catch {
    // As above.
  }
}
