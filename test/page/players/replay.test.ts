import { expect, fixture, html } from '@open-wc/testing';
import { jumpTo, positionIn } from '../../../src/page/players/replay.js';

/** A media element that holds `from` to `to` seconds. */
async function media(from: number, to: number) {
  const room: HTMLElement = await fixture(html`<div><video></video><i></i></div>`);
  const video = room.querySelector('video') as HTMLVideoElement;
  let at = from;
  let played = 0;
  Object.defineProperties(video, {
    seekable: { value: { length: 1, start: () => from, end: () => to } },
    currentTime: {
      get: () => at,
      set: (seconds: number) => {
        at = seconds;
      },
    },
    play: { value: () => Promise.reject(new Error(`not allowed ${(played += 1)}`)) },
  });
  return {
    host: room.querySelector('i') as HTMLElement,
    video,
    at: () => at,
    played: () => played,
  };
}

const NEAREST = { playerId: null, player: null };

describe('jumping in the replay', () => {
  it('seeks the media beside the element and plays; a player that may not play is no fault', async () => {
    const { host, at, played } = await media(0, 3600);
    expect(positionIn(host, NEAREST)).to.equal(0);
    expect(jumpTo(host, NEAREST, 760)).to.equal(true);
    expect(at()).to.equal(760);
    expect(played()).to.equal(1);
  });

  it('does not pretend where a live stream keeps the last minutes only', async () => {
    const { host, at } = await media(3000, 3600);
    expect(jumpTo(host, NEAREST, 760)).to.equal(false);
    expect(at()).to.equal(3000);
  });

  it('a player of the page that fails is one that cannot', async () => {
    const { host } = await media(0, 3600);
    const gone = () => {
      throw new Error('disposed');
    };
    const players = [
      { textTracks: () => [], on: () => undefined, off: () => undefined, currentTime: gone },
      { getCurrentTime: gone, seekTo: gone },
    ];
    for (const player of players) {
      host.parentElement?.querySelector('video')?.remove();
      expect(positionIn(host, { playerId: null, player })).to.equal(null);
      expect(jumpTo(host, { playerId: null, player }, 760)).to.equal(false);
    }
  });

  it('uses video.js’ own clock', async () => {
    const calls: unknown[] = [];
    let now = 5;
    const player = {
      textTracks: () => [],
      on: () => undefined,
      off: () => undefined,
      currentTime(seconds?: number) {
        if (seconds !== undefined) now = seconds;
        return now;
      },
      play: () => calls.push('play'),
    };
    const host = document.createElement('i');
    expect(positionIn(host, { playerId: null, player })).to.equal(5);
    expect(jumpTo(host, { playerId: null, player }, 90)).to.equal(true);
    expect([now, ...calls]).to.eql([90, 'play']);
  });

  it('uses the methods of players in frames, and refuses a bare clock', () => {
    const host = document.createElement('i');
    const calls: unknown[] = [];
    const youtube = {
      getCurrentTime: () => 12,
      seekTo: (...values: unknown[]) => calls.push(values),
      playVideo: () => calls.push('play'),
    };
    expect(positionIn(host, { playerId: null, player: youtube })).to.equal(12);
    expect(jumpTo(host, { playerId: null, player: youtube }, 30)).to.equal(true);
    expect(calls).to.eql([[30, true], 'play']);
    expect(jumpTo(host, { playerId: null, player: () => 12 }, 30)).to.equal(false);
    expect(positionIn(host, NEAREST)).to.equal(null);
    expect(jumpTo(host, NEAREST, 30)).to.equal(false);
  });
});
