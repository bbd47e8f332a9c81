import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { PURPOSES } from '../../core/consent.js';
import type { DataView, Interest } from '../../core/view.js';
import { isOwnPress, type Press } from '../../page/session/press.js';
import type { DataTab, Panel, SessionActions, SessionState } from '../../page/session/state.js';
import { base, buttons } from '../base.styles.js';
import { DialogController } from '../dialog.js';
import { dialogs } from '../dialog.styles.js';
import { Glide } from '../glide.js';
import { type IconName, icon } from '../icons.js';
import { KeepFocus } from '../keep-focus.js';
import { OwnTaskElement } from '../own-task-element.js';
import { sessionProperties } from '../session-element.js';
import { chartKey, rows, thumbs } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { choicesView } from './choices-view.js';
import { countryStyles } from './country-choice.styles.js';
import { dataCharts } from './data-charts.styles.js';
import type { DataContext } from './data-context.js';
import { styles } from './data-dialog.styles.js';
import { dataFacts } from './data-facts.styles.js';
import { downloadJson } from './download.js';
import { knowsView } from './knows-view.js';
import { leftView } from './left-view.js';
import { FIRST_NOTES } from './notes-list.js';
import { picksView } from './picks-view.js';
import { runsView } from './runs-view.js';

type DataPanel = Extract<Panel, { kind: 'data' }>;

const TABS: readonly { readonly tab: DataTab; readonly icon: IconName }[] = [
  { tab: 'knows', icon: 'notes' },
  { tab: 'picks', icon: 'why' },
  { tab: 'left', icon: 'out' },
  { tab: 'runs', icon: 'chip' },
  { tab: 'choices', icon: 'sliders' },
];

/** From here on the list of views and the view stand side by side; as in the styles. */
const SIDE_BY_SIDE = '(min-width: 700px)';

const VIEWS: Readonly<Record<DataTab, (context: DataContext) => TemplateResult>> = {
  knows: knowsView,
  picks: picksView,
  left: leftView,
  runs: runsView,
  choices: choicesView,
};

/**
 * Everything that is kept, that left, and that was chosen, with the means to change it: a list and
 * its views on a phone, two panes elsewhere. Export and erase answer to the viewer's own press only.
 *
 * @tagname sp-data-dialog
 * @csspart dialog - the dialog
 */
export class DataDialog extends OwnTaskElement {
  static override styles = [
    base,
    buttons,
    rows,
    thumbs,
    chartKey,
    dialogs,
    styles,
    dataFacts,
    dataCharts,
    countryStyles,
  ];

