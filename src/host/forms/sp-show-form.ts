import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Product } from '../../core/product.js';
import type { ShowRequest } from '../../core/show-request.js';
import { hostEn } from '../../i18n/en/host.js';
import type { HostMessages } from '../../i18n/host-messages.js';
import { OFFERED_ERRORS } from '../../privacy/advice.js';
import { DEFAULT_RELATIVE_ERROR } from '../../privacy/planner.js';
import { baseStyles, formStyles } from '../base.styles.js';
import type { CollectorFault } from '../collector-client.js';
import { createFormat, type HostFormat } from '../format.js';
import { loadCatalogue } from '../load-catalogue.js';
import { panelStyles } from '../panels/panel.styles.js';
import { planPanel } from './plan-panel.js';
import { categoryLevels, type PlanWish, type Proposal, viewPlan } from './plan-proposals.js';
import {
  countLines,
  DRAFT_FIELDS,
  type DraftFault,
  type DraftField,
  fieldAt,
  firstLines,
  idsIn,
  readCount,
  readDraft,
  type ShowDraft,
  toLines,
  toLocalField,
} from './show-draft.js';
import { showFormStyles } from './sp-show-form.styles.js';

/** The fields that have a hint under them. */
const HINTED: readonly DraftField[] = ['products', 'categories', 'audience', 'relativeError'];
const MAX_TITLE_LENGTH = 200;
const SLOT_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const NO_WISH: PlanWish = {
  products: 0,
  categories: 0,
  audience: Number.NaN,
  relativeError: DEFAULT_RELATIVE_ERROR,
};

/**
 * Registers a show that the collector does not know yet. While the host types it says how many
 * viewers the plan needs, and what would fit where they are too few; nothing is sent before the
 * plan fits, and the collector's planner has the last word.
 *
 * @tagname sp-show-form
 */
export class SpShowForm extends LitElement {
  static override styles = [baseStyles, panelStyles, formStyles, showFormStyles];

  static override properties = {
    words: { attribute: false },
    stream: { attribute: false },
    catalog: { attribute: false },
    register: { attribute: false },
    faults: { state: true },
    refusal: { state: true },
    busy: { state: true },
    wish: { state: true },
    format: { attribute: false },
  };

  /** The words of the host page. */
  declare words: HostMessages;
  /** Id of the show. */
  declare stream: string;
  /** Address of a catalogue to start from; '' when there is none. */
  declare catalog: string;
  /** Registers the show; gives null when it is done. */
  declare register: (request: ShowRequest) => Promise<CollectorFault | null>;
  declare protected faults: readonly DraftFault[];
  declare protected refusal: CollectorFault | 'catalogue' | null;
  declare protected busy: 'loading' | 'sending' | null;
  declare protected wish: PlanWish;
  /** Writes numbers in the reader's language. */
  declare format: HostFormat;

  #alive = new AbortController();
  #catalogue: readonly Product[] = [];
  readonly #start = Math.ceil((Date.now() + SLOT_MS) / SLOT_MS) * SLOT_MS;

  constructor() {
    super();
    this.words = hostEn;
    this.stream = '';
    this.catalog = '';
    this.register = () => Promise.resolve(null);
    this.faults = [];
    this.refusal = null;
    this.busy = null;
    this.wish = NO_WISH;
    this.format = createFormat('en');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#alive.signal.aborted) this.#alive = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#alive.abort();
  }

