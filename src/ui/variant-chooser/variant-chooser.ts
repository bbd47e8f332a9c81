import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Product } from '../../core/product.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { icon } from '../icons.js';
import { sessionProperties } from '../session-element.js';
import type { Words } from '../words.js';
import { type Axis, VariantChoices } from './choices.js';
import { styles } from './variant-chooser.styles.js';

/** Most of one thing that can be asked for at once. */
const MAX_QUANTITY = 99;

/**
 * Which of a product's variants, and how many: one group of radio buttons for each kind of choice,
 * a stepper, and the button that asks for it. Nothing that is a choice is chosen beforehand.
 *
 * @tagname sp-variant-chooser
 * @fires {Event} close - the viewer has put it away
 * @csspart chooser - the whole choice
 * @csspart variant - one thing to choose
 * @csspart quantity - how many
 * @csspart add-chosen - asks for what was chosen
 */
export class VariantChooser extends LitElement {
  static override styles = [base, buttons, styles];

  static override properties = {
    ...sessionProperties,
    product: { attribute: false },
    _chosen: { state: true },
    _quantity: { state: true },
    _asked: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** What is to be chosen. */
  declare product: Product;
  declare _chosen: readonly (string | null)[];
  declare _quantity: number;
  /** True once it was asked for with a choice missing. */
  declare _asked: boolean;

  #choices = new VariantChoices({ id: '', title: '', url: '', category: [], tags: [] });

  constructor() {
    super();
    this._chosen = [];
    this._quantity = 1;
    this._asked = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('product');
    if (!changed.has('product')) return;
    this.#choices = new VariantChoices(this.product);
    // Prices and stock change during the show; what was chosen stays where it can still be had.
    this._chosen =
      before?.id === this.product.id
        ? this.#choices.choose(this._chosen, -1, null)
        : this.#choices.start();
  }

  /** Moves focus to the first choice. */
  override focus(options?: FocusOptions): void {
    const first = 'input:checked, input:not(:disabled), button';
    this.renderRoot.querySelector<HTMLElement>(first)?.focus(options);
  }

  protected override render(): TemplateResult {
    const { carts } = this.words.messages;
    const axes = this.#choices.axes(this._chosen);
    const missing = axes.findIndex((_, at) => (this._chosen[at] ?? null) === null);
    const kind = axes[missing]?.name ?? carts.variant;
    return html`<div
      class="chooser"
      part="chooser"
      role="group"
      aria-label=${carts.chooser(this.product.title)}
      @keydown=${this.#press}
    >
      ${axes.map((axis, at) => this.#axis(axis, at))}
      <div class="row">${this.#stepper()}${this.#addButton(missing < 0)}</div>
      ${
        this._asked && missing >= 0
          ? html`<p class="missing" role="alert">${carts.missing(kind)}</p>`
          : nothing
      }
      <button class="round close" type="button" aria-label=${carts.close} @click=${this.#close}>
        ${icon('close', 'small')}
      </button>
    </div>`;
  }

  #axis({ name, values }: Axis, at: number): TemplateResult {
    const { carts } = this.words.messages;
    return html`<fieldset>
      <legend><bdi>${name ?? carts.variant}</bdi></legend>
      <div class="values">
        ${values.map(
          ({ value, available }) => html`<label part="variant" class=${available ? '' : 'gone'}
            ><input
              type="radio"
              name="kind-${at}"
              .checked=${this._chosen[at] === value}
              ?disabled=${!available}
              @change=${() => this.#choose(at, value)}
            /><span><bdi>${value}</bdi>${available ? this.#ownPrice(at, value) : html` <small>${carts.soldOut}</small>`}</span></label
          >`,
        )}
      </div>
    </fieldset>`;
  }

  /** The price beside a choice that decides it, where it is another than the product's. */
  #ownPrice(at: number, value: string): TemplateResult | typeof nothing {
    if (at !== this.#choices.kinds - 1) return nothing;
    const chosen = this._chosen.map((now, kind) => (kind === at ? value : now));
    const price = this.#choices.variant(chosen)?.price;
    if (price === undefined || price.current === this.product.price?.current) return nothing;
    return html` <small class="figures">${this.words.format.price(price.current, price.currency)}</small>`;
  }

  #stepper(): TemplateResult {
    const { carts } = this.words.messages;
    const step = (by: number) => () => {
      this._quantity = Math.min(Math.max(this._quantity + by, 1), MAX_QUANTITY);
    };
    const button = (by: number, label: string, name: 'less' | 'plus', off: boolean) => html`<button
      class="round"
      type="button"
      aria-label=${label}
      aria-disabled=${off ? 'true' : nothing}
      @click=${step(by)}
    >
      ${icon(name, 'small')}
    </button>`;
    return html`<div class="stepper" part="quantity" role="group" aria-label=${carts.quantity}>
      ${button(-1, carts.fewer, 'less', this._quantity === 1)}<output class="figures" aria-live="polite"
        >${this.words.format.number(this._quantity)}</output
      >${button(1, carts.more, 'plus', this._quantity === MAX_QUANTITY)}
    </div>`;
  }

  #addButton(whole: boolean): TemplateResult {
    const { messages, format } = this.words;
    const variant = this.#choices.variant(this._chosen);
    const price = whole ? (variant?.price ?? this.product.price) : undefined;
    const asking = this.state.cart.get(this.product.id)?.state === 'asking';
    const all = price && format.price(price.current * this._quantity, price.currency);
    return html`<button
      class="button primary"
      part="add-chosen"
      type="button"
      aria-disabled=${asking || !whole ? 'true' : nothing}
      @click=${() => this.#add(asking)}
    >
      ${asking ? messages.cart.asking : messages.carts.add(all ?? null)}
    </button>`;
  }

  #choose(at: number, value: string): void {
    this._chosen = this.#choices.choose(this._chosen, at, value);
    this._asked = false;
  }

  #add(asking: boolean): void {
    if (asking) return;
    const variant = this.#choices.variant(this._chosen);
    if (variant === null && this.#choices.kinds > 0) {
      this._asked = true;
      return;
    }
    this.actions.addToCart(this.product.id, {
      ...(variant === null ? {} : { variantId: variant.id }),
      quantity: this._quantity,
    });
  }

  #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    this.#close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-variant-chooser': VariantChooser;
  }
}
