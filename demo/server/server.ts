/** The demo's web server: pages, catalogue, pictures, the built widget, and the live stream. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { readBelow, type ServedFile } from './files.js';
import { HostCues } from './host-wishes.js';
import { cueTrack, mediaPlaylist } from './playlist.js';
import type { ListedProduct, RunningOrder } from './running-order.js';
import { pageHeaders } from './security.js';
import { type ShowClock, showFrom, showLength, showsAt, slotsOf } from './shows.js';

/** What the server needs to know. */
export interface DemoOptions {
  readonly order: RunningOrder;
  /** When the first show starts, milliseconds since 1970. */
  readonly firstStart: number;
  /** Base address of the collector. */
  readonly collector: string;
  /** What the host may put on stage. */
  readonly products: readonly ListedProduct[];
  /** True for the `Authorization` header of the host. */
  readonly isHost: (header: string | undefined) => boolean;
  /** The clock, milliseconds since 1970 (`Date.now`). */
  readonly now?: () => number;
}

/** A {@link DemoOptions} with what changes while it runs. */
interface Running extends DemoOptions {
  readonly hostCues: HostCues;
}

/** What `/show.json` says. Times in milliseconds since 1970. */
export interface ShowNews {
  readonly now: number;
  readonly title: string;
  readonly host: string;
  readonly collector: string;
  readonly live: boolean;
  readonly stream: string;
  readonly start: number;
  readonly end: number;
  readonly next: { readonly stream: string; readonly start: number };
  readonly slots: readonly {
    readonly product: string;
    readonly stage: string;
    readonly start: number;
    readonly end: number;
    readonly lines: readonly string[];
  }[];
}

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const DEMO = folder('../');
const PAGES: Readonly<Record<string, string>> = {
  '/': 'shop.html',
  '/overlay': 'shop.html',
  '/host': 'host.html',
  '/privacy': 'privacy.html',
};

/** Where files come from, by the beginning of their address. Only what is listed is served. */
const FOLDERS: readonly (readonly [prefix: string, folder: string, allowed: RegExp])[] = [
  ['/dist/', folder('../../dist/'), /^(chunks\/)?[\w.-]+\.(js|json)$/],
  ['/vendor/hls.js/', folder('../../node_modules/hls.js/dist/'), /^hls\.min\.mjs$/],
  ['/live/media/', folder('../stream/media/'), /^[\w-]+\.(mp4|m4s)$/],
  ['/products/', folder('../products/'), /^[\w-]+\.svg$/],
  ['/', DEMO, /^((shop|host|common)\/[\w-]+\.js|[\w-]+\.css|scene\.svg|mark\.svg|catalog\.json)$/],
];

/** A show's id carries its start; anything else is no show of ours. */
const SHOW_PATH = /^\/live\/northfold-([0-9a-z]{1,11})\/(playlist\.m3u8|event\.m3u8|cues\.vtt)$/;

/** Longest body of a call of the host. */
const MOST_STAGE_CHARACTERS = 300;

/** How far ahead of its start a show's playlist can be read. */
const EARLY_MS = 60_000;

/** Makes the server; it listens to nothing yet. */
export function createDemoServer(options: DemoOptions): Server {
  const running: Running = { ...options, hostCues: new HostCues() };
  return createServer((request, response) => {
    answer(running, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

/** What is on now. */
export function showNews({
  order,
  firstStart,
  collector,
  now = Date.now,
}: Pick<DemoOptions, 'order' | 'firstStart' | 'collector' | 'now'>): ShowNews {
  const at = now();
  const { show, live, next }: ShowClock = showsAt(order, firstStart, at);
  return {
    now: at,
    title: order.title,
    host: order.host,
    collector,
    live,
    ...show,
    next: { stream: next.stream, start: next.start },
    slots: slotsOf(order, show),
  };
}

async function answer(
  options: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [pathname = '/'] = (request.url ?? '/').split('?', 1);
  if (pathname === '/stage' && request.method === 'POST') {
    response.writeHead(await putOnStage(options, request)).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const send = (file: ServedFile, headers: Record<string, string>): void => {
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': Buffer.byteLength(file.body),
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };

  const page = PAGES[pathname];
  if (page !== undefined) {
    const file = await readBelow(DEMO, page);
    const body = String(file?.body)
      .replaceAll('{{collector}}', options.collector)
      .replaceAll('{{placement}}', pathname === '/overlay' ? 'overlay' : 'rail')
      .replaceAll('{{stream}}', showNews(options).stream);
    send({ body, type: 'text/html; charset=utf-8' }, pageHeaders(options.collector));
    return;
  }
  if (pathname === '/show.json') {
    const body = JSON.stringify(showNews(options));
    send({ body, type: 'application/json; charset=utf-8' }, { 'cache-control': 'no-store' });
    return;
  }
  const live = liveText(options, pathname);
  if (live !== null) {
    send(live, { 'cache-control': 'no-store' });
    return;
  }
  const file = await fileAt(pathname);
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  send(file, pathname.startsWith('/live/media/') ? { 'cache-control': 'max-age=3600' } : {});
}

/**
 * The host's "Put it on screen": body `{"productId"}`, answered with a status alone. The token in a
 * header keeps pages of other origins out, since they would have to ask first.
 */
async function putOnStage(options: Running, request: IncomingMessage): Promise<number> {
  const { order, firstStart, products, isHost, hostCues, now = Date.now } = options;
  if (!isHost(request.headers.authorization)) return 401;
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MOST_STAGE_CHARACTERS) return 413;
  }
  let productId: unknown;
  try {
    ({ productId } = JSON.parse(text) as { productId?: unknown });
  } catch {
    return 400; // No JSON, or null: the same to the caller.
  }
  if (typeof productId !== 'string' || !products.some(({ id }) => id === productId)) return 400;
  const at = now();
  return hostCues.add(order, showsAt(order, firstStart, at).show, productId, at) ? 204 : 409;
}

async function fileAt(path: string): Promise<ServedFile | null> {
  for (const [prefix, below, allowed] of FOLDERS) {
    const rest = path.slice(prefix.length);
    if (!path.startsWith(prefix) || !allowed.test(rest)) continue;
    // The pages' modules are TypeScript on disk.
    return readBelow(below, below === DEMO ? rest.replace(/\.js$/, '.ts') : rest);
  }
  return null;
}

/** Playlist or cues of a show that has started, or is about to. */
function liveText(
  { order, firstStart, hostCues, now = Date.now }: Running,
  path: string,
): ServedFile | null {
  const [, id, kind] = SHOW_PATH.exec(path) ?? [];
  if (id === undefined) return null;
  const start = Number.parseInt(id, 36);
  const at = now();
  const cycle = showLength(order) + order.gapSeconds * 1000;
  if (start < firstStart || (start - firstStart) % cycle !== 0 || start > at + EARLY_MS)
    return null;
  const show = showFrom(order, start);
  if (kind === 'cues.vtt') {
    return { body: cueTrack(order, show, hostCues.of(show)), type: 'text/vtt; charset=utf-8' };
  }
  const body = mediaPlaylist(order, show, at, {
    fromStart: kind === 'event.m3u8',
    hostCues: hostCues.of(show),
  });
  return { body, type: 'application/vnd.apple.mpegurl' };
}
