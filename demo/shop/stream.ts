/** The live stream in the video: hls.js where it works, else the browser's own HLS with sidecar cues. */

import type Hls from 'hls.js';
import { make } from '../common/dom.js';
import type { ShowNews } from '../common/show-news.js';
import { setPlayer } from './widget.js';

const HLS_MODULE: string = '/vendor/hls.js/hls.min.mjs';
const RETRY_MS = 1500;
/** Distance from the end of the playlist: three segments, as hls.js keeps it. */
const LIVE_DELAY_S = 9;

/** Plays one show after another. */
export interface Stream {
  play(news: ShowNews): void;
  /** Moment of the world on screen, milliseconds since 1970; null before anything plays. */
  playing(): number | null;
  /** Jumps to what happens now. */
  toLive(): void;
}

/** Prepares the video for live streams. */
export async function openStream(video: HTMLVideoElement): Promise<Stream> {
  const { default: Player } = (await import(HLS_MODULE)) as { default: typeof Hls };
  return Player.isSupported() ? withHls(video, Player) : native(video);
}

function withHls(video: HTMLVideoElement, Player: typeof Hls): Stream {
  const hls = new Player({
    // The page's policy keeps blob workers for the widget; fMP4 needs no remuxing worker.
    enableWorker: false,
    // The widget reads the date ranges themselves; text tracks of them would load data: addresses.
    enableDateRangeMetadataCues: false,
    enableID3MetadataCues: false,
    enableEmsgMetadataCues: false,
    renderTextTracksNatively: false,
    liveSyncDurationCount: 3,
    liveMaxLatencyDurationCount: 8,
    backBufferLength: 30,
  });
  hls.on(Player.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === Player.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else setTimeout(() => hls.startLoad(), RETRY_MS);
  });
  hls.attachMedia(video);
  setPlayer(hls);
  return {
    play: ({ stream }) => hls.loadSource(`/live/${stream}/playlist.m3u8`),
    playing: () => hls.playingDate?.getTime() ?? null,
    toLive() {
      if (hls.liveSyncPosition !== null) video.currentTime = hls.liveSyncPosition;
    },
  };
}

function native(video: HTMLVideoElement): Stream {
  let start = 0;
  const toLive = (): void => {
    const { seekable } = video;
    if (seekable.length === 0) return;
    video.currentTime = Math.max(0, seekable.end(seekable.length - 1) - LIVE_DELAY_S);
  };
  // Browsers may begin such a playlist at its start.
  video.addEventListener('loadedmetadata', toLive);
  return {
    play(news) {
      start = news.start;
      video.querySelector('track')?.remove();
      const track = make('track', {
        kind: 'metadata',
        src: `/live/${news.stream}/cues.vtt`,
        default: true,
      });
      video.append(track);
      track.track.mode = 'hidden';
      // Whole, so that media time 0 is the start of the show, as the cues have it.
      video.src = `/live/${news.stream}/event.m3u8`;
    },
    playing: () => (video.readyState > 0 ? start + video.currentTime * 1000 : null),
    toLive,
  };
}
