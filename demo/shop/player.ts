/** The player's own controls. */

import { byId, make, setButton } from '../common/dom.js';
import type { ServerClock, ShowNews } from '../common/show-news.js';
import { Captions } from './captions.js';
import type { Stream } from './stream.js';

/** Further behind than this is not live any more. */
const BEHIND_MS = 15_000;

/** The player of the page. */
export interface PlayerView {
  /** Another show, or the end of this one. */
  show(news: ShowNews): void;
  /** Called about four times a second. */
  draw(): void;
}

/** Brings the controls to life. */
export function makePlayer(
  video: HTMLVideoElement,
  stream: Stream,
  clock: ServerClock,
): PlayerView {
  const player = byId('player');
  const start = byId('start');
  const live = byId('live');
  const captionBox = byId('caption');
  const volume = byId('volume', HTMLInputElement);
  let news: ShowNews | undefined;
  let playingStream = '';
  let captionsOn = true;
  let text: string | null = null;

  const drawCaption = (): void => {
    captionBox.replaceChildren(...(captionsOn && text !== null ? [make('span', {}, text)] : []));
  };
  const captions = new Captions(video, (line) => {
    text = line;
    drawCaption();
  });
  const play = (): void => {
    start.hidden = true;
    video.play().catch((error: unknown) => {
      // A new source interrupts the old play(); only a browser's refusal asks for a press.
      start.hidden = !(error instanceof DOMException && error.name === 'NotAllowedError');
    });
  };
  const resume = (): void => {
    stream.toLive();
    play();
  };

  start.addEventListener('click', resume);
  live.addEventListener('click', resume);
  byId('play').addEventListener('click', () => {
    if (video.paused) resume();
    else video.pause();
  });
  const drawSound = (): void => {
    const silent = video.muted || video.volume === 0;
    setButton(byId('sound'), silent ? 'muted' : 'sound', silent ? 'Turn sound on' : 'Mute');
    volume.value = String(silent ? 0 : video.volume);
  };
  byId('sound').addEventListener('click', () => {
    video.muted = !video.muted;
    if (!video.muted && video.volume === 0) video.volume = 0.8;
  });
  volume.addEventListener('input', () => {
    video.volume = volume.valueAsNumber;
    video.muted = volume.valueAsNumber === 0;
  });
  byId('captions').addEventListener('click', (event) => {
    captionsOn = !captionsOn;
    (event.currentTarget as HTMLElement).setAttribute('aria-pressed', String(captionsOn));
    drawCaption();
  });
  byId('full').addEventListener('click', () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : player.requestFullscreen();
    change.catch(() => {
      // The browser or a frame around this page does not allow it: the picture stays as it is.
    });
  });
  document.addEventListener('fullscreenchange', () => {
    const on = document.fullscreenElement === player;
    byId('full').setAttribute('aria-label', on ? 'Leave full screen' : 'Full screen');
  });
  for (const name of ['play', 'pause'] as const) {
    video.addEventListener(name, () =>
      setButton(byId('play'), video.paused ? 'play' : 'pause', video.paused ? 'Play' : 'Pause'),
    );
  }
  video.addEventListener('volumechange', drawSound);
  drawSound();

  return {
    show(next) {
      news = next;
      player.classList.toggle('over', !next.live);
      byId('ended').hidden = next.live;
      live.textContent = next.live ? 'LIVE' : 'ENDED';
      live.classList.toggle('over', !next.live);
      if (!next.live) {
        video.pause();
      } else if (next.stream !== playingStream) {
        playingStream = next.stream;
        captions.show(next);
        stream.play(next);
        play();
      }
    },
    draw() {
      if (news === undefined) return;
      const now = clock.now();
      const length = news.end - news.start;
      const at = stream.playing() ?? now;
      const passed = Math.min(length, Math.max(0, (news.live ? at : news.end) - news.start));
      if (news.live && stream.playing() !== null) captions.align(at, video.currentTime);
      live.classList.toggle('behind', news.live && (video.paused || now - at > BEHIND_MS));
      byId('time').textContent = `${clockText(passed)} / ${clockText(length)}`;
      const progress = byId('progress');
      progress.setAttribute('aria-valuenow', String(Math.round((100 * passed) / length)));
      const bar = progress.firstElementChild as HTMLElement;
      bar.style.setProperty('transform', `scaleX(${passed / length})`);
      const wait = Math.max(0, Math.ceil((news.next.start - now) / 1000));
      byId('countdown').textContent = wait > 0 ? `Next show in ${wait} s` : 'Next show begins';
    },
  };
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
