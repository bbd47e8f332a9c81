/** A live HLS playlist out of recorded segments, with the cues of the show (RFC 8216 bis, 4.4). */

import type { HostCue } from './host-wishes.js';
import type { RunningOrder } from './running-order.js';
import { type Show, slotsOf } from './shows.js';

/** Length of a recorded segment. */
export const SEGMENT_SECONDS = 3;

/** Segments of one scene; its end meets its beginning. */
export const SCENE_SEGMENTS = 5;

/** Segments a live playlist holds: half a minute. */
const WINDOW_SEGMENTS = 10;

/**
 * How far the playlist runs ahead of the clock. Players start three segments before its end, so
 * what they show is what the schedule says for this moment, within one segment.
 */
const LEAD_MS = 3 * SEGMENT_SECONDS * 1000;

/** Players of a playlist that is whole begin at what is on now, not at the start of the show. */
const BEGIN_LIVE = `#EXT-X-START:TIME-OFFSET=-${(LEAD_MS / 1000).toFixed(1)}`;

/** Which part of a show a playlist holds. */
export interface PlaylistOptions {
  /** True: from the start of the show on, so that media time 0 is the start. */
  readonly fromStart: boolean;
  /** Products that the host put on stage by hand. */
  readonly hostCues?: readonly HostCue[];
}

/**
 * The playlist of a show as it stands at `now`, with addresses below `/live/`. Before the start it
 * is what a player may load ahead; from the end on it carries `EXT-X-ENDLIST`.
 */
export function mediaPlaylist(
  order: RunningOrder,
  show: Show,
  now: number,
  options: PlaylistOptions,
): string {
  const perSlot = order.slotSeconds / SEGMENT_SECONDS;
  const total = order.slots.length * perSlot;
  const segmentMs = SEGMENT_SECONDS * 1000;
  const over = now >= show.end;
  const started = Math.ceil((now + LEAD_MS - show.start) / segmentMs);
  const end = over ? total : Math.min(total, Math.max(3, started));
  const first = options.fromStart ? 0 : Math.max(0, end - WINDOW_SEGMENTS);
  const repeats = (index: number): boolean =>
    index % perSlot !== 0 && (index % perSlot) % SCENE_SEGMENTS === 0;
  const gone = Array.from({ length: first }, (_, index) => index).filter(repeats).length;

  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${gone}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(options.fromStart && !over ? ['#EXT-X-PLAYLIST-TYPE:EVENT', BEGIN_LIVE] : []),
    ...dateRanges(order, show, options.hostCues),
    '#EXT-X-MAP:URI="/live/media/init.mp4"',
  ];
  for (let index = first; index < end; index += 1) {
    const scene = Math.floor(index / perSlot);
    const file = scene * SCENE_SEGMENTS + ((index % perSlot) % SCENE_SEGMENTS);
    if (repeats(index)) lines.push('#EXT-X-DISCONTINUITY');
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(show.start + index * segmentMs).toISOString()}`,
      `#EXTINF:${SEGMENT_SECONDS.toFixed(3)},`,
      `/live/media/${String(file).padStart(2, '0')}.m4s`,
    );
  }
  if (over) lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
}

/** A cue with its times and its id in the stream. */
interface StreamCue extends HostCue {
  readonly id: string;
}

/** The cues of the whole show, those to come among them, in order. */
function cuesOf(
  order: RunningOrder,
  show: Show,
  hostCues: readonly HostCue[] = [],
): readonly StreamCue[] {
  // What the host puts on stage starts in the middle of a slot; players show the latest beginning.
  // Nothing that was said of a cue before ever changes: its tag must stay the same (4.4.5.1).
  const planned = slotsOf(order, show).map((slot, index) => ({
    ...slot,
    id: `sp:${slot.product}:${index + 1}`,
  }));
  const byHand = hostCues.map((cue, index) => ({ ...cue, id: `sp:${cue.product}:h${index + 1}` }));
  return [...planned, ...byHand].sort((one, other) => one.start - other.start);
}

function dateRanges(order: RunningOrder, show: Show, hostCues?: readonly HostCue[]): string[] {
  return cuesOf(order, show, hostCues).map(
    ({ id, product, stage, start, end }) =>
      `#EXT-X-DATERANGE:ID="${id}",CLASS="streampicks.product",` +
      `START-DATE="${new Date(start).toISOString()}",PLANNED-DURATION=${((end - start) / 1000).toFixed(3)},` +
      `X-PRODUCT-ID="${product}",X-STAGE="${stage}"`,
  );
}

/**
 * The same cues as a WebVTT metadata track, timed from the start of the show: for players that read
 * HLS by themselves and so show no date ranges. Goes with the playlist `fromStart`. Loaded once, so
 * it knows what the host put on stage before.
 */
export function cueTrack(
  order: RunningOrder,
  show: Show,
  hostCues: readonly HostCue[] = [],
): string {
  const cues = cuesOf(order, show, hostCues).map(({ id, product, stage, start, end }) => {
    const cue = { type: 'streampicks.product', v: 1, ids: [product], stage };
    return [
      id,
      `${vttTime(start - show.start)} --> ${vttTime(end - show.start)}`,
      JSON.stringify(cue),
    ].join('\n');
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** `00:03:30.000` */
function vttTime(offsetMs: number): string {
  return new Date(offsetMs).toISOString().slice(11, 23);
}
