import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sentences } from '../../i18n/sentences.js';
import type { StageBand } from '../charts/sp-stage-chart.js';
import type { StageCell, StageSeries } from '../view/stages.js';
import { type PanelContext, stageName } from './context.js';

/** The products in front, stage by stage. */
export function stagesPanel(context: PanelContext): TemplateResult {
  const { view, words, format, tops } = context;
  return html`<section class="panel stages" part="panel" aria-labelledby="stages">
    <h2 id="stages">${words.stagesPanel.heading}</h2>
    <p class="caption">
      ${sentences(words.stagesPanel.caption(format.of100(tops.stages)), changes(context))}
    </p>
    ${
      view.stages.length === 0
        ? html`<p class="empty">${words.stagesPanel.empty}</p>`
        : html`<div class="series">
            ${repeat(
              view.stages,
              ({ subject }) => subject,
              (series) => one(series, context),
            )}
          </div>`
    }
  </section>`;
}

function one(series: StageSeries, context: PanelContext): TemplateResult {
  const bands = series.cells.map(
    (cell): StageBand => ({
      key: cell.id,
      label: stageName(cell, context),
      when: cell.when,
      share: cell.interest,
    }),
  );
  const spoken = series.cells.map((cell) => cellInWords(cell, context));
  return html`<div>
    <h3>
      <span>${series.title}</span>
      <span class="small muted num">${latestInWords(series.latest, context)}</span>
    </h3>
    <sp-stage-chart
      .bands=${bands}
      .top=${context.tops.stages}
      aria-label=${`${series.title}: ${context.format.list(spoken)}`}
    ></sp-stage-chart>
  </div>`;
}

/** Each rise or fall that is sure; says so where none is, and is empty where nothing can be compared. */
export function changes(context: PanelContext): string {
  const { view, words } = context;
  const sure = view.stages.filter(({ change }) => change?.sure);
  if (view.stages.every(({ change }) => change === null)) return '';
  if (sure.length === 0) return words.stagesPanel.noChange;
  return sentences(
    ...sure.map(({ title, cells, latest, change }) => {
      const first = cells.find(({ interest }) => interest !== null);
      if (first === undefined || latest === undefined) return '';
      const say =
        change !== null && change.low > 0 ? words.stagesPanel.rose : words.stagesPanel.fell;
      return say(title, stageName(first, context), stageName(latest, context));
    }),
  );
}

function latestInWords(cell: StageCell | undefined, context: PanelContext) {
  if (cell?.interest == null) return nothing;
  const { words, format } = context;
  const { low, high } = format.interval(cell.interest);
  const stage = cell.when === 'now' ? words.stagesPanel.now : stageName(cell, context);
  return cell.interest.enough
    ? words.stagesPanel.latest(stage, format.of100(cell.interest.estimate), low, high)
    : words.stagesPanel.latestFew(stage);
}

function cellInWords(cell: StageCell, context: PanelContext): string {
  const { words, format } = context;
  const stage = stageName(cell, context);
  if (cell.when === 'later') return words.stagesPanel.later(stage);
  if (cell.interest === null) return words.stagesPanel.untold(stage);
  const { low, high } = format.interval(cell.interest);
  return cell.interest.enough
    ? words.stagesPanel.cell(stage, format.of100(cell.interest.estimate), low, high)
    : words.stagesPanel.cellFew(stage);
}
