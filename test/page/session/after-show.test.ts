import { expect } from '@open-wc/testing';
import { NOTHING_AFTER_SHOW } from '../../../src/core/after-show.js';
import { NO_PURPOSES } from '../../../src/core/consent.js';
import { applyCue, EMPTY_SHOW } from '../../../src/core/show.js';
import { AfterShowPart } from '../../../src/page/session/after-show.js';
import type { Context } from '../../../src/page/session/context.js';
import { Store } from '../../../src/page/session/store.js';

const offer = (productId: string) => ({ productId, because: 'looked' as const, acts: 3 });
const recap = { items: [], looked: 1, saved: 0, added: 0, notes: 1 };

/** The part with a store, and a stage that can be set. */
function make({ offers = true, taken = false } = {}) {
  const store = new Store();
  store.update({ phase: 'on', purposes: { ...NO_PURPOSES, offers } });
  const fired: unknown[] = [];
  const told: unknown[] = [];
  const host = document.createElement('div');
  const context = {
    store,
    settings: () => ({ playerId: null }),
    options: {
      host,
      messageOver: () => ({ title: 'The show is over', body: 'Come back.', language: 'en' }),
      fire(name: string, detail: unknown) {
        fired.push([name, detail]);
        return taken;
      },
    },
  };
  const part = new AfterShowPart(context as unknown as Context, {
    tell: (request) => told.push(request),
  });
  part.sync();
  const stage = (...ids: string[]) => {
    const before = store.state.show;
    const show = applyCue(before, { ids });
    store.update({ show });
    part.stageChanged(before, show);
  };
  /** Without what a player tells. */
  const shown = () => {
    if (store.state.afterShow === null) return null;
    const { offers, recap, missed } = store.state.afterShow;
    return { offers, recap, missed };
  };
  return { store, part, stage, shown, fired, told };
}

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'visibilityState', {
    value: hidden ? 'hidden' : 'visible',
    configurable: true,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A page with a service worker, in a browser that answers `answer` when it is asked. */
function messages(permission: NotificationPermission, answer = permission) {
  const shown: [string, NotificationOptions][] = [];
  const asked: number[] = [];
  const stub = {
    permission,
    async requestPermission() {
      asked.push(1);
      stub.permission = answer;
      return answer;
    },
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'Notification');
  Object.defineProperty(globalThis, 'Notification', { value: stub, configurable: true });
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      getRegistration: async () => ({
        active: {},
        showNotification: async (title: string, options: NotificationOptions) => {
          shown.push([title, options]);
        },
      }),
    },
  });
  const restore = () => {
    if (before) Object.defineProperty(globalThis, 'Notification', before);
    Reflect.deleteProperty(navigator, 'serviceWorker');
  };
  return { shown, asked, restore };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 10));

