import { html, nothing, type TemplateResult } from 'lit';
import { switchButton } from '../purpose-rows.js';
import type { DataContext } from './data-context.js';

/** The viewer's switch against what comes up by itself, and the way back from "fewer of these". */
export function fewerRow({ state, actions, words }: DataContext): TemplateResult | typeof nothing {
  const { fewer, stopped } = state.spotlight;
  const { spotlight } = words.messages;
  if (!state.purposes.picks) return nothing;
  return html`<div class="row">
    <div>
      <b id="fewer">${spotlight.switchTitle}</b>
      <p id="fewer-text">${spotlight.switchText}</p>
      ${
        stopped && !fewer
          ? html`<p class="stopped">
              ${spotlight.stopped}
              <button class="quiet" part="allow-spotlight" type="button" @click=${() => actions.spotlight('allow')}>
                ${spotlight.allow}
              </button>
            </p>`
          : nothing
      }
    </div>
    ${switchButton({
      on: fewer,
      labelledBy: 'fewer',
      describedBy: 'fewer-text',
      toggle: () => actions.setFewer(!fewer),
    })}
  </div>`;
}
