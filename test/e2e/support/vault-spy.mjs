// What a dishonest script of the shop's page has at hand to read the viewer's notes: what it puts into
// the page before everything else, and what its attacks (`vault-attacks.mjs`) are made of. Both run in
// the page, and must not close over anything.

/** A script of the page that runs before the widget's: hears and keeps every message and port. */
export function spy() {
  window.loot = [];
  window.stolen = [];
  const keep = (value) => {
    try {
      window.loot.push(JSON.stringify(value) ?? String(value));
    } catch {
      window.loot.push(String(value));
    }
  };
  const steal = (realm) => {
    if (!realm || realm.isStolen) return;
    realm.isStolen = true;
    const { addEventListener } = realm.EventTarget.prototype;
    const hear = (end) => {
      if (window.stolen.includes(end)) return;
      window.stolen.push(end);
      addEventListener.call(end, 'message', ({ data }) => keep(data));
    };
    realm.EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type === 'message' && (this instanceof realm.Worker || this instanceof MessagePort)) {
        hear(this);
      }
      return addEventListener.call(this, type, ...rest);
    };
    addEventListener.call(realm, 'message', ({ data, ports }) => {
      keep(data);
      for (const port of ports) hear(port);
    });
    const { Worker, MessageChannel } = realm;
    realm.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        hear(this);
      }
    };
    realm.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        keep('a channel was made');
      }
    };
    for (const kind of [realm.MessagePort, Worker]) {
      const { postMessage } = kind.prototype;
      kind.prototype.postMessage = function (...given) {
        keep(given[0]);
        return postMessage.apply(this, given);
      };
    }
  };
  steal(window);
  const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    configurable: true,
    get() {
      const inner = get.call(this);
      try {
        steal(inner);
      } catch {
        // Of another origin.
      }
      return inner;
    },
  });
  window.addEventListener('error', ({ message }) => keep(message));
  window.addEventListener('unhandledrejection', ({ reason }) => keep(String(reason)));
  for (const name of ['stream-picks', `stream-picks of ${location.origin}`]) {
    new BroadcastChannel(name).addEventListener('message', ({ data }) => keep(data));
  }
  new PerformanceObserver((list) => keep(list.getEntries())).observe({
    entryTypes: ['resource', 'measure', 'mark', 'navigation'],
  });
}

/** Hands of the attacks. @param given `{vault, evil, sibling}`: address of the vault's page, origin that it does not list, origin of another shop of it */
export function toolsIn(given) {
  const host = document.querySelector('stream-picks');
  const { vault } = given;
  const { origin } = new URL(vault);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const text = (value) => {
    try {
      return JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner)) ?? '';
    } catch {
      return String(value);
    }
  };
  const attempt = async (work) => {
    try {
      return text(await work());
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  };
  const all = async (...works) => (await Promise.all(works.map(attempt))).join('\n');
  const frames = () => [...document.querySelectorAll('iframe')];
  const drawn = (root = document) =>
    [...root.querySelectorAll('*')]
      .map(
        (one) =>
          `${one.shadowRoot ? drawn(one.shadowRoot) : ''}${one.getAttribute('aria-label') ?? ''}`,
      )
      .join('') + (root.textContent ?? '');
  const KINDS = [
    'view',
    'export',
    'log',
    'why',
    'preview-without',
    'delete-signals',
    'correct-interest',
    'standard-weights',
    'undo',
    'protect',
    'unlock',
    'import',
    'sync',
    'take-back',
    'manifest',
    'constructor',
    '__proto__',
    ['view'],
    { toString: () => 'view' },
    null,
    0,
  ];
  const more = {
    productId: 'P0',
    type: 'dismiss',
    ids: ['P0'],
    id: 'brand:Oda',
    correction: 'pin',
    token: 't',
    passphrase: 'a long enough passphrase',
    file: {},
    text: '{}',
    reaction: 'love',
    most: { picks: true, history: true, counts: true, offers: true, region: true },
  };
  /** Asks one end for everything, and gives all answers. */
  const askAll = async (end, kinds = KINDS) => {
    const answers = [];
    const hear = ({ data }) => answers.push(text(data));
    end.addEventListener('message', hear);
    end.start?.();
    kinds.forEach((kind, index) => {
      try {
        end.postMessage({ seq: 900_000 + index, request: { ...more, kind } });
      } catch (error) {
        answers.push(String(error));
      }
    });
    for (let turn = 0; turn < 60 && answers.length < kinds.length; turn += 1) await wait(25);
    return answers.join('\n');
  };
  const settings = {
    shop: '',
    stream: 's9',
    countsOffered: false,
    collector: '',
    maxPicks: 24,
    saver: true,
    isolation: 'isolated',
  };
  const open = [{ seq: 1, request: { kind: 'open', settings } }];
  /** A frame of the vault that the page makes and greets itself, and what it gives. */
  const ownVault = async (within = document, greeter = window) => {
    const frame = within.createElement('iframe');
    const answers = [];
    const ports = [];
    greeter.addEventListener('message', ({ data, ports: given, source }) => {
      if (source !== frame.contentWindow) return;
      answers.push(text(data));
      ports.push(...given);
    });
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.src = vault;
    within.documentElement.append(frame);
    await loaded;
    const greet = () =>
      frame.contentWindow.postMessage({ streamPicksVault: 1, nonce: 'n' }, origin);
    greeter === window
      ? greet()
      : greeter.eval('(f,o)=>f.postMessage({streamPicksVault:1,nonce:"n"},o)')(
          frame.contentWindow,
          origin,
        );
    for (let turn = 0; turn < 20 && answers.length === 0; turn += 1) await wait(25);
    const [port] = ports;
    if (port) {
      port.addEventListener('message', ({ data }) => answers.push(text(data)));
      port.start();
      for (let turn = 0; turn < 40 && !answers.some((one) => one.includes('ready')); turn += 1)
        await wait(25);
      for (const message of open) port.postMessage(message);
      await wait(300);
    }
    return { frame, answers, port };
  };

  return { ...given, host, origin, wait, text, all, frames, drawn, askAll, ownVault };
}
