// The streams of the players' tests, as paths for `openSite`: one show of twelve seconds, recorded
// or live, as plain MP4, HLS and DASH, with its cues in each place where a stream can carry them.
//
//   ?by=     where the cues are: daterange, id3ts, id3 (in emsg), emsg, events, none
//   ?live=   a name: the stream is live and started ten seconds before its first request
import { readFileSync } from 'node:fs';
import {
  eventMessage,
  id3Text,
  movedFragment,
  piecesWithId3,
  timescaleOf,
  topBoxes,
} from './boxes.mjs';

const file = (name) => readFileSync(new URL(`./media/${name}`, import.meta.url));
const plain = file('plain.mp4');
const boxes = topBoxes(file('fragments.mp4'));
const init = Buffer.concat(boxes.slice(0, 2).map(({ bytes }) => bytes));
const fragments = boxes
  .slice(2)
  .flatMap(({ bytes }, index, all) =>
    index % 2 ? [] : [Buffer.concat([bytes, all[index + 1].bytes])],
  );
const timescale = timescaleOf(init);

/** Length of the recorded show; live it starts again and again. */
const SHOW_SECONDS = fragments.length;
const CODECS = 'avc1.42C015';
const WINDOW = 6;

/** What the show says: seconds, product, stage. */
export const CUES = [
  { nth: 1, at: 0, id: 'P1', stage: 'intro' },
  { nth: 2, at: 4, id: 'P2', stage: 'demo' },
  { nth: 3, at: 8, id: 'P3', stage: 'offer' },
];

/** Live, the first is long on stage when somebody joins (at ten seconds), and the second is to come. */
export const LIVE_CUES = [
  { nth: 1, at: 2, id: 'P1', stage: 'intro' },
  { nth: 2, at: 12.5, id: 'P2', stage: 'demo' },
];

export const cueText = ({ id, stage }) =>
  JSON.stringify({ type: 'streampicks.product', v: 1, ids: [id], stage });

/** Start of the recorded show, and of each live one. */
const RECORDED = Date.parse('2026-05-01T18:00:00Z');
const lives = new Map();
const iso = (ms) => new Date(ms).toISOString();

function show(query) {
  const live = query.get('live');
  if (!live) return { origin: RECORDED, first: 0, end: SHOW_SECONDS, cues: CUES, live: false };
  if (!lives.has(live)) lives.set(live, Date.now() - 10_000);
  const origin = lives.get(live);
  const end = Math.floor((Date.now() - origin) / 1000);
  // A cue is known once it has begun; the ones that were followed by another are forgotten.
  const begun = LIVE_CUES.filter(({ at }) => at <= end);
  const first = Math.max(0, end - WINDOW);
  const cues = begun.filter(
    (_, index) => (begun[index + 1]?.at ?? Number.POSITIVE_INFINITY) > first,
  );
  return { origin, first, end, cues, live: true };
}

const rest = (query, more) => {
  const kept = Object.entries({ by: query.get('by'), live: query.get('live'), ...more });
  return kept
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
};

function hls(query) {
  const { origin, first, end, cues, live } = show(query);
  const transport = query.get('by') === 'id3ts' && !live;
  const seconds = transport ? PIECE_SECONDS : 1;
  const ranges = cues.map(
    ({ id, nth, at, stage }) =>
      `#EXT-X-DATERANGE:ID="sp:${id}:${nth}",START-DATE="${iso(origin + at * 1000)}",X-PRODUCT-ID="${id}",X-STAGE="${stage}"`,
  );
  const parts = Array.from({ length: (end - first) / seconds }, (_, index) => [
    `#EXTINF:${seconds.toFixed(3)},`,
    `/media/${transport ? 'part.ts' : 'part.m4s'}?${rest(query, { n: String(first + index) })}`,
  ]);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${seconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    ...(live ? [] : ['#EXT-X-PLAYLIST-TYPE:VOD']),
    ...(transport ? [] : ['#EXT-X-MAP:URI="/media/init.mp4"']),
    `#EXT-X-PROGRAM-DATE-TIME:${iso(origin + first * 1000)}`,
    ...(query.get('by') === 'daterange' ? ranges : []),
    ...parts.flat(),
    ...(live ? [] : ['#EXT-X-ENDLIST']),
  ].join('\n');
}

