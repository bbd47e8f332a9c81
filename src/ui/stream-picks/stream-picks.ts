import { type PropertyValues, type TemplateResult } from 'lit';
import type { Purposes } from '../../core/consent.js';
import type { ConsentMap, ElementSession } from '../../page/session/options.js';
import { isPressFor } from '../../page/session/press.js';
import { attachQueue } from '../../page/session/queue.js';
import { createSession } from '../../page/session/session.js';
import { deepActiveElement } from '../dialog.js';
import { type Loan, takeLoan } from '../overlay/loan.js';
import { OverlayController } from '../overlay/overlay.js';
import { overlayStyles } from '../overlay/overlay.styles.js';
import { OwnTaskElement } from '../own-task-element.js';
import { registerRem } from '../rem.js';
import { tokens } from '../tokens.styles.js';
import { followLanguage } from '../../i18n/direction.js';
import type { Words } from '../words.js';
import { Announcements } from './announcements.js';
import { Announcer } from './announcer.js';
import { DRAWN, SETTINGS, UPGRADED } from './attributes.js';
import { FullscreenController } from './fullscreen.js';
import { noticeShown } from './notice.js';
import { pageEvent } from './page-events.js';
import { STAGE_PAUSE_MS, StageAnnouncements } from './stage-announcements.js';
import { styles } from './stream-picks.styles.js';
import { belowSurface, drawnOf, overSurface, railSurface } from './surfaces.js';
import { wordsFor } from './words-for.js';

/** Where the pointer rests on a surface, or what has focus is in it. */
const AT_HAND = ':hover, :focus-within';

/**
 * Product picks beside a live stream, made on the viewer's device. Asks first, keeps the profile
 * there, says why, and sends at most one noisy count a show. `lang` and `dir` work as in HTML and are
 * inherited. There is also `earliest-window`, for demos only: it takes the first open window of a
 * show instead of drawing one.
 *
 * @attr {string} for - id of the media element or player (else the closest `video` or `audio` in the same container)
 * @attr {string} stream - id of the show, `[A-Za-z0-9._-]{1,64}`; needed for counts
 * @attr {string} shop - keeps profiles of several shops on one origin apart
 * @attr {string} catalog - address of a catalogue, or `page`
 * @attr {number} catalog-every - reads the catalogue's address again every so many seconds, 15 to 3600, whatever the viewer does, for up to 12 hours: prices and stock change in place
 * @attr {string} pack - address of a pack made by `stream-picks prepare` for this catalogue: what past orders say; fetched once, with the engine, without credentials
 * @attr {string} collector - base address of a collector
 * @attr {string} manifest-hash - optional SHA-256 pin of the show's manifest
 * @attr {string} controller - who answers for the data
 * @attr {string} policy - address of the privacy policy
 * @attr {string} contact - where to ask and complain: an address or an e-mail
 * @attr {string} recipient - who gets the counts, where that is someone else: counts then have their own step
 * @attr {string} recipient-country - the country they go to, as `US`
 * @attr {boolean} minor - known-minor signal: profile and offers stay off
 * @attr {string} tcf-vendor - your number in the TCF's global vendor list, if you are in it
 * @attr {'rail' | 'overlay'} placement - `rail` (default) or `overlay`
 * @attr {number} max-picks - 1 to 24 (6)
 * @attr {string} product-region - fallback for products that name no region
 * @attr {string} currency - fallback for products that name no currency
 * @attr {string} worker-src - same-origin copy of the engine, for pages whose policy refuses blob workers
 * @attr {string} vault - address of `stream-picks-vault.html` on another origin, for shops that want the viewer's notes out of their own pages' reach (docs/vault.md)
 * @attr {string} host-name - given name of the host, for "… is showing it now"
 *
 * @tagname stream-picks
 * @slot - an inline catalogue as `<script type="application/json">`; nothing of it is drawn
 * @fires {SpReadyEvent} sp-ready - the catalogue is read and the products are drawn
 * @fires {SpConsentEvent} sp-consent - the viewer's choice changed
 * @fires {SpSelectEvent} sp-select - a product was chosen; cancelable
 * @fires {SpCartAddEvent} sp-cart-add - a product is wanted in the basket; answer with `respond`
 * @fires {SpReplayEvent} sp-replay - a moment of the replay is wanted, `{productId, seconds}`; cancelable
 * @fires {SpErrorEvent} sp-error - something failed; the page keeps working
 * @csspart opt-in - the opt-in card
 * @csspart choice - each of its two equal buttons
 * @csspart rail - the rail of products
 * @csspart card - one product
 * @csspart bar - the bar with the viewer's data and the way out
 * @csspart dialog - each dialog
 * @csspart overlay - what stands over a player
 * @csspart overlay-fold - its button that leaves heading and bar
 * @csspart overlay-away - its button that moves it below the player
 * @csspart overlay-back - the button that brings it back
 * @csspart recap-jump - leads from the picks over a player to the recap below them
 * @csspart fullscreen - the button that fills the screen with a bare video's container
 */
