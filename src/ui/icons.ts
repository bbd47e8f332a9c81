import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const SHAPES = {
  lock: svg`<rect x="4.5" y="9" width="11" height="7.5" rx="2" /><path d="M7 9V6.5a3 3 0 0 1 6 0V9" />`,
  device: svg`<rect x="5.5" y="2.5" width="9" height="15" rx="2.2" /><path d="M9 14.8h2" />`,
  chip: svg`<rect x="5.5" y="5.5" width="9" height="9" rx="2" /><path d="M8 2.8v2.7M12 2.8v2.7M8 14.5v2.7M12 14.5v2.7M2.8 8h2.7M2.8 12h2.7M14.5 8h2.7M14.5 12h2.7" />`,
  close: svg`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`,
  bag: svg`<path d="M4.5 6.8h11l.8 9.7H3.7zM7.2 6.8a2.8 2.8 0 0 1 5.6 0" />`,
  eye: svg`<path d="M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5z" /><circle cx="10" cy="10" r="2.2" />`,
  check: svg`<path d="M4.5 10.5l3.7 3.7 7.3-8" />`,
  why: svg`<circle cx="10" cy="10" r="7.2" /><path d="M7.9 7.9a2.1 2.1 0 1 1 2.9 2c-.6.3-.8.7-.8 1.4M10 13.7v.1" />`,
  undo: svg`<path d="M4 8h7.5a4 4 0 0 1 0 8H7M4 8l3.5-3.5M4 8l3.5 3.5" />`,
  hide: svg`<circle cx="10" cy="10" r="7.2" /><path d="M5 5l10 10" />`,
  more: svg`<circle cx="10" cy="10" r="7.2" /><path d="M10 6.8v6.4M6.8 10h6.4" />`,
  plus: svg`<path d="M10 5v10M5 10h10" />`,
  less: svg`<path d="M5 10h10" />`,
  menu: svg`<path d="M5 10v.1M10 10v.1M15 10v.1" />`,
  love: svg`<path d="M10 16.2S3.6 12.4 3.6 8.1A3.4 3.4 0 0 1 10 6.5a3.4 3.4 0 0 1 6.4 1.6c0 4.3-6.4 8.1-6.4 8.1z" />`,
  curious: svg`<circle cx="9" cy="9" r="5.2" /><path d="M12.8 12.8l3.7 3.7" />`,
  dear: svg`<path d="M3.5 10.5l7-7h6v6l-7 7z" /><path d="M13.2 6.8v.1" />`,
  play: svg`<path d="M6.5 4.2l9 5.8-9 5.8z" />`,
  next: svg`<path d="M8 5l5 5-5 5" />`,
  down: svg`<path d="M10 3.8v8.7M6.5 9.2l3.5 3.5 3.5-3.5M4 16.2h12" />`,
  back: svg`<path d="M12 5l-5 5 5 5" />`,
  full: svg`<path d="M3.8 7.5V3.8h3.7M12.5 3.8h3.7v3.7M16.2 12.5v3.7h-3.7M7.5 16.2H3.8v-3.7" />`,
  unfull: svg`<path d="M7.5 3.8v3.7H3.8M16.2 7.5h-3.7V3.8M12.5 16.2v-3.7h3.7M3.8 12.5h3.7v3.7" />`,
  below: svg`<rect x="3" y="3.5" width="14" height="8" rx="1.8" /><path d="M3.5 14.200h13M3.5 16.800h8" />`,
  open: svg`<path d="M5 8l5 5 5-5" />`,
  trash: svg`<path d="M4 5.8h12M8 5.5V3.8h4v1.7M5.5 5.8l.7 10.7h7.6l.7-10.7" />`,
  out: svg`<path d="M10 12.5V3.8M6.5 7.2L10 3.7l3.5 3.5M4 11.5v4.7h12v-4.7" />`,
  sliders: svg`<path d="M3.5 6.5h7M14.5 6.5h2M3.5 13.5h2M9.5 13.5h7" /><circle cx="12.5" cy="6.5" r="1.9" /><circle cx="7.5" cy="13.5" r="1.9" />`,
  notes: svg`<rect x="4" y="3.2" width="12" height="13.6" rx="2" /><path d="M7 7.2h6M7 10h6M7 12.8h3.5" />`,
  note: svg`<circle cx="10" cy="10" r="7.2" /><path d="M10 9.2v4.2M10 6.6v.1" />`,
} satisfies Record<string, SVGTemplateResult>;

/** Name of a drawn icon. */
export type IconName = keyof typeof SHAPES;

/**
 * An icon of 20 units in the colour of its text, hidden from assistive technology: words stand
 * beside it, or on the button around it.
 *
 * @param size `small` is 16 px with a heavier line
 * @param flip true for arrows that follow the direction of reading
 */
export function icon(
  name: IconName,
  size: 'normal' | 'small' = 'normal',
  flip = false,
): TemplateResult {
  return html`<svg
    class=${`icon${size === 'small' ? ' small' : ''}${flip ? ' flip' : ''}`}
    viewBox="0 0 20 20"
    aria-hidden="true"
  >
    ${SHAPES[name]}
  </svg>`;
}
