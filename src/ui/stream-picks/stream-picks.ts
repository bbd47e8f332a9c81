import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Purposes } from '../../core/consent.js';
import type { ConsentMap, ElementSession } from '../../page/session/options.js';
import { attachQueue } from '../../page/session/queue.js';
import { createSession } from '../../page/session/session.js';
import { deepActiveElement } from '../dialog.js';
import { registerRem } from '../rem.js';
import { tokens } from '../tokens.styles.js';
import type { Words } from '../words.js';
import { Announcements } from './announcements.js';
import { Announcer } from './announcer.js';
import { DRAWN, SETTINGS, UPGRADED } from './attributes.js';
import { FullscreenController } from './fullscreen.js';
import { noticeShown } from './notice.js';
import { pageEvent } from './page-events.js';
import { panel } from './panel.js';
import { styles } from './stream-picks.styles.js';
import { wordsFor } from './words-for.js';

/**
 * Product picks beside a live stream, made on the viewer's device. Asks first, keeps the profile
 * there, says why, and sends at most one noisy count a show. Settings are attributes: `for`,
 * `stream`, `shop`, `catalog`, `pack`, `collector`, `manifest-hash`, `controller`, `policy`, `contact`,
 * `recipient`, `recipient-country`, `minor`, `tcf-vendor`, `placement`, `max-picks`, `product-region`,
 * `currency`, `worker-src`, `host-name` (given name of the host, for "… is showing it now"), and
 * `earliest-window`, which is for demos only: it takes the first open window of a show instead of
 * drawing one.
 *
 * @tagname stream-picks
 * @slot - an inline catalogue as `<script type="application/json">`; nothing of it is drawn
 * @fires {SpReadyEvent} sp-ready - the catalogue is read and the products are drawn
 * @fires {SpConsentEvent} sp-consent - the viewer's choice changed
 * @fires {SpSelectEvent} sp-select - a product was chosen; cancelable
 * @fires {SpCartAddEvent} sp-cart-add - a product is wanted in the basket; answer with `respond`
 * @fires {SpErrorEvent} sp-error - something failed; the page keeps working
 * @csspart opt-in - the opt-in card
 * @csspart choice - each of its two equal buttons
 * @csspart rail - the rail of products
 * @csspart card - one product
 * @csspart bar - the bar with the viewer's data and the way out
 * @csspart dialog - each dialog
 */
