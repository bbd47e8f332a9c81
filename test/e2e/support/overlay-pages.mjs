// Pages with `placement="overlay"` over each player, from the installed packages.
import { readFileSync } from 'node:fs';
import { makeCatalogue } from './site.mjs';

const root = new URL('../../../', import.meta.url);
const file = (path) => readFileSync(new URL(path, root));
const script = (path) => () => ({ type: 'text/javascript', body: file(path) });

const CAPTIONS = `WEBVTT

00:00.000 --> 10:00:00.000
It grips on wet rock.
And it dries in an hour.
`;

const ELEMENT = (attributes = '') =>
  `<stream-picks for="player" placement="overlay" stream="s1" catalog="/catalog.json" controller="Shop Ltd" policy="/privacy" ${attributes}></stream-picks>`;
const VIDEO = (attributes = '') =>
  `<video muted playsinline src="/plain.mp4" ${attributes}><track kind="captions" src="/captions.vtt" srclang="en" label="English" default></video>`;

/** By player: what stands in the head and in the body, and the control that goes to the full screen. */
export const PLAYERS = {
  'a bare video and our button': {
    name: 'bare',
    body: `<div id="box">${VIDEO('id="player" controls controlslist="nofullscreen"')}${ELEMENT()}</div>`,
    button: '[part~="fullscreen"]',
    container: '#box',
  },
  'video.js': {
    name: 'videojs',
    head: '<link rel="stylesheet" href="/video-js.css"><script src="/video.js"></script>',
    body: `${VIDEO('id="player" class="video-js" controls data-setup="{}"')}${ELEMENT()}`,
    button: '.vjs-fullscreen-control',
    container: '.video-js',
    play: () => window.videojs('player').play(),
  },
  'media-chrome': {
    name: 'media-chrome',
    head: '<script src="/media-chrome.js"></script>',
    body: `<media-controller id="player">${VIDEO('slot="media"')}<media-control-bar><media-play-button></media-play-button><media-time-range></media-time-range><media-fullscreen-button></media-fullscreen-button></media-control-bar></media-controller>${ELEMENT()}`,
    button: 'media-fullscreen-button',
    container: 'media-controller',
  },
  'Mux Player': {
    name: 'mux',
    head: '<script src="/mux.js"></script>',
    body: `<div id="box"><mux-player id="player" src="/plain.mp4" muted playsinline disable-tracking disable-cookies default-show-captions><track kind="captions" src="/captions.vtt" srclang="en" label="English" default></mux-player></div>${ELEMENT()}`,
    button: 'media-fullscreen-button',
    container: '#box',
    // Its controls come with the first play.
    play: () => document.querySelector('mux-player').play(),
  },
  'a container of the page’s own': {
    name: 'own',
    body: `<div id="player" style="position: relative">${VIDEO()}<div class="bar" data-sp-keep-clear><button id="full" type="button">Full</button></div></div>${ELEMENT()}
<script>full.onclick = () => document.fullscreenElement ? document.exitFullscreen() : player.requestFullscreen()</script>`,
    button: '#full',
    container: '#player',
  },
};

const page = ({ head = '', body }, lang = 'en', dir = 'ltr') =>
  `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Show</title>
<script type="module" src="/dist/stream-picks.js"></script>${head}
<style>body { margin: 0; font: 16px system-ui } main { max-inline-size: 952px; margin: 24px auto; padding: 0 }
  video, mux-player, media-controller, .video-js { display: block; inline-size: 100%; block-size: auto; aspect-ratio: 16 / 9; background: #345 }
  .video-js { padding: 0 }
  #player:fullscreen video { block-size: 100vh }
  .bar { position: absolute; inset: auto 0 0; block-size: 48px; background: rgb(0 0 0 / 60%); direction: ltr }</style></head>
<body><main>${body}<p id="after">After the player</p></main></body></html>`;

/** Paths for `openSite`: `/bare.html` and so on, each also as `/bare-rtl.html`. */
export const overlayPages = {
  '/video.js': script('node_modules/video.js/dist/video.min.js'),
  '/video-js.css': () => ({
    type: 'text/css',
    body: file('node_modules/video.js/dist/video-js.min.css'),
  }),
  '/media-chrome.js': script('node_modules/media-chrome/dist/iife/index.js'),
  '/mux.js': script('node_modules/@mux/mux-player/dist/mux-player.js'),
  '/plain.mp4': () => ({
    type: 'video/mp4',
    body: file('test/e2e/support/players/media/plain.mp4'),
  }),
  '/captions.vtt': () => ({ type: 'text/vtt', body: CAPTIONS }),
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  ...Object.fromEntries(
    Object.values(PLAYERS).flatMap((player) => [
      [`/${player.name}.html`, page(player)],
      [`/${player.name}-rtl.html`, page(player, 'en', 'rtl')],
    ]),
  ),
};
