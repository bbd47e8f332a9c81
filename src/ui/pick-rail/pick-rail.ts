import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Pick } from '../../core/picks.js';
import type { Product } from '../../core/product.js';
import type { Notice, SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { Glide } from '../glide.js';
import { icon } from '../icons.js';
import { OwnTaskElement } from '../own-task-element.js';
import { sessionProperties } from '../session-element.js';
import { thumbs } from '../shared.styles.js';
import { isStarting } from '../starting.js';
import type { Words } from '../words.js';
import { AttentionController } from './attention.js';
import { CardKeys } from './card-keys.js';
import { type CardPanel, type CardPanels, isAboutViewer, isOpen, isOver } from './card-panels.js';
import { panelStyles } from './card-panels.styles.js';
import { LIST_STEP, listRows } from './list-rows.js';
import { noticeLine } from './notice-line.js';
import { styles } from './pick-rail.styles.js';
import { type CardContext, productCard } from './product-card.js';
import { cardStyles } from './product-card.styles.js';
import { addedLine, dismissedLine, railBar, reactedLine, refusalRecord } from './rail-bar.js';
import { TouchController } from './touch.js';

/** Cards drawn while the catalogue is on its way. */
const SKELETONS = 3;

/** A card to draw. */
interface Entry {
  readonly product: Product;
  readonly pick: Pick | null;
}

/**
 * The products: picks with their reasons where the viewer wants them, else the order of the show;
 * below, the whole catalogue in its own order; at the end, the bar with the way to the viewer's
 * data and the way out.
 *
 * @tagname sp-pick-rail
 * @slot spot - what floats above the bar: the spotlight
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
 * @csspart choose - opens the choice of a size or kind
 * @csspart menu-button - opens a card's menu
 * @csspart menu - the menu of a card
 * @csspart reaction - each reaction in it
 * @csspart bar - the bar at the end
 */
export class PickRail extends OwnTaskElement {
  static override styles = [base, buttons, thumbs, styles, cardStyles, panelStyles];

  static override properties = {
    ...sessionProperties,
    compact: { type: Boolean },
    folded: { type: Boolean },
    _open: { state: true },
    _listed: { state: true },
    _hidden: { state: true },
    _panel: { state: true },
    _mouse: { state: true },
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
  declare _panel: CardPanel | null;
  /** True while a mouse is used: what media queries say of hovering is about the main pointer only. */
  declare _mouse: boolean;

  readonly #panels = {
    toggle: (panel: CardPanel) => this.#toggle(panel),
    close: () => this.#closePanel(),
  };

  constructor() {
    super();
    this.compact = false;
    this.folded = false;
    this._open = false;
    this._listed = LIST_STEP;
    this._hidden = new Set();
    this._panel = null;
    this._mouse = false;
    this.addEventListener('pointerover', ({ pointerType }) => {
      this._mouse = pointerType === 'mouse';
    });
    new CardKeys(this, (id) => this.actions.dismiss(id));
    new Glide(this, {
      rows: '.cards:not(.list) > [data-id]',
      nameOf: ({ dataset }) => dataset['id'],
      ms: 240,
      order: () =>
        this.#entries(this.#picks())
          .map(({ product }) => product.id)
          .join(' '),
    });
    new TouchController(this, {
      isActive: () => isAboutViewer(this.state),
      pushedAway: (id) => this.actions.dismiss(id),
      held: (productId) => {
        const menu: CardPanel = { productId, kind: 'menu', listed: false };
        if (!isOpen(this._panel, menu)) this.#toggle(menu);
      },
    });
    this.addController(
      new AttentionController(this, {
        isActive: () =>
          this.state?.phase === 'on' && (this.state.purposes.picks || this.state.purposes.offers),
        seen: (ids) => this.actions.seen(ids),
        dwelt: (id, seconds) => this.actions.dwelt(id, seconds),
      }),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#keepRoom();
  }

  protected override updated(): void {
    this.#keepRoom();
  }

  /**
   * Until it is drawn with products it is as high as it will be: what stands below does not come up.
   * Nor when it is: where a size container and what it holds change at once, WebKit lays it out empty
   * first, and the page, shorter for that moment, scrolls. So it is laid out before its room goes.
   */
  #keepRoom(): void {
    const isAwaited = !this.hasUpdated || this.state.catalog === 'loading';
    if (!isAwaited && this.classList.contains('awaited')) this.getBoundingClientRect();
    this.classList.toggle('awaited', isAwaited);
  }

  protected override willUpdate(): void {
    if (this._panel !== null && isOver(this._panel, this.state)) this.#closePanel();
  }

  protected override render(): TemplateResult {
    const panels: CardPanels = { open: this._panel, ...this.#panels };
    const { state, actions, words } = this;
    const context: CardContext = { state, actions, words, panels };
    const { rail } = this.words.messages;
    const picks = this.#picks();
    const label = picks === null ? rail.inShow : `${rail.forYou}. ${rail.byAi}`;
    const kind = this.compact ? `rail compact${this.folded ? ' folded' : ''}` : 'rail';
    return html`<section class=${this._mouse ? `${kind} mouse` : kind} part="rail" aria-label=${label}>
      ${
        this.compact
          ? [
              this.#head(picks !== null),
              this.folded
                ? html`<slot name="lead"></slot>`
                : [
                    this.#notice(context),
                    html`<div class="scroll"><slot name="lead"></slot>${this.#products(picks, context)}<slot></slot></div>`,
                  ],
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
      <div class="floor">
        <slot name="spot"></slot>
        ${addedLine(context, (id) => this.#isDrawn(id, picks))}${dismissedLine(context)}${reactedLine(context)}${railBar(context)}
      </div>
    </section>`;
  }

  /** The picks to draw, null for the order of the show. */
  #picks(): readonly Pick[] | null {
    const { phase, purposes, picks, basedOnMe } = this.state;
    return phase === 'on' && purposes.picks && basedOnMe ? picks : null;
  }

  /** Whether the space of what comes with the picks is kept, so that nothing moves when they come. */
  #isAwaited(): boolean {
    const { phase, purposes, picks } = this.state;
    return isStarting(this.state) || (phase === 'on' && purposes.picks && picks === null);
  }

  /** What the cards show: picks, or the first of the show's order. */
  #entries(picks: readonly Pick[] | null): Entry[] {
    const { showOrder, byId, maxPicks } = this.state;
    const shown = picks?.map((pick) => ({ id: pick.productId, pick }));
    const first = () => showOrder.slice(0, maxPicks).map((id) => ({ id, pick: null }));
    const entries: Entry[] = [];
    for (const { id, pick } of shown ?? first()) {
      const product = byId.get(id);
      if (product !== undefined) entries.push({ product, pick });
    }
    return entries;
  }

  /** Whether a card of the rail or a row of the list shows what became of it. */
  #isDrawn(id: string, picks: readonly Pick[] | null): boolean {
    const { showOrder, maxPicks } = this.state;
    const ids = picks?.map(({ productId }) => productId) ?? showOrder.slice(0, maxPicks);
    return this._open || ids.includes(id);
  }

  #toggle(panel: CardPanel): void {
    const opens = !isOpen(this._panel, panel);
    this._panel = opens ? panel : null;
    if (opens) void this.#showPanel();
  }

  async #showPanel(): Promise<void> {
    const inside = this.#panelElement()?.matches(':focus-within') ?? false;
    await this.updateComplete;
    const open = this.#panelElement();
    open?.scrollIntoView({ block: 'nearest' });
    // What was opened from inside another panel has lost the button that opened it.
    if (!inside) return;
    const first = open?.matches('sp-variant-chooser') ? open : open?.querySelector('button');
    first?.focus();
  }

  /** Closes what is open; focus that was inside goes back to what opened it. */
  #closePanel(): void {
    const panel = this._panel;
    const inside = this.#panelElement()?.matches(':focus-within') ?? false;
    this._panel = null;
    if (panel !== null && inside) void this.#focusOpener(panel);
  }

  async #focusOpener({ productId, kind, listed }: CardPanel): Promise<void> {
    await this.updateComplete;
    const card = `${listed ? '.list' : '.cards:not(.list)'} [data-id="${CSS.escape(productId)}"]`;
    const opener = kind === 'menu' ? '.menu' : 'button.add, .menu';
    this.renderRoot.querySelector<HTMLElement>(`${card} :is(${opener})`)?.focus();
  }

  #panelElement(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.panel');
  }

  #head(forYou: boolean): TemplateResult {
    const { rail } = this.words.messages;
    const { phase, purposes, basedOnMe, picks } = this.state;
    const choosable = phase === 'on' && purposes.picks && picks !== null;
    const awaited = this.#isAwaited();
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
        (choosable || awaited) && !this.folded
          ? html`<div class=${choosable ? 'segments' : 'segments awaited'} role="group" aria-label=${rail.segments}>
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
    const { catalog } = this.state;
    if (catalog === 'loading') return skeleton(rail.loading);
    if (catalog !== 'ready') {
      return html`<p class="none" part="empty" role="status">${catalog === 'empty' ? rail.empty : rail.failed}</p>`;
    }
    if (picks?.length === 0) {
      return html`<p class="none" part="empty" role="status">${rail.nothingLeft}</p>`;
    }
    return html`<ul class=${this.#isAwaited() ? 'cards awaiting' : 'cards'} part="cards">
      ${repeat(
        this.#entries(picks),
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
                ${listRows(products, this._listed, context)}
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
