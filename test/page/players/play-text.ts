/** Real hls.js on playlists that a test writes; no media is ever loaded. */
import Hls from 'hls.js';

const ADDRESS = 'https://shop.example/live.m3u8';

interface LoaderCallbacks {
  onSuccess(response: object, stats: object, context: object, details: null): void;
}

/** @param read gives the playlist's text, each time that hls.js asks for it */
export function playText(read: () => string): Hls {
  class TextLoader extends (Hls.DefaultConfig.loader as unknown as {
    new (config: never): { context: never; stats: never };
  }) {
    load(context: { url: string }, _config: unknown, { onSuccess }: LoaderCallbacks) {
      const now = performance.now();
      const stats = {
        aborted: false,
        loaded: 1,
        retry: 0,
        total: 1,
        chunkCount: 0,
        bwEstimate: 0,
        loading: { start: now, first: now, end: now },
        parsing: { start: 0, end: 0 },
        buffering: { start: 0, first: 0, end: 0 },
      };
      const data = read();
      queueMicrotask(() => onSuccess({ url: context.url, data, code: 200 }, stats, context, null));
    }
  }
  const hls = new Hls({ pLoader: TextLoader as never, autoStartLoad: true, enableWorker: false });
  hls.on(Hls.Events.MANIFEST_PARSED, () => hls.startLoad());
  hls.loadSource(ADDRESS);
  return hls;
}
