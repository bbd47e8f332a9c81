import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Purposes } from '../../core/consent.js';
import { RETENTION_DAYS } from '../../core/retention.js';
import { formatFor } from '../../i18n/format.js';
import { messagesFor } from '../../i18n/messages-for.js';
import { NOTICE_VERSION, noticeText, WORDING_VERSIONS } from '../../i18n/notice.js';
import type { ConsentMap, ElementSession, Notice, PageEvents } from '../../page/session/options.js';
import { attachQueue } from '../../page/session/queue.js';
import { createSession } from '../../page/session/session.js';
import { deepActiveElement } from '../dialog.js';
import {
  SpCartAddEvent,
  SpConsentEvent,
  SpErrorEvent,
  SpReadyEvent,
  SpSelectEvent,
} from '../events.js';
import { registerRem } from '../rem.js';
import { controllerName, countsInFirstLayer } from '../session-element.js';
import { tokens } from '../tokens.styles.js';
import type { Words } from '../words.js';
import { Announcer } from './announcer.js';
import { FullscreenController } from './fullscreen.js';
import { styles } from './stream-picks.styles.js';

/** Attributes that the session reads, and those that only change the drawing. */
const SETTINGS = [
  'for',
  'stream',
  'shop',
  'catalog',
  'pack',
  'collector',
  'manifest-hash',
  'controller',
  'policy',
  'contact',
  'recipient',
  'recipient-country',
  'minor',
  'tcf-vendor',
  'placement',
  'max-picks',
  'product-region',
  'currency',
  'worker-src',
] as const;
const DRAWN = ['host-name', 'lang', 'dir'] as const;

/** Makes each public event from what it carries. */
const EVENTS: { readonly [N in keyof PageEvents]: (detail: PageEvents[N]) => Event } = {
  'sp-ready': () => new SpReadyEvent(),
  'sp-consent': (detail) => new SpConsentEvent(detail),
  'sp-select': (detail) => new SpSelectEvent(detail),
  'sp-cart-add': (detail) => new SpCartAddEvent(detail),
  'sp-error': (detail) => new SpErrorEvent(detail),
};

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
  #fullscreen = new FullscreenController(this, () => this.renderRoot.querySelector('.asks'));
  #unsubscribe: (() => void) | null = null;
  #detachQueue: (() => void) | null = null;
  #catalog: unknown = null;
  #consentMap: ConsentMap | null = null;
  #player: unknown = null;
  #first: string | null = null;
  #heldFocus = false;
  #recapShown = false;
  #offersShown = 0;

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

  /** An hls.js instance, or a player with `textTracks()`, whose cues are heard. */
  get player(): unknown {
    return this.#player;
  }

  set player(value: unknown) {
    this.#player = value ?? null;
    this.#session.setPlayer(this.#player);
  }

  /** Notes an act of the viewer that happened elsewhere on the page. */
  track(signal: unknown): void {
    this.#session.track(signal);
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
    // The map first: it says how a choice that was set with it is to be read.
    for (const name of ['consentMap', 'catalog', 'player', 'consent'] as const) this.#upgrade(name);
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
    this.#announceFirst();
    this.#announceAfterShow();
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
      ${this.#panel(words)}
      <div class="unseen" role="status">${this.#announcer.text}</div>`;
  }

  #panel(words: Words): TemplateResult | typeof nothing {
    const session = this.#session;
    const { state } = session;
    const parts = 'dialog, dialog-head, dialog-body, dialog-foot, close, choice, switch';
    switch (state.panel?.kind) {
      case 'how':
        return html`<sp-how-dialog exportparts=${parts} .state=${state} .actions=${session} .words=${words}></sp-how-dialog>`;
      case 'why':
        return html`<sp-why-dialog
          exportparts=${parts}
          .state=${state}
          .actions=${session}
          .words=${words}
          .panel=${state.panel}
        ></sp-why-dialog>`;
      case 'data':
        return html`<sp-data-dialog
          exportparts=${parts}
          .state=${state}
          .actions=${session}
          .words=${words}
          .panel=${state.panel}
        ></sp-data-dialog>`;
      default:
        return nothing;
    }
  }

  /** Texts of the page's language; numbers follow its region where the texts speak it. */
  #words(): Words {
    const lang = languageOf(this);
    const messages = messagesFor(lang);
    const written = primaryOf(lang) === primaryOf(messages.lang) ? lang : messages.lang;
    return { messages, format: formatFor(written), host: this.getAttribute('host-name') };
  }

  #announceFirst(): void {
    const { phase, purposes, basedOnMe, picks, byId } = this.#session.state;
    const first = (phase === 'on' && purposes.picks && basedOnMe && picks?.[0]?.productId) || null;
    const before = this.#first;
    this.#first = first;
    if (first === null || before === null || first === before) return;
    const title = byId.get(first)?.title;
    if (title !== undefined) this.#announcer.tell(this.#words().messages.rail.placeChanged(title));
  }

  #announceAfterShow(): void {
    const { afterShow } = this.#session.state;
    const recap = afterShow !== null && (afterShow.recap !== null || afterShow.missed.length > 0);
    const offers = afterShow?.offers.length ?? 0;
    const { offerCame, recapCame } = this.#words().messages.afterShow;
    if (recap && !this.#recapShown) this.#announcer.tell(recapCame);
    else if (offers > this.#offersShown) this.#announcer.tell(offerCame);
    this.#recapShown = recap;
    this.#offersShown = offers;
  }

  /** Where what had focus is gone, the heading of the rail takes it, so that Tab goes on from here. */
  #keepFocus(): void {
    const active = deepActiveElement();
    if (!this.isConnected || (active !== null && active !== document.body)) return;
    const rail = this.renderRoot.querySelector('sp-pick-rail');
    rail?.shadowRoot?.querySelector('h2')?.focus({ preventScroll: true });
  }

  /** A property that was set before the element was defined still counts. */
  #upgrade(name: 'catalog' | 'consent' | 'consentMap' | 'player'): void {
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
      notice: () => this.#notice(),
      fire: (name, detail) => !this.dispatchEvent(EVENTS[name](detail)),
      get earliestWindow() {
        return isEarliest();
      },
    };
  }

  #notice(): Notice {
    const { state } = this.#session;
    const { messages, format } = this.#words();
    const { policy, contact, recipient, recipientCountry } = state.notified;
    return {
      version: NOTICE_VERSION,
      wordings: WORDING_VERSIONS,
      language: messages.lang,
      text: noticeText(messages, {
        controller: controllerName(state),
        counts: countsInFirstLayer(state),
        days: RETENTION_DAYS.history,
        policy,
        contact,
        recipient,
        country: recipientCountry === null ? null : format.country(recipientCountry),
      }),
    };
  }
}

/** `en` of `en-IN`. */
function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** Language of an element as HTML defines it: the nearest `lang`, through shadow roots too. */
function languageOf(element: Element): string {
  let node: Node | null = element;
  while (node !== null) {
    if (node instanceof Element) {
      const lang = node.getAttribute('lang');
      if (lang !== null && lang !== '') return lang;
    }
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return navigator.language;
}

declare global {
  interface HTMLElementTagNameMap {
    'stream-picks': StreamPicksElement;
  }
}
