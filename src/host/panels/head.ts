import { html, type TemplateResult } from 'lit';
import { type PanelContext, stageName } from './context.js';

/** Title, where the show stands, and the two numbers that come first. */
export function head(context: PanelContext, nowMs: number, ageMs: number): TemplateResult {
  const { view, words, format } = context;
  const { estimates, phase, health } = view;
  const { low, high } = format.interval(health?.together ?? { low: 0, high: 0 });
  return html`<header class="head" part="head">
    <div>
      <h1>${estimates.title || words.head.untitled}</h1>
      <p class="small muted">
        <span class="state ${phase}">${words.head[phase]}</span>
        ${where(context, nowMs)} ${words.head.updated(format.ago(ageMs))}
      </p>
    </div>
    <dl class="stats">
      <div>
        <dd>${format.count(estimates.reports)}</dd>
        <dt>${words.head.answers(estimates.reports)}</dt>
      </div>
      <div>
        <dd>${health === null ? words.head.none : words.head.in100(format.of100(health.estimate))}</dd>
        <dt>${health === null ? words.head.picksUntold : words.head.picksWork(low, high)}</dt>
      </div>
    </dl>
  </header>`;
}

function where(context: PanelContext, nowMs: number): string {
  const { view, words, format } = context;
  const { estimates, phase, running } = view;
  if (phase === 'planned') return words.head.startsAt(format.moment(estimates.start));
  if (phase === 'ended') return words.head.endedAt(format.moment(estimates.end));
  const stage = running?.stage === undefined ? null : stageName(running, context);
  return words.head.running(format.duration(nowMs - estimates.start), stage);
}
