/** Bars as SVG, sized in percent, so that they fit any width without a script. */

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  /** Behind the label, smaller. */
  readonly detail?: string;
  readonly value: number;
  /** Half-width of the 95 % interval. */
  readonly error?: number;
}

const HEIGHT = 14;

/** Text that is safe in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A value and its limit on one track; the dashed line is the value before re-ranking. */
export function meter(value: number, limit: number, before: number | null): string {
  const most = Math.max(1, value, limit, before ?? 0);
  const width = percent(value / most);
  return svg(
    [
      `<rect class="track" width="100%" height="${HEIGHT}" rx="4"/>`,
      `<rect class="bar" width="${width}" height="${HEIGHT}" rx="4"/>`,
      before === null ? '' : line('before', before / most, 0, HEIGHT),
      line('halo', limit / most, -3, HEIGHT + 3),
      line('mark', limit / most, -3, HEIGHT + 3),
    ].join(''),
    `${figure(value)}, limit ${figure(limit)}`,
  );
}

/** One row a bar: label, bar, figure. `parity` draws a line at that value. */
export function barChart(bars: readonly Bar[], parity?: number): string {
  const most = Math.max(parity ?? 0, ...bars.map(({ value, error = 0 }) => value + error), 1e-9);
  const rows = bars.map(({ label, detail, value, error }) => {
    const whisker =
      error === undefined
        ? ''
        : `<line class="whisker" x1="${percent((value - error) / most)}" x2="${percent((value + error) / most)}" y1="${HEIGHT / 2}" y2="${HEIGHT / 2}"/>`;
    const drawn = [
      `<rect class="track" width="100%" height="${HEIGHT}" rx="4"/>`,
      `<rect class="bar" width="${percent(value / most)}" height="${HEIGHT}" rx="4"/>`,
      whisker,
      parity === undefined ? '' : line('halo', parity / most, -4, HEIGHT + 4),
      parity === undefined ? '' : line('parity', parity / most, -4, HEIGHT + 4),
    ].join('');
    const small = detail === undefined ? '' : ` <small>${escapeHtml(detail)}</small>`;
    return `<div class="row"><span>${escapeHtml(label)}${small}</span>${svg(drawn, `${label}: ${figure(value)}`)}<span>${figure(value)}</span></div>`;
  });
  return `<div class="bars">${rows.join('')}</div>`;
}

/** A figure as it is shown: three digits that count. */
export function figure(value: number): string {
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);
}

function svg(content: string, name: string): string {
  return `<svg height="${HEIGHT}" role="img" aria-label="${escapeHtml(name)}">${content}</svg>`;
}

function line(kind: string, share: number, top: number, bottom: number): string {
  const at = percent(share);
  return `<line class="${kind}" x1="${at}" x2="${at}" y1="${top}" y2="${bottom}"/>`;
}

function percent(share: number): string {
  return `${(100 * Math.min(1, Math.max(0, share))).toFixed(2)}%`;
}
