import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { MIN_PASSPHRASE } from '../../core/passphrase.js';
import type { Press } from '../../page/session/press.js';
import { pressFor } from '../../page/session/press.js';
import type { PassphraseAnswer, SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { switchButton } from '../purpose-rows.js';
import { sessionProperties } from '../session-element.js';
import { rows } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './protection-section.styles.js';

/** Fewest different characters before a passphrase is called easy to guess. */
const DIFFERENT = 6;

type Form = 'unlock' | 'set' | 'change' | 'remove';

/**
 * The tab that forgets, and the passphrase over the notes: a switch, and one small form at a time.
 *
 * @tagname sp-protection-section
 */
export class ProtectionSection extends LitElement {
  static override styles = [base, buttons, rows, styles];

  static override properties = {
    ...sessionProperties,
    guarded: { type: Boolean },
    keeps: { type: Boolean },
    _form: { state: true },
    _fresh: { state: true },
    _visible: { state: true },
    _busy: { state: true },
    _answer: { state: true },
    _told: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** True while the notes have a passphrase. */
  declare guarded: boolean;
  /** True while there are notes on this device that a passphrase could guard. */
  declare keeps: boolean;
  declare _form: Form | null;
  declare _fresh: string;
  declare _visible: boolean;
  declare _busy: boolean;
  declare _answer: PassphraseAnswer | null;
  declare _told: string;

  constructor() {
    super();
    this.guarded = false;
    this.keeps = false;
    this._form = null;
    this._fresh = '';
    this._visible = false;
    this._busy = false;
    this._answer = null;
    this._told = '';
  }

  protected override render(): TemplateResult {
    const { protection } = this.words.messages;
    const { locked, shared } = this.state;
    return html`<h4 class="section-title">${protection.title}</h4>
      <div class="rows">
        ${forgetRow(this.state, this.actions, this.words)}
        ${!shared && (this.keeps || locked) ? this.#passphrase() : nothing}
      </div>
      <p class="told small-text" role="status">${this._told}</p>`;
  }

  #passphrase(): TemplateResult {
    const { protection } = this.words.messages;
    const { locked } = this.state;
    const { title, text } = locked
      ? protection.locked
      : this.guarded
        ? protection.guarded
        : protection.open;
    const form = locked ? 'unlock' : this._form;
    return html`<div class="row passphrase">
      <div>
        <b id="passphrase">${title}</b>
        <p>${text}</p>
        ${form === null ? this.#buttons() : this.#form(form)}
      </div>
    </div>`;
  }

  #buttons(): TemplateResult {
    const { protection } = this.words.messages;
    const button = (form: Form, label: string) =>
      html`<button class="button" type="button" @click=${() => this.#open(form)}>${label}</button>`;
    return html`<div class="acts">
      ${
        this.guarded
          ? [button('change', protection.change), button('remove', protection.remove)]
          : button('set', protection.set)
      }
    </div>`;
  }

  #form(form: Form): TemplateResult {
    const { protection } = this.words.messages;
    const hasOld = form !== 'set';
    const hasFresh = form === 'set' || form === 'change';
    const label = form === 'unlock' ? protection.passphrase : protection.current;
    const submit =
      form === 'unlock'
        ? protection.unlock
        : form === 'remove'
          ? protection.remove
          : protection.save;
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      ${hasOld ? this.#field('old', label, 'current-password') : nothing}
      ${hasFresh ? this.#field('fresh', protection.fresh, 'new-password') : nothing}
      <label class="show small-text"
        ><input
          type="checkbox"
          .checked=${this._visible}
          @change=${(event: Event) => {
            this._visible = (event.currentTarget as HTMLInputElement).checked;
          }}
        />${protection.show}</label
      >
      ${hasFresh || form === 'unlock' ? html`<p class="small-text muted">${protection.forgotten}</p>` : nothing}
      ${this.#problem()}
      <div class="acts">
        <button
          class="button primary"
          type="submit"
          aria-disabled=${this._busy ? 'true' : nothing}
          @click=${form === 'unlock' ? () => void this.#unlock() : onPress('protect', (press) => void this.#protect(form, press), this._busy ? protection.working : submit)}
        >
          ${this._busy ? protection.working : submit}</button
        >${
          form === 'unlock'
            ? nothing
            : html`<button class="button" type="button" @click=${() => this.#open(null)}>${protection.cancel}</button>`
        }
      </div>
    </form>`;
  }

  #field(name: 'old' | 'fresh', label: string, autocomplete: 'current-password' | 'new-password') {
    const { protection } = this.words.messages;
    const isFresh = name === 'fresh';
    return html`<label class="field"
      ><span>${label}</span
      ><input
        name=${name}
        type=${this._visible ? 'text' : 'password'}
        autocomplete=${autocomplete}
        autocapitalize="off"
        spellcheck="false"
        maxlength="1024"
        aria-describedby=${isFresh ? 'hint' : nothing}
        @input=${(event: Event) => {
          this._answer = null;
          if (isFresh) this._fresh = (event.currentTarget as HTMLInputElement).value;
        }}
      />${
        isFresh
          ? html`<small id="hint" class="muted">${protection.hint(strengthOf(this._fresh), MIN_PASSPHRASE)}</small>`
          : nothing
      }</label
    >`;
  }

  #problem(): TemplateResult | typeof nothing {
    const { protection } = this.words.messages;
    const texts: Partial<Record<PassphraseAnswer, string>> = {
      wrong: protection.wrong,
      wait: protection.wait,
      busy: protection.busy,
      short: protection.hint('short', MIN_PASSPHRASE),
      failed: protection.failed,
    };
    const text = this._answer === null ? undefined : texts[this._answer];
    return text === undefined
      ? nothing
      : html`<p class="problem small-text" role="alert">${text}</p>`;
  }

  #open(form: Form | null): void {
    this._form = form;
    this._fresh = '';
    this._answer = null;
    this._told = '';
    this._visible = false;
    void this.#focusForm();
  }

  async #focusForm(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input[name], .acts button')?.focus();
  }

  async #unlock(): Promise<void> {
    await this.#ask(
      () => this.actions.unlock(this.#value('old')),
      this.words.messages.protection.done.unlocked,
    );
  }

  async #protect(form: Form, press: Press): Promise<void> {
    const { done } = this.words.messages.protection;
    const fresh = form === 'remove' ? null : this.#value('fresh');
    if (fresh !== null && strengthOf(fresh) !== 'good' && strengthOf(fresh) !== 'weak') {
      this._answer = 'short';
      return;
    }
    await this.#ask(
      () => this.actions.protect(fresh, this.#value('old'), press),
      form === 'remove' ? done.removed : done.set,
    );
  }

  async #ask(work: () => Promise<PassphraseAnswer>, told: string): Promise<void> {
    if (this._busy) return;
    this._busy = true;
    try {
      this._answer = await work();
    } finally {
      this._busy = false;
    }
    if (this._answer !== 'done') {
      this.renderRoot.querySelector<HTMLInputElement>('input[name]')?.focus();
      return;
    }
    this.#open(null);
    this._told = told;
  }

  #value(name: string): string {
    return this.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  }
}

/** The switch of the tab that forgets; also in the dialog of the first choice. */
export function forgetRow(
  state: SessionState,
  actions: Pick<SessionActions, 'forgetOnClose'>,
  words: Words,
): TemplateResult {
  const { title, text } = words.messages.protection.forget(state.phase !== 'on');
  return html`<div class="row">
    <div>
      <b id="forget">${title}</b>
      <p id="forget-text">${text}</p>
    </div>
    ${switchButton({
      on: state.shared,
      labelledBy: 'forget',
      describedBy: 'forget-text',
      toggle: (event) => {
        const on = !state.shared;
        actions.forgetOnClose(on, pressFor(event, on ? 'forget-on' : 'forget-off', title));
      },
    })}
  </div>`;
}

/** A hint, not a measure: long enough, and not the same few characters or digits only. */
function strengthOf(passphrase: string): 'empty' | 'short' | 'weak' | 'good' {
  const characters = Array.from(passphrase.normalize('NFKC'));
  if (characters.length === 0) return 'empty';
  if (characters.length < MIN_PASSPHRASE) return 'short';
  const isPlain = /^\d+$/.test(passphrase) || new Set(characters).size < DIFFERENT;
  return isPlain ? 'weak' : 'good';
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-protection-section': ProtectionSection;
  }
}