  protected override render(): TemplateResult {
    const { register: words } = this.words;
    return html`<section class="panel" aria-labelledby="heading">
      <h2 id="heading">${words.heading}</h2>
      <p class="caption">${words.explain(this.stream)}</p>
      <form novalidate @submit=${this.#onSubmit}>
        ${this.#field('title', words.title, this.#input('title', 'text'))}
        ${this.#field('products', words.products, this.#area('products'), words.productsHint)}
        <div class="load">
          <div class="field">
            <label for="catalog">${words.catalog}</label>
            <input id="catalog" type="url" inputmode="url" autocomplete="off" .defaultValue=${this.catalog} />
          </div>
          <button class="button" type="button" ?disabled=${this.busy !== null} @click=${this.#onLoad}>
            ${this.busy === 'loading' ? words.loading : words.load}
          </button>
          <p class="small muted" role="status">
            ${this.#loadFailed ? words.loadFailed : words.productsCount(this.wish.products)}
          </p>
        </div>
        ${this.#field('categories', words.categories, this.#area('categories'), words.categoriesHint)}
        <div class="row">
          ${this.#field('audience', words.audience, this.#input('audience', 'text'), words.audienceHint)}
          ${this.#field('relativeError', words.error, this.#errors(), words.errorHint)}
        </div>
        ${planPanel({
          plan: viewPlan(this.wish, categoryLevels(this.#catalogue, this.#ids)),
          wish: this.wish,
          words: words.plan,
          format: this.format,
          take: this.#onTake,
        })}
        <div class="row">
          ${this.#field('start', words.start, this.#input('start', 'datetime-local', toLocalField(this.#start)))}
          ${this.#field('end', words.end, this.#input('end', 'datetime-local', toLocalField(this.#start + HOUR_MS)))}
        </div>
        <div role="alert">${this.#refusalInWords()}</div>
        <button class="button primary" type="submit" ?disabled=${this.busy !== null}>
          ${this.busy === 'sending' ? words.sending : words.submit}
        </button>
      </form>
    </section>`;
  }

