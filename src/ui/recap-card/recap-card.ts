import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DueOffer, Recap, Switched } from '../../core/after-show.js';
import type { Purposes } from '../../core/consent.js';
import type { Product } from '../../core/product.js';
import { savingOf } from '../../page/session/press.js';
import type { AfterShowView, SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { icon } from '../icons.js';
import { type CardContext, price, productLink } from '../pick-rail/product-card.js';
import { sessionProperties } from '../session-element.js';
import { thumbs } from '../shared.styles.js';
import { thumb } from '../thumb.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './recap-card.styles.js';
import { recapTitle } from './recap-title.js';

/**
 * What the offers purpose shows: offers as soon as their rule holds, and the recap once the show is
 * over. Each item says why it is there; one press closes it, one turns the purpose off. Draws
 * nothing where there is nothing to show.
 *
 * @tagname sp-recap-card
 * @csspart recap - the recap and the offers after the show
 * @csspart recap-item - one product of the recap
 * @csspart watch - jumps to the moment of the replay
 * @csspart off - turns one item off
 * @csspart offer - one offer
 * @csspart offer-code - its code
 * @csspart offers-off - "not for me", which turns recaps and offers off
 */
export class RecapCard extends LitElement {
  static override styles = [base, buttons, thumbs, styles];

  static override properties = { ...sessionProperties };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;

  /** Whether a button was in focus that turns an item off. */
  #within = false;

  /** Where the button that was pressed has gone, the focus goes to what undoes it. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state')?.afterShow?.hidden ?? null;
    const now = this.state.afterShow?.hidden ?? null;
    const lost = this.shadowRoot?.activeElement === null && this.#within;
    if (changed.has('state') && now !== null && now !== before && lost) {
      this.shadowRoot?.querySelector<HTMLElement>('.undo')?.focus();
    }
  }

  protected override willUpdate(): void {
    this.#within = this.shadowRoot?.activeElement?.classList.contains('hide') === true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { afterShow } = this.state;
    if (afterShow === null) return nothing;
    const { offers, recap, missed, reminders, hidden } = afterShow;
    const over = recap !== null || missed.length > 0;
    const words = this.words.messages.afterShow;
    const title = recapTitle(afterShow, words);
    return html`<section class=${over ? 'over' : ''} part="recap" aria-label=${title}>
      ${this.#head(title, afterShow)} ${recap === null ? nothing : this.#figures(recap)}
      ${hidden === null ? nothing : this.#hidden(hidden)}
      ${this.#list(
        'recap',
        words.spentTime,
        recap?.items.map((item) => [item.productId, words.item(item)] as const) ?? [],
      )}
      ${this.#list(
        'missed',
        words.away,
        missed.map((id) => [id, words.awayWhy] as const),
      )}
      ${afterShow.unreachable ? html`<p class="note" role="status">${words.unreachable}</p>` : nothing}
      ${over && offers.length > 0 ? html`<h3>${words.offers(offers.length)}</h3>` : nothing}
      <div class="offers">${repeat(
        offers,
        ({ productId }) => productId,
        (offer) => this.#offer(offer),
      )}</div>
      ${this.#list(
        'reminder',
        title === words.reminders ? '' : words.reminders,
        reminders.map(
          (item) =>
            [item.productId, words.reminder(item, this.words.format.date(item.at))] as const,
        ),
      )}
      ${this.#end()}
    </section>`;
  }

  /** Brings the card to the start of what it scrolls in, and the focus to its heading. */
  reveal(): void {
    const scroller = this.assignedSlot?.parentElement;
    if (scroller) {
      const { top } = this.getBoundingClientRect();
      const margin = Number.parseFloat(getComputedStyle(this).marginBlockStart);
      scroller.scrollTop += top - margin - scroller.getBoundingClientRect().top;
    }
    this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
  }

  #head(title: string, { recap }: AfterShowView): TemplateResult {
    const words = this.words.messages.afterShow;
    return html`<header>
      <h2 tabindex="-1">${title}</h2>
      <button
        class="round"
        type="button"
        aria-label=${`${words.close}: ${title}`}
        @click=${() => this.actions.closeAfterShow()}
      >
        ${icon('close', 'small')}
      </button>
      <p class="made">
        ${icon('device', 'small')}${recap === null ? words.madeHere : words.madeFrom(recap.notes)}
      </p>
    </header>`;
  }

  #figures({ looked, saved, added }: Recap): TemplateResult {
    const { messages, format } = this.words;
    const words = messages.afterShow;
    const figures = [
      [looked, words.looked],
      [saved, words.saved],
      [added, words.added],
    ] as const;
    return html`<dl class="stats">
      ${figures.map(
        ([value, label]) =>
          html`<div>
            <dt>${label}</dt>
            <dd class="figures">${format.number(value)}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #list(
    what: Switched,
    title: string,
    items: readonly (readonly [productId: string, why: string])[],
  ): TemplateResult | typeof nothing {
    const found = items.flatMap(([id, why]) => {
      const product = this.state.byId.get(id);
      return product === undefined ? [] : [{ product, why }];
    });
    if (found.length === 0) return nothing;
    return html`${title === '' ? nothing : html`<h3>${title}</h3>`}
      <ul class="items">
        ${repeat(
          found,
          ({ product }) => product.id,
          ({ product, why }) => this.#item(what, product, why),
        )}
      </ul>`;
  }

  #item(what: Switched, product: Product, why: string): TemplateResult {
    return html`<li class="item" part="recap-item">
      ${thumb(product, this.state)}
      <div>
        <b>${productLink(product, this.#context)}</b>
        ${price(product, this.words)}
        <p>${why}</p>
        ${what === 'reminder' ? nothing : this.#watch(product)}
      </div>
      ${this.#hide(what, product)}
    </li>`;
  }

  #hide(what: Switched, { id, title }: Product): TemplateResult {
    const name = this.words.messages.afterShow.hide(title);
    return html`<button
      class="round hide"
      part="off"
      type="button"
      aria-label=${name}
      title=${name}
      @click=${() => this.actions.switchAfterShow(what, id, false)}
    >
      ${icon('close', 'small')}
    </button>`;
  }

  #hidden({ what, productId }: NonNullable<AfterShowView['hidden']>): TemplateResult {
    const words = this.words.messages.afterShow;
    const title = this.state.byId.get(productId)?.title ?? productId;
    return html`<p class="hid" role="status">
      <span id="hid">${words.hidden(title)}</span>
      <button
        class="quiet undo"
        type="button"
        aria-describedby="hid"
        @click=${() => this.actions.switchAfterShow(what, productId, true)}
      >
        ${icon('undo', 'small', true)}${words.undo}
      </button>
    </p>`;
  }

  /** Only where it is known when it was on stage. */
  #watch({ id, title }: Product): TemplateResult | typeof nothing {
    const seconds = this.state.afterShow?.moments.get(id);
    if (seconds === undefined) return nothing;
    const words = this.words.messages.afterShow;
    const time = clockTime(seconds);
    return html`<button
      class="quiet watch"
      part="watch"
      type="button"
      aria-label=${words.watchNamed(time, title)}
      @click=${() => this.actions.replay(id)}
    >
      ${icon('play', 'small')}<u>${words.watch(time)}</u>
    </button>`;
  }

  /** Label and code come from the catalogue, which is the same for everyone. */
  #offer(due: DueOffer): TemplateResult | typeof nothing {
    const product = this.state.byId.get(due.productId);
    if (product?.offer === undefined) return nothing;
    const { label, code } = product.offer;
    const words = this.words.messages.afterShow;
    return html`<div class="offer" part="offer">
      <b><bdi>${label}</bdi></b
      ><code part="offer-code"><span class="unseen">${words.code(code)}</span><span aria-hidden="true">${code}</span></code>
      <span class="for">${productLink(product, this.#context)}</span>
      <p>${words.offerWhy(due)}</p>
      ${this.#hide('offer', product)}
    </div>`;
  }

  #end(): TemplateResult {
    const words = this.words.messages.afterShow;
    return html`<p class="end">
      <button
        class="quiet"
        part="offers-off"
        type="button"
        aria-describedby="off"
        @click=${onPress(
          () => savingOf(this.#withoutOffers),
          (press) => this.actions.savePurposes(this.#withoutOffers, press),
          words.notForMe,
        )}
      >
        ${words.notForMe}</button
      ><span id="off">${words.notForMeText}</span>
    </p>`;
  }

  get #withoutOffers(): Purposes {
    return { ...this.state.purposes, offers: false };
  }

  get #context(): CardContext {
    return { state: this.state, actions: this.actions, words: this.words };
  }
}

/** As players write it: `2:05`, `1:02:05`. */
function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = twoDigits(whole % 60);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-recap-card': RecapCard;
  }
}