describe('a message of this browser when the show is over', () => {
  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState');
  });

  async function ends(make: { stage: (...ids: string[]) => void }) {
    make.stage('seen');
    setHidden(true);
    make.stage('SECRET-SKU');
    make.stage();
    await soon();
  }

  it('rule 4: none is shown or asked for by itself, where the page could, and none without offers', async () => {
    for (const offers of [true, false]) {
      const browser = messages('granted');
      try {
        const made = make({ offers });
        await soon();
        expect(made.store.state.notify).to.equal(offers ? 'off' : 'none');
        await ends(made);
        expect(browser.shown).to.eql([]);
        expect(browser.asked).to.eql([]);
      } finally {
        browser.restore();
        setHidden(false);
      }
    }
  });

  it('rule 22: once the viewer turned it on it says no product, and only if something was missed', async () => {
    const browser = messages('default', 'granted');
    try {
      const made = make();
      await made.part.setNotify(true);
      expect(browser.asked).to.have.length(1);
      expect(made.store.state.notify).to.equal('on');
      expect(made.told.at(-1)).to.eql({ kind: 'after-show-switch', what: 'notify', on: true });
      await ends(made);
      expect(browser.shown.map(([title]) => title)).to.eql(['The show is over']);
      expect(JSON.stringify(browser.shown)).not.to.contain('SECRET-SKU');
      setHidden(false);
      made.stage('seen');
      setHidden(true);
      made.stage('missed');
      made.stage('on');
      setHidden(false);
      made.stage();
      await soon();
      expect(made.shown()?.missed).to.include('missed');
      expect(browser.shown, 'in sight').to.have.length(1);
      await made.part.setNotify(false);
      await ends(made);
      expect(browser.shown, 'off').to.have.length(1);
    } finally {
      browser.restore();
    }
  });

  it('is offered once the page’s service worker is at work, also where that comes late', async () => {
    const browser = messages('granted');
    const { serviceWorker } = navigator;
    let works = () => {};
    const ready = new Promise<void>((resolve) => {
      works = resolve;
    });
    const late = { ready, getRegistration: async (): Promise<unknown> => undefined };
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: late });
    try {
      const made = make();
      await soon();
      expect(made.store.state.notify).to.equal('none');
      late.getRegistration = () => serviceWorker.getRegistration();
      works();
      await soon();
      expect(made.store.state.notify).to.equal('off');
    } finally {
      browser.restore();
    }
  });

  it('rule 4: no script turns it on by the wish that turns items off', async () => {
    const browser = messages('granted');
    try {
      const made = make();
      const turn = made.part.turn.bind(made.part) as (
        what: string,
        id?: string,
        on?: boolean,
      ) => void;
      turn('notify', undefined, true);
      made.part.sync();
      await soon();
      expect(made.store.state.notify).to.equal('off');
      expect(made.told).to.eql([]);
    } finally {
      browser.restore();
    }
  });

  it('it comes whatever the viewer turned off, so that it tells the page nothing of that', async () => {
    const browser = messages('granted');
    try {
      const made = make();
      await made.part.setNotify(true);
      made.part.turn('missed', 'SECRET-SKU', false);
      await ends(made);
      expect(made.shown()?.missed ?? []).to.eql([]);
      expect(browser.shown).to.have.length(1);
    } finally {
      browser.restore();
    }
  });

  it('stays off where the browser refuses, and is not offered without a service worker', async () => {
    const browser = messages('default', 'denied');
    const made = make();
    try {
      await made.part.setNotify(true);
      expect(made.store.state.notify).to.equal('denied');
      expect(made.told.at(-1)).to.eql({ kind: 'after-show-switch', what: 'notify', on: false });
    } finally {
      browser.restore();
    }
    Object.defineProperty(navigator, 'serviceWorker', {
      configurable: true,
      value: { getRegistration: async () => undefined },
    });
    made.part.sync();
    await soon();
    expect(made.store.state.notify).to.equal('none');
    Reflect.deleteProperty(navigator, 'serviceWorker');
  });
});

