import { html, LitElement, type TemplateResult } from 'lit';
import { base, buttons } from '../base.styles.js';
import { DialogController } from '../dialog.js';
import { dialogs } from '../dialog.styles.js';
import type { Words } from '../words.js';
import type { Lateness } from './late-dialogs.js';

/**
 * Stands in the place of a dialog whose code is on its way or did not come: says so, and tries again.
 *
 * @tagname sp-missing-dialog
 */
export class MissingDialog extends LitElement {
  static override styles = [base, buttons, dialogs];

  static override properties = {
    name: { attribute: false },
    lateness: { attribute: false },
    words: { attribute: false },
    retry: { attribute: false },
    leave: { attribute: false },
  };

  /** The heading of the dialog that was wanted. */
  declare name: string;
  declare lateness: Lateness;
  declare words: Words;
  declare retry: () => void;
  declare leave: () => void;

  #dialog = new DialogController(this, () => this.leave());

  protected override render(): TemplateResult {
    const { optIn, close } = this.words.messages;
    const isFailed = this.lateness === 'failed';
    return this.#dialog.render({
      headingId: 'heading',
      closeLabel: close,
      head: html`<h2 id="heading">${this.name}</h2>`,
      body: html`<p role="alert">${isFailed ? optIn.missing : optIn.working}</p>`,
      foot: html`<div class="pair">
        <button
          class="button"
          part="retry"
          type="button"
          aria-disabled=${!isFailed}
          @click=${() => isFailed && this.retry()}
        >${optIn.again}</button>
        <button class="button" type="button" @click=${() => this.leave()}>${close}</button>
      </div>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-missing-dialog': MissingDialog;
  }
}
