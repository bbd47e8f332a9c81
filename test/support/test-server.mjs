// Same-origin helper for browser tests: records what arrives under /__sink/ and tells it on request.
//   any /__sink/<run>/…      is noted, answers 200 with CORS and `no-store`, 204 to a POST as
//                            the collector does
//   GET /__sink-log/<run>    the notes of that run as JSON [{method, path}]
const logs = new Map();
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export async function testServer(ctx, next) {
  const [, area, run] = ctx.path.split('/');
  if (area === '__sink-log') {
    ctx.set('cache-control', 'no-store');
    ctx.body = JSON.stringify(logs.get(run) ?? []);
    ctx.type = 'application/json';
    return;
  }
  if (area !== '__sink') return next();
  const log = logs.get(run) ?? [];
  logs.set(run, log);
  log.push({ method: ctx.method, path: ctx.path });
  ctx.set('access-control-allow-origin', '*');
  ctx.set('cache-control', 'no-store');
  if (ctx.method === 'POST') {
    ctx.status = 204;
    return;
  }
  if (ctx.path.endsWith('.gif')) {
    ctx.type = 'image/gif';
    ctx.body = PIXEL;
    return;
  }
  ctx.type = ctx.path.endsWith('.js') ? 'text/javascript' : 'text/plain';
  ctx.body = '';
}
