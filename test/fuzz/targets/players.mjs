/** Cues as each kind of player hands them on, running orders, and the queue. */
import assert from 'node:assert/strict';
import { StreamPicksError } from '../../../src/core/errors.ts';
import { SHOW_STAGES } from '../../../src/core/show.ts';
import { watchHls } from '../../../src/page/players/hls.ts';
import { watchIvs } from '../../../src/page/players/ivs.ts';
import { manualCue } from '../../../src/page/players/manual.ts';
import { clockOf } from '../../../src/page/players/schedule.ts';
import { watchShaka } from '../../../src/page/players/shaka.ts';
import { watchTextTracks } from '../../../src/page/players/text-track.ts';
import { watchTrackPlayer } from '../../../src/page/players/track-player.ts';
import { attachQueue } from '../../../src/page/session/queue.ts';
import { parseCue, parseDateRange, readCue } from '../../../src/wire/cue.ts';
import { readSchedule } from '../../../src/wire/schedule.ts';
import { readSignal } from '../../../src/wire/signal.ts';
import { asText, jsonTexts, values } from '../mutate.mjs';

const cue = { type: 'streampicks.product', v: 1, ids: ['SKU-1', 'SKU-2'], stage: 'demo' };
const text = JSON.stringify(cue);

function isCue(found) {
  if (found === null) return;
  assert.ok(Array.isArray(found.ids));
  assert.ok(found.ids.every((id) => typeof id === 'string' && id !== '' && id.length <= 128));
  assert.ok(found.stage === undefined || SHOW_STAGES.includes(found.stage));
}

/** A sink that takes only what a sink may be told. */
const sink = {
  cue: isCue,
  upcoming: (ids) => assert.ok(ids.every((id) => typeof id === 'string' && id !== '')),
  fault(error) {
    assert.ok(error instanceof StreamPicksError, String(error?.stack));
    assert.equal(error.code, 'cue');
  },
};

/** Something with events, as media and players are. */
class Emitter extends EventTarget {
  on(name, listener) {
    this.addEventListener(name, listener);
  }
  off(name, listener) {
    this.removeEventListener(name, listener);
  }
}

const listOf = (value) => (Array.isArray(value) ? value : []);
const isObject = (value) => typeof value === 'object' && value !== null;

/** What browsers give of a cue: its id is text, its time a number. */
const cueOf = (raw) => ({
  ...(isObject(raw) ? raw : {}),
  id: typeof raw?.id === 'string' ? raw.id : '',
  startTime: typeof raw?.startTime === 'number' ? raw.startTime : 0,
  value: isObject(raw?.value) ? raw.value : undefined,
});

function trackOf(raw) {
  const cues = listOf(raw?.cues).slice(0, 5000).map(cueOf);
  const label = String(typeof raw?.label === 'string' ? raw.label : '');
  return Object.assign(new Emitter(), { kind: 'metadata', mode: 'disabled', label, cues });
}

function playTracks({ tracks, times }, watch) {
  const list = Object.assign(new Emitter(), listOf(tracks).slice(0, 20).map(trackOf));
  list.length = Math.min(20, listOf(tracks).length);
  const player = Object.assign(new Emitter(), { list, seconds: 0 });
  const end = watch(player);
  for (const seconds of listOf(times).slice(0, 5)) {
    player.seconds = typeof seconds === 'number' ? seconds : 0;
    player.dispatchEvent(new Event('timeupdate'));
  }
  end();
}

const tracks = [
  {
    times: [0, 12, 3],
    tracks: [
      { label: '', cues: [{ id: '', startTime: 10, text }] },
      {
        label: 'id3',
        cues: [
          { id: 'sp:SKU-1:7', startTime: 1, value: { key: 'X-PRODUCT-ID', data: 'SKU-1' } },
          { id: 'sp:SKU-1:7', startTime: 1, value: { key: 'X-STAGE', data: 'offer' } },
          { id: 'x', startTime: 2, value: { key: 'TXXX', data: text } },
        ],
      },
    ],
  },
];

