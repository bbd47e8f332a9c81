import { StreamPicksError } from '../../core/errors.js';

/** Largest catalogue that is read, in bytes after decompression. */
export const MAX_CATALOGUE_BYTES = 32 * 1024 * 1024;

/**
 * Fetches text and stops as soon as it is larger than allowed. Cookies go to the shop's own origin
 * only; `no-store` keeps the request free of validators, which could mark a viewer.
 * @throws {StreamPicksError} `catalog-load` on a network fault, a status other than 2xx, or too many bytes.
 */
export async function fetchText(
  url: string,
  options: { signal?: AbortSignal; fetch?: typeof fetch; maxBytes?: number } = {},
): Promise<string> {
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

async function readCapped(response: Response, url: string, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new StreamPicksError('catalog-load', `${url} is larger than ${maxBytes} bytes.`);
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      sizeBytes += value.byteLength;
      if (sizeBytes > maxBytes) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    await reader.cancel().catch(() => {
      // The stream is broken already; the error below says so.
    });
    if (cause instanceof StreamPicksError) throw cause;
    throw new StreamPicksError('catalog-load', `${url} broke off.`, { cause });
  }
}
