/** The curve of the loss as a picture. */

import type { Training } from './train.js';

const WIDTH = 640;
const HEIGHT = 360;
const MARGIN = 56;
const COLOURS = ['#0b6e99', '#b3541e', '#4a7c2c', '#7b3fa0', '#8a6d00', '#a03050'];

/** An SVG of the loss by epoch, one line for each run and shop. */
export function curveSvg(curves: Training['curves']): string {
  const lines = Object.entries(curves).flatMap(([run, epochs]) => {
    const names = Object.keys(epochs[0]?.logLoss ?? {});
    return names.map((name) => ({
      label: `${run}, ${name.replace(/^\d+: /, '')}`,
      values: epochs.map(({ logLoss }) => logLoss[name] as number),
    }));
  });
  const all = lines.flatMap(({ values }) => values);
  const low = Math.min(...all);
  const high = Math.max(...all, low + 1e-6);
  const epochs = Math.max(2, ...lines.map(({ values }) => values.length));
  const x = (at: number) => MARGIN + (at / (epochs - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) =>
    HEIGHT - MARGIN - ((value - low) / (high - low)) * (HEIGHT - 2 * MARGIN);
  const drawn = lines.map(({ label, values }, nth) => {
    const colour = COLOURS[nth % COLOURS.length] as string;
    const points = values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
    return (
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.join(' ')}"/>` +
      `<text x="${WIDTH - MARGIN}" y="${16 + 14 * nth}" fill="${colour}" text-anchor="end">${escape(label)}</text>`
    );
  });
  const axis = (value: number) =>
    `<text x="${MARGIN - 6}" y="${y(value).toFixed(1)}" text-anchor="end">${value.toFixed(2)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" ` +
    'font-family="system-ui, sans-serif" font-size="11">' +
    `<title>Mean of -ln p(target) by epoch</title>${axis(low)}${axis(high)}` +
    `<text x="${WIDTH / 2}" y="${HEIGHT - 16}" text-anchor="middle">epoch, 1 to ${epochs}</text>` +
    `${drawn.join('')}</svg>\n`
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
