import type { Confinement } from '../core/protocol.js';

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

/** Longest wait for the browser to name the policy that refused, in milliseconds; it does so at once. */
const POLICY_WAIT_MS = 100;

/**
 * Whether this worker has a network: `fetch('data:,')` asks for nothing outside, and must fail. So it
 * does under `connect-src 'self'` too, hence the policy that refused is looked at: only one with
 * `default-src 'none'` and no other `connect-src` counts as isolation. Where the browser names none,
 * only who made the worker knows what it is kept in by.
 */
export async function proveIsolation(): Promise<Confinement> {
  if (typeof fetch !== 'function') return 'worker';
  const policies: string[] = [];
  const found = new AbortController();
  const onViolation = ({ originalPolicy }: SecurityPolicyViolationEvent) => {
    policies.push(originalPolicy);
    if (refusesEverything(originalPolicy)) found.abort();
  };
  addEventListener('securitypolicyviolation', onViolation);
  try {
    await fetch('data:,');
    return 'worker';
  } catch {
    await pause(POLICY_WAIT_MS, found.signal);
    if (policies.some(refusesEverything)) return 'isolated';
    return policies.length === 0 ? 'refused' : 'worker';
  } finally {
    removeEventListener('securitypolicyviolation', onViolation);
  }
}

/** Waits, at most until the signal aborts. */
function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    setTimeout(resolve, delayMs);
  });
}

/** Whether a Content-Security-Policy leaves no address to connect to, nor any by default. */
function refusesEverything(policy: string): boolean {
  const sources = new Map<string, string>();
  for (const directive of policy.toLowerCase().split(';')) {
    const [name = '', ...values] = directive.trim().split(/\s+/);
    // The first of two directives of one name holds (CSP 3, section 2.2.1).
    if (!sources.has(name)) sources.set(name, values.join(' '));
  }
  const isNone = (name: string) => sources.get(name) === "'none'";
  return isNone('default-src') && (isNone('connect-src') || !sources.has('connect-src'));
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
