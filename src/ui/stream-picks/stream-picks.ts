import { NO_PURPOSES, type Purposes } from '../../core/purposes.js';
import { followLanguage } from '../../i18n/direction.js';
import { allWords, askWords } from '../../i18n/languages.js';
import { askedBy } from '../../page/session/asked.js';
import type { ConsentMap, ElementSession } from '../../page/session/options.js';
import { isPressFor } from '../../page/session/press.js';
import { attachQueue } from '../../page/session/queue.js';
import { baseSheet, buttonSheet } from '../ask.styles.js';
import { SpErrorEvent } from '../error-event.js';
import { make, PlainElement } from '../plain-element.js';
import { registerRem } from '../rem.js';
import type { AskActions } from '../session-element.js';
import { tokenSheet } from '../tokens.styles.js';
import { ask } from './ask-frame.js';
import { DRAWN, SETTINGS, UPGRADED } from './attributes.js';
import { languageOf } from './language.js';
import { takeLoan } from './loan.js';
import { type Body, HELD, type HeldWish, loadMain, mainNow } from './main-part.js';
import { missingLine } from './missing-line.js';
import { styles } from './stream-picks.styles.js';

/** Most calls kept until the rest of the element is here; later ones are lost. */
const MAX_CALLS = 1000;

/** Longest wait for the frame that shows the question: a browser may hold frames back. */
const FRAMES_LIMIT_MS = 3000;

type Call = (session: ElementSession) => void;

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
export class StreamPicksElement extends PlainElement {
  static override readonly sheets = [tokenSheet, baseSheet, buttonSheet, styles];

  static get observedAttributes(): string[] {
    return [...SETTINGS, ...DRAWN];
  }

