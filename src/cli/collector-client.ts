/** The collector's calls as the command line makes them. */

import { createHash } from 'node:crypto';
import { StreamPicksError } from '../core/errors.js';
import type { Estimates } from '../core/estimates.js';
import type { Manifest } from '../core/report.js';
import type { ShowRequest } from '../core/show-request.js';
import { parseEstimates } from '../wire/estimates.js';
import { parseManifest } from '../wire/manifest.js';

/** One collector, reached through `fetch` with connections that are kept. */
export interface CollectorClient {
  /** The manifest and the SHA-256 of its bytes, 43 base64url characters. */
  manifest(stream: string): Promise<{ readonly manifest: Manifest; readonly hash: string }>;
  /** Registers a show; true when it is new, false when the same was there. Needs the host token. */
  register(request: ShowRequest): Promise<boolean>;
  /** Needs the host token. */
  estimates(stream: string): Promise<Estimates>;
}

/** How to reach a collector. */
export interface CollectorAccess {
  /** Base URL, `http(s)`. */
  readonly collector: string;
  /** Host token. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, read to its end. */
interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** How long one request may take. */
const TIMEOUT_MS = 30_000;
/**
 * A client of the collector at a base URL.
 *
 * Every call throws StreamPicksError: `settings` for an address or token that cannot be used,
 * `manifest`, `plan` or `report` with the collector's own words where it refuses.
 */
export function createCollectorClient(access: CollectorAccess): CollectorClient {
  const base = collectorBase(access.collector);
  const show = (stream: string, rest = ''): URL =>
    new URL(`v1/streams/${encodeURIComponent(stream)}${rest}`, base);
  const ask = (url: URL, init: RequestInit = {}): Promise<Answer> =>
    askOnce(url, init, access.signal);
  const asHost = (): Record<string, string> => {
    if (access.token === undefined) {
      throw new StreamPicksError('settings', 'this needs the host token');
    }
    return { authorization: `Bearer ${access.token}` };
  };

  return {
    async manifest(stream) {
      const answer = await ask(show(stream, '/manifest'));
      if (!answer.ok) throw refusal('manifest', answer);
      const hash = createHash('sha256').update(answer.bytes).digest('base64url');
      return { manifest: parseManifest(textOf(answer)), hash };
    },

    async register(plan) {
      const answer = await ask(show(plan.stream), {
        method: 'PUT',
        headers: { ...asHost(), 'content-type': 'application/json' },
        body: JSON.stringify(plan),
      });
      if (!answer.ok) throw refusal('plan', answer);
      return answer.status === 201;
    },

    async estimates(stream) {
      const answer = await ask(show(stream, '/estimates'), { headers: asHost() });
      if (!answer.ok) throw refusal('report', answer);
      return parseEstimates(textOf(answer));
    },
  };
}

/**
 * The base URL of a collector, ending in a slash.
 *
 * @throws StreamPicksError `settings` when it is no `http(s)` address, or has a query or a fragment.
 */
export function collectorBase(collector: string): URL {
  const address = collector.endsWith('/') ? collector : `${collector}/`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new StreamPicksError('settings', `${collector} is not the address of a collector`);
  }
  return url;
}

/** True for an address of this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * One request, read to its end. It has an `AbortSignal` of its own that is let go afterwards: one
 * that outlives many requests would collect a listener from each.
 */
async function askOnce(
  url: URL,
  init: RequestInit,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  signal?.throwIfAborted();
  const own = new AbortController();
  const stop = (): void => own.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => own.abort(new Error('timed out')), TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: own.signal });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { ok, status } = response;
    return { ok, status, bytes };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new StreamPicksError('settings', `${url.origin} does not answer`, { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function textOf({ bytes }: Answer): string {
  return new TextDecoder().decode(bytes);
}

function refusal(code: 'manifest' | 'plan' | 'report', answer: Answer): StreamPicksError {
  let words = `the collector answered ${answer.status}`;
  let path: string | undefined;
  try {
    const body: unknown = JSON.parse(textOf(answer));
    if (typeof body === 'object' && body !== null) {
      if ('message' in body && typeof body.message === 'string') words += `: ${body.message}`;
      if ('path' in body && typeof body.path === 'string') path = body.path;
    }
  } catch {
    // Not JSON: something other than a collector answered, and the status is all there is to say.
  }
  return new StreamPicksError(code, words, { path });
}
