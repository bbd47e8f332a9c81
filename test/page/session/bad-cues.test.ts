import { expect } from '@open-wc/testing';
import type { StreamPicksError } from '../../../src/core/errors.js';
import type { StageCue } from '../../../src/core/show.js';
import { WORDING_VERSIONS } from '../../../src/i18n/notice.js';
import { watchHls } from '../../../src/page/players/hls.js';
import { tracksOfMedia, watchTextTracks } from '../../../src/page/players/text-track.js';
import type { ElementSession, PageEvents } from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';

/** Longest that bad input may hold the page's thread, in milliseconds. */
const BOUND_MS = 100;
/** Cues between two rests of a storm. */
const A_ROUND = 20;
const MEGABYTE = 2 ** 20;

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The shortest of some tries: other programs only ever make it longer. */
function quickest(act: () => void): number {
  let ms = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < 8 && ms >= BOUND_MS; nth += 1) {
    const start = performance.now();
    act();
    ms = Math.min(ms, performance.now() - start);
  }
  return ms;
}

function sink() {
  const cues: StageCue[] = [];
  const faults: StreamPicksError[] = [];
  return {
    cues,
    faults,
    to: {
      cue: (cue: StageCue) => cues.push(cue),
      upcoming: () => undefined,
      fault: (error: StreamPicksError) => faults.push(error),
    },
  };
}

describe('cues of 10 MB, a thousand a second, and playlists that are broken throughout', () => {
  let session: ElementSession;
  let errors: PageEvents['sp-error'][];

  beforeEach(() => {
    errors = [];
    session = createSession({
      host: document.createElement('div'),
      attribute: () => null,
      notice: () => ({ version: 1, wordings: WORDING_VERSIONS, text: 'x', language: 'en' }),
      fire: (name, detail) => {
        if (name === 'sp-error') errors.push(detail as PageEvents['sp-error']);
        return false;
      },
    });
    session.setCatalog({
      version: 1,
      products: Array.from({ length: 50 }, (_, nth) => ({
        id: `P${nth}`,
        title: `Thing ${nth}`,
        url: `/p/${nth}`,
      })),
    });
    session.connect();
  });
  afterEach(() => session.disconnect());

  it('a storm is one fault; the newest cue is on stage, and the stage changes ten times a second', async () => {
    let changes = 0;
    let last = session.state.show;
    session.subscribe(() => {
      if (session.state.show !== last) changes += 1;
      last = session.state.show;
    });
    let quickestMs = Number.POSITIVE_INFINITY;
    const until = performance.now() + 1000;
    let count = 0;
    while (performance.now() < until || count < 2000) {
      const start = performance.now();
      for (let nth = 0; nth < A_ROUND; nth += 1) session.highlight([`P${count++ % 50}`], 'demo');
      if (count > 1000) quickestMs = Math.min(quickestMs, performance.now() - start);
      await rest(10);
    }
    await rest(300);
    expect(session.state.show.onStage).to.deep.equal([`P${(count - 1) % 50}`]);
    expect(changes).to.be.within(2, 60);
    expect(errors).to.deep.equal([{ code: 'cue' }]);
    // A thousand of them, whatever the whole storm was.
    expect((quickestMs * 1000) / A_ROUND).to.be.below(BOUND_MS);
  });

  it('a thousand broken cues tell twenty faults, and count the rest with a later one', async () => {
    for (let nth = 0; nth < 1000; nth += 1) session.highlight([{}, nth], 'demo');
    expect(errors).to.have.length(20);
    expect(errors.every(({ code, count }) => code === 'cue' && count === undefined)).to.equal(true);
    const list = Array.from({ length: 1_000_000 }, () => 'P1');
    expect(quickest(() => session.highlight(list))).to.be.below(BOUND_MS);
    expect(session.state.show.onStage).to.deep.equal([]);
  });

  it('a cue of 10 MB: ours is refused with a code, anybody else’s is let pass', () => {
    const video = document.createElement('video');
    const track = video.addTextTrack('metadata');
    track.mode = 'hidden';
    const long = 'x'.repeat(10 * MEGABYTE);
    const ours = JSON.stringify({ type: 'streampicks.product', v: 1, ids: ['A'], note: long });
    for (const text of [ours, long, `{"other":"${long}"}`]) {
      track.addCue(new VTTCue(0, 100, text));
    }
    const { cues, faults, to } = sink();
    const ms = quickest(() => watchTextTracks(tracksOfMedia(video), to)());
    expect(ms).to.be.below(BOUND_MS);
    expect(cues).to.deep.equal([]);
    expect(new Set(faults.map(({ code }) => code))).to.deep.equal(new Set(['cue']));
  });

  it('a playlist with 20,000 date ranges, half of them broken', () => {
    const dateRanges = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, nth) => {
        const id = nth % 2 === 0 ? `sp:P${nth}:${nth}` : `sp:${'x'.repeat(nth % 300)}`;
        return [id + nth, { id, startDate: new Date(nth * 1000), attr: { 'X-STAGE': nth } }];
      }),
    );
    const hls = {
      on: () => undefined,
      off: () => undefined,
      media: null,
      playingDate: new Date(19_998_000),
      levels: [],
      latestLevelDetails: { dateRanges, fragments: [] },
    };
    const { cues, faults, to } = sink();
    const ms = quickest(() => watchHls(hls, to)());
    expect(ms).to.be.below(BOUND_MS);
    expect(cues.at(-1)?.ids).to.deep.equal(['P19998']);
    expect(faults.length).to.be.within(1, 20 * 8);
    expect(faults.every(({ code }) => code === 'cue')).to.equal(true);
  });
});
