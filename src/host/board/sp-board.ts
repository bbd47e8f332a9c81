import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { tokens } from '../../ui/tokens.js';
import { baseStyles } from '../base.styles.js';
import { type PanelContext, sourceStage, stageName, tooFew } from '../panels/context.js';
import { whyNext } from '../panels/next-panel.js';
import { productPicture } from '../picture.js';
import type { InterestRow } from '../view/interest.js';
import { boardStyles } from './sp-board.styles.js';

/** Lines that are readable from afar on one wall. */
const ROWS = 6;

/**
 * The same numbers for a wall that is read from three metres: what is wanted, in few large lines,
 * and what to show next. A dialog over the page, which can fill the screen.
 *
 * @tagname sp-board
 * @csspart board - The view for a projector.
 */
export class SpBoard extends LitElement {
  static override styles = [tokens, baseStyles, boardStyles];

  static override properties = {
    context: { attribute: false },
    nowMs: { attribute: false },
    leave: { attribute: false },
    scheme: { state: true },
    full: { state: true },
  };

  /** What it is drawn from; null while there are no numbers. */
  declare context: PanelContext | null;
  /** The collector's clock, milliseconds since 1970. */
  declare nowMs: number;
  /** Called when the viewer closed it. */
  declare leave: () => void;

  /** Chosen here; '' follows the page. */
  declare protected scheme: '' | 'dark' | 'light';
  declare protected full: boolean;

  constructor() {
    super();
    this.context = null;
    this.nowMs = 0;
    this.leave = () => {};
    this.scheme = '';
    this.full = false;
  }

  protected override firstUpdated(): void {
    this.#dialog?.showModal();
  }

  protected override updated(changed: PropertyValues): void {
    // Where the element came in before its numbers.
    if (changed.has('context') && this.isConnected && this.#dialog?.open === false) {
      this.#dialog.showModal();
    }
  }

  protected override render(): TemplateResult {
    const words = this.context?.words.board;
    return html`<dialog
      aria-label=${words?.label ?? nothing}
      @close=${() => this.leave()}
      @fullscreenchange=${() => {
        this.full = this.shadowRoot?.fullscreenElement !== null;
      }}
    >
      <div class="board ${this.scheme}" part="board">
        ${this.context === null ? nothing : this.#drawn(this.context)}
      </div>
    </dialog>`;
  }

  #drawn(context: PanelContext): TemplateResult {
    const { view, words } = context;
    const stage = sourceStage(context);
    return html`${this.#tools(context)} ${this.#head(context)}
      <div class="columns ${view.phase === 'ended' ? 'one' : ''}">
        ${this.#wanted(context)} ${view.phase === 'ended' ? nothing : this.#next(context)}
      </div>
      <p class="key">${stage === null ? nothing : words.board.upTo(stage)} ${words.board.key}</p>`;
  }

  #tools({ words: { board } }: PanelContext): TemplateResult {
    const dark = this.#isDark;
    return html`<div class="tools">
      ${
        document.fullscreenEnabled
          ? html`<button class="button" type="button" @click=${() => this.#fill()}>
              ${this.full ? board.unfill : board.fill}
            </button>`
          : nothing
      }
      <button
        class="button"
        type="button"
        @click=${() => {
          this.scheme = dark ? 'light' : 'dark';
        }}
      >
        ${dark ? board.light : board.dark}
      </button>
      <button class="button close" type="button" @click=${() => this.#dialog?.close()}>
        ${board.close}
      </button>
    </div>`;
  }

  #head(context: PanelContext): TemplateResult {
    const { view, words, format } = context;
    const { estimates, phase, running } = view;
    const stage = running?.stage === undefined ? null : stageName(running, context);
    return html`<div class="head">
      <h1>${estimates.title || words.head.untitled}</h1>
      <p>
        <span class="state ${phase}">${words.head[phase]}</span>
        ${phase === 'live' ? words.head.running(format.duration(this.nowMs - estimates.start), stage) : nothing}
        <b>${format.count(estimates.reports)}</b> ${words.head.answers(estimates.reports)}
      </p>
    </div>`;
  }

  #wanted(context: PanelContext): TemplateResult {
    const { view, words, format } = context;
    const told = view.interest.filter(({ interest }) => interest !== null);
    const left = told.length - ROWS;
    return html`<div class="wanted">
      <h2>${words.interest.heading}</h2>
      ${
        told.length === 0
          ? html`<p class="empty">${tooFew({ view, words })}</p>`
          : html`<ul>
              ${told.slice(0, ROWS).map((row) => this.#row(row, context))}
            </ul>`
      }
      ${left <= 0 ? nothing : html`<p class="muted">${words.board.more(left, format.count(left))}</p>`}
    </div>`;
  }

  #row({ title, interest, place }: InterestRow, context: PanelContext): TemplateResult {
    const { words, format, tops } = context;
    if (interest === null) return html``;
    const { low, high } = format.interval(interest.together);
    const { best, worst } = place ?? { best: 1, worst: 1 };
    const share = format.of100(interest.estimate);
    const at = (value: number) => (100 * Math.min(value, tops.interest)) / (tops.interest || 1);
    const [from, to] = [at(interest.together.low), at(interest.together.high)];
    return html`<li>
      <span class="name"
        ><span class="place">${words.interest.place(format.count(best), format.count(worst))}</span>
        <b>${title}</b></span
      >
      <span class="num"><b>${share}</b> ${words.interest.interval(low, high)}</span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="all" width="100" height="8" />
          <rect class="range" x=${from} width=${Math.max(0.5, to - from)} height="8" />
          <rect class="guess" x=${Math.max(0, at(interest.estimate) - 0.4)} width="0.8" height="8" />`}
      </svg>
    </li>`;
  }

  #next(context: PanelContext): TemplateResult {
    const { view, words, format, picture } = context;
    const { first, lead, sure, left, untold } = view.next;
    const but = untold.length;
    const isSure = but === 0 ? words.nextWhy.sure : words.board.sureBut(but, format.count(but));
    return html`<div class="next">
      <h2>${words.next.heading}</h2>
      ${
        first === null
          ? html`<p class="empty">${left === 0 ? words.next.allShown : words.next.untold}</p>`
          : html`${productPicture(picture(first.subject))}
              <h3>${first.title}</h3>
              ${
                lead === null
                  ? nothing
                  : html`<span class="verdict ${sure ? 'sure' : 'unsure'}"
                      >${sure ? isSure : words.nextWhy.notSure}</span
                    >`
              }
              <p class="why">${whyNext(view.next, context)[0]}</p>`
      }
    </div>`;
  }

  async #fill(): Promise<void> {
    const board = this.shadowRoot?.querySelector('.board');
    try {
      if (this.shadowRoot?.fullscreenElement) await document.exitFullscreen();
      else await board?.requestFullscreen();
    } catch {
      // The browser does not let it; the board fills the page all the same.
    }
  }

  get #isDark(): boolean {
    if (this.scheme !== '') return this.scheme === 'dark';
    const declared = getComputedStyle(this).colorScheme;
    const both = declared.includes('dark') && declared.includes('light');
    return both ? matchMedia('(prefers-color-scheme: dark)').matches : declared.includes('dark');
  }

  get #dialog(): HTMLDialogElement | null {
    return this.shadowRoot?.querySelector('dialog') ?? null;
  }
}
