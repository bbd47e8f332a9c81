import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Product } from '../../core/product.js';
import { SEEN_AFTER_MS } from '../../core/signal.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { icon } from '../icons.js';
import { type CardContext, price, productLink } from '../pick-rail/product-card.js';
import { sessionProperties } from '../session-element.js';
import { thumbs } from '../shared.styles.js';
import { thumb } from '../thumb.js';
import type { Words } from '../words.js';
import { Linger } from './linger.js';
import { styles } from './spotlight-card.styles.js';
import { whyShown } from './why-shown.js';

/** Half of it on screen counts as visible. */
const SEEN_SHARE = 0.5;

/**
 * One product that comes up by itself, at a moment that the pacing allows: what it is, why it is
 * here, the basket, and three ways to be rid of it. It moves nothing, takes no focus, and goes by
 * itself. Draws nothing while there is none.
 *
 * @tagname sp-spotlight-card
 * @csspart spotlight - the card
 * @csspart flag - "on now", or "promoted by"
 * @csspart spotlight-why - why it is here; opens the why panel
 * @csspart spotlight-close - "not for me"
 * @csspart spotlight-fewer - "fewer of these"
 * @csspart add - add to the basket
 * @csspart choose - leads to the product's page, where there is a choice to make
 */
export class SpotlightCard extends LitElement {
  static override styles = [base, buttons, thumbs, styles];

  static override properties = { ...sessionProperties, over: { type: Boolean, reflect: true } };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** Over a player instead of above the bar of the rail. */
  declare over: boolean;

  readonly #linger = new Linger(this, () => this.actions.spotlight('time'));
  #drawn: string | null = null;
  #observer: IntersectionObserver | null = null;
  #seeing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.over = false;
    this.addEventListener('keydown', this.#press);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#sit(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sit(false);
    this.#watch(null);
    this.#drawn = null;
  }

  protected override firstUpdated(): void {
    this.#sit(true);
  }

  protected override updated(_changed: PropertyValues): void {
    const { spotlight, panel, askAgain } = this.state;
    const id = this.#product?.id ?? null;
    if (id !== this.#drawn) {
      this.#drawn = id;
      if (id === null) this.#linger.end();
      else this.#linger.begin(spotlight.shownMs);
      this.#watch(this.renderRoot.querySelector('aside'));
    }
    this.#linger.hold(panel !== null || askAgain.length > 0);
  }

  protected override render(): TemplateResult | typeof nothing {
    const product = this.#product;
    if (product === undefined) return nothing;
    const { card, why, spotlight } = this.words.messages;
    const reason = whyShown(product.id, this.state, this.words);
    return html`<aside part="spotlight" aria-label=${spotlight.label}>
      ${thumb(product, this.state)}
      <div class="what">
        ${this.#flag(product)}
        <h3 dir="auto">${productLink(product, this.#context)}</h3>
      </div>
      <button
        class="quiet why"
        part="spotlight-why"
        type="button"
        aria-label=${card.why(product.title, reason)}
        @click=${() => this.actions.openWhy(product.id)}
      >
        ${icon('why', 'small')}<u>${reason}</u>
      </button>
      <button
        class="round close"
        part="spotlight-close"
        type="button"
        aria-label=${card.notForMe(product.title)}
        title=${why.notForMe}
        @click=${() => this.actions.spotlight('dismiss')}
      >
        ${icon('close', 'small')}
      </button>
      <div class="buy">${price(product, this.words)}${this.#basket(product)}</div>
      <button
        class="quiet fewer"
        part="spotlight-fewer"
        type="button"
        aria-label=${spotlight.fewerLong}
        title=${spotlight.fewerLong}
        @click=${() => this.actions.spotlight('stop')}
      >
        ${icon('hide', 'small')}<span>${spotlight.fewer}</span>
      </button>
      ${this.#answer(product)}
    </aside>`;
  }

  get #product(): Product | undefined {
    const { spotlight, byId } = this.state;
    return spotlight.shown === null ? undefined : byId.get(spotlight.shown.productId);
  }

  /** Acts that say where they happened. */
  get #context(): CardContext {
    const { state, words } = this;
    const actions = { ...this.actions, select: () => this.actions.spotlight('select') };
    return { state, actions, words };
  }

  /** What is promoted says so before anything else. */
  #flag({ id, promotedBy }: Product): TemplateResult | typeof nothing {
    const { card } = this.words.messages;
    if (promotedBy !== undefined) {
      return html`<span class="flag paid" part="flag">${card.promotedBy(promotedBy.name)}</span>`;
    }
    if (!this.state.show.onStage.includes(id)) return nothing;
    return html`<span class="flag" part="flag">${card.onNow}</span>`;
  }

  #basket(product: Product): TemplateResult {
    const { card, cart } = this.words.messages;
    // A size or colour is chosen on the product's own page, never for the viewer.
    if ((product.variants?.length ?? 0) > 1) {
      return html`<a
        class="button primary"
        part="choose"
        href=${product.url}
        aria-label=${card.chooseNamed(product.title)}
        @click=${(event: MouseEvent) => {
          if (this.actions.spotlight('select')) event.preventDefault();
        }}
        >${card.choose}</a
      >`;
    }
    const answer = this.state.cart.get(product.id)?.state;
    const early = product.availability === 'preorder';
    const text = answer === 'added' ? cart.added : early ? card.preorder : card.add;
    const waits = answer === 'asking';
    const label = waits
      ? `${cart.asking}: ${product.title}`
      : answer === 'added' || early
        ? `${text}: ${product.title}`
        : card.addNamed(product.title);
    return html`<button
      class="button primary"
      part="add"
      type="button"
      aria-label=${label}
      aria-disabled=${waits ? 'true' : nothing}
      @click=${() => {
        if (!waits) this.actions.spotlight('add');
      }}
    >
      ${icon(answer === 'added' ? 'check' : 'bag', 'small')}${waits ? cart.asking : text}
    </button>`;
  }

  #answer(product: Product): TemplateResult | typeof nothing {
    const answer = this.state.cart.get(product.id);
    if (answer?.state !== 'failed') return nothing;
    const { cart } = this.words.messages;
    return html`<p class="answer" role="alert">${cart.failed(answer.reason)}</p>`;
  }

  #sit(here: boolean): void {
    this.actions?.spotlightSeat(this, here);
  }

  /** Tells once that it was seen: at least half visible for a second. */
  #watch(card: Element | null): void {
    this.#observer?.disconnect();
    this.#observer = null;
    clearTimeout(this.#seeing);
    if (card === null) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(this.#seeing);
        if ((entries.at(-1)?.intersectionRatio ?? 0) < SEEN_SHARE) return;
        this.#seeing = setTimeout(() => {
          if (document.visibilityState !== 'visible') return;
          this.#observer?.disconnect();
          this.actions.spotlight('seen');
        }, SEEN_AFTER_MS);
      },
      { threshold: SEEN_SHARE },
    );
    this.#observer.observe(card);
  }

  #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.#drawn === null) return;
    event.preventDefault();
    // The page's own shortcuts, such as a player's, are not meant.
    event.stopPropagation();
    this.actions.spotlight('dismiss');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-spotlight-card': SpotlightCard;
  }
}
