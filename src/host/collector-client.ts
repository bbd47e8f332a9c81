import type { Estimates } from '../core/estimates.js';
import type { Manifest } from '../core/report.js';
import type { ShowRequest } from '../core/show-request.js';
import { parseEstimates } from '../wire/estimates.js';
import { parseManifest } from '../wire/manifest.js';

/** Why the collector gave no answer that can be used. */
export type CollectorFault =
  /** The host token is missing or wrong. */
  | { readonly kind: 'token' }
  /** No show has this id. */
  | { readonly kind: 'unknown-show' }
  /** Another plan is registered for this id. */
  | { readonly kind: 'conflict' }
  /** The planner or the collector refused what was asked; its words are in `advice`. */
  | { readonly kind: 'refused'; readonly advice: string; readonly path: string | undefined }
  /** Too busy; asks to wait. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | undefined }
  /** It failed. */
  | { readonly kind: 'failed'; readonly status: number }
  /** It did not answer, or the browser did not let the answer through. */
  | { readonly kind: 'network' }
  /** What came is not what a collector sends. */
  | { readonly kind: 'unreadable' };

/** Either what was asked for, or why not. */
type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: CollectorFault };

/** The calls a host may make; each takes an `AbortSignal` and rejects only when it is aborted. */
export interface CollectorClient {
  readonly estimates: (signal: AbortSignal) => Promise<Answer<Estimates>>;
  /** Public, the same for everyone, for ever. */
  readonly manifest: (signal: AbortSignal) => Promise<Answer<Manifest>>;
  readonly register: (request: ShowRequest, signal: AbortSignal) => Promise<Answer<null>>;
}

/** How long one request may take. */
const TIMEOUT_MS = 15_000;

/** The longest advice that is shown. */
const ADVICE_LENGTH = 600;

/**
 * Talks to one collector about one show. The token goes into the `Authorization` header and
 * nowhere else. Returns null when `collector` is no plain `http(s)` address.
 */
export function createCollectorClient(
  collector: string,
  stream: string,
  token: string,
): CollectorClient | null {
  const base = collectorBase(collector);
  if (base === null) return null;
  const show = new URL(`v1/streams/${encodeURIComponent(stream)}`, base).href;
  const secret = { authorization: `Bearer ${token}` };
  return {
    estimates: (signal) => ask(`${show}/estimates`, { headers: secret }, signal, parseEstimates),
    manifest: (signal) => ask(`${show}/manifest`, {}, signal, parseManifest),
    register: (request, signal) =>
      ask(
        show,
        {
          method: 'PUT',
          headers: { ...secret, 'content-type': 'application/json' },
          body: JSON.stringify(request),
        },
        signal,
        () => null,
      ),
  };
}

/** The collector's address ending in a slash, or null when it cannot be used. */
export function collectorBase(collector: string): URL | null {
  try {
    const url = new URL(collector, document.baseURI);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
    url.search = '';
    url.hash = '';
    if (!url.pathname.endsWith('/')) url.pathname += '/';
    return url;
  } catch {
    // Not an address: the caller says so.
    return null;
  }
}

async function ask<T>(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  read: (text: string) => T,
): Promise<Answer<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, fault: { kind: 'network' } };
  }
  if (!response.ok) return { ok: false, fault: faultOf(response, text) };
  try {
    return { ok: true, value: read(text) };
  } catch {
    // Whatever is wrong with it, the host can only be told that it cannot be read.
    return { ok: false, fault: { kind: 'unreadable' } };
  }
}

function faultOf(response: Response, text: string): CollectorFault {
  const { status } = response;
  if (status === 401 || status === 403) return { kind: 'token' };
  if (status === 404) {
    // Another 404 comes from something that is no collector, or lies at another path.
    return { kind: wordsOf(text).code === 'unknown-stream' ? 'unknown-show' : 'unreadable' };
  }
  if (status === 409) return { kind: 'conflict' };
  if (status === 429 || status === 503) return { kind: 'busy', retryAfterMs: retryAfter(response) };
  if (status >= 400 && status < 500) {
    const { message, path } = wordsOf(text);
    return { kind: 'refused', advice: message, path };
  }
  return { kind: 'failed', status };
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** What a refusal says, `{code, message, path?}`, as plain text; empty where it says nothing. */
function wordsOf(text: string): { code: string; message: string; path: string | undefined } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // No JSON, so nothing meant for people.
    return { code: '', message: '', path: undefined };
  }
  const record = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, message, path } = record;
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message.slice(0, ADVICE_LENGTH) : '',
    path: typeof path === 'string' ? path : undefined,
  };
}
