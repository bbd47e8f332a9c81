/**
 * Cues from an hls.js instance that the page hands over. Its `dateRanges` are read, not its text
 * tracks: hls.js 1.7 loses those cues in Chromium (video-dev/hls.js#7691), and its maintainers
 * advise the map. Nothing of hls.js is imported; these shapes are what is used of it.
 */

import { StreamPicksError } from '../../core/errors.js';
import { isRangeId, parseDateRange } from '../../wire/cue.js';
import type { CueSink, Detach, TimedCue } from './cue-sink.js';
import { CueClock, FaultOnce } from './cue-sink.js';
import { tracksOfMedia, watchTextTracks } from './text-track.js';

/** A date range as hls.js parses it. */
interface HlsDateRange {
  readonly id: string;
  readonly startDate: Date;
  readonly attr: Readonly<Record<string, unknown>>;
}

/** A playlist as hls.js keeps it. */
interface HlsLevelDetails {
  readonly dateRanges?: Readonly<Record<string, HlsDateRange | undefined>>;
  readonly fragments?: readonly {
    /** Seconds on the media's clock. */
    readonly start: number;
    readonly duration: number;
    /** Milliseconds since 1970. */
    readonly programDateTime: number | null;
  }[];
}

/** What is used of an hls.js instance. */
export interface HlsPlayer {
  on(event: string, listener: (...values: never[]) => void): void;
  off(event: string, listener: (...values: never[]) => void): void;
  readonly media?: HTMLMediaElement | null;
  readonly playingDate?: Date | null;
  /** Seconds; null for what is not live. */
  readonly liveSyncPosition?: number | null;
  readonly latestLevelDetails?: HlsLevelDetails | null;
  readonly levels?: readonly { readonly details?: HlsLevelDetails | undefined }[];
  readonly currentLevel?: number;
  readonly loadLevel?: number;
}

/** Most date ranges read of one playlist, the last ones in it. */
const MAX_RANGES = 2000;

const LEVEL_UPDATED = 'hlsLevelUpdated';
const MEDIA_ATTACHED = 'hlsMediaAttached';
const MANIFEST_LOADING = 'hlsManifestLoading';
const FRAG_PARSING_METADATA = 'hlsFragParsingMetadata';
const DESTROYING = 'hlsDestroying';

/** True for what looks like an hls.js instance. */
export function isHlsPlayer(value: unknown): value is HlsPlayer {
  const player = value as Partial<HlsPlayer> | null;
  return (
    typeof player === 'object' &&
    player !== null &&
    typeof player.on === 'function' &&
    typeof player.off === 'function' &&
    'levels' in player
  );
}

/** Listens to an hls.js instance until it is destroyed or detached. */
export function watchHls(hls: HlsPlayer, sink: CueSink): Detach {
  const clock = new CueClock(sink);
  const faults = new FaultOnce(sink);
  let details: HlsLevelDetails | null = currentDetails(hls);
  let media: HTMLMediaElement | null = null;

  // Read once a playlist: a show may have thousands of ranges, and its clock ticks four times a second.
  let cues: TimedCue[] = [];
  let cuesOf: HlsLevelDetails | null = null;

  const update = () => {
    if (!details) return;
    if (details !== cuesOf) cues = readRanges(details, faults);
    cuesOf = details;
    clock.at(position(hls, details), cues);
  };
  const onLevel = (_event: never, data: never) => {
    details = (data as { details?: HlsLevelDetails }).details ?? currentDetails(hls);
    cuesOf = null;
    update();
  };
  const onManifest = () => {
    details = null;
    clock.reset();
  };
  const onMedia = () => {
    releaseMedia();
    media = hls.media ?? null;
    media?.addEventListener('timeupdate', update);
    media?.addEventListener('seeked', update);
    update();
  };
  const releaseMedia = () => {
    media?.removeEventListener('timeupdate', update);
    media?.removeEventListener('seeked', update);
  };
  const detach = () => {
    releaseMedia();
    hls.off(LEVEL_UPDATED, onLevel);
    hls.off(MEDIA_ATTACHED, onMedia);
    hls.off(MANIFEST_LOADING, onManifest);
    hls.off(DESTROYING, detach);
  };

  hls.on(LEVEL_UPDATED, onLevel);
  hls.on(MEDIA_ATTACHED, onMedia);
  hls.on(MANIFEST_LOADING, onManifest);
  hls.on(DESTROYING, detach);
  onMedia();
  return detach;
}

/**
 * Listens to the text tracks of an hls.js instance's media: sidecar files, and ID3 in the media. In
 * Chromium the cues of the first fragments are gone again a moment after hls.js 1.7 has added them,
 * when the track it made has loaded; so they are read at once.
 */
export function watchHlsTracks(hls: HlsPlayer, media: HTMLMediaElement, sink: CueSink): Detach {
  return watchTextTracks(tracksOfMedia(media), sink, {
    skipDateRanges: true,
    onCues: (update) => {
      hls.on(FRAG_PARSING_METADATA, update);
      return () => hls.off(FRAG_PARSING_METADATA, update);
    },
  });
}

function currentDetails(hls: HlsPlayer): HlsLevelDetails | null {
  const level = hls.levels?.[hls.currentLevel ?? -1] ?? hls.levels?.[hls.loadLevel ?? -1];
  return hls.latestLevelDetails ?? level?.details ?? null;
}

/** Where the viewer is, in milliseconds since 1970; before playback, where it will begin. */
function position(hls: HlsPlayer, details: HlsLevelDetails): number | null {
  const playing = hls.playingDate?.getTime();
  if (playing !== undefined && Number.isFinite(playing)) return playing;
  const dated = (details.fragments ?? []).filter((fragment) => fragment.programDateTime !== null);
  const time = hls.media?.currentTime || (hls.liveSyncPosition ?? dated[0]?.start);
  if (time === undefined) return null;
  const holds = dated.findLast((fragment) => fragment.start <= time) ?? dated[0];
  return holds ? (holds.programDateTime as number) + (time - holds.start) * 1000 : null;
}

function readRanges(details: HlsLevelDetails, faults: FaultOnce): TimedCue[] {
  const ranges = Object.values(details.dateRanges ?? {});
  if (ranges.length > MAX_RANGES) {
    faults.try('ranges', () => {
      throw new StreamPicksError('cue', `a playlist has more than ${MAX_RANGES} date ranges`);
    });
  }
  return ranges.slice(-MAX_RANGES).flatMap((range) => {
    const start = range?.startDate?.getTime();
    if (!range || start === undefined || !Number.isFinite(start)) return [];
    // A thousand errors take longer than all the rest.
    if (faults.isFull && !isRangeId(range.id)) return [];
    const read = faults.try(range.id, () =>
      parseDateRange({
        id: range.id,
        productId: asText(range.attr?.['X-PRODUCT-ID']),
        stage: asText(range.attr?.['X-STAGE']),
      }),
    );
    return read ? [{ ...read, start }] : [];
  });
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
