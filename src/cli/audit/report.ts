/** The audit as one page that needs nothing else: no script, no font, no picture from elsewhere. */

import type { Variant } from './ablation.js';
import type { AuditReport, DatasetReport } from './audit.js';
import { barChart, escapeHtml, figure, meter } from './charts.js';
import type { AttributeExposure } from './exposure.js';
import type { Verdict } from './limits.js';
import type { Measures } from './measure.js';
import { REPORT_STYLE } from './report-style.js';

/** Names of more groups than this do not help. */
const MOST_GROUPS = 12;

const COLUMNS: readonly (readonly [keyof Measures, string])[] = [
  ['ndcg', 'NDCG@10'],
  ['hitRate', 'HR@10'],
  ['coverage', 'coverage'],
  ['gini', 'Gini'],
  ['popularityLift', 'popularity lift'],
  ['longTailShare', 'long tail'],
  ['calibration', 'C_KL'],
  ['intraListDistance', 'ILD'],
];

/** The page, as HTML. */
export function renderReport(report: AuditReport, catalogue: string): string {
  const { verdicts, ablation, exposure, qualityByKind, tagFlip, dataset } = report;
  const facts = [
    catalogue,
    `${count(report.products)} products`,
    report.pack ? 'with a pack of past orders' : 'no pack of past orders',
    `${count(report.viewers)} simulated viewers of ${qualityByKind.length} kinds`,
    `weights ${report.weights}`,
    `seed ${report.seed}`,
  ];
  const sections = [
    `<h1>Fairness audit</h1>
    <p class="lead muted">${facts.map(escapeHtml).join(' · ')}</p>
    ${verdictLine(verdicts)}`,
    `<h2>Measures and limits</h2>
    <p class="muted">Over every viewer’s first ten places. The line is the limit; the dashed line is the value without the steps after scoring.</p>
    <div class="panel">${verdicts.map(measureRow).join('')}</div>`,
    `<h2>Who gets seen</h2>
    <p class="muted">Exposure over merit by group of products: 1, the line, is parity. Merit is what the simulated viewers’ tastes add up to.</p>
    <div class="panels">${exposure.map(exposurePanel).join('')}</div>`,
    `<h2>Who is served</h2>
    <p class="muted">Mean NDCG@10 by kind of viewer, with its 95 % interval. Nothing is known about a newcomer.</p>
    <div class="panel padded">${barChart(
      qualityByKind.map(({ group, viewers, mean, error }) => ({
        label: group,
        detail: String(viewers),
        value: mean,
        error,
      })),
    )}</div>`,
    tagFlip === null
      ? ''
      : `<h2>Men’s and women’s words swapped</h2>
    <p class="muted">Overlap of the picks before and after the swap, by kind of viewer; ${count(tagFlip.products)} products name men, women or both.</p>
    <div class="panel padded">${barChart(
      Object.entries(tagFlip.overlapByKind).map(([label, value]) => ({ label, value })),
    )}</div>`,
    `<h2>What each step costs and gives</h2>
    <p class="muted">Each step alone on top of the scores, then all of them as a viewer gets them.</p>
    ${ablationTable(ablation)}`,
    dataset === null ? '' : datasetSection(dataset),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fairness audit · ${escapeHtml(catalogue)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${sections.filter((section) => section !== '').join('\n')}
</main>
</body>
</html>
`;
}

/** The same variants as a table for a document in Markdown. */
export function ablationMarkdown(ablation: readonly Variant[]): string {
  const rows = [
    ['', ...COLUMNS.map(([, name]) => name)],
    ['---', ...COLUMNS.map(() => '---:')],
    ...ablation.map(({ variant, measures }) => [
      variant,
      ...COLUMNS.map(([key]) => figure(measures[key])),
    ]),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Every limit as a table for a document in Markdown: without and with the steps after scoring. */
export function verdictMarkdown(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ title, before, value, bound, limit, passed }) =>
    [
      title,
      before === null ? '' : figure(before),
      figure(value),
      `at ${bound} ${limit}`,
      passed ? 'yes' : '**no**',
    ].join(' | '),
  );
  const head = 'measure | before re-ranking | after | limit | holds';
  return [head, '--- | ---: | ---: | --- | ---', ...rows].map((row) => `| ${row} |`).join('\n');
}

function verdictLine(verdicts: readonly Verdict[]): string {
  const red = verdicts.filter(({ passed }) => !passed);
  if (red.length === 0) return `<p class="verdict">All ${verdicts.length} limits hold</p>`;
  return `<p class="verdict red">${red.length} of ${verdicts.length} limits do not hold</p>`;
}

function measureRow(verdict: Verdict): string {
  const { title, definition, bound, limit, before, value, passed } = verdict;
  const state = passed ? 'within' : 'past';
  const change = before === null ? '' : `<span>${figure(before)} before</span>`;
  return `<div class="measure${passed ? '' : ' red'}">
  <div><strong>${escapeHtml(title)}</strong><div class="definition">${escapeHtml(definition)}</div></div>
  <div>
    <div class="figure"><b>${figure(value)}</b>${change}<span class="state">${state}: at ${bound} ${limit}</span></div>
    ${meter(value, limit, before)}
  </div>
</div>`;
}

function exposurePanel({ attribute, groups, parity }: AttributeExposure): string {
  const shown = groups.slice(0, MOST_GROUPS);
  const more = groups.length - shown.length;
  return `<div class="panel padded">
<h3>By ${escapeHtml(attribute)}</h3>
${barChart(
  shown.map(({ group, products, ratio }) => ({
    label: group,
    detail: String(products),
    value: ratio,
  })),
  1,
)}
<p class="note">${parity === null ? 'Groups too small to compare' : `Parity ${figure(parity)}`}${more > 0 ? `; ${more} smaller groups not drawn` : ''}</p>
</div>`;
}

function ablationTable(ablation: readonly Variant[]): string {
  const head = COLUMNS.map(([, name]) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const rows = ablation.map(({ variant, measures }) => {
    const cells = COLUMNS.map(([key]) => `<td>${figure(measures[key])}</td>`).join('');
    return `<tr><td>${escapeHtml(variant)}</td>${cells}</tr>`;
  });
  return `<div class="panel"><div class="scroll" tabindex="0" role="region" aria-label="Steps after scoring"><table>
<thead><tr><th scope="col">step</th>${head}</tr></thead>
<tbody>${rows.join('')}</tbody>
</table></div></div>`;
}

function datasetSection({ name, products, viewers, ablation, groups }: DatasetReport): string {
  const panels = groups.map(
    ({ attribute, groups: found, gap }) => `<div class="panel padded">
<h3>NDCG of the whole ranking by ${escapeHtml(attribute)}</h3>
${barChart(
  found.map(({ group, viewers: of, mean, error }) => ({
    label: group,
    detail: String(of),
    value: mean,
    error,
  })),
)}
<p class="note">Gap ${figure(gap)} between groups of at least 30 viewers</p>
</div>`,
  );
  return `<h2>Real viewers: ${escapeHtml(name)}</h2>
<p class="muted">${count(viewers)} viewers, ${count(products)} products; what is wanted is the product bought next, one new to the viewer.</p>
<div class="panels">${panels.join('')}</div>
${ablationTable(ablation)}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
