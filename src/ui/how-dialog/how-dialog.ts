import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { anyPurpose, NO_PURPOSES, type Purposes } from '../../core/consent.js';
import { sentences } from '../../i18n/sentences.js';
import { type Press, savingOf, type Wish } from '../../page/session/press.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { forgetRow } from '../data-dialog/protection-section.js';
import { DialogController } from '../dialog.js';
import { dialogs } from '../dialog.styles.js';
import { type IconName, icon } from '../icons.js';
import { OwnTaskElement } from '../own-task-element.js';
import { purposeRows } from '../purpose-rows.js';
import { controllerName, sessionProperties } from '../session-element.js';
import { rows } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './how-dialog.styles.js';

const POINT_ICONS: readonly [IconName, IconName, IconName] = ['eye', 'device', 'undo'];

/**
 * The second layer of the question: how picks work, the five switches, who answers for the data.
 * Switches start off, or as they were chosen; nothing counts before "Save my choices".
 *
 * @tagname sp-how-dialog
 * @csspart dialog - the dialog
 * @csspart choice - "save my choices" and "no", of equal weight
 * @csspart switch - each switch
 */
export class HowDialog extends OwnTaskElement {
  static override styles = [base, buttons, rows, dialogs, styles];

  static override properties = { ...sessionProperties };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;

  /** What the switches show; nothing but the viewer's own presses changes it. */
  #draft: Purposes = NO_PURPOSES;
  #dialog = new DialogController(this, () => this.actions.closePanel());

  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.hasUpdated) this.#draft = this.state.purposes;
  }

  protected override render(): TemplateResult {
    const { how, close } = this.words.messages;
    return this.#dialog.render({
      headingId: 'heading',
      closeLabel: close,
      head: html`<h2 id="heading">${how.title}</h2>`,
      body: html`<ul class="points">
          ${how.points.map(
            ({ title, text }, index) =>
              html`<li>
                ${icon(POINT_ICONS[index] ?? 'eye', 'normal', true)}<b>${title}</b>
                <p>${text}</p>
              </li>`,
          )}
        </ul>
        <h3 class="section-title">${how.choose}</h3>
        ${purposeRows(this.#draft, this.state, this.words, (draft) => {
          this.#draft = draft;
          this.requestUpdate();
        })}
        <div class="rows forget">${forgetRow(this.state, this.actions, this.words)}</div>
        <p class="small-text muted answerable">${answerable(this.state, this.words)}</p>`,
      foot: html`<div class="pair">
        ${this.#choice(
          how.save,
          () => this.#wish,
          (press) => this.#save(press),
        )}${this.#choice(
          how.refuse,
          () => 'refuse',
          (press) => this.#refuse(press),
        )}
      </div>`,
    });
  }

  #choice(label: string, wish: () => Wish, choose: (press: Press) => void): TemplateResult {
    return html`<button class="button" part="choice" type="button" @click=${onPress(wish, choose, label)}>${label}</button>`;
  }

  /** Saving with everything off is a no. */
  get #wish(): Wish {
    return anyPurpose(this.#draft) ? savingOf(this.#draft) : 'refuse';
  }

  #refuse(press: Press): void {
    this.actions.refuse(press);
    this.actions.closePanel();
  }

  #save(press: Press): void {
    if (anyPurpose(this.#draft)) this.actions.savePurposes(this.#draft, press);
    else this.actions.refuse(press);
    this.actions.closePanel();
  }
}

/** Who answers, what the viewer may ask for, where to read and to write. */
export function answerable(state: SessionState, words: Words): TemplateResult {
  const { how } = words.messages;
  const { policy, contact, recipient, recipientCountry } = state.notified;
  const rights = how.rights({
    counts: state.countsOffered,
    elsewhere: recipient !== null || recipientCountry !== null,
  });
  return html`${sentences(how.controller(controllerName(state)), rights)}
  ${link(policy, how.policy)} ${link(contact === null ? null : contactAddress(contact), how.contact)}`;
}

function link(address: string | null, label: string): TemplateResult | typeof nothing {
  return address === null || !isSafe(address)
    ? nothing
    : html`<a class="link" href=${address} target="_blank" rel="noopener">${label}</a>`;
}

/** The page's own addresses; still, only what a link may hold. */
function isSafe(address: string): boolean {
  try {
    return /^(https?|mailto|tel):$/.test(new URL(address, document.baseURI).protocol);
  } catch {
    // An address that cannot be read is not shown.
    return false;
  }
}

function contactAddress(contact: string): string {
  return contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact;
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-how-dialog': HowDialog;
  }
}
