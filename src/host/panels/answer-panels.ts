import { html, type TemplateResult } from 'lit';
import type { IntervalRow } from '../charts/sp-interval-chart.js';
import type { AnswerRow } from '../view/answers.js';
import { type PanelContext, tooFew } from './context.js';

/** What the picks came to. */
export function picksPanel(context: PanelContext): TemplateResult {
  const { view, words, tops } = context;
  return html`<section class="panel picks" part="panel" aria-labelledby="picks">
    <h2 id="picks">${words.picks.heading}</h2>
    <p class="caption">${words.scope}</p>
    ${chart(context, view.picks, words.picks.answers, tops.picks)}
  </section>`;
}

/** The main kind of reason behind the first pick. */
export function reasonsPanel(context: PanelContext): TemplateResult {
  const { view, words, tops } = context;
  return html`<section class="panel reasons" part="panel" aria-labelledby="reasons">
    <h2 id="reasons">${words.reasons.heading}</h2>
    <p class="caption">${words.reasons.caption}</p>
    ${chart(context, view.reasons, words.reasons.answers, tops.reasons)}
  </section>`;
}

function chart(
  { view, words, format }: PanelContext,
  answers: readonly AnswerRow[],
  names: Readonly<Record<string, string>>,
  top: number,
): TemplateResult {
  if (answers.length === 0) return html`<p class="empty">${tooFew({ view, words })}</p>`;
  const rows = answers.map(({ answer, share }): IntervalRow => {
    const shared = { key: answer, title: names[answer] ?? answer };
    if (share === null) {
      return { ...shared, share, value: words.interest.few, range: '', spoken: words.interest.few };
    }
    const { low, high } = format.interval(share.together);
    const value = format.of100(share.estimate);
    return {
      ...shared,
      share,
      value,
      range: words.interest.interval(low, high),
      spoken: words.interest.spokenShare(value, low, high),
    };
  });
  return html`<sp-interval-chart
    axis="bottom"
    .rows=${rows}
    .top=${top}
    .tick=${format.of100}
  ></sp-interval-chart>`;
}
