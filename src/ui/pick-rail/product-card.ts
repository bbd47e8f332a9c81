import { html, nothing, type TemplateResult } from 'lit';
import type { Pick } from '../../core/picks.js';
import type { Product } from '../../core/product.js';
import type { CartState, SessionActions, SessionState } from '../../page/session/state.js';
import { icon } from '../icons.js';
import { lazyThumb, thumb } from '../thumb.js';
import { namesFor, type Words } from '../words.js';

/** What a card needs beside its product. */
export interface CardContext {
  readonly state: SessionState;
  readonly actions: SessionActions;
  readonly words: Words;
}

/** A card of the rail: a row where space is narrow, a tile where it is wide. */
export function productCard(
  product: Product,
  pick: Pick | null,
  context: CardContext,
): TemplateResult {
  const { state, actions, words } = context;
  const { card } = words.messages;
  const about = state.phase === 'on' && state.purposes.picks && state.basedOnMe;
  return html`<li class="card" part="card" data-id=${product.id}>
    ${thumb(product, state)}
    <h3 part="title">${productLink(product, context)}</h3>
    <div class="acts">
      ${
        about
          ? html`<button
                class="round more"
                part="more-like-this"
                type="button"
                aria-label=${card.moreLikeThis(product.title)}
                title=${words.messages.why.more}
                @click=${() => actions.moreLikeThis(product.id)}
              >
                ${icon('more', 'small')}</button
              ><button
                class="round"
                part="not-for-me"
                type="button"
                aria-label=${card.notForMe(product.title)}
                title=${words.messages.why.notForMe}
                @click=${() => actions.dismiss(product.id)}
              >
                ${icon('close', 'small')}
              </button>`
          : nothing
      }
    </div>
    <div class="facts">${price(product, words)}${flag(product, context)}</div>
    ${addButton(product, context)} ${pick === null ? nothing : whyLine(product, pick, context)}
    ${cartAnswer(product, context)}
  </li>`;
}

/** A row of the full list: picture, name, price, and the basket. */
export function productRow(product: Product, context: CardContext): TemplateResult {
  return html`<li class="card plain" part="card" data-id=${product.id}>
    ${lazyThumb(product, context.state)}
    <h3 part="title">${productLink(product, context)}</h3>
    <div class="facts">${price(product, context.words)}</div>
    ${addButton(product, context)}${cartAnswer(product, context)}
  </li>`;
}

/** The product's name as its link; the page may take the choice over. */
export function productLink(product: Product, { actions }: CardContext): TemplateResult {
  return html`<a
    href=${product.url}
    @click=${(event: MouseEvent) => {
      if (actions.select(product.id)) event.preventDefault();
    }}
    >${product.title}</a
  >`;
}

/** Price, the old one struck through and named as such. */
export function price(
  product: Product,
  { messages, format }: Words,
): TemplateResult | typeof nothing {
  if (product.price === undefined) return nothing;
  const { current, original, currency } = product.price;
  const before =
    original !== undefined && original > current ? format.price(original, currency) : null;
  return html`<span class="price figures" part="price"
    >${format.price(current, currency)}${
      before === null
        ? nothing
        : html` <s><span class="unseen">${messages.card.oldPrice(before)}</span><span aria-hidden="true">${before}</span></s>`
    }</span
  >`;
}

/** The one flag of a card: what is promoted says so before anything else, wherever it stands. */
function flag(product: Product, { state, words }: CardContext): TemplateResult | typeof nothing {
  const { card } = words.messages;
  if (product.promotedBy !== undefined) {
    return html`<span class="flag paid" part="flag">${card.promotedBy(product.promotedBy.name)}</span>`;
  }
  if (state.show.onStage.includes(product.id)) {
    return html`<span class="flag" part="flag">${card.onNow}</span>`;
  }
  if (state.show.upcoming[0] === product.id) {
    return html`<span class="flag next" part="flag">${card.upNext}</span>`;
  }
  return nothing;
}

function whyLine(
  product: Product,
  pick: Pick,
  { state, actions, words }: CardContext,
): TemplateResult {
  const { card, reasons } = words.messages;
  const reason = reasons.card(pick, namesFor(state, words));
  return html`<button
    class="quiet why"
    part="why"
    type="button"
    aria-label=${card.why(product.title, reason)}
    @click=${() => actions.openWhy(product.id)}
  >
    ${icon('why', 'small')}<u>${reason}</u>
  </button>`;
}

function addButton(product: Product, { state, actions, words }: CardContext): TemplateResult {
  const { card, cart } = words.messages;
  if (product.availability === 'out-of-stock') {
    return html`<span class="add none" part="sold-out">${card.soldOut}</span>`;
  }
  // A size or colour is chosen on the product's own page, never for the viewer.
  if ((product.variants?.length ?? 0) > 1) {
    return html`<a
      class="add"
      part="choose"
      href=${product.url}
      aria-label=${card.chooseNamed(product.title)}
      @click=${(event: MouseEvent) => {
        if (actions.select(product.id)) event.preventDefault();
      }}
      ><span>${card.choose}</span></a
    >`;
  }
  const answer = state.cart.get(product.id)?.state;
  const early = product.availability === 'preorder';
  const text =
    answer === 'added'
      ? cart.added
      : answer === 'asking'
        ? cart.asking
        : early
          ? card.preorder
          : card.add;
  const label =
    answer === 'added' || answer === 'asking' || early
      ? `${text}: ${product.title}`
      : card.addNamed(product.title);
  return html`<button
    class="add ${answer ?? ''}"
    part="add"
    type="button"
    aria-label=${label}
    aria-disabled=${answer === 'asking' ? 'true' : nothing}
    @click=${() => {
      if (answer !== 'asking') actions.addToCart(product.id);
    }}
  >
    ${answer === 'asking' ? html`<span class="spin" aria-hidden="true"></span>` : icon(answer === 'added' ? 'check' : 'bag', 'small')}<span>${text}</span>
  </button>`;
}

function cartAnswer(
  product: Product,
  { state, actions, words }: CardContext,
): TemplateResult | typeof nothing {
  const answer: CartState | undefined = state.cart.get(product.id);
  if (answer?.state !== 'failed') return nothing;
  const { cart } = words.messages;
  return html`<div class="answer" part="cart-answer" role="alert">
    <span>${cart.failed(answer.reason)}</span
    ><button class="quiet" type="button" @click=${() => actions.addToCart(product.id)}>${cart.again}</button>
  </div>`;
}
