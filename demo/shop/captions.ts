/**
 * Captions of the live show as a text track. Their times are on the clock of the world; the media's
 * own clock starts wherever the viewer came in, so the track is timed anew when the two drift.
 */

import type { ShowNews } from '../common/show-news.js';

/** Cues that are off by less stay as they are. */
const DRIFT_S = 0.6;

/** The captions of one video. */
export class Captions {
  readonly #track: TextTrack;
  #lines: readonly { at: number; until: number; text: string }[] = [];
  #offset = Number.NaN;

  /**
   * @param video Gets a captions track.
   * @param onText Gets the line to show, null for none.
   */
  constructor(video: HTMLVideoElement, onText: (text: string | null) => void) {
    this.#track = video.addTextTrack('captions', 'English', 'en');
    this.#track.mode = 'hidden';
    this.#track.addEventListener('cuechange', () => {
      const cue = this.#track.activeCues?.[0] as VTTCue | undefined;
      onText(cue?.text ?? null);
    });
  }

  /** The words of a show. */
  show(news: ShowNews): void {
    this.#lines = news.slots.flatMap(({ start, end, lines }) =>
      lines.map((text, index) => ({
        at: start + ((end - start) * index) / lines.length,
        until: start + ((end - start) * (index + 0.94)) / lines.length,
        text,
      })),
    );
    this.#offset = Number.NaN;
  }

  /** @param playing Moment of the world that the media's `time` (seconds) shows. */
  align(playing: number, time: number): void {
    const offset = playing / 1000 - time;
    if (Math.abs(offset - this.#offset) < DRIFT_S) return;
    this.#offset = offset;
    for (const cue of Array.from(this.#track.cues ?? [])) this.#track.removeCue(cue);
    for (const { at, until, text } of this.#lines) {
      const from = at / 1000 - offset;
      if (until / 1000 - offset > time) {
        this.#track.addCue(new VTTCue(Math.max(0, from), until / 1000 - offset, text));
      }
    }
  }
}