export class StreamPicksElement extends LitElement {
  static override styles = [tokens, styles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...SETTINGS, ...DRAWN];
  }

  #session: ElementSession = createSession(this.#sessionOptions());
  #announcer = new Announcer(this);
  #announcements = new Announcements(this.#announcer);
  #fullscreen = new FullscreenController(this, () => this.renderRoot.querySelector('.asks'));
  #unsubscribe: (() => void) | null = null;
  #detachQueue: (() => void) | null = null;
  #catalog: unknown = null;
  #consentMap: ConsentMap | null = null;
  #player: unknown = null;
  #basket: readonly (string | number)[] | null = null;
  #heldFocus = false;

  /** A catalogue as an object, instead of the attribute of the same name; null goes back to it. */
  get catalog(): unknown {
    return this.#catalog;
  }

  set catalog(value: unknown) {
    if (typeof value === 'string') {
      // Frameworks that prefer properties hand the attribute over this way.
      this.setAttribute('catalog', value);
      return;
    }
    this.#catalog = value ?? null;
    this.#session.setCatalog(this.#catalog);
  }

  #schedule: unknown = null;
  /** Which purposes are on; set by the page's own consent tool, recorded as set by the page. */
  get consent(): Purposes {
    return { ...this.#session.state.purposes };
  }

  set consent(value: unknown) {
    this.#session.setConsent(value);
  }

  /** Which answers of consent tools turn on which of our purposes; unmapped ones turn nothing on. */
  get consentMap(): ConsentMap | null {
    return this.#consentMap;
  }

  set consentMap(value: ConsentMap | null) {
    this.#consentMap = value ?? null;
    this.#session.setConsentMap(this.#consentMap);
  }

  /** The player whose cues are heard (docs/players.md), where it is not found by itself; or a clock. */
  get player(): unknown {
    return this.#player;
  }

  set player(value: unknown) {
    this.#player = value ?? null;
    this.#session.setPlayer(this.#player);
  }

  /**
   * Ids of the products, or of their variants, that are in the basket: these are no picks. Null where
   * the page does not say; then what was added here, or told by `track()`, counts.
   */
  get basket(): readonly (string | number)[] | null {
    return this.#basket;
  }

  set basket(value: readonly (string | number)[] | null) {
    this.#basket = value ?? null;
    this.#session.setBasket(this.#basket);
  }

  /** Notes an act of the viewer that happened elsewhere on the page. */
  track(signal: unknown): void {
    this.#session.track(signal);
  }

  /** The running order `[{at, ids, stage?}]` for players without cues, in seconds of their clock. */
  get schedule(): unknown {
    return this.#schedule;
  }

  set schedule(value: unknown) {
    this.#schedule = value ?? null;
    this.#session.setSchedule(this.#schedule);
  }

  /** Puts products on stage. */
  highlight(productIds: readonly string[], stage?: string): void {
    this.#session.highlight(productIds, stage);
  }

  /** Opens the viewer's own "Why this?" for a product. */
  why(productId: string): void {
    this.#session.why(productId);
  }

  /** Opens the viewer's own "Your data". */
  openYourData(): void {
    this.#session.openYourData();
  }

  override connectedCallback(): void {
    registerRem();
    super.connectedCallback();
    this.#unsubscribe = this.#session.subscribe(() => this.requestUpdate());
    for (const name of UPGRADED) this.#upgrade(name);
    this.#session.connect();
    this.#detachQueue = attachQueue(this, (entry) => {
      console.warn('stream-picks: the queue holds an entry that names nothing:', entry);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#detachQueue?.();
    this.#unsubscribe?.();
    this.#session.disconnect();
  }

  override attributeChangedCallback(
    name: string,
    before: string | null,
    after: string | null,
  ): void {
    super.attributeChangedCallback(name, before, after);
    if (before === after) return;
    if ((SETTINGS as readonly string[]).includes(name)) this.#session.settingsChanged();
    this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#heldFocus = this.hasUpdated && this.matches(':focus-within');
    this.#announcements.look(this.#session.state, () => this.#words().messages);
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#heldFocus) requestAnimationFrame(() => this.#keepFocus());
  }

  protected override render(): TemplateResult {
    const { state } = this.#session;
    const words = this.#words();
    const over = this.getAttribute('placement') === 'overlay';
    const asking = state.phase === 'asking' || state.askAgain.length > 0;
    const card = asking
      ? html`<sp-opt-in-card
          exportparts="opt-in, choice, how"
          .state=${state}
          .actions=${this.#session}
          .words=${words}
        ></sp-opt-in-card>`
      : nothing;
    const rail = html`<sp-pick-rail
      exportparts="rail, rail-head, segment, cards, card, picture, title, price, flag, why, add, bar, notice, more-like-this, not-for-me, all-products, your-data, stop-and-erase, privacy-choices, record-of-no"
      .state=${state}
      .actions=${this.#session}
      .words=${words}
      .compact=${over}
      >${
        state.afterShow === null || over
          ? nothing
          : html`<sp-recap-card
              exportparts="recap, recap-item, offer, offer-code, offers-off, picture, price"
              .state=${state}
              .actions=${this.#session}
              .words=${words}
            ></sp-recap-card>`
      }</sp-pick-rail
    >`;
    const asks = html`<div class="asks" popover=${this.#fullscreen.lifted ? 'manual' : nothing}>${card}</div>`;
    return html`${over ? html`<div class="over">${asking ? card : rail}</div>` : html`${asking ? asks : nothing}${rail}`}
      ${panel(this.#session, words)}
      <div class="unseen" role="status">${this.#announcer.text}</div>`;
  }

  #words(): Words {
    return wordsFor(this);
  }

  /** Where what had focus is gone, the heading of the rail takes it, so that Tab goes on from here. */
  #keepFocus(): void {
    const active = deepActiveElement();
    if (!this.isConnected || (active !== null && active !== document.body)) return;
    const rail = this.renderRoot.querySelector('sp-pick-rail');
    rail?.shadowRoot?.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** A property that was set before the element was defined still counts. */
  #upgrade(name: (typeof UPGRADED)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const own = this as Record<string, unknown>;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  #sessionOptions(): Parameters<typeof createSession>[0] {
    const isEarliest = (): boolean => this.hasAttribute('earliest-window');
    return {
      host: this,
      attribute: (name) => this.getAttribute(name),
      notice: () => noticeShown(this.#session.state, this.#words()),
      fire: (name, detail) => !this.dispatchEvent(pageEvent(name, detail)),
      get earliestWindow() {
        return isEarliest();
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stream-picks': StreamPicksElement;
  }
}
