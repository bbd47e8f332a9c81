import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { sentences } from '../../i18n/sentences.js';
import type { ImportReady, ImportRefusal } from '../../page/session/import.js';
import type { Press } from '../../page/session/press.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { sessionProperties } from '../session-element.js';
import { rows } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './import-section.styles.js';

type Step = ImportRefusal | { readonly state: 'none' | 'reading' };

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
  /** What a press takes; private, so that no script puts another file under what is said. */
  #ready: ImportReady | null = null;

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
            ${this.#ready === null ? this.#choose(this._step) : this.#confirm(this.#ready)}
          </div>
        </div>
      </div>
      <p class="told small-text" role="status">${this._told}</p>`;
  }

  #choose(step: Step): TemplateResult {
    const { importing } = this.words.messages;
    const isReading = step.state === 'reading';
    return html`${
      step.state === 'refused'
        ? html`<p class="problem small-text" role="alert">
              ${sentences(importing.refused[step.why], step.path === null ? '' : importing.where(step.path))}
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

  #confirm(ready: ImportReady): TemplateResult {
    const { importing } = this.words.messages;
    const { signals, statements, comparisons } = ready;
    const when = this.words.format.dateTime(ready.exportedAt);
    const held = { signals, statements, comparisons, when };
    const label = this._busy ? importing.working : importing.replace;
    return html`<div role="group" aria-labelledby="found">
      <p id="found">${sentences(importing.found(held), importing.replaces(this.notes))}</p>
      <div class="acts">
        <button
          class="button primary"
          type="button"
          aria-disabled=${this._busy ? 'true' : nothing}
          @click=${onPress(`import:${ready.id}`, (press) => void this.#take(ready, press), label)}
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
    this.#show({ state: 'reading' });
    const step = await this.actions.checkImport(blob);
    input.value = '';
    if (mine !== this.#chosen) return;
    this.#show(step);
    await this.#focusButton();
  }

  async #take({ id }: ImportReady, press: Press): Promise<void> {
    if (this._busy) return;
    this._busy = true;
    const answer = await this.actions.importData(id, press);
    this._busy = false;
    if (answer.state === 'done') {
      this._told = this.words.messages.importing.done(answer);
      this.#show({ state: 'none' });
    } else this.#show(answer);
    await this.#focusButton();
  }

  async #cancel(): Promise<void> {
    this.#show({ state: 'none' });
    await this.#focusButton();
  }

  #show(step: Step | ImportReady): void {
    const isReady = step.state === 'ready';
    this.#ready = isReady ? step : null;
    this._step = isReady ? { state: 'none' } : step;
    this.requestUpdate();
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
