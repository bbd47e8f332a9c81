import { nothing, render, type TemplateResult } from 'lit';
import { allWords } from '../../i18n/languages.js';
import type { Messages } from '../../i18n/messages.js';
import type { ElementSession } from '../../page/session/options.js';
import { isPressFor } from '../../page/session/press.js';
import { createSession } from '../../page/session/session.js';
import { defineElements } from '../define-elements.js';
import { deepActiveElement } from '../dialog.js';
import { askWordsOf } from '../opt-in-card/changes.js';
import type { OverlayController } from '../overlay/overlay.js';
import { PickRail } from '../pick-rail/pick-rail.js';
import { dress } from '../sheet.js';
import { VariantChooser } from '../variant-chooser/variant-chooser.js';
import type { Words } from '../words.js';
import { Announcements } from './announcements.js';
import { Announcer } from './announcer.js';
import { ask } from './ask-frame.js';
import { FullscreenController } from './fullscreen.js';
import { languageOf } from './language.js';
import { LateDialogs } from './late-dialogs.js';
import type { Body, Keeps, Shell } from './main-part.js';
import { MissingDialog } from './missing-dialog.js';
import { noticeShown } from './notice.js';
import { pageEvent } from './page-events.js';
import { isAsking, railSurface, type View } from './rail-surface.js';
import { STAGE_PAUSE_MS, StageAnnouncements } from './stage-announcements.js';
import { watchLanguage } from './watch-language.js';
import { wordsOf } from './words-for.js';

/** Where the pointer rests on a surface, or what has focus is in it. */
const AT_HAND = ':hover, :focus-within';

/** Registers what the rail is made of, once. */
export function defineRail(): void {
  defineElements([
    ['sp-variant-chooser', VariantChooser],
    ['sp-pick-rail', PickRail],
    ['sp-missing-dialog', MissingDialog],
  ]);
}

/** What acts and draws for one element, with all its words at hand. */
export function makeBody(shell: Shell, keeps: Keeps): Body {
  defineRail();
  return new ElementBody(shell, keeps);
}

type OverPlayer = typeof import('./over-player.js');

const overPlayer = (): Promise<OverPlayer> => import('./over-player.js');

/** The session of one element, and what of it is on screen. */
class ElementBody implements Body {
  readonly session: ElementSession;
  readonly #shell: Shell;
  readonly #keeps: Keeps;
  readonly #announcer: Announcer;
  readonly #announcements: Announcements;
  readonly #stageAnnouncer: Announcer;
  readonly #stageAnnouncements: StageAnnouncements;
  readonly #fullscreen: FullscreenController;
  #over: OverPlayer | null = null;
  #overlay: OverlayController | null = null;
  /** What is under way or has failed: not asked for again by each drawing. */
  readonly #asked = new Set<string>();
  readonly #failed = new Set<string>();
  readonly #dialogs: LateDialogs;
  #isResting = false;
  #unsubscribe: (() => void) | null = null;
  #unwatch: (() => void) | null = null;
  #messages: Messages;

