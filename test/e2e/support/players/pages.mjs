// Pages out of the snippets of docs/players.md: the text as it stands there, with the streams of
// `stream.mjs` and the installed packages in place of its addresses.
import { readFileSync } from 'node:fs';
import { makeCatalogue } from '../site.mjs';
import { CUES, LIVE_CUES, showPaths } from './stream.mjs';

const root = new URL('../../../../', import.meta.url);
const guide = readFileSync(new URL('docs/players.md', root), 'utf8');

/** The snippets of the guide by name. */
export const snippets = Object.fromEntries(
  [...guide.matchAll(/<!-- snippet: ([\w-]+) -->\n```html\n([\s\S]*?)```/g)].map(
    ([, name, text]) => [name, text],
  ),
);

const PACKAGE = /https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@\w+\/)?[\w.-]+)@([\d.]+)\//g;
const TYPES = { css: 'text/css', js: 'text/javascript' };
const packageVersion = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')).version;

/** The files of packages that the snippets load, served under `/npm/`. */
function packagePaths() {
  const paths = {};
  for (const text of Object.values(snippets)) {
    for (const [, name, version, path] of text.matchAll(
      new RegExp(`${PACKAGE.source}([^"]+)`, 'g'),
    )) {
      if (version !== packageVersion(name)) throw new Error(`${name} ${version} is not installed`);
      const body = readFileSync(new URL(`node_modules/${name}/${path}`, root));
      paths[`/npm/${name}/${path}`] = () => ({ type: TYPES[path.split('.').at(-1)], body });
    }
  }
  return paths;
}

/**
 * Players that cannot be loaded here, as far as the guide's snippets use them. IVS' tells the events
 * of its documentation (`TextMetadataCue`), once a second as its users are told to send them.
 */
const STAND_INS = `<script>
const startClock = () => {
  let from = performance.now(), base = 0;
  const now = () => base + (performance.now() - from) / 1000;
  return { now, set(seconds) { base = seconds; from = performance.now() } };
};
const standIn = (clock, seek = () => undefined) => ({
  readyState: 4, paused: false, seeking: false, muted: true,
  get currentTime() { return clock.now() },
  set currentTime(seconds) { clock.set(seconds); seek() },
  play: async () => undefined, pause() {},
});
const YT = { Player: class {
  constructor(id, { events }) {
    const clock = startClock();
    this.getCurrentTime = clock.now;
    document.getElementById(id).replaceWith(Object.assign(document.createElement('iframe'), { id }));
    window.standIn = standIn(clock);
    setTimeout(() => events.onReady({ target: this }), 100);
  }
} };
const IVSPlayer = { create() {
  const clock = startClock();
  const listeners = new Map();
  const fire = (name, payload) => { for (const one of listeners.get(name) ?? []) one(payload) };
  let video = null;
  const first = CUES[0].at > 0 ? 7 : 0;
  clock.set(first);
  let second = -1;
  setInterval(() => {
    const now = Math.floor(clock.now());
    if (now === second) return;
    second = now;
    const cue = CUES.findLast(({ at }) => at <= clock.now());
    if (cue) fire('PlayerTextMetadataCue', {
      type: 'TextMetadataCue', startTime: clock.now(), endTime: clock.now() + 1,
      text: JSON.stringify({ productId: cue.id, stage: cue.stage }),
      description: '', owner: 'metadata.live-video.net',
    });
  }, 50);
  window.standIn = standIn(clock, () => fire('PlayerSeekCompleted', clock.now()));
  return {
    load() {}, attachHTMLVideoElement(element) { video = element },
    getHTMLVideoElement: () => video, getPosition: clock.now,
    addEventListener(name, one) { listeners.set(name, new Set(listeners.get(name)).add(one)) },
    removeEventListener(name, one) { listeners.get(name)?.delete(one) },
  };
} };
</script>`;

/**
 * A snippet as a page. Query: `by` (where the cues are), `live` (a name), `as` (`m3u8` or `mpd`:
 * another stream than the snippet has), `hls` (the browser's own), `vtt` (a sidecar file too),
 * `overlay` (over the player).
 */
function page(name) {
  return (request) => {
    const query = new URL(request.url, 'http://x').searchParams;
    const as = query.get('as');
    const live = query.get('live');
    const source = (_, kind) => {
      const asked = as ?? kind;
      const by = query.get('by') ?? (asked === 'mpd' ? 'events' : 'daterange');
      return `/media/show.${asked}?by=${by}${live ? `&live=${live}` : ''}`;
    };
    let text = snippets[name]
      .replaceAll(PACKAGE, '/npm/$1/')
      .replaceAll(/\/show\.(m3u8|mpd)/g, source)
      .replaceAll(
        '/show.mp4',
        query.has('hls') ? '/media/show.m3u8?by=daterange' : '/media/show.mp4',
      )
      .replaceAll('/live.mp4', '/media/live.mp4')
      .replaceAll('/cues.vtt', '/media/cues.vtt')
      .replaceAll('2026-05-01T18:00:00Z', new Date(Date.now() - 4000).toISOString())
      .replace('<script src="https://www.youtube.com/iframe_api"></script>', '')
      .replaceAll(
        '<stream-picks ',
        `<stream-picks controller="Shop Ltd" policy="/privacy" ${query.has('overlay') ? 'placement="overlay" ' : ''}`,
      );
    if (as === 'mpd') text = text.replace('application/x-mpegURL', 'application/dash+xml');
    if (query.has('hls')) text = text.replace(/<track[^>]*>/, '');
    if (query.has('vtt')) {
      text = text.replace('</video>', '<track kind="metadata" src="/media/cues.vtt"></video>');
    }
    if (name === 'youtube') text += '<script>onYouTubeIframeAPIReady()</script>';
    const cues = `<script>const CUES = ${JSON.stringify(live ? LIVE_CUES : CUES)}</script>`;
    return {
      type: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<script type="module" src="/dist/stream-picks.js"></script>${cues}${STAND_INS}
<style>body { margin: 0; width: 640px } video, mux-player, media-controller, #player { display: block; width: 640px; height: 360px }</style></head>
<body>${text}</body></html>`,
    };
  };
}

/** Paths for `openSite`: `/play/` and the name of a snippet, and all that these pages load. */
export function playerPages() {
  return {
    ...showPaths,
    ...packagePaths(),
    ...Object.fromEntries(Object.keys(snippets).map((name) => [`/play/${name}`, page(name)])),
    '/products.json': JSON.stringify(makeCatalogue(6)),
    '/favicon.ico': () => ({ status: 204, type: 'image/x-icon' }),
    '/all':
      '<!doctype html><meta charset="utf-8"><title>Players</title><style>iframe { width: 650px; height: 480px; border: 0 }</style>',
  };
}
