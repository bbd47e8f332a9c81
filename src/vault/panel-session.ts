/**
 * The session behind the panels that the vault draws: the parts of the page's own session that show
 * and change what is kept, over the same engine, without the page in between.
 */

import type { Purpose, Purposes } from '../core/consent.js';
import { anyPurpose, NO_PURPOSES } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';
import type { Product } from '../core/product.js';
import type { EngineEvent, EngineRequest, EngineResult, OpenResult } from '../core/protocol.js';
import type { VaultLook, VaultPanel, VaultShow, VaultWish } from '../core/vault.js';
import { optOutSignal } from '../page/consent/signals.js';
import type { Chunks } from '../page/link/chunks.js';
import { limitPurposes, makeChoice } from '../page/session/choice-form.js';
import type { Context } from '../page/session/context.js';
import { ImportPart } from '../page/session/import.js';
import type { Notice } from '../page/session/options.js';
import { Panels } from '../page/session/panels.js';
import { isPressFor, savingOf, type Wish } from '../page/session/press.js';
import { ProtectionPart } from '../page/session/protection.js';
import type { DataTab, SessionActions, SessionState } from '../page/session/state.js';
import { Store } from '../page/session/store.js';
import { readExportFile } from '../wire/export-file.js';
import { readSettings } from '../wire/settings.js';
import { cleanLook } from './look.js';

const TABS: readonly DataTab[] = ['knows', 'picks', 'left', 'runs', 'choices'];

/** What a panel session needs from the vault around it. */
export interface PanelSessionOptions {
  /** Where the panels are drawn: presses count in there only. */
  readonly host: HTMLElement;
  /** The wording that a choice is made under. */
  readonly notice: (state: SessionState) => Notice;
  /** What the frame is called while a panel is open. */
  readonly title: () => string;
  /** Settles when the words of a language are at hand, or will not come. */
  readonly speak: (lang: string) => Promise<void>;
  readonly ask: <R extends EngineRequest>(request: R) => Promise<EngineResult<R['kind']>>;
  /** Tells the page what the engine would have told, had another tab done it. */
  readonly tell: (event: EngineEvent) => void;
  readonly wish: (wish: VaultWish) => void;
}

/** What draws, and what the relay tells. */
export interface PanelSession {
  readonly state: SessionState;
  readonly look: VaultLook;
  readonly actions: SessionActions;
  subscribe(listener: () => void): void;
  opened(result: OpenResult, shop: string): void;
  event(event: EngineEvent): void;
  products(products: readonly Product[]): void;
  show(show: VaultShow['show']): void;
}

/** Faults stay in here; the viewer sees what did not change. */
const fail = (error: unknown): void =>
  console.warn(`stream-picks vault: ${error instanceof Error ? error.message : String(error)}`);

/** The one part that is loaded by name elsewhere. */
async function load<N extends keyof Chunks>(name: N): Promise<Chunks[N]> {
  if (name !== 'import-file') throw new StreamPicksError('engine', `no ${name} here`);
  return { readExportFile } as Chunks[N];
}

