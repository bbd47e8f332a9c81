import { html, nothing, type TemplateResult } from 'lit';
import type { DifferenceRow } from '../charts/sp-difference-chart.js';
import type { PanelContext } from './context.js';

/** Which product is ahead of which, and whether that is sure. */
export function aheadPanel(context: PanelContext): TemplateResult {
  const { view, words } = context;
  return html`<section class="panel ahead" part="panel" aria-labelledby="ahead">
    <h2 id="ahead">${words.ahead.heading}</h2>
    <p class="caption">${words.ahead.caption}</p>
    ${
      view.ahead.length === 0
        ? html`<p class="empty">${words.ahead.empty}</p>`
        : html`<sp-difference-chart .rows=${rows(context)}></sp-difference-chart>`
    }
    ${
      view.compared < 3
        ? nothing
        : html`<p class="small muted after">${words.ahead.method(context.format.count(view.compared))}</p>`
    }
  </section>`;
}

function rows({ view, words, format }: PanelContext): DifferenceRow[] {
  return view.ahead.map(({ ahead, behind, difference }) => {
    const { low: rounded, high } = format.interval(difference);
    // What is surely ahead is ahead by something, however little.
    const low =
      difference.sure && Math.round(difference.low * 100) === 0
        ? `<${format.of100(0.01)}`
        : rounded;
    const gap = format.of100(difference.estimate);
    return {
      key: `${ahead.id}-${behind.id}`,
      title: ahead.title,
      other: words.ahead.of(behind.title),
      numbers: words.ahead.by(gap, low, high),
      difference,
      verdict: difference.sure ? words.ahead.sure : words.ahead.notSure,
      spoken: words.ahead.spoken(gap, low, high),
    };
  });
}