describe('recap and offers in the session', () => {
  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('shows offers at once, and the recap only once the show is over', () => {
    const { part, stage, shown } = make();
    stage('A');
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A')], recap });
    expect(shown()).to.eql({ offers: [offer('A')], recap: null, missed: [] });
    stage();
    expect(shown()?.recap).to.eql(recap);
    stage('B');
    expect(shown()?.recap).to.equal(null);
  });

  it('a show that has not begun is not over', () => {
    const { store, part, shown } = make();
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [], recap });
    expect(store.state.show).to.equal(EMPTY_SHOW);
    expect(shown()).to.equal(null);
  });

  it('what was closed stays closed; new offers and the next show come', () => {
    const { part, stage, shown } = make();
    stage('A');
    stage();
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A')], recap });
    part.close();
    expect(shown()).to.equal(null);
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A')], recap });
    expect(shown()).to.equal(null);
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A'), offer('B')], recap });
    expect(shown()).to.eql({ offers: [offer('B')], recap: null, missed: [] });
    stage('C');
    stage();
    expect(shown()?.recap).to.eql(recap);
  });

  it('tells what came and went while the page was hidden, and nothing else', () => {
    const { stage, shown } = make();
    stage('seen');
    setHidden(true);
    stage('missed');
    stage('caught');
    setHidden(false);
    stage('later');
    stage();
    expect(shown()).to.eql({ offers: [], recap: null, missed: ['missed'] });
  });

  it('what is in the recap is not told a second time as missed', () => {
    const { part, stage, shown } = make();
    stage('seen');
    setHidden(true);
    stage('A');
    stage('B');
    stage();
    setHidden(false);
    const items = [{ productId: 'A', because: 'saved' as const, looks: 1 }];
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [], recap: { ...recap, items } });
    expect(shown()?.missed).to.eql(['B']);
  });

  it('what was missed and shown again later was not missed', () => {
    const { stage, shown } = make();
    setHidden(true);
    stage('A');
    stage('B');
    setHidden(false);
    stage('A');
    stage();
    expect(shown()).to.equal(null);
  });

  it('knows when each was on stage, and jumps there in the page’s player', () => {
    const { store, part, stage, fired } = make();
    let now = 760;
    const player = {
      currentTime: () => now,
      seekTo: (seconds: number) => {
        now = seconds;
      },
      playVideo: () => undefined,
    };
    part.player = player;
    stage('A');
    now = 1575;
    stage('B');
    now = 900;
    stage('A');
    now = 2000;
    stage();
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [], recap });
    expect([...(store.state.afterShow?.moments ?? [])]).to.eql([
      ['A', 760],
      ['B', 1575],
    ]);
    part.replay('B');
    expect(fired).to.eql([['sp-replay', { productId: 'B', seconds: 1575 }]]);
    expect(now).to.equal(1575);
    part.replay('never on stage');
    expect(fired.length).to.equal(1);
  });

  it('rule 22: each item can be turned off in one press, is told to the engine, and undone', () => {
    const { store, part, stage, shown, told } = make();
    stage('seen');
    setHidden(true);
    stage('missed');
    stage();
    setHidden(false);
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A')], recap: null });
    expect(shown()).to.eql({ offers: [offer('A')], recap: null, missed: ['missed'] });
    part.turn('missed', 'missed', false);
    part.turn('offer', 'A', false);
    expect(shown()).to.eql({ offers: [], recap: null, missed: [] });
    expect(store.state.afterShow?.hidden).to.eql({ what: 'offer', productId: 'A' });
    part.turn('offer', 'A', true);
    expect(shown()?.offers).to.eql([offer('A')]);
    expect(told).to.eql([
      { kind: 'after-show-switch', what: 'missed', productId: 'missed', on: false },
      { kind: 'after-show-switch', what: 'offer', productId: 'A', on: false },
      { kind: 'after-show-switch', what: 'offer', productId: 'A', on: true },
    ]);
  });

  it('leaves the jump to a page that takes it, and says where nobody can', () => {
    for (const taken of [true, false]) {
      const { store, part, stage } = make({ taken });
      let now = 30;
      // A clock alone cannot be moved.
      part.player = () => now;
      stage('A');
      now = 60;
      stage();
      part.hear({ ...NOTHING_AFTER_SHOW, offers: [], recap });
      part.replay('A');
      expect(store.state.afterShow?.unreachable).to.equal(!taken);
    }
  });

  it('rule 5, 12: without the purpose nothing is followed, shown or remembered', () => {
    const { store, part, stage, shown } = make();
    setHidden(true);
    stage('A');
    stage('B');
    part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A')], recap });
    store.update({ purposes: { ...NO_PURPOSES, picks: true } });
    part.sync();
    expect(shown()).to.equal(null);
    store.update({ purposes: { ...NO_PURPOSES, offers: true } });
    part.sync();
    stage();
    expect(shown()).to.equal(null);

    const off = make({ offers: false });
    off.stage('A');
    off.stage('B');
    off.part.hear({ ...NOTHING_AFTER_SHOW, offers: [offer('A')], recap });
    off.stage();
    expect(off.shown()).to.equal(null);
  });
});
