import { html, nothing, type TemplateResult } from 'lit';
import type { Pick } from '../../core/picks.js';
import type { Product } from '../../core/product.js';
import type { CartState, SessionActions, SessionState } from '../../page/session/state.js';
import { icon } from '../icons.js';
import { lazyThumb, thumb } from '../thumb.js';
import { cardReason, type Words } from '../words.js';
import { cardMenu, menuButton, peek } from './card-menu.js';
import { type CardPanel, type CardPanels, isAboutViewer, isOpen } from './card-panels.js';

/** What a card needs beside its product. */
export interface CardContext {
  readonly state: SessionState;
  readonly actions: SessionActions;
  readonly words: Words;
  /** What is open below a card; absent where cards have nothing to open. */
  readonly panels?: CardPanels;
}

/** A card of the rail: a row where space is narrow, a tile where it is wide. */
export function productCard(
  product: Product,
  pick: Pick | null,
  context: CardContext,
): TemplateResult {
  const { state, actions, words } = context;
  const { card } = words.messages;
  const about = isAboutViewer(state);
  const menu = isOpen(context.panels?.open ?? null, {
    productId: product.id,
    kind: 'menu',
    listed: false,
  });
  return html`<li class=${about ? 'card about' : 'card'} part="card" data-id=${product.id}>
    ${thumb(product, state)}${about ? peek(product, context) : nothing}
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
                aria-pressed=${state.reactions.get(product.id) === 'more'}
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
    <div class="facts">${price(product, words)}${flag(product, pick, context)}</div>
    ${addButton(product, context)} ${pick === null ? nothing : whyLine(product, pick, context)}
    ${about && context.panels ? menuButton(product, menu, context) : nothing}
    ${cartAnswer(product, context)}${menu && about ? cardMenu(product, context) : nothing}
    ${chooser(product, false, context)}
  </li>`;
}

/** A row of the full list: picture, name, price, and the basket. */
export function productRow(product: Product, context: CardContext): TemplateResult {
  return html`<li class="card plain" part="card" data-id=${product.id}>
    ${lazyThumb(product, context.state)}
    <h3 part="title">${productLink(product, context)}</h3>
    <div class="facts">${price(product, context.words)}${promotedFlag(product, null, context)}${inBasket(product, context)}</div>
    ${addButton(product, context, true)}${cartAnswer(product, context)}
    ${chooser(product, true, context)}
  </li>`;
}

/** The product's name as its link; the page may take the choice over. */
export function productLink(product: Product, { actions }: CardContext): TemplateResult {
  return html`<a
    href=${product.url}
    @click=${(event: MouseEvent) => {
      if (actions.select(product.id)) event.preventDefault();
    }}
    ><bdi>${product.title}</bdi></a
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

/** The flag of what is in the basket; such a product is no pick. */
function inBasket(
  product: Product,
  { state, words }: CardContext,
): TemplateResult | typeof nothing {
  if (!state.basket.has(product.id)) return nothing;
  return html`<span class="flag next" part="flag">${words.messages.carts.inBasket}</span>`;
}

/** Who pays, and in a paid place that it is one; nothing for what nobody promotes. */
function promotedFlag(
  product: Product,
  pick: Pick | null,
  { words }: CardContext,
): TemplateResult | typeof nothing {
  if (product.promotedBy === undefined) return nothing;
  const { card, carts } = words.messages;
  const { name } = product.promotedBy;
  const text = pick?.promoted === true ? carts.paidPlace(name) : card.promotedBy(name);
  return html`<span class="flag paid" part="flag">${text}</span>`;
}

/** The one flag of a card: what is promoted says so before anything else, wherever it stands. */
function flag(
  product: Product,
  pick: Pick | null,
  context: CardContext,
): TemplateResult | typeof nothing {
  const { state, words } = context;
  const { card } = words.messages;
  if (product.promotedBy !== undefined) return promotedFlag(product, pick, context);
  if (state.show.onStage.includes(product.id)) {
    return html`<span class="flag" part="flag">${card.onNow}</span>`;
  }
  if (state.show.upcoming[0] === product.id) {
    return html`<span class="flag next" part="flag">${card.upNext}</span>`;
  }
  return inBasket(product, context);
}

function whyLine(
  product: Product,
  pick: Pick,
  { state, actions, words }: CardContext,
): TemplateResult {
  const { card } = words.messages;
  const reason = cardReason(pick, state, words);
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

function addButton(product: Product, context: CardContext, listed = false): TemplateResult {
  const { state, actions, words, panels } = context;
  const { card, cart } = words.messages;
  if (product.availability === 'out-of-stock') {
    return html`<span class="add none" part="sold-out">${card.soldOut}</span>`;
  }
  // A size or colour is never chosen for the viewer.
  if ((product.variants?.length ?? 0) > 1) {
    const panel: CardPanel = { productId: product.id, kind: 'choose', listed };
    return html`<button
      class="add"
      part="choose"
      type="button"
      aria-label=${card.chooseNamed(product.title)}
      aria-expanded=${isOpen(panels?.open ?? null, panel)}
      @click=${() => panels?.toggle(panel)}
    >
      ${icon('bag', 'small')}<span>${card.choose}</span>
    </button>`;
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
    <span>${answer.because === undefined ? cart.failed(answer.reason) : words.messages.carts.because[answer.because]}</span
    ><button class="quiet" type="button" @click=${() => actions.addToCart(product.id)}>${cart.again}</button>
  </div>`;
}

/** Which variant and how many, where that is open. */
function chooser(
  product: Product,
  listed: boolean,
  { state, actions, words, panels }: CardContext,
): TemplateResult | typeof nothing {
  const panel: CardPanel = { productId: product.id, kind: 'choose', listed };
  if (!isOpen(panels?.open ?? null, panel)) return nothing;
  return html`<sp-variant-chooser
    class="panel"
    exportparts="chooser, variant, quantity, add-chosen"
    .state=${state}
    .actions=${actions}
    .words=${words}
    .product=${product}
    @close=${() => panels?.close()}
  ></sp-variant-chooser>`;
}
