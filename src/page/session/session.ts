/**
 * The store behind `<stream-picks>`: one state, wishes in, changes out. It knows neither Lit nor the
 * drawing. Each concern is a part of its own (choice, engine, products, stage, counts, acts, cart,
 * panels, pictures, recap and offers); this file only connects them and follows the element's life.
 */

import { StreamPicksError } from '../../core/errors.js';
import type { EngineEvent } from '../../core/protocol.js';
import { loadChunk } from '../link/chunks.js';
import { Pictures } from '../pictures.js';
import { Acts } from './acts.js';
import { AfterShowPart } from './after-show.js';
import { Away } from './away.js';
import { Cart } from './cart.js';
import { Choice } from './choice.js';
import type { Context } from './context.js';
import { faultTeller } from './context.js';
import { Counts } from './counts.js';
import { ElementSettings } from './element-settings.js';
import { EngineHost } from './engine-host.js';
import { ImportPart } from './import.js';
import type { ElementSession, SessionOptions } from './options.js';
import { PackPart } from './pack.js';
import { Panels } from './panels.js';
import { isPressFor, savingOf, type Wish } from './press.js';
import { Products } from './products.js';
import { ProtectionPart } from './protection.js';
import { SpotlightPart } from './spotlight.js';
import { Stage } from './stage.js';
import { Store } from './store.js';
import { doWish } from './vault.js';

type PicksEvent = Extract<EngineEvent, { kind: 'picks' }>;

