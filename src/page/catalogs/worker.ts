/**
 * Entry of the worker that reads large catalogues, built to one classic script without imports. It
 * knows nothing of the viewer, and it lives in a frame whose policy leaves it no network.
 */

import { StreamPicksError } from '../../core/errors.js';
import { catalogueSlices } from '../../wire/catalogue.js';
import { SLICE } from './breathe.js';
import * as feeds from './feeds/feeds.js';
import type { ParseAnswer, ParseHello, ParseRequest } from './parse-job.js';
import { decode } from './read-text.js';
import { Reading } from './reading.js';

addEventListener('message', ({ data }: MessageEvent<ParseHello>) => serve(data.port));

function serve(port: MessagePort): void {
  let reading: Reading | null = null;
  const post = (answer: ParseAnswer): void => port.postMessage(answer);
  const answer = async (request: ParseRequest): Promise<void> => {
    if (request.kind === 'page') {
      reading ??= new Reading(request.url, async () => feeds);
      post({ kind: 'next', url: await reading.take(decode(request.chunks), request.url) });
      return;
    }
    for (const part of catalogueSlices(reading?.raw, request.defaults, SLICE)) {
      post({ kind: 'part', part });
    }
    post({ kind: 'done' });
  };
  port.addEventListener('message', ({ data }: MessageEvent<ParseRequest>) => {
    answer(data).catch((error: unknown) => {
      const known = error instanceof StreamPicksError ? error : null;
      const code = known?.code ?? 'catalog-load';
      post({ kind: 'error', code, message: String(known?.message ?? error), path: known?.path });
    });
  });
  port.start();
  post({ kind: 'ready' });
}
