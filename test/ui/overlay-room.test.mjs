// Where things fit over a picture, and where browsers draw cues. Pure functions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cueBox, KeepClear } from '../../src/ui/overlay/keep-clear.js';
import { findRoom, GAP } from '../../src/ui/overlay/room.js';

const wanted = (more = {}) => ({
  width: 952,
  height: 536,
  keepClear: [],
  rtl: false,
  panelWidth: 352,
  panelHeight: 200,
  foldedHeight: 92,
  panelMost: 268,
  spotWidth: 328,
  spotHeight: 104,
  button: true,
  ...more,
});
const bar = (height, at = 536, width = 952) => ({
  left: 0,
  right: width,
  top: at - height,
  bottom: at,
});

test('the panel stands low at the side where reading starts, the spotlight high above it', () => {
  const { panel, spot, button, tight } = findRoom(wanted({ keepClear: [bar(48)] }));
  assert.deepEqual(panel, { left: 12, right: 364, top: 208, bottom: 476 });
  assert.deepEqual(spot, { left: 12, right: 340, top: 12, bottom: 116 });
  assert.deepEqual(button, { left: 900, right: 940, top: 12, bottom: 52 });
  assert.equal(tight, false);
});

test('a button that is not drawn takes no room from the spotlight', () => {
  const chat = { left: 0, right: 300, top: 0, bottom: 536 };
  const { button, spot } = findRoom(wanted({ keepClear: [chat], panelMost: 250, button: false }));
  assert.equal(button, null);
  assert.equal(spot.top, 12);
});

test('right to left everything is mirrored', () => {
  const { panel, spot, button } = findRoom(wanted({ rtl: true, keepClear: [bar(48)] }));
  assert.deepEqual([panel.left, panel.right], [588, 940]);
  assert.deepEqual([spot.left, spot.right], [612, 940]);
  assert.deepEqual([button.left, button.right], [12, 52]);
});

test('what is in the way on one side sends the panel to the other; everywhere, folds it or ends it', () => {
  const chat = { left: 0, right: 300, top: 0, bottom: 536 };
  assert.equal(findRoom(wanted({ keepClear: [chat] })).panel.left, 588);
  const low = findRoom(wanted({ keepClear: [bar(400)] }));
  assert.equal(low.tight, true);
  assert.equal(low.panel.bottom - low.panel.top, 92);
  assert.equal(findRoom(wanted({ keepClear: [bar(500)] })).panel, null);
});

test('whatever must stay clear does, whatever it is; nothing leaves the picture or lies on the other', () => {
  const box = fc
    .tuple(
      fc.integer({ min: -50, max: 950 }),
      fc.integer({ min: -50, max: 530 }),
      fc.integer({ min: 1, max: 952 }),
      fc.integer({ min: 1, max: 300 }),
    )
    .map(([left, top, width, height]) => ({
      left,
      top,
      right: left + width,
      bottom: top + height,
    }));
  const apart = (one, other) =>
    one.right <= other.left ||
    one.left >= other.right ||
    one.bottom <= other.top ||
    one.top >= other.bottom;
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), fc.boolean(), (keepClear, rtl) => {
      const { panel, spot, button } = findRoom(wanted({ keepClear, rtl }));
      const drawn = [panel, spot, button].filter(Boolean);
      for (const [at, one] of drawn.entries()) {
        assert.ok(
          one.left >= GAP && one.top >= GAP && one.right <= 952 - GAP && one.bottom <= 536 - GAP,
        );
        for (const other of [...keepClear, ...drawn.slice(at + 1)]) assert.ok(apart(one, other));
      }
    }),
    { numRuns: 500 },
  );
});

const cue = (more) => ({
  text: 'It grips on wet rock.',
  line: 'auto',
  snapToLines: true,
  position: 'auto',
  positionAlign: 'auto',
  align: 'center',
  size: 100,
  ...more,
});
const frame = { width: 1000, height: 500 };

test('cues: at the bottom by default, higher with more lines, and where line and position say', () => {
  const one = cueBox(cue(), frame, 450);
  assert.ok(one.bottom <= 450 && one.top < 420 && one.top > 390, JSON.stringify(one));
  assert.ok(cueBox(cue({ text: 'a\nb\nc' }), frame, 450).top < one.top);
  assert.equal(cueBox(cue({ line: 0 }), frame, 450).top, 0);
  assert.equal(cueBox(cue({ line: 50, snapToLines: false }), frame, 450).top, 250);
  assert.ok(cueBox(cue({ line: -3 }), frame, 450).top < one.top);
  const { left, right } = cueBox(cue({ size: 40, position: 70, align: 'left' }), frame, 450);
  assert.deepEqual([left, right], [600, 1000]);
});

/** A player of the browser's own, without a page. */
const player = (media) => ({
  container: { querySelectorAll: () => [], shadowRoot: null },
  media: { controls: true, textTracks: [], ...media },
});
const captions = (activeCues) => [{ kind: 'captions', mode: 'showing', activeCues }];
const topOf = (boxes) => Math.min(...boxes.map(({ top }) => top));

test('captions keep the most room they ever needed, so that no line moves anything twice', () => {
  const clear = new KeepClear();
  const read = (cues) =>
    clear.read(player({ textTracks: captions(cues) }), { ...frame, left: 0, top: 0 }, () => false);
  const before = topOf(read([]));
  assert.ok(before < 500 - 84 - 40, `${before}`);
  const high = topOf(read([cue({ text: 'a\nb\nc\nd' })]));
  assert.ok(high < before);
  assert.equal(topOf(read([])), high);
  // A cue at the top is kept clear only while it is there.
  assert.equal(topOf(read([cue({ line: 0 })])), 0);
  assert.equal(topOf(read([])), high);
});

test('captions that are off keep nothing', () => {
  const off = [{ kind: 'captions', mode: 'disabled', activeCues: null }];
  const boxes = new KeepClear().read(
    player({ textTracks: off }),
    { ...frame, left: 0, top: 0 },
    () => false,
  );
  assert.deepEqual(boxes, [{ left: 0, right: 1000, top: 416, bottom: 500 }]);
});