  static override properties = {
    ...sessionProperties,
    panel: { attribute: false },
    _unfolded: { state: true },
    _shownNotes: { state: true },
    _export: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** The panel to draw. */
  declare panel: DataPanel;
  declare _unfolded: ReadonlySet<string>;
  declare _shownNotes: number;
  declare _export: 'ready' | 'making' | 'failed';

  #dialog = new DialogController(this, () => this.actions.closePanel());

  /** Interests in the order in which they were first drawn. */
  #order = new Map<string, number>();
  /** The last thing said to those who listen. */
  #announced = '';
  /** Whether the count of messages is erased too: no script of the page can set it. */
  #ledgerToo = false;

  constructor() {
    super();
    new KeepFocus(this, '#view-heading');
    new Glide(this, {
      rows: '[data-glide]',
      nameOf: ({ dataset }) => dataset['glide'],
      ms: 320,
      fadesIn: true,
    });
    this._shownNotes = FIRST_NOTES;
    this._unfolded = new Set();
    this._export = 'ready';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('panel');
    if (!changed.has('panel') || before === undefined) return;
    const { undoToken } = this.panel;
    if (undoToken !== undefined && undoToken !== before.undoToken)
      this.#announced = this.#changed();
    else if (
      undoToken === undefined &&
      before.undoToken !== undefined &&
      this.panel.tab === before.tab
    ) {
      this.#announced = this.words.messages.data.knows.undone;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('panel');
    if (before === undefined) return;
    const { preview = null, tab, undoToken } = this.panel;
    const { preview: tried = null } = before;
    if (tab !== before.tab) this.#toTop();
    if (preview !== null && preview.causeId !== tried?.causeId) this.#show('#trial');
    // Kept: back to where the trial began. Removed: that is told with the way back.
    else if (preview === null && tried !== null && tab === before.tab) {
      const { causeId } = tried;
      const back =
        undoToken === undefined ? `[data-cause="${CSS.escape(causeId)}"]` : '.undone button';
      this.#show(back);
    }
  }

  /** The view scrolls where it stands beside the list, else all of the body does. */
  #toTop(): void {
    for (const part of this.renderRoot.querySelectorAll('.view, .body')) part.scrollTo({ top: 0 });
  }

  #show(selector: string): void {
    const element = this.renderRoot.querySelector<HTMLElement>(selector);
    (element?.closest('.trial') ?? element)?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { data, close } = this.words.messages;
    const { view, tab } = this.panel;
    return this.#dialog.render({
      kind: tab === null ? 'data at-list' : 'data at-view',
      headingId: 'heading',
      closeLabel: close,
      head: html`<h2 id="heading">${data.title}</h2>`,
      body: html`<div class="hub">
          <p class="muted">${data.intro}</p>
          <div
            class="tabs"
            role="tablist"
            aria-orientation="vertical"
            aria-label=${data.title}
            @keydown=${this.#press}
          >
            ${TABS.map((entry) => this.#entry(entry.tab, entry.icon, view))}
          </div>
        </div>
        <section class="view" id="view" role="tabpanel" aria-labelledby="tab-${tab ?? 'knows'}">
          ${this.#view(tab ?? 'knows', view)}
        </section>`,
      foot: this.#foot(view),
    });
  }

  #entry(tab: DataTab, name: IconName, view: DataView | null): TemplateResult {
    const { data } = this.words.messages;
    const selected = (this.panel.tab ?? 'knows') === tab;
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="view"
      aria-selected=${selected}
      aria-describedby="hint-${tab}"
      tabindex=${selected ? 0 : -1}
      data-tab=${tab}
      @click=${() => this.#open(tab)}
    >
      ${icon(name)}<span
        ><b>${data.nav[tab]}</b><small id="hint-${tab}">${view === null ? '…' : this.#hint(tab, view)}</small></span
      >${icon('next', 'small', true)}
    </button>`;
  }

  #hint(tab: DataTab, view: DataView): string {
    const { hints } = this.words.messages.data;
    switch (tab) {
      case 'knows':
        return hints.knows(view.interests.length, view.signals.length);
      case 'picks':
        return hints.picks(view.explanations.length);
      case 'left': {
        const gone = view.reports.filter(({ state }) => state === 'sent' || state === 'tried');
        const bytes = gone.reduce(
          (sum, { body }) => sum + new TextEncoder().encode(body).length,
          0,
        );
        return hints.left(gone.length, bytes);
      }
      case 'runs':
        return hints.runs(view.run);
      case 'choices': {
        const offered = PURPOSES.filter(
          (purpose) => purpose !== 'counts' || this.state.countsOffered,
        );
        return hints.choices(
          offered.filter((purpose) => this.state.purposes[purpose]).length,
          offered.length,
        );
      }
    }
  }

  #view(tab: DataTab, view: DataView | null): TemplateResult {
    const { data } = this.words.messages;
    const back = html`<button class="quiet back" type="button" @click=${() => this.#back(tab)}>
      ${icon('back', 'small', true)}${data.back}
    </button>`;
    const heading = html`<h3 id="view-heading" tabindex="-1">${data.nav[tab]}</h3>`;
    if (view === null)
      return html`${back}${heading}<p class="lead" role="status">${data.loading}</p>`;
    return html`${back}${heading}${VIEWS[tab]({
      view,
      state: this.state,
      actions: this.actions,
      words: this.words,
      unfolded: this._unfolded,
      fold: (name) => this.#fold(name),
      interests: this.#inOrder(view.interests),
      shownNotes: this._shownNotes,
      showNotes: (count) => this.#showNotes(count),
    })}`;
  }

  #foot(view: DataView | null): TemplateResult {
    const { data } = this.words.messages;
    const making = this._export === 'making';
    const ledgerToo = this.#ledgerToo;
    const erase = ledgerToo ? data.erase.buttonAll : data.erase.button;
    return html`<p class="unseen" role="status">${this.#announced}</p>
      ${this.#undoLine()}${this._export === 'failed' ? html`<p class="small-text failed" role="alert">${data.exportFailed}</p>` : nothing}
      ${
        (view?.budget.month.reports ?? 0) === 0
          ? nothing
          : html`<label class="ledger small-text">
              <input type="checkbox" .checked=${live(this.#ledgerToo)} @click=${this.#tick} />
              <span>${data.erase.ledger} <span class="muted">${data.erase.ledgerText}</span></span>
            </label>`
      }
      <div class="foot-buttons">
        <button
          class="button"
          type="button"
          aria-disabled=${making ? 'true' : nothing}
          @click=${onPress('export', (press) => void this.#save(press), making ? data.exporting : data.export)}
        >
          ${icon('down')}${making ? data.exporting : data.export}</button
        ><button
          class="button danger"
          type="button"
          @click=${onPress(
            ledgerToo ? 'erase-all' : 'erase',
            (press) => this.actions.stopAndErase({ ledgerToo }, press),
            erase,
          )}
        >
          ${icon('trash')}${erase}
        </button>
      </div>`;
  }

  /** Only a press ticks: a change that a script makes counts for nothing, and is not left to be seen. */
  #tick = (event: Event): void => {
    if (isOwnPress(event)) this.#ledgerToo = (event.currentTarget as HTMLInputElement).checked;
    else event.preventDefault();
    this.requestUpdate();
  };

  /** What was just changed, with the way back; beside the buttons, so that scrolling never hides it. */
  #undoLine(): TemplateResult | typeof nothing {
    const { undoToken } = this.panel;
    if (undoToken === undefined) return nothing;
    return html`<div class="undone">
      ${icon('check', 'small')}<span>${this.#changed()}</span>
      <button class="quiet" type="button" @click=${() => this.actions.undo()}>
        ${icon('undo', 'small', true)}${this.words.messages.why.undo}
      </button>
    </div>`;
  }

  #changed(): string {
    const { data } = this.words.messages;
    const { undoOf } = this.panel;
    if (undoOf === 'weights') return data.picks.tuned.back;
    if (undoOf === 'import') return this.words.messages.importing.changed;
    return undoOf === undefined || undoOf === 'notes'
      ? data.knows.removed
      : data.knows.said(undoOf);
  }

  /** Corrections change strengths, but rows stay where they are while the dialog is open. */
  #inOrder(interests: readonly Interest[]): readonly Interest[] {
    for (const { id } of interests) {
      if (!this.#order.has(id)) this.#order.set(id, this.#order.size);
    }
    const placeOf = ({ id }: Interest) => this.#order.get(id) ?? 0;
    return [...interests].sort((a, b) => placeOf(a) - placeOf(b));
  }

  #showNotes(count: number): void {
    const before = this._shownNotes;
    this._shownNotes = count;
    if (count > before)
      void this.#focusAfterDrawing(`[data-list=notes] li:nth-child(${before + 1}) button`, false);
    else void this.#focusAfterDrawing('[data-list=notes] li:first-child button', false);
  }

  /** Arrows, Home and End, as in the tabs pattern of the ARIA Authoring Practices Guide. */
  #press = (event: KeyboardEvent): void => {
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.findIndex((tab) => tab.matches(':focus'));
    const onward = this.matches(':dir(rtl)') ? -1 : 1;
    const step = { ArrowDown: 1, ArrowRight: onward, ArrowUp: -1, ArrowLeft: -onward }[event.key];
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step === undefined
            ? -1
            : (at + step + tabs.length) % tabs.length;
    const next = tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    // Where list and view stand side by side the view follows; on a phone it would take the list away.
    const tab = TABS[to]?.tab;
    if (tab !== undefined && matchMedia(SIDE_BY_SIDE).matches) this.actions.openData(tab);
  };

  #fold(name: string): void {
    const unfolded = new Set(this._unfolded);
    if (!unfolded.delete(name)) unfolded.add(name);
    this._unfolded = unfolded;
  }

  /** Opens a view; on a phone, which shows it alone, focus follows to its heading. */
  #open(tab: DataTab): void {
    this.actions.openData(tab);
    if (!matchMedia(SIDE_BY_SIDE).matches) void this.#focusAfterDrawing('#view-heading');
  }

  #back(tab: DataTab): void {
    this.actions.openData();
    void this.#focusAfterDrawing(`#tab-${tab}`);
  }

  async #focusAfterDrawing(selector: string, toTop = true): Promise<void> {
    // The wish goes to the session, which draws again in a microtask of its own.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.updateComplete;
    if (toTop) this.#toTop();
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: toTop });
  }

  async #save(press: Press): Promise<void> {
    if (this._export === 'making') return;
    this._export = 'making';
    try {
      downloadJson(await this.actions.exportData(press), 'stream-picks-data.json');
      this._export = 'ready';
    } catch {
      // The session has told the page; the viewer reads it here.
      this._export = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-data-dialog': DataDialog;
  }
}
