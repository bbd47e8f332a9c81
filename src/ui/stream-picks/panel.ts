import { html, nothing, type TemplateResult } from 'lit';
import type { Panel, SessionState } from '../../page/session/state.js';
import { namesFor, type Words } from '../words.js';
import type { View } from './rail-surface.js';

/** The dialog that is open, with its words, or what stands in its place; nothing without. */
export function panel(view: View): TemplateResult | typeof nothing {
  const { session, words, lateness } = view;
  const { state } = session;
  const parts = 'dialog, dialog-head, dialog-body, dialog-foot, close, choice, switch';
  if (state.panel !== null && lateness !== null) {
    return html`<sp-missing-dialog
      exportparts=${parts}
      .name=${nameOf(state.panel, state, words)}
      .lateness=${lateness}
      .words=${words}
      .retry=${view.retry}
      .leave=${() => session.closePanel()}
    ></sp-missing-dialog>`;
  }
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

/** What the heading of a dialog says. */
function nameOf(wanted: Panel, state: SessionState, words: Words): string {
  const { how, why, data } = words.messages;
  if (wanted.kind === 'how') return how.title;
  if (wanted.kind === 'data') return data.title;
  return why.title(namesFor(state, words).title(wanted.productId));
}
