/**
 * Cues in metadata text tracks: a sidecar WebVTT file, Mux cue points, video.js, and the `id3`
 * tracks that native HLS and hls.js make of date ranges and ID3 frames.
 */

import type { CueSink, Detach, TimedCue } from './cue-sink.js';
import { CueClock, CueMemory, FaultOnce, PLACE_LENGTH } from './cue-sink.js';
import { readFrame, readRanges } from './frames.js';

/** A media element, or a player that keeps its own clock and tracks. */
export interface TimedTracks {
  /** Seconds. */
  currentTime(): number;
  tracks(): EventTarget & ArrayLike<TextTrack>;
  /** What fires `timeupdate`, `seeked`, and `emptied` when another stream begins. */
  readonly clock: EventTarget;
}

/** video.js' own segment times: their text is JSON too, and never a cue. */
const NOT_CUES = 'segment-metadata';

/** Tracks of hls.js and of video.js: what leaves the buffer is taken out of them. */
const FORGETFUL = new Set(['id3', 'Timed Metadata']);

/** Most cues read of one track, around the position. */
const MAX_READ = 2000;

/** A cue of a metadata track: text in WebVTT, key and data in `id3` tracks. */
interface MetadataCue extends TextTrackCue {
  readonly text?: unknown;
  readonly value?: { readonly key?: unknown; readonly data?: unknown } | undefined;
}

/** How tracks are read where the player is known. */
export interface TrackOptions {
  /** True when another adapter reads the date ranges of the same player. */
  readonly skipDateRanges?: boolean;
  /** Calls back at each moment at which the player may have put cues into its tracks. */
  readonly onCues?: (update: () => void) => Detach;
}

/** Listens to all metadata tracks there are and will be, and keeps them loading (`hidden`). */
export function watchTextTracks(
  media: TimedTracks,
  sink: CueSink,
  options: TrackOptions = {},
): Detach {
  const clock = new CueClock(sink);
  const memory = new CueMemory();
  const reader = new TrackReader(new FaultOnce(sink), options.skipDateRanges ?? false);
  const list = media.tracks();
  const watched = new Set<TextTrack>();

  // Looked through each time: not every player's own list fires `addtrack`.
  const update = () => {
    for (const track of Array.from(list)) {
      if (watched.has(track) || track.kind !== 'metadata' || track.label === NOT_CUES) continue;
      watched.add(track);
      if (track.mode === 'disabled') track.mode = 'hidden';
      track.addEventListener('cuechange', update);
    }
    const position = media.currentTime();
    const lasting: TimedCue[] = [];
    const passing: TimedCue[] = [];
    for (const track of watched) {
      (FORGETFUL.has(track.label) ? passing : lasting).push(...reader.read(track, position));
    }
    const cues = [...lasting, ...memory.with(passing)];
    if (cues.length > 0) clock.at(position, cues);
  };
  const restart = () => {
    clock.reset();
    memory.clear();
  };

  const told = ['timeupdate', 'seeked', 'loadeddata'];
  list.addEventListener('addtrack', update);
  for (const name of told) media.clock.addEventListener(name, update);
  media.clock.addEventListener('emptied', restart);
  const offCues = options.onCues?.(update);
  update();
  return () => {
    offCues?.();
    list.removeEventListener('addtrack', update);
    for (const name of told) media.clock.removeEventListener(name, update);
    media.clock.removeEventListener('emptied', restart);
    for (const track of watched) track.removeEventListener('cuechange', update);
  };
}

/** The tracks of a media element. */
export function tracksOfMedia(media: HTMLMediaElement): TimedTracks {
  return {
    currentTime: () => media.currentTime,
    tracks: () => media.textTracks,
    clock: media,
  };
}

/** Reads tracks again and again, each cue's text once. */
class TrackReader {
  #faults: FaultOnce;
  #skipDateRanges: boolean;
  #read = new WeakMap<TextTrackCue, TimedCue | null>();

  constructor(faults: FaultOnce, skipDateRanges: boolean) {
    this.#faults = faults;
    this.#skipDateRanges = skipDateRanges;
  }

  read(track: TextTrack, position: number): TimedCue[] {
    const cues = around(track.cues, position);
    const own = cues.flatMap((cue) => this.#cue(cue) ?? []);
    if (this.#skipDateRanges) return own;
    const attributes = cues.flatMap(({ id, startTime, value }) =>
      value ? [{ id, start: startTime, key: value.key, data: value.data }] : [],
    );
    return [...own, ...readRanges(attributes, this.#faults)];
  }

  #cue(cue: MetadataCue): TimedCue | null {
    const known = this.#read.get(cue);
    if (known !== undefined) return known;
    // In `id3` tracks the text is empty or missing, and date ranges have an id of their own.
    const data = cue.text || (cue.id.startsWith('sp:') ? undefined : cue.value?.data);
    const place = typeof data === 'string' ? data.slice(0, PLACE_LENGTH) : '';
    const read = this.#faults.try(`${cue.id}|${place}`, () => readFrame(data));
    const timed = read && {
      ...read,
      ...(cue.id ? { cueId: cue.id } : {}),
      start: cue.startTime,
    };
    this.#read.set(cue, timed);
    return timed;
  }
}

/** At most {@link MAX_READ} cues of a list, half of them begun at a position (lists are sorted by start). */
function around(list: TextTrackCueList | null, position: number): MetadataCue[] {
  const length = list?.length ?? 0;
  if (!list || length <= MAX_READ) return Array.from(list ?? []);
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as TextTrackCue).startTime <= position) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - MAX_READ / 2, length - MAX_READ));
  return Array.from({ length: MAX_READ }, (_, index) => list[from + index] as MetadataCue);
}
