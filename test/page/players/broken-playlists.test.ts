/** Playlists that are broken in every way that hls.js still reads: what is ours and whole in them holds. */
import { expect, waitUntil } from '@open-wc/testing';
import Hls from 'hls.js';
import type { StreamPicksError } from '../../../src/core/errors.js';
import type { StageCue } from '../../../src/core/show.js';
import { watchHls } from '../../../src/page/players/hls.js';
import { playText } from './play-text.js';

/** As text, as hls.js gives it to its listeners. */
const LEVEL_UPDATED: string = Hls.Events.LEVEL_UPDATED;
/** Longest that a playlist may hold the page's thread on our account, in milliseconds. */
const BOUND_MS = 100;
const START = '2026-11-22T10:00:00.000Z';
const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString();
const range = (id: string, seconds: number, more = '') =>
  `#EXT-X-DATERANGE:ID="${id}",START-DATE="${at(seconds)}"${more}`;
const GOOD = range('sp:GOOD:1', -1, ',X-PRODUCT-ID="GOOD",X-STAGE="demo"');
const playlist = (...ranges: string[]) =>
  [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    '#EXT-X-TARGETDURATION:1',
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PROGRAM-DATE-TIME:${START}`,
    ...ranges,
    ...Array.from({ length: 10 }, (_, nth) => `#EXTINF:1.0,\nhttp://127.0.0.1:1/${nth}.ts`),
  ].join('\n');
const MANY = 20_000;

const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'dates that are none': [
    '#EXT-X-DATERANGE:ID="sp:A:1",START-DATE="yesterday"',
    '#EXT-X-DATERANGE:ID="sp:B:1",START-DATE=""',
    '#EXT-X-DATERANGE:ID="sp:C:1"',
    '#EXT-X-DATERANGE:ID="sp:D:1",START-DATE="+275760-09-14T00:00:00Z"',
  ],
  'attributes without quotes, ends and names': [
    '#EXT-X-DATERANGE:ID=sp:A:1,START-DATE=2026',
    '#EXT-X-DATERANGE:ID="sp:A:1,START-DATE="2026-11-22T10:00:00Z"',
    '#EXT-X-DATERANGE:,,,=,"="',
    '#EXT-X-DATERANGE:',
  ],
  // hls.js itself falls over a range whose whole ID is one of these names.
  'names that objects have': [
    range('sp:__proto__:1', -30),
    range('sp:toString:1', -30, ',X-PRODUCT-ID="constructor",__proto__="x"'),
  ],
  'durations and ends that contradict': [
    range('sp:A:1', -20, ',DURATION=-5'),
    range('sp:B:1', -20, ',DURATION=1e400,END-DATE="1970-01-01T00:00:00Z"'),
    range('sp:C:1', -20, ',END-ON-NEXT=YES'),
  ],
  'ids of a megabyte, of control characters, of lone surrogates': [
    range(`sp:${'x'.repeat(2 ** 20)}`, -20),
    range('sp:\u0000\u0007:1', -20),
    range('sp:\ud800:1', -20),
    range(`sp:A:1`, -20, `,X-PRODUCT-ID="${'y'.repeat(2 ** 20)}"`),
  ],
  'stages that are none': [
    range('sp:A:1', -20, ',X-STAGE="finale"'),
    range('sp:B:1', -20, ',X-STAGE=7'),
  ],
  'the same id with two contents': [
    range('sp:A:1', -20, ',X-PRODUCT-ID="A"'),
    range('sp:A:1', -10, ',X-PRODUCT-ID="B"'),
  ],
  'tags cut in the middle and pages of a server': [
    '#EXT-X-DATERA',
    '<!doctype html><p>502</p>',
    '#',
  ],
  'twenty thousand ranges': Array.from({ length: MANY }, (_, nth) =>
    range(nth % 2 === 0 ? `sp:P${nth}:${nth}` : `sp:broken ${nth}`, nth - 2 * MANY),
  ),
};

describe('broken playlists in real hls.js', () => {
  let hls: Hls | null = null;
  let detach: () => void = () => undefined;
  const uncaught: unknown[] = [];
  const hear = (event: ErrorEvent) => uncaught.push(event.error ?? event.message);

  beforeEach(() => {
    uncaught.length = 0;
    window.addEventListener('error', hear);
  });
  afterEach(() => {
    window.removeEventListener('error', hear);
    detach();
    hls?.destroy();
  });

  /** What comes of a playlist: cues, faults, and the shortest that one update took, in milliseconds. */
  async function follow(text: () => string) {
    const cues: StageCue[] = [];
    const faults: StreamPicksError[] = [];
    hls = playText(text);
    let shortest = Number.POSITIVE_INFINITY;
    const { on } = hls;
    // Only what we add is measured; hls.js reads the text itself.
    const timed = Object.create(hls, {
      on: {
        value: (event: string, listener: (...values: never[]) => void) =>
          on.call(
            hls,
            event as never,
            ((...values: never[]) => {
              const start = performance.now();
              listener(...values);
              if (event === LEVEL_UPDATED) shortest = Math.min(shortest, performance.now() - start);
            }) as never,
          ),
      },
    });
    let updates = 0;
    detach = watchHls(timed as never, {
      cue: (cue) => cues.push(cue),
      upcoming: () => undefined,
      fault: (error) => faults.push(error),
    });
    hls.on(Hls.Events.LEVEL_UPDATED, () => {
      updates += 1;
    });
    return { cues, faults, shortest: () => shortest, updates: () => updates };
  }

  const again = () => {
    const details = hls?.latestLevelDetails;
    if (details) hls?.trigger(Hls.Events.LEVEL_UPDATED, { details, level: 0 });
  };

  for (const [what, ranges] of Object.entries(BROKEN)) {
    it(`${what}: the whole range beside them is on stage, and the page goes on`, async () => {
      const heard = await follow(() => playlist(...ranges, GOOD));
      await waitUntil(() => heard.updates() > 0, 'hls.js reads it', { timeout: 8000 });
      expect(heard.cues.at(-1)).to.deep.equal({
        ids: ['GOOD'],
        stage: 'demo',
        cueId: 'sp:GOOD:1',
      });
      for (const { code, message } of heard.faults) {
        expect(code).to.equal('cue');
        expect(message.length).to.be.below(1000);
      }
      // Other programs only ever make it longer.
      for (let nth = 0; nth < 8 && heard.shortest() >= BOUND_MS; nth += 1) again();
      expect(heard.shortest()).to.be.below(BOUND_MS);
      expect(uncaught).to.deep.equal([]);
    });
  }

  it('a playlist that turns into something else keeps what was on stage', async () => {
    let reads = 0;
    const heard = await follow(() => {
      reads += 1;
      return reads < 3 ? playlist(GOOD) : '<!doctype html><title>502</title>';
    });
    await waitUntil(() => heard.cues.length > 0 && reads >= 3, 'it is read anew', {
      timeout: 8000,
    });
    expect(heard.cues).to.deep.equal([{ ids: ['GOOD'], stage: 'demo', cueId: 'sp:GOOD:1' }]);
    expect(heard.faults).to.deep.equal([]);
    expect(uncaught).to.deep.equal([]);
  });
});
