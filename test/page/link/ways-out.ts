/** Everything a worker might try to reach a server with; each runs as text inside its own worker. */

/** Ways that must arrive from a plain worker in every browser, or the test proves nothing. */
export const MUST_ARRIVE = [
  'fetch',
  'fetch-no-cors',
  'xhr',
  'xhr-sync',
  'websocket',
  'event-source',
  'import',
  'import-in-blob',
  'import-scripts',
  'font',
  'cache',
  'worker-in-worker',
  'fetch-in-nested',
  'import-in-nested',
] as const;

/** All ways; those of browsers and places that do not have them fail, which is as good. */
export const WAYS = [
  ...MUST_ARRIVE,
  'fetch-in-stream',
  'websocket-stream',
  'web-transport',
  'import-in-data',
  'worker-from-data',
  'module-worker',
  'beacon',
  'rtc',
  'background-fetch',
] as const;

/** The code of a worker that tries one way to reach `base`, waits a little, and posts its name. */
export function wayOutCode(base: string, port: number, way: (typeof WAYS)[number]): string {
  // `import()` stands in the text, because the test server would rewrite it in the function.
  const values = [base, port, way].map((value) => JSON.stringify(value));
  return `(${tryOne.toString()})(${values.join()}, (url) => import(url));`;
}

function tryOne(base: string, port: number, name: string, load: (url: string) => unknown): void {
  const blob = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  type AnyClass = new (...values: unknown[]) => object;
  const any = self as unknown as Record<string, AnyClass> & { importScripts(url: string): void };
  const nested = (text: string) =>
    new Promise((resolve) => {
      const worker = new Worker(blob(text));
      worker.onmessage = resolve;
      worker.onerror = resolve;
    });
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(`${base}/fetch`),
    'fetch-no-cors': () => fetch(`${base}/fetch-no-cors`, { mode: 'no-cors', keepalive: true }),
    'fetch-in-stream': () => WebAssembly.compileStreaming(fetch(`${base}/fetch-in-stream`)),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('POST', `${base}/xhr`);
      request.send('x');
    },
    'xhr-sync': () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${base}/xhr-sync`, false);
      request.send();
    },
    'import-scripts': () => any.importScripts(`${base}/import-scripts`),
    websocket: () => new WebSocket(`${base.replace('http', 'ws')}/websocket`),
    'websocket-stream': () =>
      new (any['WebSocketStream'] as never as AnyClass)(
        `${base.replace('http', 'ws')}/websocket-stream`,
      ),
    'event-source': () => new EventSource(`${base}/event-source`),
    'web-transport': () =>
      new (any['WebTransport'] as never as AnyClass)(`https://127.0.0.1:${port}/x/web-transport`),
    import: () => load(`${base}/import`),
    'import-in-blob': () => load(blob(`import ${JSON.stringify(`${base}/import-in-blob`)};`)),
    'import-in-data': () =>
      load(`data:text/javascript,import ${JSON.stringify(`${base}/import-in-data`)};`),
    font: () => new FontFace('x', `url(${base}/font)`).load(),
    cache: async () => (await caches.open('ways-out')).add(`${base}/cache`),
    'worker-in-worker': () =>
      new Worker(
        blob(`importScripts(${JSON.stringify(`${base}/worker-in-worker`)}); postMessage(1)`),
      ),
    'worker-from-data': () =>
      new Worker(`data:text/javascript,fetch(${JSON.stringify(`${base}/worker-from-data`)})`),
    'fetch-in-nested': () =>
      nested(`fetch(${JSON.stringify(`${base}/fetch-in-nested`)}).finally(() => postMessage(1))`),
    'import-in-nested': () =>
      nested(`import(${JSON.stringify(`${base}/import-in-nested`)}).finally(() => postMessage(1))`),
    'module-worker': () =>
      new Worker(blob(`import ${JSON.stringify(`${base}/module-worker`)};`), { type: 'module' }),
    beacon: () =>
      (navigator as unknown as { sendBeacon(url: string): void }).sendBeacon(`${base}/beacon`),
    rtc: async () => {
      const connection = new (any['RTCPeerConnection'] as never as AnyClass)({
        iceServers: [{ urls: `stun:127.0.0.1:${port}` }],
      }) as RTCPeerConnection;
      connection.createDataChannel('x');
      await connection.setLocalDescription(await connection.createOffer());
    },
    'background-fetch': async () =>
      (
        self as unknown as {
          registration: { backgroundFetch: { fetch(...a: unknown[]): unknown } };
        }
      ).registration.backgroundFetch.fetch('x', `${base}/background-fetch`),
  };
  const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  // Most fail in one of the two places; what matters is only what arrives.
  const tried = Promise.resolve()
    .then(ways[name])
    .catch(() => undefined);
  void Promise.race([tried, rest(1500)])
    .then(() => rest(700))
    .then(() => postMessage(name));
}
