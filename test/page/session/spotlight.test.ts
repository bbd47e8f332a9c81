import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import type { StreamPicksError } from '../../../src/core/errors.js';
import type { PacingMemory, SpotlightWord } from '../../../src/core/pacing.js';
import { NOTHING_SHOWN } from '../../../src/core/pacing.js';
import type { EngineRequest } from '../../../src/core/protocol.js';
import type { Context } from '../../../src/page/session/context.js';
import { TYPING_MS } from '../../../src/page/session/scene.js';
import { SpotlightPart } from '../../../src/page/session/spotlight.js';
import { Store } from '../../../src/page/session/store.js';
import { readPacing } from '../../../src/wire/pacing.js';
import { products } from '../../ui/fixtures.js';

const HOUR = 3_600_000;
const word = (productId: string, sure = true): SpotlightWord => ({
  productId,
  moment: 'on-stage',
  sure,
});

interface Call {
  readonly name: string;
  readonly productId: string;
  readonly by?: string | undefined;
}

/** The part with a store, a clock, and a place that is in view. */
function make({ stream = 'friday', seated = true } = {}) {
  const store = new Store();
  const told: EngineRequest[] = [];
  const faults: StreamPicksError[] = [];
  const calls: Call[] = [];
  const time = { now: 0, stream };
  store.update({
    phase: 'on',
    purposes: { ...NO_PURPOSES, picks: true },
    products,
    byId: new Map(products.map((product) => [product.id, product])),
    show: { onStage: ['trail-shoe', 'headlamp'], upcoming: [], past: [], stage: 'demo' },
  });
  const context = {
    store,
    options: { now: () => time.now, loadChunk: () => Promise.resolve({ readPacing }) },
    settings: () => ({ playerId: 'the-player', stream: time.stream }),
    fault: (error: StreamPicksError) => faults.push(error),
  } as unknown as Context;
  const part = new SpotlightPart(context, {
    engine: { tell: (request) => told.push(request) },
    add: (productId) => calls.push({ name: 'basket', productId }),
    acts: {
      note: ({ type, productId, by }) => calls.push({ name: type, productId: productId ?? '', by }),
      select: (productId, by) => calls.push({ name: 'select', productId, by }) > 0,
      dismiss: async (productId, by) => void calls.push({ name: 'dismiss', productId, by }),
    },
  });
  const frame = document.createElement('div');
  frame.style.cssText = 'position: fixed; inset: 0';
  const seat = frame.appendChild(document.createElement('div'));
  document.body.append(frame);
  part.connect();
  if (seated) part.sit(seat, true);
  made.push(() => {
    part.disconnect();
    frame.remove();
  });
  const hear = (words: readonly SpotlightWord[], memory: Partial<PacingMemory> = {}) =>
    part.hear({ kind: 'spotlight', words, fewer: false, memory: { ...NOTHING_SHOWN, ...memory } });
  const shown = () => store.state.spotlight.shown?.productId ?? null;
  return { store, part, told, faults, calls, time, frame, seat, hear, shown };
}

/** The same, an hour later. */
function ready(options: Parameters<typeof make>[0] = {}) {
  const all = make(options);
  all.time.now = HOUR;
  return all;
}

const made: (() => void)[] = [];

