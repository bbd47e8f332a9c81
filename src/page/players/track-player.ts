/** Cues from a player that keeps its own list of tracks and its own clock: video.js. */

import type { CueSink, Detach } from './cue-sink.js';
import { watchTextTracks } from './text-track.js';

/** What is used of a video.js player. */
export interface TrackPlayer {
  textTracks(): EventTarget & ArrayLike<TextTrack>;
  /** Seconds. */
  currentTime(): number;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/** Events of the player, and what they are for {@link watchTextTracks}. */
const EVENTS = { timeupdate: 'timeupdate', seeked: 'seeked', loadstart: 'emptied' } as const;

/** True for what looks like a video.js player that has not been disposed of. */
export function isTrackPlayer(value: unknown): value is TrackPlayer {
  const player = value as (Partial<TrackPlayer> & { isDisposed?(): boolean }) | null;
  return (
    typeof player === 'object' &&
    player !== null &&
    typeof player.textTracks === 'function' &&
    typeof player.currentTime === 'function' &&
    typeof player.on === 'function' &&
    !player.isDisposed?.()
  );
}

/** Listens to a player until it is detached. */
export function watchTrackPlayer(player: TrackPlayer, sink: CueSink): Detach {
  const clock = new EventTarget();
  const listeners = Object.entries(EVENTS).map(
    ([from, to]) => [from, () => void clock.dispatchEvent(new Event(to))] as const,
  );
  const tracks = {
    currentTime: () => player.currentTime(),
    tracks: () => player.textTracks(),
    clock,
  };
  const detach = watchTextTracks(tracks, sink);
  for (const [event, listener] of listeners) player.on(event, listener);
  return () => {
    for (const [event, listener] of listeners) player.off(event, listener);
    detach();
  };
}
