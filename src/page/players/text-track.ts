/**
 * Cues in metadata text tracks: a sidecar WebVTT file, Mux cue points, video.js, and the `id3`
 * tracks that native HLS and hls.js make of date ranges.
 */

import type { StageCue } from '../../core/show.js';
import { parseCue, parseDateRange } from '../../wire/cue.js';
import type { CueSink, Detach, TimedCue } from './cue-sink.js';
import { CueClock, FaultOnce } from './cue-sink.js';

/** A media element, or a player that keeps its own clock and tracks. */
export interface TimedTracks {
  /** Seconds. */
  currentTime(): number;
  tracks(): EventTarget & ArrayLike<TextTrack>;
  /** What fires `timeupdate` and `seeked`. */
  readonly clock: EventTarget;
}

/** video.js' own segment times: their text is JSON too, and never a cue. */
const NOT_CUES = 'segment-metadata';

/** A cue of a metadata track: text in WebVTT, key and data in `id3` tracks. */
interface MetadataCue extends TextTrackCue {
  readonly text?: unknown;
  readonly value?: { readonly key?: unknown; readonly data?: unknown };
}

/**
 * Listens to all metadata tracks there are and will be, and keeps them loading (`hidden`).
 * @param options.skipDateRanges True when another adapter reads the date ranges of the same player.
 */
export function watchTextTracks(
  media: TimedTracks,
  sink: CueSink,
  options: { skipDateRanges?: boolean } = {},
): Detach {
  const clock = new CueClock(sink);
  const faults = new FaultOnce(sink);
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
    const cues: TimedCue[] = [];
    for (const track of watched) cues.push(...readTrack(track, faults, options));
    if (cues.length > 0) clock.at(media.currentTime(), cues);
  };

  list.addEventListener('addtrack', update);
  for (const name of ['timeupdate', 'seeked', 'loadeddata']) {
    media.clock.addEventListener(name, update);
  }
  update();
  return () => {
    list.removeEventListener('addtrack', update);
    for (const name of ['timeupdate', 'seeked', 'loadeddata']) {
      media.clock.removeEventListener(name, update);
    }
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

function readTrack(
  track: TextTrack,
  faults: FaultOnce,
  options: { skipDateRanges?: boolean },
): TimedCue[] {
  const cues = Array.from(track.cues ?? []) as MetadataCue[];
  const texts = cues.flatMap((cue) => {
    if (typeof cue.text !== 'string') return [];
    const { text } = cue;
    const read = faults.try(`${cue.id}|${text}`, () => parseCue(text));
    return read ? [{ ...read, ...(cue.id ? { cueId: cue.id } : {}), start: cue.startTime }] : [];
  });
  return options.skipDateRanges ? texts : [...texts, ...readDateRanges(cues, faults)];
}

/** In `id3` tracks one date range is one cue per attribute, all with the range's ID. */
function readDateRanges(cues: readonly MetadataCue[], faults: FaultOnce): TimedCue[] {
  const ranges = new Map<string, { start: number; productId?: string; stage?: string }>();
  for (const cue of cues) {
    if (typeof cue.text === 'string' || !cue.id.startsWith('sp:')) continue;
    const range = ranges.get(cue.id) ?? { start: cue.startTime };
    const { key, data } = cue.value ?? {};
    if (key === 'X-PRODUCT-ID' && typeof data === 'string') range.productId = data;
    if (key === 'X-STAGE' && typeof data === 'string') range.stage = data;
    ranges.set(cue.id, range);
  }
  return [...ranges].flatMap(([id, { start, productId, stage }]) => {
    const read: StageCue | null = faults.try(id, () => parseDateRange({ id, productId, stage }));
    return read ? [{ ...read, start }] : [];
  });
}
