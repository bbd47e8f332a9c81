import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Explanation, Reason } from '../../core/picks.js';
import type { Product } from '../../core/product.js';
import type { Panel, SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { DialogController } from '../dialog.js';
import { dialogs } from '../dialog.styles.js';
import { icon } from '../icons.js';
import { KeepFocus } from '../keep-focus.js';
import { OwnTaskElement } from '../own-task-element.js';
import { switchButton } from '../purpose-rows.js';
import { controllerName, sessionProperties } from '../session-element.js';
import { chartKey, rows, thumbs } from '../shared.styles.js';
import { thumb } from '../thumb.js';
import { namesFor, type Words } from '../words.js';
import { placeTrack } from './place-track.js';
import { reasonList } from './reason-list.js';
import { styles } from './why-dialog.styles.js';

/** After this long without an answer the viewer is told that it still comes. */
const LATE_MS = 3000;

type WhyPanel = Extract<Panel, { kind: 'why' }>;

/**
 * Why a product stands where it stands: every contribution, their sum, the place with and without
 * the viewer's acts, and the way to remove each of them.
 *
 * @tagname sp-why-dialog
 * @csspart dialog - the dialog
 */
export class WhyDialog extends OwnTaskElement {
  static override styles = [base, buttons, rows, thumbs, chartKey, dialogs, styles];

  static override properties = {
    ...sessionProperties,
    panel: { attribute: false },
    _late: { state: true },
    _unfolded: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** The panel to draw. */
  declare panel: WhyPanel;
  declare _late: boolean;
  declare _unfolded: boolean;

  #dialog = new DialogController(this, () => this.actions.closePanel());
  /** Reasons that were on screen, so that one just removed can still be named. */
  #known = new Map<string, Reason>();
  /** Who paid for the place this panel was opened on; stays when the viewer turns paid places off. */
  #paidBy: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new KeepFocus(this, '.reason button, .round');
    this._late = false;
    this._unfolded = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setTimeout(() => {
      this._late = true;
    }, LATE_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('panel')) return;
    const { explanation, productId } = this.panel;
    for (const reason of explanation?.reasons ?? []) this.#known.set(reason.id, reason);
    if (changed.get('panel')?.productId !== productId) this.#paidBy = null;
    if (explanation?.promoted === true) {
      this.#paidBy = this.state.byId.get(productId)?.promotedBy?.name ?? null;
    }
  }

  protected override render(): TemplateResult {
    const { why, rail, card, close } = this.words.messages;
    const { panel, state, actions } = this;
    const product = state.byId.get(panel.productId);
    const title = product?.title ?? panel.productId;
    const promoted = panel.explanation?.promoted === true ? product?.promotedBy : undefined;
    return this.#dialog.render({
      headingId: 'heading',
      closeLabel: close,
      head: html`<div class="product">
        ${product === undefined ? html`<span class="thumb"></span>` : thumb(product, state)}
        <div>
          <h2 id="heading">${why.title(title)}</h2>
          ${
            promoted === undefined
              ? html`<div class="ai">${icon('chip', 'small')}${rail.byAi}</div>`
              : html`<p class="small-text muted">${card.promotedBy(promoted.name)}</p>`
          }
        </div>
      </div>`,
      body: this.#body(product),
      foot: html`<div class="pair">
        <button
          class="button"
          type="button"
          aria-pressed=${this.state.reactions.get(panel.productId) === 'more'}
          @click=${() => actions.moreLikeThis(panel.productId)}
        >
          ${icon('more')}${why.more}</button
        ><button class="button" type="button" @click=${() => {
          actions.dismiss(panel.productId);
          actions.closePanel();
        }}>
          ${icon('hide')}${why.notForMe}
        </button>
      </div>`,
    });
  }

  #body(product: Product | undefined): TemplateResult {
    const { why } = this.words.messages;
    const { explanation, missing = null } = this.panel;
    if (explanation === null) {
      const wait = this._late ? why.stillLoading : why.loading;
      return html`<div class="place" role="status">
        <p class="waiting">${missing === null ? wait : why.missing[missing]}</p>
      </div>`;
    }
    const promoted = explanation.promoted ? product?.promotedBy : undefined;
    const removed = this.#removed(explanation);
    const gone = removed === null ? null : (this.#known.get(removed.reasonId) ?? null);
    return html`<div class="place" role="status" aria-atomic="true">
        ${promoted === undefined ? this.#place(explanation) : this.#paidPlace(explanation, promoted.name)}
      </div>
      <h3 class="section-title">${why.counted}</h3>
      ${
        explanation.reasons.length === 0 && gone === null
          ? html`<p>${why.nothingYet}</p>`
          : reasonList({
              reasons: explanation.reasons,
              place: explanation.place,
              gone,
              words: this.words,
              names: namesFor(this.state, this.words),
              removable: true,
              remove: (id) => this.actions.removeReason(id),
              undo: () => this.actions.undo(),
              unfolded: this._unfolded,
              unfold: () => {
                this._unfolded = !this._unfolded;
              },
            })
      }
      <p class="small-text muted closing">
        ${promoted === undefined ? why.nothingElse : why.promotedPlace(explanation.placeByScore, explanation.place)}
      </p>
      ${this.#paidBy === null ? nothing : this.#promotedSwitch(explanation.promoted)}`;
  }

  /** The removal to tell of; null until the new answer is there. */
  #removed(explanation: Explanation): NonNullable<WhyPanel['removed']> | null {
    const { removed } = this.panel;
    if (removed === undefined) return null;
    return explanation.reasons.some(({ id }) => id === removed.reasonId) ? null : removed;
  }

  #place(explanation: Explanation): TemplateResult {
    const { why, reasons } = this.words.messages;
    const { place, total } = explanation;
    const removed = this.#removed(explanation);
    if (removed !== null) {
      return html`<p>${why.removed(removed.placeBefore, place)}</p>
        ${placeTrack({ now: place, without: null, total }, why)}`;
    }
    const main = mainReason(explanation);
    if (main === null) {
      return html`<p>${explanation.discovery ? why.discovery : why.notAboutYou}</p>
        ${placeTrack({ now: place, without: null, total }, why)}`;
    }
    const cause = reasons.cause(main, namesFor(this.state, this.words));
    const without = main.placeWithout ?? place;
    if (without === place) {
      return html`<p>${why.stillWithout(cause, place)}</p>
        ${placeTrack({ now: place, without: null, total }, why)}`;
    }
    const words = why.without(cause, without);
    return html`<p>${words.before}<strong>${words.place}</strong>${words.after}</p>
      ${placeTrack({ now: place, without, total }, why)}`;
  }

  #paidPlace(explanation: Explanation, name: string): TemplateResult {
    const { why } = this.words.messages;
    const aboutViewer = explanation.reasons.some((reason) => reason.about === 'viewer');
    return html`<p>
      ${why.promotedPaid(name, controllerName(this.state))}
      <strong>${aboutViewer ? why.promotedNotByYou : why.promotedNothingAboutYou}</strong>
    </p>`;
  }

  #promotedSwitch(on: boolean): TemplateResult {
    const { title, text } = this.words.messages.why.showPromoted;
    return html`<div class="rows">
      <div class="row">
        <div>
          <b id="promoted">${title}</b>
          <p id="promoted-text">${text}</p>
        </div>
        ${switchButton({
          on,
          labelledBy: 'promoted',
          describedBy: 'promoted-text',
          toggle: () => this.actions.setShowPromoted(!on),
        })}
      </div>
    </div>`;
  }
}

/** The viewer's own reason that changes the place most; null where none of their acts counted. */
function mainReason(explanation: Explanation): Reason | null {
  let main: Reason | null = null;
  for (const reason of explanation.reasons) {
    if (reason.about !== 'viewer' || reason.placeWithout === undefined) continue;
    if (main === null || moves(reason, explanation.place) > moves(main, explanation.place))
      main = reason;
  }
  return main;
}

function moves(reason: Reason, place: number): number {
  return Math.abs((reason.placeWithout ?? place) - place);
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-why-dialog': WhyDialog;
  }
}
