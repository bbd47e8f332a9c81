import { html, nothing, type TemplateResult } from 'lit';
import type { ElementSession } from '../../page/session/options.js';
import type { Words } from '../words.js';

/** The dialog that is open, with its words; nothing without. */
export function panel(session: ElementSession, words: Words): TemplateResult | typeof nothing {
  const { state } = session;
  const parts = 'dialog, dialog-head, dialog-body, dialog-foot, close, choice, switch';
  switch (state.panel?.kind) {
    case 'how':
      return html`<sp-how-dialog exportparts=${parts} .state=${state} .actions=${session} .words=${words}></sp-how-dialog>`;
    case 'why':
      return html`<sp-why-dialog
        exportparts=${parts}
        .state=${state}
        .actions=${session}
        .words=${words}
        .panel=${state.panel}
      ></sp-why-dialog>`;
    case 'data':
      return html`<sp-data-dialog
        exportparts=${parts}
        .state=${state}
        .actions=${session}
        .words=${words}
        .panel=${state.panel}
      ></sp-data-dialog>`;
    default:
      return nothing;
  }
}
