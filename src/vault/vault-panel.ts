import { css, html, nothing, type TemplateResult } from 'lit';
import { allWords } from '../i18n/languages.js';
import type { Messages } from '../i18n/messages.js';
import type { Notice } from '../page/session/options.js';
import type { SessionState } from '../page/session/state.js';
import { OwnTaskElement } from '../ui/own-task-element.js';
import { registerRem } from '../ui/rem.js';
import { languageOf } from '../ui/stream-picks/language.js';
import { noticeShown } from '../ui/stream-picks/notice.js';
import { wordsOf } from '../ui/stream-picks/words-for.js';
import { tokens } from '../ui/tokens.js';
import type { Words } from '../ui/words.js';
import type { PanelSession } from './panel-session.js';

/**
 * Draws "Why this?" and Your data in the vault's own page, where no script of the shop's can read
 * them or press in them. What shows of the page behind is the page's.
 *
 * @tagname sp-vault-panel
 */
export class VaultPanelElement extends OwnTaskElement {
  static override styles = [
    tokens,
    css`
      :host {
        --sp-rem: 1em;
        font: medium var(--sp-font);
      }
    `,
  ];

  #session: PanelSession | null = null;

  /** What is drawn from now on. */
  set session(session: PanelSession) {
    this.#session = session;
    session.subscribe(() => this.requestUpdate());
  }

  /** The wording a choice is made under, in the language that is drawn. */
  notice(state: SessionState): Notice {
    return noticeShown(state, this.#words());
  }

  /** What the frame is called, in the language that is drawn. */
  label(): string {
    this.lang = this.#session?.look.lang ?? '';
    return this.#words().messages.data.title;
  }

  /** In the page's language, which has been loaded before anything is shown; else in English. */
  #words(): Words {
    const lang = languageOf(this);
    return wordsOf(this, lang, (allWords.now(lang) ?? allWords.now('en')) as Messages);
  }

  override connectedCallback(): void {
    registerRem();
    super.connectedCallback();
  }

  protected override willUpdate(): void {
    if (this.#session === null) return;
    const { lang, dir, scheme } = this.#session.look;
    this.lang = lang;
    this.dir = dir;
    document.documentElement.style.colorScheme = scheme;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#session === null) return nothing;
    const { state, actions } = this.#session;
    // Before the first panel there may be no words yet.
    if (state.panel === null) return nothing;
    const words = this.#words();
    switch (state.panel.kind) {
      case 'why':
        return html`<sp-why-dialog
          .state=${state}
          .actions=${actions}
          .words=${words}
          .panel=${state.panel}
        ></sp-why-dialog>`;
      case 'data':
        return html`<sp-data-dialog
          .state=${state}
          .actions=${actions}
          .words=${words}
          .panel=${state.panel}
        ></sp-data-dialog>`;
      default:
        return nothing;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-vault-panel': VaultPanelElement;
  }
}
