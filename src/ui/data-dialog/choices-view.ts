import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentRecord } from '../../core/consent.js';
import { answerable } from '../how-dialog/how-dialog.js';
import { icon } from '../icons.js';
import { outsideNotes } from '../outside-notes.js';
import { purposeRows } from '../purpose-rows.js';
import { ifTrusted } from '../trust.js';
import type { DataContext } from './data-context.js';
import { downloadJson } from './download.js';

/** The five switches, at work at once, and every record of a choice. */
export function choicesView({ view, state, actions, words }: DataContext): TemplateResult {
  const { choices } = words.messages.data;
  const device = html`<sp-protection-section
    .state=${state}
    .actions=${actions}
    .words=${words}
    ?guarded=${view.run.protection === 'passphrase'}
    ?keeps=${view.run.encrypted && (state.purposes.history || state.purposes.offers)}
  ></sp-protection-section>`;
  return html`<p class="lead">${choices.lead}</p>
    ${
      state.signalHonoured
        ? html`<div class="note">${icon('check')}<span><b>${choices.signal.title}</b> ${choices.signal.text}</span></div>`
        : nothing
    }
    ${outsideNotes(state, words)} ${state.locked ? device : nothing}
    ${purposeRows(state.purposes, state, words, (purposes, press) =>
      actions.savePurposes(purposes, press),
    )}
    ${state.locked ? nothing : device}
    <h4 class="section-title">${choices.records}</h4>
    ${
      view.records.length === 0
        ? html`<p class="small-text muted">${choices.noRecords}</p>`
        : html`<ul class="rows">
            ${view.records.map((record) => recordRow(record, words))}
          </ul>`
    }
    <p class="small-text muted spaced">${answerable(state, words)}</p>`;
}

function recordRow(record: ConsentRecord, words: DataContext['words']): TemplateResult {
  const { choices } = words.messages.data;
  const when = words.format.dateTime(record.at);
  return html`<li class="row">
    <div>
      <b>${choices.record(record)}</b>
      <p>${choices.recordWhen(record, when)}</p>
    </div>
    <button
      class="quiet"
      type="button"
      aria-label=${choices.downloadNamed(when)}
      @click=${ifTrusted(() => downloadJson(JSON.stringify(record, null, 2), `choice-${record.id}.json`))}
    >
      ${icon('down', 'small')}${choices.download}
    </button>
  </li>`;
}
