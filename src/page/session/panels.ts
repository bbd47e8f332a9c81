/** The panels over the page: how, why, Your data. Asks the engine for what they show. */

import type { InterestCorrection } from '../../core/protocol.js';
import type { VaultPanel } from '../../core/vault.js';
import type { DataView } from '../../core/view.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import type { DataTab, Panel } from './state.js';
import { lookOf } from './vault.js';

type WhyPanel = Extract<Panel, { kind: 'why' }>;
type DataPanel = Extract<Panel, { kind: 'data' }>;

/** Shortest time between two readings of Your data, in milliseconds: one act may cause many changes. */
const REFRESH_PAUSE_MS = 150;

/** What panels need of the engine. */
export type PanelsEngine = Pick<EngineHost, 'ask' | 'isRunning'> &
  Partial<Pick<EngineHost, 'vault'>>;

/** The panels of one element. */
export class Panels {
  #context: Context;
  #engine: PanelsEngine;
  #refreshing: ReturnType<typeof setTimeout> | undefined;

  constructor(context: Context, engine: PanelsEngine) {
    this.#context = context;
    this.#engine = engine;
  }

  how(): void {
    this.#show({ kind: 'how' });
  }

  /** Opens "Why this?"; without an engine there is nothing to explain but how it works. */
  async why(productId: string): Promise<void> {
    if (!this.#isOn()) return this.how();
    if (!this.#context.store.state.byId.has(productId)) return;
    if (this.#inVault({ kind: 'why', productId })) return;
    this.#show({ kind: 'why', productId, explanation: null });
    await this.#explain(productId);
  }

  /** Opens Your data; where nothing is on, how it works. */
  async data(tab: DataTab | null): Promise<void> {
    if (!this.#isOn()) return this.how();
    if (this.#inVault({ kind: 'data', tab })) return;
    const open = this.#open('data');
    // What was just changed can still be undone from another view.
    this.#show({ ...(open ?? { kind: 'data', view: null }), tab, preview: null });
    await this.#view();
    // The log is long, and checked only where that is read.
    if (tab === 'runs' && this.#open('data')?.tab === 'runs') await this.#view(true);
  }

  close(): void {
    clearTimeout(this.#refreshing);
    this.#show(null);
  }

  /** Something the engine holds has changed: what is open is read again. */
  refresh(): void {
    const { panel } = this.#context.store.state;
    if (panel === null || panel.kind === 'how') return;
    clearTimeout(this.#refreshing);
    this.#refreshing = setTimeout(() => {
      const open = this.#context.store.state.panel;
      if (open?.kind === 'data') void this.#view();
      if (open?.kind === 'why' && open.explanation) void this.#explain(open.productId);
    }, REFRESH_PAUSE_MS);
  }

  /** Deletes the acts behind a reason of the open "Why this?". */
  async removeReason(reasonId: string): Promise<void> {
    const panel = this.#open('why');
    const reason = panel?.explanation?.reasons.find(({ id }) => id === reasonId);
    if (!panel?.explanation || !reason?.acts) return;
    const placeBefore = panel.explanation.place;
    await this.#try(async () => {
      const ids = reason.acts?.signalIds ?? [];
      const { token } = await this.#engine.ask({ kind: 'delete-signals', ids });
      this.#change('why', (open) =>
        open.productId === panel.productId
          ? { ...open, removed: { reasonId, placeBefore, token } }
          : open,
      );
      await this.#explain(panel.productId);
    });
  }

  /** Deletes notes, or what an interest is made of, in Your data. */
  async deleteSignals(ids: readonly string[]): Promise<void> {
    await this.#try(async () => {
      const { token } = await this.#engine.ask({ kind: 'delete-signals', ids });
      this.#change('data', (open) => ({
        ...open,
        preview: null,
        undoToken: token,
        undoOf: 'notes',
      }));
      await this.#view();
    });
  }

  /** Does what the viewer says about one interest. */
  async correctInterest(id: string, correction: InterestCorrection): Promise<void> {
    const interest = this.#open('data')?.view?.interests.find((each) => each.id === id);
    if (interest === undefined) return;
    const { label, kind } = interest;
    await this.#try(async () => {
      const { token } = await this.#engine.ask({ kind: 'correct-interest', id, correction });
      const undoOf = { label, kind, correction };
      this.#change('data', (open) => ({ ...open, undoToken: token, undoOf }));
      await this.#view();
    });
  }

  /** Shows the order without a cause of the picks; nothing is changed. Null ends the trial. */
  async previewWithout(causeId: string | null): Promise<void> {
    if (causeId === null) {
      this.#change('data', (open) => ({ ...open, preview: null }));
      return;
    }
    const cause = this.#open('data')?.view?.causes.find(({ id }) => id === causeId);
    if (cause === undefined) return;
    await this.#try(async () => {
      const ids = cause.acts.signalIds;
      const { before, after } = await this.#engine.ask({ kind: 'preview-without', ids });
      this.#change('data', (open) =>
        open.tab === 'picks' ? { ...open, preview: { causeId, before, after } } : open,
      );
    });
  }

  /** Forgets what was learned about how the viewer chooses. */
  async useStandardWeights(): Promise<void> {
    await this.#try(async () => {
      const { token } = await this.#engine.ask({ kind: 'standard-weights' });
      this.#change('data', (open) => ({ ...open, undoToken: token, undoOf: 'weights' }));
      await this.#view();
    });
  }

  /** The profile was replaced by that of a file. */
  async imported(token: string): Promise<void> {
    this.#change('data', (open) => ({ ...open, undoToken: token, undoOf: 'import' }));
    await this.#view();
  }

  /** Undoes the last removal of the open panel. */
  async undo(): Promise<void> {
    const { panel } = this.#context.store.state;
    const token =
      panel?.kind === 'why'
        ? panel.removed?.token
        : panel?.kind === 'data'
          ? panel.undoToken
          : null;
    if (!token) return;
    await this.#try(async () => {
      await this.#engine.ask({ kind: 'undo', token });
      this.#change('why', ({ kind, productId, explanation }) => ({ kind, productId, explanation }));
      this.#change('data', ({ kind, tab, view }) => ({ kind, tab, view }));
      if (panel?.kind === 'why') await this.#explain(panel.productId);
      else await this.#view();
    });
  }

  async #explain(productId: string): Promise<void> {
    const answer = (found: Required<Pick<WhyPanel, 'explanation' | 'missing'>>) =>
      this.#change('why', (open) => (open.productId === productId ? { ...open, ...found } : open));
    try {
      const explanation = await this.#engine.ask({ kind: 'why', productId });
      const { picks } = this.#context.store.state.purposes;
      if (explanation !== null) answer({ explanation, missing: null });
      else answer({ explanation, missing: picks ? 'not-sorted' : 'picks-off' });
    } catch (error) {
      answer({ explanation: null, missing: 'failed' });
      if (this.#engine.isRunning) this.#context.fault(error, 'engine');
    }
  }

  async #view(check = false): Promise<void> {
    await this.#try(async () => {
      const read: DataView = await this.#engine.ask({ kind: 'view', quick: !check });
      this.#change('data', (open) => {
        const view = check || open.tab !== 'runs' ? read : withChecks(read, open.view);
        // A trial of what has gone meanwhile ends.
        const { preview = null } = open;
        const stands = read.causes.some(({ id }) => id === preview?.causeId);
        return { ...open, view, preview: stands ? preview : null };
      });
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // A lost engine is told once, by its keeper.
      if (this.#engine.isRunning) this.#context.fault(error, 'engine');
    }
  }

  /** Where the engine is in a vault, what it knows is drawn there, and the page never has it. */
  #inVault(panel: VaultPanel): boolean {
    const vault = this.#engine.vault ?? null;
    vault?.show(panel, lookOf(this.#context));
    return vault !== null;
  }

  #isOn(): boolean {
    return this.#context.store.state.phase === 'on';
  }

  #open<K extends 'why' | 'data'>(kind: K): Extract<Panel, { kind: K }> | null {
    const { panel } = this.#context.store.state;
    return panel?.kind === kind ? (panel as Extract<Panel, { kind: K }>) : null;
  }

  #change(kind: 'why', next: (open: WhyPanel) => WhyPanel): void;
  #change(kind: 'data', next: (open: DataPanel) => DataPanel): void;
  #change(kind: 'why' | 'data', next: (open: never) => Panel): void {
    const open = this.#open(kind);
    if (open) this.#show(next(open as never));
  }

  #show(panel: Panel | null): void {
    this.#context.store.update({ panel });
  }
}

/** A quick view with what was found when the log was last checked. */
function withChecks(read: DataView, before: DataView | null): DataView {
  if (before === null || before.run.audit.intact === null) return read;
  const { audit, storedBytes } = before.run;
  return { ...read, run: { ...read.run, audit, storedBytes } };
}
