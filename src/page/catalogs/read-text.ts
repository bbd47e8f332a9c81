import { StreamPicksError } from '../../core/errors.js';

/** Largest catalogue that is read, in bytes after decompression. */
export const MAX_CATALOGUE_BYTES = 32 * 1024 * 1024;

/** What came, as it came. */
export interface FetchedBytes {
  /** In order. */
  readonly chunks: readonly Uint8Array[];
  readonly sizeBytes: number;
}

/** How something is fetched. */
export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** For Node and tests; default the global one. */
  readonly fetch?: typeof fetch;
  /** Default {@link MAX_CATALOGUE_BYTES}. */
  readonly maxBytes?: number;
}

/**
 * Fetches bytes and stops as soon as there are more than allowed. Cookies go to the shop's own origin
 * only; `no-store` keeps the request free of validators, which could mark a viewer.
 * @throws {StreamPicksError} `catalog-load` on a network fault, a status other than 2xx, or too many bytes.
 */
export async function fetchBytes(url: string, options: FetchOptions = {}): Promise<FetchedBytes> {
  const { signal, fetch: get = globalThis.fetch, maxBytes = MAX_CATALOGUE_BYTES } = options;
  let response: Response;
  try {
    response = await get(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throw new StreamPicksError('catalog-load', `${url} cannot be reached.`, { cause });
  }
  if (!response.ok) {
    throw new StreamPicksError('catalog-load', `${url} answers ${response.status}.`);
  }
  return readCapped(response, url, maxBytes);
}

/**
 * {@link fetchBytes} as text.
 * @throws {StreamPicksError} `catalog-load`, as {@link fetchBytes}.
 */
export async function fetchText(url: string, options: FetchOptions = {}): Promise<string> {
  return decode((await fetchBytes(url, options)).chunks);
}

/** UTF-8 that came in pieces. */
export function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const chunk of chunks) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

async function readCapped(
  response: Response,
  url: string,
  maxBytes: number,
): Promise<FetchedBytes> {
  const tooLarge = () =>
    new StreamPicksError('catalog-load', `${url} is larger than ${maxBytes} bytes.`);
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  if (!response.body) return { chunks: [], sizeBytes: 0 };
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { chunks, sizeBytes };
      sizeBytes += value.byteLength;
      if (sizeBytes > maxBytes) throw tooLarge();
      chunks.push(value);
    }
  } catch (cause) {
    await reader.cancel().catch(() => {
      // The stream is broken already; the error below says so.
    });
    if (cause instanceof StreamPicksError) throw cause;
    throw new StreamPicksError('catalog-load', `${url} broke off.`, { cause });
  }
}
