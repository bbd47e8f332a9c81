import { expect, waitUntil } from '@open-wc/testing';
import type Hls from 'hls.js';
import type { StreamPicksError } from '../../../src/core/errors.js';
import type { StageCue } from '../../../src/core/show.js';
import type { CueSink, Detach } from '../../../src/page/players/cue-sink.js';
import { findMedia } from '../../../src/page/players/find.js';
import { MISSING_AFTER_MS, watchPlayer } from '../../../src/page/players/watch.js';
import { playText } from './play-text.js';

const cueText = (id: string, stage?: string) =>
  JSON.stringify({ type: 'streampicks.product', v: 1, ids: [id], ...(stage ? { stage } : {}) });
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('players', () => {
  let cues: StageCue[];
  let upcoming: readonly string[];
  let faults: StreamPicksError[];
  let box: HTMLElement;
  let video: HTMLVideoElement;
  let host: HTMLElement;
  let detach: Detach | null;

  const sink: CueSink = {
    cue: (cue) => cues.push(cue),
    upcoming: (ids) => {
      upcoming = ids;
    },
    fault: (error) => faults.push(error),
  };
  const watch = (target: { playerId?: string; player?: unknown } = {}) => {
    detach = watchPlayer(host, { playerId: null, player: null, ...target }, sink);
  };
  const ids = () => cues.map((cue) => cue.ids[0]);
  /** Moves the clock of a video that has nothing to play. */
  const moveTo = (seconds: number) => {
    Object.defineProperty(video, 'currentTime', { value: seconds, configurable: true });
    video.dispatchEvent(new Event('timeupdate'));
  };

  beforeEach(() => {
    cues = [];
    upcoming = [];
    faults = [];
    detach = null;
    box = document.createElement('div');
    video = document.createElement('video');
    video.id = 'player';
    host = document.createElement('div');
    box.append(video, host);
    document.body.append(box);
  });
  afterEach(() => {
    detach?.();
    box.remove();
  });

  describe('text tracks', () => {
    it('of a sidecar file are loaded although nobody turned them on', async () => {
      const vtt = `WEBVTT\n\na\n00:00.000 --> 00:10.000\n${cueText('A', 'intro')}\n\nb\n00:10.000 --> 00:20.000\n${cueText('B')}\n`;
      const track = document.createElement('track');
      track.kind = 'metadata';
      track.src = URL.createObjectURL(new Blob([vtt], { type: 'text/vtt' }));
      video.append(track);
      watch();
      expect(track.track.mode).to.equal('hidden');
      await waitUntil(() => track.track.cues?.length === 2, 'the file is read', { timeout: 8000 });
      moveTo(12);
      expect(cues).to.deep.equal([{ ids: ['B'], cueId: 'b' }]);
    });

    it('tell the stage of the moment to who joins late or jumps, what comes next, and nothing twice', () => {
      const track = video.addTextTrack('metadata');
      for (const [start, id] of [
        [0, 'A'],
        [10, 'B'],
        [20, 'C'],
      ] as const) {
        track.addCue(new VTTCue(start, start + 2, cueText(id)));
      }
      moveTo(15);
      watch();
      expect(ids()).to.deep.equal(['B']);
      expect(upcoming).to.deep.equal(['C']);
      moveTo(16);
      moveTo(17);
      expect(ids()).to.deep.equal(['B']);
      moveTo(21);
      moveTo(3);
      expect(ids()).to.deep.equal(['B', 'C', 'A']);
      expect(upcoming).to.deep.equal(['B', 'C']);
    });

    it('that come later are heard too, after detaching none is', () => {
      watch();
      const track = video.addTextTrack('metadata');
      track.addCue(new VTTCue(0, 5, cueText('A')));
      moveTo(1);
      expect(ids()).to.deep.equal(['A']);
      detach?.();
      track.addCue(new VTTCue(2, 5, cueText('B')));
      moveTo(3);
      expect(ids()).to.deep.equal(['A']);
    });

    it('of other kinds, and other people’s cues, are left alone; ours that are broken are told once', () => {
      const captions = video.addTextTrack('captions');
      captions.mode = 'disabled';
      const track = video.addTextTrack('metadata');
      track.addCue(new VTTCue(0, 5, 'hello'));
      track.addCue(new VTTCue(1, 5, '{"type":"streampicks.product","v":1,"ids":[]}'));
      track.addCue(new VTTCue(2, 5, cueText('A')));
      watch();
      moveTo(3);
      moveTo(4);
      expect(captions.mode).to.equal('disabled');
      expect(ids()).to.deep.equal(['A']);
      expect(faults.map(({ code, path }) => [code, path])).to.deep.equal([['cue', 'ids']]);
    });
  });

  describe('hls.js', () => {
    let playlist: string;
    let loads: number;
    let hls: Hls | null;

    const START = Date.parse('2026-05-01T18:00:00Z');
    const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();
    const range = (id: string, seconds: number, more = '') =>
      `#EXT-X-DATERANGE:ID="${id}",START-DATE="${at(seconds)}"${more}`;
    const live = (sequence: number, ranges: string[]) =>
      [
        '#EXTM3U',
        '#EXT-X-VERSION:6',
        '#EXT-X-TARGETDURATION:1',
        `#EXT-X-MEDIA-SEQUENCE:${sequence}`,
        `#EXT-X-PROGRAM-DATE-TIME:${at(sequence)}`,
        ...ranges,
        ...Array.from(
          { length: 10 },
          (_, i) => `#EXTINF:1.0,\nhttp://127.0.0.1:1/${sequence + i}.ts`,
        ),
      ].join('\n');

    const play = () => {
      hls = playText(() => {
        loads += 1;
        return playlist;
      });
      return hls;
    };

    beforeEach(() => {
      loads = 0;
      hls = null;
    });
    afterEach(() => hls?.destroy());

    it('gives date ranges by position, with stage and what is next, over reloads of a live playlist', async () => {
      playlist = live(0, [
        range('sp:A:1', 0, ',X-PRODUCT-ID="A",X-STAGE="intro"'),
        range('sp:B:2', 500),
        range('splice-1', 1),
      ]);
      const player = play();
      watch({ player });
      await waitUntil(() => cues.length > 0, 'first cue', { timeout: 5000 });
      expect(cues).to.deep.equal([{ ids: ['A'], stage: 'intro', cueId: 'sp:A:1' }]);
      expect(upcoming).to.deep.equal(['B']);
      playlist = live(1, [
        range('sp:A:1', 0),
        range('sp:C:3', 2, ',X-STAGE="demo"'),
        range('sp:B:2', 500),
      ]);
      await waitUntil(() => cues.length > 1, 'after a reload', { timeout: 8000 });
      expect(cues.at(-1)).to.deep.equal({ ids: ['C'], stage: 'demo', cueId: 'sp:C:3' });
      expect(loads).to.be.greaterThan(1);
      expect(faults).to.deep.equal([]);
    });

    it('that is playing already is read at once', async () => {
      playlist = live(0, [range('sp:A:1', 0)]);
      const player = play();
      await waitUntil(() => player.latestLevelDetails, 'playlist', { timeout: 5000 });
      watch({ player });
      expect(ids()).to.deep.equal(['A']);
    });

    it('is let go when it is destroyed', async () => {
      playlist = live(0, [range('sp:A:1', 0)]);
      const player = play();
      watch({ player });
      player.destroy();
      hls = null;
      await rest(100);
      expect(faults).to.deep.equal([]);
    });
  });

  describe('finding the player', () => {
    it('by id, by container of that id, else the closest around', () => {
      expect(findMedia(host, 'player')).to.equal(video);
      box.id = 'frame';
      expect(findMedia(host, 'frame')).to.equal(video);
      expect(findMedia(host, null)).to.equal(video);
      video.remove();
      expect(findMedia(host, 'player')).to.equal(null);
    });

    it('that is named and not there, or cannot be listened to, is one fault; none at all is no fault', async () => {
      video.remove();
      watch({ playerId: 'nobody' });
      watch({ player: { play: 1 } });
      watch();
      await rest(MISSING_AFTER_MS + 200);
      expect(faults.map(({ code, path }) => [code, path])).to.deep.equal([
        ['player', undefined],
        ['player', 'for'],
      ]);
    }).timeout(MISSING_AFTER_MS + 4000);

    for (const playerId of ['player', null]) {
      it(`that comes after the element is heard all the same, ${playerId ? 'by its id' : 'as the closest'}`, async () => {
        video.remove();
        watch(playerId === null ? {} : { playerId });
        await rest(20);
        box.append(video);
        await rest(20);
        const track = video.addTextTrack('metadata');
        track.addCue(new VTTCue(0, 60, cueText('A', 'demo')));
        video.dispatchEvent(new Event('timeupdate'));
        expect(cues.at(-1)?.ids).to.deep.equal(['A']);
        expect(faults).to.deep.equal([]);
      });
    }
  });
});
