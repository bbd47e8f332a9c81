import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { PURPOSES } from '../../core/consent.js';
import type { DataView } from '../../core/view.js';
import type { Press } from '../../page/session/press.js';
import type { DataTab, Panel, SessionActions, SessionState } from '../../page/session/state.js';
import { DialogController } from '../dialog.js';
import { dialogs } from '../dialog.styles.js';
import { type IconName, icon } from '../icons.js';
import { sessionProperties } from '../session-element.js';
import { base, buttons, chartKey, rows, thumbs } from '../shared.styles.js';
import { onPress } from '../trust.js';
import type { Words } from '../words.js';
import { choicesView } from './choices-view.js';
import { dataCharts } from './data-charts.styles.js';
import type { DataContext } from './data-context.js';
import { styles } from './data-dialog.styles.js';
import { downloadJson } from './download.js';
import { knowsView } from './knows-view.js';
import { leftView } from './left-view.js';
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
export class DataDialog extends LitElement {
  static override styles = [base, buttons, rows, thumbs, chartKey, dialogs, styles, dataCharts];

  static override properties = {
    ...sessionProperties,
    panel: { attribute: false },
    _unfolded: { state: true },
    _ledgerToo: { state: true },
    _export: { state: true },
  };

  declare state: SessionState;
  declare actions: SessionActions;
  declare words: Words;
  /** The panel to draw. */
  declare panel: DataPanel;
  declare _unfolded: ReadonlySet<string>;
  declare _ledgerToo: boolean;
  declare _export: 'ready' | 'making' | 'failed';

  #dialog = new DialogController(this, () => this.actions.closePanel());

  constructor() {
    super();
    this._unfolded = new Set();
    this._ledgerToo = false;
    this._export = 'ready';
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
          <nav aria-label=${data.title}>${TABS.map((entry) => this.#entry(entry.tab, entry.icon, view))}</nav>
        </div>
        <section class="view" aria-labelledby="view-heading">${this.#view(tab ?? 'knows', view)}</section>`,
      foot: this.#foot(view),
    });
  }

  #entry(tab: DataTab, name: IconName, view: DataView | null): TemplateResult {
    const { data } = this.words.messages;
    const current = this.panel.tab === tab;
    const first = this.panel.tab === null && tab === 'knows';
    return html`<button
      type="button"
      class=${first ? 'first' : ''}
      aria-current=${current ? 'page' : nothing}
      @click=${() => this.#open(tab)}
    >
      ${icon(name)}<span
        ><b>${data.nav[tab]}</b><small>${view === null ? '…' : this.#hint(tab, view)}</small></span
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
    })}`;
  }

  #foot(view: DataView | null): TemplateResult {
    const { data } = this.words.messages;
    const making = this._export === 'making';
    return html`${this._export === 'failed' ? html`<p class="small-text failed" role="alert">${data.exportFailed}</p>` : nothing}
      ${
        (view?.budget.month.reports ?? 0) === 0
          ? nothing
          : html`<label class="ledger small-text">
              <input
                type="checkbox"
                .checked=${this._ledgerToo}
                @change=${(event: Event) => {
                  this._ledgerToo = (event.currentTarget as HTMLInputElement).checked;
                }}
              />
              <span>${data.erase.ledger}. <span class="muted">${data.erase.ledgerText}</span></span>
            </label>`
      }
      <div class="foot-buttons">
        <button
          class="button"
          type="button"
          aria-disabled=${making ? 'true' : nothing}
          @click=${onPress('export', (press) => void this.#save(press))}
        >
          ${icon('down')}${making ? data.exporting : data.export}</button
        ><button
          class="button danger"
          type="button"
          @click=${onPress('erase', (press) =>
            this.actions.stopAndErase({ ledgerToo: this._ledgerToo }, press),
          )}
        >
          ${icon('trash')}${data.erase.button}
        </button>
      </div>`;
  }

  #fold(name: string): void {
    const unfolded = new Set(this._unfolded);
    if (!unfolded.delete(name)) unfolded.add(name);
    this._unfolded = unfolded;
  }

  /** Opens a view; focus follows to its heading, which a phone shows alone. */
  #open(tab: DataTab): void {
    this.actions.openData(tab);
    void this.#focusAfterDrawing('#view-heading');
  }

  #back(tab: DataTab): void {
    this.actions.openData();
    const index = TABS.findIndex((entry) => entry.tab === tab);
    void this.#focusAfterDrawing(`nav button:nth-of-type(${index + 1})`);
  }

  async #focusAfterDrawing(selector: string): Promise<void> {
    // The wish goes to the session, which draws again in a microtask of its own.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.updateComplete;
    this.renderRoot.querySelector('.view')?.scrollTo({ top: 0 });
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
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
