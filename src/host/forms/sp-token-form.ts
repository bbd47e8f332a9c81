import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { hostEn } from '../../i18n/en/host.js';
import type { HostMessages } from '../../i18n/host-messages.js';
import { baseStyles, formStyles } from '../base.styles.js';
import { panelStyles } from '../panels/panel.styles.js';

/**
 * Asks for the host token. What is typed goes to `open` and is wiped from the field; it never
 * becomes an attribute, an event or part of an address.
 *
 * @tagname sp-token-form
 */
export class SpTokenForm extends LitElement {
  static override styles = [baseStyles, panelStyles, formStyles];

  static override properties = {
    words: { attribute: false },
    open: { attribute: false },
    wrong: { attribute: false },
    missing: { state: true },
  };

  /** The words of the host page. */
  declare words: HostMessages;
  /** Takes the token that was typed. */
  declare open: (token: string) => void;
  /** Whether the last token was refused. */
  declare wrong: boolean;
  /** Whether the form was sent empty. */
  declare protected missing: boolean;

  constructor() {
    super();
    this.words = hostEn;
    this.open = () => {};
    this.wrong = false;
    this.missing = false;
  }

  protected override render(): TemplateResult {
    const { token } = this.words;
    const fault = this.missing ? token.missing : this.wrong ? token.wrong : null;
    return html`<section class="panel" aria-labelledby="heading">
      <h2 id="heading">${token.heading}</h2>
      <p class="caption" id="explain">${token.explain}</p>
      <form novalidate @submit=${this.#onSubmit}>
        <div class="field">
          <label for="token">${token.label}</label>
          <input
            id="token"
            type="password"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=${fault === null ? 'false' : 'true'}
            aria-describedby=${fault === null ? 'explain' : 'explain fault'}
          />
          <p class="fault" id="fault" role="alert">${fault ?? nothing}</p>
        </div>
        <button class="button primary" type="submit">${token.submit}</button>
      </form>
    </section>`;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector('input');
    if (field === null) return;
    const typed = field.value.trim();
    this.missing = typed === '';
    if (typed === '') {
      field.focus();
      return;
    }
    field.value = '';
    this.open(typed);
  };
}