  #field(field: DraftField, label: string, control: TemplateResult, hint?: string): TemplateResult {
    const fault = this.faults.find((candidate) => candidate.field === field);
    return html`<div class="field">
      <label for=${field}>${label}</label>
      ${control}
      ${hint === undefined ? nothing : html`<p class="small muted" id="${field}-hint">${hint}</p>`}
      ${fault === undefined ? nothing : html`<p class="fault" id="${field}-fault">${this.#inWords(fault)}</p>`}
    </div>`;
  }

  #input(field: DraftField, type: string, value = ''): TemplateResult {
    return html`<input
      id=${field}
      type=${type}
      maxlength=${type === 'text' ? MAX_TITLE_LENGTH : nothing}
      inputmode=${field === 'audience' ? 'numeric' : nothing}
      @input=${field === 'audience' ? this.#onInput : nothing}
      autocomplete="off"
      .defaultValue=${value}
      aria-invalid=${this.#isFaulty(field)}
      aria-describedby=${this.#describedBy(field)}
    />`;
  }

  #area(field: DraftField): TemplateResult {
    return html`<textarea
      id=${field}
      class=${field}
      spellcheck="false"
      dir="auto"
      aria-invalid=${this.#isFaulty(field)}
      aria-describedby=${this.#describedBy(field)}
      @input=${this.#onInput}
    ></textarea>`;
  }

  #errors(): TemplateResult {
    return html`<select
      id="relativeError"
      aria-describedby=${this.#describedBy('relativeError')}
      @change=${this.#onInput}
    >
      ${OFFERED_ERRORS.map(
        (error) => html`<option value=${error} ?selected=${error === DEFAULT_RELATIVE_ERROR}>
          ${this.format.percent(error)}
        </option>`,
      )}
    </select>`;
  }

  #isFaulty(field: DraftField): 'true' | 'false' {
    return this.faults.some((fault) => fault.field === field) ? 'true' : 'false';
  }

  #describedBy(field: DraftField): string {
    const ids = HINTED.includes(field) ? [`${field}-hint`] : [];
    if (this.#isFaulty(field) === 'true') ids.push(`${field}-fault`);
    return ids.join(' ');
  }

  get #loadFailed(): boolean {
    return this.refusal === 'catalogue';
  }

  #inWords({ kind, detail = '' }: DraftFault): string {
    const { register: words } = this.words;
    const says: Readonly<Record<DraftFault['kind'], string>> = {
      required: words.required,
      line: words.lineWrong(detail),
      twice: words.twice(detail),
      audience: words.audienceWrong,
      few: words.audienceFew,
      end: words.endWrong,
      planner: detail,
    };
    return says[kind];
  }

  #refusalInWords(): TemplateResult | typeof nothing {
    const { register: words, faults, token } = this.words;
    const fault = this.refusal;
    if (fault === null || fault === 'catalogue') return nothing;
    switch (fault.kind) {
      case 'refused':
        return fault.advice === ''
          ? html`<div class="refusal"><p>${words.refusedPlain}</p></div>`
          : html`<div class="refusal">
              <p>${words.refused}</p>
              <p><b dir="auto" lang="en">${fault.advice}</b></p>
            </div>`;
      case 'conflict':
        return html`<div class="refusal"><p>${words.conflict}</p></div>`;
      case 'token':
        return html`<div class="refusal"><p>${token.wrong}</p></div>`;
      case 'busy':
        return html`<div class="refusal"><p>${words.busy}</p></div>`;
      case 'failed':
        return html`<div class="refusal"><p>${faults.failed(String(fault.status))}</p></div>`;
      case 'network':
        return html`<div class="refusal"><p>${words.network}</p></div>`;
      default:
        return html`<div class="refusal"><p>${faults.unreadable}</p></div>`;
    }
  }

  #value(id: string): string {
    const field = this.renderRoot.querySelector(`#${id}`);
    return isControl(field) ? field.value : '';
  }

  #write(id: DraftField, value: string): void {
    const field = this.renderRoot.querySelector(`#${id}`);
    if (isControl(field)) field.value = value;
  }

  get #ids(): readonly string[] {
    return this.#catalogue.length === 0 ? [] : idsIn(this.#value('products'));
  }

  readonly #onInput = (): void => {
    this.wish = {
      products: countLines(this.#value('products')),
      categories: countLines(this.#value('categories')),
      audience: readCount(this.#value('audience')),
      relativeError: Number(this.#value('relativeError')),
    };
  };

  readonly #onTake = ({ products, categories, relativeError }: Proposal): void => {
    if (categories !== undefined) {
      const kept = this.#value('categories').trim();
      this.#write('categories', [...(kept === '' ? [] : [kept]), ...categories].join('\n'));
      this.#write('products', '');
    }
    if (products !== undefined) {
      this.#write('products', firstLines(this.#value('products'), products));
    }
    if (relativeError !== undefined) this.#write('relativeError', String(relativeError));
    this.faults = [];
    this.#onInput();
    // The button that was pressed is gone; waiting for the update cannot fail.
    void this.#focusSubmit();
  };

  async #focusSubmit(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[type=submit]')?.focus();
  }

  readonly #onLoad = async (): Promise<void> => {
    this.busy = 'loading';
    this.refusal = null;
    const products = await loadCatalogue(this.#value('catalog'), this.#alive.signal);
    if (!this.isConnected) return;
    this.busy = null;
    const area = this.renderRoot.querySelector('textarea');
    if (products === null || area === null) {
      this.refusal = 'catalogue';
      return;
    }
    this.#catalogue = products;
    area.value = toLines(products);
    this.#onInput();
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy !== null) return;
    const draft = Object.fromEntries(
      DRAFT_FIELDS.map((field) => [field, this.#value(field)]),
    ) as Record<DraftField, string> satisfies ShowDraft;
    const read = readDraft(this.stream, draft);
    this.refusal = null;
    this.faults = 'faults' in read ? read.faults : [];
    if ('faults' in read) {
      await this.#focusFirstFault();
      return;
    }
    this.busy = 'sending';
    const fault = await this.register(read.request);
    this.busy = null;
    this.refusal = fault;
    if (fault?.kind !== 'refused') return;
    const field = fieldAt(fault.path);
    if (field === undefined) return;
    this.faults = [{ field, kind: 'planner', detail: this.words.register.seeBelow }];
    await this.#focusFirstFault();
  };

  async #focusFirstFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

function isControl(
  field: Element | null,
): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  );
}
