import { html, nothing, type TemplateResult } from 'lit';
import { sentences } from '../../i18n/sentences.js';
import { aheadPanel } from '../panels/ahead-panel.js';
import { picksPanel, reasonsPanel } from '../panels/answer-panels.js';
import { canPanel } from '../panels/can-panel.js';
import { type PanelContext, sourceStage } from '../panels/context.js';
import { interestPanel } from '../panels/interest-panel.js';
import { changes, stagesPanel } from '../panels/stages-panel.js';
import { conclude } from '../view/conclusions.js';

/** What the report may ask for. */
export interface ReportActions {
  readonly back: () => void;
  readonly print: () => void;
  readonly csv: () => void;
  readonly json: () => void;
}

/** Most names that are written out in one sentence. */
const NAMED = 4;

/** The show on one page to read and to print: what came, what follows from it, and what does not. */
export function report(context: PanelContext, actions: ReportActions): TemplateResult {
  const { view, words, format } = context;
  const { estimates, phase } = view;
  return html`<article class="report" part="report" aria-labelledby="report">
    <header class="head" part="head">
      <div>
        <p class="small muted">${words.report.heading}</p>
        <h1 id="report">${estimates.title || words.head.untitled}</h1>
        <p class="small muted">
          ${sentences(
            words.report.from(format.moment(estimates.start), format.moment(estimates.end)),
            words.report.readAt(format.count(estimates.reports), format.moment(estimates.at)),
          )}
        </p>
      </div>
      <div class="actions">
        <button class="button back" type="button" @click=${actions.back}>${words.report.back}</button>
        <button class="button" type="button" @click=${actions.print}>${words.report.print}</button>
      </div>
    </header>
    ${phase === 'ended' ? nothing : html`<p class="note">${words.report.soFar}</p>`}
    <section class="panel brief" part="panel" aria-labelledby="brief">
      <h2 id="brief">${words.report.brief}</h2>
      <ul class="points">
        ${inBrief(context).map((text) => html`<li>${text}</li>`)}
      </ul>
    </section>
    <div class="pair">
      ${points('may', words.report.may, words.report.mayList)}
      ${points('may-not', words.report.mayNot, words.report.mayNotList)}
    </div>
    ${interestPanel(context)}
    <div class="pair">${aheadPanel(context)} ${canPanel(context, false)}</div>
    ${stagesPanel(context)}
    <div class="pair">${picksPanel(context)} ${reasonsPanel(context)}</div>
    ${nextShow(context)}
    <section class="panel numbers" part="panel" aria-labelledby="numbers">
      <h2 id="numbers">${words.report.numbers}</h2>
      <p class="caption">${words.download.intervals}</p>
      <div class="tools">
        <button class="quiet" type="button" @click=${actions.csv}>${words.download.csv}</button>
        <button class="quiet" type="button" @click=${actions.json}>${words.download.json}</button>
      </div>
    </section>
    <p class="small muted after">${words.footer}</p>
  </article>`;
}

function points(id: string, heading: string, list: readonly string[]): TemplateResult {
  return html`<section class="panel" part="panel" aria-labelledby=${id}>
    <h2 id=${id}>${heading}</h2>
    <ul class="points">
      ${list.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
}

/** The conclusions as sentences; each is one that the numbers bear. */
export function inBrief(context: PanelContext): string[] {
  const { view, words, format } = context;
  const { most, mostSure, pairs, chosen, works, few, disturbed } = conclude(view);
  const said: string[] = [];
  const names = (rows: typeof most) => format.list(rows.map(({ title }) => title));
  const stage = sourceStage(context);
  if (stage !== null) said.push(words.source.stage(stage));
  if (most.length === 0) said.push(words.report.untold);
  else if (mostSure) said.push(words.report.most(names(most)));
  else if (most.length > NAMED) said.push(words.report.mostMany(format.count(most.length)));
  else if (most.length > 1) said.push(words.report.mostOf(names(most)));
  // The pairs are those of the whole show.
  if (stage === null && pairs !== undefined && pairs.told > 0) {
    said.push(words.report.pairs(format.count(pairs.told), format.count(pairs.of)));
  }
  const change = changes(context);
  if (change !== '') said.push(change);
  if (chosen !== null) {
    const { low, high } = format.interval(chosen.together);
    said.push(words.report.chosen(format.of100(chosen.estimate), low, high));
  }
  if (works !== null) {
    const { low, high } = format.interval(works.together);
    said.push(words.report.works(format.of100(works.estimate), low, high));
  }
  if (few.length > 0 && most.length > 0) said.push(words.report.few(names(few)));
  if (disturbed.length > 0) said.push(words.report.disturbed(names(disturbed)));
  return said;
}

/** What the same audience could answer next time, by the planner. */
function nextShow({ view, words, format }: PanelContext): TemplateResult | typeof nothing {
  const { advice, can, estimates } = view;
  const subjects = can.find(({ question }) => question === 'wanted')?.of ?? 0;
  if (advice === null || subjects === 0) return nothing;
  const answers = format.count(estimates.reports);
  const say = advice.fits ? words.report.fits : words.report.short;
  const lines = [say(answers, subjects, format.count(subjects), format.count(advice.needed))];
  lines.push(
    advice.fitting === 0
      ? words.report.fittingNone
      : words.report.fitting(advice.fitting, format.count(advice.fitting)),
  );
  if (!advice.fits && advice.errorForAll !== null) {
    lines.push(words.report.error(format.percent(advice.errorForAll)));
  }
  return points('next-show', words.report.next, lines);
}
