// Rows and columns of the tables: which snippet of docs/players.md each cell plays.

/** By player: its snippet for the recorded show, for the live one, and for the full screen. */
export const ROWS = {
  'Native `<video>`': {
    recorded: 'native',
    live: 'native-live',
    full: { page: 'native', button: '[part~="fullscreen"]', container: 'div' },
  },
  'hls.js 1.7': {
    recorded: 'hls',
    live: 'hls',
    full: { page: 'hls', button: '[part~="fullscreen"]', container: 'div' },
  },
  'video.js 8.24': {
    recorded: 'videojs',
    live: 'videojs',
    full: { page: 'videojs', button: '.vjs-fullscreen-control', container: '.video-js' },
  },
  'media-chrome 4.19': {
    recorded: 'media-chrome',
    live: 'media-chrome-hls',
    full: {
      page: 'media-chrome',
      button: 'media-fullscreen-button',
      container: 'media-controller',
    },
  },
  'Mux Player 3.14': {
    recorded: 'mux',
    live: 'mux',
    full: { page: 'mux', button: 'media-fullscreen-button', container: 'div' },
  },
  'Shaka 5.2, DASH': {
    recorded: 'shaka',
    live: 'shaka',
    full: { page: 'shaka', button: '[part~="fullscreen"]', container: 'div' },
  },
  'Shaka 5.2 with its controls, HLS': {
    recorded: 'shaka-ui',
    live: 'shaka-ui',
    full: { page: 'shaka-ui', button: '.shaka-fullscreen-button', container: '#player' },
  },
  'AWS IVS (recorded events)': { recorded: 'ivs', live: 'ivs' },
  'YouTube, Twitch (stand-in)': {
    recorded: 'youtube',
    full: { page: 'youtube', button: '[part~="fullscreen"]', container: 'div' },
  },
};

const VTT = 'sidecar WebVTT';
const RANGES = 'HLS date ranges';
const TS = 'ID3 in a transport stream';
const ID3 = 'ID3 in `emsg`';
const EMSG = '`emsg` with JSON';
const EVENTS = 'DASH events';

/**
 * By player: the place of the cues, and the snippet that plays it; false: the row of {@link ROWS}
 * that played it already. What begins with `!` is known not to work, and not waited for as long.
 */
export const SOURCES = {
  'Native `<video>`': { [VTT]: false, [RANGES]: '!native?hls=1' },
  'hls.js 1.7': {
    [VTT]: 'hls?by=none&vtt=1',
    [RANGES]: false,
    [TS]: 'hls?by=id3ts',
    [ID3]: 'hls?by=id3',
    [EMSG]: '!hls?by=emsg',
  },
  'video.js 8.24': {
    [VTT]: 'videojs?by=none&vtt=1',
    [RANGES]: false,
    [TS]: 'videojs?by=id3ts',
    [ID3]: 'videojs?by=id3',
    [EMSG]: '!videojs?by=emsg',
    [EVENTS]: 'videojs?as=mpd',
  },
  'media-chrome 4.19': { [VTT]: false, [RANGES]: 'media-chrome-hls' },
  'Mux Player 3.14': {
    'cue points': 'mux-cue-points?by=none',
    [RANGES]: false,
    [TS]: 'mux?by=id3ts',
    [ID3]: 'mux?by=id3',
    [EMSG]: '!mux?by=emsg',
  },
  'Shaka 5.2, DASH': {
    [VTT]: 'shaka?by=none&vtt=1',
    [ID3]: 'shaka?by=id3',
    [EMSG]: 'shaka?by=emsg',
    [EVENTS]: false,
  },
  'Shaka 5.2 with its controls, HLS': { [RANGES]: false, [TS]: 'shaka-ui?by=id3ts' },
};
