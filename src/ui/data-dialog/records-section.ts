import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ConsentRecord } from '../../core/consent.js';
import type { Press } from '../../page/session/press.js';
import { receiptText, recordText } from '../../page/session/records.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { icon } from '../icons.js';
import { sessionProperties } from '../session-element.js';
import { rows } from '../shared.styles.js';
import { ifOwnPress, onPress } from '../trust.js';
import type { Words } from '../words.js';
import { downloadJson } from './download.js';
import { styles } from './records-section.styles.js';

/**
 * Every choice in words, as a file for each or for all, and the log of what was done with the notes.
 *
 * @tagname sp-records-section
 */
export class RecordsSection extends LitElement {
  static override styles = [base, buttons, rows, styles];

  static override properties = {
    ...sessionProperties,
    records: { attribute: false },
    _log: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** Newest first. */
  declare records: readonly ConsentRecord[];
  declare _log: 'ready' | 'making' | 'failed';

  constructor() {
    super();
    this.records = [];
    this._log = 'ready';
  }

  protected override render(): TemplateResult {
    const { data, vault } = this.words.messages;
    const { choices } = data;
    return html`<h4 class="section-title">${choices.records}</h4>
      ${this.state.vault === null ? nothing : html`<p class="small-text muted">${vault.choices}</p>`}
      ${
        this.records.length === 0
          ? html`<p class="small-text muted">${choices.noRecords}</p>`
          : html`<p class="small-text muted">${choices.recordsText}</p>
            <ul class="rows">
              ${this.records.map((_, index) => this.#row(index))}
            </ul>`
      }
      <div class="acts">
        ${this.records.length === 0 ? nothing : this.#all()}${this.#logButton()}
      </div>
      <p class="small-text muted">${choices.logText}</p>
      <p class="problem small-text" role="status">${this._log === 'failed' ? choices.logFailed : ''}</p>`;
  }

  #row(index: number): TemplateResult | typeof nothing {
    const record = this.records[index];
    if (record === undefined) return nothing;
    const { choices } = this.words.messages.data;
    const when = this.words.format.dateTime(record.at);
    return html`<li class="row">
      <div>
        <b>${choices.record(record)}</b>
        <p>${choices.recordWhen(record, when)}</p>
      </div>
      <button
        class="quiet"
        type="button"
        aria-label=${choices.downloadNamed(when)}
        @click=${ifOwnPress(() =>
          downloadJson(recordText(this.records, index), `record-${stamp(record.at)}.json`),
        )}
      >
        ${icon('down', 'small')}${choices.download}
      </button>
    </li>`;
  }

  #all(): TemplateResult {
    const { choices } = this.words.messages.data;
    return html`<button
      class="button"
      type="button"
      @click=${ifOwnPress(() => {
        const now = Date.now();
        downloadJson(receiptText(this.records, now), `records-${stamp(now)}.json`);
      })}
    >
      ${icon('down')}${choices.downloadAll}
    </button>`;
  }

  #logButton(): TemplateResult {
    const { choices } = this.words.messages.data;
    return html`<button
      class="button"
      type="button"
      aria-disabled=${this._log === 'making' ? 'true' : nothing}
      @click=${onPress('log', (press) => void this.#saveLog(press), choices.downloadLog)}
    >
      ${icon('down')}${choices.downloadLog}
    </button>`;
  }

  async #saveLog(press: Press): Promise<void> {
    if (this._log === 'making') return;
    this._log = 'making';
    try {
      downloadJson(await this.actions.exportLog(press), 'stream-picks-log.json');
      this._log = 'ready';
    } catch {
      // The session has told the page; the viewer reads it here.
      this._log = 'failed';
    }
  }
}

/** Day and time as they may stand in a file's name, by UTC. */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-records-section': RecordsSection;
  }
}
