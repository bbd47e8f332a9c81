import { html, nothing, type TemplateResult } from 'lit';
import type { Product } from '../../core/product.js';
import type { Reaction } from '../../core/signal.js';
import { type IconName, icon } from '../icons.js';
import type { CardPanel } from './card-panels.js';
import type { CardContext } from './product-card.js';

const PLAIN: readonly { readonly reaction: Exclude<Reaction, 'more'>; readonly icon: IconName }[] =
  [
    { reaction: 'love', icon: 'love' },
    { reaction: 'curious', icon: 'curious' },
    { reaction: 'dear', icon: 'dear' },
  ];

/** The button that opens a card's menu; a long press on the card does the same. */
export function menuButton(product: Product, open: boolean, context: CardContext): TemplateResult {
  const { gestures } = context.words.messages;
  const panel: CardPanel = { productId: product.id, kind: 'menu', listed: false };
  return html`<button
    class="round menu"
    part="menu-button"
    type="button"
    aria-label=${gestures.menu(product.title)}
    aria-expanded=${open}
    @click=${() => context.panels?.toggle(panel)}
  >
    ${icon('menu')}
  </button>`;
}

/** Everything that can be done with a card, as buttons with words. */
export function cardMenu(product: Product, context: CardContext): TemplateResult {
  const { state, actions, words, panels } = context;
  const { gestures } = words.messages;
  const choices = (product.variants?.length ?? 0) > 1;
  const sold = product.availability === 'out-of-stock';
  const close = (): void => panels?.close();
  return html`<div
    class="panel tools"
    part="menu"
    role="group"
    aria-label=${gestures.menuOf(product.title)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      close();
    }}
  >
    <div class="reactions" role="group" aria-label=${gestures.reactions}>
      ${PLAIN.map((one) => reactionButton(product, one.reaction, one.icon, context))}
    </div>
    <button
      class="tool"
      type="button"
      aria-pressed=${state.reactions.get(product.id) === 'more'}
      @click=${() => actions.react(product.id, 'more')}
    >
      ${icon('more', 'small')}${gestures.reaction.more}
    </button>
    <button
      class="tool"
      type="button"
      @click=${() => {
        close();
        actions.dismiss(product.id);
      }}
    >
      ${icon('hide', 'small')}${gestures.notForMe}
    </button>
    ${
      choices || sold
        ? nothing
        : html`<button
            class="tool"
            type="button"
            @click=${() => panels?.toggle({ productId: product.id, kind: 'choose', listed: false })}
          >
            ${icon('bag', 'small')}${gestures.howMany}
          </button>`
    }
    <a class="tool" href=${product.url} target="_blank" rel="noopener">
      ${icon('out', 'small')}${gestures.newTab}
    </a>
  </div>`;
}

/** The same reactions over the picture while the pointer rests on a card; the menu has them for all. */
export function peek(product: Product, context: CardContext): TemplateResult {
  return html`<div class="peek" aria-hidden="true">
    ${PLAIN.map((one) => reactionButton(product, one.reaction, one.icon, context, true))}
  </div>`;
}

function reactionButton(
  product: Product,
  reaction: Exclude<Reaction, 'more'>,
  name: IconName,
  { state, actions, words }: CardContext,
  small = false,
): TemplateResult {
  const label = words.messages.gestures.reaction[reaction];
  return html`<button
    class=${small ? 'round' : 'tool'}
    part=${small ? nothing : 'reaction'}
    type="button"
    tabindex=${small ? -1 : nothing}
    title=${small ? label : nothing}
    aria-label=${small ? label : nothing}
    aria-pressed=${state.reactions.get(product.id) === reaction}
    @click=${() => actions.react(product.id, reaction)}
  >
    ${icon(name, 'small')}${small ? nothing : label}
  </button>`;
}