/** Makes the session of the panels. */
export function createPanelSession(options: PanelSessionOptions): PanelSession {
  const { host, ask, tell, wish } = options;
  const store = new Store();
  store.update({ phase: 'on', vault: location.host });
  let shop = '';
  let look = cleanLook(null);
  /** How often something was to be shown: what came since makes an older wish void. */
  let asked = 0;
  const context: Context = {
    options: {
      host,
      attribute: () => null,
      notice: () => options.notice(store.state),
      fire: () => false,
    },
    store,
    settings: () => ({ ...readSettings(() => null, location.href).settings, shop }),
    now: Date.now,
    fault: fail,
  };
  const engine = { ask, isRunning: true };
  const panels = new Panels(context, engine);
  const protection = new ProtectionPart(context, engine, () => {
    const { storage, locked } = store.state;
    if (storage !== null) tell({ kind: 'storage-changed', storage });
    tell({ kind: 'lock-changed', locked });
    panels.refresh();
  });
  const importing = new ImportPart(context, engine, load, (token) => void panels.imported(token));
  const isPress = (press: unknown, wanted: Wish): boolean => isPressFor(press, wanted, host);
  const say = (request: EngineRequest) => void ask(request).then(() => panels.refresh(), fail);

  function close(): void {
    if (store.state.panel === null) return;
    panels.close();
    wish({ kind: 'closed' });
  }

  /** Recorded here, for the press was seen here; the page hears of it as of another tab's choice. */
  async function save(wanted: Purposes): Promise<void> {
    const { askAgain } = store.state;
    const limited = limitPurposes(wanted, store.state);
    if (!anyPurpose(limited)) return erase(false);
    // What waits for its own answer is neither answered nor lost by another choice.
    const waiting = askAgain.filter((purpose) => !limited[purpose]);
    const purposes: Record<Purpose, boolean> = { ...limited };
    for (const purpose of waiting) purposes[purpose] = true;
    const choice = await makeChoice(context, purposes, { source: 'viewer' }, waiting);
    const kept = await ask({ kind: 'consent', choice });
    store.update({ storage: kept.storage });
    tell({ kind: 'consent-changed', ...kept, erased: false });
  }

  async function erase(ledgerToo: boolean): Promise<void> {
    const choice = await makeChoice(context, NO_PURPOSES, { source: 'viewer' });
    const result = await ask({ kind: 'erase', ledgerToo, choice });
    close();
    tell({ kind: 'consent-changed', purposes: NO_PURPOSES, askAgain: [], erased: true, result });
  }

  const done: Partial<SessionActions> = {
    closePanel: close,
    openData: (tab) => void panels.data(tab ?? null),
    openWhy: (productId) => void panels.why(productId),
    openChoices: () => void panels.data('choices'),
    removeReason: (id) => void panels.removeReason(id),
    deleteSignals: (ids) => void panels.deleteSignals(ids),
    correctInterest: (id, correction) => void panels.correctInterest(id, correction),
    previewWithout: (causeId) => void panels.previewWithout(causeId),
    useStandardWeights: () => void panels.useStandardWeights(),
    undo: () => void panels.undo(),
    unlock: (passphrase) => protection.unlock(passphrase),
    async protect(passphrase, old, press) {
      return isPress(press, 'protect') ? protection.protect(passphrase, old) : 'failed';
    },
    savePurposes(purposes, press) {
      const wanted = { ...purposes };
      if (isPress(press, savingOf(wanted))) save(wanted).catch(fail);
    },
    stopAndErase({ ledgerToo }, press) {
      if (isPress(press, ledgerToo ? 'erase-all' : 'erase')) erase(ledgerToo).catch(fail);
    },
    async exportData(press) {
      if (!isPress(press, 'export')) throw notPressed();
      return ask({ kind: 'export' });
    },
    async exportLog(press) {
      if (!isPress(press, 'log')) throw notPressed();
      return ask({ kind: 'log' });
    },
    checkImport: (blob) => importing.check(blob),
    async importData(id, press) {
      if (isPress(press, `import:${id}`)) return importing.take(id);
      return { state: 'refused', why: 'failed', path: null };
    },
    setBasedOnMe(on) {
      store.update({ basedOnMe: on });
      say({ kind: 'based-on-me', on });
    },
    setShowPromoted: (on) => say({ kind: 'show-promoted', on }),
    setCountry: (code) => say({ kind: 'country', code }),
    setFewer(on) {
      store.update({ spotlight: { ...store.state.spotlight, fewer: on } });
      say({ kind: 'spotlight', fewer: on });
    },
    switchAfterShow: (what, productId, on) => {
      if (what !== 'notify') say({ kind: 'after-show-switch', what, productId, on });
    },
    setNotify(on, press) {
      if (isPress(press, on ? 'notify-on' : 'notify-off')) wish({ kind: 'notify', on });
    },
    forgetOnClose(on, press) {
      if (isPress(press, on ? 'forget-on' : 'forget-off')) wish({ kind: 'forget-on-close', on });
    },
    spotlight(act) {
      if (act === 'allow') wish({ kind: 'spotlight-again' });
      return false;
    },
    moreLikeThis: (productId) => wish({ kind: 'more-like-this', productId }),
    dismiss: (productId) => wish({ kind: 'dismiss', productId }),
  };

  function open(panel: VaultPanel): void {
    if (panel.kind === 'why') void panels.why(panel.productId);
    else void panels.data(TABS.find((tab) => tab === panel.tab) ?? null);
  }

  async function speakThenShow(said: VaultLook, panel: VaultPanel): Promise<void> {
    const mine = asked;
    try {
      await options.speak(said.lang);
    } catch {
      // It is shown in English.
    }
    if (asked === mine) showIn(said, panel);
  }

  /** Shows it, with the words of its language at hand. */
  function showIn(said: VaultLook, panel: VaultPanel): void {
    look = said;
    const { minor, countsOffered, shared, ...notified } = look;
    const { controller, policy, contact, recipient, recipientCountry } = notified;
    store.update({
      minor,
      countsOffered,
      shared,
      notified: { controller, policy, contact, recipient, recipientCountry },
      signalHonoured: optOutSignal(),
    });
    open(panel);
    wish({ kind: 'opened', title: options.title() });
  }

  return {
    get state() {
      return store.state;
    },
    get look() {
      return look;
    },
    // Panels draw no other control than those above.
    actions: done as SessionActions,
    subscribe: (listener) => void store.subscribe(listener),
    opened({ purposes, askAgain, basedOnMe, storage, locked }, ofShop) {
      shop = ofShop;
      store.update({ basedOnMe, storage, locked, askAgain, purposes: purposes ?? NO_PURPOSES });
      protection.show({ locked });
    },
    event(event) {
      switch (event.kind) {
        case 'picks':
          store.update({ basedOnMe: event.basedOnMe, total: event.total });
          return panels.refresh();
        case 'consent-changed':
          store.update({ purposes: event.purposes, askAgain: event.askAgain });
          return panels.refresh();
        case 'storage-changed':
          return store.update({ storage: event.storage });
        case 'lock-changed':
          protection.show(event);
          return panels.refresh();
        case 'counts-changed':
          store.update({ counts: event.counts });
          return panels.refresh();
        case 'spotlight': {
          const { fewer, memory } = event;
          store.update({ spotlight: { ...store.state.spotlight, fewer, stopped: memory.stopped } });
        }
      }
    },
    products(products) {
      store.update({
        catalog: 'ready',
        products,
        byId: new Map(products.map((product) => [product.id, product])),
      });
    },
    show(wanted) {
      if (typeof wanted !== 'object') return;
      asked += 1;
      if (wanted === null) return close();
      if (typeof wanted.panel !== 'object' || wanted.panel === null) return;
      const { panel } = wanted;
      const cleaned = cleanLook(wanted.look);
      void speakThenShow(cleaned, panel);
    },
  };
}

function notPressed(): StreamPicksError {
  return new StreamPicksError('consent', 'only the viewer’s own press exports');
}
