import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Pick } from '../../core/picks.js';
import type { Product } from '../../core/product.js';
import type { Notice, SessionActions, SessionState } from '../../page/session/state.js';
import { icon } from '../icons.js';
import { sessionProperties } from '../session-element.js';
import { base, buttons, thumbs } from '../shared.styles.js';
import type { Words } from '../words.js';
import { AttentionController } from './attention.js';
import { noticeLine } from './notice-line.js';
import { styles } from './pick-rail.styles.js';
import { type CardContext, productCard, productRow } from './product-card.js';
import { cardStyles } from './product-card.styles.js';
import { dismissedLine, railBar, refusalRecord } from './rail-bar.js';

/** How many rows the full list grows by. */
const LIST_STEP = 48;

/** Cards drawn while the catalogue is on its way. */
const SKELETONS = 3;

/**
 * The products: picks with their reasons where the viewer wants them, else the order of the show;
 * below, the whole catalogue in its own order; at the end, the bar with the way to the viewer's
 * data and the way out.
 *
 * @tagname sp-pick-rail
 * @slot - what stands between the products and the bar: the recap and offers
 * @slot corner - controls at the end of the heading
 * @csspart rail - the whole rail
 * @csspart rail-head - its heading
 * @csspart segment - each of "for me" and "not based on me"
 * @csspart cards - the list of cards
 * @csspart card - one card
 * @csspart picture - a card's picture or drawing
 * @csspart title - a card's name
 * @csspart price - a card's price
 * @csspart flag - "on now", "up next", "promoted by"
 * @csspart why - the reason, which opens the why panel
 * @csspart add - add to the basket
 * @csspart choose - leads to the product page, where a size or kind is to be chosen
 * @csspart bar - the bar at the end
 */
export class PickRail extends LitElement {
  static override styles = [base, buttons, thumbs, styles, cardStyles];

  static override properties = {
    ...sessionProperties,
    compact: { type: Boolean },
    folded: { type: Boolean },
    _open: { state: true },
    _listed: { state: true },
    _hidden: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** A low list that scrolls, between its heading and the bar, for the space over a player. */
  declare compact: boolean;
  /** Of the compact rail the heading and the bar only. */
  declare folded: boolean;
  declare _open: boolean;
  declare _listed: number;
  declare _hidden: ReadonlySet<Notice>;

  constructor() {
    super();
    this.compact = false;
    this.folded = false;
    this._open = false;
    this._listed = LIST_STEP;
    this._hidden = new Set();
    this.addController(
      new AttentionController(this, {
        isActive: () =>
          this.state?.phase === 'on' && (this.state.purposes.picks || this.state.purposes.offers),
        seen: (ids) => this.actions.seen(ids),
        dwelt: (id, seconds) => this.actions.dwelt(id, seconds),
      }),
    );
  }

  protected override render(): TemplateResult {
    const context: CardContext = { state: this.state, actions: this.actions, words: this.words };
    const { rail } = this.words.messages;
    const picks = this.#picks();
    const label = picks === null ? rail.inShow : `${rail.forYou}. ${rail.byAi}`;
    const kind = this.compact ? `rail compact${this.folded ? ' folded' : ''}` : 'rail';
    return html`<section class=${kind} part="rail" aria-label=${label}>
      ${
        this.compact
          ? [
              this.#head(picks !== null),
              this.folded ? nothing : [this.#notice(context), this.#products(picks, context)],
            ]
          : [
              this.#head(picks !== null),
              this.#notice(context),
              this.#products(picks, context),
              this.#fullList(picks, context),
              html`<slot></slot>`,
            ]
      }
      ${this.folded ? nothing : refusalRecord(context)}
      <div class="floor">${dismissedLine(context)}${railBar(context)}</div>
    </section>`;
  }

  /** The picks to draw, null for the order of the show. */
  #picks(): readonly Pick[] | null {
    const { phase, purposes, picks, basedOnMe } = this.state;
    return phase === 'on' && purposes.picks && basedOnMe ? picks : null;
  }

