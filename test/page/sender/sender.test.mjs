import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { MAX_ATTEMPTS, waitBeforeRetry } from '../../../src/page/sender/backoff.ts';
import { Sender } from '../../../src/page/sender/sender.ts';

const DEADLINE = 1_000_000;
let now;
let log;
let answers;
let sender;

const report = (more = {}) => ({
  id: 'r1',
  stream: 's',
  body: 'BODY-1',
  sendAt: 5000,
  deadline: DEADLINE,
  frozen: false,
  ...more,
});
/** Lets settled promises run. */
const settle = async () => {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
};
const pass = async (ms) => {
  now += ms;
  mock.timers.tick(ms);
  await settle();
};

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  now = 0;
  log = [];
  answers = [];
  sender = new Sender({
    post: (body, signal) => {
      log.push(`post ${body}`);
      signal.addEventListener('abort', () => log.push('abort'));
      const answer = answers.shift();
      return answer === 'hang'
        ? new Promise(() => undefined)
        : Promise.resolve(answer ?? { outcome: 'sent' });
    },
    tried: (id) => log.push(`tried ${id}`),
    done: (id, outcome) => log.push(`done ${id} ${outcome}`),
    now: () => now,
    random: () => 0,
  });
});

test('a report goes at its time, and the engine hears of the attempt before it is made', async () => {
  sender.offer(report());
  await pass(4999);
  assert.deepEqual(log, []);
  await pass(1);
  assert.deepEqual(log, ['tried r1', 'post BODY-1', 'done r1 sent']);
});

test('when the page goes away it goes at once, inside the handler, and only once', async () => {
  answers = ['hang'];
  sender.offer(report());
  sender.flush();
  assert.deepEqual(log, ['tried r1', 'post BODY-1']);
  sender.flush();
  await pass(10_000);
  assert.deepEqual(log, ['tried r1', 'post BODY-1']);
});

test('a recall before the first attempt gives it back; nothing is sent until it is offered again', async () => {
  sender.offer(report());
  assert.equal(sender.recall('r1'), 'dropped');
  sender.flush();
  await pass(20_000);
  assert.deepEqual(log, []);
  sender.offer(report({ body: 'BODY-2', sendAt: now }));
  await pass(0);
  assert.deepEqual(log, ['tried r1', 'post BODY-2', 'done r1 sent']);
});

test('after the first attempt a recall is refused and other bytes are never sent', async () => {
  answers = [{ outcome: 'later' }];
  sender.offer(report({ sendAt: 0 }));
  await pass(0);
  assert.equal(sender.recall('r1'), 'tried');
  assert.equal(sender.offer(report({ body: 'OTHER', sendAt: 0 })), false);
  await pass(60_000);
  assert.deepEqual(
    log.filter((line) => line.startsWith('post')),
    ['post BODY-1', 'post BODY-1'],
  );
});

test('bytes that were tried in an earlier page load are frozen from the start', async () => {
  sender.offer(report({ frozen: true }));
  assert.equal(sender.recall('r1'), 'tried');
  assert.equal(sender.offer(report({ body: 'OTHER' })), false);
});

test('an offer that replaces an untried one leaves exactly one timer', async () => {
  sender.offer(report({ body: 'OLD' }));
  sender.offer(report({ body: 'NEW' }));
  await pass(20_000);
  assert.deepEqual(
    log.filter((line) => line.startsWith('post')),
    ['post NEW'],
  );
});

test('retries repeat the same bytes, wait longer each time, and end', async () => {
  answers = Array.from({ length: 100 }, () => ({ outcome: 'later' }));
  sender.offer(report({ sendAt: 0 }));
  await pass(0);
  const at = [];
  for (let ms = 0; ms < 600_000; ms += 100) {
    const before = log.length;
    await pass(100);
    if (log.length > before) at.push(now);
  }
  assert.equal(log.filter((line) => line === 'post BODY-1').length, MAX_ATTEMPTS);
  assert.equal(log.filter((line) => line === 'tried r1').length, 1);
  assert.deepEqual(at, [1000, 3000, 7000, 15_000, 31_000]);
});

test('Retry-After is honoured, however long, and waits are spread', () => {
  for (const random of [0, 0.5, 0.999]) {
    assert.ok(waitBeforeRetry(1, random, 30_000) >= 30_000);
    assert.ok(waitBeforeRetry(1, random, 6 * 3_600_000) >= 6 * 3_600_000);
    assert.ok(waitBeforeRetry(3, random) >= 4000 && waitBeforeRetry(3, random) <= 8000);
  }
  assert.notEqual(waitBeforeRetry(1, 0.1, 30_000), waitBeforeRetry(1, 0.9, 30_000));
});

test('a wait of hours is kept: no attempt before it, the same bytes after it', async () => {
  const hours = 20 * 3_600_000;
  answers = [{ outcome: 'later', retryAfterMs: hours }];
  sender.offer(report({ sendAt: 0, deadline: 24 * 3_600_000 }));
  await pass(0);
  log.length = 0;
  await pass(hours - 1);
  assert.deepEqual(log, []);
  await pass(1001);
  assert.deepEqual(log, ['post BODY-1', 'done r1 sent']);
});

test('told to wait for longer than reports are taken, it is dropped at its deadline', async () => {
  answers = [{ outcome: 'later', retryAfterMs: 1e12 }];
  sender.offer(report({ sendAt: 0 }));
  await pass(0);
  log.length = 0;
  await pass(DEADLINE - 1);
  assert.deepEqual(log, []);
  await pass(1);
  assert.deepEqual(log, ['done r1 dropped']);
});

test('withdrawal stops at once: no timer fires, what is under way is cut off, nothing is reported back', async () => {
  answers = ['hang'];
  sender.offer(report({ sendAt: 0 }));
  sender.offer(report({ id: 'r2', body: 'BODY-2', sendAt: 5000 }));
  await pass(0);
  sender.stop();
  assert.ok(log.includes('abort'));
  assert.equal(sender.offer(report({ id: 'r3' })), false);
  sender.flush();
  await pass(60_000);
  assert.deepEqual(
    log.filter((line) => line.startsWith('post')),
    ['post BODY-1'],
  );
  assert.deepEqual(
    log.filter((line) => line.startsWith('done')),
    [],
  );
});

test('a refusal ends it, and past its deadline it is dropped unsent', async () => {
  answers = [{ outcome: 'refused', status: 400 }];
  sender.offer(report({ sendAt: 0 }));
  await pass(0);
  assert.deepEqual(log.at(-1), 'done r1 refused');
  log.length = 0;
  now = DEADLINE;
  sender.offer(report({ id: 'r2', sendAt: 0 }));
  await pass(0);
  assert.deepEqual(log, ['done r2 dropped']);
});

test('a time further away than a timer can hold is kept all the same', async () => {
  const far = 2 ** 31 + 5000;
  sender.offer(report({ sendAt: far, deadline: far * 2 }));
  await pass(2 ** 31 - 1);
  assert.deepEqual(log, []);
  await pass(5001);
  assert.equal(log.length, 3);
});
