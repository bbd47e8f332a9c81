import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProducts, readRunningOrder } from '../../demo/server/running-order.ts';
import { AUDIENCE, showLength, showRequest, showsAt, slotsOf } from '../../demo/server/shows.ts';
import { END_WINDOW } from '../../src/core/report.ts';
import { earliestAssignment } from '../../src/privacy/mechanism/assignment.ts';
import { planShow } from '../../src/privacy/planner.ts';

const order = readRunningOrder();
const FIRST = Date.UTC(2026, 10, 20, 19, 0, 0);
const LENGTH = showLength(order);
const GAP = order.gapSeconds * 1000;
const randomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

test('shows follow each other with a pause, each under a new id', () => {
  const first = showsAt(order, FIRST, FIRST);
  assert.equal(first.live, true);
  assert.match(first.show.stream, /^[A-Za-z0-9._-]{1,64}$/);
  const pause = showsAt(order, FIRST, FIRST + LENGTH);
  assert.deepEqual([pause.live, pause.show.stream], [false, first.show.stream]);
  assert.equal(pause.next.start, FIRST + LENGTH + GAP);
  const second = showsAt(order, FIRST, FIRST + LENGTH + GAP);
  assert.deepEqual(second.show, pause.next);
  assert.notEqual(second.show.stream, first.show.stream);
});

test('slots fill the show without gaps, in the order of stages', () => {
  const { show } = showsAt(order, FIRST, FIRST);
  const slots = slotsOf(order, show);
  assert.equal(slots[0].start, show.start);
  assert.equal(slots.at(-1).end, show.end);
  for (const [index, slot] of slots.entries()) {
    if (index > 0) assert.equal(slot.start, slots[index - 1].end);
  }
  const stages = [...new Set(slots.map(({ stage }) => stage))];
  assert.deepEqual(stages, ['intro', 'demo', 'offer', 'questions', 'closing']);
});

test('the planner takes the show, and its audience can answer every question', () => {
  const { show } = showsAt(order, FIRST, FIRST);
  const manifest = planShow(showRequest(order, show, readProducts()));
  assert.equal(AUDIENCE, 20_000);
  assert.equal(manifest.windows.length, order.slots.length);
  const products = manifest.questions.filter(({ kind }) => kind === 'product');
  assert.equal(products[0].openFrom, '01');
  assert.ok(products.some(({ openFrom }) => openFrom === END_WINDOW));
});

test('a viewer of the demo is counted within a minute, whenever in the show', () => {
  const { show } = showsAt(order, FIRST, FIRST);
  const manifest = planShow(showRequest(order, show, readProducts()));
  for (let now = show.start; now < show.end; now += 997) {
    const { window } = earliestAssignment(manifest, now, randomBytes);
    const { end } = manifest.windows.find(({ id }) => id === window);
    assert.ok(end - now <= 60_000, `${(end - now) / 1000} s from ${(now - show.start) / 1000} s`);
  }
});
