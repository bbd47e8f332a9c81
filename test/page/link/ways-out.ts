/** Everything a worker might try to reach a server with; runs inside the worker, as text. */

/** Ways that must arrive from a plain worker in every browser, or the test proves nothing. */
export const MUST_ARRIVE = [
  'fetch',
  'fetch-no-cors',
  'xhr',
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

/** The code of a worker that tries every way under `base` and then posts the names it tried. */
export function waysOutCode(base: string, port: number): string {
  // `import()` stands in the text, because the test server would rewrite it in the function.
  return `(${tryEverything})(${JSON.stringify(base)}, ${port}, (url) => import(url));`;
}

function tryEverything(base: string, port: number, load: (url: string) => unknown): void {
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
    'import-scripts': () => any.importScripts(`${base}/import-scripts`),
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
  void (async () => {
    for (const way of Object.values(ways)) {
      // Most fail in one of the two places; what matters is only what arrives.
      await Promise.race([
        Promise.resolve()
          .then(way)
          .catch(() => undefined),
        rest(700),
      ]);
    }
    await rest(700);
    postMessage({ tried: Object.keys(ways) });
  })();
}
