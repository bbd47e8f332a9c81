import type { Product } from '../core/product.js';
import { parseCatalogue } from '../wire/catalogue.js';

const TIMEOUT_MS = 15_000;
/** As the widget's own limit (design, section 3.2). */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The products of a catalogue at an `http(s)` address, in its order; null when none can be read
 * or `signal` is aborted. Never rejects.
 */
export async function loadCatalogue(
  address: string,
  signal: AbortSignal,
): Promise<readonly Product[] | null> {
  try {
    const url = new URL(address.trim(), document.baseURI);
    if (address.trim() === '' || !/^https?:$/.test(url.protocol)) return null;
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MAX_BYTES)
      return null;
    const text = await response.text();
    if (text.length > MAX_BYTES) return null;
    const { products } = parseCatalogue(JSON.parse(text), { baseUrl: response.url || url.href });
    return products.length === 0 ? null : products;
  } catch {
    // Not there, not allowed, not a catalogue: the host sees one sentence for all of it.
    return null;
  }
}