export class StreamPicksElement extends OwnTaskElement {
  static override styles = [tokens, styles, overlayStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...SETTINGS, ...DRAWN];
  }

  #loan = takeLoan();
  #session: ElementSession = this.#loan?.session ?? createSession(this.#sessionOptions());
  #announcer = new Announcer(this);
  #announcements = new Announcements(this.#announcer);
  #stageAnnouncer = new Announcer(this, STAGE_PAUSE_MS);
  #stageAnnouncements = new StageAnnouncements(this.#stageAnnouncer);
  #fullscreen = new FullscreenController(this, () => this.renderRoot.querySelector('.asks'));
  #overlay = new OverlayController(
    this,
    () => this.#lend(),
    () => drawnOf(this.#session),
  );
  #pressedOn: HTMLElement = this;
  #unsubscribe: (() => void) | null = null;
  #detachQueue: (() => void) | null = null;
  #catalog: unknown = null;
  #consentMap: ConsentMap | null = null;
  #player: unknown = null;
  #schedule: unknown = null;
  #pacing: unknown = null;
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

  /** The running order `[{at, ids, stage?}]` for players without cues, in seconds of their clock. */
  get schedule(): unknown {
    return this.#schedule;
  }

  set schedule(value: unknown) {
    this.#schedule = value ?? null;
    this.#session.setSchedule(this.#schedule);
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

  /**
   * Tightens when the spotlight may come: `{firstAfter, apart, backOff, atMost, shownFor, lull}`, times
   * in seconds. What is looser than a floor is put on it and told once.
   */
  get pacing(): unknown {
    return this.#pacing;
  }

  set pacing(value: unknown) {
    this.#pacing = value ?? null;
    this.#session.setPacing(this.#pacing);
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
    this.addEventListener('click', this.#press, true);
    if (this.#loan !== null) return;
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
    if (this.#loan === null) this.#session.disconnect();
  }

  override attributeChangedCallback(
    name: string,
    before: string | null,
    after: string | null,
  ): void {
    super.attributeChangedCallback(name, before, after);
    if (before === after) return;
    const isSetting = (SETTINGS as readonly string[]).includes(name);
    if (isSetting && this.#loan === null) this.#session.settingsChanged();
    this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#heldFocus = this.hasUpdated && this.matches(':focus-within');
    if (this.#loan === null) {
      followLanguage(this);
      this.#announcements.look(this.#session.state, () => this.#words());
      this.#stageAnnouncements.look(this.#session.state, () => this.#words());
    }
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#loan === null) this.#drawn(this);
    else this.#loan.drawn(this);
    if (this.#heldFocus) requestAnimationFrame(() => this.#keepFocus());
  }

  protected override render(): TemplateResult {
    return this.#loan?.draw(this) ?? this.#draw(this);
  }

  /** @param surface This element, or the second one that draws from its session. */
  #draw(surface: HTMLElement): TemplateResult {
    const view = {
      session: this.#session,
      words: this.#words(),
      told: this.#announcer.text,
      staged: this.#stageAnnouncer.text,
    };
    if (this.getAttribute('placement') !== 'overlay') {
      return railSurface(view, this.#fullscreen.lifted);
    }
    const over = this.#overlay.isOver(surface);
    return over ? overSurface(view, this.#overlay) : belowSurface(view, this.#overlay);
  }

  #lend(): Loan {
    return {
      session: this.#session,
      draw: (twin) => this.#draw(twin),
      drawn: (twin) => this.#drawn(twin),
      pressed: (twin) => {
        this.#pressedOn = twin;
      },
    };
  }

  #drawn(surface: HTMLElement): void {
    if (this.#overlay.isOver(surface)) this.#overlay.place(surface.shadowRoot ?? surface);
  }

  #press = (): void => {
    this.#pressedOn = this;
    this.#loan?.pressed(this);
  };

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
      isAtHand: () => this.#overlay.surfaces.some((one) => one.matches(AT_HAND)),
      notice: () => noticeShown(this.#session.state, this.#words()),
      messageOver: () => {
        const words = this.#words();
        const { messageTitle, messageBody } = words.messages.afterShow;
        const { language } = noticeShown(this.#session.state, words);
        return { title: messageTitle, body: messageBody, language };
      },
      // Either surface: both draw this session.
      isPress: (press, wish) => isPressFor(press, wish, this.#pressedOn),
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
