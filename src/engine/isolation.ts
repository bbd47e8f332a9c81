import type { IsolationMode } from '../core/view.js';

/** What a worker can reach out with, as far as it hangs on a global name. */
const WAYS_OUT = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'RTCDataChannel',
  'importScripts',
  'caches',
  'Cache',
  'CacheStorage',
  'Worker',
  'SharedWorker',
  'ServiceWorkerContainer',
  'FontFace',
  'fonts',
  'BroadcastChannel',
  'Notification',
  'BackgroundFetchManager',
  'PushManager',
  'Request',
] as const;

/** What hangs on `navigator`. */
const NAVIGATOR_WAYS_OUT = ['sendBeacon', 'serviceWorker', 'connection', 'push'] as const;

/**
 * Whether this worker has a network: `fetch('data:,')` asks for nothing outside, and only a policy
 * of `connect-src 'none'` makes it fail. Anything but that failure counts as no isolation.
 */
export async function proveIsolation(): Promise<Extract<IsolationMode, 'isolated' | 'worker'>> {
  if (typeof fetch !== 'function') return 'worker';
  try {
    await fetch('data:,');
    return 'worker';
  } catch {
    return 'isolated';
  }
}

/**
 * Takes every way out that hangs on a name away from this thread: the second layer behind the
 * policy, which alone stops `import()`. Never call it on the page's own thread.
 */
export function removeWaysOut(scope: object): void {
  for (const name of WAYS_OUT) remove(scope, name);
  const { navigator } = scope as { readonly navigator?: object };
  if (navigator === undefined) return;
  for (const name of NAVIGATOR_WAYS_OUT) remove(navigator, name);
}

/** Takes a name from an object and everything it inherits from. */
function remove(target: object, name: string): void {
  for (let owner: object | null = target; owner !== null; owner = Reflect.getPrototypeOf(owner)) {
    Reflect.deleteProperty(owner, name);
  }
  // Where a browser does not let go of a name, it gets an empty, final value.
  if (Reflect.has(target, name)) {
    Reflect.defineProperty(target, name, {
      value: undefined,
      writable: false,
      configurable: false,
    });
  }
}
