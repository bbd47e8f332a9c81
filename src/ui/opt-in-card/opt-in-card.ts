import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { RETENTION_DAYS } from '../../core/retention.js';
import type { Press } from '../../page/session/press.js';
import { watchRest } from '../../page/session/press-sight.js';
import type { SessionActions, SessionState } from '../../page/session/state.js';
import { icon } from '../icons.js';
import { OwnTaskElement } from '../own-task-element.js';
import { controllerName, countsInFirstLayer, sessionProperties } from '../session-element.js';
import { base, buttons } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { styles } from './opt-in-card.styles.js';

/** Lines of text the card has room for at its usual size. */
const LINES = 2;

/**
 * Asks once, in one breath: what a yes does, who answers for it, yes and no of equal weight. A
 * region in the flow of the page; it takes no focus and covers nothing.
 *
 * @tagname sp-opt-in-card
 * @csspart opt-in - the card
 * @csspart choice - each of the two equal buttons
 */
export class OptInCard extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  static override properties = { ...sessionProperties, _unsure: { state: true } };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** True after a press that came too soon to be sure. */
  declare _unsure: boolean;

  #unwatch: (() => void) | undefined;
  /** Takes the button that says yes from the template, so that no other is ever watched. */
  readonly #yes = (button?: Element): void => {
    this.#unwatch?.();
    this.#unwatch = button === undefined ? undefined : watchRest(button);
  };
  #observer: ResizeObserver | null = null;
  #frame = 0;
  /** Width that the text was last fitted to, CSS pixels. */
  #fitted = 0;

  constructor() {
    super();
    this._unsure = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new ResizeObserver(() => {
      if (this.offsetWidth !== this.#fitted) this.#fitSoon();
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  protected override updated(_changed: PropertyValues): void {
    this.#fitSoon();
  }

  protected override render(): TemplateResult {
    const { optIn, notices } = this.words.messages;
    const state = this.state;
    const again = state.phase === 'on';
    const busy = state.busy === 'choosing';
    const text = again
      ? this.#changes()
      : optIn.text({
          controller: controllerName(state),
          counts: countsInFirstLayer(state),
          days: RETENTION_DAYS.history,
        });
    return html`<section class="card" part="opt-in" role="region" aria-labelledby="title" aria-busy=${busy}>
      <header>
        ${icon('device')}
        <h2 id="title" aria-live="assertive">${this._unsure ? optIn.unsure : again ? optIn.changed.title : optIn.title}</h2>
        <button class="quiet" part="how" type="button" @click=${() => (again ? this.actions.openChoices() : this.actions.openHow())}>${optIn.how}</button>
      </header>
      ${
        state.notices.includes('choice-not-kept')
          ? html`<p class="alert" role="alert">${notices.choiceNotKept}</p>`
          : html`<p>${text}</p>`
      }
      <div class="pair">
        ${
          again
            ? [
                this.#choice(
                  optIn.changed.yes,
                  'answer-yes',
                  (press) => this.actions.answerChange(true, press),
                  busy,
                ),
                this.#choice(
                  optIn.changed.no,
                  'answer-no',
                  (press) => this.actions.answerChange(false, press),
                  busy,
                ),
              ]
            : [
                this.#choice(optIn.yes, 'accept', (press) => this.actions.accept(press), busy),
                this.#choice(optIn.no, 'refuse', (press) => this.actions.refuse(press), busy),
              ]
        }
      </div>
    </section>`;
  }

  /** What is said now about each purpose whose notice changed. */
  #changes(): string {
    const { optIn, how } = this.words.messages;
    const { askAgain, notified } = this.state;
    const { recipient, recipientCountry } = notified;
    const country = recipientCountry === null ? null : this.words.format.country(recipientCountry);
    const isElsewhere = recipient !== null || country !== null;
    const elsewhere = isElsewhere
      ? how.recipient(recipient, country)
      : `${how.purposes.counts.text} ${how.controller(controllerName(this.state))}`;
    const [only, ...others] = askAgain;
    if (only !== undefined && others.length === 0) {
      return optIn.changed.what(how.purposes[only], only === 'counts' ? elsewhere : null);
    }
    return askAgain
      .map((purpose) =>
        optIn.changed.whatOfSeveral(
          how.purposes[purpose],
          purpose === 'counts' && isElsewhere ? elsewhere : null,
        ),
      )
      .join(' ');
  }

  /** Both choices come from here, so that they cannot differ. */
  #choice(
    label: string,
    wish: 'accept' | 'refuse' | 'answer-yes' | 'answer-no',
    choose: (press: Press) => void,
    busy: boolean,
  ): TemplateResult {
    const isYes = wish === 'accept' || wish === 'answer-yes';
    return html`<button
      ${isYes ? ref(this.#yes) : nothing}
      class="button"
      part="choice"
      type="button"
      aria-disabled=${busy ? 'true' : nothing}
      @click=${onPress(
        wish,
        (press) => {
          this._unsure = false;
          if (!busy) choose(press);
        },
        label,
        () => {
          this._unsure = true;
        },
      )}
    >
      ${label}
    </button>`;
  }

  /** In the frame that shows it: drawing and layout are not one long task, and no size changes twice. */
  #fitSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#fit();
    });
  }

  #fit(): void {
    const card = this.renderRoot.querySelector('.card');
    const text = card?.querySelector('p');
    if (!card || !text) return;
    card.classList.remove('dense');
    const lineHeight = Number.parseFloat(getComputedStyle(text).lineHeight);
    const lines = Math.round(text.getBoundingClientRect().height / lineHeight);
    card.classList.toggle('dense', lines > LINES);
    this.#fitted = this.offsetWidth;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-opt-in-card': OptInCard;
  }
}
