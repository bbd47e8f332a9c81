import { RETENTION_DAYS } from '../../core/retention.js';
import type { AskState } from '../../page/session/asked.js';
import type { Press } from '../../page/session/press.js';
import { watchRest } from '../../page/session/press-sight.js';
import { baseSheet, buttonSheet } from '../ask.styles.js';
import type { AskWords } from '../ask-words.js';
import { make, PlainElement } from '../plain-element.js';
import { type AskActions, controllerName, countsInFirstLayer } from '../session-element.js';
import { onPress } from '../trust.js';
import { styles } from './opt-in-card.styles.js';

/** Lines of text the card has room for at its usual size. */
const LINES = 2;

type Choice = 'accept' | 'refuse' | 'answer-yes' | 'answer-no';

/**
 * Asks once, in one breath: what a yes does, who answers for it, yes and no of equal weight. A
 * region in the flow of the page; it takes no focus and covers nothing. Drawn without Lit, so that it
 * is on screen before that is loaded.
 *
 * @tagname sp-opt-in-card
 * @csspart opt-in - the card
 * @csspart choice - each of the two equal buttons
 */
export class OptInCard extends PlainElement {
  static override readonly sheets = [baseSheet, buttonSheet, styles];

  #state: AskState | undefined;
  #actions: AskActions | undefined;
  #words: AskWords | undefined;
  /** True after a press that came too soon to be sure. */
  #unsure = false;
  #unwatch: (() => void) | undefined;
  #observer: ResizeObserver | null = null;
  #frame = 0;
  /** Width that the text was last fitted to, CSS pixels. */
  #fitted = 0;

  readonly #title = make('h2', { id: 'title', 'aria-live': 'assertive' });
  readonly #how = make('button', { class: 'quiet', part: 'how', type: 'button' });
  #text = make('p', {});
  readonly #yes = this.#button(true);
  readonly #no = this.#button(false);
  readonly #card = make(
    'section',
    { class: 'card', part: 'opt-in', role: 'region', 'aria-labelledby': 'title' },
    make('header', {}, icon(), this.#title, this.#how),
    this.#text,
    make('div', { class: 'pair' }, this.#yes, this.#no),
  );

  constructor() {
    super();
    this.#how.addEventListener('click', () => {
      if (this.#isAgain()) this.#actions?.openChoices();
      else this.#actions?.openHow();
    });
  }

  get state(): AskState | undefined {
    return this.#state;
  }

  set state(state: AskState | undefined) {
    this.#state = state;
    this.requestUpdate();
  }

  get actions(): AskActions | undefined {
    return this.#actions;
  }

  set actions(actions: AskActions | undefined) {
    this.#actions = actions;
  }

  get words(): AskWords | undefined {
    return this.#words;
  }

  set words(words: AskWords | undefined) {
    this.#words = words;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch ??= watchRest(this.#yes);
    this.#observer = new ResizeObserver(() => {
      if (this.offsetWidth !== this.#fitted) this.#fitSoon();
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#observer?.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  protected override draw(): void {
    const state = this.#state;
    const words = this.#words;
    if (state === undefined || words === undefined) return;
    const { optIn, notices } = words.messages;
    const again = this.#isAgain();
    const { changed } = optIn;
    const title = words.title ?? (again ? changed.title : optIn.title);
    say(this.#title, this.#unsure ? optIn.unsure : title);
    say(this.#how, optIn.how);
    say(this.#yes, again ? changed.yes : optIn.yes);
    say(this.#no, again ? changed.no : optIn.no);
    const isAlert = state.notices.includes('choice-not-kept');
    // Another element, so that an alert is told when it comes.
    if (isAlert !== this.#text.hasAttribute('role')) {
      const text = make('p', isAlert ? { class: 'alert', role: 'alert' } : {});
      this.#text.replaceWith(text);
      this.#text = text;
    }
    const facts = {
      controller: controllerName(state),
      counts: countsInFirstLayer(state),
      days: RETENTION_DAYS.history,
    };
    const said = again ? (words.changes?.(state) ?? '') : optIn.text(facts);
    say(this.#text, isAlert ? (notices?.choiceNotKept ?? '') : said);
    const isBusy = state.busy === 'choosing';
    this.#card.ariaBusy = String(isBusy);
    for (const button of [this.#yes, this.#no]) button.ariaDisabled = isBusy ? 'true' : null;
    if (!this.hasUpdated) this.renderRoot.append(this.#card);
    this.#fitSoon();
  }

  /** Asked again for what changed since the viewer said yes. */
  #isAgain(): boolean {
    return this.#state?.phase === 'on';
  }

  /** Both choices come from here, so that they cannot differ. */
  #button(isYes: boolean): HTMLButtonElement {
    const button = make('button', { class: 'button', part: 'choice', type: 'button' });
    button.addEventListener('click', (event) => {
      const again = this.#isAgain();
      const wish = again ? (isYes ? 'answer-yes' : 'answer-no') : isYes ? 'accept' : 'refuse';
      // The words come from here and not from the button, where a script could have put others.
      const optIn = this.#words?.messages.optIn;
      const label = (again ? optIn?.changed : optIn)?.[isYes ? 'yes' : 'no'];
      const choose = (press: Press): void => this.#choose(wish, press);
      onPress(wish, choose, label, () => this.#doubt(true))(event);
    });
    return button;
  }

  #choose(wish: Choice, press: Press): void {
    this.#doubt(false);
    const actions = this.#actions;
    if (actions === undefined || this.#state?.busy === 'choosing') return;
    if (wish === 'accept' || wish === 'refuse') actions[wish](press);
    else actions.answerChange(wish === 'answer-yes', press);
  }

  #doubt(unsure: boolean): void {
    this.#unsure = unsure;
    this.requestUpdate();
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
    const { classList } = this.#card;
    classList.remove('dense');
    const lineHeight = Number.parseFloat(getComputedStyle(this.#text).lineHeight);
    const lines = Math.round(this.#text.getBoundingClientRect().height / lineHeight);
    classList.toggle('dense', lines > LINES);
    this.#fitted = this.offsetWidth;
  }
}

function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The viewer's device. */
function icon(): Element {
  const svg = shape('svg', { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true' });
  svg.append(
    shape('rect', { x: '5.5', y: '2.5', width: '9', height: '15', rx: '2.2' }),
    shape('path', { d: 'M9 14.8h2' }),
  );
  return svg;
}

function shape(tag: string, attributes: Readonly<Record<string, string>>): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-opt-in-card': OptInCard;
  }
}