const playlists = [
  {
    playing: 1_800_000_001_000,
    dateRanges: {
      'sp:SKU-1:7': {
        id: 'sp:SKU-1:7',
        startDate: 1_800_000_000_000,
        attr: { 'X-PRODUCT-ID': 'SKU-1', 'X-STAGE': 'demo' },
      },
      'splice-1': { id: 'splice-1', startDate: 1_800_000_000_500, attr: {} },
    },
    fragments: [{ start: 0, duration: 6, programDateTime: 1_800_000_000_000 }],
  },
];

/** hls.js' own parser makes the ranges: ids are text, dates are dates. */
function playHls(raw) {
  const given = isObject(raw?.dateRanges) ? raw.dateRanges : {};
  const dateRanges = Object.fromEntries(
    Object.entries(given)
      .slice(0, 3000)
      .map(([id, range]) => {
        const startDate = new Date(
          typeof range?.startDate === 'number' ? range.startDate : Number.NaN,
        );
        return [id, { id, startDate, attr: isObject(range?.attr) ? range.attr : {} }];
      }),
  );
  const fragments = listOf(raw?.fragments).filter(
    (each) => typeof each?.start === 'number' && typeof each.programDateTime === 'number',
  );
  const hls = Object.assign(new Emitter(), { levels: [], media: null, latestLevelDetails: null });
  hls.on = (name, listener) => {
    hls[name] = listener;
  };
  hls.off = () => undefined;
  const playing = typeof raw?.playing === 'number' ? raw.playing : Number.NaN;
  hls.playingDate = new Date(playing);
  const end = watchHls(hls, sink);
  for (let turn = 0; turn < 2; turn += 1)
    hls.hlsLevelUpdated(null, { details: { dateRanges, fragments } });
  end();
}

const messages = [[{ startTime: 3, text }], [{ startTime: 1, text: '{"productId":"A"}' }]];

function playIvs(raw) {
  const heard = {};
  const player = {
    addEventListener(name, listener) {
      heard[name] = listener;
    },
    removeEventListener: () => undefined,
    getPosition: () => 5,
    getHTMLVideoElement: () => null,
  };
  const end = watchIvs(player, sink);
  for (const payload of listOf(raw).slice(0, 5000).filter(isObject))
    heard.PlayerTextMetadataCue(payload);
  heard.PlayerSeekCompleted();
  end();
}

const regions = [
  [
    { id: 'sp:SKU-1:1', startTime: 1, values: [{ key: 'X-STAGE', data: 'demo' }] },
    {
      id: 2,
      startTime: 2,
      eventNode: { attributes: {}, children: [text.replaceAll('"', '&quot;')] },
    },
    { startTime: 3, payload: { key: 'TXXX', data: text } },
    { startTime: 4, emsg: { messageData: text } },
  ],
];

/** Shaka's own parser makes the regions: objects with a time. */
function playShaka(raw) {
  const all = listOf(raw)
    .slice(0, 5000)
    .filter((region) => isObject(region) && typeof region.startTime === 'number')
    .map(({ values: frames, emsg, payload, eventNode, ...rest }) => ({
      ...rest,
      values: Array.isArray(frames) ? frames.filter(isObject) : null,
      ...(isObject(emsg) ? { emsg } : {}),
      ...(isObject(payload) ? { payload } : {}),
      eventNode: isObject(eventNode)
        ? { attributes: {}, children: listOf(eventNode.children) }
        : null,
    }));
  const media = Object.assign(new Emitter(), { currentTime: 10 });
  const player = Object.assign(new Emitter(), {
    getMediaElement: () => media,
    getAllTimelineRegions: () => all,
  });
  const end = watchShaka(player, sink);
  media.dispatchEvent(new Event('timeupdate'));
  end();
}

const entries = [
  [
    ['highlight', ['SKU-1'], 'demo'],
    ['track', { type: 'view', productId: 'SKU-1' }],
    ['why', 'SKU-1'],
    ['openYourData'],
    ['catalog', { version: 1, products: [] }],
    ['basket', ['A']],
    ['player', { currentTime: 3 }],
    ['consent', { picks: true }],
  ],
];