  #head(forYou: boolean): TemplateResult {
    const { rail } = this.words.messages;
    const { phase, purposes, basedOnMe, picks } = this.state;
    const choosable = phase === 'on' && purposes.picks && picks !== null;
    return html`<header class="rail-head" part="rail-head">
      <div>
        <h2 tabindex="-1">${forYou ? rail.forYou : rail.inShow}</h2>
        ${
          forYou
            ? html`<p class="ai">${icon('chip', 'small')}${rail.byAi}</p>`
            : html`<p>${rail.showOrder}</p>`
        }
        <slot name="corner"></slot>
      </div>
      ${
        choosable && !this.folded
          ? html`<div class="segments" role="group" aria-label=${rail.segments}>
              ${this.#segment(rail.forMe, true, basedOnMe)}${this.#segment(rail.notBasedOnMe, false, basedOnMe)}
            </div>`
          : nothing
      }
    </header>`;
  }

  #segment(label: string, on: boolean, now: boolean): TemplateResult {
    return html`<button
      type="button"
      part="segment"
      aria-pressed=${on === now}
      @click=${() => this.actions.setBasedOnMe(on)}
    >
      ${label}
    </button>`;
  }

  #notice(context: CardContext): TemplateResult | typeof nothing {
    // While asking, the opt-in card tells of a choice that was not kept.
    const asking = this.state.phase === 'asking';
    const notice = this.state.notices.find(
      (one) => !this._hidden.has(one) && !(asking && one === 'choice-not-kept'),
    );
    if (notice === undefined) return nothing;
    return noticeLine(notice, context, () => {
      this._hidden = new Set([...this._hidden, notice]);
    });
  }

  #products(picks: readonly Pick[] | null, context: CardContext): TemplateResult {
    const { rail } = this.words.messages;
    const { catalog, showOrder, byId, maxPicks } = this.state;
    if (catalog === 'loading') return skeleton(rail.loading);
    if (catalog !== 'ready') {
      return html`<p class="none" part="empty" role="status">${catalog === 'empty' ? rail.empty : rail.failed}</p>`;
    }
    const entries: { product: Product; pick: Pick | null }[] = [];
    for (const pick of picks ?? []) {
      const product = byId.get(pick.productId);
      if (product !== undefined) entries.push({ product, pick });
    }
    if (picks === null) {
      for (const id of showOrder.slice(0, maxPicks)) {
        const product = byId.get(id);
        if (product !== undefined) entries.push({ product, pick: null });
      }
    }
    if (picks?.length === 0) {
      return html`<p class="none" part="empty" role="status">${rail.nothingLeft}</p>`;
    }
    return html`<ul class="cards" part="cards">
      ${repeat(
        entries,
        ({ product }) => product.id,
        ({ product, pick }) => productCard(product, pick, context),
      )}
    </ul>`;
  }

  #fullList(picks: readonly Pick[] | null, context: CardContext): TemplateResult | typeof nothing {
    const { products, catalog, maxPicks } = this.state;
    if (catalog !== 'ready' || products.length <= (picks?.length ?? maxPicks)) return nothing;
    const { rail } = this.words.messages;
    const left = products.length - this._listed;
    return html`<details
      class="all"
      part="all-products"
      ?open=${this._open}
      @toggle=${(event: Event) => {
        this._open = (event.currentTarget as HTMLDetailsElement).open;
      }}
    >
      <summary>${rail.allProducts(products.length)}${icon('open', 'small')}</summary>
      ${
        this._open
          ? html`<ul class="cards list">
                ${repeat(
                  products.slice(0, this._listed),
                  (product) => product.id,
                  (product) => productRow(product, context),
                )}
              </ul>
              ${left > 0 ? this.#more(rail.showMore(Math.min(left, LIST_STEP))) : nothing}`
          : nothing
      }
    </details>`;
  }

  #more(label: string): TemplateResult {
    return html`<button
      class="button wide"
      type="button"
      @click=${() => {
        this._listed += LIST_STEP;
      }}
    >
      ${label}
    </button>`;
  }
}

function skeleton(label: string): TemplateResult {
  return html`<div class="cards waiting" part="loading" role="status" aria-label=${label}>
    ${Array.from(
      { length: SKELETONS },
      () => html`<div class="card" aria-hidden="true">
        <span class="thumb"></span>
        <div class="bones"><i></i><i></i><i></i></div>
      </div>`,
    )}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-pick-rail': PickRail;
  }
}
