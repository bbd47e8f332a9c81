import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Estimates } from '../../core/estimates.js';
import type { ShowRequest } from '../../core/show-request.js';
import { followLanguage } from '../../i18n/direction.js';
import { hostEn } from '../../i18n/en/host.js';
import { hostWordsNow, loadHostWords } from '../../i18n/host-languages.js';
import type { HostMessages } from '../../i18n/host-messages.js';
import { tokens } from '../../ui/tokens.js';
import { baseStyles, formStyles } from '../base.styles.js';
import { ClockController } from '../clock-controller.js';
import type { CollectorFault } from '../collector-client.js';
import { saveFile, toCsv, toJson } from '../download.js';
import { SpHostErrorEvent, SpHostShowEvent } from '../events.js';
import { createFormat, type HostFormat } from '../format.js';
import { loadCatalogue } from '../load-catalogue.js';
import { aheadPanel } from '../panels/ahead-panel.js';
import { picksPanel, reasonsPanel } from '../panels/answer-panels.js';
import { audiencePanel } from '../panels/audience-panel.js';
import { canPanel } from '../panels/can-panel.js';
import type { PanelContext } from '../panels/context.js';
import { foot, head } from '../panels/head.js';
import { interestPanel } from '../panels/interest-panel.js';
import { nextPanel } from '../panels/next-panel.js';
import { panelStyles } from '../panels/panel.styles.js';
import { skeleton } from '../panels/skeleton.js';
import { stagesPanel } from '../panels/stages-panel.js';
import { report } from '../report/report.js';
import { reportStyles } from '../report/report.styles.js';
import { isUsable, ShowConnection } from '../show-connection.js';
import { buildView, type HostView } from '../view/host-view.js';
import type { InterestRow } from '../view/interest.js';
import { grownTops, NO_TOPS } from '../view/tops.js';
import { currentWindow, showPhase } from '../view/window.js';
import { hostStyles } from './stream-picks-host.styles.js';

const POLL_MS = 4000;
/** Numbers are read out at most this often. */
const SPEAK_EVERY_MS = 60_000;

/**
 * What a host sees during a show: what viewers who share counts want, as estimates with their 95 %
 * intervals, and how sure each comparison is. Asks for the host token, which stays in memory, and
 * registers the show where the collector does not know it.
 *
 * @tagname stream-picks-host
 * @fires {SpHostShowEvent} sp-host-show - "Put it on screen" was pressed; `{productId}`, cancelable.
 * @fires {SpHostErrorEvent} sp-error - `{code, path?}`: `settings`, `catalog-load`.
 * @csspart head - Title and first numbers.
 * @csspart panel - Each panel.
 * @csspart put-button - "Put it on screen".
 * @csspart report - The report after the show.
 * @csspart board - The view for a projector.
 */
export class StreamPicksHostElement extends LitElement {
  static override styles = [tokens, baseStyles, panelStyles, formStyles, hostStyles, reportStyles];

  static override properties = {
    collector: {},
    stream: {},
    catalog: {},
    view: { reflect: true },
    token: { attribute: false },
    shown: { attribute: false },
    pollMs: { attribute: false },
    marked: { state: true },
    last: { state: true },
    pictures: { state: true },
    audience: { state: true },
    spoken: { state: true },
  };

  /** Base address of the collector. */
  declare collector: string;
  /** Id of the show. */
  declare stream: string;
  /** Address of the shop's catalogue, for pictures and for registering; '' for none. */
  declare catalog: string;
  /** What is shown: `desk`, `projector` (for a wall, read from three metres) or `report`. */
  declare view: 'desk' | 'projector' | 'report';
  /** The host token; '' shows the form. Never an attribute. */
  declare token: string;
  /** Ids of products that are or were on stage, as the page knows it from its player. */
  declare shown: readonly string[];
  /** Milliseconds between two looks during the show (4000). */
  declare pollMs: number;

  declare protected marked: readonly string[];
  declare protected last: InterestRow | null;
  declare protected pictures: ReadonlyMap<string, string>;
  declare protected audience: string;
  declare protected spoken: string;

  readonly #show = new ShowConnection(this, () => this.pollMs);
  #spokenAt = 0;
  #numbers: HostView | null = null;
  #numbersKey: readonly unknown[] = [];
  #tops = NO_TOPS;
  #language = '';
  #words: HostMessages = hostEn;
  /** False while the words of the page's language are on their way for the first time. */
  #isSpoken = false;
  #format: HostFormat = createFormat('en');
  #loading: AbortController | null = null;

