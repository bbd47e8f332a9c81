// What the end-to-end matrix cannot see of the adapters: that no listener stays, what a player looks
// like that is found in odd places, and players of which only recorded events are at hand.
import { expect } from '@open-wc/testing';
import type { StreamPicksError } from '../../../src/core/errors.js';
import type { StageCue } from '../../../src/core/show.js';
import { CueClock, type CueSink, type Detach } from '../../../src/page/players/cue-sink.js';
import { findMedia, findPlayer } from '../../../src/page/players/find.js';
import { watchPlayer } from '../../../src/page/players/watch.js';
import { readSchedule } from '../../../src/wire/schedule.js';

type Listener = (event: never) => void;

/** A source of events that says who still listens. */
class Counted {
  readonly listeners = new Map<string, Set<Listener>>();

  on = (name: string, listener: Listener): void => {
    this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener));
  };

  off = (name: string, listener: Listener): void => {
    this.listeners.get(name)?.delete(listener);
  };

  fire(name: string, payload: unknown = {}): void {
    for (const listener of this.listeners.get(name) ?? []) listener(payload as never);
  }

  get left(): string[] {
    return [...this.listeners].flatMap(([name, all]) => (all.size > 0 ? [name] : []));
  }
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const text = (id: string) => JSON.stringify({ type: 'streampicks.product', v: 1, ids: [id] });

