import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import {
  cueTrack,
  mediaPlaylist,
  SCENE_SEGMENTS,
  SEGMENT_SECONDS,
} from '../../demo/server/playlist.ts';
import { readRunningOrder } from '../../demo/server/running-order.ts';
import { showFrom, slotsOf } from '../../demo/server/shows.ts';
import { parseCue, parseDateRange } from '../../src/wire/cue.ts';

const order = readRunningOrder();
const START = Date.UTC(2026, 10, 20, 19, 0, 0);
const show = showFrom(order, START);
const SECOND = 1000;
const at = (passed, fromStart = false) =>
  mediaPlaylist(order, show, START + passed * SECOND, { fromStart });
const tag = (text, name) => Number(new RegExp(`#EXT-X-${name}:(\\d+)`).exec(text)?.[1]);

/** `00:03:30.000` in seconds. */
const seconds = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/** Segments with what a player would know of each. */
function segments(text) {
  const out = [];
  let sequence = tag(text, 'MEDIA-SEQUENCE');
  let discontinuity = tag(text, 'DISCONTINUITY-SEQUENCE');
  let date;
  for (const line of text.split('\n')) {
    if (line === '#EXT-X-DISCONTINUITY') discontinuity += 1;
    if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) date = Date.parse(line.slice(25));
    if (line === '' || line.startsWith('#')) continue;
    out.push({ sequence, discontinuity, date, uri: line });
    sequence += 1;
  }
  return out;
}

test('a playlist can be read from the first moment on and names files that exist', () => {
  for (const passed of [0, 1, 29, 120, 239]) {
    const text = at(passed);
    assert.ok(text.startsWith('#EXTM3U\n'));
    assert.equal(tag(text, 'TARGETDURATION'), SEGMENT_SECONDS);
    const listed = segments(text);
    assert.ok(listed.length >= 3, `${listed.length} segments at ${passed} s`);
    for (const { uri } of listed) {
      const file = new URL(`../../demo/stream/media/${uri.split('/').at(-1)}`, import.meta.url);
      assert.ok(existsSync(file), uri);
    }
  }
});

test('the window slides: a segment keeps its number, time, file and place between discontinuities', () => {
  const known = new Map();
  let last = -1;
  for (let passed = 0; passed <= 245; passed += 1) {
    const listed = segments(at(passed));
    for (const segment of listed) {
      const before = known.get(segment.sequence) ?? segment;
      assert.deepEqual(segment, before);
      known.set(segment.sequence, segment);
    }
    assert.ok(listed.at(-1).sequence >= last, 'never goes back');
    last = listed.at(-1).sequence;
  }
  assert.deepEqual([...known.keys()], [...Array(80).keys()]);
  assert.ok(known.get(79).date === START + 237 * SECOND);
});

test('what a player begins with is what is on now, within a segment', () => {
  for (let passed = 0; passed < 228; passed += 0.5) {
    const listed = segments(at(passed));
    const end = listed.at(-1).date + SEGMENT_SECONDS * SECOND;
    const begins = end - 3 * SEGMENT_SECONDS * SECOND;
    assert.ok(Math.abs(begins - (START + passed * SECOND)) <= SEGMENT_SECONDS * SECOND);
  }
});

test('media time breaks exactly where a scene is played again, and nowhere else', () => {
  const text = at(240, true);
  const listed = segments(text);
  for (const [index, { uri, discontinuity }] of listed.entries()) {
    if (index === 0) continue;
    const follows =
      Number(/(\d+)\.m4s/.exec(uri)[1]) - Number(/(\d+)\.m4s/.exec(listed[index - 1].uri)[1]);
    const broken = discontinuity !== listed[index - 1].discontinuity;
    assert.equal(broken, follows !== 1, `segment ${index}`);
  }
  assert.equal(listed.at(-1).discontinuity, order.slots.length * (10 / SCENE_SEGMENTS - 1));
});

test('a show that is over ends its playlist; a running one does not', () => {
  assert.ok(!at(239.9).includes('#EXT-X-ENDLIST'));
  assert.ok(at(240).includes('#EXT-X-ENDLIST'));
});

test('date ranges are cues of the schedule, those to come among them', () => {
  const text = at(10);
  const ranges = [...text.matchAll(/#EXT-X-DATERANGE:(.*)/g)].map(([, attributes]) => ({
    id: /(?:^|,)ID="([^"]+)"/.exec(attributes)[1],
    start: Date.parse(/START-DATE="([^"]+)"/.exec(attributes)[1]),
    productId: /X-PRODUCT-ID="([^"]+)"/.exec(attributes)[1],
    stage: /X-STAGE="([^"]+)"/.exec(attributes)[1],
  }));
  const wanted = slotsOf(order, show).map(({ product, stage, start }) => ({
    ids: [product],
    stage,
    start,
  }));
  const read = ranges.map(({ start, ...range }) => {
    const { cueId, ...cue } = parseDateRange(range);
    assert.equal(cueId, range.id);
    // Players that drop X- attributes must find the product in the id.
    assert.deepEqual(parseDateRange({ id: range.id }).ids, cue.ids);
    return { ...cue, start };
  });
  assert.deepEqual(read, wanted);
});

test('the sidecar track says the same, timed from the start of the show', () => {
  const [head, ...blocks] = cueTrack(order, show).trimEnd().split('\n\n');
  assert.equal(head, 'WEBVTT');
  const cues = blocks.map((block) => {
    const [, times, text] = block.split('\n');
    const [from, to] = times.split(' --> ').map(seconds);
    return { ...parseCue(text), start: START + from * SECOND, end: START + to * SECOND };
  });
  const wanted = slotsOf(order, show).map(({ product, stage, start, end }) => ({
    ids: [product],
    stage,
    start,
    end,
  }));
  assert.deepEqual(cues, wanted);
});

test('what the host puts on stage is a cue until the plan goes on, and changes no other', () => {
  const hostCues = [
    { product: 'NF-TARN', stage: 'intro', start: START + 10_000, end: START + 30_000 },
    { product: 'NF-NEST', stage: 'intro', start: START + 22_000, end: START + 30_000 },
  ];
  const text = mediaPlaylist(order, show, START + 25_000, { fromStart: false, hostCues });
  const read = [
    ...text.matchAll(/ID="(sp:[^"]+)".*?START-DATE="([^"]+)",PLANNED-DURATION=([\d.]+)/g),
  ];
  const found = read
    .slice(0, 4)
    .map(([, id, start, duration]) => [
      ...parseDateRange({ id }).ids,
      (Date.parse(start) - START) / SECOND,
      Number(duration),
    ]);
  const first = order.slots[0].product;
  const second = order.slots[1].product;
  assert.deepEqual(found, [
    [first, 0, 30],
    ['NF-TARN', 10, 20],
    ['NF-NEST', 22, 8],
    [second, 30, 30],
  ]);
  assert.equal(new Set(read.map(([, id]) => id)).size, read.length);
  assert.match(cueTrack(order, show, hostCues), /00:00:22\.000 --> 00:00:30\.000\n.*NF-NEST/);
});
