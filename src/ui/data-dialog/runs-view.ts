import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import type { DataContext } from './data-context.js';

interface Check {
  readonly title: string;
  readonly text: string;
  readonly state: string;
  readonly good?: boolean;
}

/** What the device has just checked about itself, and what none of it can do. */
export function runsView({ view, actions, words }: DataContext): TemplateResult {
  const { runs } = words.messages.data;
  const { run } = view;
  return html`<p class="lead">${runs.lead}</p>
    <ul class="rows">
      ${[runs.isolation(run), runs.sorter(run), runs.watch(run), runs.notes(run), runs.log(run)].map(checkRow)}
    </ul>
    ${run.faults.length === 0 ? nothing : html`<p class="small-text muted spaced">${runs.faults([...new Set(run.faults)])}</p>`}
    <h4 class="section-title">${runs.cannot}</h4>
    <div class="box small-text muted">${runs.cannotText}</div>
    <div class="spaced">
      <button class="button" type="button" @click=${() => actions.openData('runs')}>${icon('check')}${runs.check}</button>
    </div>`;
}

function checkRow({ title, text, state, good = true }: Check): TemplateResult {
  return html`<li class="row">
    <div>
      <b>${title}</b>
      <p>${text}</p>
    </div>
    <span class="state ${good ? '' : 'poor'}">${icon(good ? 'check' : 'note', 'small')}${state}</span>
  </li>`;
}
