import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { pressFor } from '../../page/session/press.js';
import { switchButton } from '../purpose-rows.js';
import { namesFor } from '../words.js';
import type { DataContext } from './data-context.js';

/** The switch of this browser's messages; only where the page could show one. */
export function notifyRow({ state, actions, words }: DataContext): TemplateResult | typeof nothing {
  const { afterShow } = words.messages;
  const { notify, purposes } = state;
  if (!purposes.offers || notify === 'none') return nothing;
  const on = notify === 'on';
  return html`<div class="rows spaced">
    <div class="row">
      <div>
        <b id="notify">${afterShow.notify}</b>
        <p id="notify-text">${notify === 'denied' ? afterShow.notifyDenied : afterShow.notifyText}</p>
      </div>
      ${switchButton({
        on,
        labelledBy: 'notify',
        describedBy: 'notify-text',
        disabled: notify === 'denied',
        toggle: (event) => {
          const press = pressFor(event, on ? 'notify-off' : 'notify-on', afterShow.notify);
          actions.setNotify(!on, press);
        },
      })}
    </div>
  </div>`;
}

/** What the viewer turned off one by one of recaps, reminders and offers, each to be shown again. */
export function afterShowRows({
  view,
  state,
  actions,
  words,
}: DataContext): TemplateResult | typeof nothing {
  const { afterShow } = words.messages;
  const names = namesFor(state, words);
  const off = (view.switched ?? []).flatMap(({ id, what, productId }) =>
    what === 'notify' || productId === undefined ? [] : [{ id, what, productId }],
  );
  if (off.length === 0) return nothing;
  return html`<h4 class="section-title" id="hidden-after">${afterShow.offHeading}</h4>
    <ul class="rows" data-list="hidden-after" aria-labelledby="hidden-after">
      ${repeat(
        off,
        ({ id }) => id,
        ({ id, what, productId }) => {
          const text = afterShow.off(what, names.title(productId));
          return html`<li class="row tight" data-row=${id}>
            <div class="small-text">${text}</div>
            <button
              class="quiet"
              type="button"
              data-act="show-again"
              aria-label=${afterShow.showAgainNamed(text)}
              @click=${() => actions.switchAfterShow(what, productId, true)}
            >
              ${afterShow.showAgain}
            </button>
          </li>`;
        },
      )}
    </ul>`;
}
