import { sheet } from './sheet.js';

/**
 * Design tokens: every value the elements draw with. The outermost elements set them on `:host`, so
 * a storefront restyles all of it with `stream-picks { --sp-accent: … }`. Colours are light, dark.
 */
export const tokenSheet = sheet`
  :host {
    /*
     * The colour scheme is the page's: light where it declares none, as for the browser's own
     * controls, since most of the widget stands on the page's own colour. Set color-scheme to pin it.
     */
    /* All sizes are multiples of it: in <stream-picks> the viewer's own text size, whatever the page gives its root. */
    --sp-rem: 1rem;
    /* Typeface: the viewer's own system face; the last, by language, draws Chinese and Japanese. */
    --sp-font:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Noto Sans Arabic',
      sans-serif;
    /* Typeface of bytes and codes. */
    --sp-font-mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
    /* Smallest text: flags, keys of charts. */
    --sp-text-xs: calc(0.75 * var(--sp-rem));
    /* Line height of the smallest text. */
    --sp-leading-xs: var(--sp-rem);
    /* Secondary text. */
    --sp-text-sm: calc(0.8125 * var(--sp-rem));
    /* Line height of secondary text. */
    --sp-leading-sm: calc(1.125 * var(--sp-rem));
    /* Body text. */
    --sp-text-md: calc(0.9375 * var(--sp-rem));
    /* Line height of body text. */
    --sp-leading-md: calc(1.3125 * var(--sp-rem));
    /* Headings of the rail and of statements. */
    --sp-text-lg: calc(1.0625 * var(--sp-rem));
    /* Line height of such headings. */
    --sp-leading-lg: calc(1.4375 * var(--sp-rem));
    /* Headings of dialogs. */
    --sp-text-xl: calc(1.25 * var(--sp-rem));
    /* Line height of dialog headings. */
    --sp-leading-xl: calc(1.5625 * var(--sp-rem));
    /* Headings of pages. */
    --sp-text-2xl: calc(1.5 * var(--sp-rem));
    /* Line height of page headings. */
    --sp-leading-2xl: calc(1.8125 * var(--sp-rem));
    /* Largest figures. */
    --sp-text-3xl: calc(1.875 * var(--sp-rem));
    /* Line height of the largest figures. */
    --sp-leading-3xl: calc(2.1875 * var(--sp-rem));
    /* Weight of running text. */
    --sp-weight-text: 400;
    /* Weight of labels. */
    --sp-weight-label: 500;
    /* Weight of headings, names and buttons. */
    --sp-weight-strong: 600;

    /* Space of 4 px. */
    --sp-space-1: calc(0.25 * var(--sp-rem));
    /* Space of 8 px. */
    --sp-space-2: calc(0.5 * var(--sp-rem));
    /* Space of 12 px. */
    --sp-space-3: calc(0.75 * var(--sp-rem));
    /* Space of 16 px. */
    --sp-space-4: var(--sp-rem);
    /* Space of 20 px. */
    --sp-space-5: calc(1.25 * var(--sp-rem));
    /* Space of 24 px. */
    --sp-space-6: calc(1.5 * var(--sp-rem));
    /* Space of 32 px. */
    --sp-space-8: calc(2 * var(--sp-rem));
    /* Space of 40 px. */
    --sp-space-10: calc(2.5 * var(--sp-rem));

    /* Corner of small marks. */
    --sp-radius-s: 6px;
    /* Corner of buttons and pictures. */
    --sp-radius-m: 10px;
    /* Corner of cards. */
    --sp-radius-l: 14px;
    /* Corner of dialogs. */
    --sp-radius-xl: 20px;
    /* Fully round. */
    --sp-radius-pill: 999px;
    /* Height of buttons. */
    --sp-target: calc(2.5 * var(--sp-rem));
    /* Height of quiet buttons; nothing that can be pressed is under 24 px. */
    --sp-target-small: calc(1.75 * var(--sp-rem));

    /* Page colour behind the widget. */
    --sp-canvas: light-dark(#f6f5f1, #111310);
    /* Cards and dialogs. */
    --sp-surface: light-dark(#ffffff, #1a1c19);
    /* A group inside a card. */
    --sp-sunken: light-dark(#f4f2ed, #141613);
    /* Choice buttons, segments. */
    --sp-fill: light-dark(#ebe9e2, #2d302b);
    /* The same under the pointer. */
    --sp-fill-hover: light-dark(#e1ded5, #383c36);
    /* The chosen segment. */
    --sp-raised: light-dark(#ffffff, #52574f);
    /* Hairlines. */
    --sp-line: light-dark(#e4e1d9, #2e312c);
    /* Outlines that carry meaning, 3:1. */
    --sp-line-strong: light-dark(#83867e, #7f847b);
    /* Text. */
    --sp-text: light-dark(#1b1d1a, #eef0eb);
    /* Secondary text, at least 4.5:1. */
    --sp-text-muted: light-dark(#555952, #b3b8ae);
    /* Small print, at least 4.5:1. */
    --sp-text-faint: light-dark(#666a62, #9ba096);
    /* Accent: shopping, showing, what is on. Never a choice about data. */
    --sp-accent: light-dark(#0b6a55, #63cdb0);
    /* Accent text on a fill. */
    --sp-accent-strong: light-dark(#085243, #8fe0c8);
    /* Panel in the accent's tint. */
    --sp-accent-fill: light-dark(#e2f0ea, #16332b);
    /* Second shade of the accent, for bars. */
    --sp-accent-soft: light-dark(#a9d3c5, #2c6757);
    /* Text on the accent. */
    --sp-on-accent: light-dark(#ffffff, #06251d);
    /* Neutral shade of charts: on stage. */
    --sp-chart-3: light-dark(#83867e, #a3a89e);
    /* Lighter neutral shade of charts: popular. */
    --sp-chart-4: light-dark(#c9c6bb, #565b53);
    /* Outline of an empty meter cell. */
    --sp-meter-line: light-dark(#cbc8be, #454a43);
    /* A switch that is off. */
    --sp-switch: light-dark(#83867e, #6a6f66);
    /* Knob of a switch that is off. */
    --sp-knob: #ffffff;
    /* Knob of a switch that is on. */
    --sp-knob-on: light-dark(#ffffff, #06251d);
    /* LIVE badge. */
    --sp-live: #c2311f;
    /* Text on the LIVE badge. */
    --sp-on-live: #ffffff;
    /* Erase. */
    --sp-danger: light-dark(#ad2818, #ff9d8d);
    /* Behind a dialog. */
    --sp-scrim: light-dark(rgb(20 22 19 / 44%), rgb(0 0 0 / 64%));
    /* Focus ring. */
    --sp-focus: light-dark(#0b6a55, #8fe0c8);
    /* Veil over pictures, so that they do not glare in the dark. */
    --sp-veil: light-dark(transparent, rgb(10 12 9 / 12%));
    /* Drawn placeholder, sand. */
    --sp-drawn-1: light-dark(#eadfcf, #3a3328);
    /* Drawn placeholder, mist. */
    --sp-drawn-2: light-dark(#d9e2e6, #28323a);
    /* Drawn placeholder, sage. */
    --sp-drawn-3: light-dark(#dde5d9, #2a352a);
    /* Drawn placeholder, blush. */
    --sp-drawn-4: light-dark(#efdcd4, #3d2d28);
    /* Drawn placeholder, lilac. */
    --sp-drawn-5: light-dark(#dedeea, #2e2d3b);

    /* Hairline of cards. */
    --sp-shadow-1: 0 0 0 1px var(--sp-line);
    /* What floats: bar, card over the player. */
    --sp-shadow-2:
      0 0 0 1px light-dark(rgb(27 29 26 / 6%), #383c36), 0 6px 20px rgb(20 22 19 / 18%);
    /* Dialogs. */
    --sp-shadow-3:
      0 0 0 1px light-dark(rgb(27 29 26 / 6%), #383c36), 0 24px 60px rgb(10 12 9 / 34%);
    /* The chosen segment, the knob of a switch. */
    --sp-shadow-knob: 0 1px 2px rgb(20 22 19 / 20%);

    /* Layer of the bar and of cards over the player. */
    --sp-layer: 2;
    /* Length of transitions; zero under reduced motion. */
    --sp-duration: 160ms;
    /* Pace of transitions. */
    --sp-ease: cubic-bezier(0.2, 0, 0, 1);
  }

  /* Japanese lines end between phrases where the browser knows them, and begin at the edge. */
  :host(:lang(ja)) {
    line-break: strict;
    word-break: auto-phrase !important;
    text-spacing-trim: trim-start;
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --sp-duration: 0ms;
    }
  }
`;
