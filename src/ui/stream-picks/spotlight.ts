import { html, nothing, type TemplateResult } from 'lit';
import type { ElementSession } from '../../page/session/options.js';
import type { Words } from '../words.js';

const PARTS =
  'spotlight, flag, spotlight-why, spotlight-close, spotlight-fewer, add, choose, picture, price';

/**
 * The place of the spotlight, where there are picks that it may show.
 * @param over over a player, else above the bar of the rail
 */
export function spotlight(
  session: ElementSession,
  words: Words,
  over: boolean,
): TemplateResult | typeof nothing {
  const { state } = session;
  if (state.phase !== 'on' || !state.purposes.picks) return nothing;
  return html`<sp-spotlight-card
    slot=${over ? nothing : 'spot'}
    exportparts=${PARTS}
    ?over=${over}
    .state=${state}
    .actions=${session}
    .words=${words}
  ></sp-spotlight-card>`;
}
