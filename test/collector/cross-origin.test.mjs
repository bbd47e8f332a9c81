import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, register, reportBody, showRequest, startCollector } from './support.mjs';

const SHOP = 'https://shop.example';

function preflight(url, origin, path = '/v1/reports') {
  return call(`${url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
}

test('a listed origin may call, with a preflight that lasts', async (t) => {
  const served = await startCollector(t, { origins: [SHOP, 'https://shop.example:8443'] });
  for (const origin of [SHOP, 'https://shop.example:8443']) {
    const { status, headers } = await preflight(served.url, origin);
    assert.equal(status, 204);
    assert.equal(headers['access-control-allow-origin'], origin);
    assert.equal(headers['access-control-max-age'], '86400');
    assert.match(headers['access-control-allow-methods'], /POST/);
    assert.match(headers['access-control-allow-headers'], /Content-Type/i);
    assert.match(headers.vary, /\bOrigin\b/);
    assert.equal(headers['access-control-allow-credentials'], undefined);
  }
  const manifest = await register(served, showRequest('friday'));
  const { status, headers } = await served.post(reportBody(manifest), { origin: SHOP });
  assert.equal(status, 204);
  assert.equal(headers['access-control-allow-origin'], SHOP);
  assert.match(headers.vary, /\bOrigin\b/);
});

test('an origin that is not listed exactly gets no permission anywhere', async (t) => {
  const served = await startCollector(t, { origins: [SHOP] });
  await register(served, showRequest('friday'));
  for (const origin of [
    'https://evil.example',
    'http://shop.example',
    'https://shop.example.evil.example',
    'https://SHOP.example',
    'https://shop.example:444',
    'null',
  ]) {
    const answers = [
      await preflight(served.url, origin),
      await served.get('/v1/streams/friday/manifest', { origin }),
      await served.get('/v1/streams/friday/popularity', { origin }),
      await served.get('/nowhere', { origin }),
    ];
    for (const { headers } of answers) {
      assert.equal(headers['access-control-allow-origin'], undefined, origin);
      assert.match(headers.vary, /\bOrigin\b/);
    }
  }
});

test('refusals can be read by a listed page too', async (t) => {
  const served = await startCollector(t, { origins: [SHOP] });
  for (const answer of [
    await served.post('{', { origin: SHOP }),
    await served.post('{', { origin: SHOP, 'content-type': 'text/plain' }),
    await served.get('/v1/streams/none/estimates', { origin: SHOP }),
    await served.get('/nowhere', { origin: SHOP }),
  ]) {
    assert.ok(answer.status >= 400);
    assert.equal(answer.headers['access-control-allow-origin'], SHOP);
    assert.match(answer.headers['access-control-expose-headers'], /Retry-After/);
    assert.equal(typeof answer.json.code, 'string');
  }
});

test('any page may call only where that was said', async (t) => {
  const served = await startCollector(t, { origins: '*' });
  const { status, headers } = await preflight(served.url, 'https://anyone.example');
  assert.equal(status, 204);
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal(headers['access-control-allow-credentials'], undefined);
});
