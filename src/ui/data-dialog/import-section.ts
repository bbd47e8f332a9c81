import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportReady, ImportRefusal } from '../../page/session/import.js';
import type { Press } from '../../page/session/press.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { sessionProperties } from '../session-element.js';
import { base, buttons, rows } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './import-section.styles.js';

type Step = ImportReady | ImportRefusal | { readonly state: 'none' | 'reading' };

/**
 * A file that Export makes: chosen, looked at, and taken in only after it was said what that
 * replaces.
 *
 * @tagname sp-import-section
 */
export class ImportSection extends LitElement {
  static override styles = [base, buttons, rows, styles];

  static override properties = {
    ...sessionProperties,
    notes: { type: Number },
    _step: { state: true },
    _busy: { state: true },
    _told: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** How many notes are known here now. */
  declare notes: number;
  declare _step: Step;
  declare _busy: boolean;
  declare _told: string;
  /** Goes up with each choice of a file: what was read of an earlier one is late. */
  #chosen = 0;

  constructor() {
    super();
    this.notes = 0;
    this._step = { state: 'none' };
    this._busy = false;
    this._told = '';
  }

  protected override render(): TemplateResult {
    const { importing } = this.words.messages;
    return html`<div class="rows">
        <div class="row">
          <div>
            <b>${importing.title}</b>
            <p>${importing.text}</p>
            <input
              type="file"
              accept=".json,application/json"
              hidden
              tabindex="-1"
              @change=${(event: Event) => void this.#read(event.currentTarget as HTMLInputElement)}
            />
            ${this._step.state === 'ready' ? this.#confirm(this._step) : this.#choose(this._step)}
          </div>
        </div>
      </div>
      <p class="told small-text" role="status">${this._told}</p>`;
  }

  #choose(step: Exclude<Step, ImportReady>): TemplateResult {
    const { importing } = this.words.messages;
    const isReading = step.state === 'reading';
    return html`${
      step.state === 'refused'
        ? html`<p class="problem small-text" role="alert">
              ${importing.refused[step.why]} ${step.path === null ? nothing : importing.where(step.path)}
            </p>`
        : nothing
    }
      <div class="acts">
        <button
          class="button"
          type="button"
          aria-disabled=${isReading ? 'true' : nothing}
          @click=${() => isReading || this.renderRoot.querySelector('input')?.click()}
        >
          ${isReading ? importing.reading : importing.choose}
        </button>
      </div>`;
  }

  #confirm({ exportedAt, file }: ImportReady): TemplateResult {
    const { importing } = this.words.messages;
    const { signals } = file.profile;
    const statements = signals.filter(({ type }) => type === 'stated').length;
    const held = {
      signals: signals.length - statements,
      statements,
      comparisons: file.learning.comparisons.length,
      when: this.words.format.dateTime(exportedAt),
    };
    const label = this._busy ? importing.working : importing.replace;
    return html`<div role="group" aria-labelledby="found">
      <p id="found">${importing.found(held)} ${importing.replaces(this.notes)}</p>
      <div class="acts">
        <button
          class="button primary"
          type="button"
          aria-disabled=${this._busy ? 'true' : nothing}
          @click=${onPress('import', (press) => void this.#take(press), label)}
        >
          ${label}
        </button>
        <button class="button" type="button" @click=${() => void this.#cancel()}>
          ${importing.cancel}
        </button>
      </div>
    </div>`;
  }

  async #read(input: HTMLInputElement): Promise<void> {
    const [blob] = input.files ?? [];
    // The same file can be chosen again.
    if (blob === undefined) return;
    this.#chosen += 1;
    const mine = this.#chosen;
    this._told = '';
    this._step = { state: 'reading' };
    const step = await this.actions.checkImport(blob);
    input.value = '';
    if (mine !== this.#chosen) return;
    this._step = step;
    await this.#focusButton();
  }

  async #take(press: Press): Promise<void> {
    if (this._busy || this._step.state !== 'ready') return;
    this._busy = true;
    const answer = await this.actions.importData(this._step.file, press);
    this._busy = false;
    if (answer.state === 'done') {
      this._told = this.words.messages.importing.done(answer);
      this._step = { state: 'none' };
    } else this._step = answer;
    await this.#focusButton();
  }

  async #cancel(): Promise<void> {
    this._step = { state: 'none' };
    await this.#focusButton();
  }

  async #focusButton(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.acts button')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-import-section': ImportSection;
  }
}
