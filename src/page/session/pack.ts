/** The shop's pack: fetched together with the engine, and handed to it as it is. */

import { StreamPicksError } from '../../core/errors.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';

/** Largest pack that is read: 80 bytes for each of 100,000 products, with room for the header. */
export const MAX_PACK_BYTES = 8_100_000;

/** The pack of one element. */
export class PackPart {
  #context: Context;
  #engine: EngineHost;
  #url: string | null = null;
  #bytes: Promise<ArrayBuffer> | null = null;

  constructor(context: Context, engine: EngineHost) {
    this.#context = context;
    this.#engine = engine;
  }

  /** The engine starts: whatever the viewer does, the pack is fetched now, once a page. */
  start(): void {
    const { pack } = this.#context.settings();
    if (pack !== this.#url) {
      this.#url = pack;
      this.#bytes = pack === null ? null : fetchPack(pack);
    }
    // Its fault is told where it is handed over.
    this.#bytes?.catch(() => undefined);
  }

  /** The engine is there. */
  async hand(): Promise<void> {
    const bytes = this.#bytes;
    if (bytes === null) return;
    try {
      const pack = await bytes;
      if (bytes === this.#bytes && this.#engine.isRunning) {
        await this.#engine.ask({ kind: 'pack', bytes: pack });
      }
    } catch (error) {
      if (bytes === this.#bytes) this.#context.fault(error, 'model');
    }
  }
}

/** @throws {StreamPicksError} `model` when it cannot be had or is too large. */
async function fetchPack(url: string): Promise<ArrayBuffer> {
  const refuse = (why: string, cause?: unknown) =>
    new StreamPicksError('model', `the pack at ${url} ${why}`, { path: 'pack', cause });
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  } catch (cause) {
    throw refuse('cannot be reached', cause);
  }
  if (!response.ok) throw refuse(`answers ${response.status}`);
  if (Number(response.headers.get('content-length')) > MAX_PACK_BYTES) {
    await response.body?.cancel();
    throw refuse('is too large');
  }
  try {
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength <= MAX_PACK_BYTES) return bytes;
  } catch (cause) {
    throw refuse('broke off', cause);
  }
  throw refuse('is too large');
}