/** Makes the session of one element. Nothing happens before `connect()`. */
export function createSession(options: SessionOptions): ElementSession {
  const store = new Store();
  const away = new Away({
    state: () => store.state,
    engine: () => engine,
    flush: () => counts.flush(),
    startAnew,
  });
  const fault = away.unless(faultTeller(options.fire));
  const context: Context = {
    options,
    store,
    settings: () => settings.now,
    now: options.now ?? Date.now,
    fault,
  };

  const settings = new ElementSettings(context);
  const engine = new EngineHost(context, {
    event: (event) => hear(event),
    wish: (wish) => doWish(wish, { acts, afterShow, choice, spotlight }),
    starting: () => pack.start(),
    opened: () => {
      void pack.hand();
      cart.tellEngine();
    },
    lost: () => {
      heard = null;
      afterShow.reset();
      spotlight.silence();
    },
    restarted: (opened) => {
      choice.resumeWith(opened);
      counts.restart();
      showHeard();
    },
  });
  const pack = new PackPart(context, engine);
  const counts = new Counts(context, engine);
  const choice = new Choice(context, engine, () => {
    showHeard();
    counts.sync();
    afterShow.sync();
    tellReady();
  });
  const pictures = new Pictures((loaded) => store.update({ pictures: loaded }));
  const afterShow = new AfterShowPart(context, engine);
  const stage = new Stage(context, (show, before) => {
    const { byId } = store.state;
    pictures.addStage(show.onStage.flatMap((id) => byId.get(id) ?? []));
    engine.tell({ kind: 'stage', show });
    afterShow.stageChanged(before, show);
  });
  const products = new Products(context, {
    shown(_, anew, found) {
      const { show, byId } = store.state;
      if (anew) pictures.reset();
      else pictures.update(byId);
      pictures.addStage([...show.past, ...show.onStage].flatMap((id) => byId.get(id) ?? []));
      pictures.addCatalogue(found);
      cart.refresh();
      tellReady();
    },
    settled: (loaded) => void engine.tellCatalogue(loaded),
  });
  const cart = new Cart(context, engine, (productId) =>
    acts.note({ type: 'add', productId, ...spotlight.origin(productId) }),
  );
  const acts = new Acts(context, engine, (productId) => cart.note(productId));
  const spotlight = new SpotlightPart(context, {
    acts,
    engine,
    add: (productId) => cart.add(productId),
  });
  const panels = new Panels(context, engine);
  const protection = new ProtectionPart(context, engine, () => {
    counts.restart();
    panels.refresh();
  });
  const importing = new ImportPart(
    context,
    engine,
    options.loadChunk ?? loadChunk,
    (token) => void panels.imported(token),
  );

  let started = false;
  let connected = false;
  let ready = false;
  let settingsDue = false;
  /** The newest picks; they may come before the answer that says they are allowed, kept meanwhile. */
  let heard: PicksEvent | null = null;

  function hear(event: EngineEvent): void {
    if (counts.take(event)) {
      panels.refresh();
      return;
    }
    switch (event.kind) {
      case 'picks':
        heard = event;
        products.settle();
        store.notice('engine-failed', false);
        store.notice('picks-paused', false);
        showHeard();
        panels.refresh();
        return;
      case 'spotlight':
        spotlight.hear(event);
        return;
      case 'paused':
        heard = null;
        spotlight.silence();
        store.update({ picks: null, total: 0 });
        store.notice('engine-failed', false);
        store.notice('picks-paused', true);
        panels.refresh();
        return;
      case 'after-show':
        afterShow.hear(event.afterShow);
        return;
      case 'consent-changed':
        choice.followEngine(event);
        return;
      case 'storage-changed':
        store.update({ storage: event.storage });
        store.notice('memory-only', event.storage === 'memory');
        return;
      case 'storage-free':
        choice.startAgain();
        return;
      case 'lock-changed':
        protection.show(event);
        panels.refresh();
        return;
      case 'fault':
        if (event.code === 'engine') {
          heard = null;
          spotlight.silence();
          store.update({ picks: null, total: 0 });
          store.notice('engine-failed', true);
        }
        fault(new StreamPicksError(event.code, event.message), event.code);
    }
  }

  function showHeard(): void {
    const { phase, purposes, busy } = store.state;
    if (phase === 'off') {
      if (busy !== 'choosing') heard = null;
      acts.forget();
    }
    if (!heard || !purposes.picks || phase !== 'on') return;
    const { picks, total, basedOnMe } = heard;
    store.update({ picks, total, basedOnMe });
  }

  function tellReady(): void {
    const { catalog, phase } = store.state;
    if (ready || !started || catalog === 'loading' || phase === 'starting') return;
    ready = true;
    // After the change that made it ready has been drawn.
    queueMicrotask(() => options.fire('sp-ready', {}));
  }

  function applySettings(): void {
    settingsDue = false;
    if (!started) return;
    const { before, changed } = settings.read();
    if (changed('catalog', 'currency', 'productRegion')) void products.load();
    if (connected) products.watch();
    if (changed('playerId') && connected) stage.watch();
    if (changed('pack') && engine.isOpen) {
      pack.start();
      void pack.hand();
    }
    choice.readSignals();
    // Counts that go to another than the viewer agreed to are asked about again.
    const others = changed('controller', 'recipient', 'recipientCountry');
    const isOther = store.state.purposes.counts && others;
    if ((isOther || changed('shop', 'stream', 'maxPicks', 'workerSrc', 'vault')) && engine.isOpen) {
      startAnew();
    } else if (changed('shop') || (before.minor && store.state.offCause === 'minor')) {
      choice.start();
    }
    counts.sync();
  }

  /** The engine knows one shop and one show: it starts anew, and reads what was chosen. */
  function startAnew(): void {
    heard = null;
    counts.stop();
    engine.close();
    afterShow.reset();
    store.update({ picks: null, total: 0 });
    choice.start();
  }

  const isPress = (press: unknown, wish: Wish): boolean =>
    (options.isPress ?? isPressFor)(press, wish, options.host);

  return {
    get state() {
      return store.state;
    },
    subscribe: (listener) => store.subscribe(listener),

    connect() {
      if (connected) return;
      connected = true;
      away.connect();
      choice.watch();
      if (!started) {
        started = true;
        settings.read();
        choice.start();
        void products.load();
        pictures.start();
      } else away.comeBack();
      afterShow.sync();
      products.watch();
      stage.watch();
      spotlight.connect();
    },
    disconnect() {
      connected = false;
      stage.stop();
      products.unwatch();
      afterShow.stop();
      spotlight.disconnect();
      choice.unwatch();
      away.disconnect();
    },
    settingsChanged() {
      if (settingsDue || !started) return;
      settingsDue = true;
      queueMicrotask(applySettings);
    },
    setCatalog(catalog) {
      products.property = catalog;
      if (started) void products.load();
    },
    setPlayer(player) {
      stage.player = player;
      spotlight.player = player;
      afterShow.player = player;
    },
    setSchedule(schedule) {
      stage.schedule = schedule;
    },
    setPacing: (pacing) => void spotlight.setPacing(pacing),
    setConsent: (input) => choice.say(input),
    setConsentMap: (map) => choice.setMap(map),
    setBasket(ids) {
      cart.told = ids;
    },
    track: (signal) => acts.track(signal),
    highlight: (productIds, name) => stage.highlight(productIds, name),
    why(productId) {
      if (typeof productId === 'string') void panels.why(productId);
    },
    openYourData: () => void panels.data(null),

    accept(press) {
      if (isPress(press, 'accept')) choice.accept();
    },
    refuse(press) {
      if (isPress(press, 'refuse')) choice.refuse();
    },
    savePurposes(purposes, press) {
      // Read once: what is checked is what is saved.
      const wanted = { ...purposes };
      if (isPress(press, savingOf(wanted))) choice.save(wanted, 'viewer');
    },
    answerChange(yes, press) {
      if (isPress(press, yes ? 'answer-yes' : 'answer-no')) choice.answerChange(yes);
    },
    setBasedOnMe(on) {
      store.update({ basedOnMe: on });
      engine.tell({ kind: 'based-on-me', on });
    },
    setShowPromoted: (on) => engine.tell({ kind: 'show-promoted', on }),
    setCountry(code) {
      engine.tell({ kind: 'country', code });
      panels.refresh();
    },
    forgetOnClose(on, press) {
      if (isPress(press, on ? 'forget-on' : 'forget-off')) choice.forgetOnClose(on);
    },
    unlock: (passphrase) => protection.unlock(passphrase),
    async protect(passphrase, old, press) {
      return isPress(press, 'protect') ? protection.protect(passphrase, old) : 'failed';
    },
    openHow: () => panels.how(),
    openWhy: (productId) => void panels.why(productId),
    openData: (tab) => void panels.data(tab ?? null),
    openChoices: () => void panels.data('choices'),
    closePanel: () => panels.close(),
    seen: (productIds) => acts.seen(productIds),
    dwelt: (productId, seconds) => acts.dwelt(productId, seconds),
    select: (productId) => acts.select(productId),
    addToCart: (productId, wish) => cart.add(productId, wish),
    dismiss: (productId) => void acts.dismiss(productId),
    moreLikeThis: (productId) => void acts.react(productId, 'more'),
    react: (productId, reaction) => void acts.react(productId, reaction),
    undoDismiss: () => void acts.undoDismiss(),
    spotlight: (act) => spotlight.act(act),
    spotlightSeat: (seat, here) => spotlight.sit(seat, here),
    setFewer: (on) => spotlight.setFewer(on),
    replay: (productId) => afterShow.replay(productId),
    switchAfterShow(what, productId, on) {
      afterShow.turn(what, productId, on);
      panels.refresh();
    },
    setNotify(on, press) {
      if (isPress(press, on ? 'notify-on' : 'notify-off')) void afterShow.setNotify(on);
    },
    closeAfterShow: () => afterShow.close(),
    removeReason: (reasonId) => void panels.removeReason(reasonId),
    deleteSignals: (ids) => void panels.deleteSignals(ids),
    correctInterest: (id, correction) => void panels.correctInterest(id, correction),
    previewWithout: (causeId) => void panels.previewWithout(causeId),
    useStandardWeights: () => void panels.useStandardWeights(),
    undo: () => void panels.undo(),
    async exportData(press) {
      if (!isPress(press, 'export')) throw notPressed();
      return engine.ask({ kind: 'export' });
    },
    async exportLog(press) {
      if (!isPress(press, 'log')) throw notPressed();
      return engine.ask({ kind: 'log' });
    },
    async recordRefusal(press) {
      if (!isPress(press, 'refusal-record')) throw notPressed();
      try {
        return await (await import('./records.js')).noText(context, engine);
      } catch (error) {
        fault(error, 'consent');
        throw error;
      }
    },
    checkImport: (blob) => importing.check(blob),
    async importData(id, press) {
      if (isPress(press, `import:${id}`)) return importing.take(id);
      return { state: 'refused', why: 'failed', path: null };
    },
    stopAndErase({ ledgerToo }, press) {
      if (isPress(press, ledgerToo ? 'erase-all' : 'erase')) choice.erase(ledgerToo);
    },
  };
}

const notPressed = () => new StreamPicksError('consent', 'only the viewer’s own press exports');