  readonly #loan = takeLoan();
  #body: Body | null = this.#loan?.(this) ?? null;
  /** Told to the session when it is here: what was set, before it starts, and what was called. */
  #sets: Call[] = [];
  #calls: Call[] = [];
  /** The page's own consent tool has spoken, so nothing is asked before the session has heard it. */
  #isTold = false;
  /** What the viewer pressed before the session was here. */
  #held: HeldWish | 'openHow' | null = null;
  #isComing = false;
  #isMissing = false;
  #pressedOn: HTMLElement = this;
  #detachQueue: (() => void) | null = null;
  #catalog: unknown = null;
  #consentMap: ConsentMap | null = null;
  #player: unknown = null;
  #schedule: unknown = null;
  #pacing: unknown = null;
  #basket: readonly (string | number)[] | null = null;

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
    this.#set((session) => session.setCatalog(this.#catalog));
  }

  /** Which purposes are on; set by the page's own consent tool, recorded as set by the page. */
  get consent(): Purposes {
    return { ...(this.#body?.session.state.purposes ?? NO_PURPOSES) };
  }

  set consent(value: unknown) {
    this.#isTold = true;
    this.#set((session) => session.setConsent(value));
  }

  /** Which answers of consent tools turn on which of our purposes; unmapped ones turn nothing on. */
  get consentMap(): ConsentMap | null {
    return this.#consentMap;
  }

  set consentMap(value: ConsentMap | null) {
    this.#consentMap = value ?? null;
    this.#set((session) => session.setConsentMap(this.#consentMap));
  }

  /** The player whose cues are heard (docs/players.md), where it is not found by itself; or a clock. */
  get player(): unknown {
    return this.#player;
  }

  set player(value: unknown) {
    this.#player = value ?? null;
    this.#set((session) => session.setPlayer(this.#player));
  }

  /** The running order `[{at, ids, stage?}]` for players without cues, in seconds of their clock. */
  get schedule(): unknown {
    return this.#schedule;
  }

  set schedule(value: unknown) {
    this.#schedule = value ?? null;
    this.#set((session) => session.setSchedule(this.#schedule));
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
    this.#set((session) => session.setBasket(this.#basket));
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
    this.#set((session) => session.setPacing(this.#pacing));
  }

  /** Notes an act of the viewer that happened elsewhere on the page. */
  track(signal: unknown): void {
    this.#call((session) => session.track(signal));
  }

  /** Puts products on stage. */
  highlight(productIds: readonly string[], stage?: string): void {
    this.#call((session) => session.highlight(productIds, stage));
  }

  /** Opens the viewer's own "Why this?" for a product. */
  why(productId: string): void {
    this.#call((session) => session.why(productId));
  }

  /** Opens the viewer's own "Your data". */
  openYourData(): void {
    this.#call((session) => session.openYourData());
  }

  override connectedCallback(): void {
    registerRem();
    super.connectedCallback();
    this.addEventListener('click', this.#press, true);
    if (this.#loan !== null) {
      this.#body?.connect();
      return;
    }
    for (const name of UPGRADED) this.#upgrade(name);
    if (this.#body === null) this.#bring();
    else this.#body.connect();
    this.#detachQueue = attachQueue(this, (entry) => {
      console.warn('stream-picks: the queue holds an entry that names nothing:', entry);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#detachQueue?.();
    this.#body?.disconnect();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if ((SETTINGS as readonly string[]).includes(name)) this.#body?.settingsChanged();
    this.requestUpdate();
  }

  protected override draw(): void {
    if (this.#loan === null) followLanguage(this);
    if (this.#body === null) this.#ask();
    else this.#body.draw();
  }

  /** The question alone, and the place of what is still to come. */
  #ask(): void {
    const root = this.renderRoot;
    // Over a player nothing of it stands in the page's flow.
    if (!this.hasUpdated && this.getAttribute('placement') !== 'overlay') {
      root.append(make('div', { class: 'coming' }));
    }
    const lang = languageOf(this);
    const optIn = askWords.now(lang);
    if (optIn === null) {
      void askWords.load(lang).finally(() => this.requestUpdate());
      return;
    }
    const state = this.#asked();
    const isMissing = this.#isMissing && !this.#isComing;
    const said = isMissing ? optIn.missing : optIn.working;
    const title = isMissing || this.#held !== null ? said : null;
    ask(root, state && { state, actions: this.#asking, words: { messages: { optIn }, title } });
    if (this.#isMissing && state === null)
      missingLine(root, said, optIn.again, () => this.#bring());
  }

  #asked(): ReturnType<typeof askedBy> {
    const isChosen = this.#held !== null && this.#held !== 'openHow';
    return this.#isTold ? null : askedBy(this, isChosen);
  }

  /** What the card may wish while there is no session: a press is proven now and carried out later. */
  readonly #asking: AskActions = {
    accept: (press) => this.#hold(press, 'accept'),
    refuse: (press) => this.#hold(press, 'refuse'),
    answerChange: () => undefined,
    openHow: () => this.#keep('openHow'),
    openChoices: () => undefined,
  };

  #hold(press: unknown, wish: HeldWish): void {
    if (isPressFor(press, wish, this)) this.#keep(wish);
  }

  #keep(wish: HeldWish | 'openHow'): void {
    if (wish !== 'openHow' || this.#held === null) this.#held = wish;
    this.#bring();
  }

  /** Sees that the rest comes: at once, or where the viewer is asked, after that is on screen. */
  #bring(): void {
    const main = mainNow();
    if (main !== null && allWords.now(languageOf(this)) !== null) this.#join(main);
    else void this.#load();
    this.requestUpdate();
  }

  async #load(): Promise<void> {
    if (this.#isComing) return;
    this.#isComing = true;
    try {
      if (this.#held === null && this.#asked() !== null) await this.#painted();
      const [main] = await Promise.all([loadMain(), allWords.load(languageOf(this))]);
      // Running the files and beginning the session are tasks of their own.
      await new Promise((resolve) => setTimeout(resolve));
      // The page may have changed its language meanwhile.
      while (allWords.now(languageOf(this)) === null) await allWords.load(languageOf(this));
      this.#isMissing = false;
      this.#join(main);
    } catch (error) {
      this.#isMissing = true;
      this.#held = null;
      const reason = error instanceof Error ? error.message : String(error);
      console.warn(`stream-picks: engine: ${reason}`);
      this.dispatchEvent(new SpErrorEvent({ code: 'engine' }));
    }
    this.#isComing = false;
    this.requestUpdate();
  }

  /** After the frame that shows the question was painted; in a page that is not seen there is none. */
  async #painted(): Promise<void> {
    await this.updateComplete;
    const lang = languageOf(this);
    if (askWords.now(lang) === null) {
      // Where they do not come, that is told by who draws.
      await askWords.load(lang).catch(() => undefined);
      this.requestUpdate();
      await this.updateComplete;
    }
    // The card draws itself in a task of its own.
    await this.renderRoot.querySelector('sp-opt-in-card')?.updateComplete;
    await new Promise<void>((resolve) => {
      const painted = () => setTimeout(resolve);
      if (document.hidden) painted();
      // The first frame draws the question; when the next one begins, that one is on its way to the screen.
      else requestAnimationFrame(() => requestAnimationFrame(painted));
      setTimeout(resolve, FRAMES_LIMIT_MS);
    });
  }

  /** From here on the session says what is drawn. The question that is on screen stays. */
  #join(main: { makeBody: typeof import('./body.js').makeBody }): void {
    if (this.#body !== null) return;
    const body = main.makeBody(this, {
      pressedOn: () => this.#pressedOn,
      setPressedOn: (surface) => {
        this.#pressedOn = surface;
      },
      isHeld: (press, wish) => {
        const isHeld = press === HELD && this.#held === wish;
        if (isHeld) this.#held = null;
        return isHeld;
      },
    });
    this.#body = body;
    const { session } = body;
    for (const set of this.#sets.splice(0)) set(session);
    if (this.isConnected) body.connect();
    for (const call of this.#calls.splice(0)) call(session);
    const held = this.#held;
    if (held === 'openHow') this.#held = null;
    if (held !== null) session[held](HELD);
    this.requestUpdate();
  }

  #set(set: Call): void {
    if (this.#body === null) this.#sets.push(set);
    else set(this.#body.session);
  }

  #call(call: Call): void {
    if (this.#body !== null) call(this.#body.session);
    else if (this.#calls.length < MAX_CALLS) this.#calls.push(call);
  }

  #press = (): void => {
    this.#pressedOn = this;
    this.#body?.pressed();
  };

  /** A property that was set before the element was defined still counts. */
  #upgrade(name: (typeof UPGRADED)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const own = this as Record<string, unknown>;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stream-picks': StreamPicksElement;
  }
}