describe('player adapters', () => {
  let cues: StageCue[];
  let faults: StreamPicksError[];
  let box: HTMLElement;
  let host: HTMLElement;
  let video: HTMLVideoElement;
  let detach: Detach;

  const sink: CueSink = {
    cue: (cue) => cues.push(cue),
    upcoming: () => undefined,
    fault: (error) => faults.push(error),
  };
  const ids = () => cues.map((cue) => cue.ids[0]);
  const watch = (player: unknown, playerId: string | null = null, schedule: unknown = null) => {
    const order = schedule === null ? null : readSchedule(schedule);
    detach = watchPlayer(host, { playerId, player, schedule: order }, sink);
  };
  const moveTo = (seconds: number) => {
    Object.defineProperty(video, 'currentTime', { value: seconds, configurable: true });
    video.dispatchEvent(new Event('timeupdate'));
  };

  beforeEach(() => {
    cues = [];
    faults = [];
    detach = () => undefined;
    box = document.createElement('div');
    host = document.createElement('div');
    video = document.createElement('video');
    box.append(host);
    document.body.append(box);
  });
  afterEach(() => {
    detach();
    box.remove();
  });

  /** A Shaka player with one event of a manifest and one message in the media. */
  const shaka = (events: Counted) => ({
    addEventListener: events.on,
    removeEventListener: events.off,
    getMediaElement: () => video,
    getAllTimelineRegions: () => [
      { id: '1', startTime: 2, eventNode: { attributes: {}, children: [text('A')] } },
      { id: 'sp:B:2', startTime: 4, values: [{ key: 'X-STAGE', data: 'demo' }] },
    ],
    getAllEmsgRegions: () => [
      { id: '9', startTime: 6, emsg: { messageData: new TextEncoder().encode(`${text('C')}\0`) } },
    ],
  });
  const ivs = (events: Counted, position: () => number) => ({
    addEventListener: events.on,
    removeEventListener: events.off,
    getPosition: position,
    getHTMLVideoElement: () => video,
  });

  it('of Shaka read events, date ranges and messages by position', () => {
    watch(shaka(new Counted()));
    for (const seconds of [3, 7, 5, 2.5]) moveTo(seconds);
    expect(ids()).to.deep.equal(['A', 'C', 'B', 'A']);
    expect(cues[2]).to.deep.equal({ ids: ['B'], stage: 'demo', cueId: 'sp:B:2' });
  });

  it('of Shaka’s controls are found on the video that they carry', () => {
    const player = shaka(new Counted());
    Object.assign(video, { ui: { getControls: () => ({ getLocalPlayer: () => player }) } });
    box.append(video);
    expect(findPlayer(host, null).player).to.equal(player);
  });

  it('of AWS IVS hear recorded events, and know them again when somebody goes back', () => {
    const events = new Counted();
    let position = 0;
    watch(ivs(events, () => position));
    // As `TextMetadataCue` of IVS' documentation has it.
    const cue = (startTime: number, said: string) => ({
      type: 'TextMetadataCue',
      startTime,
      endTime: startTime + 1,
      text: said,
      description: '',
      owner: 'metadata.live-video.net',
    });
    position = 1.4;
    events.fire('PlayerTextMetadataCue', cue(1.376, '{"productId":"A","stage":"intro"}'));
    position = 5.1;
    events.fire('PlayerTextMetadataCue', cue(5, '{"question":"Who wins?"}'));
    events.fire('PlayerTextMetadataCue', cue(5.1, text('B')));
    position = 2;
    events.fire('PlayerSeekCompleted', 2);
    expect(cues).to.deep.equal([
      { ids: ['A'], stage: 'intro' },
      { ids: ['B'] },
      { ids: ['A'], stage: 'intro' },
    ]);
    events.fire('PlayerTextMetadataCue', cue(6, '{"productId":7}'));
    expect(faults.map(({ code, path }) => [code, path])).to.deep.equal([['cue', 'productId']]);
  });

  it('of a clock follow the running order, forth and back', async () => {
    let seconds = 5;
    watch({ getCurrentTime: () => seconds }, null, [
      { at: 0, ids: ['A'] },
      { at: 4, ids: ['B'], stage: 'demo' },
      { at: 8, ids: ['C'] },
    ]);
    expect(cues).to.deep.equal([{ ids: ['B'], stage: 'demo' }]);
    seconds = 9;
    await rest(300);
    seconds = 1;
    await rest(300);
    expect(ids()).to.deep.equal(['B', 'C', 'A']);
    detach();
    seconds = 9;
    await rest(300);
    expect(ids()).to.deep.equal(['B', 'C', 'A']);
    expect(faults).to.deep.equal([]);
  });

  it('of the wall clock take the time at which the show starts', () => {
    const cue = (at: number, id: string) => ({ at, ids: [id] });
    watch(null, null, { startsAt: Date.now() - 65_000, cues: [cue(60, 'B'), cue(70, 'C')] });
    expect(ids()).to.deep.equal(['B']);
  });

  it('leave no listener behind', () => {
    const before = EventTarget.prototype.addEventListener;
    const after = EventTarget.prototype.removeEventListener;
    const open = new Map<string, number>();
    const count = (target: unknown, name: string, by: number) => {
      if (target instanceof MediaQueryList || target === window || target === document) return;
      const key = `${(target as object).constructor.name} ${name}`;
      open.set(key, (open.get(key) ?? 0) + by);
    };
    EventTarget.prototype.addEventListener = function (name: string, ...rest: unknown[]) {
      count(this, name, 1);
      return before.call(this, name, ...(rest as [EventListener]));
    };
    EventTarget.prototype.removeEventListener = function (name: string, ...rest: unknown[]) {
      count(this, name, -1);
      return after.call(this, name, ...(rest as [EventListener]));
    };
    try {
      box.append(video);
      const track = video.addTextTrack('metadata');
      track.addCue(new VTTCue(0, 5, text('A')));
      const heard: Counted[] = [];
      const events = () => {
        heard.push(new Counted());
        return heard.at(-1) as Counted;
      };
      const both = () => {
        const { on, off } = events();
        return { on, off };
      };
      for (const player of [
        shaka(events()),
        ivs(events(), () => 0),
        { ...both(), levels: [], media: video },
        { ...both(), textTracks: () => video.textTracks, currentTime: () => 1 },
        null,
      ]) {
        watch(player, null, [{ at: 0, ids: ['A'] }]);
        moveTo(1);
        expect([...open.values()].some((many) => many > 0)).to.equal(true);
        detach();
        expect([...open].filter(([, many]) => many !== 0)).to.deep.equal([]);
      }
      expect(heard.map(({ listeners }) => listeners.size > 0)).to.deep.equal(heard.map(() => true));
      expect(heard.flatMap(({ left }) => left)).to.deep.equal([]);
    } finally {
      EventTarget.prototype.addEventListener = before;
      EventTarget.prototype.removeEventListener = after;
    }
  });

  it('find media in shadow trees, and media that is slotted into a player', () => {
    const player = document.createElement('div');
    player.id = 'player';
    const inner = document.createElement('div');
    inner.attachShadow({ mode: 'open' }).append(video);
    player.attachShadow({ mode: 'open' }).append(inner);
    box.append(player);
    expect(findMedia(host, 'player')).to.equal(video);

    // A page's own component that hands its media on to a player inside.
    const outer = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).innerHTML =
      '<section id="slotted"><slot></slot></section>';
    outer.append(video);
    const beside = document.createElement('div');
    outer.shadowRoot?.append(beside);
    box.append(outer);
    expect(findMedia(beside, 'slotted')).to.equal(video);
  });

  it('of video.js are found through the media, its element, and the library’s own list', () => {
    const player = {
      textTracks: () => video.textTracks,
      currentTime: () => 0,
      on: () => undefined,
      off: () => undefined,
    };
    const around = document.createElement('div');
    around.id = 'player';
    around.append(video);
    Object.assign(around, { player });
    box.append(around);
    expect(findPlayer(host, null).player).to.equal(player);
    Object.assign(around, { player: null });
    const page = window as { videojs?: unknown };
    page.videojs = { getPlayer: (id: string) => (id === 'player' ? player : undefined) };
    expect(findPlayer(host, 'player').player).to.equal(player);
    Object.assign(player, { isDisposed: () => true });
    expect(findPlayer(host, 'player').player).to.equal(null);
    delete page.videojs;
  });

  it('hear of an engine that a player makes later, and of none that it had before', async () => {
    box.append(video);
    watch(null);
    const events = new Counted();
    const range = { id: 'sp:A:1', startDate: new Date(1000), attr: {} };
    const hls = {
      on: events.on,
      off: events.off,
      media: video,
      levels: [],
      playingDate: new Date(2000),
      latestLevelDetails: { dateRanges: { a: range } },
    };
    Object.assign(box, { _hls: hls });
    video.dispatchEvent(new Event('loadstart'));
    expect(ids()).to.deep.equal(['A']);
    Object.assign(box, { _hls: null });
    video.dispatchEvent(new Event('loadstart'));
    expect(events.left).to.deep.equal([]);
  });
});

