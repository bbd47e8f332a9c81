/**
 * The three calls to the collector, and nothing else (design, section 3.4). Works in a page and in
 * Node. No call carries credentials, a referrer, or a header that could mark a viewer.
 */

import { StreamPicksError } from '../../core/errors.js';

/** Largest manifest or popularity answer that is read, in bytes. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/** How an attempt to post a report ended. */
export type PostOutcome =
  | { readonly outcome: 'sent' }
  /** For good: the collector will never take these bytes. */
  | { readonly outcome: 'refused'; readonly status: number }
  /** Perhaps later; `retryAfterMs` when the collector named a time. */
  | { readonly outcome: 'later'; readonly retryAfterMs?: number };

/** The collector of one show. */
export interface Collector {
  /** Base address without a slash at the end. */
  readonly base: string;
  readonly stream: string;
  /** For Node and tests; default the global one. */
  readonly fetch?: typeof fetch;
}

const PRIVATE: RequestInit = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  redirect: 'error',
  mode: 'cors',
};

/**
 * The exact text of the show's manifest.
 * @throws {StreamPicksError} `manifest` when it cannot be had.
 */
export function fetchManifest(collector: Collector, signal?: AbortSignal): Promise<string> {
  return getText(collector, 'manifest', signal);
}

/**
 * The text of the show's popularity answer.
 * @throws {StreamPicksError} `manifest` when it cannot be had.
 */
export function fetchPopularity(collector: Collector, signal?: AbortSignal): Promise<string> {
  return getText(collector, 'popularity', signal);
}

/**
 * Posts a finished report as it is. `fetch` is called before this returns, so that it also works
 * while the page goes away.
 * @param body The exact bytes as text.
 */
export function postReport(
  collector: Collector,
  body: string,
  options: { signal?: AbortSignal; nowMs: number },
): Promise<PostOutcome> {
  const { fetch: send = globalThis.fetch } = collector;
  const { signal, nowMs } = options;
  return send(`${collector.base}/v1/reports`, {
    ...PRIVATE,
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal ? { signal } : {}),
  }).then(
    (response) => readOutcome(response, nowMs),
    // Offline, refused by a policy, or withdrawn meanwhile: nothing is known about its arrival.
    () => ({ outcome: 'later' }),
  );
}

function readOutcome(response: Response, nowMs: number): PostOutcome {
  const { status } = response;
  // The one answer that says committed; a page that some proxy puts there with 200 does not.
  if (status === 204) return { outcome: 'sent' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), nowMs);
    return { outcome: 'later', ...(retryAfterMs === null ? {} : { retryAfterMs }) };
  }
  return { outcome: 'refused', status };
}

/** `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as milliseconds from now; null when unreadable. */
function readRetryAfter(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

async function getText(
  collector: Collector,
  what: 'manifest' | 'popularity',
  signal?: AbortSignal,
): Promise<string> {
  const { base, stream, fetch: get = globalThis.fetch } = collector;
  const url = `${base}/v1/streams/${encodeURIComponent(stream)}/${what}`;
  let text: string;
  try {
    const response = await get(url, { ...PRIVATE, ...(signal ? { signal } : {}) });
    if (!response.ok) throw new StreamPicksError('manifest', `${url} answers ${response.status}.`);
    text = await response.text();
  } catch (cause) {
    if (cause instanceof StreamPicksError) throw cause;
    throw new StreamPicksError('manifest', `${url} cannot be reached.`, { cause });
  }
  if (text.length > MAX_ANSWER_BYTES)
    throw new StreamPicksError('manifest', `${url} is too large.`);
  return text;
}