const xml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function dash(query) {
  const { origin, cues, live } = show(query);
  const by = query.get('by');
  const events = cues.map(
    (cue) =>
      `<Event presentationTime="${cue.at * 10}" duration="40" id="${cue.nth}">${xml(cueText(cue))}</Event>`,
  );
  const kind = live
    ? `type="dynamic" availabilityStartTime="${iso(origin)}" publishTime="${iso(Date.now())}" minimumUpdatePeriod="PT1S" timeShiftBufferDepth="PT${WINDOW}S" suggestedPresentationDelay="PT3S"`
    : `type="static" mediaPresentationDuration="PT${SHOW_SECONDS}S"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" minBufferTime="PT1S" ${kind}>
<Period id="1" start="PT0S">
${by === 'events' ? `<EventStream schemeIdUri="urn:streampicks:cue" timescale="10">${events.join('')}</EventStream>` : ''}
<AdaptationSet mimeType="video/mp4" codecs="${CODECS}" width="320" height="180" startWithSAP="1">
${by === 'emsg' || by === 'id3' ? `<InbandEventStream schemeIdUri="${schemeOf(by)}"/>` : ''}
<SegmentTemplate timescale="1" duration="1" startNumber="0" initialization="/media/init.mp4" media="/media/part.m4s?${xml(rest(query, {}))}&amp;n=$Number$"/>
<Representation id="v" bandwidth="30000"/></AdaptationSet></Period>
<UTCTiming schemeIdUri="urn:mpeg:dash:utc:direct:2014" value="${iso(Date.now())}"/>
</MPD>`;
}

const schemeOf = (by) => (by === 'id3' ? 'https://aomedia.org/emsg/ID3' : 'urn:streampicks:cue');

/** One second; in-band cues are told in the fragment they begin in, and again at each later start. */
function part(query) {
  const number = Number(query.get('n'));
  const by = query.get('by');
  const moved = movedFragment(fragments[number % SHOW_SECONDS], number, number * timescale);
  if (by !== 'emsg' && by !== 'id3') return moved;
  const cues = query.get('live') ? LIVE_CUES : CUES;
  const cue = cues.findLast(({ at }) => at < number + 1);
  if (!cue) return moved;
  const message = eventMessage({
    scheme: schemeOf(by),
    id: cue.nth,
    seconds: Math.max(cue.at, number),
    duration: 2,
    data: by === 'id3' ? id3Text(cueText(cue)) : Buffer.from(cueText(cue)),
  });
  return Buffer.concat([message, moved]);
}

/** Length of a piece of the transport stream. */
const PIECE_SECONDS = 4;
const pieces = piecesWithId3(file('stream.mpegts'), PIECE_SECONDS * 10, (index) =>
  Array.from({ length: PIECE_SECONDS }, (_, nth) => index * PIECE_SECONDS + nth).map((seconds) => ({
    seconds,
    text: cueText(CUES.findLast(({ at }) => at <= seconds)),
  })),
);

/** Browsers go back and forth only in what can be asked for in parts. */
function ranged(bytes, type, request) {
  const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) return { type, body: bytes, headers: { 'accept-ranges': 'bytes' } };
  const last = to ? Math.min(Number(to), bytes.length - 1) : bytes.length - 1;
  return {
    status: 206,
    type,
    body: bytes.subarray(Number(from), last + 1),
    headers: { 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${last}/${bytes.length}` },
  };
}

const sidecar = `WEBVTT\n\n${CUES.map(
  (cue) =>
    `c${cue.nth}\n00:${String(cue.at).padStart(2, '0')}.000 --> 00:${String(cue.at + 4).padStart(2, '0')}.000\n${cueText(cue)}\n`,
).join('\n')}`;

const asked = (make, type) => (request) => ({
  type,
  body: make(new URL(request.url, 'http://x').searchParams),
});

/** A file that goes on as long as somebody listens, a second at a time; it begins well ahead. */
function endless(response) {
  let number = 0;
  const next = () => {
    response.write(movedFragment(fragments[number % SHOW_SECONDS], number, number * timescale));
    number += 1;
  };
  response.writeHead(200, { 'content-type': 'video/mp4', 'cache-control': 'no-store' });
  response.write(init);
  for (let ahead = 0; ahead < SHOW_SECONDS; ahead += 1) next();
  const timer = setInterval(next, 1000);
  response.on('close', () => clearInterval(timer));
}

/** Paths of the show. */
export const showPaths = {
  '/media/show.mp4': (request) => ranged(plain, 'video/mp4', request),
  '/media/live.mp4': () => ({ stream: endless }),
  '/media/cues.vtt': () => ({ type: 'text/vtt', body: sidecar }),
  '/media/show.m3u8': asked(hls, 'application/vnd.apple.mpegurl'),
  '/media/show.mpd': asked(dash, 'application/dash+xml'),
  '/media/part.m4s': asked(part, 'video/mp4'),
  '/media/init.mp4': () => ({ type: 'video/mp4', body: init }),
  '/media/part.ts': asked((query) => pieces[Number(query.get('n'))], 'video/mp2t'),
};
