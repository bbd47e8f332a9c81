import { type PlotOptions, plot } from '@observablehq/plot';

/**
 * A chart as an SVG element that carries no style of its own, so that it looks the same under a
 * strict content security policy: Plot's `<style>` and `style` attributes are taken out before the
 * drawing is put into the document, where the policy would report them. `chart.styles.ts` dresses it.
 */
export function drawPlot(options: PlotOptions): SVGSVGElement {
  const drawing = plot({ ...options, className: 'plot', figure: false });
  const svg = drawing as SVGSVGElement;
  for (const element of svg.querySelectorAll('style')) element.remove();
  for (const element of [svg, ...svg.querySelectorAll('[style]')]) element.removeAttribute('style');
  for (const name of ['font-family', 'font-size']) svg.removeAttribute(name);
  return svg;
}