  constructor(shell: Shell, keeps: Keeps) {
    this.#shell = shell;
    this.#keeps = keeps;
    this.#messages = allWords.now(languageOf(shell)) as Messages;
    this.#dialogs = new LateDialogs(
      () => shell.requestUpdate(),
      (error) => this.#fault(error),
    );
    this.session = createSession(this.#sessionOptions());
    this.#announcer = new Announcer(shell);
    this.#announcements = new Announcements(this.#announcer);
    this.#stageAnnouncer = new Announcer(shell, STAGE_PAUSE_MS);
    this.#stageAnnouncements = new StageAnnouncements(this.#stageAnnouncer);
    this.#fullscreen = new FullscreenController(shell, () =>
      shell.renderRoot.querySelector('.asks'),
    );
  }

  connect(): void {
    this.#unsubscribe ??= this.session.subscribe(() => this.#shell.requestUpdate());
    this.#unwatch ??= watchLanguage(this.#shell, () => this.#shell.requestUpdate());
    this.session.connect();
  }

  disconnect(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    this.#unwatch?.();
    this.#unwatch = null;
    this.session.disconnect();
  }

  settingsChanged(): void {
    this.session.settingsChanged();
  }

  pressed(): void {}

  draw(): void {
    const heldFocus = this.#shell.matches(':focus-within');
    const { state } = this.session;
    this.#announcements.look(state, () => this.#words());
    this.#stageAnnouncements.look(state, () => this.#words());
    this.#dialogs.want(state.panel !== null);
    if (state.phase === 'on') this.#restThenLoad();
    if (this.#isOverlay()) this.#openOverlay();
    this.#drawOn(this.#shell);
    if (heldFocus) requestAnimationFrame(() => this.#keepFocus());
  }

  /** @param surface The element, or the second one that draws from its session. */
  #drawOn(surface: Shell): void {
    const words = this.#words();
    const view: View = {
      session: this.session,
      words,
      told: this.#announcer.text,
      staged: this.#stageAnnouncer.text,
      lateness: this.#dialogs.lateness,
      retry: () => this.#dialogs.load(),
    };
    const root = surface.renderRoot;
    const isRail = !this.#isOverlay() || this.#failed.has('overlay');
    const { session } = this;
    const card = { state: session.state, actions: session, words: askWordsOf(words) };
    const overlay = this.#overlay;
    const isInFlow = isRail || (overlay?.below === true && !overlay.isOver(surface));
    ask(
      root,
      isInFlow && isAsking(session) ? { ...card, lifted: isRail && this.#fullscreen.lifted } : null,
    );
    root.querySelector('.coming')?.remove();
    render(isRail ? railSurface(view) : this.#overlaid(view, surface), root, { host: surface });
    if (this.#overlay?.isOver(surface)) this.#overlay.place(root);
  }

  #overlaid(view: View, surface: Shell): TemplateResult | typeof nothing {
    const over = this.#over;
    const overlay = this.#overlay;
    if (over === null || overlay === null) return nothing;
    return overlay.isOver(surface)
      ? over.overSurface(view, overlay)
      : over.belowSurface(view, overlay);
  }

  #isOverlay(): boolean {
    return this.#shell.getAttribute('placement') === 'overlay';
  }

  /** Loads a part once, also where that fails. */
  #load<T>(name: string, load: () => Promise<T>, use: (part: T) => void): void {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    load()
      .then(use)
      .catch((error: unknown) => {
        this.#failed.add(name);
        this.#fault(error);
      })
      .finally(() => this.#shell.requestUpdate());
  }

  #fault(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`stream-picks: engine: ${reason}`);
    this.#shell.dispatchEvent(pageEvent('sp-error', { code: 'engine' }));
  }

  /** After a yes at the next rest, whatever the viewer does: no request tells who looks into what. */
  #restThenLoad(): void {
    if (this.#isResting) return;
    this.#isResting = true;
    const rest = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 1000));
    rest(() => {
      this.#load(
        'late cards',
        () => import('./late-cards.js'),
        ({ defineLateCards }) => defineLateCards(),
      );
      this.#dialogs.load();
    });
  }

  #openOverlay(): void {
    this.#load('overlay', overPlayer, (over) => {
      this.#over = over;
      dress(this.#shell.renderRoot, [over.overlaySheet]);
      this.#overlay = new over.OverlayController(
        this.#shell,
        () => (twin) => this.#lend(twin, over),
        () => over.drawnOf(this.session),
      );
    });
  }

  /** What the second surface draws. */
  #lend(twin: Shell, over: OverPlayer): Body {
    const { session } = this;
    let unsubscribe: (() => void) | undefined;
    let isStyled = false;
    return {
      session,
      connect: () => {
        if (!isStyled) dress(twin.renderRoot, [over.overlaySheet]);
        isStyled = true;
        unsubscribe = session.subscribe(() => twin.requestUpdate());
      },
      disconnect: () => unsubscribe?.(),
      settingsChanged: () => undefined,
      pressed: () => this.#keeps.setPressedOn(twin),
      draw: () => this.#drawOn(twin),
    };
  }

  /** In the language of the page; while or where that cannot be loaded, in the one before. */
  #words(): Words {
    const lang = languageOf(this.#shell);
    const messages = allWords.now(lang);
    if (messages === null)
      this.#load(
        `words ${lang}`,
        () => allWords.load(lang),
        () => undefined,
      );
    else if (messages !== this.#messages) {
      this.#messages = messages;
      this.#announcer.hush();
      this.#stageAnnouncer.hush();
    }
    return wordsOf(this.#shell, lang, this.#messages);
  }

  /** Where what had focus is gone, the heading of the rail takes it, so that Tab goes on from here. */
  #keepFocus(): void {
    const active = deepActiveElement();
    if (!this.#shell.isConnected || (active !== null && active !== document.body)) return;
    const rail = this.#shell.renderRoot.querySelector('sp-pick-rail');
    rail?.shadowRoot?.querySelector('h2')?.focus({ preventScroll: true });
  }

  #sessionOptions(): Parameters<typeof createSession>[0] {
    const shell = this.#shell;
    return {
      host: shell,
      attribute: (name) => shell.getAttribute(name),
      isAtHand: () => (this.#overlay?.surfaces ?? [shell]).some((one) => one.matches(AT_HAND)),
      notice: () => noticeShown(this.session.state, this.#words()),
      messageOver: () => {
        const words = this.#words();
        const { messageTitle, messageBody } = words.messages.afterShow;
        const { language } = noticeShown(this.session.state, words);
        return { title: messageTitle, body: messageBody, language };
      },
      // Either surface: both draw this session.
      isPress: (press, wish) =>
        this.#keeps.isHeld(press, wish) || isPressFor(press, wish, this.#keeps.pressedOn()),
      fire: (name, detail) => !shell.dispatchEvent(pageEvent(name, detail)),
      get earliestWindow() {
        return shell.hasAttribute('earliest-window');
      },
    };
  }
}
