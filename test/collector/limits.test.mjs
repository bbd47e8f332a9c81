import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS, RateLimiter } from '../../src/collector/limits.ts';
import { sourceOf } from '../../src/collector/source-address.ts';
import { register, reportBody, showRequest, startCollector } from './support.mjs';

test('a source may send its burst at once and then its rate', () => {
  const limiter = new RateLimiter({ burst: 5, perSecond: 2 }, 64);
  const at = (nowMs) => limiter.take('192.0.2.1', nowMs);
  for (let index = 0; index < 5; index += 1) assert.equal(at(1000), 0);
  assert.equal(at(1000), 0.5);
  assert.equal(at(1499), 0.001);
  assert.equal(at(1500), 0);
  assert.ok(at(1500) > 0);
  // Refused tries cost nothing; a long rest fills the bucket and no more.
  for (let index = 0; index < 5; index += 1) assert.equal(at(100_000), 0);
  assert.ok(at(100_000) > 0);
});

test('the production burst is exact in spite of rounding', () => {
  const limiter = new RateLimiter(LIMITS.production, 64);
  let passed = 0;
  for (let index = 0; index < 1500; index += 1) {
    if (limiter.take('192.0.2.1', 123.456) === 0) passed += 1;
  }
  assert.equal(passed, LIMITS.production.burst);
});

test('sources do not disturb each other, and memory stays fixed', () => {
  const limiter = new RateLimiter({ burst: 1, perSecond: 0.001 });
  const before = process.memoryUsage().arrayBuffers;
  for (let index = 0; index < 50_000; index += 1) {
    assert.equal(limiter.take(`198.51.${index >> 8}.${index & 255}`, 1000), 0);
  }
  // Of 50,000 sources in 2^20 slots none was pushed out, but for chance below 1e-9.
  for (let index = 0; index < 50_000; index += 997) {
    assert.ok(limiter.take(`198.51.${index >> 8}.${index & 255}`, 1000) > 0);
  }
  assert.ok(process.memoryUsage().arrayBuffers - before < 1_000_000);
});

test('a crowded limiter forgets the source that was idle for longest', () => {
  const limiter = new RateLimiter({ burst: 1, perSecond: 0.001 }, 8);
  for (let index = 0; index < 8; index += 1) limiter.take(`source ${index}`, index + 1);
  limiter.take('source 8', 9);
  assert.ok(limiter.take('source 7', 10) > 0);
  assert.equal(limiter.take('source 0', 11), 0);
});

const from = (remoteAddress, forwarded, proxies) =>
  sourceOf({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }, proxies);

test('the source is the address that the trusted proxies saw, and only that', () => {
  assert.equal(from('203.0.113.9', '192.0.2.1', 0), '203.0.113.9');
  assert.equal(from('203.0.113.9', '192.0.2.1', 1), '192.0.2.1');
  // What a client wrote itself stands further left and is not believed.
  assert.equal(from('203.0.113.9', '10.0.0.1, 192.0.2.1', 1), '192.0.2.1');
  assert.equal(from('203.0.113.9', '10.0.0.1, 192.0.2.1, 198.51.100.7', 2), '192.0.2.1');
  assert.equal(from('203.0.113.9', '192.0.2.1', 2), '203.0.113.9');
  assert.equal(from('203.0.113.9', undefined, 1), '203.0.113.9');
  assert.equal(from('203.0.113.9', 'unknown', 1), '203.0.113.9');
  assert.equal(from('::ffff:203.0.113.9', undefined, 0), '203.0.113.9');
  for (const address of ['2001:db8:7:1::1', '2001:0DB8:0007:ffff:1:2:3:4', '2001:db8:7::']) {
    assert.equal(from(address, undefined, 0), '2001:db8:7');
  }
  assert.equal(from('::1', undefined, 0), '0:0:0');
  assert.equal(from('fe80::1%eth0', undefined, 0), 'fe80:0:0');
  assert.equal(from(undefined, undefined, 0), 'unknown');
});

test('one source is cut at its limit with Retry-After while another is served', async (t) => {
  const limits = { ...LIMITS.test, burst: 10, perSecond: 0.01 };
  const served = await startCollector(t, { limits, trustedProxies: 1 });
  const manifest = await register(served, showRequest('friday'));
  const postFrom = (address) => served.post(reportBody(manifest), { 'x-forwarded-for': address });
  for (let index = 0; index < 10; index += 1)
    assert.equal((await postFrom('192.0.2.1')).status, 204);
  const cut = await postFrom('192.0.2.1');
  assert.deepEqual([cut.status, cut.json.code], [429, 'too-many']);
  const retryAfterS = Number(cut.headers['retry-after']);
  assert.ok(retryAfterS >= 1 && retryAfterS <= 100, cut.headers['retry-after']);
  assert.equal((await postFrom('192.0.2.2')).status, 204);
  assert.equal((await served.estimates('friday')).reports, 11);
});