describe('the clock of cues', () => {
  it('holds what a player has forgotten, takes repeats as one, and starts anew with a stream', () => {
    const told: unknown[] = [];
    const clock = new CueClock({
      cue: ({ ids }) => told.push(ids[0]),
      upcoming: (ids) => told.push([...ids]),
      fault: () => undefined,
    });
    const cue = (start: number, id: string, cueId?: string) => ({
      start,
      ids: [id],
      ...(cueId ? { cueId } : {}),
    });
    clock.at(5, [cue(0, 'A', '1'), cue(4, 'B', '2'), cue(9, 'C', '3')]);
    expect(told.splice(0)).to.deep.equal(['B', ['C']]);
    // The window slid on: B is no longer in it, an older one still is.
    clock.at(6, [cue(0, 'A', '1')]);
    expect(told.splice(0)).to.deep.equal([[]]);
    // A is sent again for those who join late; it is the same cue.
    clock.at(8, [cue(0, 'A', '1'), cue(7, 'A', '1')]);
    expect(told.splice(0)).to.deep.equal([]);
    // Two at the same moment do not take turns.
    clock.at(12, [cue(10, 'D'), cue(10, 'E')]);
    clock.at(13, [cue(10, 'D'), cue(10, 'E')]);
    expect(told.splice(0)).to.deep.equal(['E']);
    clock.reset();
    clock.at(1, [cue(0, 'A', '1')]);
    expect(told).to.deep.equal(['A']);
  });
});
