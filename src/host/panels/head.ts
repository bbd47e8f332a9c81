import { html, type TemplateResult } from 'lit';
import { sentences } from '../../i18n/sentences.js';
import { type PanelContext, stageName } from './context.js';

/** What the head may ask for. */
export interface HeadActions {
  readonly projector: () => void;
  readonly report: () => void;
}

/** Title, where the show stands, the two numbers that come first, and the other two views. */
export function head(
  context: PanelContext,
  nowMs: number,
  ageMs: number,
  actions: HeadActions,
): TemplateResult {
  const { view, words, format } = context;
  const { estimates, phase, health } = view;
  const { low, high } = format.interval(health?.together ?? { low: 0, high: 0 });
  return html`<header class="head" part="head">
    <div>
      <h1>${estimates.title || words.head.untitled}</h1>
      <p class="small muted">
        <span class="state ${phase}">${words.head[phase]}</span>
        ${sentences(where(context, nowMs), words.head.updated(format.ago(ageMs)))}
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
    <div class="views">
      <button class="button to-board" type="button" @click=${actions.projector}>
        ${words.board.open}
      </button>
      <button
        class="button to-report ${phase === 'ended' ? 'primary' : ''}"
        type="button"
        @click=${actions.report}
      >
        ${words.report.open}
      </button>
    </div>
  </header>`;
}

/** What these numbers are, and what they never are. */
export function foot(text: string): TemplateResult {
  return html`<p class="foot">
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="4.5" y="9" width="11" height="7.5" rx="2" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" /></svg
    ><span>${text}</span>
  </p>`;
}

function where(context: PanelContext, nowMs: number): string {
  const { view, words, format } = context;
  const { estimates, phase, running } = view;
  if (phase === 'planned') return words.head.startsAt(format.moment(estimates.start));
  if (phase === 'ended') return words.head.endedAt(format.moment(estimates.end));
  const stage = running?.stage === undefined ? null : stageName(running, context);
  return words.head.running(format.duration(nowMs - estimates.start), stage);
}