/** The same as the element: each call is checked by its own reader, whose error the page hears. */
function playQueue(raw) {
  const told =
    (read) =>
    (...given) => {
      try {
        read(...given);
      } catch (error) {
        assert.ok(error instanceof StreamPicksError, String(error?.stack));
      }
    };
  const target = {
    track: told(readSignal),
    highlight: told(manualCue),
    why: () => undefined,
    openYourData: () => undefined,
    player: null,
    catalog: null,
    consent: null,
    basket: null,
  };
  const names = new Set(Object.keys(target));
  globalThis.window = { streamPicks: raw };
  try {
    const refused = [];
    const end = attachQueue(target, (entry) => refused.push(entry));
    globalThis.window.streamPicks.push(...listOf(raw).slice(0, 200));
    end();
  } finally {
    delete globalThis.window;
  }
  assert.ok(Object.keys(target).every((name) => names.has(name)));
  assert.equal(Object.getPrototypeOf(target), Object.prototype);
}

/** The parsers of what players say. */
export const playerTargets = [
  {
    name: 'cue: text',
    share: 8,
    inputs: jsonTexts([{ productId: 'A' }, cue]),
    parse: parseCue,
    codes: ['cue'],
    holds: isCue,
  },
  {
    name: 'cue: value',
    share: 5,
    inputs: values([{ productId: 'A' }, cue], { foreign: true }),
    parse: readCue,
    codes: ['cue'],
    holds: isCue,
  },
  {
    name: 'highlight',
    share: 3,
    inputs: values([{ ids: ['A'], stage: 'demo' }, { ids: 'A' }], { foreign: true }),
    parse: (call) => manualCue(call?.ids, call?.stage),
    codes: ['cue'],
    holds: isCue,
  },
  {
    name: 'date range',
    share: 4,
    inputs: values([{ id: 'sp:SKU-1:7', productId: 'SKU-1', stage: 'offer' }]),
    parse: (range) =>
      parseDateRange({ ...(isObject(range) ? range : {}), id: asText(range?.id ?? range) }),
    codes: ['cue'],
    holds: isCue,
  },
  {
    name: 'running order',
    share: 6,
    inputs: values(
      [
        [{ at: 0, ids: ['A'] }],
        { startsAt: '2026-06-05T18:00:00Z', cues: [{ at: 3, ids: ['A'], stage: 'demo' }] },
      ],
      { foreign: true },
    ),
    parse: readSchedule,
    codes: ['cue'],
    holds({ startsAt, cues }) {
      assert.ok(startsAt === null || Number.isFinite(startsAt));
      cues.forEach(isCue);
      assert.ok(cues.every(({ at }, index) => index === 0 || cues[index - 1].at <= at));
    },
  },
  {
    name: 'clock of a page',
    share: 2,
    inputs: values([{ currentTime: 4 }, { getCurrentTime: 4 }], { foreign: true }),
    parse: (value) => clockOf(value)?.(),
    holds: (seconds) =>
      assert.ok(seconds === undefined || seconds === null || Number.isFinite(seconds)),
  },
  {
    name: 'text tracks',
    share: 3,
    inputs: values(tracks),
    parse: (raw) =>
      playTracks(isObject(raw) ? raw : {}, (player) =>
        watchTextTracks(
          { currentTime: () => player.seconds, tracks: () => player.list, clock: player },
          sink,
        ),
      ),
  },
  {
    name: 'video.js',
    share: 2,
    inputs: values(tracks),
    parse: (raw) =>
      playTracks(isObject(raw) ? raw : {}, (player) =>
        watchTrackPlayer(
          Object.assign(player, {
            textTracks: () => player.list,
            currentTime: () => player.seconds,
          }),
          sink,
        ),
      ),
  },
  { name: 'hls.js', share: 4, inputs: values(playlists), parse: playHls },
  { name: 'IVS', share: 3, inputs: values(messages, { foreign: true }), parse: playIvs },
  { name: 'Shaka', share: 4, inputs: values(regions), parse: playShaka },
  { name: 'queue', share: 4, inputs: values(entries, { foreign: true }), parse: playQueue },
];