describe('the spotlight in the session', () => {
  afterEach(() => {
    for (const end of made.splice(0)) end();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('shows what the engine is sure of, once the first half minute is over', async () => {
    const { hear, shown, time } = ready();
    time.now = 29_999;
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    time.now = 30_000;
    hear([word('trail-shoe', false)]);
    expect(shown()).to.equal(null);
    hear([word('trail-shoe')]);
    expect(shown()).to.equal('trail-shoe');
  });

  it('comes by itself when its time has come', async () => {
    const { hear, shown, time } = ready();
    time.now = 29_900;
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    time.now = 30_000;
    await waitUntil(() => shown() === 'trail-shoe', 'it never came');
  });

  it('a dismissal is noted as the spotlight’s, sinks it, and doubles the wait', async () => {
    const { hear, shown, part, calls, time } = ready();
    hear([word('trail-shoe')]);
    part.act('seen');
    part.act('dismiss');
    expect(shown()).to.equal(null);
    expect(calls).to.deep.equal([
      { name: 'view', productId: 'trail-shoe', by: 'spotlight' },
      { name: 'dismiss', productId: 'trail-shoe', by: 'spotlight' },
    ]);
    time.now += 239_999;
    hear([word('headlamp')]);
    expect(shown()).to.equal(null);
    time.now += 1;
    hear([word('headlamp')]);
    expect(shown()).to.equal('headlamp');
  });

  it('going by itself does not lengthen the wait; the same product never comes again', async () => {
    const { hear, shown, part, time } = ready();
    hear([word('trail-shoe')]);
    part.act('time');
    time.now += 120_000;
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    hear([word('headlamp')]);
    expect(shown()).to.equal('headlamp');
  });

  it('a selection goes its usual way, and the card goes', async () => {
    const { hear, shown, part, calls } = ready();
    hear([word('trail-shoe')]);
    expect(part.act('select')).to.equal(true);
    expect(calls).to.deep.equal([{ name: 'select', productId: 'trail-shoe', by: 'spotlight' }]);
    expect(shown()).to.equal(null);
  });

  it('what is added is known to come from here, once', async () => {
    const { hear, shown, part, calls } = ready();
    hear([word('trail-shoe')]);
    part.act('add');
    expect(calls).to.deep.equal([{ name: 'basket', productId: 'trail-shoe' }]);
    expect(shown()).to.equal('trail-shoe');
    expect(part.origin('trail-shoe')).to.deep.equal({ by: 'spotlight' });
    expect(part.origin('trail-shoe')).to.deep.equal({});
  });

  it('“fewer of these” stops it for this show; it can be allowed again; another show begins anew', async () => {
    const { hear, shown, part, told, time, store } = ready();
    hear([word('trail-shoe')]);
    part.act('stop');
    expect(shown()).to.equal(null);
    expect(told).to.deep.equal([{ kind: 'spotlight', stopped: true }]);
    time.now += HOUR;
    // What the engine said before it heard of it.
    hear([word('headlamp')], { stopped: false });
    expect(shown()).to.equal(null);
    hear([word('headlamp')], { stopped: true });
    expect(shown()).to.equal(null);
    expect(store.state.spotlight.stopped).to.equal(true);
    part.act('allow');
    hear([word('headlamp')], { stopped: false });
    expect(shown()).to.equal('headlamp');
    part.act('stop');
    time.stream = 'saturday';
    hear([word('trail-shoe')], { stopped: false });
    expect(store.state.spotlight.stopped).to.equal(false);
    time.now += HOUR;
    hear([word('trail-shoe')], { stopped: false });
    expect(shown()).to.equal('trail-shoe');
  });

  it('what the profile remembers of this show counts after a reload', async () => {
    const { hear, shown, time } = ready();
    const memory = { shown: 1, dismissals: 2, leftAt: HOUR - 1000, productIds: ['trail-shoe'] };
    hear([word('headlamp')], memory);
    expect(shown()).to.equal(null);
    time.now = HOUR - 1000 + 4 * 120_000;
    hear([word('trail-shoe'), word('headlamp')], memory);
    expect(shown()).to.equal('headlamp');
  });

  it('“fewer interruptions” ends what is shown, is told to the engine, and can come from it', async () => {
    const { hear, shown, part, told, store } = ready();
    hear([word('trail-shoe')]);
    part.setFewer(true);
    expect(shown()).to.equal(null);
    expect(told).to.deep.equal([{ kind: 'spotlight', fewer: true }]);
    const other = ready();
    other.part.hear({
      kind: 'spotlight',
      words: [word('headlamp')],
      fewer: true,
      memory: NOTHING_SHOWN,
    });
    expect(other.shown()).to.equal(null);
    expect(other.store.state.spotlight.fewer).to.equal(true);
    expect(store.state.spotlight.fewer).to.equal(true);
  });

  it('waits while the viewer types, and for a moment after; then it comes', async function () {
    this.timeout(TYPING_MS + 6000);
    const { hear, shown, frame } = ready();
    const input = frame.appendChild(document.createElement('input'));
    input.focus();
    await sendKeys({ type: 'h' });
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    input.blur();
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    await aTimeout(TYPING_MS);
    await waitUntil(() => shown() === 'trail-shoe', 'it never came', { timeout: 2500 });
  });

  for (const [what, add] of [
    ['a text area', () => document.createElement('textarea')],
    [
      'editable text',
      () => Object.assign(document.createElement('p'), { contentEditable: 'true' }),
    ],
    ['a text box of a library', () => withRole('textbox')],
    ['a chat in a frame', () => document.createElement('iframe')],
  ] as const) {
    it(`waits while focus is in ${what}, also inside another element`, async () => {
      const { hear, shown, frame } = ready();
      const host = frame.appendChild(document.createElement('div'));
      const place = host.attachShadow({ mode: 'open' }).appendChild(add());
      place.focus();
      hear([word('trail-shoe')]);
      expect(shown()).to.equal(null);
      // Focus leaves for a button: WebKit does not take it from a frame by `blur()`.
      const away = frame.appendChild(document.createElement('button'));
      away.focus();
      hear([word('trail-shoe')]);
      expect(shown()).to.equal('trail-shoe');
    });
  }

  it('the player in a frame is no place to write in, and its keys are none that write', async () => {
    const { hear, shown, frame } = ready();
    const player = frame.appendChild(document.createElement('iframe'));
    player.id = 'the-player';
    player.focus();
    dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    hear([word('trail-shoe')]);
    expect(shown()).to.equal('trail-shoe');
  });

  it('waits while something is being composed', async () => {
    const { hear, shown } = ready();
    dispatchEvent(new CompositionEvent('compositionstart'));
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    dispatchEvent(new CompositionEvent('compositionend'));
    hear([word('trail-shoe')]);
    expect(shown()).to.equal('trail-shoe');
  });

  it('waits while captions are read in full screen', async () => {
    const { hear, shown, frame, part } = ready();
    const video = frame.appendChild(document.createElement('video'));
    Object.defineProperty(document, 'fullscreenElement', { value: frame, configurable: true });
    const track = video.addTextTrack('captions');
    track.mode = 'showing';
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    track.mode = 'hidden';
    // A player with captions of its own.
    const tracks = [{ kind: 'subtitles', mode: 'showing' }];
    part.player = { textTracks: () => tracks };
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    part.player = { textTracks: () => [] };
    hear([word('trail-shoe')]);
    expect(shown()).to.equal('trail-shoe');
    Reflect.deleteProperty(document, 'fullscreenElement');
  });

  it('rule 27: waits while something else fills the screen', async () => {
    const { hear, shown } = ready();
    const other = document.createElement('div');
    Object.defineProperty(document, 'fullscreenElement', { value: other, configurable: true });
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    Reflect.deleteProperty(document, 'fullscreenElement');
    hear([word('trail-shoe')]);
    expect(shown()).to.equal('trail-shoe');
  });

  it('waits while a dialog is open, the page is hidden, or its place is out of view', async () => {
    const { hear, shown, store, part, frame, seat } = ready();
    store.update({ panel: { kind: 'how' } });
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    store.update({ panel: null });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    Reflect.deleteProperty(document, 'visibilityState');
    const dialog = frame.appendChild(document.createElement('dialog'));
    dialog.showModal();
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    dialog.close();
    part.sit(seat, false);
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    frame.style.cssText = 'position: fixed; inset: 200vh 0 -200vh';
    part.sit(seat, true);
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    frame.style.cssText = 'position: fixed; inset: 0';
    await waitUntil(() => shown() === 'trail-shoe', 'it never came', { timeout: 2500 });
  });

  it('rule 5, 12, 20: without picks, or not based on the viewer, nothing comes and what stands goes', async () => {
    for (const patch of [
      { phase: 'off' as const, purposes: NO_PURPOSES },
      { purposes: { ...NO_PURPOSES, offers: true } },
      { basedOnMe: false },
    ]) {
      const { hear, shown, store } = ready();
      hear([word('trail-shoe')]);
      expect(shown()).to.equal('trail-shoe');
      store.update(patch);
      await Promise.resolve();
      expect(shown()).to.equal(null);
      hear([word('headlamp')]);
      expect(shown()).to.equal(null);
    }
  });

  it('the page can tighten, is told once of what is too loose, and nothing comes before it is read', async () => {
    const { hear, shown, part, faults, time, store } = ready();
    const reading = part.setPacing({ firstAfter: 7200, apart: 1, shownFor: 12 });
    hear([word('trail-shoe')]);
    expect(shown()).to.equal(null);
    await reading;
    expect(shown()).to.equal(null);
    expect(faults.map(({ code, path }) => [code, path])).to.deep.equal([
      ['settings', 'pacing.apart'],
    ]);
    await part.setPacing({ firstAfter: 7200, apart: 1, shownFor: 12 });
    expect(faults.length).to.equal(1);
    time.now = 2 * HOUR;
    hear([word('trail-shoe')]);
    expect(shown()).to.equal('trail-shoe');
    expect(store.state.spotlight.shownMs).to.equal(12_000);
  });
});

function withRole(role: string): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.tabIndex = 0;
  return element;
}
