import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DueOffer, Recap } from '../../core/after-show.js';
import type { Purposes } from '../../core/consent.js';
import type { Product } from '../../core/product.js';
import { savingOf } from '../../page/session/press.js';
import type { AfterShowView, SessionActions, SessionState } from '../../page/session/state.js';
import { icon } from '../icons.js';
import { type CardContext, price, productLink } from '../pick-rail/product-card.js';
import { sessionProperties } from '../session-element.js';
import { base, buttons, thumbs } from '../shared.styles.js';
import { thumb } from '../thumb.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './recap-card.styles.js';

/**
 * What the offers purpose shows: offers as soon as their rule holds, and the recap once the show is
 * over. Each item says why it is there; one press closes it, one turns the purpose off. Draws
 * nothing where there is nothing to show.
 *
 * @tagname sp-recap-card
 * @csspart recap - the recap and the offers after the show
 * @csspart recap-item - one product of the recap
 * @csspart watch - jumps to the moment of the replay
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

  protected override render(): TemplateResult | typeof nothing {
    const { afterShow } = this.state;
    if (afterShow === null) return nothing;
    const { offers, recap, missed } = afterShow;
    const over = recap !== null || missed.length > 0;
    const words = this.words.messages.afterShow;
    const title = over ? words.recap : words.offers(offers.length);
    return html`<section class=${over ? 'over' : ''} part="recap" aria-label=${title}>
      ${this.#head(title, afterShow)} ${recap === null ? nothing : this.#figures(recap)}
      ${this.#list(
        words.spentTime,
        recap?.items.map((item) => [item.productId, words.item(item)] as const) ?? [],
      )}
      ${this.#list(
        words.away,
        missed.map((id) => [id, words.awayWhy] as const),
      )}
      ${afterShow.unreachable ? html`<p class="note" role="status">${words.unreachable}</p>` : nothing}
      ${over && offers.length > 0 ? html`<h3>${words.offers(offers.length)}</h3>` : nothing}
      <div class="offers">${offers.map((offer) => this.#offer(offer))}</div>
      ${this.#end()}
    </section>`;
  }

  #head(title: string, { recap }: AfterShowView): TemplateResult {
    const words = this.words.messages.afterShow;
    return html`<header>
      <h2>${title}</h2>
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
    title: string,
    items: readonly (readonly [productId: string, why: string])[],
  ): TemplateResult | typeof nothing {
    const found = items.flatMap(([id, why]) => {
      const product = this.state.byId.get(id);
      return product === undefined ? [] : [{ product, why }];
    });
    if (found.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ul class="items">
        ${found.map(({ product, why }) => this.#item(product, why))}
      </ul>`;
  }

  #item(product: Product, why: string): TemplateResult {
    return html`<li class="item" part="recap-item">
      ${thumb(product, this.state)}
      <div>
        <b>${productLink(product, this.#context)}</b>
        ${price(product, this.words)}
        <p>${why}</p>
        ${this.#watch(product)}
      </div>
    </li>`;
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
      <b>${label}</b
      ><code part="offer-code"><span class="unseen">${words.code(code)}</span><span aria-hidden="true">${code}</span></code>
      <span class="for">${productLink(product, this.#context)}</span>
      <p>${words.offerWhy(due)}</p>
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