  constructor() {
    super();
    this.collector = '';
    this.stream = '';
    this.catalog = '';
    this.view = 'desk';
    this.token = '';
    this.shown = [];
    this.pollMs = POLL_MS;
    this.marked = [];
    this.last = null;
    this.pictures = new Map();
    this.audience = '';
    this.spoken = '';
    this.addController(new ClockController(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#loadPictures();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    followLanguage(this);
    this.#readLanguage();
    const moved = changed.has('collector') || changed.has('stream');
    if (moved) this.#forget();
    if (moved || changed.has('token')) this.#show.connect(this, this.token);
    // A refused token is not kept, not even here.
    if (this.#show.fault?.kind === 'token') this.token = '';
    this.#work();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('catalog')) void this.#loadPictures();
    const asked = changed.has('collector') || changed.has('stream');
    if (asked && !isUsable(this)) this.dispatchEvent(new SpHostErrorEvent('settings'));
  }

  protected override render(): TemplateResult {
    if (!this.#isSpoken) return html``;
    return html`<div class="desk" lang=${this.#words === hostEn ? 'en' : nothing}>
      ${this.#body()}
      <p class="hidden" role="status">${this.spoken}</p>
    </div>`;
  }

  #body(): TemplateResult {
    const words = this.#words;
    if (!isUsable(this)) return html`<p class="empty narrow">${words.faults.settings}</p>`;
    if (!this.#show.open) {
      return html`<sp-token-form
        class="narrow"
        .words=${words}
        .wrong=${this.#show.fault?.kind === 'token'}
        .open=${this.#onToken}
      ></sp-token-form>`;
    }
    if (this.#show.fault?.kind === 'unknown-show') {
      return html`<sp-show-form
        class="medium"
        .words=${words}
        .format=${this.#format}
        .stream=${this.stream}
        .catalog=${this.catalog}
        .register=${this.#onRegister}
      ></sp-show-form>`;
    }
    if (this.#numbers === null) {
      return html`${this.#trouble()}${this.#show.fault === null ? skeleton(words.loading) : nothing}`;
    }
    return this.#desk(this.#numbers);
  }

  #desk(view: HostView): TemplateResult {
    const context: PanelContext = {
      view,
      words: this.#words,
      format: this.#format,
      tops: this.#tops,
      picture: (id) => this.pictures.get(id),
    };
    const files = {
      csv: () => this.#save('csv', 'text/csv;charset=utf-8', toCsv(view.estimates)),
      json: () => this.#save('json', 'application/json', this.#json(view.estimates)),
    };
    const drawn = [view, this.#words, this.#format, this.#tops, this.pictures];
    if (this.view === 'report') {
      const back = () => this.#turn('desk', '.to-report');
      const actions = { back, print: () => window.print(), ...files };
      return html`${this.#trouble()}${guard(drawn, () => report(context, actions))}`;
    }
    return html`${head(context, this.#show.now(), Date.now() - this.#show.receivedAt, {
      projector: () => this.#turn('projector'),
      report: () => this.#turn('report', '.back'),
    })}
      ${this.#trouble()}
      <div class="grid">
        <div class="main">
          ${guard(drawn, () => html`${interestPanel(context)} ${stagesPanel(context)} ${reasonsPanel(context)}`)}
          ${audiencePanel(context, {
            typed: this.audience,
            type: (text) => {
              this.audience = text;
            },
            leave: () => {
              this.token = '';
            },
            ...files,
          })}
        </div>
        <div class="side">
          ${
            view.phase === 'ended'
              ? nothing
              : nextPanel(context, { put: this.#onPut, last: this.last, undo: this.#onUndo })
          }
          ${guard(drawn, () => html`${aheadPanel(context)} ${picksPanel(context)} ${canPanel(context)}`)}
        </div>
      </div>
      ${foot(this.#words.footer)}
      ${
        this.view === 'projector'
          ? html`<sp-board
              exportparts="board"
              .context=${context}
              .nowMs=${this.#show.now()}
              .leave=${this.#onBoardClosed}
            ></sp-board>`
          : nothing
      }`;
  }

  #trouble(): TemplateResult {
    return html`<div role="status">
      ${
        this.#show.fault === null
          ? nothing
          : html`<div class="trouble">
              <p>
                ${this.#inWords(this.#show.fault)}
                ${
                  this.#numbers === null
                    ? nothing
                    : this.#words.faults.kept(this.#format.time(this.#show.receivedAt))
                }
              </p>
              <button class="button" type="button" @click=${() => this.#show.retry()}>
                ${this.#words.faults.retry}
              </button>
            </div>`
      }
    </div>`;
  }

  #inWords(fault: CollectorFault): string {
    const { faults } = this.#words;
    if (fault.kind === 'network') return faults.network;
    if (fault.kind === 'busy') return faults.busy;
    return fault.kind === 'failed' ? faults.failed(String(fault.status)) : faults.unreadable;
  }

  #readLanguage(): void {
    const language =
      this.closest<HTMLElement>('[lang]')?.lang ||
      document.documentElement.lang ||
      navigator.language;
    if (language === this.#language) return;
    this.#language = language;
    if (!this.#take(language)) void loadHostWords(language).then(() => this.#take(this.#language));
  }

  /** Speaks a language, where its words are here. */
  #take(language: string): boolean {
    const words = hostWordsNow(language);
    if (words === null) return false;
    this.#words = words;
    this.#format = createFormat(language);
    this.#isSpoken = true;
    this.requestUpdate();
    return true;
  }

  /** Another show: nothing of the one before may stay on screen. */
  #forget(): void {
    this.marked = [];
    this.last = null;
    this.audience = '';
    this.#tops = NO_TOPS;
  }

  /** The view is worked out when numbers, marks or the running stage change, not each second. */
  #work(): void {
    const { marked, shown } = this;
    const { estimates, manifest } = this.#show;
    if (estimates === null) {
      this.#numbers = null;
      this.#numbersKey = [];
      this.spoken = '';
      this.#spokenAt = 0;
      return;
    }
    const now = this.#show.now();
    const phase = showPhase(estimates, now);
    const key = [estimates, manifest, marked, shown, phase, currentWindow(estimates, now)?.id];
    if (key.every((part, index) => part === this.#numbersKey[index])) return;
    this.#numbersKey = key;
    this.#numbers = buildView(estimates, manifest, [...shown, ...marked], now);
    this.#tops = grownTops(this.#numbers, this.#tops);
    this.#speak(this.#numbers);
  }

  #speak(view: HostView): void {
    if (Date.now() - this.#spokenAt < SPEAK_EVERY_MS) return;
    this.#spokenAt = Date.now();
    const leader = view.interest.find(({ interest }) => interest !== null);
    this.spoken = this.#words.spokenUpdate(
      this.#format.count(view.estimates.reports),
      leader?.title ?? null,
      this.#format.of100(leader?.interest?.estimate ?? 0),
    );
  }

  async #loadPictures(): Promise<void> {
    this.#loading?.abort();
    if (this.catalog === '' || !this.isConnected) return;
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const products = await loadCatalogue(this.catalog, signal);
    if (signal.aborted) return;
    if (products === null) this.dispatchEvent(new SpHostErrorEvent('catalog-load'));
    const pictures = (products ?? []).flatMap(({ id, image }) =>
      image === undefined ? [] : [[id, image] as const],
    );
    this.pictures = new Map(pictures);
  }

  /** So that a press that takes its own button away does not lose the focus. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #turn(view: StreamPicksHostElement['view'], focus?: string): void {
    this.view = view;
    if (focus !== undefined) void this.#focus(focus);
  }

  #json(estimates: Estimates): string {
    return toJson(estimates, {
      scope: this.#words.scope,
      intervals: this.#words.download.intervals,
    });
  }

  #save(extension: string, type: string, text: string): void {
    saveFile(`${this.stream}.${extension}`, type, text);
  }

  readonly #onBoardClosed = (): void => {
    if (this.view === 'projector') this.view = 'desk';
  };

  readonly #onToken = (token: string): void => {
    this.token = token;
  };

  readonly #onRegister = (request: ShowRequest): Promise<CollectorFault | null> =>
    this.#show.register(request);

  readonly #onPut = (row: InterestRow): void => {
    if (!this.dispatchEvent(new SpHostShowEvent(row.subject))) return;
    this.marked = [...this.marked, row.subject];
    this.last = row;
    void this.#focus('.undo');
  };

  readonly #onUndo = (): void => {
    const { last } = this;
    this.marked = this.marked.filter((id) => id !== last?.subject);
    this.last = null;
    void this.#focus('.first .button');
  };
}
