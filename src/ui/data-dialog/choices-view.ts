import { html, nothing, type TemplateResult } from 'lit';
import { answerable } from '../how-dialog/how-dialog.js';
import { icon } from '../icons.js';
import { outsideNotes } from '../outside-notes.js';
import { purposeRows } from '../purpose-rows.js';
import { afterShowRows, notifyRow } from './after-show-rows.js';
import { countryChoice } from './country-choice.js';
import type { DataContext } from './data-context.js';

/** The five switches, at work at once, and every record of a choice. */
export function choicesView(context: DataContext): TemplateResult {
  const { view, state, actions, words } = context;
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
    ${countryChoice({ view, state, actions, words })} ${notifyRow(context)} ${afterShowRows(context)} ${state.locked ? nothing : device}
    <sp-records-section
      .records=${view.records}
      .state=${state}
      .actions=${actions}
      .words=${words}
    ></sp-records-section>
    ${
      state.purposes.picks && state.purposes.history && state.storage === 'durable'
        ? html`<sp-import-section
            .state=${state}
            .actions=${actions}
            .words=${words}
            .notes=${view.signals.length}
          ></sp-import-section>`
        : nothing
    }
    <p class="small-text muted spaced">${answerable(state, words)}</p>`;
}
