import { html, nothing, type TemplateResult } from 'lit';
import type { CheckWords } from '../../i18n/data-sections.js';
import { icon } from '../icons.js';
import type { DataContext } from './data-context.js';

/** What the device has just checked about itself, what that cost, and what none of it can do. */
export function runsView({ view, state, actions, words }: DataContext): TemplateResult {
  const { runs } = words.messages.data;
  const { vault } = words.messages;
  const { run } = view;
  const checks = [
    runs.isolation(run),
    state.vault === null ? null : vault.check(state.vault),
    runs.sorter(run),
    runs.pack(run),
    runs.effort(run),
    runs.watch(run),
    runs.notes(run),
    runs.protection(run),
    runs.log(run),
  ];
  const faults = new Map<string, number>();
  for (const code of run.faults) faults.set(code, (faults.get(code) ?? 0) + 1);
  return html`<p class="lead">${runs.lead}</p>
    <ul class="rows">
      ${checks.map((check) => (check === null ? nothing : checkRow(check)))}
    </ul>
    <h4 class="section-title">${runs.faults}</h4>
    ${
      faults.size === 0
        ? html`<p class="small-text muted">${runs.noFaults}</p>`
        : html`<ul class="rows">
            ${[...faults].map(
              ([code, count]) =>
                html`<li class="row tight small-text"><span>${runs.fault(code, count)}</span></li>`,
            )}
          </ul>`
    }
    <h4 class="section-title">${runs.cannot}</h4>
    <div class="box small-text muted">${state.vault === null ? runs.cannotText : vault.cannotText}</div>
    <div class="spaced">
      <button class="button" type="button" @click=${() => actions.openData('runs')}>${icon('check')}${runs.check}</button>
      ${run.audit.intact === null ? nothing : html`<span class="small-text muted checked">${runs.checked}</span>`}
    </div>`;
}

function checkRow({ title, text, state, good }: CheckWords): TemplateResult {
  return html`<li class="row check">
    <b>${title}</b>
    <span class="state ${good === true ? '' : 'poor'}"
      >${good === null ? nothing : icon(good ? 'check' : 'note', 'small')}${state}</span
    >
    <p>${text}</p>
  </li>`;
}
